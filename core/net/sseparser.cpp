// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/sseparser.h"

#include <charconv>

using namespace Qt::StringLiterals;

namespace core::net {

namespace {

constexpr QByteArrayView kByteOrderMark{"\xEF\xBB\xBF"};
constexpr qsizetype kMostStray = 64 * 1024;

} // namespace

SseParser::SseParser(qsizetype maxBytes) : m_maxBytes(maxBytes) { }

Result<std::vector<SseEvent>> SseParser::feed(QByteArrayView bytes)
{
    std::vector<SseEvent> events;
    qsizetype at = 0;
    while (at < bytes.size() && !m_failed) {
        if (std::exchange(m_sawCr, false) && bytes[at] == '\n') {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r')
            ++end;
        const bool ended = end < bytes.size();
        const QByteArrayView piece = bytes.sliced(at, end - at);
        m_failed = m_line.size() + piece.size() + m_event.data.size() > m_maxBytes;
        if (m_failed)
            break;
        if (ended && m_line.isEmpty()) {
            takeLine(piece, events);
        } else {
            m_line.append(piece);
            if (ended) {
                const QByteArray line = std::exchange(m_line, QByteArray());
                takeLine(line, events);
            }
        }
        m_sawCr = ended && bytes[end] == '\r';
        at = end + (ended ? 1 : 0);
    }
    if (m_failed)
        return failure(Error::Kind::Protocol, u"an event is longer than %1 bytes"_s.arg(m_maxBytes));
    return events;
}

Result<std::vector<SseEvent>> SseParser::finish()
{
    if (m_failed)
        return failure(Error::Kind::Protocol, u"an event is longer than %1 bytes"_s.arg(m_maxBytes));
    std::vector<SseEvent> events;
    if (!m_line.isEmpty()) {
        const QByteArray line = std::exchange(m_line, QByteArray());
        takeLine(line, events);
    }
    dispatch(events);
    return events;
}

void SseParser::takeLine(QByteArrayView line, std::vector<SseEvent> &events)
{
    if (std::exchange(m_atStart, false) && line.startsWith(kByteOrderMark))
        line = line.sliced(kByteOrderMark.size());
    if (line.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == "data") {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data.append(value);
        m_hasData = true;
    } else if (name == "event") {
        m_event.name = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_event.id = value.toByteArray();
    } else if (name == "retry") {
        int ms = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), ms);
        if (error == std::errc() && end == value.data() + value.size() && ms >= 0)
            m_event.retryMs = ms;
    } else if (!name.isEmpty() && m_stray.size() + line.size() < kMostStray) {
        // An unknown field is ignored; but a server may have answered JSON instead of a stream.
        m_stray.append(line);
        m_stray += '\n';
    }
}

void SseParser::dispatch(std::vector<SseEvent> &events)
{
    if (m_hasData || !m_event.name.isEmpty())
        events.push_back(m_event);
    const QByteArray id = m_event.id; // stays until another one comes
    m_event = {};
    m_event.id = id;
    m_hasData = false;
}

} // namespace core::net
