// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/postgreshistory.h"

#include "core/postgres/historylist.h"
#include "core/postgres/historyoverview.h"
#include "core/postgres/historypages.h"
#include "core/postgres/historysearch.h"
#include "core/postgres/historysummaries.h"
#include "core/postgres/historywalks.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::postgres {

using namespace history;

namespace {

constexpr auto kQuiet = 500ms; // between two announcements

/// The way from a thread of the pool to the object, which may be gone.
struct Gate
{
    std::mutex guard;
    PostgresHistory *owner = nullptr;

    template <class Work>
    void post(Work work)
    {
        const std::scoped_lock lock(guard);
        if (owner)
            QMetaObject::invokeMethod(
                owner, [at = owner, work = std::move(work)] { work(*at); }, Qt::QueuedConnection);
    }
};

} // namespace

struct PostgresHistory::Private
{
    Private(Database &database, const Options &options)
        : db(database),
          memory(std::make_shared<HistoryMemory>(options.source, options.notesFile))
    { }

    /// `work` gets what it needs to ask; it may run twice.
    template <class Work>
    [[nodiscard]] auto ask(const QString &name, const CancelToken &cancel, Work work)
    {
        return db.read(name, cancel,
            [memory = memory, cancel, work = std::move(work)](
                Connection &connection, const Schema &schema) mutable {
                HistoryAsk question{connection, schema, *memory, cancel};
                memory->notes.look();
                return work(question);
            });
    }
    [[nodiscard]] std::shared_ptr<WalkState> newWalk()
    {
        std::erase_if(walks, [](const auto &walk) { return walk.expired(); });
        auto state = std::make_shared<WalkState>();
        walks.push_back(state);
        return state;
    }

    Database &db;
    std::shared_ptr<HistoryMemory> memory; // answers may still come when the object is gone
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    std::vector<std::weak_ptr<WalkState>> walks;
    QTimer announcing;
    bool isDue = false;
    QStringList giants; // whose counts are to be read
    QString counting;
    CancelToken stop;
};

PostgresHistory::PostgresHistory(Database &database, const Options &options, QObject *parent)
    : HistorySource(parent),
      d(std::make_unique<Private>(database, options))
{
    d->gate->owner = this;
    d->announcing.setSingleShot(true);
    d->announcing.setInterval(kQuiet);
    connect(&d->announcing, &QTimer::timeout, this, [this] {
        if (std::exchange(d->isDue, false))
            announce();
    });
    connect(&database, &Database::reachableChanged, this, [this](bool isReachable) {
        if (isReachable)
            noteChanged();
    });
}

PostgresHistory::PostgresHistory(Database &database, const QString &notesFile, QObject *parent)
    : PostgresHistory(database, Options{notesFile}, parent)
{ }

PostgresHistory::~PostgresHistory()
{
    d->stop.cancel();
    for (const auto &walk : d->walks) {
        if (const auto state = walk.lock())
            state->isStopped = true;
    }
    const std::scoped_lock lock(d->gate->guard);
    d->gate->owner = nullptr;
}

void PostgresHistory::noteChanged()
{
    d->memory->noteChanged();
    announce();
}

void PostgresHistory::announce()
{
    if (d->announcing.isActive()) {
        d->isDue = true;
        return;
    }
    d->announcing.start();
    emit changed();
}

void PostgresHistory::countGiants(const QStringList &ids)
{
    for (const QString &id : ids) {
        if (!d->giants.contains(id) && d->counting != id)
            d->giants.append(id);
    }
    countNextGiant();
}

/// One at a time: each one is a long statement for the server.
void PostgresHistory::countNextGiant()
{
    if (!d->counting.isNull() || d->giants.isEmpty())
        return;
    d->counting = d->giants.takeFirst();
    d->ask(u"count a conversation"_s, d->stop, [id = d->counting](HistoryAsk &question) {
         return question.memory.outlines.read(question, id);
     }).then(this, [this](const Result<ConversationOutlines::Outline> &outline) {
        d->counting = QString();
        if (outline)
            announce();
        countNextGiant();
    });
}

QFuture<Result<ConversationPage>> PostgresHistory::conversations(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return d->ask(u"conversations"_s, cancel, [query, after, limit, gate = d->gate](HistoryAsk &question) {
        QStringList giants;
        auto page = conversationPage(question, query, after, limit, &giants);
        if (page && !giants.isEmpty())
            gate->post([giants](PostgresHistory &history) { history.countGiants(giants); });
        return page;
    });
}

