// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QIODevice>
#include <QString>

namespace app::cli {

/// Where a command reads nothing and writes everything; handed in, so tests use buffers.
struct Streams
{
    QIODevice &out;
    QIODevice &err;
    bool errIsTerminal = false;
};

/// Exit codes of architecture 4.
namespace exitcode {
constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kNotFound = 3;
constexpr int kRefused = 4; // or unreachable: sign-in, key, network
constexpr int kInterrupted = 130;
} // namespace exitcode

/// Writes results to standard output and everything else to standard error.
///
/// A reader that went away (`| head`) is no failure: line() answers false, and the command stops.
class Console
{
public:
    explicit Console(Streams streams) : m_streams(streams) { }

    /// One line of results, without its end. False when nobody can read on.
    bool line(const QByteArray &text);
    bool line(const QString &text) { return line(text.toUtf8()); }
    /// A part of a line, handed to the reader at once.
    bool piece(const QByteArray &text);
    /// Hands what was written to the reader.
    bool flush();
    /// The output could not be written for another reason than a reader who left.
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] bool isOpen() const { return !m_closed; }

    /// A sentence on standard error.
    void say(const QString &sentence);
    /// A line that replaces itself, about ten times a second; only on a terminal.
    void progress(const QString &text);

private:
    bool write(const QByteArray &bytes);
    bool noteFailure();
    void clearProgress();

    Streams m_streams;
    QElapsedTimer m_sinceProgress;
    bool m_progressShown = false;
    bool m_closed = false;
    bool m_failed = false;
};

} // namespace app::cli
