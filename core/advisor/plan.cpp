// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::advisor {

namespace {

QString stepOf(const QJsonObject &node)
{
    QString step = node.value("Node Type"_L1).toString();
    const QString index = node.value("Index Name"_L1).toString();
    const QString table = node.value("Relation Name"_L1).toString();
    if (node.value("Scan Direction"_L1).toString() == "Backward"_L1)
        step += u" Backward"_s;
    if (!index.isEmpty())
        step += u" using "_s + index;
    if (!table.isEmpty())
        step += u" on "_s + table;
    return step;
}

void addNode(const QJsonObject &node, Plan &plan, double &rowsRead)
{
    const QString type = node.value("Node Type"_L1).toString();
    const QString table = node.value("Relation Name"_L1).toString();
    const QString index = node.value("Index Name"_L1).toString();
    plan.steps.append(stepOf(node));
    if (!index.isEmpty() && !plan.indexes.contains(index))
        plan.indexes.append(index);
    if (type == "Seq Scan"_L1 && !plan.scanned.contains(table))
        plan.scanned.append(table);
    // An incremental sort orders rows of equal time only.
    plan.sorts = plan.sorts || type == "Sort"_L1;
    if (!table.isEmpty()) {
        const double loops = plan.isMeasured ? node.value("Actual Loops"_L1).toDouble() : 1;
        const double rows = node.value(plan.isMeasured ? "Actual Rows"_L1 : "Plan Rows"_L1).toDouble()
            + node.value("Rows Removed by Filter"_L1).toDouble()
            + node.value("Rows Removed by Index Recheck"_L1).toDouble();
        rowsRead += rows * loops;
    }
    const QJsonArray children = node.value("Plans"_L1).toArray();
    for (const QJsonValue &child : children)
        addNode(child.toObject(), plan, rowsRead);
}

void settle(Plan &plan)
{
    plan.kind = !plan.scanned.isEmpty() ? Plan::Kind::Scan
        : plan.sorts                    ? Plan::Kind::Sorted
                                        : Plan::Kind::Index;
}

} // namespace

Result<Plan> planOfPostgres(const QByteArray &json)
{
    const QJsonObject whole = QJsonDocument::fromJson(json).array().at(0).toObject();
    const QJsonObject root = whole.value("Plan"_L1).toObject();
    if (root.isEmpty())
        return failure(
            Error::Kind::Protocol, u"the database explains its plan in a way that cannot be read"_s);
    Plan plan;
    plan.isMeasured = root.contains("Actual Loops"_L1);
    double rowsRead = 0;
    addNode(root, plan, rowsRead);
    plan.cost = root.value("Total Cost"_L1).toDouble();
    if (plan.isMeasured) {
        plan.ms = whole.value("Execution Time"_L1).toDouble();
        plan.rowsRead = qint64(rowsRead);
        plan.rowsFound
            = qint64(root.value("Actual Rows"_L1).toDouble() * root.value("Actual Loops"_L1).toDouble());
        plan.buffersHit = qint64(root.value("Shared Hit Blocks"_L1).toDouble());
        plan.buffersRead = qint64(root.value("Shared Read Blocks"_L1).toDouble());
    }
    settle(plan);
    return plan;
}

Plan planOfSqlite(const QStringList &details)
{
    static const QRegularExpression scan(u"^SCAN (?:TABLE )?(\\S+)"_s);
    static const QRegularExpression index(u"USING (?:COVERING )?INDEX (\\S+)"_s);
    Plan plan;
    plan.steps = details;
    for (const QString &detail : details) {
        const auto used = index.match(detail);
        const auto scanned = scan.match(detail);
        if (used.hasMatch() && !plan.indexes.contains(used.captured(1)))
            plan.indexes.append(used.captured(1));
        // Walking an index in its order ends with the page; a covering one is read from end to end.
        const bool isWalk = used.hasMatch() && !detail.contains("COVERING"_L1);
        if (scanned.hasMatch() && !isWalk)
            plan.scanned.append(scanned.captured(1));
        // "FOR LAST TERM OF ORDER BY" orders rows of equal time only.
        plan.sorts = plan.sorts || detail.contains("TEMP B-TREE FOR ORDER BY"_L1);
    }
    settle(plan);
    return plan;
}

QString idOf(Plan::Kind kind)
{
    switch (kind) {
    case Plan::Kind::Index:
        return u"index"_s;
    case Plan::Kind::Sorted:
        return u"sorted"_s;
    case Plan::Kind::Scan:
        break;
    }
    return u"scan"_s;
}

} // namespace core::advisor
