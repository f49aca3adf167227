// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/socketpacket.h"

#include <QJsonValue>

#include <vector>

namespace core::live {

/// A binary packet with what belongs to it.
struct BinaryPacket
{
    SocketPacket packet;
    QList<QByteArray> attachments;
};

/// Waits for the binary messages that a packet announced (socket-io 8). Never reserves by the announced
/// count.
class BinaryAssembler
{
public:
    /// Errors: Protocol (a placeholder that names no attachment).
    [[nodiscard]] Result<Done> begin(const SocketPacket &packet);
    /// The packet when it is whole. Errors: Protocol (nothing announced this message).
    [[nodiscard]] Result<std::optional<BinaryPacket>> take(const QByteArray &message);
    [[nodiscard]] bool isWaiting() const { return m_waiting.has_value(); }
    void clear() { m_waiting.reset(); }

private:
    std::optional<BinaryPacket> m_waiting;
};

/// The numbers of all placeholders in order of appearance; -1 for one whose number is none.
[[nodiscard]] std::vector<int> placeholders(const QJsonValue &value);

/// `value` with the attachments as base64 text in their places.
[[nodiscard]] QJsonValue withAttachments(const QJsonValue &value, const QList<QByteArray> &attachments);

} // namespace core::live
