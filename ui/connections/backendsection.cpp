// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/backendsection.h"

#include "core/base/deliver.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

using core::Result;
using core::Secret;
using core::workspace::SecretStore;

QString backendPasswordName()
{
    return u"backend-password"_s;
}

BackendSection::BackendSection(
    core::workspace::Workspace &workspace, SecretStore &secrets, const ShopChecks &checks, QWidget *parent)
    : ConnectionSection(u"backend"_s, parent),
      m_workspace(workspace),
      m_secrets(secrets),
      m_checks(checks),
      m_url(new QLineEdit),
      m_user(new QLineEdit),
      m_password(new QLineEdit),
      m_place(makeWords(u"backendSecretPlace"_s)),
      m_allows(new QCheckBox),
      m_effect(makeWords(u"allowsAnsweringEffect"_s)),
      m_question(new QWidget),
      m_asks(makeWords(u"allowsAnsweringQuestion"_s)),
      m_yes(new QPushButton),
      m_no(new QPushButton)
{
    arrange(makeForm(), {makeAllowing()});
    reload();
}

QWidget *BackendSection::makeForm()
{
    auto *fields = new QWidget;
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_url->setObjectName(u"backendUrl"_s);
    m_url->setPlaceholderText(u"https://shop.example"_s);
    m_user->setObjectName(u"backendUser"_s);
    m_password->setObjectName(u"backendPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    for (QLineEdit *field : {m_url, m_user, m_password}) {
        auto *label = new QLabel;
        label->setBuddy(field);
        m_labels.append(label);
        form->addRow(label, field);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (!isTesting())
                test();
        });
    }
    m_place->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), m_place);
    return fields;
}

QWidget *BackendSection::makeAllowing()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 12, 0, 0);
    m_allows->setObjectName(u"allowsAnswering"_s);
    m_effect->setForegroundRole(QPalette::PlaceholderText);
    m_yes->setObjectName(u"allowAnswering"_s);
    m_no->setObjectName(u"keepWatching"_s);
    auto *question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    question->addWidget(m_asks);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_yes);
    buttons->addWidget(m_no);
    buttons->addStretch(1);
    question->addLayout(buttons);
    m_question->hide();
    column->addWidget(m_allows);
    column->addWidget(m_effect);
    column->addWidget(m_question);
    connect(m_allows, &QCheckBox::clicked, this, &BackendSection::wish);
    connect(m_yes, &QPushButton::clicked, this, [this] { allow(true); });
    connect(m_no, &QPushButton::clicked, this, [this] {
        showAllowing();
        m_allows->setFocus();
    });
    return all;
}

QString BackendSection::title() const
{
    return tr("Shop's backend");
}

void BackendSection::reload()
{
    m_url->setText(m_workspace.value(u"backend.url"_s).toString());
    m_user->setText(m_workspace.value(u"backend.user"_s).toString());
    m_password->clear();
    showAllowing();
    core::deliver(m_secrets.read(backendPasswordName()), this, [this](const Result<Secret> &found) {
        m_hasPassword = found.has_value();
        showPlace();
        emit stateChanged();
    });
    emit stateChanged();
}

void BackendSection::showPlace()
{
    const bool isConnected = !m_workspace.value(u"backend.url"_s).toString().isEmpty();
    forgetButton()->setEnabled(isConnected || m_hasPassword);
    m_password->setPlaceholderText(m_hasPassword ? tr("•••••••• stored; type to replace it") : QString());
    m_place->setText(placeWords(m_secrets.placeOf(backendPasswordName())));
}

QString BackendSection::placeWords(SecretStore::Place place)
{
    switch (place) {
    case SecretStore::Place::KeyRing:
        return tr("The password is kept in this computer's key ring, never in a file.");
    case SecretStore::Place::Session:
        return tr("No key ring can be reached: the password is kept for this session only.");
    case SecretStore::Place::Environment:
        return tr("An environment variable gives the password and wins over what is stored.");
    }
    return {};
}

void BackendSection::test()
{
    const Secret typed(m_password->text());
    if (!typed.isEmpty()) {
        testWith(typed);
        return;
    }
    core::deliver(m_secrets.read(backendPasswordName()), this, [this](const Result<Secret> &found) {
        if (found)
            testWith(*found);
        else
            fail({core::Error::Kind::Unauthorized, tr("There is no password yet.")});
    });
}

