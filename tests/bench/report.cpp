// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace bench {

void Report::add(const QString &name, double value, const QString &unit, std::optional<double> goal,
    bool atLeast, const QString &remark)
{
    m_lines.push_back({name, value, unit, goal, atLeast, remark});
    const Line &line = m_lines.back();
    std::fprintf(stderr, "%-62s %12.2f %s\n", qPrintable(line.name), line.value, qPrintable(line.unit));
}

void Report::print() const
{
    std::printf("\n%-62s %12s %-8s %10s %s\n", "what", "value", "unit", "goal", "");
    for (const Line &line : m_lines) {
        const QString goal
            = line.goal ? (line.atLeast ? u">= "_s : u"<= "_s) + QString::number(*line.goal) : QString();
        std::printf("%-62s %12.2f %-8s %10s %s%s%s\n", qPrintable(line.name), line.value,
            qPrintable(line.unit), qPrintable(goal), line.goal ? (line.good() ? "ok" : "MISSED") : "",
            line.remark.isEmpty() ? "" : "  ", qPrintable(line.remark));
    }
    std::fflush(stdout);
}

bool Report::writeJson(const QString &file) const
{
    QJsonArray rows;
    for (const Line &line : m_lines) {
        QJsonObject row{{u"name"_s, line.name}, {u"value"_s, line.value}, {u"unit"_s, line.unit}};
        if (line.goal) {
            row.insert(u"goal"_s, *line.goal);
            row.insert(u"atLeast"_s, line.atLeast);
            row.insert(u"good"_s, line.good());
        }
        if (!line.remark.isEmpty())
            row.insert(u"remark"_s, line.remark);
        rows.append(row);
    }
    QFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(rows).toJson()) > 0;
}

bool Report::allGood() const
{
    return std::all_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.good(); });
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = std::size_t(share * double(values.size()));
    return values[std::min(rank, values.size() - 1)];
}

Pair alternate(int rounds, const std::function<void(int)> &product, const std::function<void(int)> &reference)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    QElapsedTimer timer;
    for (int i = -5; i < rounds; ++i) {
        const int round = i < 0 ? rounds + i : i;
        timer.start();
        product(round);
        const double a = double(timer.nsecsElapsed()) / 1000;
        timer.start();
        reference(round);
        const double b = double(timer.nsecsElapsed()) / 1000;
        if (i >= 0) { // the first rounds only warm up
            ours.push_back(a);
            theirs.push_back(b);
        }
    }
    return {percentile(ours, 0.5), percentile(theirs, 0.5), percentile(ours, 0.95)};
}

double seconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

double privateMegabytes()
{
    QFile status(u"/proc/self/smaps_rollup"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    double kilobytes = 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("Private_"))
            kilobytes += line.simplified().split(' ').value(1).toDouble();
    }
    return kilobytes / 1024;
}

} // namespace bench
