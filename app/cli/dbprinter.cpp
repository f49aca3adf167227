// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/dbprinter.h"

#include "app/cli/dbsentences.h"
#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"

#include <QDir>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using From = IndexAdvice::From;
using State = IndexAdvice::State;

namespace app::cli {

namespace {

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

qint64 countOf(const DatabaseReport &report, State state)
{
    return std::count_if(report.indexes.begin(), report.indexes.end(),
        [state](const IndexAdvice &advice) { return advice.state == state; });
}

/// An index would help, and there is none yet.
bool isSlow(const QueryFinding &query)
{
    return !query.readsAll && !query.error && query.plan.kind != Plan::Kind::Index;
}

QString timeText(const QueryFinding &query)
{
    if (query.error)
        return u"–"_s;
    if (query.isOverTime)
        return u"too long"_s;
    return query.plan.isMeasured ? u"%1 ms"_s.arg(query.plan.ms, 0, 'f', query.plan.ms < 10 ? 2 : 0) : u"–"_s;
}

QString countText(std::optional<qint64> count)
{
    return count ? u"%L1"_s.arg(*count) : u"–"_s;
}

JsonLine summaryOf(const DatabaseReport &report)
{
    JsonLine line;
    line.add("type", u"summary"_s);
    line.add("engine", report.engine == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s);
    line.add("version", report.version).add("database", report.place).addOrNull("account", report.account);
    line.add("replica", report.isReplica).add("messages", report.messages);
    line.add("wanted", qint64(report.wanted().size()));
    for (const State state :
        {State::Present, State::Missing, State::Impossible, State::Duplicate, State::Harmful})
        line.add(idOf(state).toLatin1().constData(), countOf(report, state));
    line.add("queries", qint64(report.queries.size()));
    line.add("slow", qint64(std::count_if(report.queries.begin(), report.queries.end(), isSlow)));
    return line;
}

} // namespace

void DbPrinter::index(const IndexAdvice &advice) const
{
    if (!m_json)
        return;
    JsonLine line;
    line.add("type", u"index"_s).add("name", advice.name).add("table", advice.table);
    line.add("columns", advice.columns).add("from", idOf(advice.from)).add("state", idOf(advice.state));
    line.addOrNull("reason", idOf(advice.reason)).add("sentence", sentenceFor(advice));
    line.add("statement", advice.statements.join(u'\n')).add("sizeBytes", advice.sizeBytes);
    line.add("seconds", rounded(advice.seconds)).add("id", advice.id).add("exists", advice.exists);
    line.add("wanted", advice.isWanted).addOrNull("existing", advice.existing);
    line.addOrNull("instead", advice.instead).addOrNull("undo", advice.undo);
    m_console.line(line.add("queries", advice.queries).text());
}

void DbPrinter::query(const QueryFinding &finding, const QString &phase) const
{
    if (!m_json)
        return;
    const Plan &plan = finding.plan;
    JsonLine line;
    line.add("type", u"query"_s).add("name", finding.id);
    if (!phase.isEmpty())
        line.add("phase", phase);
    line.add("ms", plan.isMeasured ? std::optional(rounded(plan.ms)) : std::nullopt);
    line.addOrNull("plan", plan.text()).add("usesIndex", plan.kind == Plan::Kind::Index);
    line.add("rowsRead", plan.rowsRead)
        .add("buffersHit", plan.buffersHit)
        .add("buffersRead", plan.buffersRead);
    line.add("rowsFound", plan.rowsFound).add("kind", idOf(plan.kind)).add("indexes", plan.indexes);
    line.add("table", finding.table).add("overTime", finding.isOverTime).add("readsAll", finding.readsAll);
    m_console.line(line.add("error", finding.error).text());
}

void DbPrinter::heading(const DatabaseReport &report) const
{
    m_console.line(
        u"%1, %2, about %L3 messages%4"_s.arg(harmless(report.place), report.version)
            .arg(report.messages)
            .arg(report.isReplica ? u" (a replica: indexes are made on the primary)"_s : QString()));
}

void DbPrinter::indexes(const QString &title, const DatabaseReport &report, From from) const
{
    bool isFirst = true;
    for (const IndexAdvice &advice : report.indexes) {
        if (advice.from != from)
            continue;
        if (isFirst)
            m_console.line(u'\n' + title);
        isFirst = false;
        m_console.line(u"  %1 %2 on %3 (%4)"_s.arg(idOf(advice.state).leftJustified(10),
            harmless(advice.name), advice.table, harmless(advice.columns.join(u", "_s))));
        m_console.line(u"             "_s + harmless(sentenceFor(advice)));
    }
}

void DbPrinter::queries(const DatabaseReport &report) const
{
    const bool hasPages = report.engine == Engine::PostgreSql;
    QVector<QStringList> rows;
    for (const QueryFinding &query : report.queries) {
        QStringList row{describe(query), timeText(query), countText(query.plan.rowsRead)};
        if (hasPages) {
            const auto pages = query.plan.buffersHit
                ? std::optional(*query.plan.buffersHit + query.plan.buffersRead.value_or(0))
                : std::nullopt;
            row.append(countText(pages));
        }
        row.append(query.error ? query.error->detail : describe(query.plan, query.readsAll));
        rows.append(row);
    }
    QStringList names{u"What is asked"_s, u"Time"_s, u"Rows read"_s};
    if (hasPages)
        names.append(u"Pages"_s);
    m_console.line(u"\nWhat is asked often"_s);
    for (const QString &line : table(names + QStringList{u"How"_s}, rows))
        m_console.line(u"  "_s + line);
}

void DbPrinter::report(const DatabaseReport &report) const
{
    if (m_json) {
        m_console.line(summaryOf(report).add("elapsed", rounded(report.seconds)).text());
        return;
    }
    heading(report);
    indexes(u"Indexes of the shop's performance report"_s, report, From::Report);
    indexes(u"Indexes that are needed"_s, report, From::Console);
    indexes(u"Indexes that are there for nothing"_s, report, From::Database);
    queries(report);
    const auto wanted = report.wanted().size();
    m_console.line(QString());
    if (wanted == 0)
        m_console.line(u"Nothing is missing: every index that is needed is there."_s);
    else
        m_console.line(
            u"%1 missing. See what making them would do with: agent-console-cli db apply-indexes --dry-run"_s
                .arg(wanted == 1 ? u"1 index is"_s : u"%1 indexes are"_s.arg(wanted)));
}

void DbPrinter::plan(const DatabaseReport &report) const
{
    const QVector<IndexAdvice> wanted = report.wanted();
    if (m_json) {
        for (const IndexAdvice &advice : wanted)
            index(advice);
        for (const QueryFinding &finding : report.queries)
            query(finding, u"before"_s);
        m_console.line(summaryOf(report).add("dryRun", true).add("built", qint64(0)).text());
        return;
    }
    heading(report);
    if (wanted.isEmpty()) {
        m_console.line(u"Nothing to make: every index that is needed is there."_s);
        return;
    }
    qint64 bytes = 0;
    double seconds = 0;
    for (const IndexAdvice &advice : wanted) {
        bytes += advice.sizeBytes;
        seconds += advice.seconds;
        m_console.line(u"\n-- "_s + sentenceFor(advice));
        for (const QString &statement : advice.statements)
            m_console.line(harmless(statement));
    }
    queries(report);
    m_console.line(report.engine == Engine::Sqlite
            ? u"\nThe shop can read meanwhile; what it writes waits until each index is made."_s
            : u"\nThe shop reads and writes all the while."_s);
    m_console.line(
        u"Together about %1 and %L2 s. Nothing was changed: this was a dry run."_s.arg(sizeText(bytes))
            .arg(qint64(std::ceil(seconds))));
}

void DbPrinter::built(const BuiltIndex &index) const
{
    if (m_json) {
        JsonLine line;
        line.add("type", u"built"_s).add("name", index.name).add("table", index.table);
        line.add("seconds", rounded(index.seconds)).add("sizeBytes", index.bytes).add("undo", index.undo);
        m_console.line(line.text());
    } else {
        m_console.line(u"Made %1 on %2: %3 s, %4"_s.arg(index.name, index.table)
                           .arg(index.seconds, 0, 'f', 1)
                           .arg(sizeText(index.bytes)));
    }
    m_console.flush();
}

void DbPrinter::comparison(const DatabaseReport &before, const DatabaseReport &after) const
{
    QVector<QStringList> rows;
    for (const QueryFinding &now : after.queries) {
        const auto then = std::find_if(before.queries.begin(), before.queries.end(),
            [&now](const QueryFinding &query) { return query.id == now.id; });
        if (then == before.queries.end())
            continue;
        rows.append({describe(now), timeText(*then), timeText(now), countText(then->plan.rowsRead),
            countText(now.plan.rowsRead), describe(now.plan, now.readsAll)});
    }
    m_console.line(u"\nWhat is asked often"_s);
    const QStringList names{
        u"What is asked"_s, u"Before"_s, u"After"_s, u"Rows before"_s, u"Rows after"_s, u"How it goes now"_s};
    for (const QString &line : table(names, rows))
        m_console.line(u"  "_s + line);
}

void DbPrinter::outcome(const BuildOutcome &outcome) const
{
    QStringList undo;
    for (const BuiltIndex &index : outcome.built)
        undo.append(index.undo);
    if (!outcome.leftBehind.isEmpty())
        undo.append(outcome.leftBehind);
    if (m_json) {
        if (outcome.after) {
            for (const QueryFinding &finding : outcome.after->queries)
                query(finding, u"after"_s);
        }
        JsonLine line = summaryOf(outcome.after.value_or(outcome.before));
        line.add("dryRun", false).add("built", qint64(outcome.built.size()));
        line.addOrNull("undoFile", outcome.undoFile).add("undo", undo);
        m_console.line(line.add("error", outcome.error).text());
        return;
    }
    if (outcome.after)
        comparison(outcome.before, *outcome.after);
    if (!outcome.error && outcome.built.isEmpty())
        m_console.line(u"Nothing to make: every index that is needed is there."_s);
    if (undo.isEmpty())
        return;
    m_console.line(
        u"\nTo take them away again (also in %1):"_s.arg(QDir::toNativeSeparators(outcome.undoFile)));
    for (const QString &statement : std::as_const(undo))
        m_console.line(u"  "_s + harmless(statement));
}

} // namespace app::cli
