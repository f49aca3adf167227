// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/live/livestatus.h"

#include <QFuture>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace core::live {

using std::chrono::milliseconds;

/// Time limits and sizes; tests pass short ones. Defaults from socket-io 4, 9 and 11.
struct Policy
{
    milliseconds attempt{20'000}; // until the open packet
    milliseconds connectAnswer{10'000}; // until the namespace answers
    milliseconds ack{10'000};
    milliseconds firstDelay{1'000}; // the first try after an end is immediate, then this, doubled
    milliseconds longestDelay{30'000};
    double jitter = 0.5; // share of the delay, applied after the cap
    milliseconds stableAfter{60'000}; // online that long: the count of failed attempts starts anew
    milliseconds probeEvery{4'000}; // WebSocket ping, to notice a dead link
    milliseconds probePatience{5'000};
    milliseconds closePatience{2'000};
    int attempts = -1; // failed ones in a row before Failed; -1: no end
    qint64 incomingBytes = 16 * 1024 * 1024; // of one message
    int attachments = 10;
    qint64 queueBytes = 4 * 1024 * 1024; // unsent; more is refused
    std::function<double()> random; // [0, 1); empty: the system's
};

struct Endpoint
{
    QUrl url; // ws, wss, http, https; its path and query are kept
    QString path = QStringLiteral("/socket.io/"); // appended unless the url has a path of its own
    QString nspace = QStringLiteral("/");
    bool plainTextAllowed = false; // to other addresses than loopback
    QList<QPair<QByteArray, QByteArray>> headers; // more for the handshake
    /// Asked for anew before each CONNECT; empty: no payload.
    std::function<QFuture<Result<QJsonObject>>()> auth;
};

/// One event as it came. `json` is the UTF-8 text of the whole array (name first), so that hot paths can read
/// it their own way; args() parses it.
struct Event
{
    QString nspace;
    QString name;
    QByteArray json;
    qint64 ackId = -1; // -1: no answer wanted
    QList<QByteArray> attachments;

    [[nodiscard]] QJsonArray args() const; // without the name and without a recovery offset
    QString offset = {}; // of connection state recovery; empty without
    qint64 connection = 0; // counts the attempts; an answer belongs to the one the event came over
};

/// What the wire view shows of one frame; secrets are cut out already.
struct Frame
{
    qint64 atMs = 0; // ms UTC
    bool incoming = true;
    bool binary = false;
    QString text; // at most 4 KiB; of binary ones their size in words is made by the page
    qint64 bytes = 0;
    QString fault; // why it was not understood; empty when it was
};

/// What a session counted since it was made.
struct Counters
{
    qint64 attempts = 0;
    qint64 connects = 0; // times online
    qint64 eventsIn = 0;
    qint64 eventsOut = 0;
    qint64 unknownPackets = 0; // ignored by the rules
    qint64 malformed = 0; // protocol errors
    qint64 bytesIn = 0;
    qint64 bytesOut = 0;
};

/// A Socket.IO 5 client over one WebSocket (socket-io.md): connects, keeps alive, notices dead links,
/// reconnects with growing pauses.
///
/// Lives on one thread and answers heartbeats there before anything else. After an end that reconnects by
/// itself (socket-io 9) status() says when. Nothing is buffered while it is not online: what matters is kept
/// by the caller and sent after it has joined its rooms again. No signal comes from within a call of the
/// caller, except statusChanged().
class LiveSession final : public QObject
{
    Q_OBJECT
public:
    explicit LiveSession(Endpoint endpoint, Policy policy = {}, QObject *parent = nullptr);
    ~LiveSession() override; // leaves in silence

    void start();
    void stop(); // says good-bye and closes; Idle at once
    void retryNow(); // ends a pause, or a state that waits for a person
    /// The network changed or the computer woke up: distrust what is open, try at once what waits.
    void distrust();

    /// Attachments take the places of `{"_placeholder":true,"num":k}` in `args`, or follow as arguments.
    /// Errors: InvalidInput (a reserved name, too long for the server's maxPayload in UTF-8 bytes), Network
    /// (not online), Busy (too much unsent). An event that was taken may still be lost.
    [[nodiscard]] Result<Done> emitEvent(
        const QString &name, const QJsonArray &args, const QList<QByteArray> &attachments = {});
    /// Dropped in silence unless it can go out at once: typing signals.
    void emitVolatile(const QString &name, const QJsonArray &args);
    /// `answered` exactly once: the other side's arguments, or Timeout, Network (the connection ended), and
    /// those of emitEvent(). Attachments of an answer stand in it as base64 text. Not called when the session
    /// is destroyed first.
    using Answered = std::function<void(const Result<QJsonArray> &)>;
    void request(const QString &name, const QJsonArray &args, Answered answered);
    void answer(const Event &event, const QJsonArray &args); // once; only events with an ackId

    /// More namespaces over the same WebSocket; the endpoint's own is always joined.
    void join(const QString &nspace, std::function<QFuture<Result<QJsonObject>>()> auth = {});
    void leave(const QString &nspace);

    [[nodiscard]] const Status &status() const;
    [[nodiscard]] Counters counters() const;
    void setRecordsFrames(bool records); // frames are only made while somebody looks

signals:
    void statusChanged(const core::live::Status &status);
    void online(bool recovered); // rooms have to be joined (again) unless recovered
    void eventReceived(const core::live::Event &event);
    /// One other than the endpoint's own: refused, silent or put out later. join() asks again.
    void namespaceRefused(const QString &nspace, const core::Error &error);
    void probed(double roundTripMs);
    void frame(const core::live::Frame &frame);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// `ws(s)://host[:port]/path?query&EIO=4&transport=websocket` (socket-io 2). Errors: InvalidInput (no host, a
/// scheme that is none of ws, wss, http, https; plain text to another host without leave).
[[nodiscard]] Result<QUrl> handshakeUrl(const Endpoint &endpoint);

/// Pause before attempt `failed` + 1 (`failed` ≥ 0 in a row). `random` in [0, 1).
[[nodiscard]] milliseconds backoff(int failed, const Policy &policy, double random);

} // namespace core::live
