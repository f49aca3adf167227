// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/shopfeed_p.h"

#include <QDateTime>

namespace core::feed {

namespace {

constexpr qint64 kTypingMs = 4'000; // "false" never comes when the typing person goes (shop-backend 6)

} // namespace

void ShopFeed::Private::connectSession()
{
    live::LiveSession *session = parts.session;
    if (!session)
        return;
    joiner = std::make_unique<RoomJoiner>(*session);
    QObject::connect(joiner.get(), &RoomJoiner::joinedRoom, &feed, [this](const QString &id) {
        if (const RoomMerge *room = find(id))
            touch(*room);
    });
    QObject::connect(joiner.get(), &RoomJoiner::completed, &feed, [this] {
        gaps.restored(QDateTime::currentMSecsSinceEpoch());
        tellGaps();
        if (parts.tail)
            parts.tail->look();
    });
    QObject::connect(session, &live::LiveSession::statusChanged, &feed,
        [this](const live::Status &status) { takeStatus(status); });
    QObject::connect(session, &live::LiveSession::online, &feed,
        [this](bool recovered) { joiner->wentOnline(recovered); });
    QObject::connect(session, &live::LiveSession::probed, &feed,
        [this](double) { lastProofMs = QDateTime::currentMSecsSinceEpoch(); });
    QObject::connect(session, &live::LiveSession::eventReceived, &feed,
        [this](const live::Event &event) { takeEvent(event); });
}

void ShopFeed::Private::takeStatus(const live::Status &status)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    link = status;
    const bool isOnline = status.state == live::State::Online;
    if (wasOnline && !isOnline) {
        // A link that was cut in silence is trusted as far as something came over it.
        const bool silent
            = status.reason == live::EndReason::DeadLink || status.reason == live::EndReason::PingTimeout;
        joiner->wentOffline();
        const qint64 trusted = silent && lastProofMs > 0 ? lastProofMs : now;
        if (running)
            gaps.lost(trusted, status.reason);
        for (const auto &[id, room] : rooms) {
            // The database may have told already what the dead link did not.
            const auto times = room->undeliveredSince(trusted);
            for (const qint64 at : times)
                gaps.undelivered(at);
            touch(*room);
        }
    }
    if (isOnline && !wasOnline)
        lastProofMs = now;
    wasOnline = isOnline;
    emit feed.linkChanged(status);
    tellGaps();
    noteStatus();
}

void ShopFeed::Private::takeEvent(const live::Event &event)
{
    lastProofMs = QDateTime::currentMSecsSinceEpoch();
    const live::ShopEvent shopEvent = live::decodeShopEvent(event);
    if (const auto *message = std::get_if<live::MessageReceived>(&shopEvent))
        takeLive(*message);
    else if (const auto *joined = std::get_if<live::JoinedConversation>(&shopEvent))
        joiner->confirm(joined->conversationId);
    else if (const auto *typing = std::get_if<live::TypingIndicator>(&shopEvent))
        takeTyping(*typing);
    else if (const auto *presence = std::get_if<live::PresenceUpdate>(&shopEvent))
        emit feed.presence(*presence);
    else if (std::holds_alternative<live::UnknownEvent>(shopEvent)) {
        ++counted.unknownEvents;
        noteStatus();
    }
}

void ShopFeed::Private::takeLive(const live::MessageReceived &message)
{
    ++counted.liveMessages;
    RoomMerge &room = ensureRoom(message.conversationId);
    const Merged merged = room.takeLive(message, lastProofMs);
    take(merged, room, true);
    if (merged.kind == Merged::Kind::Added && !doorbell.isActive())
        doorbell.start();
}

/// The indicator does not say where. It is known when the typing person is the customer of one room only.
void ShopFeed::Private::takeTyping(const live::TypingIndicator &indicator)
{
    QString where;
    const auto candidates = byCustomer.values(indicator.userId);
    for (const QString &id : candidates) {
        const RoomMerge *room = find(id);
        if (room && (room->room().customerName.isEmpty() || room->room().customerName == indicator.userName))
            where = where.isEmpty() ? id : where;
    }
    if (where.isEmpty() && joiner->joined() == 1 && rooms.size() == 1)
        where = rooms.begin()->first;
    if (RoomMerge *room = find(where)) {
        room->room().customerTypingUntilMs = indicator.isTyping ? lastProofMs + kTypingMs : 0;
        touch(*room);
    }
    emit feed.typing(where, indicator);
}

} // namespace core::feed
