// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/question.h"
#include "core/postgres/schemacache.h"

#include <functional>

namespace core::postgres {

struct Asked
{
    std::optional<Error> error; // kept by the question
    bool wasAsked = false; // else nothing has happened yet
};

/// Asks with the schema of that server; once more with a new one when a column or table has gone and the
/// question may be repeated.
[[nodiscard]] Asked ask(Question &question, SchemaCache &schemas, Connection &connection,
    const CancelToken &cancel, bool mayRepeat);

/// Asks in a transaction and commits it, or rolls it back after an error. `committing` gets what COMMIT said
/// before the transaction counts as done.
[[nodiscard]] Asked askInTransaction(Question &question, SchemaCache &schemas, Connection &connection,
    const CancelToken &cancel, const std::function<void(bool isCommitted)> &committing);

} // namespace core::postgres
