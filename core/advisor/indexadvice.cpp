// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/indexadvice.h"

#include "core/advisor/indexestimate.h"
#include "core/advisor/indexlists.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::advisor {

namespace {

using From = IndexAdvice::From;
using Reason = IndexAdvice::Reason;
using State = IndexAdvice::State;

/// Whether a question that compares the first `equal` columns and wants the rest in one direction can walk
/// this index over its first `enough` columns.
bool serves(
    const ExistingIndex &index, const QString &table, const QStringList &columns, int equal, int enough)
{
    if (index.table != table || !index.isOrdered || !index.isValid || index.isPartial
        || index.columns.size() < enough)
        return false;
    const int compared = std::min(equal, enough);
    for (int i = 0; i < compared; ++i) {
        const QString &name = index.columns.at(i).name;
        if (name.isEmpty() || !columns.mid(0, compared).contains(name))
            return false;
    }
    for (int i = compared; i < enough; ++i) {
        const KeyColumn &column = index.columns.at(i);
        if (column.name != columns.at(i) || column.hasOddOrder
            || column.isDescending != index.columns.at(compared).isDescending)
            return false;
    }
    return true;
}

/// The shortest of those that serve, so that a name is given that people know.
const ExistingIndex *serving(const Shape &shape, const QString &table, const QStringList &columns, int equal,
    int enough, const QString &except = {})
{
    const ExistingIndex *best = nullptr;
    for (const ExistingIndex &index : shape.indexes) {
        if (index.name != except && serves(index, table, columns, equal, enough)
            && (!best || index.columns.size() < best->columns.size()))
            best = &index;
    }
    return best;
}

QStringList namesOf(const QVector<KeyColumn> &columns)
{
    QStringList names;
    for (const KeyColumn &column : columns)
        names.append(column.name);
    return names;
}

QString dropOf(const Shape &shape, const ShapeTable &table, const QString &index)
{
    if (shape.engine == Engine::Sqlite)
        return u"DROP INDEX IF EXISTS %1;"_s.arg(quotedName(index));
    const QString schema = table.schema.isEmpty() ? QString() : quotedName(table.schema) + u'.';
    return u"DROP INDEX %1IF EXISTS %2%3;"_s.arg(
        table.isPartitioned ? QString() : u"CONCURRENTLY "_s, schema, quotedName(index));
}

QString createOf(
    const Shape &shape, const ShapeTable &table, const QString &index, const QStringList &columns)
{
    return u"CREATE INDEX %1%2 ON %3 (%4);"_s.arg(
        shape.engine == Engine::PostgreSql && !table.isPartitioned ? u"CONCURRENTLY "_s : QString(),
        quotedName(index), table.sql, columns.join(u", "_s));
}

void takeExisting(IndexAdvice &advice, const ExistingIndex &index)
{
    advice.sizeBytes = index.bytes;
    if (index.name != advice.name)
        advice.existing = index.name;
}

IndexAdvice adviseReport(const Shape &shape, const ReportIndex &wanted, int number)
{
    IndexAdvice advice;
    advice.id = u"report.%1"_s.arg(number);
    advice.from = From::Report;
    advice.name = QString::fromLatin1(wanted.name);
    advice.table = wanted.table;
    advice.isPrinted = wanted.isPrinted;
    advice.instead = wanted.instead;
    for (const KeyColumn &column : wanted.columns)
        advice.columns.append(column.isDescending ? column.name + u" DESC"_s : column.name);
    const QString condition
        = wanted.condition ? u" WHERE "_s + QString::fromLatin1(wanted.condition) : QString();
    // Printed as the script has it: applying makes the wanted ones only.
    advice.statements = {u"CREATE INDEX IF NOT EXISTS %1 ON %2 (%3)%4;"_s.arg(
        advice.name, advice.table, advice.columns.join(u", "_s), condition)};

    const auto impossible = [&advice](Reason reason) {
        advice.state = State::Impossible;
        advice.reason = reason;
        return advice;
    };
    const ShapeTable *table = shape.table(wanted.table);
    if (!table) {
        advice.absent = {advice.table};
        return impossible(Reason::TableMissing);
    }
    advice.rows = table->rows;
    advice.canBuild = table->canBuild;
    advice.isPartitioned = table->isPartitioned;
    const QStringList names = namesOf(wanted.columns);
    for (const QString &name : names) {
        if (table->has(name))
            continue;
        advice.absent.append(name);
        if (name == "created_at"_L1)
            advice.standIn = table->created();
    }
    if (wanted.condition)
        return impossible(Reason::MovingWindow);
    if (!advice.absent.isEmpty())
        return impossible(Reason::ColumnMissing);

    const int columns = int(names.size());
    const int equal = wanted.columns.constLast().isDescending ? columns - 1 : columns;
    const ExistingIndex *own = shape.index(advice.name);
    advice.exists = own != nullptr;
    const ExistingIndex *other = serving(shape, advice.table, names, equal, columns, advice.name);
    if (own) {
        takeExisting(advice, *own);
        advice.undo = own->isConstraint ? QString() : dropOf(shape, *table, own->name);
        if (!own->isValid) {
            advice.state = State::Harmful;
            advice.reason = Reason::Invalid;
            return advice;
        }
        if (!serves(*own, advice.table, names, equal, columns))
            return impossible(Reason::NameTaken);
    } else {
        const IndexEstimate estimate = estimateOf(shape, *table, names);
        advice.sizeBytes = estimate.bytes;
        advice.seconds = estimate.seconds;
    }
    if (other) {
        advice.state = State::Duplicate;
        advice.reason = Reason::AnotherServes;
        advice.existing = other->name;
        return advice;
    }
    advice.state = own ? State::Present : State::Missing;
    if (!wanted.instead.isEmpty()) {
        advice.reason = own ? Reason::None : Reason::AdviceServes;
    } else {
        // Messages come all day long; the other tables hardly change.
        advice.reason = wanted.objection;
        if (wanted.table == tables::kMessages)
            advice.state = State::Harmful;
    }
    return advice;
}

/// The columns as this shop calls them; what it lacks goes into `advice.absent`.
QStringList columnsOf(
    const Shape &shape, const ShapeTable &table, const WantedIndex &wanted, IndexAdvice &advice)
{
    QStringList columns;
    for (const QString &column : wanted.columns) {
        // The row number, which is the id, ends every entry of SQLite's indexes.
        if (shape.engine == Engine::Sqlite && column == "id"_L1)
            continue;
        const QString name = column == "@created"_L1 ? table.created()
            : column == "@updated"_L1                ? table.updated()
                                                     : column;
        if (name.isEmpty() || !table.has(name))
            advice.absent.append(column == "@created"_L1 ? u"create_time"_s
                    : column == "@updated"_L1            ? u"update_time"_s
                                                         : column);
        columns.append(name);
    }
    return columns;
}

IndexAdvice adviseWanted(const Shape &shape, const WantedIndex &wanted)
{
    IndexAdvice advice;
    advice.id = wanted.id;
    advice.from = From::Console;
    advice.name = wanted.name;
    advice.table = wanted.table;
    advice.queries = wanted.queries;
    const auto impossible = [&advice](Reason reason) {
        advice.state = State::Impossible;
        advice.reason = reason;
        return advice;
    };
    const ShapeTable *table = shape.table(wanted.table);
    if (!table) {
        advice.absent = {advice.table};
        return impossible(Reason::TableMissing);
    }
    advice.rows = table->rows;
    advice.canBuild = table->canBuild;
    advice.isPartitioned = table->isPartitioned;
    const QStringList columns = columnsOf(shape, *table, wanted, advice);
    advice.columns = columns;
    if (!advice.absent.isEmpty())
        return impossible(Reason::ColumnMissing);

    QStringList quoted;
    for (const QString &column : columns)
        quoted.append(quotedName(column));
    advice.statements = {createOf(shape, *table, advice.name, quoted)};
    advice.undo = dropOf(shape, *table, advice.name);
    const ExistingIndex *own = shape.index(advice.name);
    const int enough = std::min(wanted.enough, int(columns.size()));
    const int equal = std::min(wanted.equal, int(columns.size()));
    advice.exists = own != nullptr;
    if (own && own->isValid) {
        takeExisting(advice, *own);
        if (!serves(*own, advice.table, columns, equal, enough))
            return impossible(Reason::NameTaken);
        advice.state = State::Present;
        return advice;
    }
    if (const ExistingIndex *other = serving(shape, advice.table, columns, equal, enough)) {
        takeExisting(advice, *other);
        advice.state = State::Present;
        advice.reason = Reason::AnotherServes;
        return advice;
    }
    if (own) {
        advice.reason = Reason::Invalid;
        advice.statements.prepend(advice.undo);
    }
    const IndexEstimate estimate = estimateOf(shape, *table, columns);
    advice.sizeBytes = estimate.bytes;
    advice.seconds = estimate.seconds;
    advice.isWanted = true;
    return advice;
}

bool isSame(const ExistingIndex &a, const ExistingIndex &b)
{
    return a.table == b.table && a.columns == b.columns && a.isOrdered == b.isOrdered && a.isValid
        && b.isValid && !a.isPartial && !b.isPartial
        && std::none_of(a.columns.begin(), a.columns.end(),
            [](const KeyColumn &column) { return column.name.isEmpty() || column.hasOddOrder; });
}

/// What the database has for nothing, beside the lists.
QVector<IndexAdvice> adviseRest(const Shape &shape, const QVector<IndexAdvice> &listed)
{
    const auto isListed = [&listed](const QString &name) {
        return std::any_of(
            listed.begin(), listed.end(), [&](const IndexAdvice &one) { return one.name == name; });
    };
    QVector<IndexAdvice> found;
    QVector<const ExistingIndex *> kept;
    QVector<ExistingIndex> indexes = shape.indexes;
    // What cannot be dropped stays; the rest by name, so that the answer does not depend on the server's
    // order.
    std::stable_sort(indexes.begin(), indexes.end(), [](const ExistingIndex &a, const ExistingIndex &b) {
        return a.isConstraint != b.isConstraint ? a.isConstraint : a.name < b.name;
    });
    for (const ExistingIndex &index : std::as_const(indexes)) {
        if (isListed(index.name))
            continue;
        const auto twin = std::find_if(
            kept.begin(), kept.end(), [&index](const ExistingIndex *other) { return isSame(*other, index); });
        if (index.isValid && (twin == kept.end() || index.isConstraint)) {
            kept.append(&index);
            continue;
        }
        IndexAdvice advice;
        advice.id = u"database."_s + index.name;
        advice.from = From::Database;
        advice.name = index.name;
        advice.table = index.table;
        advice.columns = namesOf(index.columns);
        advice.exists = true;
        advice.sizeBytes = index.bytes;
        advice.state = index.isValid ? State::Duplicate : State::Harmful;
        advice.reason = index.isValid ? Reason::AnotherServes : Reason::Invalid;
        if (index.isValid)
            advice.existing = (*twin)->name;
        for (const ShapeTable &table : shape.tables) {
            if (table.name != index.table)
                continue;
            advice.rows = table.rows;
            advice.canBuild = table.canBuild;
            advice.isPartitioned = table.isPartitioned;
            advice.undo = dropOf(shape, table, index.name);
        }
        found.append(advice);
    }
    return found;
}

} // namespace

