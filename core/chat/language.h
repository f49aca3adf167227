// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace core::chat {

/// BCP 47 tag of the language a text is written in, or empty when it is too short or unsure.
///
/// Scripts that name a language decide first (kana → ja, hangul → ko, Han alone → zh, …), CLD2 the rest.
[[nodiscard]] std::string detectLanguage(std::string_view utf8);

} // namespace core::chat
