// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/filters.h"

#include <QDateTime>

#include <limits>

using namespace Qt::StringLiterals;
using core::history::Query;
using core::history::Term;

namespace app::cli {

namespace {

constexpr qint64 kDayMs = 86'400'000;

tl::unexpected<QString> noTime(const QString &option, const QString &value)
{
    return tl::make_unexpected(
        u"--%1 takes a day or time such as 2026-11-01 or 2026-11-01T12:30, not %2."_s.arg(option, value));
}

} // namespace

QVector<Option> scopeOptions()
{
    return {{u"shop"_s, u"ID"_s, u"of this shop, by id or name"_s},
        {u"bot"_s, u"ID"_s, u"of this bot, by id or name"_s},
        {u"customer"_s, u"ID"_s, u"of this customer, by id, address or name"_s},
        {u"from"_s, u"TIME"_s, u"sent at this day or time or later (UTC)"_s},
        {u"to"_s, u"TIME"_s, u"sent before this time, or up to the end of this day (UTC)"_s}};
}

QVector<Option> filterOptions()
{
    return scopeOptions()
        + QVector<Option>{{u"sender"_s, u"WORD"_s, u"sent by user, bot, agent or another sender"_s},
            {u"lang"_s, u"TAG"_s, u"in this language, e.g. zh, or zh* for its whole family"_s},
            {u"text"_s, u"QUERY"_s, u"in the query language of search"_s},
            {u"mark"_s, u"yes|no"_s, u"with or without a mark"_s}};
}

tl::expected<Span, QString> spanOf(const Arguments &arguments)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Span span{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()};
    if (arguments.has(u"from"_s)) {
        const auto from = core::history::parseTimeSpan(arguments.value(u"from"_s), now);
        if (!from)
            return noTime(u"from"_s, arguments.value(u"from"_s));
        span.fromMs = from->fromMs;
    }
    if (arguments.has(u"to"_s)) {
        const auto to = core::history::parseTimeSpan(arguments.value(u"to"_s), now);
        if (!to)
            return noTime(u"to"_s, arguments.value(u"to"_s));
        span.toMs = to->toMs - to->fromMs >= kDayMs ? to->toMs : to->fromMs;
    }
    return span;
}

tl::expected<Query, QString> filtered(Query query, const Arguments &arguments)
{
    static const QVector<std::pair<QString, Term::Kind>> simple{{u"shop"_s, Term::Kind::Shop},
        {u"bot"_s, Term::Kind::Bot}, {u"customer"_s, Term::Kind::Customer}, {u"sender"_s, Term::Kind::Sender},
        {u"lang"_s, Term::Kind::Lang}, {u"mark"_s, Term::Kind::Mark}};
    for (const QString &mark : arguments.values(u"mark"_s)) {
        if (mark != "yes"_L1 && mark != "no"_L1)
            return tl::make_unexpected(u"--mark takes yes or no, not %1."_s.arg(mark));
    }
    for (const auto &[option, kind] : simple) {
        QVector<Term> either;
        for (const QString &value : arguments.values(option))
            either.append(Query::filter(kind, value));
        if (!either.isEmpty())
            query.groups.append(either);
    }
    const auto span = spanOf(arguments);
    if (!span)
        return tl::make_unexpected(span.error());
    if (arguments.has(u"from"_s) || arguments.has(u"to"_s))
        query.add(Query::span(span->fromMs, span->toMs));
    for (const QString &text : arguments.values(u"text"_s))
        query.groups += Query::parse(text).groups;
    return query;
}

} // namespace app::cli
