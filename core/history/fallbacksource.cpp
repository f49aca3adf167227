// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/fallbacksource.h"

#include "core/base/deliver.h"
#include "core/base/logging.h"

#include <QMutex>
#include <QPromise>
#include <QTimer>

#include <atomic>
#include <type_traits>

namespace core::history {

namespace {

template <class T>
using Promise = std::shared_ptr<QPromise<Result<T>>>;
template <class T>
using Ask = std::function<QFuture<Result<T>>(HistorySource &)>;
template <class T>
using Receive = std::function<void(Result<T>)>;

/// Without a context: answers arrive on the stores' threads, and who waits for them may have no event loop.
template <class T>
void whenAnswered(QFuture<Result<T>> future, std::type_identity_t<Receive<T>> receive)
{
    future.then(QtFuture::Launch::Sync, [receive = std::move(receive)](QFuture<Result<T>> answered) mutable {
        receive(answered.resultCount() > 0 ? answered.result() : Result<T>(failure(Error::Kind::Cancelled)));
    });
}

template <class T>
void finish(const Promise<T> &promise, Result<T> answer)
{
    promise->addResult(std::move(answer));
    promise->finish();
}

ConversationRef withoutRow(ConversationRef ref)
{
    ref.row = 0;
    return ref;
}

} // namespace

struct FallbackSource::State : std::enable_shared_from_this<State>
{
    State(HistorySource &first, HistorySource &second, Options given)
        : direct(first),
          archive(second),
          options(std::move(given))
    { }

    /// Whether the direct store cannot be reached, rather than being slow or of another opinion.
    [[nodiscard]] bool isUnreachable(const Error &error) const
    {
        switch (error.kind) {
        case Error::Kind::Network:
        case Error::Kind::Tls:
        case Error::Kind::Unauthorized:
            return true;
        case Error::Kind::Timeout:
        case Error::Kind::Busy:
        case Error::Kind::Database:
            return options.isReachable && !options.isReachable();
        default:
            return false;
        }
    }
    void tellOwner(bool isOffline);
    void goOffline()
    {
        hasMixed = true;
        if (!offline.exchange(true))
            tellOwner(true);
    }
    [[nodiscard]] ConversationRef known(const ConversationRef &ref) const
    {
        return hasMixed ? withoutRow(ref) : ref;
    }

    /// The archive's answer when it has messages, else that of `otherwise`.
    template <class T>
    void askArchive(const Promise<T> &promise, Ask<T> ask, std::function<void()> otherwise)
    {
        if (closed)
            return finish<T>(promise, failure(Error::Kind::Cancelled));
        if (archiveHasRows)
            return whenAnswered(
                ask(archive), [promise](Result<T> answer) { finish<T>(promise, std::move(answer)); });
        whenAnswered(archive.totals(),
            [self = shared_from_this(), promise, ask, otherwise](const Result<Totals> &totals) {
                if (totals && totals->messages > 0) {
                    self->archiveHasRows = true;
                    self->askArchive(promise, ask, otherwise);
                } else {
                    otherwise();
                }
            });
    }

    /// `ask(store)`; `mayRepeat` says whether another store may be asked after a failure.
    template <class T>
    [[nodiscard]] QFuture<Result<T>> answer(Ask<T> ask, std::function<bool()> mayRepeat = {})
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        const auto self = shared_from_this();
        if (offline) {
            askArchive(promise, ask, [self, promise, ask] {
                if (self->closed)
                    return finish<T>(promise, failure(Error::Kind::Cancelled));
                whenAnswered(
                    ask(self->direct), [promise](Result<T> found) { finish<T>(promise, std::move(found)); });
            });
            return future;
        }
        whenAnswered(
            ask(direct), [self, promise, ask, mayRepeat = std::move(mayRepeat)](Result<T> found) mutable {
                if (found || self->closed || !self->isUnreachable(found.error()))
                    return finish<T>(promise, std::move(found));
                self->goOffline();
                if (mayRepeat && !mayRepeat())
                    return finish<T>(promise, std::move(found));
                self->askArchive(promise, ask,
                    [promise, error = found.error()] { finish<T>(promise, tl::make_unexpected(error)); });
            });
        return future;
    }
    /// A question about texts.
    template <class T>
    [[nodiscard]] QFuture<Result<T>> found(const Query &query, Ask<T> ask)
    {
        if (offline || !searchesArchive || query.isEmpty())
            return answer<T>(ask);
        return ask(archive);
    }

