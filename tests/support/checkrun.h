// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/checkjob.h"

#include <QEventLoop>
#include <QPointer>
#include <QStringList>
#include <QTest>

#include <optional>

namespace tests {

/// Runs a connection test to its end and keeps what it said.
struct CheckRun
{
    explicit CheckRun(core::CheckJob *made) : job(made)
    {
        QObject::connect(job, &core::CheckJob::stepChanged, job, [this] { steps = job->steps(); });
        QObject::connect(job, &core::CheckJob::finished, job, [this](bool good) {
            ++ends;
            passed = good;
            steps = job->steps();
        });
    }
    ~CheckRun() { delete job; }
    Q_DISABLE_COPY_MOVE(CheckRun)

    [[nodiscard]] bool toItsEnd(int ms = 20'000)
    {
        if (ends == 0)
            job->start();
        return QTest::qWaitFor([this] { return job.isNull(); }, ms) && ends == 1;
    }
    /// `name state` each.
    [[nodiscard]] QStringList states() const
    {
        static const char *const words[] = {"waiting", "running", "passed", "failed", "skipped"};
        QStringList all;
        for (const core::CheckStep &step : steps)
            all.append(step.name + u' ' + QLatin1StringView(words[int(step.state)]));
        return all;
    }
    [[nodiscard]] core::CheckStep step(const QString &name) const
    {
        for (const core::CheckStep &step : steps) {
            if (step.name == name)
                return step;
        }
        return {};
    }
    [[nodiscard]] core::Error error() const // of the failed step
    {
        for (const core::CheckStep &step : steps) {
            if (step.error)
                return *step.error;
        }
        return {core::Error::Kind::Database, QStringLiteral("no step failed")};
    }

    QPointer<core::CheckJob> job;
    QVector<core::CheckStep> steps;
    int ends = 0;
    bool passed = false;
};

} // namespace tests
