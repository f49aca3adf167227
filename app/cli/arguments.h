// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QStringList>
#include <QVector>

#include <tl/expected.hpp>

namespace app::cli {

struct Option
{
    QString name; // without dashes
    QString value; // what it takes, in capitals; empty for a switch
    QString help;
};

/// What stood on the command line, sorted out.
class Arguments
{
public:
    /// `dashIsText`: a single dash begins a word of the query, not an option. `--` ends the options. The
    /// error is a sentence.
    [[nodiscard]] static tl::expected<Arguments, QString> parse(
        const QStringList &words, const QVector<Option> &options, bool dashIsText = false);

    [[nodiscard]] const QStringList &plain() const { return m_plain; }
    [[nodiscard]] bool has(const QString &option) const { return m_values.contains(option); }
    /// The last one given; empty when there is none.
    [[nodiscard]] QString value(const QString &option) const;
    [[nodiscard]] QStringList values(const QString &option) const { return m_values.value(option); }

private:
    QStringList m_plain;
    QMap<QString, QStringList> m_values;
};

/// A whole number within bounds, or a sentence.
[[nodiscard]] tl::expected<int, QString> numberIn(
    const Arguments &arguments, const QString &option, int fallback, int least, int most);

} // namespace app::cli
