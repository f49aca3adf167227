// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/interrupt.h"

#include <csignal>

namespace app::cli {

namespace {

core::CancelToken *interrupted = nullptr; // set before the handler, never freed

void cancelToken(int)
{
    interrupted->cancel(); // a store to an atomic: allowed in a handler
}

} // namespace

void cancelOnInterrupt(const core::CancelToken &token)
{
    static core::CancelToken kept = token;
    interrupted = &kept;
    struct sigaction action
    {
    };
    action.sa_handler = cancelToken;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaction(signal, &action, nullptr);
}

void ignoreBrokenPipes()
{
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace app::cli
