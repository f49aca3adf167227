// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/look.h"

#include <QObject>

#include <thread>

namespace core::advisor {

/// Looks at a shop's database as a job: on a thread of its own, without changing anything.
///
/// finished() comes exactly once, soon after cancel() too, then it deletes itself. Destruction cancels and
/// waits for the thread. Lives on one thread. Errors: as lookAt().
class DatabaseCheck final : public QObject
{
    Q_OBJECT
public:
    DatabaseCheck(Target target, const LookOptions &options, QObject *parent = nullptr);
    ~DatabaseCheck() override;

    void start();
    void cancel();

signals:
    void indexesFound(const QVector<core::advisor::IndexAdvice> &indexes);
    void queryFound(const core::advisor::QueryFinding &query, int number, int count);
    void finished(const core::Result<core::advisor::DatabaseReport> &report);

private:
    void finish(const Result<DatabaseReport> &report);

    Target m_target;
    LookOptions m_options;
    CancelToken m_cancel;
    bool m_finished = false;
    std::jthread m_thread; // joined to its very end: libraries tidy up there
};

} // namespace core::advisor
