// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/enginepacket.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace core::live {

namespace {

constexpr QChar kSeparator(0x1e); // between packets in one body of polling; means nothing here

void readTimes(const QJsonObject &object, EngineOpen &open)
{
    const double interval = object.value("pingInterval"_L1).toDouble(-1);
    const double timeout = object.value("pingTimeout"_L1).toDouble(-1);
    if (interval < 1 || timeout < 1 || interval + timeout > double(std::numeric_limits<int>::max()))
        return;
    open.pingInterval = milliseconds(qint64(interval));
    open.pingTimeout = milliseconds(qint64(timeout));
}

} // namespace

std::optional<EngineType> engineType(QStringView packet)
{
    if (packet.isEmpty() || packet.front() < u'0' || packet.front() > u'6')
        return std::nullopt;
    const auto type = EngineType(packet.front().unicode() - u'0');
    // In a message the separator is an error of its JSON.
    if (type != EngineType::Message && packet.size() > 1 && packet.contains(kSeparator))
        return std::nullopt;
    return type;
}

Result<EngineOpen> readEngineOpen(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(Error::Kind::Protocol, u"the open packet is no JSON object"_s);
    const QJsonObject object = document.object();
    if (object.value("sid"_L1).toString().isEmpty())
        return failure(Error::Kind::Protocol, u"the open packet has no session id"_s);
    EngineOpen open;
    readTimes(object, open);
    const double most = object.value("maxPayload"_L1).toDouble(-1);
    if (most >= 1 && most <= double(std::numeric_limits<int>::max()))
        open.maxPayload = qint64(most);
    return open;
}

} // namespace core::live
