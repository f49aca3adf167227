// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"

#include <chrono>
#include <future>

struct pg_conn;

namespace core::postgres {

/// Waits until the connection's socket can be read (or written, when something waits to be sent) and takes
/// what came. Lost: it broke, or `abandoned` was set by another thread.
enum class Waited { Ready, Over, Cancelled, Lost };
[[nodiscard]] Waited waitForServer(pg_conn *handle, std::chrono::steady_clock::time_point deadline,
    const CancelToken &cancel, const CancelToken &abandoned);

/// Asks the server to give up the running statement, from a thread of its own: the request is a connection
/// too, and a silent server would hold whoever makes it. Ready when the server has taken it: until then it
/// may hit whatever statement runs by that time. Not valid when nothing was asked.
std::future<void> requestCancel(pg_conn *handle);

} // namespace core::postgres
