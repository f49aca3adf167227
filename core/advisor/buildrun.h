// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/look.h"

#include <memory>

namespace core::advisor {

struct BuildProgress
{
    enum class Phase {
        Waiting, // for others that hold the table; total: how many
        Building,
        Validating, // looking again for rows that came meanwhile
        Removing, // what was begun and is not wanted any more
    };
    QString id; // of the advice
    QString name;
    int number = 0; // from 1
    int count = 0;
    Phase phase = Phase::Building;
    qint64 done = 0;
    qint64 total = 0; // 0: not known
};

struct BuiltIndex
{
    QString id; // of the advice
    QString name;
    QString table;
    double seconds = 0;
    qint64 bytes = 0;
    QString undo; // the statement that takes it away
};

struct BuildOptions
{
    LookOptions look;
    bool allowsWriting = false; // shop.allowWrites
    QString undoFile; // a file that is not there yet; empty: none is written
};

/// What became of it; what was made stays made when a later one fails.
struct BuildOutcome
{
    DatabaseReport before;
    std::optional<DatabaseReport> after; // when anything was made and all went well
    QVector<BuiltIndex> built;
    QString undoFile; // that is there now; empty: nothing was made
    QString failed; // name of the index that was not made
    QString leftBehind; // what is left of it could not be removed: the statement that does
    std::optional<Error> error; // it ended early
};

struct BuildListener
{
    std::function<void(const DatabaseReport &before)> looked = {};
    std::function<void(const BuildProgress &progress)> progress = {}; // any thread
    std::function<void(const BuiltIndex &built)> built = {};
};

/// Makes what the advice wants, one index after the other. Blocks; a thread of its own. After `cancel` what
/// was begun is removed, for which others may have to be waited for; `abandon` leaves it where it is.
///
/// Errors: ReadOnly (writing is not allowed, or the server is a replica), Forbidden (not the tables' owner,
/// or a table is partitioned), Cancelled, and those of lookAt().
[[nodiscard]] BuildOutcome buildIndexes(const Target &target, const BuildOptions &options,
    const BuildListener &listener = {}, const CancelToken &cancel = {}, const CancelToken &abandon = {});

/// Makes indexes in one kind of database.
class IndexBuilder
{
public:
    using Report = std::function<void(BuildProgress::Phase phase, qint64 done, qint64 total)>;

    IndexBuilder() = default;
    virtual ~IndexBuilder() = default;
    Q_DISABLE_COPY_MOVE(IndexBuilder)

    /// Answers its size in bytes.
    [[nodiscard]] virtual Result<qint64> build(
        const IndexAdvice &advice, const Report &report, const CancelToken &cancel)
        = 0;
    /// Takes away what a failed build() left; true when nothing is left.
    [[nodiscard]] virtual bool removeRest(const IndexAdvice &advice, const CancelToken &abandon) = 0;
};

} // namespace core::advisor
