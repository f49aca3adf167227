// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/livesection.h"

#include "ui/connections/roundtripstrip.h"
#include "ui/connections/wireview.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::live::EndReason;
using core::live::LiveSession;
using core::live::Status;
using Link = core::live::State;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::LiveSection)
public:
    static QString reason(EndReason reason)
    {
        switch (reason) {
        case EndReason::None:
        case EndReason::FailedAttempt:
        case EndReason::ClientDisconnect:
        case EndReason::Refused:
            return {};
        case EndReason::PingTimeout:
            return tr("the server gave no sign of life");
        case EndReason::DeadLink:
            return tr("the connection went silent");
        case EndReason::TransportClose:
            return tr("the connection was closed");
        case EndReason::TransportError:
            return tr("the connection broke");
        case EndReason::ParseError:
            return tr("the server sent something that is no packet");
        case EndReason::ServerDisconnect:
            return tr("the server put this program out");
        case EndReason::NetworkChange:
            return tr("the network changed");
        }
        return {};
    }
    static QString state(const Status &status, qint64 nowMs)
    {
        switch (status.state) {
        case Link::Idle:
            return tr("off");
        case Link::Opening:
        case Link::AwaitingOpen:
            return tr("connecting…");
        case Link::Joining:
            return tr("signing in…");
        case Link::Online:
            return status.roundTripMs
                ? tr("connected · %1 ms").arg(QLocale().toString(*status.roundTripMs, 'f', 0))
                : tr("connected");
        case Link::Waiting:
            return tr("next try in %1 s (try %2)")
                .arg(QLocale().toString(std::max<qint64>(0, (status.nextTryAtMs - nowMs + 999) / 1000)),
                    QLocale().toString(status.attempt + 1));
        case Link::Refused:
            return tr("sign-in refused");
        case Link::Kicked:
            return tr("put out by the server");
        case Link::Incompatible:
            return tr("another version of the protocol");
        case Link::Failed:
            return tr("given up");
        }
        return {};
    }
    static QString shape(const Status &status)
    {
        switch (status.state) {
        case Link::Idle:
            return u"○"_s;
        case Link::Opening:
        case Link::AwaitingOpen:
        case Link::Joining:
        case Link::Waiting:
            return u"◐"_s;
        case Link::Online:
            return status.degraded ? u"▲"_s : u"●"_s;
        case Link::Refused:
        case Link::Kicked:
        case Link::Incompatible:
        case Link::Failed:
            break;
        }
        return u"✕"_s;
    }
};

} // namespace

LiveSection::LiveSection(
    core::workspace::Workspace &workspace, const ShopChecks &checks, bool isEditable, QWidget *parent)
    : ConnectionSection(u"live"_s, parent),
      m_workspace(workspace),
      m_checks(checks),
      m_isEditable(isEditable),
      m_url(new QLineEdit),
      m_path(new QLineEdit),
      m_urlLabel(new QLabel),
      m_pathLabel(new QLabel),
      m_standing(makeWords(u"liveStanding"_s)),
      m_now(new QPushButton),
      m_figures(makeWords(u"liveFigures"_s)),
      m_trips(new RoundTripStrip),
      m_wire(new WireView)
{
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &LiveSection::showFigures);
    connect(m_now, &QPushButton::clicked, this, [this] {
        if (m_session)
            m_session->retryNow();
    });
    connect(m_wire, &WireView::copied, this, [this] { emit notice(tr("The frames were copied."), {}, {}); });
    QWidget *form = makeForm();
    arrange(form, {makeStanding(), m_trips, m_wire});
    form->setVisible(isEditable);
    testButton()->setVisible(isEditable);
    reload();
}

QWidget *LiveSection::makeForm()
{
    auto *fields = new QWidget;
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_url->setObjectName(u"liveUrl"_s);
    m_path->setObjectName(u"livePath"_s);
    m_urlLabel->setBuddy(m_url);
    m_pathLabel->setBuddy(m_path);
    form->addRow(m_urlLabel, m_url);
    form->addRow(m_pathLabel, m_path);
    for (QLineEdit *field : {m_url, m_path}) {
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (!isTesting())
                test();
        });
    }
    return fields;
}

QWidget *LiveSection::makeStanding()
{
    m_now->setObjectName(u"tryNow"_s);
    auto *all = new QWidget;
    auto *row = new QHBoxLayout;
    row->addWidget(m_standing, 1);
    row->addWidget(m_now, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 12, 0, 0);
    column->addLayout(row);
    column->addWidget(m_figures);
    return all;
}

QString LiveSection::title() const
{
    return tr("Live socket");
}

void LiveSection::reload()
{
    m_url->setText(m_workspace.value(u"live.url"_s).toString());
    m_path->setText(m_workspace.value(u"live.path"_s).toString());
    showPlaceholder();
    showStanding();
}

void LiveSection::showPlaceholder()
{
    const QString backend = m_workspace.value(u"backend.url"_s).toString();
    m_url->setPlaceholderText(
        backend.isEmpty() ? u"wss://shop.example"_s : tr("as the backend: %1").arg(backend));
}

void LiveSection::setLive(LiveSession *session, const core::live::RoundTripLog *log)
{
    if (m_session && m_session != session)
        QObject::disconnect(m_session, nullptr, this, nullptr);
    if (session && session != m_session) {
        connect(session, &LiveSession::statusChanged, this, &LiveSection::takeStatus);
        connect(session, &QObject::destroyed, this, [this] {
            m_session.clear();
            showStanding();
        });
    }
    m_session = session;
    m_log = log;
    m_told = Link::Idle;
    m_wire->setSession(session);
    if (session)
        takeStatus(session->status());
    showStanding();
    showFigures();
}

