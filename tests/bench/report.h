// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace bench {

/// Collects what was measured, prints it as a table and writes it as JSON.
class Report
{
public:
    /// `goal` is the largest (or, with `atLeast`, the smallest) value that is good; nothing: for information.
    void add(const QString &name, double value, const QString &unit, std::optional<double> goal = {},
        bool atLeast = false, const QString &remark = {});
    void print() const;
    [[nodiscard]] bool writeJson(const QString &file) const;
    [[nodiscard]] bool allGood() const;

private:
    struct Line
    {
        QString name;
        double value = 0;
        QString unit;
        std::optional<double> goal;
        bool atLeast = false;
        QString remark;
        [[nodiscard]] bool good() const { return !goal || (atLeast ? value >= *goal : value <= *goal); }
    };
    std::vector<Line> m_lines;
};

struct Pair
{
    double product = 0; // median, microseconds
    double reference = 0;
    double productP95 = 0;
    [[nodiscard]] double ratio() const { return reference > 0 ? product / reference : 0; }
};

/// Runs both in turn, `rounds` times with the round's number, and takes medians.
[[nodiscard]] Pair alternate(
    int rounds, const std::function<void(int)> &product, const std::function<void(int)> &reference);

[[nodiscard]] double percentile(std::vector<double> values, double share);
[[nodiscard]] double seconds(const std::function<void()> &work);
[[nodiscard]] double privateMegabytes(); // of this process; -1 where the system does not tell

} // namespace bench