QFuture<Result<chat::Conversation>> PostgresHistory::conversation(
    const ConversationRef &ref, CancelToken cancel)
{
    return d->ask(
        u"conversation"_s, cancel, [ref](HistoryAsk &question) { return conversationOf(question, ref); });
}

QFuture<Result<MessagePage>> PostgresHistory::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    return d->ask(u"messages"_s, cancel,
        [ref, anchor, limit](HistoryAsk &question) { return messagePage(question, ref, anchor, limit); });
}

QFuture<Result<SearchPage>> PostgresHistory::search(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return d->ask(u"search"_s, cancel,
        [query, after, limit](HistoryAsk &question) { return searchPage(question, query, after, limit); });
}

QFuture<Result<Count>> PostgresHistory::count(const Query &query, qint64 cap, CancelToken cancel)
{
    return d->ask(u"count"_s, cancel,
        [query, cap](HistoryAsk &question) { return countMatches(question, query, cap); });
}

QFuture<Result<std::optional<Position>>> PostgresHistory::findInConversation(
    const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel)
{
    return d->ask(u"find in a conversation"_s, cancel, [ref, query, from, forward](HistoryAsk &question) {
        return findIn(question, ref, query, from, forward);
    });
}

QFuture<Result<QVector<chat::Customer>>> PostgresHistory::customers(
    const QString &text, int limit, CancelToken cancel)
{
    return d->ask(u"customers"_s, cancel,
        [text, limit](HistoryAsk &question) { return findCustomers(question, text, limit); });
}

QFuture<Result<Facets>> PostgresHistory::facets(CancelToken cancel)
{
    return d->ask(u"facets"_s, cancel, [](HistoryAsk &question) { return readFacets(question); });
}

QFuture<Result<Totals>> PostgresHistory::totals(CancelToken cancel)
{
    return d->ask(u"totals"_s, cancel, [](HistoryAsk &question) { return readTotals(question); });
}

QFuture<Result<QVector<VolumeRow>>> PostgresHistory::volumes(qint64 fromMs, qint64 toMs, CancelToken cancel)
{
    return d->ask(u"volumes"_s, cancel,
        [fromMs, toMs](HistoryAsk &question) { return readVolumes(question, fromMs, toMs); });
}

QFuture<Result<Activity>> PostgresHistory::activity(
    const ConversationRef &ref, int buckets, CancelToken cancel)
{
    return d->ask(u"activity"_s, cancel,
        [ref, buckets](HistoryAsk &question) { return activityOf(question, ref, buckets); });
}

QFuture<Result<Done>> PostgresHistory::walk(const Query &query, Visitor visit, CancelToken cancel)
{
    return d->ask(
        u"walk"_s, cancel, [query, visit = std::move(visit), state = d->newWalk()](HistoryAsk &question) {
            return walkMessages(question, query, visit, *state);
        });
}

QFuture<Result<Done>> PostgresHistory::walkGrouped(const Query &query, GroupVisitor visit, CancelToken cancel)
{
    return d->ask(u"walk by conversation"_s, cancel,
        [query, visit = std::move(visit), state = d->newWalk()](
            HistoryAsk &question) { return walkConversations(question, query, visit, *state); });
}

QFuture<Result<Done>> PostgresHistory::setNote(
    const ConversationRef &ref, const QString &messageId, bool marked, const QString &comment)
{
    return d->ask(u"note"_s, {}, [=, gate = d->gate](HistoryAsk &question) -> Result<Done> {
        bool isNumber = false;
        const qint64 id = messageId.toLongLong(&isNumber);
        const bool isElsewhere = !ref.source.isEmpty() && ref.source != question.memory.source();
        if (!isNumber || isElsewhere)
            return failure(Error::Kind::NotFound, u"message %1"_s.arg(messageId));
        const auto found = messagesByIds(question.connection, question.schema, {id}, {});
        if (!found)
            return tl::make_unexpected(found.error());
        if (found->rows.empty() || found->rows.front().text(MessageRow::ConversationId) != ref.id)
            return failure(Error::Kind::NotFound, u"message %1"_s.arg(messageId));
        auto done = question.memory.notes.set(id, {ref.id, marked, comment});
        if (done)
            gate->post([](PostgresHistory &history) { history.announce(); });
        return done;
    });
}

} // namespace core::postgres
