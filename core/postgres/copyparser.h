// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/connection.h"

#include <string_view>

namespace core::postgres {

/// The rows of a binary COPY (PostgreSQL's documentation, "COPY", File Formats, Binary Format), as CopyData
/// messages bring them: each holds whole rows, the first one begins with the header.
class CopyParser
{
public:
    /// `visit` must outlive it.
    explicit CopyParser(const Connection::CopyVisitor &visit) : m_visit(visit) { }

    enum class Outcome { GoOn, Stopped, Malformed };
    [[nodiscard]] Outcome take(std::string_view message);

private:
    const Connection::CopyVisitor &m_visit;
    Connection::CopyRow m_row;
    bool m_hasHeader = false;
};

} // namespace core::postgres