void BackendSection::testWith(const Secret &password)
{
    const QString text = m_url->text().trimmed();
    const QUrl url(text.contains(u"://"_s) || text.isEmpty() ? text : u"https://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        fail({core::Error::Kind::InvalidInput,
            tr("The address begins with https:// and the name of the server")});
        m_url->setFocus();
        return;
    }
    if (m_user->text().trimmed().isEmpty()) {
        fail({core::Error::Kind::InvalidInput, tr("A user is needed")});
        m_user->setFocus();
        return;
    }
    const core::shop::Account account{url, m_user->text().trimmed(), password};
    if (!isTesting())
        run(m_checks.backend(account), [this, account] { store(account); });
}

Result<core::Done> BackendSection::setAddress(const QString &url, const QString &user)
{
    return m_workspace.set(u"backend.url"_s, url).and_then([&](core::Done) {
        return m_workspace.set(u"backend.user"_s, user);
    });
}

void BackendSection::store(const core::shop::Account &account)
{
    core::deliver(m_secrets.write(backendPasswordName(), account.password), this,
        [this, account](const Result<core::Done> &kept) {
            const auto done = kept ? setAddress(account.baseUrl.toString(), account.user) : kept;
            if (!done) {
                fail(done.error());
                return;
            }
            reload();
            emit notice(tr("Connected with the shop's backend."), {}, {});
            emit stored();
        });
}

void BackendSection::forget()
{
    const QString url = m_workspace.value(u"backend.url"_s).toString();
    const QString user = m_workspace.value(u"backend.user"_s).toString();
    core::deliver(m_secrets.read(backendPasswordName()), this, [this, url, user](const Result<Secret> &was) {
        const auto removed = [this, url, user, was](const Result<core::Done> &done) {
            const bool isGone = done || done.error().kind == core::Error::Kind::NotFound;
            const auto cleared = isGone ? setAddress({}, {}) : done;
            if (!cleared) {
                fail(cleared.error());
                return;
            }
            clearSteps();
            reload();
            emit stored();
            const QPointer<BackendSection> self(this); // the notice may outlive the page
            emit notice(
                tr("The backend was disconnected and its password removed."), {}, [self, url, user, was] {
                    if (self)
                        self->restore(url, user, was);
                });
        };
        core::deliver(m_secrets.remove(backendPasswordName()), this, removed);
    });
}

void BackendSection::restore(const QString &url, const QString &user, const Result<Secret> &password)
{
    const auto back = [this, url, user](const Result<core::Done> &kept) {
        const auto done = kept ? setAddress(url, user) : kept;
        if (!done)
            fail(done.error());
        reload();
        emit stored();
    };
    if (password)
        core::deliver(m_secrets.write(backendPasswordName(), *password), this, back);
    else
        back(core::Done{});
}

void BackendSection::wish(bool allowed)
{
    if (!allowed) {
        allow(false);
        return;
    }
    m_allows->setChecked(false); // until it is confirmed
    m_question->show();
    m_yes->setFocus();
}

void BackendSection::allow(bool allowed)
{
    const auto done = m_workspace.set(u"shop.allowWrites"_s, allowed ? u"true"_s : u"false"_s);
    showAllowing();
    m_allows->setFocus();
    if (!done) {
        fail(done.error());
        return;
    }
    emit stored();
}

void BackendSection::showAllowing()
{
    m_question->hide();
    m_allows->setChecked(m_workspace.value(u"shop.allowWrites"_s).toBool());
}

ConnectionSection::State BackendSection::ownState() const
{
    if (m_workspace.value(u"backend.url"_s).toString().isEmpty())
        return {u"○"_s, tr("not connected")};
    if (!m_hasPassword)
        return {u"▲"_s, tr("the password is missing")};
    return {u"●"_s, QUrl(m_workspace.value(u"backend.url"_s).toString()).host()};
}

QStringList BackendSection::report() const
{
    return {u"backend: "_s + m_workspace.value(u"backend.url"_s).toString(),
        u"answering: "_s
            + (m_workspace.value(u"shop.allowWrites"_s).toBool() ? u"allowed"_s : u"not allowed"_s)};
}

void BackendSection::retranslate()
{
    setWords(
        tr("The server the shop's chats run on. The account is saved after it has passed the test, and takes "
           "effect at once."),
        tr("Disconnect"));
    const QStringList labels{tr("&Address:"), tr("&User:"), tr("&Password:")};
    for (qsizetype i = 0; i < labels.size(); ++i)
        m_labels[i]->setText(labels[i]);
    m_allows->setText(tr("A&llow answering customers"));
    m_effect->setText(
        tr("Off: this program only watches. On: what you send on the Live page is stored in the shop's "
           "database and shown to the customer."));
    m_asks->setText(
        tr("▲ Customers will see what you send from this program, under the name of the backend's user. "
           "Nothing is sent without you pressing Send."));
    m_yes->setText(tr("Allow Answering"));
    m_no->setText(tr("Go On Watching"));
    showPlace();
}

} // namespace ui
