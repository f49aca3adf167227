// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QFile>

#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace core::sync {

/// The bytes of a file, gzip taken off when there is one (also several members one after the other).
///
/// One thread. A cut or damaged gzip stream ends early: what was readable comes out, `damage()` says what
/// happened. Errors: File.
class ByteSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open(const QString &file);
    ~ByteSource();

    /// Fills up to `size` bytes; 0 at the end.
    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size);

    [[nodiscard]] bool isGzip() const { return m_inflate != nullptr; }
    [[nodiscard]] qint64 bytesDone() const { return m_taken - qint64(m_pending.size()); } // as on the disk
    [[nodiscard]] qint64 bytesTotal() const { return m_total; }
    [[nodiscard]] const std::string &damage() const { return m_damage; } // a sentence; empty when all is well

private:
    explicit ByteSource(const QString &file);
    Q_DISABLE_COPY_MOVE(ByteSource)

    [[nodiscard]] Result<bool> refill();
    [[nodiscard]] Result<std::size_t> readInflated(char *to, std::size_t size);
    [[nodiscard]] Result<bool> nextMember();
    void finishDamaged(std::string sentence);

    QFile m_file;
    std::string m_raw; // room for refill()
    std::string_view m_pending; // part of m_raw that was not used yet
    qint64 m_taken = 0;
    qint64 m_total = 0;
    std::unique_ptr<z_stream_s> m_inflate;
    bool m_inMember = false;
    bool m_ended = false;
    std::string m_damage;
};

/// A window over a ByteSource that grows until its owner has found an end in it.
class ByteWindow
{
public:
    explicit ByteWindow(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) { }

    [[nodiscard]] std::string_view view() const
    {
        return std::string_view(m_buffer).substr(m_begin, m_end - m_begin);
    }
    void consume(std::size_t bytes) { m_begin += bytes; }
    /// At least doubles the window; false when there is nothing more. Earlier views become invalid.
    [[nodiscard]] Result<bool> grow();
    [[nodiscard]] const ByteSource &source() const { return *m_source; }

private:
    std::unique_ptr<ByteSource> m_source;
    std::string m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

/// Lines of a text file, split at LF bytes only.
class LineReader
{
public:
    struct Line
    {
        std::string_view text; // without LF; valid until the next call
        qint64 number = 0; // from 1
        bool tooLong = false; // longer than kLongestLine: `text` is its start
        bool cutOff = false; // the file is damaged and this is its unfinished last line, perhaps empty
    };
    static constexpr std::size_t kLongestLine = std::size_t(64) << 20;

    explicit LineReader(std::unique_ptr<ByteSource> source) : m_window(std::move(source)) { }

    /// False at the end. Errors: File.
    [[nodiscard]] Result<bool> next(Line &line);
    [[nodiscard]] const ByteSource &source() const { return m_window.source(); }

private:
    [[nodiscard]] Result<bool> skipRest(Line &line);

    ByteWindow m_window;
    std::string m_longStart;
    std::size_t m_used = 0; // bytes of the last line, given back at the next call
    qint64 m_number = 0;
    bool m_damageTold = false;
};

} // namespace core::sync