void LiveSection::setGaps(int all, int open)
{
    m_gaps = all;
    m_openGaps = open;
    showFigures();
}

void LiveSection::takeStatus(const Status &status)
{
    const bool isNew = std::exchange(m_told, status.state) != status.state;
    const bool isBad = status.state == Link::Waiting || status.state >= Link::Refused;
    if (isNew && isBad) {
        const QString reason = Words::reason(status.reason);
        const QString why = status.error ? sentenceOf(*status.error) : QString();
        emit problem(tr("%1: %2", "connection; what went wrong")
                         .arg(title(),
                             reason.isEmpty()    ? why
                                 : why.isEmpty() ? reason
                                                 : u"%1. %2"_s.arg(reason, why)));
    }
    showStanding();
}

void LiveSection::showStanding()
{
    QStringList words;
    const bool has = !m_session.isNull();
    const Status status = has ? m_session->status() : Status();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    words.append(has ? Words::shape(status) + u' ' + Words::state(status, now) : tr("○ Not in use."));
    if (has && status.state != Link::Online) {
        if (const QString reason = Words::reason(status.reason); !reason.isEmpty())
            words.append(reason);
        if (status.error)
            words.append(sentenceOf(*status.error));
    } else if (status.degraded) {
        words.append(tr("an answer is overdue"));
    }
    m_standing->setText(words.join(u" – "_s));
    m_now->setVisible(has && (status.state == Link::Waiting || status.state >= Link::Refused));
    emit stateChanged();
}

void LiveSection::showFigures()
{
    if (m_session && m_session->status().state == Link::Waiting)
        showStanding();
    const qint64 reconnects = m_session ? std::max<qint64>(0, m_session->counters().connects - 1) : 0;
    const QLocale locale;
    m_figures->setVisible(!m_session.isNull());
    m_figures->setText(tr("Reconnects %1 · gaps %2").arg(locale.toString(reconnects), locale.toString(m_gaps))
        + u' ' + (m_openGaps > 0 ? tr("▲ %1 open").arg(locale.toString(m_openGaps)) : tr("✓ all filled")));
    if (m_log && isVisible())
        m_trips->setDay(m_log->lastDay(QDateTime::currentMSecsSinceEpoch()));
    m_trips->setVisible(m_log != nullptr);
    m_wire->setVisible(!m_session.isNull());
}

QUrl LiveSection::urlToTest() const
{
    const QString text = m_url->text().trimmed();
    if (!text.isEmpty())
        return QUrl(text.contains(u"://"_s) ? text : u"wss://"_s + text, QUrl::StrictMode);
    QUrl backend(m_workspace.value(u"backend.url"_s).toString(), QUrl::StrictMode);
    backend.setPath({}); // beside the backend's /api
    return backend;
}

void LiveSection::test()
{
    const QUrl url = urlToTest();
    if (!url.isValid() || url.host().isEmpty()) {
        fail({core::Error::Kind::InvalidInput,
            tr("The address begins with wss:// and the name of the server")});
        m_url->setFocus();
        return;
    }
    QString path = m_path->text().trimmed();
    if (path.isEmpty())
        path = u"/socket.io/"_s;
    const QString own = m_url->text().trimmed().isEmpty() ? QString() : url.toString();
    run(m_checks.live(url, path), [this, own, path] { store(own, path); });
}

void LiveSection::store(const QString &url, const QString &path)
{
    const auto done = m_workspace.set(u"live.url"_s, url).and_then([&](core::Done) {
        return m_workspace.set(u"live.path"_s, path);
    });
    if (!done) {
        fail(done.error());
        return;
    }
    reload();
    emit notice(tr("Saved. The live channel is opened now."), {}, {});
    emit stored();
}

ConnectionSection::State LiveSection::ownState() const
{
    if (!m_session)
        return {u"○"_s, tr("not in use")};
    const Status &status = m_session->status();
    if (status.state == Link::Online && status.degraded)
        return {u"▲"_s, tr("degraded")};
    return {Words::shape(status), Words::state(status, QDateTime::currentMSecsSinceEpoch())};
}

QStringList LiveSection::report() const
{
    QStringList lines{u"live: "_s + m_workspace.value(u"live.url"_s).toString()
        + m_workspace.value(u"live.path"_s).toString()};
    if (!m_session)
        return lines;
    const core::live::Counters counters = m_session->counters();
    lines.append(
        u"live: state %1, attempts %2, connects %3, events in %4, out %5, unknown %6, malformed %7, gaps %8, open %9"_s
            .arg(int(m_session->status().state))
            .arg(counters.attempts)
            .arg(counters.connects)
            .arg(counters.eventsIn)
            .arg(counters.eventsOut)
            .arg(counters.unknownPackets)
            .arg(counters.malformed)
            .arg(m_gaps)
            .arg(m_openGaps));
    return lines;
}

void LiveSection::retranslate()
{
    setWords(m_isEditable ? tr("Where messages are told as they are written. Leave the address empty when it "
                               "is the backend's. It is "
                               "saved after it has passed the test, and takes effect at once.")
                          : tr("The sample shop's live channel, on this computer."));
    m_urlLabel->setText(tr("&Address:"));
    m_pathLabel->setText(tr("&Path:"));
    m_now->setText(tr("Try Now"));
    showStanding();
    showFigures();
}

void LiveSection::showEvent(QShowEvent *event)
{
    ConnectionSection::showEvent(event);
    m_tick.start();
    showPlaceholder(); // the backend may be another one now
    showFigures();
}

void LiveSection::hideEvent(QHideEvent *event)
{
    ConnectionSection::hideEvent(event);
    m_tick.stop();
}

} // namespace ui
