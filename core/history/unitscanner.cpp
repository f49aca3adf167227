// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/fold.h"

#include <array>

namespace core::history {

namespace {

using Class = Folding::Class;

/// What ASCII folds to; 0 separates. Most texts are mostly ASCII, and a table of one byte stays in the cache.
const std::array<char, 128> &asciiFolds()
{
    static const std::array<char, 128> folds = [] {
        std::array<char, 128> made{};
        for (char32_t c = 0; c < made.size(); ++c) {
            const Folding &folding = foldingOf(c);
            Q_ASSERT(folding.cls == Class::Separator || (folding.cls == Class::Letter && folding.size == 1));
            made[c] = folding.cls == Class::Letter ? folding.bytes[0] : '\0';
        }
        return made;
    }();
    return folds;
}

constexpr char32_t firstSyllable = 0xAC00;
constexpr char32_t vowels = 21;
constexpr char32_t tails = 28;

char32_t onlyCharacter(std::string_view utf8)
{
    if (utf8.empty())
        return 0;
    const Decoded decoded = decodeUtf8(utf8, 0);
    return std::size_t(decoded.size) == utf8.size() ? decoded.c : 0;
}

/// The character that `next` makes out of the unit before it; 0 when the two do not join.
char32_t joined(std::string_view before, char32_t next, Class cls)
{
    const char32_t base = onlyCharacter(before);
    if (base == 0x1025 && next == 0x102E) // Myanmar UU, the other letter with two spellings
        return 0x1026;
    const bool lead = base >= 0x1100 && base <= 0x1112;
    if (cls == Class::VowelJamo && lead)
        return firstSyllable + ((base - 0x1100) * vowels + (next - 0x1161)) * tails;
    const bool open = base >= firstSyllable && base <= 0xD7A3 && (base - firstSyllable) % tails == 0;
    return cls == Class::TailJamo && open ? base + (next - 0x11A7) : 0;
}

} // namespace

UnitScanner::UnitScanner(std::string_view utf8) : m_ascii(asciiFolds().data()), m_text(utf8) { }

const Folding &UnitScanner::at(std::size_t position, int &size) const
{
    const Decoded decoded = decodeUtf8(m_text, position);
    size = decoded.size;
    return foldingOf(decoded.c);
}

void UnitScanner::restart(std::string_view utf8)
{
    m_text = utf8;
    m_at = 0;
    m_begin = 0;
    m_any = false;
}

bool UnitScanner::next()
{
    m_glued = m_any;
    m_folded.clear();
    for (int size = 0; m_at < m_text.size(); m_at += std::size_t(size)) {
        if (const auto c = std::uint8_t(m_text[m_at]); c < 0x80) {
            size = 1;
            if (!m_ascii[c]) {
                m_glued = false;
                continue;
            }
            m_begin = m_at;
            m_any = true;
            readWord();
            return true;
        }
        const Folding &folding = at(m_at, size);
        if (folding.cls == Class::Separator)
            m_glued = false;
        if (folding.cls == Class::Separator || folding.cls == Class::Dropped
            || folding.cls == Class::SoundMark)
            continue;
        m_begin = m_at;
        m_any = true;
        m_folded.assign(folding.text());
        m_at += std::size_t(size);
        if (folding.cls == Class::Letter)
            readWord();
        else if (folding.cls == Class::Emoji || folding.cls == Class::Regional)
            readEmoji(folding.cls);
        else
            readSingle(folding.cls);
        return true;
    }
    return false;
}

void UnitScanner::readWord()
{
    m_kind = TextUnit::Kind::Word;
    for (int size = 0; m_at < m_text.size(); m_at += std::size_t(size)) {
        if (const auto c = std::uint8_t(m_text[m_at]); c < 0x80) {
            if (!m_ascii[c])
                return;
            m_folded += m_ascii[c];
            size = 1;
            continue;
        }
        const Folding &folding = at(m_at, size);
        if (folding.cls == Class::Letter)
            m_folded.append(folding.text());
        else if (folding.cls != Class::Dropped && folding.cls != Class::SoundMark)
            return;
    }
}

void UnitScanner::readSingle(Class first)
{
    m_kind = TextUnit::Kind::Cjk;
    constexpr std::size_t kanaBytes = 3; // more than that: it brought its sound mark along
    for (int size = 0; m_at < m_text.size(); m_at += std::size_t(size)) {
        const Folding &folding = at(m_at, size);
        if (folding.cls == Class::SoundMark) {
            if (first == Class::Kana && m_folded.size() <= kanaBytes)
                m_folded.append(folding.text());
        } else if (folding.cls != Class::Dropped) {
            const char32_t whole = joined(m_folded, onlyCharacter(folding.text()), folding.cls);
            if (whole == 0)
                return;
            m_folded.clear();
            appendUtf8(m_folded, whole);
        }
    }
}

void UnitScanner::readEmoji(Class first)
{
    m_kind = TextUnit::Kind::Emoji;
    bool half = first == Class::Regional;
    for (int size = 0; m_at < m_text.size(); m_at += std::size_t(size)) {
        const Folding &folding = at(m_at, size);
        if (folding.cls == Class::Regional && half) {
            m_folded.append(folding.text());
            half = false;
        } else if (folding.cls != Class::Dropped && folding.cls != Class::SoundMark) {
            return;
        }
    }
}

} // namespace core::history
