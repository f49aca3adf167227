// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/buildrun.h"

#include <QObject>
#include <QSemaphore>

#include <thread>

namespace core::advisor {

/// Makes the indexes that the advice wants as a job: looks, makes one after the other, looks again; on a
/// thread of its own.
///
/// finished() comes exactly once, after cancel() when what was begun has been removed; then it deletes
/// itself. Destruction cancels and waits for that, but not long: others may hold the table. What is left
/// then is in the undo script, and the next look names it. Lives on one thread. Errors: as buildIndexes().
class IndexBuild final : public QObject
{
    Q_OBJECT
public:
    IndexBuild(Target target, BuildOptions options, QObject *parent = nullptr);
    ~IndexBuild() override;

    void start();
    void cancel();

signals:
    void looked(const core::advisor::DatabaseReport &before);
    void progress(const core::advisor::BuildProgress &progress);
    void built(const core::advisor::BuiltIndex &index);
    void finished(const core::advisor::BuildOutcome &outcome);

private:
    void finish(const BuildOutcome &outcome);

    Target m_target;
    BuildOptions m_options;
    CancelToken m_cancel;
    CancelToken m_abandon;
    QSemaphore m_done; // the thread has nothing more to do
    bool m_finished = false;
    std::jthread m_thread; // joined to its very end: libraries tidy up there
};

} // namespace core::advisor