    HistorySource &direct;
    HistorySource &archive;
    const Options options;
    std::atomic_bool offline = false;
    std::atomic_bool hasMixed = false; // rows of both stores are about
    std::atomic_bool searchesArchive = false;
    std::atomic_bool archiveHasRows = false;
    std::atomic_bool closed = false;
    QMutex guard;
    FallbackSource *owner = nullptr; // guarded; null when it is gone
    QTimer *knocking = nullptr; // the owner's
    bool isKnocking = false; // GUI thread
};

void FallbackSource::State::tellOwner(bool isOffline)
{
    const QMutexLocker lock(&guard);
    if (!owner)
        return;
    const auto tell = [self = shared_from_this(), isOffline] {
        if (isOffline != self->offline)
            return; // it has changed its mind since
        if (isOffline)
            self->knocking->start();
        else
            self->knocking->stop();
        emit self->owner->offlineChanged(isOffline);
        emit self->owner->changed();
    };
    QMetaObject::invokeMethod(owner, tell, Qt::QueuedConnection);
}

FallbackSource::FallbackSource(
    HistorySource &direct, HistorySource &archive, Options options, QObject *parent)
    : HistorySource(parent),
      d(std::make_shared<State>(direct, archive, std::move(options)))
{
    d->owner = this;
    d->knocking = new QTimer(this);
    d->knocking->setInterval(d->options.knockEvery);
    const auto knock = [this] {
        if (!d->options.knock || std::exchange(d->isKnocking, true))
            return;
        deliver(d->options.knock(), this, [this](const Result<Done> &answer) {
            d->isKnocking = false;
            if (answer)
                setReachable(true);
        });
    };
    connect(d->knocking, &QTimer::timeout, this, knock);
    connect(&direct, &HistorySource::changed, this, [this] {
        if (!isOffline())
            emit changed();
    });
    connect(&archive, &HistorySource::changed, this, [this] {
        if (isOffline() || d->searchesArchive)
            emit changed();
    });
    if (d->options.startsOffline) {
        d->offline = true;
        d->hasMixed = true;
        d->knocking->start();
        QMetaObject::invokeMethod(this, knock, Qt::QueuedConnection);
    }
}

FallbackSource::~FallbackSource()
{
    d->closed = true;
    const QMutexLocker lock(&d->guard);
    d->owner = nullptr;
}

bool FallbackSource::isOffline() const
{
    return d->offline;
}

void FallbackSource::setSearchesArchive(bool searches)
{
    d->hasMixed = d->hasMixed || searches;
    d->searchesArchive = searches;
}

void FallbackSource::setReachable(bool isReachable)
{
    if (!isReachable) {
        d->goOffline();
    } else if (d->offline.exchange(false)) {
        qCInfo(lcHistory) << "the direct store answers again";
        d->tellOwner(false);
    }
}

QFuture<Result<ConversationPage>> FallbackSource::conversations(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    const auto ask = [query, after, limit, cancel](
                         HistorySource &store) { return store.conversations(query, after, limit, cancel); };
    return query.hasText() ? d->found<ConversationPage>(query, ask) : d->answer<ConversationPage>(ask);
}

QFuture<Result<chat::Conversation>> FallbackSource::conversation(
    const ConversationRef &ref, CancelToken cancel)
{
    return d->answer<chat::Conversation>([self = d, ref, cancel](HistorySource &store) {
        return store.conversation(self->known(ref), cancel);
    });
}

QFuture<Result<MessagePage>> FallbackSource::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    return d->answer<MessagePage>([self = d, ref, anchor, limit, cancel](HistorySource &store) {
        return store.messages(self->known(ref), anchor, limit, cancel);
    });
}

