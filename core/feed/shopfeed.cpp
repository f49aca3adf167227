// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/shopfeed.h"

#include "core/base/deliver.h"
#include "core/feed/shopfeed_p.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace core::feed {

using namespace history;
using namespace std::chrono_literals;

namespace {

constexpr int kRoomsOfPage = 500;
constexpr int kRecalled = 16; // messages of a room
constexpr int kRecallsAtOnce = 4;
constexpr qint64 kJoinSlackMs = 500; // the answer that made a room known may be older than our join

} // namespace

ShopFeed::Private::Private(ShopFeed &owner, Parts given, Options wishes)
    : feed(owner),
      parts(given),
      options(std::move(wishes)),
      history(given.archive)
{
    only = QSet<QString>(options.onlyConversations.cbegin(), options.onlyConversations.cend());
    flushing.setSingleShot(true);
    flushing.setInterval(50ms);
    doorbell.setSingleShot(true);
    doorbell.setInterval(5ms);
    second.setInterval(1s);
    storing.setSingleShot(true);
    storing.setInterval(20ms);
}

void ShopFeed::Private::connectParts()
{
    QObject::connect(&flushing, &QTimer::timeout, &feed, [this] { flush(); });
    QObject::connect(&second, &QTimer::timeout, &feed, [this] { tick(); });
    QObject::connect(&storing, &QTimer::timeout, &feed, [this] { storeUnsettled(); });
    outbox = std::make_unique<Outbox>(parts.session, parts.shop);
    QObject::connect(outbox.get(), &Outbox::changed, &feed, [this](const QString &id) {
        if (const auto answer = outbox->answer(id)) {
            FeedMessage own;
            own.message.id = id;
            own.message.conversationId = answer->conversationId;
            own.message.sender = u"admin"_s;
            own.message.role = chat::Role::Agent;
            own.message.content = answer->text;
            noteMessage(own);
        }
    });
    QObject::connect(&parts.sink, &sync::ArchiveSink::stored, &feed, [this](qint64 number) {
        while (!keeping.empty() && keeping.begin()->first <= number) {
            for (const auto &[conversation, id] : keeping.begin()->second)
                history.remove(conversation, id);
            keeping.erase(keeping.begin());
        }
    });
    connectSession();
    connectTail();
}

ShopFeed::ShopFeed(Parts parts, Options options, QObject *parent)
    : LiveFeed(parent),
      d(std::make_unique<Private>(*this, parts, std::move(options)))
{
    d->connectParts();
}

ShopFeed::~ShopFeed()
{
    stop();
}

void ShopFeed::start()
{
    if (std::exchange(d->running, true))
        return;
    d->startedAtMs = QDateTime::currentMSecsSinceEpoch();
    d->second.start();
    for (const QString &id : std::as_const(d->options.onlyConversations))
        d->ensureRoom(id);
    d->loadRooms();
    if (d->parts.tail)
        d->parts.tail->start();
    if (d->parts.session)
        d->parts.session->start();
}

void ShopFeed::stop()
{
    if (!std::exchange(d->running, false))
        return;
    d->second.stop();
    d->storing.stop();
    (void)d->storeUnsettled(0ms, std::numeric_limits<qsizetype>::max());
    if (d->parts.session)
        d->parts.session->stop();
    if (d->parts.tail)
        d->parts.tail->stop();
}

bool ShopFeed::Private::isWanted(const QString &conversationId) const
{
    return only.isEmpty() || only.contains(conversationId);
}

RoomMerge *ShopFeed::Private::find(const QString &conversationId) const
{
    const auto known = rooms.find(conversationId);
    return known == rooms.end() ? nullptr : known->second.get();
}

RoomMerge &ShopFeed::Private::ensureRoom(const QString &conversationId)
{
    if (RoomMerge *known = find(conversationId))
        return *known;
    auto &room = rooms[conversationId];
    room = std::make_unique<RoomMerge>(conversationId);
    room->room().source = parts.tail ? parts.tail->source() : QString();
    if (joiner)
        joiner->want(conversationId);
    recalls.push_back(conversationId);
    recallNext();
    counted.roomsKnown = qint64(rooms.size());
    noteStatus();
    return *room;
}

/// What was talked about lately, from the archive: the page has rooms before there is any connection.
void ShopFeed::Private::loadRooms(std::optional<Position> after)
{
    if (!options.onlyConversations.isEmpty())
        return;
    const qint64 oldest
        = QDateTime::currentMSecsSinceEpoch() - qint64(std::chrono::milliseconds(options.joinedFor).count());
    deliver(parts.archive.conversations({}, after, kRoomsOfPage), &feed,
        [this, oldest](const Result<ConversationPage> &page) {
            if (!page || !running)
                return;
            for (const chat::Conversation &about : page->rows) {
                if (about.lastAtMs < oldest || int(rooms.size()) >= options.mostRooms)
                    return;
                if (!about.id.isEmpty())
                    ensureRoom(about.id);
            }
            if (page->next)
                loadRooms(page->next);
        });
}

