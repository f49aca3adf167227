// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/ackbook.h"

#include "core/live/monotonic.h"

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

constexpr milliseconds kAgain(10);

} // namespace

AckBook::AckBook(milliseconds limit, std::function<bool()> isBehind, QObject *parent)
    : QObject(parent),
      m_limit(limit),
      m_isBehind(std::move(isBehind))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AckBook::expire);
}

void AckBook::open(LiveSession::Answered answered)
{
    m_open.emplace(m_nextId++, Waiting{std::move(answered), monotonicNow() + m_limit});
    arm();
}

void AckBook::answer(qint64 id, const QJsonArray &args)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return;
    const LiveSession::Answered answered = std::move(found->second.answered);
    m_open.erase(found);
    arm();
    if (answered)
        answered(args);
}

void AckBook::failAll(const Error &error)
{
    for (auto &[id, waiting] : std::exchange(m_open, {}))
        failLater(std::move(waiting.answered), error);
    m_timer.stop();
}

void AckBook::failLater(LiveSession::Answered answered, const Error &error)
{
    if (!answered)
        return;
    const auto call = [answered = std::move(answered), error] { answered(tl::make_unexpected(error)); };
    QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
}

void AckBook::arm()
{
    if (m_open.empty())
        return m_timer.stop();
    m_timer.start(std::max(milliseconds(0), m_open.begin()->second.deadline - monotonicNow()));
}

void AckBook::expire()
{
    if (m_isBehind())
        return m_timer.start(kAgain);
    const milliseconds now = monotonicNow();
    while (!m_open.empty() && m_open.begin()->second.deadline <= now) {
        auto first = m_open.extract(m_open.begin());
        failLater(std::move(first.mapped().answered), {Error::Kind::Timeout, u"no answer in time"_s});
    }
    arm();
}

} // namespace core::live
