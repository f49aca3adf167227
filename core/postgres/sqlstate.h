// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <string_view>

namespace core::postgres {

/// What an SQLSTATE (PostgreSQL's documentation, appendix A) means here.
struct StateMeaning
{
    Error::Kind kind = Error::Kind::Database;
    bool isLost = false; // the connection is gone, whatever else the server says
};
[[nodiscard]] StateMeaning meaningOf(std::string_view sqlState);

/// Why a connection could not be made, from libpq's English words; those of the server may be in its own
/// language.
[[nodiscard]] Error connectError(const QString &message);

} // namespace core::postgres