void ShopFeed::Private::recallNext()
{
    while (recalling < kRecallsAtOnce && !recalls.empty()) {
        const QString id = recalls.front();
        recalls.pop_front();
        ++recalling;
        const auto again = [this] {
            --recalling;
            recallNext();
        };
        deliver(parts.archive.conversation({id, {}, 0}), &feed,
            [this, id, again](const Result<chat::Conversation> &about) {
                if (!about) {
                    again();
                    return;
                }
                deliver(parts.archive.messages(refOf(*about), {}, kRecalled), &feed,
                    [this, id, about = *about, again](const Result<MessagePage> &page) {
                        RoomMerge *room = find(id);
                        if (page && room) {
                            const auto settled = room->recall(about, page->rows);
                            for (const Merged &merged : settled)
                                take(merged, *room, false);
                            if (!about.customerId.isEmpty() && !byCustomer.contains(about.customerId, id))
                                byCustomer.insert(about.customerId, id);
                            (void)room->tick(QDateTime::currentMSecsSinceEpoch());
                            touch(*room);
                        }
                        again();
                    });
            });
    }
}

void ShopFeed::Private::take(const Merged &merged, RoomMerge &room, bool live)
{
    const FeedMessage &message = merged.message;
    const QString &conversation = room.room().conversationId;
    switch (merged.kind) {
    case Merged::Kind::Ignored:
        return;
    case Merged::Kind::Added:
        counted.outOfOrder += merged.late ? 1 : 0;
        if (live)
            history.add(message.message);
        noteMessage(message);
        if (isNews(message.message.sentAtMs))
            emit feed.arrived(message);
        break;
    case Merged::Kind::Settled:
        ++counted.merged;
        if (!merged.formerId.isEmpty() && merged.formerId != message.message.id) {
            if (outbox->deliveryOf(merged.formerId) != Delivery::None)
                outbox->appeared(merged.formerId, message.message.id);
            settling.emplace(rowsSeen, std::pair(conversation, merged.formerId));
            if (kept.remove(merged.formerId)) { // its own row takes the place of the one we made
                IncomingMessage gone;
                gone.id = merged.formerId.toStdString();
                gone.conversationId = conversation.toStdString();
                gone.deleted = true;
                parts.sink.store({room.room().source, u"backend"_s, {gone}, {}});
            }
        } else if (live && outbox->deliveryOf(message.message.id) != Delivery::None) {
            outbox->echoed(message.message.id);
        }
        noteMessage(message);
        emit feed.settled(merged.formerId, message);
        break;
    case Merged::Kind::Repeated:
        ++counted.duplicatesDropped;
        if (!live)
            noteMessage(message);
        break;
    case Merged::Kind::Changed:
    case Merged::Kind::Removed:
        noteMessage(message);
        break;
    }
    touch(room);
}

void ShopFeed::Private::touch(const RoomMerge &room)
{
    // At thousands of messages a second, values for nobody would be a good part of the work.
    if (!hasListeners<&LiveFeed::roomsChanged>())
        return;
    touched.insert(room.room().conversationId);
    if (!flushing.isActive())
        flushing.start();
}

void ShopFeed::Private::noteMessage(const FeedMessage &message)
{
    if (!hasListeners<&LiveFeed::messagesChanged>())
        return;
    qsizetype &place = changedAt[message.message.id]; // 0: it has none yet
    if (place == 0) {
        changed.append(message);
        place = changed.size();
    } else {
        changed[place - 1] = message;
    }
    if (!flushing.isActive())
        flushing.start();
}

void ShopFeed::Private::noteStatus()
{
    statusNews = true;
    if (!flushing.isActive())
        flushing.start();
}

void ShopFeed::Private::flush()
{
    if (!touched.isEmpty()) {
        QVector<Room> news;
        for (const QString &id : std::exchange(touched, {})) {
            if (const RoomMerge *room = find(id))
                news.append(told(*room));
        }
        emit feed.roomsChanged(news);
    }
    if (!changed.isEmpty()) {
        QVector<FeedMessage> news = std::exchange(changed, {});
        changedAt.clear();
        for (FeedMessage &message : news)
            message.delivery = outbox->deliveryOf(message.message.id);
        emit feed.messagesChanged(news);
    }
    tellGaps();
    if (std::exchange(statusNews, false))
        emit feed.statusChanged();
}

void ShopFeed::Private::tellGaps()
{
    const auto news = gaps.takeChanged();
    if (news.isEmpty())
        return;
    for (const Gap &gap : news)
        emit feed.gapChanged(gap);
    emit feed.gapsChanged(news);
    statusNews = true;
}

