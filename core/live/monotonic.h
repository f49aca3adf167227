// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace core::live {

/// Time that never jumps and, where the system tells it, goes on while the computer sleeps. Any thread.
[[nodiscard]] inline std::chrono::milliseconds monotonicNow()
{
    using namespace std::chrono;
#ifdef Q_OS_LINUX
    timespec now = {};
    if (clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return duration_cast<milliseconds>(seconds(now.tv_sec) + nanoseconds(now.tv_nsec));
#endif
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

} // namespace core::live
