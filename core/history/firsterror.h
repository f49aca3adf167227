// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/statement.h"

#include <optional>
#include <utility>

namespace core::history {

/// The first error of many small steps that answer only yes or no. Result everywhere would double
/// the size of the writer's inner loops.
class FirstError
{
public:
    [[nodiscard]] bool run(Statement &statement) { return statement.run() || keep(statement.error()); }
    /// After a loop over next(): whether it came to its end. Rewinds.
    [[nodiscard]] bool ended(Statement &statement)
    {
        const bool fine = !statement.failed() || keep(statement.error());
        statement.rewind();
        return fine;
    }
    [[nodiscard]] bool done(const Result<Done> &result) { return result || keep(result.error()); }
    bool keep(Error error)
    {
        if (!m_error)
            m_error = std::move(error);
        return false;
    }
    [[nodiscard]] Error error() const { return m_error.value_or(Error{}); }

private:
    std::optional<Error> m_error;
};

} // namespace core::history
