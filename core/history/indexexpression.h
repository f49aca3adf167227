// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/history/query.h"
#include "core/history/statement.h"

#include <string>

namespace core::history {

/// What the full text index can say about one alternative of a group.
struct IndexExpression
{
    std::string match; // empty: nothing; else every hit is among the rows that it finds
    bool exact = false; // and every row that it finds is a hit
    bool wide = false; // so many words begin like this that the index must merge a good part of itself
};

/// For a Words or Phrase term, without regard to its negation. Word beginnings are looked up in the word
/// list.
[[nodiscard]] Result<IndexExpression> indexExpressionOf(StatementPool &pool, const Term &term);

/// Joins expressions with AND or OR; empty ones are left out.
[[nodiscard]] std::string joinedExpressions(const std::vector<std::string> &parts, const char *with);

} // namespace core::history
