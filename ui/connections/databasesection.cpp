// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/databasesection.h"

#include "core/base/deliver.h"
#include "core/postgres/pastedaddress.h"
#include "ui/connections/backendsection.h"
#include "ui/connections/databaseform.h"
#include "ui/connections/indexpanel.h"
#include "ui/text/errors.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

using core::Result;
using core::Secret;

namespace {

const QStringList kKeys{u"postgres.url"_s, u"postgres.replicaUrl"_s, u"postgres.mode"_s,
    u"archive.keepMonths"_s, u"source.kind"_s};

} // namespace

QString databasePasswordName()
{
    return u"postgres-password"_s;
}

DatabaseSection::DatabaseSection(core::workspace::Workspace &workspace, core::workspace::SecretStore &secrets,
    const ShopChecks &checks, Tasks *tasks, QWidget *parent)
    : ConnectionSection(u"database"_s, parent),
      m_workspace(workspace),
      m_secrets(secrets),
      m_checks(checks),
      m_form(new DatabaseForm),
      m_standing(new DatabaseStanding),
      m_indexes(new IndexPanel({m_workspace, checks.databaseTarget,
          [this](const core::Error &error) { return sentenceOf(error); }, tasks}))
{
    connect(m_form, &DatabaseForm::submitted, this, [this] {
        if (!isTesting())
            test();
    });
    connect(m_indexes, &IndexPanel::problem, this, &ConnectionSection::problem);
    connect(m_indexes, &IndexPanel::notice, this, &ConnectionSection::notice);
    arrange(m_form, {m_standing, m_indexes});
    reload();
}

QString DatabaseSection::title() const
{
    return tr("Shop's database");
}

bool DatabaseSection::isConnected() const
{
    return !m_workspace.value(u"postgres.url"_s).toString().isEmpty();
}

bool DatabaseSection::allowsPlainText() const
{
    return m_workspace.value(u"net.allowPlainText"_s).toBool();
}

void DatabaseSection::reload()
{
    m_form->setStored(m_workspace.value(u"postgres.url"_s).toString(),
        m_workspace.value(u"postgres.replicaUrl"_s).toString(),
        m_workspace.value(u"postgres.mode"_s).toString() == "direct"_L1 ? DatabaseForm::Mode::Direct
                                                                        : DatabaseForm::Mode::Mirror,
        m_workspace.value(u"archive.keepMonths"_s).toInt());
    core::deliver(m_secrets.read(databasePasswordName()), this, [this](const Result<Secret> &found) {
        m_hasPassword = found.has_value();
        showPlace();
        emit stateChanged();
    });
    showPlace();
    emit stateChanged();
}

void DatabaseSection::begin()
{
    m_form->focusAddress();
}

void DatabaseSection::setStanding(const std::optional<DatabaseStanding::State> &state)
{
    m_standing->setState(state);
    const auto problem = state ? state->problem : std::nullopt;
    const bool isNew = std::exchange(m_problem, problem) != problem;
    if (isNew && problem)
        fail(*problem);
    if (isNew)
        emit stateChanged();
}

void DatabaseSection::setMirror(const std::optional<core::feed::TailStatus> &tail, qint64 completeUpToMs)
{
    m_standing->setMirror(tail, completeUpToMs);
}

void DatabaseSection::showPlace()
{
    m_indexes->setDatabase(m_workspace.value(u"postgres.url"_s).toString());
    forgetButton()->setEnabled(isConnected() || m_hasPassword);
    m_form->setPasswordWords(m_hasPassword ? tr("•••••••• stored; type to replace it") : QString(),
        BackendSection::placeWords(m_secrets.placeOf(databasePasswordName())));
}

void DatabaseSection::readPassword(const std::function<void(const Secret &)> &then)
{
    core::deliver(m_secrets.read(databasePasswordName()), this,
        [then](const Result<Secret> &found) { then(found.value_or(Secret())); });
}

void DatabaseSection::test()
{
    const Secret typed = m_form->password();
    if (!typed.isEmpty())
        testWith(typed);
    else // none may be needed: .pgpass, a certificate, the system's own account
        readPassword([this](const Secret &found) { testWith(found); });
}

