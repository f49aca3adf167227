// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/archive.h"

#include "core/history/archivewatch.h"
#include "core/history/conversationpages.h"
#include "core/history/dbthread.h"
#include "core/history/messagepages.h"
#include "core/history/notes.h"
#include "core/history/overview.h"
#include "core/history/search.h"
#include "core/history/walks.h"

#include <QPromise>

#include <atomic>

namespace core::history {

namespace {

using Connection = DbThread::Connection;

/// Runs `read` on the thread, with one view of the archive for all its statements.
template <class T, class Read>
QFuture<Result<T>> ask(DbThread &thread, CancelToken cancel, Read read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    thread.post(std::move(cancel), [promise, read = std::move(read)](Result<Connection> connection) {
        const auto answer = [&]() -> Result<T> {
            if (!connection)
                return tl::make_unexpected(connection.error());
            const ReadTransaction view(connection->db);
            connection->rows.refresh();
            return read(connection->db, connection->rows);
        };
        promise->addResult(answer());
        promise->finish();
    });
    return future;
}

/// What a person's program can do with the file: makes and migrates it, or only looks.
Result<Archive::Access> prepare(const QString &path, Archive::Access access)
{
    const auto opened = [&path](Database::Role role) {
        return Database::open(path, role).map([role](const std::unique_ptr<Database> &) {
            return role == Database::Role::Reader ? Archive::Access::ReadOnly : Archive::Access::ReadWrite;
        });
    };
    if (access == Archive::Access::ReadOnly)
        return opened(Database::Role::Reader);
    const auto done = opened(Database::Role::Editor);
    const bool locked
        = !done && (done.error().kind == Error::Kind::ReadOnly || done.error().kind == Error::Kind::File);
    if (!locked)
        return done;
    // An archive that needs nothing can be read where nothing can be written.
    const auto readable = opened(Database::Role::Reader);
    return readable ? readable : done;
}

std::int64_t dataVersion(Database &db)
{
    return db.number("PRAGMA data_version").value_or(-1);
}

} // namespace

struct Archive::Private
{
    Private(QString file, Archive *archive)
        : path(std::move(file)),
          searches(path, Database::Role::Reader, DbThread::Life::Kept),
          pages(path, Database::Role::Reader, DbThread::Life::Kept),
          walks(path, Database::Role::Reader, DbThread::Life::OnDemand),
          edits(path, Database::Role::Editor, DbThread::Life::OnDemand),
          watch(path)
    {
        QObject::connect(
            &watch, &ArchiveWatch::touched, archive, [this, archive] { lookForChanges(archive); });
    }

    void release(const Result<Done> &opened)
    {
        for (DbThread *thread : {&pages, &searches, &walks, &edits})
            thread->release(opened);
    }
    void lookForChanges(Archive *archive);

    const QString path;
    RankLadders ladders;
    std::thread opener;
    std::atomic_bool readOnly = false;
    std::atomic_int64_t version = -1; // of the data as the page thread's connection last saw it
    // Two that read: pages, which must never wait for a search, and everything that may take longer.
    DbThread searches; // outlives the pages, which hand work to it
    DbThread pages;
    DbThread walks; // an export may take minutes
    DbThread edits;
    ArchiveWatch watch;
};

/// The number is one connection's own, so it is always asked for on the same thread.
void Archive::Private::lookForChanges(Archive *archive)
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    promise->future().then(archive, [this, archive](bool changed) {
        if (!changed)
            return;
        ladders.clear();
        emit archive->changed();
    });
    pages.post({}, [this, promise](Result<Connection> connection) {
        const std::int64_t now = connection ? dataVersion(connection->db) : -1;
        promise->addResult(now >= 0 && version.exchange(now) != now);
        promise->finish();
    });
}

Archive::Archive(QString path, QObject *parent)
    : HistorySource(parent),
      d(std::make_unique<Private>(std::move(path), this))
{ }

Archive::~Archive()
{
    if (d->opener.joinable())
        d->opener.join();
}

QFuture<Result<Done>> Archive::open(Access access)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    auto future = promise->future();
    if (d->opener.joinable())
        d->opener.join();
    // A migration may take its time, and the threads that read must not see the file before it is done.
    d->opener = std::thread([this, promise, access] {
        const auto prepared = prepare(d->path, access);
        d->readOnly = prepared && *prepared == Access::ReadOnly;
        const Result<Done> done = prepared.map([](Access) { return Done{}; });
        d->release(done);
        if (done) {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    d->watch.start();
                    d->lookForChanges(this);
                },
                Qt::QueuedConnection);
        }
        // Only now it is open: what changes from here on is news.
        d->pages.post({}, [this, promise, done](Result<Connection> connection) {
            if (connection)
                d->version = dataVersion(connection->db);
            promise->addResult(
                done && !connection ? Result<Done>(tl::make_unexpected(connection.error())) : done);
            promise->finish();
        });
    });
    return future;
}

