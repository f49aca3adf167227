// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/relaxations.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

namespace {

constexpr qsizetype kMost = 6;

bool isPositiveText(const QVector<Term> &group)
{
    return std::all_of(
        group.cbegin(), group.cend(), [](const Term &term) { return term.isText() && !term.negated; });
}

bool isTime(const QVector<Term> &group)
{
    return std::all_of(
        group.cbegin(), group.cend(), [](const Term &term) { return term.kind == Term::Kind::Time; });
}

Query without(const Query &query, const std::function<bool(const QVector<Term> &)> &dropped)
{
    Query rest;
    for (const auto &group : query.groups) {
        if (!dropped(group))
            rest.groups.append(group);
    }
    return rest;
}

bool isFilter(const QVector<Term> &group)
{
    return std::none_of(group.cbegin(), group.cend(), [](const Term &term) { return term.isText(); });
}

Query withAnyWord(const Query &query)
{
    QVector<Term> words;
    for (const auto &group : query.groups) {
        if (isPositiveText(group))
            words += group;
    }
    Query any = without(query, isPositiveText);
    any.groups.prepend(words);
    return any;
}

Query insideWords(const Query &query)
{
    Query inside = query;
    for (auto &group : inside.groups) {
        for (Term &term : group) {
            if (term.isText() && !term.negated)
                term.kind = Term::Kind::Contains;
        }
    }
    return inside;
}

} // namespace

QVector<Relaxation> relaxationsOf(const Query &query)
{
    QVector<Relaxation> offers;
    const auto offer = [&](Relaxation::Kind kind, const Query &wider, const Term &dropped = {}) {
        if (!wider.isEmpty() && wider != query && offers.size() < kMost)
            offers.append({kind, dropped, wider});
    };
    if (std::any_of(query.groups.cbegin(), query.groups.cend(), isTime))
        offer(Relaxation::Kind::WithoutDate, without(query, isTime));
    const auto words = std::count_if(query.groups.cbegin(), query.groups.cend(), isPositiveText);
    if (words > 1)
        offer(Relaxation::Kind::AnyWord, withAnyWord(query));
    const auto filters = std::count_if(query.groups.cbegin(), query.groups.cend(), isFilter);
    if (filters > 1)
        offer(Relaxation::Kind::WithoutFilters, without(query, isFilter));
    if (filters > 0 && words > 1)
        offer(Relaxation::Kind::AnyWordOnly, withAnyWord(without(query, isFilter)));
    for (const auto &group : query.groups) {
        if (group.size() != 1 || group.constFirst().isText() || isTime(group))
            continue;
        offer(Relaxation::Kind::WithoutFilter,
            without(query, [&group](const QVector<Term> &other) { return other == group; }),
            group.constFirst());
    }
    if (words == 1)
        offer(Relaxation::Kind::InsideWords, insideWords(query));
    return offers;
}

} // namespace ui
