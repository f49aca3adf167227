// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/serverwait.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#ifdef _WIN32
#include <winsock2.h>
#else
#include <poll.h>
#endif

namespace core::postgres {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto kLookEvery = 10ms; // at the cancel token
constexpr int kMostRequests = 8; // more hang at a silent server; its own time limit ends the statement then
std::atomic_int requests = 0;

} // namespace

Waited waitForServer(
    pg_conn *handle, Clock::time_point deadline, const CancelToken &cancel, const CancelToken &abandoned)
{
    while (!cancel.isCancelled()) {
        if (abandoned.isCancelled())
            return Waited::Lost;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left <= 0ms)
            return Waited::Over;
        const int unsent = PQflush(handle);
        if (unsent < 0)
            return Waited::Lost;
#ifdef _WIN32
        WSAPOLLFD socket{SOCKET(PQsocket(handle)), short(POLLIN | (unsent > 0 ? POLLOUT : 0)), 0};
        const int ready
            = WSAPoll(&socket, 1, int(std::min<std::chrono::milliseconds>(left, kLookEvery).count()));
#else
        pollfd socket{PQsocket(handle), short(POLLIN | (unsent > 0 ? POLLOUT : 0)), 0};
        const int ready
            = ::poll(&socket, 1, int(std::min<std::chrono::milliseconds>(left, kLookEvery).count()));
#endif
        if (ready <= 0)
            continue;
        if (PQconsumeInput(handle) == 0)
            return Waited::Lost;
        if (socket.revents & POLLIN)
            return Waited::Ready;
        if (socket.revents & (POLLERR | POLLHUP | POLLNVAL))
            return Waited::Lost;
    }
    return Waited::Cancelled;
}

std::future<void> requestCancel(pg_conn *handle)
{
    PGcancel *request = PQgetCancel(handle);
    if (!request)
        return {};
    if (++requests > kMostRequests) {
        --requests;
        PQfreeCancel(request);
        return {};
    }
    std::promise<void> taken;
    std::future<void> isTaken = taken.get_future();
    std::thread([request, taken = std::move(taken)]() mutable {
        std::array<char, 256> problem{};
        PQcancel(request, problem.data(), int(problem.size()));
        PQfreeCancel(request);
        --requests;
        taken.set_value();
    }).detach();
    return isTaken;
}

} // namespace core::postgres
