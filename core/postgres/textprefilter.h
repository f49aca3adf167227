// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/query.h"
#include "core/postgres/historyrows.h"

#include <optional>

namespace core::postgres {

/// An SQL condition on "m.content" that every text meets which meets `term` by history::TextMatcher: the
/// server can leave out most others. Nothing when there is no such condition. `parameter` is the number of
/// the first parameter; further ones follow.
///
/// A text of ASCII alone folds as lower() does, so a word must stand in it as it is; other texts are decided
/// here. Ideographs are looked for with the few that fold to them.
[[nodiscard]] std::optional<Condition> prefilterOf(const history::Term &term, int parameter);

/// A pattern for LIKE that finds the text itself.
[[nodiscard]] QString likePattern(const QString &text);

} // namespace core::postgres