void DatabaseSection::testWith(const Secret &password)
{
    auto address = m_form->address(allowsPlainText());
    if (!address) {
        fail(address.error());
        m_form->focusAddress();
        return;
    }
    address->setPassword(password);
    const auto replica = m_form->replica(*address, allowsPlainText());
    if (!replica) {
        fail(replica.error());
        m_form->focusReplica();
        return;
    }
    if (!isTesting())
        run(m_checks.database(*address, *replica), [this, password] { store(password); });
}

QList<QPair<QString, QString>> DatabaseSection::stored() const
{
    QList<QPair<QString, QString>> values;
    for (const QString &key : kKeys) {
        const bool isSet = m_workspace.isSet(key);
        values.append({key, isSet ? m_workspace.value(key).toVariant().toString() : QString()});
    }
    return values;
}

Result<core::Done> DatabaseSection::setAll(const QList<QPair<QString, QString>> &values)
{
    for (const auto &[key, value] : values) {
        if (auto done = m_workspace.set(key, value); !done)
            return done;
    }
    return core::Done{};
}

void DatabaseSection::put(const Kept &kept, const std::function<void()> &done)
{
    const auto settings = [this, values = kept.values, done](const Result<core::Done> &secret) {
        const bool isKept = secret || secret.error().kind == core::Error::Kind::NotFound;
        const auto all = isKept ? setAll(values) : secret;
        if (!all) {
            fail(all.error());
            return;
        }
        reload();
        done();
        emit ConnectionSection::stored();
    };
    core::deliver(kept.password.isEmpty() ? m_secrets.remove(databasePasswordName())
                                          : m_secrets.write(databasePasswordName(), kept.password),
        this, settings);
}

void DatabaseSection::store(const Secret &password)
{
    const bool isDirect = m_form->mode() == DatabaseForm::Mode::Direct;
    const Kept wanted{{{u"postgres.url"_s, m_form->url()}, {u"postgres.replicaUrl"_s, m_form->replicaUrl()},
                          {u"postgres.mode"_s, isDirect ? u"direct"_s : u"archive"_s},
                          {u"archive.keepMonths"_s, QString::number(m_form->keepMonths())},
                          {u"source.kind"_s, u"postgres"_s}},
        password};
    put(wanted, [this, isDirect] {
        emit notice(isDirect
                ? tr("Connected with the shop's database. Its history is read from the server.")
                : tr("Connected with the shop's database. Its history is copied here, the newest first."),
            {}, {});
    });
}

void DatabaseSection::forget()
{
    readPassword([this](const Secret &password) {
        const Kept before{stored(), password};
        Kept nothing{{{u"postgres.url"_s, {}}, {u"postgres.replicaUrl"_s, {}}, {u"postgres.mode"_s, {}}}, {}};
        if (m_workspace.value(u"source.kind"_s).toString() == "postgres"_L1)
            nothing.values.append({u"source.kind"_s, {}});
        put(nothing, [this, before] {
            clearSteps();
            const QPointer<DatabaseSection> self(this); // the notice may outlive the page
            emit notice(tr("The database was disconnected and its password removed. What was copied stays."),
                {}, [self, before] {
                    if (self)
                        self->put(before, [] {});
                });
        });
    });
}

ConnectionSection::State DatabaseSection::ownState() const
{
    if (!isConnected())
        return {u"○"_s, tr("not connected")};
    if (m_problem)
        return {u"▲"_s, tr("cannot be reached")};
    const auto address
        = core::postgres::addressFromPasted(m_workspace.value(u"postgres.url"_s).toString(), true);
    return {u"●"_s, address ? address->toText() : QString()};
}

QString DatabaseSection::sentenceOf(const core::Error &error) const
{
    return databaseSentenceFor(error);
}

QStringList DatabaseSection::report() const
{
    const auto value = [this](const QString &key) { return m_workspace.value(key).toVariant().toString(); };
    return QStringList{u"database: "_s + value(u"postgres.url"_s),
               u"replica: "_s + value(u"postgres.replicaUrl"_s),
               u"mode: "_s + value(u"postgres.mode"_s) + u", keeps months: "_s
                   + value(u"archive.keepMonths"_s)}
    + m_standing->report() + m_indexes->report();
}

void DatabaseSection::retranslate()
{
    setWords(
        tr("The shop's own PostgreSQL, and a copy of it that answers what is only read. It is saved after "
           "it has passed the test, becomes the source of the history, and is never written to unless you "
           "allow it."),
        tr("Disconnect"));
    m_form->retranslate();
    m_standing->retranslate();
    m_indexes->retranslate();
    showPlace();
}

} // namespace ui
