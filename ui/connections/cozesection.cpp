// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/cozesection.h"

#include "core/base/deliver.h"
#include "ui/connections/cozeform.h"
#include "ui/text/errors.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::Result;
using core::Secret;
using core::coze::TokenStatistics;

CozeSection::CozeSection(const Parts &parts, QWidget *parent)
    : ConnectionSection(u"coze"_s, parent),
      m_parts(parts),
      m_account(new CozeForm),
      m_token(makeWords(u"tokenState"_s))
{
    connect(&m_parts.tokens, &core::coze::TokenCache::statisticsChanged, this, &CozeSection::showToken);
    m_tick.setInterval(15s);
    connect(&m_tick, &QTimer::timeout, this, &CozeSection::showToken);
    arrange(m_account, {m_token});
    m_account->setVisible(!m_parts.isSample);
    forgetButton()->setVisible(!m_parts.isSample);
    testButton()->setVisible(!m_parts.isSample);
    reload();
}

QString CozeSection::title() const
{
    return tr("Coze account");
}

QString CozeSection::sentenceOf(const core::Error &error) const
{
    return serviceSentenceFor(error);
}

QString CozeSection::secretName() const
{
    return m_account->isJwt() ? u"coze-private-key"_s : u"coze-pat"_s;
}

void CozeSection::reload()
{
    const bool jwt = m_parts.workspace.value(u"coze.auth"_s).toString() == "jwt"_L1;
    const QString name = jwt ? u"coze-private-key"_s : u"coze-pat"_s;
    m_account->show(m_parts.workspace);
    core::deliver(m_parts.secrets.read(name), this, [this, name](const Result<Secret> &found) {
        m_account->setStored(found.has_value(), m_parts.secrets.placeOf(name)); // what was typed since stays
        forgetButton()->setEnabled(found.has_value());
        showToken();
    });
}

void CozeSection::test()
{
    const Secret typed = m_account->typedSecret();
    if (!typed.isEmpty()) {
        testWith(typed);
        return;
    }
    core::deliver(m_parts.secrets.read(secretName()), this, [this](const Result<Secret> &found) {
        if (found)
            testWith(*found);
        else
            fail({core::Error::Kind::Unauthorized,
                m_account->isJwt() ? tr("There is no private key yet.") : tr("There is no token yet.")});
    });
}

void CozeSection::testWith(const Secret &secret)
{
    const auto credential = m_account->credential(secret);
    if (!credential)
        fail(credential.error());
    else if (!isTesting())
        run(new core::coze::ServiceCheck(m_parts.http, *credential, this), [this, secret] { store(secret); });
}

void CozeSection::store(const Secret &secret)
{
    core::deliver(m_parts.secrets.write(secretName(), secret), this, [this](const Result<core::Done> &kept) {
        const auto done = kept ? m_account->store(m_parts.workspace) : kept;
        if (!done) {
            fail(done.error());
            return;
        }
        reload();
        emit notice(tr("Connected. The Test page can ask your bots now."), {}, {});
        emit stored();
    });
}

void CozeSection::forget()
{
    const QString name = secretName();
    core::deliver(m_parts.secrets.read(name), this, [this, name](const Result<Secret> &was) {
        core::deliver(m_parts.secrets.remove(name), this, [this, name, was](const Result<core::Done> &done) {
            if (!done) {
                fail(done.error());
                return;
            }
            reload();
            emit stored();
            const QPointer<CozeSection> self(this); // the notice may outlive the page
            emit notice(tr("The account was disconnected and its secret removed."), {}, [self, name, was] {
                if (!was || !self)
                    return;
                core::deliver(
                    self->m_parts.secrets.write(name, *was), self.data(), [self](const Result<core::Done> &) {
                        self->reload();
                        emit self->stored();
                    });
            });
        });
    });
}

ConnectionSection::State CozeSection::ownState() const
{
    const TokenStatistics now = m_parts.tokens.statistics();
    if (!m_parts.tokens.hasCredential())
        return {u"○"_s, tr("not connected")};
    if (now.lastError)
        return {u"✕"_s, tr("sign-in failed")};
    return {u"●"_s, tr("connected")};
}

void CozeSection::showToken()
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
    emit stateChanged();
}

QStringList CozeSection::report() const
{
    const TokenStatistics now = m_parts.tokens.statistics();
    return {u"region: "_s + m_parts.workspace.value(u"coze.region"_s).toString(),
        u"address: "_s + m_parts.workspace.value(u"coze.baseUrl"_s).toString(),
        u"sign-in: "_s + m_parts.workspace.value(u"coze.auth"_s).toString(),
        u"token: reused %1, refreshed %2, failed %3, stampedes avoided %4, discarded %5, clock difference %6 ms"_s
            .arg(now.reused)
            .arg(now.refreshed)
            .arg(now.failed)
            .arg(now.stampedesAvoided)
            .arg(now.discarded)
            .arg(now.clockDifferenceMs)};
}

void CozeSection::retranslate()
{
    setWords(m_parts.isSample
            ? tr("The sample shop answers on this computer with bots of its own. Nothing leaves it. Go back "
                 "to your own archive "
                 "to connect an account.")
            : tr("Paste a token or the key of an OAuth app. It is saved after it has passed the test."),
        m_parts.isSample ? QString() : tr("Disconnect"));
    showToken();
}

void CozeSection::showEvent(QShowEvent *event)
{
    ConnectionSection::showEvent(event);
    m_tick.start();
    showToken();
}

void CozeSection::hideEvent(QHideEvent *event)
{
    ConnectionSection::hideEvent(event);
    m_tick.stop();
}

} // namespace ui
