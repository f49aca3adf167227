// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace core::live {

/// Tells when what is connected should not be trusted any more: the computer slept, or it is on another
/// network.
///
/// Sleep shows as a jump of the wall clock over the monotonic one, or as a timer that is very late. Network
/// changes come from the system where it tells them (QNetworkInformation). Lives on one thread, with an event
/// loop.
class WakeWatch final : public QObject
{
    Q_OBJECT
public:
    /// Both in ms; tests hand in their own.
    struct Clocks
    {
        std::function<qint64()> wall;
        std::function<qint64()> monotonic;
    };
    explicit WakeWatch(QObject *parent = nullptr);
    explicit WakeWatch(Clocks clocks, QObject *parent = nullptr);

    void look(); // compares the clocks; done every two seconds

signals:
    void woke(qint64 sleptMs);
    void networkChanged();

private:
    void watchNetwork();

    Clocks m_clocks;
    QTimer m_timer;
    qint64 m_wallMs;
    qint64 m_monotonicMs;
};

} // namespace core::live
