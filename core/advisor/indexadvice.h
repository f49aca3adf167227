// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/shape.h"

#include <QStringList>
#include <QVector>

namespace core::advisor {

/// What is known about one index: of the shop's performance report, of those that hot queries need, or one
/// that the database has for nothing. Words for people are made in ui and app/cli.
struct IndexAdvice
{
    enum class From { Report, Console, Database };
    enum class State {
        Present, // the index, or another one that does its work
        Missing,
        Impossible, // its statement cannot run here
        Duplicate, // another index does the same
        Harmful, // every new row pays for it, and no hot query gains
    };
    enum class Reason {
        None,
        AnotherServes, // Present, Duplicate: `existing` does its work
        ColumnMissing, // `absent`; `standIn` when the shop has the column under another name
        TableMissing, // `absent`
        MovingWindow, // a condition that moves with the calendar: no engine takes it in an index
        NameTaken, // an index of this name has other columns
        AdviceServes, // Missing, not wanted: `instead` will do its work and more
        NoHotQuery, // nothing that runs often asks this way
        FewValues, // its first column tells hardly any row from another
        WrongOrder, // rows come out in no order that anybody asks for, so they are sorted all the same
        TinyTable, // a handful of rows is read faster without
        Invalid, // left behind by a build that failed: written to, never read
    };

    QString id; // stable: "report.1" … "report.17", "conversationTime", "database.<name>"
    QString name;
    QString table;
    QStringList columns; // as in the statement
    From from = From::Console;
    State state = State::Missing;
    Reason reason = Reason::None;
    QStringList absent; // columns or the table that are not there
    QString standIn; // the shop's name for an absent column
    QString existing; // the index in the database that serves instead, or is in the way
    QString instead; // id of the advised index that serves instead
    bool exists = false; // an index of this name is in the database
    bool isWanted = false; // applying makes it
    bool isPrinted = true; // report: the report shows it; else only its script has it
    bool canBuild = true; // this account may, while others write
    bool isPartitioned = false; // its table is
    QStringList statements; // that make it, in order; the last one is CREATE INDEX
    QString undo; // takes it away: for one that was made, or is there for nothing
    qint64 sizeBytes = 0; // of the index that is there (or serves); else an estimate; 0: not known
    double seconds = 0; // to make it, an estimate
    qint64 rows = 0; // of its table, an estimate
    QStringList queries; // ids of the hot queries that need it

    bool operator==(const IndexAdvice &) const = default;
};

/// The report's 17 in their order, then those that hot queries need, then what is there for nothing.
/// A pure function.
[[nodiscard]] QVector<IndexAdvice> adviseIndexes(const Shape &shape);

[[nodiscard]] QString idOf(IndexAdvice::From from); // "report", "console", "database"
[[nodiscard]] QString idOf(IndexAdvice::State state); // "present" …
[[nodiscard]] QString idOf(IndexAdvice::Reason reason); // "anotherServes" …; empty for None

} // namespace core::advisor