void ShopFeed::Private::tick()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 oldest = now - qint64(std::chrono::milliseconds(options.joinedFor).count());
    QStringList gone;
    for (const auto &[id, room] : rooms) {
        if (room->tick(now))
            touch(*room);
        const qint64 joinedAt = joiner ? joiner->joinedAt(id) : 0;
        if (room->hasUnsettled() && joinedAt > 0 && tail.state == TailStatus::State::Following
            && !gaps.isOpen()) {
            const auto lost = room->takeUndelivered(now, options.liveGrace.count(), joinedAt + kJoinSlackMs);
            if (!lost.isEmpty())
                gaps.lostSilently(
                    id, lost.constFirst().message.sentAtMs, lost.constLast().message.sentAtMs, lost.size());
        }
        const Room &about = room->room();
        if (about.lastAtMs > 0 && about.lastAtMs < oldest && id != front && isWanted(id)
            && options.onlyConversations.isEmpty())
            gone.append(id);
    }
    if (!storing.isActive())
        storeUnsettled();
    for (const QString &id : std::as_const(gone)) {
        if (joiner)
            joiner->unwant(id);
        rooms.erase(id);
    }
    if (!gone.isEmpty()) {
        counted.roomsKnown = qint64(rooms.size());
        emit feed.roomsGone(gone);
    }
    tellGaps();
    if (std::exchange(statusNews, false))
        emit feed.statusChanged();
}

Room ShopFeed::Private::told(const RoomMerge &merge) const
{
    Room room = merge.room();
    room.joined = joiner && joiner->isJoined(room.conversationId);
    room.openGaps = gaps.receipt().openGaps;
    room.completeUpToMs = gaps.receipt().completeUpToMs;
    return room;
}

QVector<Room> ShopFeed::rooms() const
{
    QVector<Room> all;
    all.reserve(qsizetype(d->rooms.size()));
    for (const auto &[id, room] : d->rooms)
        all.append(d->told(*room));
    return all;
}

std::optional<Room> ShopFeed::room(const QString &conversationId) const
{
    const RoomMerge *room = d->find(conversationId);
    return room ? std::optional(d->told(*room)) : std::nullopt;
}

Receipt ShopFeed::receipt() const
{
    return d->gaps.receipt();
}

live::Status ShopFeed::link() const
{
    return d->link;
}

TailStatus ShopFeed::tail() const
{
    return d->tail;
}

QVector<Gap> ShopFeed::gaps() const
{
    return d->gaps.gaps();
}

FeedCounters ShopFeed::counters() const
{
    FeedCounters counters = d->counted;
    counters.roomsJoined = d->joiner ? d->joiner->joined() : 0;
    return counters;
}

HistorySource &ShopFeed::source()
{
    return d->history;
}

Delivery ShopFeed::deliveryOf(const QString &messageId) const
{
    return d->outbox->deliveryOf(messageId);
}

void ShopFeed::setFront(const QString &conversationId)
{
    if (RoomMerge *before = d->find(d->front)) {
        before->setFront(false);
        d->touch(*before);
    }
    d->front = conversationId;
    if (conversationId.isEmpty())
        return;
    RoomMerge &room = d->ensureRoom(conversationId);
    room.setFront(true);
    d->touch(room);
    if (d->joiner)
        d->joiner->want(conversationId, true);
}

void ShopFeed::markSeen(const QString &conversationId)
{
    if (RoomMerge *room = d->find(conversationId)) {
        room->markSeen();
        d->touch(*room);
    }
}

void ShopFeed::fillNow()
{
    if (d->parts.tail)
        d->parts.tail->look();
}

void ShopFeed::retryNow()
{
    if (d->parts.session)
        d->parts.session->retryNow();
}

bool ShopFeed::allowsWriting() const
{
    return d->options.allowsWriting && d->parts.session;
}

void ShopFeed::send(const QString &conversationId, const QString &text)
{
    if (!allowsWriting() || text.isEmpty())
        return;
    static qint64 number = 0;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString id = u"live:own:%1:%2"_s.arg(now).arg(++number);
    RoomMerge &room = d->ensureRoom(conversationId);
    d->take({Merged::Kind::Added, room.takeOwn(id, text, now), {}}, room, true);
    d->outbox->send({id, conversationId, text, room.room().shopId, room.room().botId});
}

void ShopFeed::sendAgain(const QString &messageId)
{
    if (allowsWriting())
        d->outbox->sendAgain(messageId);
}

void ShopFeed::discard(const QString &messageId)
{
    const auto answer = d->outbox->answer(messageId);
    if (!answer)
        return;
    d->outbox->discard(messageId);
    d->history.remove(answer->conversationId, messageId);
}

void ShopFeed::setTyping(const QString &conversationId, bool typing)
{
    if (allowsWriting())
        d->parts.session->emitVolatile(typing ? u"typing_start"_s : u"typing_stop"_s, {conversationId});
}

} // namespace core::feed
