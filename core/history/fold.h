// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/textmatch.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace core::history {

/// What a code point does when text is cut into units, and what it is folded to.
struct Folding
{
    enum class Class : std::uint8_t {
        Separator,
        Dropped, // accents, joiners, invisible characters: belong to what stands before them
        Letter, // letters, digits, and the vowel signs of Indic scripts
        Single, // a unit of its own: Han, hangul, scripts that write no blanks
        Kana, // the same, and may take a sound mark
        SoundMark,
        LeadJamo,
        VowelJamo,
        TailJamo,
        Emoji,
        Regional, // two of them are one flag
    };
    Class cls = Class::Separator;
    std::uint8_t size = 0;
    char bytes[14] = {}; // UTF-8, `size` of them

    [[nodiscard]] std::string_view text() const { return {bytes, size}; }
};

/// By table, made page by page when first used. Any thread.
[[nodiscard]] const Folding &foldingOf(char32_t c);

/// Reads one character; malformed bytes give U+FFFFFFFF and a size of 1. `at` is inside the text.
struct Decoded
{
    char32_t c = 0xFFFFFFFF;
    int size = 1;
};
[[nodiscard]] Decoded decodeUtf8(std::string_view utf8, std::size_t at);
void appendUtf8(std::string &out, char32_t c);

/// Walks over the units of a text without allocating per unit. One thread; the text must outlive it.
class UnitScanner
{
public:
    explicit UnitScanner(std::string_view utf8);

    /// Begins another text and keeps the memory.
    void restart(std::string_view utf8);

    /// Goes to the next unit; false at the end of the text.
    [[nodiscard]] bool next();

    [[nodiscard]] TextUnit::Kind kind() const { return m_kind; }
    [[nodiscard]] bool isGlued() const { return m_glued; }
    [[nodiscard]] std::string_view folded() const { return m_folded; } // until the next next()
    [[nodiscard]] std::size_t begin() const { return m_begin; }
    [[nodiscard]] std::size_t end() const { return m_at; }

private:
    [[nodiscard]] const Folding &at(std::size_t position, int &size) const;
    void readWord();
    void readSingle(Folding::Class first);
    void readEmoji(Folding::Class first);

    const char *m_ascii; // what each ASCII character folds to; 0 separates
    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    std::string m_folded;
    TextUnit::Kind m_kind = TextUnit::Kind::Word;
    bool m_glued = false;
    bool m_any = false;
};

} // namespace core::history
