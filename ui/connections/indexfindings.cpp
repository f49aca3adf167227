// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/indexfindings.h"

#include "ui/connections/connectionsection.h"
#include "ui/text/indexwords.h"
#include "ui/widgets/talltable.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core::advisor;

namespace ui {

namespace {

qint64 countOf(const QVector<IndexAdvice> &indexes, IndexAdvice::State state)
{
    return std::count_if(
        indexes.begin(), indexes.end(), [state](const IndexAdvice &advice) { return advice.state == state; });
}

const QueryFinding *sameIn(const std::optional<DatabaseReport> &report, const QueryFinding &query)
{
    if (!report)
        return nullptr;
    const auto same = std::find_if(report->queries.begin(), report->queries.end(),
        [&query](const QueryFinding &other) { return other.id == query.id; });
    return same == report->queries.end() ? nullptr : &*same;
}

} // namespace

IndexFindings::IndexFindings(QWidget *parent)
    : QWidget(parent),
      m_summary(makeWords(u"indexSummary"_s)),
      m_indexes(new TallTable(3, {1})),
      m_questions(new TallTable(6, {0, 5}))
{
    m_indexes->setObjectName(u"indexTable"_s);
    m_questions->setObjectName(u"questionTable"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget *part : QList<QWidget *>{m_summary, m_indexes, m_questions})
        column->addWidget(part);
}

void IndexFindings::setReport(
    const std::optional<DatabaseReport> &report, const std::optional<DatabaseReport> &before)
{
    m_report = report;
    m_before = before;
    m_summary->setVisible(m_report.has_value());
    m_summary->setText(m_report ? summary() : QString());
    setIndexes(m_report ? m_report->indexes : QVector<IndexAdvice>());
    showQuestions();
}

void IndexFindings::setIndexes(const QVector<IndexAdvice> &found)
{
    QVector<IndexAdvice> indexes = found;
    // What somebody can do something about comes first.
    std::stable_partition(
        indexes.begin(), indexes.end(), [](const IndexAdvice &advice) { return advice.isWanted; });
    QVector<QStringList> rows;
    for (const IndexAdvice &advice : std::as_const(indexes)) {
        rows.append({stateWords(advice),
            u"%1\n%2 (%3)\n%4"_s.arg(
                advice.name, advice.table, advice.columns.join(u", "_s), meaningOf(advice)),
            advice.exists && advice.sizeBytes > 0 ? QLocale().formattedDataSize(advice.sizeBytes, 0)
                                                  : u"–"_s});
    }
    m_indexes->setRows(rows, {2});
    m_indexes->setVisible(!rows.isEmpty());
}

QString IndexFindings::summary() const
{
    const QLocale locale;
    const auto count = [this, &locale](IndexAdvice::State state) {
        return locale.toString(countOf(m_report->indexes, state));
    };
    const auto wanted = m_report->wanted().size();
    const QString first = wanted == 0
        ? tr("Every index that is needed is there.")
        : tr("%Ln index(es) that are needed are missing.", nullptr, int(wanted));
    return first + u' '
        + tr("%1, about %2 messages. Of the indexes looked for: %3 there, %4 missing, %5 impossible here, %6 "
             "duplicate, %7 harmful.",
            "PostgreSQL 15.4; numbers")
              .arg(m_report->version, locale.toString(m_report->messages), count(IndexAdvice::State::Present),
                  count(IndexAdvice::State::Missing), count(IndexAdvice::State::Impossible),
                  count(IndexAdvice::State::Duplicate), count(IndexAdvice::State::Harmful));
}

void IndexFindings::showQuestions()
{
    QVector<QStringList> rows;
    const auto queries = m_report ? m_report->queries : QVector<QueryFinding>();
    for (const QueryFinding &query : queries) {
        const QueryFinding *before = sameIn(m_before, query);
        const auto pages = query.plan.buffersHit
            ? std::optional(*query.plan.buffersHit + query.plan.buffersRead.value_or(0))
            : std::nullopt;
        rows.append({questionWords(query), before ? timeWords(*before) : QString(), timeWords(query),
            countWords(query.plan.rowsRead), countWords(pages), planWords(query)});
    }
    m_questions->setRows(rows, {1, 2, 3, 4});
    m_questions->setColumnHidden(1, !m_before.has_value());
    m_questions->setColumnHidden(4, m_report && m_report->engine == Engine::Sqlite);
    m_questions->setVisible(!rows.isEmpty());
}

QStringList IndexFindings::report() const
{
    if (!m_report)
        return {};
    QStringList lines{u"indexes: %1, %2, about %3 messages"_s.arg(m_report->place, m_report->version)
                          .arg(m_report->messages)};
    for (const IndexAdvice &advice : m_report->indexes) {
        lines.append(u"index: %1, %2, %3 (%4), %5"_s.arg(idOf(advice.state), advice.name, advice.table,
            advice.columns.join(u", "_s), idOf(advice.reason)));
    }
    for (const QueryFinding &query : m_report->queries) {
        const QueryFinding *before = sameIn(m_before, query);
        lines.append(u"question: %1, %2 ms%3, %4"_s.arg(query.id)
                         .arg(query.plan.ms, 0, 'f', 2)
                         .arg(before ? u" (before %1 ms)"_s.arg(before->plan.ms, 0, 'f', 2) : QString(),
                             query.plan.text()));
    }
    return lines;
}

void IndexFindings::retranslate()
{
    m_indexes->setAccessibleName(tr("Indexes"));
    m_indexes->setHorizontalHeaderLabels(
        {tr("State"), tr("Index, and what it means"), tr("Size", "of an index")});
    m_questions->setAccessibleName(tr("What is asked often"));
    m_questions->setHorizontalHeaderLabels({tr("What is asked often"), tr("Before"), tr("Time taken"),
        tr("Rows read"), tr("Pages", "of 8 KiB, read from disk or memory"), tr("How")});
    if (m_report)
        setReport(m_report, m_before);
}

} // namespace ui
