// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/standardinput.h"

#include <QtGlobal>

#include <array>
#include <cerrno>
#include <cstdio>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using core::Error;

namespace app::cli {

namespace {

constexpr qsizetype kMostBytes = 1024 * 1024;

/// A terminal that shows nothing of what is typed, as long as it lives.
class QuietTerminal
{
public:
    QuietTerminal()
    {
        m_isTerminal = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal)
            return;
        std::fputs("Type or paste the secret (it is not shown), then press Enter and Ctrl+D: ", stderr);
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal()
    {
        if (!m_isTerminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr);
    }
    Q_DISABLE_COPY_MOVE(QuietTerminal)

private:
    bool m_isTerminal = false;
    termios m_before{};
};

core::Result<QByteArray> readAll(const core::CancelToken &cancel)
{
    QByteArray all;
    std::array<char, 16 * 1024> buffer{};
    for (;;) {
        // poll() returns for a signal, read() would go on after it.
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = poll(&input, 1, -1);
        if (cancel.isCancelled())
            return core::failure(Error::Kind::Cancelled);
        if (ready < 0 && errno == EINTR)
            continue;
        const ssize_t count = ready < 0 ? -1 : read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count < 0)
            return core::failure(Error::Kind::File, u"standard input"_s);
        if (count == 0)
            return all;
        all.append(buffer.data(), count);
        if (all.size() > kMostBytes)
            return core::failure(Error::Kind::InvalidInput, u"more than 1 MiB came on standard input"_s);
    }
}

} // namespace

core::Result<QByteArray> readStandardInput(bool secret, const core::CancelToken &cancel)
{
    if (!secret)
        return readAll(cancel);
    const QuietTerminal quiet;
    return readAll(cancel);
}

} // namespace app::cli
