// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/checkjob.h"

#include <memory>

namespace core::sync {

/// Tests a file as the source of a workspace: file (detail: its path; counts: `bytes`), recognise (detail:
/// `jsonLines`, `csv` or `backendSqlite`), columns (detail: the tables that were found; skipped for text
/// files), rows (counts: `rows`, `rejected`, `newest`; remarks `firstPart` when a text file was too long to
/// read to its end, `estimated` for a large database), write (remark `writable` or `notWritable`; the shop's
/// own file is only ever read).
///
/// The file is read on a thread of the global pool. Errors: NotFound, File, InvalidInput, Unsupported
/// (`detail` names what is missing), Busy, Corrupt.
class SourceCheck final : public CheckJob
{
    Q_OBJECT
public:
    struct Patience
    {
        std::chrono::milliseconds step{15'000};
        std::chrono::milliseconds reading{3'000}; // of a text file, to count its rows
    };
    SourceCheck(QString file, const Patience &patience, QObject *parent = nullptr);
    ~SourceCheck() override;

protected:
    void run() override;
    void abandon() override;

private:
    struct Work;
    using Look = Result<CheckFinding> (*)(Work &work);
    void look(const QString &step, Look look, void (SourceCheck::*next)());
    void recogniseFile();
    void readColumns();
    void countRows();
    void askWritable();

    Patience m_patience;
    CancelToken m_cancel;
    std::shared_ptr<Work> m_work; // the thread's while a step runs
};

} // namespace core::sync
