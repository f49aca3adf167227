// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <variant>

namespace app::sampleshop::backend {

enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

namespace closecode { // RFC 6455, 7.4.1
constexpr quint16 kNormal = 1000;
constexpr quint16 kProtocol = 1002;
constexpr quint16 kBadText = 1007;
constexpr quint16 kTooBig = 1009;
} // namespace closecode

/// A frame as a server sends it: whole and without a mask.
[[nodiscard]] QByteArray frameOf(const QByteArray &payload, Opcode opcode = Opcode::Text);

/// Takes apart what a client sends: frames, masks, fragments (RFC 6455, 5). A plain class, one thread.
class WebSocketReader
{
public:
    void setLargestMessage(qint64 bytes) { m_largest = bytes; }

    void feed(const QByteArray &bytes) { m_buffer += bytes; }
    struct Message // a whole one, or a control frame
    {
        Opcode opcode = Opcode::Text;
        QByteArray payload;
    };
    struct Violation
    {
        quint16 closeCode = closecode::kProtocol;
    };
    struct NeedsMore
    {
    };
    /// After a violation nothing is read any more.
    [[nodiscard]] std::variant<NeedsMore, Message, Violation> next();

private:
    struct Head
    {
        bool isLast = false;
        Opcode opcode = Opcode::Text;
        qsizetype size = 0; // of the head itself
        quint64 payload = 0; // bytes
    };
    [[nodiscard]] std::variant<NeedsMore, Head, Violation> head() const;
    [[nodiscard]] QByteArray unmasked(const Head &head) const;

    QByteArray m_buffer;
    QByteArray m_message; // of fragments
    Opcode m_opcode = Opcode::Continuation; // of m_message; Continuation: none has begun
    qint64 m_largest = 1'000'000;
};

} // namespace app::sampleshop::backend
