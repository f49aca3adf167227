// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/databasepages.h"

#include "app/databasesettings.h"
#include "core/base/deliver.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/connections/connectionspage.h"
#include "ui/mainwindow.h"
#include "ui/text/dates.h"
#include "ui/text/errors.h"
#include "ui/text/historywords.h"
#include "ui/widgets/strip.h"

#include <QLineEdit>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

using core::Error;
using core::Result;
using core::history::HistorySource;
using core::history::Totals;
using core::workspace::Workspace;
using ui::Strip;

namespace {

constexpr auto kPatience = 1'500ms; // for a key ring that asks for its password
constexpr auto kMoment = 1s; // between two servers, or at the start
const auto kOffline = u"offline"_s;
const auto kOffer = u"mirror-offer"_s;

/// Rather than some other trouble, which has words of its own.
bool isUnreachable(const Error &error)
{
    return error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout
        || error.kind == Error::Kind::Tls || error.kind == Error::Kind::Unauthorized;
}

} // namespace

DatabasePages::DatabasePages(Parts parts, Workspace workspace, QObject *parent)
    : QObject(parent),
      m_parts(parts),
      m_workspace(std::move(workspace))
{
    m_strip.setSingleShot(true);
    m_strip.setInterval(kMoment);
    connect(&m_strip, &QTimer::timeout, this, &DatabasePages::readUpTo);
    connect(&m_parts.window.searchField(), &QLineEdit::textEdited, this, &DatabasePages::offerMirror);
}

DatabasePages::~DatabasePages()
{
    showOn(nullptr);
    m_parts.window.strips().remove(kOffline);
    m_parts.window.strips().remove(kOffer);
}

HistorySource &DatabasePages::history() const
{
    return m_service ? m_service->history() : m_parts.archive;
}

void DatabasePages::begin()
{
    if (!readsDatabaseDirectly(m_workspace)) {
        m_isSettled = true;
        return;
    }
    m_service = std::make_unique<DatabaseService>(
        m_workspace, m_parts.secrets, m_parts.archive, DatabaseService::Start::WithTheArchive);
    connect(m_service.get(), &DatabaseService::changed, this, &DatabasePages::takeService);
    connect(m_service.get(), &DatabaseService::stateChanged, this, &DatabasePages::showStanding);
    connect(m_service.get(), &DatabaseService::offlineChanged, this, &DatabasePages::updateStrip);
    QTimer::singleShot(kPatience, m_service.get(), [this] {
        if (!std::exchange(m_isSettled, true))
            emit historyChanged(); // the archive, meanwhile
    });
    m_service->reload();
}

void DatabasePages::restart()
{
    const auto again = Workspace::open(m_workspace.folder());
    if (again)
        m_workspace = *again;
    if (m_service && readsDatabaseDirectly(m_workspace)) {
        m_service->reload();
        return;
    }
    if (!m_service && !readsDatabaseDirectly(m_workspace))
        return;
    const auto before = std::move(m_service);
    begin();
    m_isSettled = true; // the archive, until the password is there
    if (!before)
        return;
    emit historyChanged(); // nothing may read any more from what goes away now
    showStanding();
    updateStrip();
}

void DatabasePages::lookNow()
{
    if (m_service)
        m_service->lookNow();
    else
        emit lookWanted();
}

void DatabasePages::takeService()
{
    m_isSettled = true;
    if (m_service->problem()) {
        m_parts.window.showNotice(tr("The shop's database cannot be asked. %1")
                                      .arg(ui::databaseSentenceFor(*m_service->problem())));
    }
    emit historyChanged();
    showStanding();
    updateStrip();
}

void DatabasePages::noteChanged()
{
    if (m_service)
        m_service->noteChanged();
}

void DatabasePages::setTail(
    const std::optional<core::feed::TailStatus> &tail, const core::feed::Receipt &receipt)
{
    m_tail = tail;
    m_receipt = receipt;
    showStanding();
    updateStrip();
}

