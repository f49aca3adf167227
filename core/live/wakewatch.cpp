// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/wakewatch.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QNetworkInformation>

#include <memory>

namespace core::live {

namespace {

constexpr int kLookMs = 2'000;
constexpr qint64 kSleptMs = 8'000; // less is a busy machine, or somebody who sets the clock right

WakeWatch::Clocks realClocks()
{
    const auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    return {[] { return QDateTime::currentMSecsSinceEpoch(); }, [timer] { return timer->elapsed(); }};
}

} // namespace

WakeWatch::WakeWatch(QObject *parent) : WakeWatch(realClocks(), parent)
{
    watchNetwork();
}

WakeWatch::WakeWatch(Clocks clocks, QObject *parent)
    : QObject(parent),
      m_clocks(std::move(clocks)),
      m_wallMs(m_clocks.wall()),
      m_monotonicMs(m_clocks.monotonic())
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &WakeWatch::look);
    m_timer.start();
}

void WakeWatch::look()
{
    const qint64 wall = m_clocks.wall();
    const qint64 monotonic = m_clocks.monotonic();
    // On some systems the monotonic clock stands still during sleep, on others it goes on and the timer is
    // late.
    const qint64 jump = (wall - m_wallMs) - (monotonic - m_monotonicMs);
    const qint64 late = (monotonic - m_monotonicMs) - kLookMs;
    m_wallMs = wall;
    m_monotonicMs = monotonic;
    if (qMax(jump, late) > kSleptMs)
        emit woke(qMax(jump, late));
}

void WakeWatch::watchNetwork()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return; // this system does not tell
    auto *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, &WakeWatch::networkChanged);
    connect(network, &QNetworkInformation::transportMediumChanged, this, &WakeWatch::networkChanged);
}

} // namespace core::live
