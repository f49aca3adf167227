// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/dbcommand.h"

#include "app/cli/dbprinter.h"
#include "app/cli/dbsentences.h"
#include "app/cli/errors.h"
#include "app/cli/eventwait.h"
#include "app/databasesettings.h"
#include "core/advisor/databasecheck.h"
#include "core/advisor/indexbuild.h"
#include "core/advisor/undoscript.h"
#include "core/base/deliver.h"
#include "core/sync/fileimport.h"

#include <QDateTime>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using core::Error;
using core::Result;
using core::Secret;
using core::workspace::Workspace;

namespace app::cli {

QString DbCommand::name() const
{
    return u"db"_s;
}

QString DbCommand::summary() const
{
    return u"Looks at the shop's database: its indexes, and how fast what is asked often goes."_s;
}

QString DbCommand::synopsis() const
{
    return u"check | apply-indexes [--dry-run]"_s;
}

QVector<Option> DbCommand::options() const
{
    return {{u"dry-run"_s, {}, u"apply-indexes: says what it would do, and changes nothing"_s}};
}

QString DbCommand::notes() const
{
    return u"The database is that of source.kind: postgres (postgres.url), or the backend's SQLite file "
           u"(source.file).\n\n"
           "check changes nothing. It looks for the 17 indexes of the shop's performance report and for "
           "those that\n"
           "the shop and the console need, and asks what they ask often: in PostgreSQL in a transaction that "
           "only\n"
           "reads, for at most 3 seconds each.\n\n"
           "apply-indexes makes those that are needed and missing; it needs shop.allowWrites. In PostgreSQL "
           "the shop\n"
           "goes on meanwhile; in a file its writing waits. A script that takes them away again is left in "
           "the\n"
           "workspace's folder. Ctrl+C removes the one that was begun. A shop whose developers use Prisma "
           "should\n"
           "name the indexes in schema.prisma too: prisma db push drops what is not there.\n\n"
           "With --json: lines of type index, query and summary; for apply-indexes also built, and queries "
           "with\n"
           "phase before and after.\n"_s;
}

int DbCommand::execute(const Arguments &arguments, Console &console)
{
    const QStringList &words = arguments.plain();
    const bool isCheck = words == QStringList{u"check"_s};
    if (!isCheck && words != QStringList{u"apply-indexes"_s})
        return wrongUsage(console, u"db takes check or apply-indexes."_s);
    const bool isDryRun = arguments.has(u"dry-run"_s);
    if (isCheck && isDryRun)
        return wrongUsage(console, u"--dry-run goes with apply-indexes; check never changes anything."_s);
    const auto opened = workspace();
    if (!opened)
        return failed(console, opened.error());
    const auto found = target(*opened, console);
    if (!found)
        return found.error();
    if (isCheck || isDryRun)
        return check(*found, isDryRun, console);
    if (!opened->value(u"shop.allowWrites"_s).toBool()) {
        console.say(u"Writing to the shop's database is not allowed in this workspace. Allow it with: "
                    u"agent-console-cli "
                    "workspace set shop.allowWrites true. What would be done shows: agent-console-cli db "
                    "apply-indexes --dry-run"_s);
        return exitcode::kFailed;
    }
    return apply(*opened, *found, console);
}

Result<Secret> DbCommand::password(const Workspace &workspace)
{
    const auto secrets = m_context.openSecrets(workspace);
    std::optional<Result<Secret>> answer;
    QEventLoop loop;
    core::deliver(secrets->read(databaseSecretName()), &loop, [&](const Result<Secret> &came) {
        answer = came;
        loop.quit();
    });
    (void)waitInLoop(loop, m_context.cancel);
    if (!answer)
        return core::failure(Error::Kind::Cancelled);
    return passwordOrNone(*answer);
}

tl::expected<Target, int> DbCommand::target(const Workspace &workspace, Console &console)
{
    const auto refused = [&console](const QString &sentence) {
        console.say(sentence);
        return tl::make_unexpected(exitcode::kFailed);
    };
    const QString kind = workspace.value(u"source.kind"_s).toString();
    if (kind == "file"_L1) {
        const QString file = workspace.value(u"source.file"_s).toString();
        if (file.isEmpty())
            return refused(u"source.kind is file, but source.file is not set."_s);
        const auto content = QFile::exists(file)
            ? core::sync::recognise(file)
            : Result<core::sync::FileKind>(core::sync::FileKind::BackendSqlite);
        if (content && *content != core::sync::FileKind::BackendSqlite)
            return refused(
                u"%1 is no SQLite database, so that it has no indexes. db looks at the backend's SQLite file or PostgreSQL."_s
                    .arg(QDir::toNativeSeparators(file)));
        return SqliteTarget{file};
    }
    if (kind != "postgres"_L1)
        return refused(u"This workspace is not connected with a database. Set source.kind to postgres (and "
                       u"postgres.url) or to "
                       "file (and source.file) with: agent-console-cli workspace set source.kind postgres"_s);
    const QString url = workspace.value(u"postgres.url"_s).toString();
    if (url.isEmpty())
        return refused(u"source.kind is postgres, but postgres.url is not set."_s);
    const auto secret = password(workspace);
    if (!secret) {
        console.say(sentenceFor(secret.error()));
        return tl::make_unexpected(exitCodeFor(secret.error()));
    }
    const auto addresses = databaseAddresses(workspace, *secret);
    if (!addresses) {
        console.say(databaseSentence(addresses.error(), PostgresTarget{}));
        return tl::make_unexpected(exitCodeFor(addresses.error()));
    }
    return PostgresTarget{addresses->primary};
}

int DbCommand::check(const Target &target, bool isDryRun, Console &console)
{
    const DbPrinter printer(m_context, console);
    std::optional<Result<DatabaseReport>> outcome;
    QEventLoop loop;
    const QPointer<DatabaseCheck> job = new DatabaseCheck(target, {});
    if (!isDryRun) {
        QObject::connect(
            job, &DatabaseCheck::indexesFound, &loop, [&printer](const QVector<IndexAdvice> &found) {
                for (const IndexAdvice &advice : found)
                    printer.index(advice);
            });
    }
    QObject::connect(
        job, &DatabaseCheck::queryFound, &loop, [&](const QueryFinding &query, int number, int count) {
            console.progress(u"%1 of %2 questions"_s.arg(number).arg(count));
            if (!isDryRun)
                printer.query(query);
        });
    QObject::connect(job, &DatabaseCheck::finished, &loop, [&](const Result<DatabaseReport> &report) {
        outcome = report;
        loop.quit();
    });
    job->start();
    if (!waitInLoop(loop, m_context.cancel) && !outcome) {
        job->cancel();
        loop.exec();
    }
    delete job; // with its thread, whose connection must not outlive the program
    if (!*outcome) {
        console.say(databaseSentence(outcome->error(), target));
        return exitCodeFor(outcome->error());
    }
    if (isDryRun)
        printer.plan(**outcome);
    else
        printer.report(**outcome);
    return exitcode::kDone;
}

int DbCommand::apply(const Workspace &workspace, const Target &target, Console &console)
{
    const DbPrinter printer(m_context, console);
    BuildOutcome outcome;
    bool isOver = false;
    QEventLoop loop;
    const QPointer<IndexBuild> job = new IndexBuild(
        target, {{}, true, UndoScript::freeFileIn(workspace.folder(), QDateTime::currentDateTimeUtc())});
    QObject::connect(job, &IndexBuild::looked, &loop, [&printer](const DatabaseReport &before) {
        const QVector<IndexAdvice> wanted = before.wanted();
        for (const IndexAdvice &advice : wanted)
            printer.index(advice);
        for (const QueryFinding &query : before.queries)
            printer.query(query, u"before"_s);
    });
    QObject::connect(job, &IndexBuild::progress, &loop,
        [&console](const BuildProgress &progress) { console.progress(describe(progress)); });
    QObject::connect(
        job, &IndexBuild::built, &loop, [&printer](const BuiltIndex &index) { printer.built(index); });
    QObject::connect(job, &IndexBuild::finished, &loop, [&](const BuildOutcome &done) {
        outcome = done;
        isOver = true;
        loop.quit();
    });
    job->start();
    if (!waitInLoop(loop, m_context.cancel) && !isOver) {
        job->cancel();
        loop.exec(); // until what was begun is gone
    }
    delete job; // with its thread, whose connection must not outlive the program
    printer.outcome(outcome);
    if (!outcome.leftBehind.isEmpty())
        console.say(u"What was begun of %1 could not be removed. It is never used; drop it with: %2"_s.arg(
            outcome.failed, outcome.leftBehind));
    if (!outcome.error)
        return exitcode::kDone;
    const bool isRefused = outcome.error->kind == Error::Kind::Forbidden;
    console.say(databaseSentence(*outcome.error, target));
    if (isRefused || outcome.before.isReplica) {
        const QVector<IndexAdvice> wanted = outcome.before.wanted();
        const bool isPartitioned = std::any_of(
            wanted.begin(), wanted.end(), [](const IndexAdvice &advice) { return advice.isPartitioned; });
        console.say(isRefused && isPartitioned
                ? u"The database's administrator can make them at a quiet hour with:"_s
                : isRefused
                ? u"Only the owner of a table can make indexes on it. Give this to the database's administrator:"_s
                : u"On the primary, its owner can make them with:"_s);
        for (const IndexAdvice &advice : wanted) {
            for (const QString &statement : advice.statements)
                console.say(statement);
        }
    }
    return exitCodeFor(*outcome.error);
}

} // namespace app::cli
