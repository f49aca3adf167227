// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionspage.h"

#include "core/base/deliver.h"
#include "core/base/timestamp.h"
#include "ui/connections/checklist.h"
#include "ui/connections/cozeform.h"
#include "ui/icons.h"
#include "ui/text/errors.h"
#include "ui/widgets/readingcolumn.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::Result;
using core::Secret;
using core::coze::TokenStatistics;

namespace {

constexpr int kErrorsKept = 20;

} // namespace

ConnectionsPage::ConnectionsPage(const Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_form(new CozeForm),
      m_steps(new CheckList),
      m_heading(new QLabel),
      m_words(new QLabel),
      m_token(new QLabel),
      m_errorsHeading(new QLabel),
      m_errors(new QListWidget),
      m_test(new QPushButton),
      m_forget(new QPushButton),
      m_copy(new QPushButton)
{
    setObjectName(u"connectionsPage"_s);
    build();
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_check)
            m_check->cancel();
        else
            test();
    });
    connect(m_forget, &QPushButton::clicked, this, &ConnectionsPage::forget);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(report());
        emit notice(tr("The report was copied."), {}, {});
    });
    connect(&m_parts.tokens, &core::coze::TokenCache::statisticsChanged, this, &ConnectionsPage::showToken);
    m_tick.setInterval(15s);
    connect(&m_tick, &QTimer::timeout, this, &ConnectionsPage::showToken);
    retranslate();
    reload();
}

ConnectionsPage::~ConnectionsPage()
{
    delete m_check;
}

