// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/databasecheck.h"
#include "core/advisor/indexbuild.h"

#include <QPointer>
#include <QTest>

namespace tests {

/// Runs a check to its end.
struct LookRun
{
    explicit LookRun(const core::advisor::Target &target, const core::advisor::LookOptions &options = {})
        : job(new core::advisor::DatabaseCheck(target, options))
    {
        using core::advisor::DatabaseCheck;
        QObject::connect(job, &DatabaseCheck::indexesFound, job,
            [this](const QVector<core::advisor::IndexAdvice> &found) { indexes += found; });
        QObject::connect(
            job, &DatabaseCheck::queryFound, job, [this](const core::advisor::QueryFinding &) { ++queries; });
        QObject::connect(job, &DatabaseCheck::finished, job,
            [this](const core::Result<core::advisor::DatabaseReport> &done) {
                ++ends;
                report = done;
            });
    }
    ~LookRun() { delete job; }
    Q_DISABLE_COPY_MOVE(LookRun)

    [[nodiscard]] bool toItsEnd()
    {
        job->start();
        return QTest::qWaitFor([this] { return job.isNull(); }, 120'000) && ends == 1;
    }

    QPointer<core::advisor::DatabaseCheck> job;
    QVector<core::advisor::IndexAdvice> indexes;
    int queries = 0;
    int ends = 0;
    core::Result<core::advisor::DatabaseReport> report = core::failure(core::Error::Kind::Database);
};

/// Runs a build to its end.
struct BuildRunner
{
    BuildRunner(const core::advisor::Target &target, const core::advisor::BuildOptions &options)
        : job(new core::advisor::IndexBuild(target, options))
    {
        using core::advisor::IndexBuild;
        QObject::connect(job, &IndexBuild::progress, job, [this](const core::advisor::BuildProgress &now) {
            progress.append(now);
            if (onProgress)
                onProgress(now);
        });
        QObject::connect(job, &IndexBuild::built, job, [this] { ++built; });
        QObject::connect(job, &IndexBuild::finished, job, [this](const core::advisor::BuildOutcome &done) {
            ++ends;
            outcome = done;
        });
    }
    ~BuildRunner() { delete job; }
    Q_DISABLE_COPY_MOVE(BuildRunner)

    [[nodiscard]] bool toItsEnd()
    {
        if (job)
            job->start();
        return QTest::qWaitFor([this] { return job.isNull(); }, 120'000) && ends == 1;
    }

    QPointer<core::advisor::IndexBuild> job;
    std::function<void(const core::advisor::BuildProgress &now)> onProgress;
    QVector<core::advisor::BuildProgress> progress;
    int built = 0;
    int ends = 0;
    core::advisor::BuildOutcome outcome;
};

inline core::advisor::QueryFinding queryIn(const core::advisor::DatabaseReport &report, const QString &id)
{
    for (const core::advisor::QueryFinding &query : report.queries) {
        if (query.id == id)
            return query;
    }
    return {};
}

inline core::advisor::IndexAdvice adviceIn(const core::advisor::DatabaseReport &report, const QString &id)
{
    for (const core::advisor::IndexAdvice &advice : report.indexes) {
        if (advice.id == id)
            return advice;
    }
    return {};
}

} // namespace tests