void DatabasePages::showOn(ui::ConnectionsPage *page)
{
    if (m_page && m_page != page)
        m_page->setDatabase(std::nullopt);
    m_page = page;
    showStanding();
}

void DatabasePages::showStanding()
{
    if (!m_page)
        return;
    const core::postgres::Database *database = m_service ? m_service->database() : nullptr;
    m_page->setDatabase(database ? std::optional(database->state()) : std::nullopt);
    const bool isMirrored = hasDatabaseSource(m_workspace) && !isDirect();
    m_page->setMirror(isMirrored ? m_tail : std::nullopt, m_receipt.completeUpToMs);
}

void DatabasePages::renew()
{
    m_parts.window.strips().remove(kOffer);
    updateStrip();
}

/// In direct mode the archive answers; as a mirror it stays, but nothing new comes.
bool DatabasePages::isAway() const
{
    if (isDirect())
        return isOffline();
    return m_tail && m_tail->state == core::feed::TailStatus::State::Failing && m_tail->error
        && isUnreachable(*m_tail->error) && hasDatabaseSource(m_workspace);
}

void DatabasePages::updateStrip()
{
    if (!isAway()) {
        m_strip.stop();
        m_parts.window.strips().remove(kOffline);
    } else if (m_parts.window.strips().contains(kOffline)) {
        readUpTo();
    } else if (!m_strip.isActive()) {
        m_strip.start();
    }
}

void DatabasePages::readUpTo()
{
    if (!isDirect() && m_receipt.completeUpToMs > 0) {
        showStrip(m_receipt.completeUpToMs);
        return;
    }
    core::deliver(m_parts.archive.totals(), this, [this](const Result<Totals> &totals) {
        if (totals)
            showStrip(totals->lastAtMs.value_or(0));
    });
}

void DatabasePages::showStrip(qint64 upToMs)
{
    if (!isAway())
        return; // it came back while the archive was asked
    const ui::Dates dates(ui::zoneNamed(m_parts.settings.timeZone()));
    m_parts.window.strips().show({kOffline, Strip::Kind::Warning,
        upToMs > 0 ? tr("Offline – data up to %1.").arg(dates.stamp(upToMs))
                   : tr("Offline – the shop's database cannot be reached."),
        {{tr("Try Now"), [this] { lookNow(); }},
            {tr("Connections"), [this] { m_parts.window.showPage(ui::Command::ShowConnections); }}},
        {}, false, 0});
}

void DatabasePages::offerMirror(const QString &searched)
{
    if (m_hasOffered || searched.trimmed().isEmpty() || !isDirect() || m_service->isOffline()
        || m_service->searchesArchive())
        return;
    m_hasOffered = true;
    m_parts.window.strips().show({kOffer, Strip::Kind::Info,
        tr("The server is searched, the newest messages first; that can take long. A copy on this computer "
           "finds everything at once."),
        {{tr("Copy the History…"), [this] { QTimer::singleShot(0, this, &DatabasePages::askToMirror); }}}, {},
        true, 0});
}

void DatabasePages::askToMirror()
{
    m_parts.window.strips().show({kOffer, Strip::Kind::Info,
        tr("The whole history will be copied to this computer, the newest messages first. You can read and "
           "search meanwhile."),
        {{tr("Copy"), [this] { QTimer::singleShot(0, this, &DatabasePages::mirror); }},
            {tr("Not Now"), [this] { m_parts.window.strips().remove(kOffer); }}},
        {}, true, 0});
}

void DatabasePages::mirror()
{
    m_parts.window.strips().remove(kOffer);
    const auto stored = m_workspace.set(u"postgres.mode"_s, u"archive"_s);
    if (!stored) {
        m_parts.window.showNotice(ui::sentenceFor(stored.error()));
        return;
    }
    m_parts.window.showNotice(tr("The history is being copied here."));
    emit settingsChanged();
}

} // namespace app
