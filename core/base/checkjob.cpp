// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/checkjob.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace core {

using State = CheckStep::State;

CheckJob::CheckJob(const QStringList &steps, QObject *parent) : QObject(parent)
{
    for (const QString &name : steps)
        m_steps.append(CheckStep{name});
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail({Error::Kind::Timeout, u"no answer within %1 s"_s.arg(m_limit.interval() / 1000)});
    });
}

void CheckJob::start()
{
    run();
}

void CheckJob::cancel()
{
    fail({Error::Kind::Cancelled, {}});
}

int CheckJob::indexOf(const QString &step) const
{
    for (int i = 0; i < int(m_steps.size()); ++i) {
        if (m_steps[i].name == step)
            return i;
    }
    return -1;
}

bool CheckJob::isAt(const QString &step) const
{
    return !m_over && m_now >= 0 && m_steps[m_now].name == step && m_steps[m_now].state == State::Running;
}

bool CheckJob::tell(int step)
{
    const QPointer<CheckJob> alive(this);
    emit stepChanged(step);
    return alive && !m_over;
}

bool CheckJob::begin(const QString &step, std::chrono::milliseconds limit)
{
    if (m_over)
        return false;
    m_now = indexOf(step);
    Q_ASSERT(m_now >= 0);
    m_steps[m_now].state = State::Running;
    m_clock.start();
    if (limit.count() > 0)
        m_limit.start(limit);
    else
        m_limit.stop();
    return tell(m_now);
}

bool CheckJob::pass(const CheckFinding &found)
{
    if (m_over || m_now < 0)
        return false;
    m_limit.stop();
    CheckStep &step = m_steps[m_now];
    step.state = State::Passed;
    step.elapsedMs = double(m_clock.nsecsElapsed()) / 1e6;
    step.detail = found.detail;
    step.counts = found.counts;
    step.remark = found.remark;
    return tell(m_now);
}

bool CheckJob::skip(const QString &step)
{
    if (m_over)
        return false;
    m_now = indexOf(step);
    Q_ASSERT(m_now >= 0);
    m_steps[m_now].state = State::Skipped;
    return tell(m_now);
}

void CheckJob::fail(const Error &error)
{
    if (m_over)
        return;
    m_limit.stop();
    // Between two steps, or before the first one, it is the next one that does not come.
    int failing = std::max(m_now, 0);
    if (m_now >= 0 && m_steps[m_now].state != State::Running)
        ++failing;
    for (int i = failing; i < int(m_steps.size()); ++i) {
        CheckStep &step = m_steps[i];
        if (i == failing) {
            step.elapsedMs = step.state == State::Running ? double(m_clock.nsecsElapsed()) / 1e6 : 0;
            step.state = State::Failed;
            step.error = error;
        } else {
            step.state = State::Skipped;
        }
        if (!tell(i))
            return;
    }
    end(false);
}

void CheckJob::finish()
{
    end(true);
}

void CheckJob::end(bool passed)
{
    if (std::exchange(m_over, true))
        return;
    m_limit.stop();
    deleteLater();
    const QPointer<CheckJob> alive(this);
    abandon();
    if (alive)
        emit finished(passed);
}

} // namespace core
