// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/net/redact.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QIODevice;

namespace core::net {

using std::chrono::milliseconds;

/// Who waits for the answer. Each lane has connections of its own, so that none starves another.
enum class Lane {
    Person, // a click: short calls
    Background, // polling, probes, lists that fill themselves
    Stream, // answers that come over minutes; as many connections as there are streams
};

struct Limits
{
    milliseconds connect{10'000}; // until the request is on its way, TLS included
    milliseconds total{60'000}; // of everything; 0: no limit
    milliseconds silence{0}; // without a byte of the answer; 0: no limit
    qint64 bodyBytes = 64 * 1024 * 1024; // a longer answer is Error::Protocol

    bool operator==(const Limits &) const = default;
};

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url; // fully encoded
    Headers headers;
    QByteArray body; // sent when not empty; Content-Length is set, and the body is sent once and never again
                     // behind our back
    /// Instead of `body`, for uploads: read in pieces on the GUI thread. Must have a size and outlive the
    /// request.
    std::shared_ptr<QIODevice> upload = {};
    Lane lane = Lane::Person;
    Limits limits = {};
    bool followsRedirects
        = false; // then within the same origin only, at most five; never for other methods than GET
};

/// When things happened, ms since start() by a monotonic clock; -1: not (yet).
struct HttpTiming
{
    double connectingMs = -1; // a new connection is made; stays -1 when one was reused
    double sentMs = -1;
    double firstByteMs = -1; // headers are there
    double finishedMs = -1;

    bool operator==(const HttpTiming &) const = default;
};

struct HttpHead
{
    int status = 0;
    Headers headers; // as they came

    /// Case does not matter; empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;

    bool operator==(const HttpHead &) const = default;
};

struct HttpReply
{
    HttpHead head;
    QByteArray body; // empty for a stream
    HttpTiming timing;

    bool operator==(const HttpReply &) const = default;
};

/// What the wire view shows of one exchange; secrets are cut out already.
struct WireRecord
{
    qint64 number = 0; // rises by one
    qint64 startedAtMs = 0; // ms since 1970 UTC
    QByteArray method;
    QUrl url;
    Headers requestHeaders;
    QByteArray requestBody; // at most 64 KiB
    int status = 0; // 0: no answer
    Headers replyHeaders;
    QByteArray replyBody; // at most 64 KiB; of streams the first ones
    HttpTiming timing;
    std::optional<Error> error;
};

} // namespace core::net
