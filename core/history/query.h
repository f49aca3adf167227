// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace core::history {

/// One condition of a query, as a person wrote it.
struct Term
{
    enum class Kind {
        Words, // bare text: the last word may continue, CJK anywhere in a run
        Phrase, // "…": whole units in order, next to each other
        Contains, // contains:"…" or punctuation alone: exactly these characters, a scan
        Sender, // from:
        Bot, // bot: id or name
        Shop, // shop: id or name
        Lang, // lang: exact tag, any case; `zh*` takes the whole family
        Conversation, // conv: id
        Customer, // customer: id, address or name
        Mark, // mark:yes, mark:no
        Time, // before:, after:, on: - the half-open span [fromMs, toMs)
    };
    Kind kind = Kind::Words;
    bool negated = false;
    QString key; // Time: "before", "after" or "on"; else empty
    QString text; // without quotes and backslashes
    qint64 fromMs = 0; // Time only; ms since 1970 UTC
    qint64 toMs = 0;

    [[nodiscard]] bool isText() const { return kind <= Kind::Contains; }
    bool operator==(const Term &) const = default;
};

/// The query language of the search field and the command line (architecture 4).
///
/// Every group must hold; inside a group one alternative is enough (`a OR b`). `refund order OR
/// return` is refund AND (order OR return). Parsing never fails: what is no operator is text.
struct Query
{
    QVector<QVector<Term>> groups;

    [[nodiscard]] static Query parse(QStringView text);
    /// The shortest text that parse() reads back as this query.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] bool isEmpty() const { return groups.isEmpty(); }
    [[nodiscard]] bool hasText() const; // a Words, Phrase or Contains term
    [[nodiscard]] bool needsScan() const; // a text group that the index cannot narrow
    void add(Term term) { groups.append(QVector<Term>{std::move(term)}); }

    /// A filter term made in code (a chip, a command-line option) rather than parsed.
    [[nodiscard]] static Term filter(Term::Kind kind, const QString &value, bool negated = false);
    /// Both ends ms since 1970 UTC, half open; numeric_limits min/max for an open end.
    [[nodiscard]] static Term span(qint64 fromMs, qint64 toMs);

    bool operator==(const Query &) const = default;
};

/// A day or instant as the query language writes it (`2026-11-01`, `2026-11-01T12:30`, `today`,
/// `yesterday`, `7d`: the day 7 days ago, `2026-11-01..2026-11-03`): the span [from, to) in ms UTC that it
/// covers. `nowMs` is the present.
struct TimeSpan
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
};
[[nodiscard]] std::optional<TimeSpan> parseTimeSpan(QStringView text, qint64 nowMs);

} // namespace core::history
