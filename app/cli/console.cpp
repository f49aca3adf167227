// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include <QFileDevice>

#include <cerrno>

namespace app::cli {

bool Console::line(const QByteArray &text)
{
    return write(text + '\n');
}

bool Console::piece(const QByteArray &text)
{
    return write(text) && flush();
}

bool Console::write(const QByteArray &bytes)
{
    if (m_closed)
        return false;
    clearProgress();
    errno = 0;
    return m_streams.out.write(bytes) == bytes.size() || noteFailure();
}

bool Console::flush()
{
    auto *file = qobject_cast<QFileDevice *>(&m_streams.out);
    if (m_closed || !file)
        return !m_closed;
    errno = 0;
    return file->flush() || noteFailure();
}

bool Console::noteFailure()
{
    m_closed = true;
    m_failed = errno != EPIPE;
    return false;
}

void Console::say(const QString &sentence)
{
    flush();
    clearProgress();
    m_streams.err.write(sentence.toUtf8() + '\n');
}

void Console::progress(const QString &text)
{
    constexpr qint64 kEveryMs = 100;
    if (!m_streams.errIsTerminal || (m_sinceProgress.isValid() && !m_sinceProgress.hasExpired(kEveryMs)))
        return;
    m_sinceProgress.start();
    m_progressShown = true;
    m_streams.err.write("\r\033[K" + text.toUtf8());
}

void Console::clearProgress()
{
    if (std::exchange(m_progressShown, false))
        m_streams.err.write("\r\033[K");
}

} // namespace app::cli