bool Archive::isReadOnly() const
{
    return d->readOnly;
}

QString Archive::path() const
{
    return d->path;
}

QFuture<Result<ConversationPage>> Archive::conversations(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    // Names of shops, bots and customers are conditions on the summary; anything else searches.
    DbThread &thread = isAboutConversations(query) ? d->pages : d->searches;
    return ask<ConversationPage>(thread, cancel, [query, after, limit](Database &db, RowReader &rows) {
        return conversationPage(db, rows, query, after, limit);
    });
}

QFuture<Result<chat::Conversation>> Archive::conversation(const ConversationRef &ref, CancelToken cancel)
{
    return ask<chat::Conversation>(
        d->pages, cancel, [ref](Database &db, RowReader &rows) { return findConversation(db, rows, ref); });
}

QFuture<Result<MessagePage>> Archive::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    const bool opens = anchor.kind == MessageAnchor::Kind::First || anchor.kind == MessageAnchor::Kind::Last;
    return ask<MessagePage>(
        d->pages, cancel, [this, ref, anchor, limit, opens](Database &db, RowReader &rows) {
            auto page = messagePage(db, rows, d->ladders, ref, anchor, limit);
            if (page && opens && !areJumpsReady(db, rows, d->ladders, ref)) {
                // Who opens a long conversation will soon jump in it.
                d->searches.post({}, [this, ref](Result<Connection> connection) {
                    if (!connection)
                        return;
                    const ReadTransaction view(connection->db);
                    connection->rows.refresh();
                    static_cast<void>(prepareJumps(connection->db, connection->rows, d->ladders, ref));
                });
            }
            return page;
        });
}

QFuture<Result<SearchPage>> Archive::search(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return ask<SearchPage>(d->searches, cancel, [query, after, limit](Database &db, RowReader &rows) {
        return searchPage(db, rows, query, after, limit);
    });
}

QFuture<Result<Count>> Archive::count(const Query &query, qint64 cap, CancelToken cancel)
{
    return ask<Count>(d->searches, cancel, [query, cap](Database &db, RowReader &) {
        return countMatches(db.statements(), query, cap, db.cancelToken());
    });
}

QFuture<Result<std::optional<Position>>> Archive::findInConversation(
    const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel)
{
    return ask<std::optional<Position>>(
        d->searches, cancel, [ref, query, from, forward](Database &db, RowReader &rows) {
            return findIn(db, rows, ref, query, from, forward);
        });
}

QFuture<Result<QVector<chat::Customer>>> Archive::customers(
    const QString &text, int limit, CancelToken cancel)
{
    return ask<QVector<chat::Customer>>(d->searches, cancel,
        [text, limit](Database &db, RowReader &rows) { return findCustomers(db, rows, text, limit); });
}

QFuture<Result<Facets>> Archive::facets(CancelToken cancel)
{
    return ask<Facets>(d->searches, cancel, [](Database &db, RowReader &) { return readFacets(db); });
}

QFuture<Result<Totals>> Archive::totals(CancelToken cancel)
{
    return ask<Totals>(d->searches, cancel, [](Database &db, RowReader &) { return readTotals(db); });
}

QFuture<Result<QVector<VolumeRow>>> Archive::volumes(qint64 fromMs, qint64 toMs, CancelToken cancel)
{
    return ask<QVector<VolumeRow>>(d->searches, cancel,
        [fromMs, toMs](Database &db, RowReader &rows) { return readVolumes(db, rows, fromMs, toMs); });
}

QFuture<Result<Activity>> Archive::activity(const ConversationRef &ref, int buckets, CancelToken cancel)
{
    return ask<Activity>(d->searches, cancel,
        [ref, buckets](Database &db, RowReader &rows) { return readActivity(db, rows, ref, buckets); });
}

QFuture<Result<Done>> Archive::walk(const Query &query, Visitor visit, CancelToken cancel)
{
    return ask<Done>(d->walks, cancel, [query, visit = std::move(visit)](Database &db, RowReader &rows) {
        return walkMessages(db, rows, query, visit);
    });
}

QFuture<Result<Done>> Archive::walkGrouped(const Query &query, GroupVisitor visit, CancelToken cancel)
{
    return ask<Done>(d->walks, cancel, [query, visit = std::move(visit)](Database &db, RowReader &rows) {
        return walkConversations(db, rows, query, visit);
    });
}

QFuture<Result<Done>> Archive::setNote(
    const ConversationRef &ref, const QString &messageId, bool marked, const QString &comment)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    auto future = promise->future();
    d->edits.post({}, [promise, ref, messageId, marked, comment](Result<Connection> connection) {
        promise->addResult(connection
                ? storeNote(connection->db, connection->rows, ref, messageId, marked, comment)
                : Result<Done>(tl::make_unexpected(connection.error())));
        promise->finish();
    });
    return future;
}

} // namespace core::history
