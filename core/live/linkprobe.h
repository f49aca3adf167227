// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace core::live {

/// Asks at intervals whether the other side is still there. Anything that comes in after the question is an
/// answer: a pong may have to queue behind much data.
class LinkProbe final : public QObject
{
    Q_OBJECT
public:
    using milliseconds = std::chrono::milliseconds;

    LinkProbe(milliseconds every, milliseconds patience, QObject *parent);

    void begin();
    void stop() { m_timer.stop(); }
    void askNow(milliseconds patience);
    void heard(); // any byte
    void pong(const QByteArray &payload);

signals:
    void asked(const QByteArray &payload); // to be sent as a WebSocket ping
    void probed(double roundTripMs);
    void overdue(bool isOverdue);
    void silent(); // once

private:
    enum class Phase { Resting, Asked, Overdue, LastLook };

    void ask(milliseconds patience);
    void tick();
    void rest();

    milliseconds m_every;
    milliseconds m_patience;
    milliseconds m_currentPatience{0};
    std::chrono::steady_clock::time_point m_askedAt;
    qint64 m_number = 0;
    Phase m_phase = Phase::Resting;
    bool m_heard = false;
    QTimer m_timer;
};

} // namespace core::live
