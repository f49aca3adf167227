// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace core::net {

/// One frame of an event stream (WHATWG HTML, "server-sent events").
struct SseEvent
{
    QByteArray name; // of `event:`; empty when the frame has none
    QByteArray data; // `data:` lines joined by LF, UTF-8 as it came
    QByteArray id; // the last `id:` seen so far
    std::optional<int> retryMs; // of `retry:` in this frame

    bool operator==(const SseEvent &) const = default;
};

/// Bytes in, events out, whatever the split: inside a line end, a UTF-8 character or the byte order mark.
///
/// LF, CR and CRLF end lines, mixed as well; comments and unknown fields are ignored; exactly one blank after
/// the colon goes. Frames without `data:` give an event only when they have a name (Coze's end events may be
/// empty). A line or a frame's data beyond `maxBytes` is Error::Protocol, and nothing more is taken. No
/// clock, no thread.
class SseParser
{
public:
    static constexpr qsizetype kMaxBytes = 64 * 1024 * 1024;

    explicit SseParser(qsizetype maxBytes = kMaxBytes);

    [[nodiscard]] Result<std::vector<SseEvent>> feed(QByteArrayView bytes);
    /// The stream is over: a last frame without its blank line, or a last line without its end, still counts.
    [[nodiscard]] Result<std::vector<SseEvent>> finish();
    /// What is not a line with a colon, from the first such line on, at most 64 KiB: a JSON answer in place
    /// of a stream.
    [[nodiscard]] const QByteArray &strayBytes() const { return m_stray; }

private:
    void takeLine(QByteArrayView line, std::vector<SseEvent> &events);
    void dispatch(std::vector<SseEvent> &events);

    qsizetype m_maxBytes;
    QByteArray m_line; // begun, not ended
    QByteArray m_stray;
    SseEvent m_event;
    bool m_hasData = false;
    bool m_sawCr = false; // an LF right behind belongs to it
    bool m_atStart = true;
    bool m_failed = false;
};

} // namespace core::net
