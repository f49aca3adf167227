// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/eventjson.h"
#include "core/live/livesession_p.h"
#include "core/live/wiretext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

/// A server may repeat what it was sent.
QString withoutSent(QString text, const QJsonObject &payload)
{
    for (const auto &value : payload) {
        if (const QString secret = value.toString(); secret.size() >= 4)
            text.replace(secret, u"…"_s);
    }
    return text;
}

/// Servers have no code for it; a middleware that checks sign-ins is all that the protocol foresees here.
Error::Kind kindOfRefusal(const QString &message)
{
    for (const auto word : {"auth"_L1, "token"_L1, "jwt"_L1, "credential"_L1}) {
        if (message.contains(word, Qt::CaseInsensitive))
            return Error::Kind::Unauthorized;
    }
    return Error::Kind::Remote;
}

} // namespace

void LiveSession::Private::record(const QString &text, const QString &fault)
{
    if (records)
        emit q->frame({QDateTime::currentMSecsSinceEpoch(), true, false, shownText(text, true),
            text.toUtf8().size(), fault});
}

void LiveSession::Private::takeText(const QString &text)
{
    auto packet = decodePacket(QStringView(text).sliced(1), policy.attachments);
    if (packet && assembler.isWaiting())
        packet = failure(Error::Kind::Protocol, u"a text packet while an attachment is due"_s);
    if (packet && packet->attachments > 0) {
        if (const auto begun = assembler.begin(*packet); !begun)
            packet = tl::make_unexpected(begun.error());
    }
    // The type of the engine, of the packet, and what little else stands before the JSON is ASCII.
    counters.bytesIn += packet ? packet->json.size() + 2 : text.toUtf8().size();
    const QPointer<LiveSession> alive(q);
    const Link *const from = link;
    record(text, packet ? QString() : packet.error().detail);
    if (!alive || link != from)
        return;
    if (!packet)
        return breakProtocol(packet.error());
    if (packet->attachments == 0)
        take({*std::move(packet), {}});
}

void LiveSession::Private::takeBinary(const QByteArray &message)
{
    counters.bytesIn += message.size();
    auto whole = assembler.take(message);
    const QPointer<LiveSession> alive(q);
    const Link *const from = link;
    if (records)
        emit q->frame({QDateTime::currentMSecsSinceEpoch(), true, true, {}, message.size(),
            whole ? QString() : whole.error().detail});
    if (!alive || link != from)
        return;
    if (!whole)
        return breakProtocol(whole.error());
    if (*whole)
        take(**std::move(whole));
}

void LiveSession::Private::take(BinaryPacket whole)
{
    Space *wanted = space(whole.packet.nspace);
    if (!wanted || wanted->phase == Space::Phase::Out) {
        ++counters.unknownPackets;
        return;
    }
    const bool asking = wanted->phase == Space::Phase::Asking;
    switch (whole.packet.type) {
    case SocketPacket::Type::Connect:
        if (asking)
            return accept(*wanted, whole.packet.json);
        break;
    case SocketPacket::Type::ConnectError:
        if (asking) {
            const Refusal refusal = refusalFrom(whole.packet.json);
            const QString message = withoutSent(refusal.message, wanted->payload);
            const QByteArray data = withoutSent(QString::fromUtf8(refusal.data), wanted->payload).toUtf8();
            return refuse(QString(wanted->name), {kindOfRefusal(message), message}, data);
        }
        break;
    case SocketPacket::Type::Disconnect:
        return takeDisconnect(*wanted);
    case SocketPacket::Type::Event:
    case SocketPacket::Type::BinaryEvent:
        return takeEvent(*wanted, std::move(whole));
    case SocketPacket::Type::Ack:
    case SocketPacket::Type::BinaryAck:
        return takeAck(*wanted, whole);
    }
    ++counters.unknownPackets;
}

void LiveSession::Private::takeEvent(Space &wanted, BinaryPacket whole)
{
    if (wanted.phase == Space::Phase::In)
        return handOn(wanted, std::move(whole));
    wanted.earlyBytes += whole.packet.json.size();
    for (const QByteArray &attachment : whole.attachments)
        wanted.earlyBytes += attachment.size();
    if (wanted.earlyBytes > policy.incomingBytes)
        return breakProtocol({Error::Kind::Protocol, u"too many events before the answer to CONNECT"_s});
    wanted.early.push_back(std::move(whole));
}

void LiveSession::Private::takeAck(const Space &wanted, const BinaryPacket &whole)
{
    if (!isMain(wanted) || !acks.isOpen(whole.packet.id)) {
        ++counters.unknownPackets;
        return;
    }
    QJsonArray args = jsonArray(whole.packet.json).value_or(QJsonArray());
    if (!whole.attachments.isEmpty())
        args = withAttachments(args, whole.attachments).toArray();
    acks.answer(whole.packet.id, args);
}

void LiveSession::Private::takeDisconnect(Space &wanted)
{
    const Error error{Error::Kind::Remote, u"the server put this client out"_s};
    if (isMain(wanted))
        return settle(State::Kicked, EndReason::ServerDisconnect, error);
    refuse(QString(wanted.name), error);
}

void LiveSession::Private::handOn(Space &wanted, BinaryPacket whole)
{
    SocketPacket &packet = whole.packet;
    Event event{
        wanted.name, std::move(packet.name), std::move(packet.json), packet.id, std::move(whole.attachments)};
    event.connection = connection;
    if (!wanted.pid.isEmpty() && packet.id < 0) {
        event.offset = lastText(event.json);
        if (!event.offset.isEmpty())
            wanted.offset = event.offset;
    }
    if (packet.id >= 0)
        answerable.insert({event.nspace, event.ackId});
    ++counters.eventsIn;
    emit q->eventReceived(event);
}

void LiveSession::Private::breakProtocol(const Error &error)
{
    ++counters.malformed;
    endConnection(EndReason::ParseError, error);
}

} // namespace core::live
