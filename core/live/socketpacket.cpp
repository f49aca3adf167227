// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/socketpacket.h"

#include "core/live/binaryassembler.h"
#include "core/live/eventjson.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

using Type = SocketPacket::Type;

constexpr qsizetype kIdDigits = 15; // what a JavaScript number holds for certain

tl::unexpected<Error> wrong(const QString &why)
{
    return failure(Error::Kind::Protocol, why);
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Takes the digits in front off `text`.
QStringView takeDigits(QStringView &text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const QStringView digits = text.first(end - text.begin());
    text = text.sliced(digits.size());
    return digits;
}

std::optional<Error> takeCount(QStringView &text, int most, SocketPacket &packet)
{
    const QStringView digits = takeDigits(text);
    if (digits.isEmpty() || !text.startsWith(u'-'))
        return Error{Error::Kind::Protocol, u"a binary packet without a count"_s};
    text = text.sliced(1);
    if (digits.size() > 9 || digits.toInt() > most)
        return Error{Error::Kind::Protocol, u"more than %1 attachments"_s.arg(most)};
    packet.attachments = digits.toInt();
    if (packet.attachments == 0)
        return Error{Error::Kind::Protocol, u"a binary packet without attachments"_s};
    return std::nullopt;
}

void takeNamespace(QStringView &text, SocketPacket &packet)
{
    static const QString main = u"/"_s;
    packet.nspace = main;
    if (!text.startsWith(u'/'))
        return;
    const qsizetype comma = text.indexOf(u',');
    const QStringView name = comma < 0 ? text : text.first(comma);
    if (name.size() > 1)
        packet.nspace = name.toString();
    text = comma < 0 ? QStringView() : text.sliced(comma + 1);
}

std::optional<Error> takeId(QStringView &text, SocketPacket &packet)
{
    const QStringView digits = takeDigits(text);
    if (digits.size() > kIdDigits)
        return Error{Error::Kind::Protocol, u"an id of more than 15 digits"_s};
    if (!digits.isEmpty())
        packet.id = digits.toLongLong();
    return std::nullopt;
}

bool isObject(const QByteArray &json)
{
    return json.startsWith('{') && QJsonDocument::fromJson(json).isObject();
}

bool isText(const QByteArray &json)
{
    if (!json.startsWith('"'))
        return false;
    const auto array = jsonArray('[' + json + ']');
    return array && array->size() == 1;
}

bool takesAnId(Type type)
{
    return type != Type::Connect && type != Type::Disconnect && type != Type::ConnectError;
}

Result<SocketPacket> checked(SocketPacket packet)
{
    if (packet.id >= 0 && !takesAnId(packet.type))
        return wrong(u"an id where none belongs"_s);
    switch (packet.type) {
    case Type::Connect:
        if (!packet.json.isEmpty() && !isObject(packet.json))
            return wrong(u"the payload of CONNECT is no object"_s);
        break;
    case Type::ConnectError:
        if (!packet.json.isEmpty() && !isObject(packet.json) && !isText(packet.json))
            return wrong(u"the payload of CONNECT_ERROR is neither an object nor a text"_s);
        break;
    case Type::Disconnect:
        if (!packet.json.isEmpty())
            return wrong(u"DISCONNECT with a payload"_s);
        break;
    case Type::Event:
    case Type::BinaryEvent: {
        auto name = eventName(packet.json);
        if (!name)
            return tl::make_unexpected(name.error());
        if (isReservedName(*name))
            return wrong(u"an event with a reserved name"_s);
        packet.name = *name;
        break;
    }
    case Type::Ack:
    case Type::BinaryAck:
        if (const auto array = jsonArray(packet.json); !packet.json.startsWith('[') || !array)
            return wrong(u"the payload of an ACK is no array"_s);
        break;
    }
    return packet;
}

QByteArray head(char type, int attachments, const QString &nspace, qint64 id)
{
    QByteArray text = QByteArray("4") + type;
    if (attachments > 0)
        text += QByteArray::number(attachments) + '-';
    if (nspace != "/"_L1)
        text += nspace.toUtf8() + ',';
    if (id >= 0)
        text += QByteArray::number(id);
    return text;
}

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace

Result<SocketPacket> decodePacket(QStringView text, int mostAttachments)
{
    if (text.isEmpty() || text.front() < u'0' || text.front() > u'6')
        return wrong(u"no known type of packet"_s);
    SocketPacket packet;
    packet.type = Type(text.front().unicode() - u'0');
    text = text.sliced(1);
    const bool binary = packet.type == Type::BinaryEvent || packet.type == Type::BinaryAck;
    if (binary) {
        if (auto error = takeCount(text, mostAttachments, packet))
            return tl::make_unexpected(*std::move(error));
    }
    takeNamespace(text, packet);
    if (auto error = takeId(text, packet))
        return tl::make_unexpected(*std::move(error));
    packet.json = text.toUtf8();
    return checked(std::move(packet));
}

bool isReservedName(QStringView name)
{
    return name == "connect"_L1 || name == "connect_error"_L1 || name == "disconnect"_L1
        || name == "disconnecting"_L1 || name == "newListener"_L1 || name == "removeListener"_L1;
}

Refusal refusalFrom(const QByteArray &json)
{
    if (json.startsWith('"'))
        return {jsonArray('[' + json + ']').value_or(QJsonArray()).at(0).toString(), {}};
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Refusal refusal{object.value("message"_L1).toString(), {}};
    if (const QJsonValue data = object.value("data"_L1); !data.isUndefined())
        refusal.data = compact({data}).chopped(1).sliced(1);
    return refusal;
}

QByteArray encodeConnect(const QString &nspace, const QJsonObject &payload)
{
    const QByteArray text = head('0', 0, nspace, -1);
    return payload.isEmpty() ? text : text + QJsonDocument(payload).toJson(QJsonDocument::Compact);
}

QByteArray encodeDisconnect(const QString &nspace)
{
    return head('1', 0, nspace, -1);
}

QByteArray encodeEvent(
    const QString &nspace, qint64 id, const QString &name, const QJsonArray &args, int attachments)
{
    QJsonArray array = args;
    if (attachments > 0 && placeholders(args).empty()) {
        for (int i = 0; i < attachments; ++i)
            array.append(QJsonObject{{u"_placeholder"_s, true}, {u"num"_s, i}});
    }
    array.prepend(name);
    return head(attachments > 0 ? '5' : '2', attachments, nspace, id) + compact(array);
}

QByteArray encodeAck(const QString &nspace, qint64 id, const QJsonArray &args)
{
    return head('3', 0, nspace, id) + compact(args);
}

} // namespace core::live