QFuture<Result<SearchPage>> FallbackSource::search(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return d->found<SearchPage>(query, [query, after, limit, cancel](HistorySource &store) {
        return store.search(query, after, limit, cancel);
    });
}

QFuture<Result<Count>> FallbackSource::count(const Query &query, qint64 cap, CancelToken cancel)
{
    return d->found<Count>(
        query, [query, cap, cancel](HistorySource &store) { return store.count(query, cap, cancel); });
}

QFuture<Result<std::optional<Position>>> FallbackSource::findInConversation(
    const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel)
{
    return d->answer<std::optional<Position>>(
        [self = d, ref, query, from, forward, cancel](HistorySource &store) {
            return store.findInConversation(self->known(ref), query, from, forward, cancel);
        });
}

QFuture<Result<QVector<chat::Customer>>> FallbackSource::customers(
    const QString &text, int limit, CancelToken cancel)
{
    return d->answer<QVector<chat::Customer>>(
        [text, limit, cancel](HistorySource &store) { return store.customers(text, limit, cancel); });
}

QFuture<Result<Facets>> FallbackSource::facets(CancelToken cancel)
{
    return d->answer<Facets>([cancel](HistorySource &store) { return store.facets(cancel); });
}

QFuture<Result<Totals>> FallbackSource::totals(CancelToken cancel)
{
    return d->answer<Totals>([cancel](HistorySource &store) { return store.totals(cancel); });
}

QFuture<Result<QVector<VolumeRow>>> FallbackSource::volumes(qint64 fromMs, qint64 toMs, CancelToken cancel)
{
    return d->answer<QVector<VolumeRow>>(
        [fromMs, toMs, cancel](HistorySource &store) { return store.volumes(fromMs, toMs, cancel); });
}

QFuture<Result<Activity>> FallbackSource::activity(
    const ConversationRef &ref, int buckets, CancelToken cancel)
{
    return d->answer<Activity>([self = d, ref, buckets, cancel](HistorySource &store) {
        return store.activity(self->known(ref), buckets, cancel);
    });
}

QFuture<Result<Done>> FallbackSource::walk(const Query &query, Visitor visit, CancelToken cancel)
{
    const auto hasBegun = std::make_shared<std::atomic_bool>(false);
    const Visitor counted = [hasBegun, visit = std::move(visit)](const chat::Message &message) {
        *hasBegun = true;
        return visit(message);
    };
    return d->answer<Done>(
        [query, counted, cancel](HistorySource &store) { return store.walk(query, counted, cancel); },
        [hasBegun] { return !*hasBegun; });
}

QFuture<Result<Done>> FallbackSource::walkGrouped(const Query &query, GroupVisitor visit, CancelToken cancel)
{
    const auto hasBegun = std::make_shared<std::atomic_bool>(false);
    const GroupVisitor counted = [hasBegun, visit = std::move(visit)](
                                     const chat::Conversation &conversation, const chat::Message &message) {
        *hasBegun = true;
        return visit(conversation, message);
    };
    return d->answer<Done>(
        [query, counted, cancel](HistorySource &store) { return store.walkGrouped(query, counted, cancel); },
        [hasBegun] { return !*hasBegun; });
}

/// Kept in both, as far as both know the message: a mark is there whichever of them answers.
QFuture<Result<Done>> FallbackSource::setNote(
    const ConversationRef &ref, const QString &messageId, bool marked, const QString &comment)
{
    const bool isAway = d->offline;
    const auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    auto future = promise->future();
    const auto keep = [named = withoutRow(ref), messageId, marked, comment](
                          HistorySource &store) { return store.setNote(named, messageId, marked, comment); };
    whenAnswered(
        keep(isAway ? d->archive : d->direct), [self = d, promise, keep, isAway](const Result<Done> &front) {
            if (self->closed)
                return finish<Done>(promise, front);
            const bool isGone = !isAway && !front && self->isUnreachable(front.error());
            if (isGone)
                self->goOffline();
            whenAnswered(keep(isAway ? self->direct : self->archive),
                [promise, front, isGone](
                    const Result<Done> &behind) { finish<Done>(promise, isGone ? behind : front); });
        });
    return future;
}

} // namespace core::history
