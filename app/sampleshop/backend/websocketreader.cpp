// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/websocketreader.h"

#include <QUtf8StringView>
#include <QtEndian>

namespace app::sampleshop::backend {

namespace {

constexpr quint8 kLast = 0x80;
constexpr quint8 kReserved = 0x70;
constexpr quint8 kMasked = 0x80;
constexpr qsizetype kMask = 4;
constexpr quint64 kLongestControl = 125;

bool isKnown(quint8 opcode)
{
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

bool isControl(Opcode opcode)
{
    return quint8(opcode) >= 8;
}

} // namespace

QByteArray frameOf(const QByteArray &payload, Opcode opcode)
{
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame += char(kLast | quint8(opcode));
    if (payload.size() < 126) {
        frame += char(payload.size());
    } else if (payload.size() <= 0xffff) {
        frame += char(126);
        const quint16 size = qToBigEndian(quint16(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    } else {
        frame += char(127);
        const quint64 size = qToBigEndian(quint64(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    }
    return frame + payload;
}

std::variant<WebSocketReader::NeedsMore, WebSocketReader::Head, WebSocketReader::Violation>
WebSocketReader::head() const
{
    if (m_buffer.size() < 2)
        return NeedsMore{};
    const auto first = quint8(m_buffer[0]);
    const auto second = quint8(m_buffer[1]);
    if ((first & kReserved) || !isKnown(first & 0x0f) || !(second & kMasked))
        return Violation{};
    Head head{(first & kLast) != 0, Opcode(first & 0x0f), 2, quint64(second & ~kMasked)};
    const qsizetype more = head.payload == 126 ? 2 : head.payload == 127 ? 8 : 0;
    if (m_buffer.size() < 2 + more)
        return NeedsMore{};
    if (more == 2)
        head.payload = qFromBigEndian<quint16>(m_buffer.constData() + 2);
    else if (more == 8)
        head.payload = qFromBigEndian<quint64>(m_buffer.constData() + 2);
    head.size += more + kMask;
    if (isControl(head.opcode)) {
        if (!head.isLast || head.payload > kLongestControl)
            return Violation{};
        return head;
    }
    if ((head.opcode == Opcode::Continuation) == (m_opcode == Opcode::Continuation))
        return Violation{}; // goes on with nothing, or begins within another message
    if (head.payload + quint64(m_message.size()) > quint64(m_largest))
        return Violation{closecode::kTooBig};
    return head;
}

QByteArray WebSocketReader::unmasked(const Head &head) const
{
    QByteArray payload = m_buffer.sliced(head.size, qsizetype(head.payload));
    const char *mask = m_buffer.constData() + head.size - kMask;
    char *bytes = payload.data();
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes[i] = char(bytes[i] ^ mask[i % kMask]);
    return payload;
}

std::variant<WebSocketReader::NeedsMore, WebSocketReader::Message, WebSocketReader::Violation>
WebSocketReader::next()
{
    while (true) {
        const auto read = head();
        if (const auto *violation = std::get_if<Violation>(&read))
            return *violation;
        const auto *frame = std::get_if<Head>(&read);
        if (!frame || quint64(m_buffer.size() - frame->size) < frame->payload
            || m_buffer.size() < frame->size)
            return NeedsMore{};
        const QByteArray payload = unmasked(*frame);
        m_buffer.remove(0, frame->size + payload.size());
        if (isControl(frame->opcode))
            return Message{frame->opcode, payload};
        if (frame->opcode != Opcode::Continuation)
            m_opcode = frame->opcode;
        m_message += payload;
        if (!frame->isLast)
            continue;
        Message message{std::exchange(m_opcode, Opcode::Continuation), std::exchange(m_message, {})};
        if (message.opcode == Opcode::Text && !QUtf8StringView(message.payload).isValidUtf8())
            return Violation{closecode::kBadText};
        return message;
    }
}

} // namespace app::sampleshop::backend