void ConnectionsPage::build()
{
    m_test->setObjectName(u"testConnection"_s);
    m_forget->setObjectName(u"forgetConnection"_s);
    m_copy->setObjectName(u"copyConnectionReport"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_token->setObjectName(u"tokenState"_s);
    m_errors->setObjectName(u"lastErrors"_s);
    m_errors->setWordWrap(true);
    m_errors->setFixedHeight(fontMetrics().lineSpacing() * 6);
    for (QLabel *label : {m_words, m_token}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *inner = new QWidget;
    inner->setMaximumWidth(860);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addWidget(m_heading);
    column->addWidget(m_words);
    column->addWidget(m_form);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addWidget(m_forget);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(m_steps);
    column->addWidget(m_token);
    column->addWidget(m_errorsHeading);
    column->addWidget(m_errors);
    column->addStretch(1);
    fillWithColumn(this, inner);
    setFocusProxy(m_test);
    m_errorsHeading->hide();
    m_errors->hide();
    m_form->setVisible(!m_parts.isSample);
    m_forget->setVisible(!m_parts.isSample);
    m_test->setVisible(!m_parts.isSample);
}

QString ConnectionsPage::secretName() const
{
    return m_form->isJwt() ? u"coze-private-key"_s : u"coze-pat"_s;
}

void ConnectionsPage::reload()
{
    if (const auto again = core::workspace::Workspace::open(m_parts.workspace.folder()))
        m_parts.workspace = *again;
    const bool jwt = m_parts.workspace.value(u"coze.auth"_s).toString() == "jwt"_L1;
    const QString name = jwt ? u"coze-private-key"_s : u"coze-pat"_s;
    m_form->show(m_parts.workspace);
    core::deliver(m_parts.secrets.read(name), this, [this, name](const Result<Secret> &stored) {
        m_form->setStored(stored.has_value(), m_parts.secrets.placeOf(name)); // what was typed since stays
        m_forget->setEnabled(stored.has_value());
        showToken();
    });
}

void ConnectionsPage::setTesting(bool testing)
{
    m_form->setEnabled(!testing);
    m_test->setText(testing ? tr("Stop the Test") : tr("Test and Save"));
}

void ConnectionsPage::test()
{
    const Secret typed = m_form->typedSecret();
    if (!typed.isEmpty()) {
        testWith(typed);
        return;
    }
    core::deliver(m_parts.secrets.read(secretName()), this, [this](const Result<Secret> &stored) {
        if (stored)
            testWith(*stored);
        else
            noteError({core::Error::Kind::Unauthorized,
                m_form->isJwt() ? tr("There is no private key yet.") : tr("There is no token yet.")});
    });
}

void ConnectionsPage::testWith(const Secret &secret)
{
    const auto credential = m_form->credential(secret);
    if (!credential) {
        noteError(credential.error());
        return;
    }
    m_check = new core::coze::ServiceCheck(m_parts.http, *credential, this);
    connect(m_check, &core::coze::ServiceCheck::stepChanged, this, [this] {
        m_lastSteps = m_check->steps();
        m_steps->setSteps(m_lastSteps);
    });
    connect(m_check, &core::coze::ServiceCheck::finished, this,
        [this, secret](bool passed) { checked(passed, secret); });
    setTesting(true);
    m_check->start();
}

void ConnectionsPage::checked(bool passed, const Secret &secret)
{
    m_lastSteps = m_check->steps();
    m_check.clear();
    setTesting(false);
    if (passed) {
        store(secret);
        return;
    }
    for (const core::coze::CheckStep &step : std::as_const(m_lastSteps)) {
        if (step.error && step.error->kind != core::Error::Kind::Cancelled)
            noteError(*step.error);
    }
}

void ConnectionsPage::store(const Secret &secret)
{
    core::deliver(m_parts.secrets.write(secretName(), secret), this, [this](const Result<core::Done> &kept) {
        const auto done = kept ? m_form->store(m_parts.workspace) : kept;
        if (!done) {
            noteError(done.error());
            return;
        }
        reload();
        emit notice(tr("Connected. The Test page can ask your bots now."), {}, {});
        emit stored();
    });
}

void ConnectionsPage::forget()
{
    const QString name = secretName();
    core::deliver(m_parts.secrets.read(name), this, [this, name](const Result<Secret> &was) {
        core::deliver(m_parts.secrets.remove(name), this, [this, name, was](const Result<core::Done> &done) {
            if (!done) {
                noteError(done.error());
                return;
            }
            reload();
            emit stored();
            emit notice(tr("The account was disconnected and its secret removed."), {}, [this, name, was] {
                if (!was)
                    return;
                core::deliver(m_parts.secrets.write(name, *was), this, [this](const Result<core::Done> &) {
                    reload();
                    emit stored();
                });
            });
        });
    });
}

void ConnectionsPage::noteError(const core::Error &error)
{
    const QString time = QLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
    m_errors->insertItem(0, tr("%1  %2", "time; what went wrong").arg(time, serviceSentenceFor(error)));
    while (m_errors->count() > kErrorsKept)
        delete m_errors->takeItem(m_errors->count() - 1);
    m_errorsHeading->show();
    m_errors->show();
}

void ConnectionsPage::showToken()
{
    const TokenStatistics now = m_parts.tokens.statistics();
    const QLocale locale;
    QStringList words;
    if (!m_parts.tokens.hasCredential())
        words.append(tr("○ Not connected."));
    else if (!now.isRenewable)
        words.append(tr("● Connected with a personal token."));
    else if (now.remainingMs)
        words.append(tr("● Access token valid for %1 min.").arg(locale.toString(*now.remainingMs / 60'000)));
    else
        words.append(tr("● Connected; an access token is fetched with the first question."));
    const qint64 asked = now.reused + now.refreshed + now.failed;
    if (now.isRenewable && asked > 0)
        words.append(tr("Reused %1, exchanged %2, failed %3, waited for another one's exchange %4.")
                         .arg(locale.toString(now.reused), locale.toString(now.refreshed),
                             locale.toString(now.failed), locale.toString(now.stampedesAvoided)));
    if (now.clockDifferenceMs != 0)
        words.append(tr("▲ This computer's clock differs from the service's by %1 s; it is allowed for.")
                         .arg(locale.toString(double(now.clockDifferenceMs) / 1000, 'f', 0)));
    if (now.lastError)
        words.append(u"▲ "_s + serviceSentenceFor(*now.lastError));
    m_token->setText(words.join(u' '));
}

QString ConnectionsPage::report() const
{
    const TokenStatistics now = m_parts.tokens.statistics();
    QStringList lines{u"agent-console "_s + QStringLiteral(AGENTCONSOLE_VERSION),
        core::formatTimestamp(QDateTime::currentMSecsSinceEpoch()),
        u"region: "_s + m_parts.workspace.value(u"coze.region"_s).toString(),
        u"address: "_s + m_parts.workspace.value(u"coze.baseUrl"_s).toString(),
        u"sign-in: "_s + m_parts.workspace.value(u"coze.auth"_s).toString(),
        u"token: reused %1, refreshed %2, failed %3, stampedes avoided %4, discarded %5, clock difference %6 ms"_s
            .arg(now.reused)
            .arg(now.refreshed)
            .arg(now.failed)
            .arg(now.stampedesAvoided)
            .arg(now.discarded)
            .arg(now.clockDifferenceMs)};
    for (const core::coze::CheckStep &step : m_lastSteps)
        lines.append(CheckList::wordsOf(step));
    for (int i = 0; i < m_errors->count(); ++i)
        lines.append(m_errors->item(i)->text());
    return lines.join(u'\n');
}

void ConnectionsPage::retranslate()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_heading->setFont(large);
    m_errorsHeading->setFont(large);
    m_heading->setText(tr("Coze account"));
    m_errorsHeading->setText(tr("Last errors"));
    m_errors->setAccessibleName(tr("Last errors"));
    m_words->setText(m_parts.isSample
            ? tr("The sample shop answers on this computer with bots of its own. Nothing leaves it. Go back "
                 "to your own archive "
                 "to connect an account.")
            : tr("Paste a token or the key of an OAuth app. It is saved after it has passed the test."));
    m_forget->setText(tr("Disconnect"));
    m_copy->setText(tr("Copy Report"));
    setTesting(!m_check.isNull());
    showToken();
    m_steps->setSteps(m_lastSteps);
}

void ConnectionsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tick.start();
    showToken();
}

void ConnectionsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

void ConnectionsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

} // namespace ui