QVector<IndexAdvice> adviseIndexes(const Shape &shape)
{
    QVector<IndexAdvice> all;
    int number = 0;
    for (const ReportIndex &index : reportIndexes())
        all.append(adviseReport(shape, index, ++number));
    for (const WantedIndex &index : wantedIndexes()) {
        if (shape.engine == Engine::PostgreSql || index.inSqlite)
            all.append(adviseWanted(shape, index));
    }
    return all + adviseRest(shape, all);
}

QString idOf(From from)
{
    switch (from) {
    case From::Report:
        return u"report"_s;
    case From::Console:
        return u"console"_s;
    case From::Database:
        break;
    }
    return u"database"_s;
}

QString idOf(State state)
{
    switch (state) {
    case State::Present:
        return u"present"_s;
    case State::Missing:
        return u"missing"_s;
    case State::Impossible:
        return u"impossible"_s;
    case State::Duplicate:
        return u"duplicate"_s;
    case State::Harmful:
        break;
    }
    return u"harmful"_s;
}

QString idOf(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::AnotherServes:
        return u"anotherServes"_s;
    case Reason::ColumnMissing:
        return u"columnMissing"_s;
    case Reason::TableMissing:
        return u"tableMissing"_s;
    case Reason::MovingWindow:
        return u"movingWindow"_s;
    case Reason::NameTaken:
        return u"nameTaken"_s;
    case Reason::AdviceServes:
        return u"adviceServes"_s;
    case Reason::NoHotQuery:
        return u"noHotQuery"_s;
    case Reason::FewValues:
        return u"fewValues"_s;
    case Reason::WrongOrder:
        return u"wrongOrder"_s;
    case Reason::TinyTable:
        return u"tinyTable"_s;
    case Reason::Invalid:
        break;
    }
    return u"invalid"_s;
}

} // namespace core::advisor
