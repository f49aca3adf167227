// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

struct sqlite3;

namespace core::history {

/// Makes the FTS5 tokenizer `agentconsole` known to a connection; false when SQLite has no FTS5.
///
/// Of a text it gives folded words, single CJK characters with the pairs of neighbours, and emoji (see
/// textmatch.h). A text that starts with byte 0xFF holds marker tokens between blanks: each passes untouched.
/// In a MATCH expression write tokens with matchToken(): they pass untouched too.
[[nodiscard]] bool registerTokenizer(sqlite3 *db);

/// A word as the index keeps it: at most 96 bytes, no character cut.
[[nodiscard]] std::string_view indexToken(std::string_view folded);

/// The token in quotes, for a MATCH expression.
[[nodiscard]] std::string matchToken(std::string_view token);

} // namespace core::history
