// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/query.h"

#include <QVector>

namespace ui {

/// A wider query to offer when one found nothing.
struct Relaxation
{
    enum class Kind { WithoutDate, WithoutFilter, WithoutFilters, AnyWord, AnyWordOnly, InsideWords };
    Kind kind = Kind::WithoutDate;
    core::history::Term dropped; // WithoutFilter
    core::history::Query query;
};

/// Without the dates, without each other filter or all of them, with any of the words (with the filters or
/// without), inside of words; at most six, and never the query itself.
[[nodiscard]] QVector<Relaxation> relaxationsOf(const core::history::Query &query);

} // namespace ui
