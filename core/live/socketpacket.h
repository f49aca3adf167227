// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace core::live {

/// A packet of Socket.IO 5 (socket-io 5). A plain value.
struct SocketPacket
{
    enum class Type { Connect, Disconnect, Event, Ack, ConnectError, BinaryEvent, BinaryAck };
    Type type = Type::Event;
    QString nspace;
    qint64 id = -1; // -1: none
    int attachments = 0; // binary messages that follow
    QByteArray json = {}; // UTF-8, checked; empty: no payload
    QString name = {}; // of an event

    bool operator==(const SocketPacket &) const = default;
};

/// Takes the text after the engine's type apart, strictly from left to right. Pure; any thread.
/// Errors: Protocol (unknown type, an id of more than 15 digits, no or more than `mostAttachments` announced,
/// JSON that is none or of the wrong kind, a reserved event name).
[[nodiscard]] Result<SocketPacket> decodePacket(QStringView text, int mostAttachments = 10);

/// Names that no peer may use (socket-io 5).
[[nodiscard]] bool isReservedName(QStringView name);

/// What a CONNECT_ERROR says; empty texts when it says nothing.
struct Refusal
{
    QString message;
    QByteArray data; // compact JSON

    bool operator==(const Refusal &) const = default;
};
[[nodiscard]] Refusal refusalFrom(const QByteArray &json);

// Whole text messages with the engine's type in front, UTF-8.
[[nodiscard]] QByteArray encodeConnect(const QString &nspace, const QJsonObject &payload); // empty: without
[[nodiscard]] QByteArray encodeDisconnect(const QString &nspace);
/// Attachments take the places of `{"_placeholder":true,"num":k}` in `args`, or follow as arguments when
/// there are no such places.
[[nodiscard]] QByteArray encodeEvent(
    const QString &nspace, qint64 id, const QString &name, const QJsonArray &args, int attachments = 0);
[[nodiscard]] QByteArray encodeAck(const QString &nspace, qint64 id, const QJsonArray &args);

} // namespace core::live
