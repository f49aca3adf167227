// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/linkprobe.h"

namespace core::live {

namespace {

/// After a stopped process or a long task the answer may lie in the socket, unread: look there before
/// judging.
constexpr std::chrono::milliseconds kLastLook(20);

} // namespace

LinkProbe::LinkProbe(milliseconds every, milliseconds patience, QObject *parent)
    : QObject(parent),
      m_every(every),
      m_patience(patience)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LinkProbe::tick);
}

void LinkProbe::begin()
{
    m_phase = Phase::Resting;
    m_timer.start(m_every);
}

void LinkProbe::askNow(milliseconds patience)
{
    if (m_phase == Phase::Overdue || m_phase == Phase::LastLook)
        return; // it is being judged already
    ask(std::min(patience, m_patience));
}

void LinkProbe::ask(milliseconds patience)
{
    m_currentPatience = patience;
    m_phase = Phase::Asked;
    m_heard = false;
    m_askedAt = std::chrono::steady_clock::now();
    m_timer.start(patience / 2);
    emit asked(QByteArray::number(++m_number));
}

void LinkProbe::heard()
{
    m_heard = true;
    if (m_phase == Phase::Overdue || m_phase == Phase::LastLook) {
        rest();
        emit overdue(false);
    }
}

void LinkProbe::pong(const QByteArray &payload)
{
    if (payload != QByteArray::number(m_number))
        return;
    heard();
    if (m_phase == Phase::Asked)
        rest();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - m_askedAt;
    emit probed(took.count());
}

void LinkProbe::rest()
{
    m_phase = Phase::Resting;
    m_timer.start(m_every);
}

void LinkProbe::tick()
{
    switch (m_phase) {
    case Phase::Resting:
        return ask(m_patience);
    case Phase::Asked:
        if (m_heard)
            return rest();
        m_phase = Phase::Overdue;
        m_timer.start(m_currentPatience - m_currentPatience / 2);
        return emit overdue(true);
    case Phase::Overdue:
        m_phase = Phase::LastLook;
        return m_timer.start(kLastLook);
    case Phase::LastLook:
        return emit silent();
    }
}

} // namespace core::live
