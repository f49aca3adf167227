// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/enginepacket.h"
#include "core/live/linkprobe.h"
#include "core/live/livesession.h"

#include <QTimer>

#include <deque>

class QWebSocket;

namespace core::live {

/// One attempt: a WebSocket and the Engine.IO session over it. Never opened twice.
///
/// Heartbeats are answered where they are read; everything else waits in an inbox and is handed on from the
/// event loop in slices, so that a slow reader delays neither the pongs nor the screen. What came before an
/// end is handed on before ended().
class Link final : public QObject
{
    Q_OBJECT
public:
    Link(const Policy &policy, Counters &counters, QObject *parent);

    void open(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &headers);
    /// `text` is UTF-8. Errors: as LiveSession::emitEvent().
    [[nodiscard]] Result<Done> send(const QByteArray &text, const QList<QByteArray> &attachments = {});
    [[nodiscard]] bool isIdle() const; // open, and everything is with the system
    [[nodiscard]] bool isBehind() const { return !m_inbox.empty(); }
    void distrust();
    void setRecordsFrames(bool records) { m_records = records; }

    // The last thing to call: no signal comes any more, and it deletes itself.
    void retire(); // at once
    void close(const QByteArrayList &farewell); // orderly, within the policy's patience
    void farewell(const QByteArrayList &texts); // sent as far as it goes at once; then it may be deleted

signals:
    void connected(); // the WebSocket stands
    void opened(); // the server's open packet is read
    void text(const QString &packet); // an Engine.IO message, its type in front
    void binary(const QByteArray &message);
    void ended(core::live::EndReason reason, const core::Error &error); // once
    void probed(double roundTripMs);
    void overdue(bool isOverdue); // a probe
    void frame(const core::live::Frame &frame);

private:
    enum class Kind { Text, Binary, Note };
    struct Incoming
    {
        Kind kind = Kind::Text;
        QString text;
        QByteArray binary;
        Frame note = {};
    };

    void limit();
    void watch();
    void takeText(const QString &text);
    void takeBinary(const QByteArray &message);
    void takeEngine(std::optional<EngineType> type, const QString &text);
    void takeOpen(const QString &text);
    void answerPing();
    void checkDeadline();
    [[nodiscard]] bool isExpired() const;
    void write(const QByteArray &text);
    void note(const QString &text, bool incoming, const QString &fault = {});
    void keep(Incoming incoming, qsizetype size);
    void drain();
    void drainFor(std::chrono::milliseconds slice);
    void handOn(const Incoming &incoming);
    void end(EndReason reason, Error error);
    void finish();

    const Policy &m_policy;
    Counters &m_counters;
    QWebSocket *m_socket;
    QTimer m_heartbeat;
    LinkProbe m_probe;
    EngineOpen m_open;
    milliseconds m_deadline{0}; // monotonic: no ping until then means the link is dead
    std::deque<Incoming> m_inbox;
    qint64 m_inboxBytes = 0;
    bool m_drains = false;
    bool m_isOpen = false;
    bool m_over = false;
    bool m_retired = false;
    bool m_records = false;
    bool m_distrusted = false;
    EndReason m_reason = EndReason::None;
    Error m_error;
};

} // namespace core::live
