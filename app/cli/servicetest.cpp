// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/servicetest.h"

#include "app/cli/dbsentences.h"
#include "app/cli/errors.h"
#include "app/cli/feedsession.h"
#include "app/databasesettings.h"
#include "core/coze/servicecheck.h"
#include "core/live/livecheck.h"
#include "core/postgres/postgrescheck.h"
#include "core/shop/backendcheck.h"
#include "core/sync/sourcecheck.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using core::CheckJob;
using core::Error;
using core::Result;
using core::Secret;
using core::shop::Account;

namespace app::cli {

namespace {

const auto kSource = u"source"_s;
const auto kDatabase = u"database"_s;
const auto kBackend = u"backend"_s;
const auto kLive = u"live"_s;
const auto kCoze = u"coze"_s;

} // namespace

ServiceTest::ServiceTest(Context &context, const core::workspace::Workspace &workspace)
    : m_context(context),
      m_workspace(workspace),
      m_session(context, workspace)
{
    m_http.setPlainTextAllowed(workspace.value(u"net.allowPlainText"_s).toBool());
}

bool ServiceTest::hasSource() const
{
    return m_workspace.value(u"source.kind"_s).toString() != "none"_L1;
}

bool ServiceTest::hasDatabase() const
{
    return !m_workspace.value(u"postgres.url"_s).toString().isEmpty();
}

bool ServiceTest::hasCoze() const
{
    return m_workspace.isSet(u"coze.auth"_s) || m_workspace.isSet(u"coze.region"_s);
}

int ServiceTest::run(Console &console)
{
    int code = exitcode::kDone;
    const auto section = [&](bool isWanted, int (ServiceTest::*test)(Console &)) {
        if (!isWanted || code == exitcode::kInterrupted)
            return;
        const int ended = (this->*test)(console);
        if (code == exitcode::kDone || ended == exitcode::kInterrupted)
            code = ended;
    };
    const bool isEmpty = !hasSource() && !hasDatabase() && !LiveService::hasSocket(m_workspace) && !hasCoze();
    if (isEmpty)
        console.say(
            u"This workspace is not connected with anything yet; its Coze account is tried all the same. "
            u"Set source.kind, postgres.url, backend.url, live.url or coze.auth with: agent-console-cli workspace set KEY VALUE"_s);
    section(hasSource(), &ServiceTest::testSource);
    section(hasDatabase(), &ServiceTest::testDatabase);
    section(LiveService::hasBackend(m_workspace), &ServiceTest::testBackend);
    section(LiveService::hasSocket(m_workspace), &ServiceTest::testLive);
    section(hasCoze() || isEmpty, &ServiceTest::testCoze);
    return code;
}

Result<core::Done> ServiceTest::check(const QString &service, const QPointer<CheckJob> &job, Console &console)
{
    const CheckPrinter printer(m_context, console);
    QEventLoop loop;
    std::optional<Result<core::Done>> outcome;
    Error problem{Error::Kind::Cancelled, {}};
    QObject::connect(job, &CheckJob::stepChanged, &loop, [&](int index) {
        const core::CheckStep &step = job->steps().at(index);
        if (step.error)
            problem = *step.error;
        printer.print(service, step);
    });
    QObject::connect(job, &CheckJob::finished, &loop, [&](bool passed) {
        outcome = passed ? Result<core::Done>(core::Done{}) : tl::make_unexpected(problem);
        loop.quit();
    });
    job->start();
    if (!outcome)
        m_session.wait(loop);
    if (!outcome) {
        job->cancel(); // prints the steps that did not come
        outcome = tl::make_unexpected(problem);
    }
    delete job;
    return *outcome;
}

void ServiceTest::skipAll(const QString &service, const QPointer<CheckJob> &job, Console &console) const
{
    const CheckPrinter printer(m_context, console);
    for (core::CheckStep step : job->steps()) {
        step.state = core::CheckStep::State::Skipped;
        printer.print(service, step);
    }
    delete job;
}

int ServiceTest::testSource(Console &console)
{
    const QString kind = m_workspace.value(u"source.kind"_s).toString();
    const CheckPrinter printer(m_context, console);
    if (kind == "file"_L1) {
        const QString file = m_workspace.value(u"source.file"_s).toString();
        const auto checked = check(kSource, new core::sync::SourceCheck(file, {}), console);
        if (checked)
            return exitcode::kDone;
        console.say(
            sentenceFor(checked.error(), checked.error().kind == Error::Kind::NotFound ? QString() : file));
        return exitCodeFor(checked.error());
    }
    Error problem{Error::Kind::Unsupported, u"source.kind %1 cannot be followed by this version"_s.arg(kind)};
    if (kind == "postgres"_L1) {
        if (hasDatabase()) {
            printer.printSettings(kSource,
                readsDatabaseDirectly(m_workspace) ? u"the shop's database, read directly"_s
                                                   : u"the shop's database, mirrored into the archive"_s);
            return exitcode::kDone;
        }
        problem = {Error::Kind::InvalidInput, u"source.kind is postgres, but postgres.url is not set"_s};
    }
    if (kind == "backend"_L1) {
        if (LiveService::hasBackend(m_workspace)) {
            printer.printSettings(kSource, u"the history of the backend, over REST"_s);
            return exitcode::kDone;
        }
        problem = {Error::Kind::InvalidInput, u"source.kind is backend, but backend.url is not set"_s};
    }
    printer.printSettings(kSource, tl::make_unexpected(problem));
    console.say(sentenceFor(problem));
    return exitCodeFor(problem);
}

int ServiceTest::testDatabase(Console &console)
{
    const auto password = m_session.await(m_session.secrets().read(databaseSecretName()));
    const auto addresses = databaseAddresses(m_workspace, password.value_or(Secret()));
    const CheckPrinter printer(m_context, console);
    const auto sentence
        = [](const Error &error) { return databaseSentence(error, core::advisor::PostgresTarget{}); };
    const QPointer<CheckJob> job
        = new core::postgres::PostgresCheck(addresses ? addresses->primary : core::postgres::Address(),
            addresses ? addresses->replica : std::nullopt, {});
    if (!addresses) {
        printer.printSettings(kDatabase, tl::make_unexpected(addresses.error()));
        skipAll(kDatabase, job, console);
        console.say(sentence(addresses.error()));
        return exitCodeFor(addresses.error());
    }
    printer.printSettings(kDatabase,
        password ? u"%1, %2 from %3"_s.arg(addresses->primary.toText(), databaseSecretName(),
            wordFor(m_session.secrets().placeOf(databaseSecretName())))
                 : u"%1, without %2"_s.arg(addresses->primary.toText(), databaseSecretName()));
    const auto checked = check(kDatabase, job, console);
    if (checked)
        return exitcode::kDone;
    console.say(sentence(checked.error()));
    return exitCodeFor(checked.error());
}

Result<Account> ServiceTest::account()
{
    const auto password = m_session.await(m_session.secrets().read(backendSecretName()));
    if (!password && password.error().kind == Error::Kind::NotFound)
        return core::failure(Error::Kind::Unauthorized, backendSecretName() + u" is not set"_s);
    if (!password)
        return tl::make_unexpected(password.error());
    const QUrl url(m_workspace.value(u"backend.url"_s).toString(), QUrl::StrictMode);
    return Account{url, m_workspace.value(u"backend.user"_s).toString(), *password};
}

QString ServiceTest::backendSentence(const Error &error) const
{
    return FeedSession::sentence(error, m_workspace);
}

int ServiceTest::testBackend(Console &console)
{
    QElapsedTimer clock;
    clock.start();
    const auto found = account();
    const CheckPrinter printer(m_context, console);
    const QPointer<CheckJob> job = new core::shop::BackendCheck(m_http, found.value_or(Account{}), {});
    if (!found) {
        printer.printSettings(
            kBackend, tl::make_unexpected(found.error()), double(clock.nsecsElapsed()) / 1e6);
        skipAll(kBackend, job, console);
        console.say(backendSentence(found.error()));
        return exitCodeFor(found.error());
    }
    const QString where = u"%1, user %2, %3 from %4"_s.arg(found->baseUrl.toString(), found->user,
        backendSecretName(), wordFor(m_session.secrets().placeOf(backendSecretName())));
    printer.printSettings(kBackend, where, double(clock.nsecsElapsed()) / 1e6);
    const auto checked = check(kBackend, job, console);
    if (checked)
        return exitcode::kDone;
    console.say(backendSentence(checked.error()));
    return exitCodeFor(checked.error());
}

QString ServiceTest::liveSentence(const Error &error) const
{
    if (error.kind != Error::Kind::Unauthorized || LiveService::hasBackend(m_workspace))
        return backendSentence(error);
    return u"The live channel wants a sign-in%1. Set backend.url and backend.user. %2"_s.arg(
        inBrackets(error), howToSet(backendSecretName()));
}

int ServiceTest::testLive(Console &console)
{
    core::live::Endpoint endpoint = LiveService::endpoint(m_workspace);
    const auto url = core::live::handshakeUrl(endpoint);
    std::unique_ptr<core::shop::ShopClient> shop;
    if (LiveService::hasBackend(m_workspace)) {
        const auto found = account();
        if (found)
            shop = std::make_unique<core::shop::ShopClient>(m_http, *found);
        endpoint.auth = signInWith(shop.get(), found ? std::nullopt : std::optional(found.error()));
    }
    const CheckPrinter printer(m_context, console);
    const QPointer<CheckJob> job = new core::live::LiveCheck(endpoint, {});
    const QString how = shop ? u"signed in as %1"_s.arg(m_workspace.value(u"backend.user"_s).toString())
                             : u"without a sign-in"_s;
    printer.printSettings(
        kLive, url.map([&](const QUrl &at) { return u"%1, %2"_s.arg(at.toString(QUrl::RemoveQuery), how); }));
    if (!url) {
        skipAll(kLive, job, console);
        console.say(sentenceFor(url.error()));
        return exitCodeFor(url.error());
    }
    const auto checked = check(kLive, job, console);
    if (checked)
        return exitcode::kDone;
    console.say(liveSentence(checked.error()));
    return exitCodeFor(checked.error());
}

int ServiceTest::testCoze(Console &console)
{
    QElapsedTimer clock;
    clock.start();
    const auto connected = m_session.connect();
    const auto credential = connected ? m_session.await(m_session.service().credential())
                                      : tl::make_unexpected(connected.error());
    if (!credential && credential.error().kind == Error::Kind::Cancelled) {
        console.say(m_session.sentence(credential.error()));
        return exitcode::kInterrupted;
    }
    const double elapsed = double(clock.nsecsElapsed()) / 1e6;
    const CheckPrinter printer(m_context, console);
    const QPointer<CheckJob> job = new core::coze::ServiceCheck(
        m_session.service().http(), credential.value_or(core::coze::Credential{}));
    if (!credential) {
        printer.printSettings(kCoze, tl::make_unexpected(credential.error()), elapsed);
        skipAll(kCoze, job, console);
        console.say(m_session.sentence(credential.error()));
        return exitCodeFor(credential.error());
    }
    printer.printSettings(kCoze,
        u"%1, %2 from %3"_s.arg(credential->region.api.toString(), m_session.secretName(),
            wordFor(m_session.secrets().placeOf(m_session.secretName()))),
        elapsed);
    const auto checked = check(kCoze, job, console);
    if (checked)
        return exitcode::kDone;
    console.say(m_session.sentence(checked.error()));
    return exitCodeFor(checked.error());
}

} // namespace app::cli
