// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/fold.h"

#include <QChar>
#include <QString>

#include <array>
#include <atomic>
#include <memory>

namespace core::history {

namespace {

using Class = Folding::Class;

constexpr char32_t malformed = 0xFFFFFFFF;
constexpr char32_t pageSize = 256;

bool within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/// Scripts whose words are not set apart by blanks.
bool writesNoBlanks(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Tangut:
    case QChar::Script_Nushu:
    case QChar::Script_KhitanSmallScript:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_TaiLe:
    case QChar::Script_NewTaiLue:
    case QChar::Script_TaiTham:
    case QChar::Script_TaiViet:
        return true;
    default:
        return false;
    }
}

/// Marks that a reader may leave out without meaning another word.
bool isAccent(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Inherited:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Arabic:
    case QChar::Script_Hebrew:
    case QChar::Script_Syriac:
        return true;
    default:
        return within(c, 0x180B, 0x180F); // Mongolian variation selectors
    }
}

bool isHangulFiller(char32_t c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

Class classOfSymbol(char32_t c)
{
    if (within(c, 0x1F1E6, 0x1F1FF))
        return Class::Regional;
    if (within(c, 0x1F3FB, 0x1F3FF)) // skin tones
        return Class::Dropped;
    const bool drawing = within(c, 0x2400, 0x245F) || within(c, 0x2500, 0x259F) || within(c, 0x2800, 0x28FF);
    if (drawing || c == 0xFFFC || c == 0xFFFD)
        return Class::Separator;
    return Class::Emoji;
}

Class classOfLetter(char32_t c)
{
    if (within(c, 0x1100, 0x1112))
        return Class::LeadJamo;
    if (within(c, 0x1161, 0x1175))
        return Class::VowelJamo;
    if (within(c, 0x11A8, 0x11C2))
        return Class::TailJamo;
    const QChar::Script script = QChar::script(c);
    if (script == QChar::Script_Hiragana || script == QChar::Script_Katakana || c == 0x30FC)
        return Class::Kana;
    const bool sharedByHan = within(c, 0x3005, 0x3007) || within(c, 0x3031, 0x3035) || c == 0x303B;
    return sharedByHan || writesNoBlanks(script) ? Class::Single : Class::Letter;
}

Class classOf(char32_t c)
{
    if (c == 0x3099 || c == 0x309A)
        return Class::SoundMark;
    if (isHangulFiller(c))
        return Class::Dropped;
    switch (QChar::category(c)) {
    case QChar::Other_Format:
    case QChar::Mark_Enclosing:
        return Class::Dropped;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
        return isAccent(c) ? Class::Dropped : classOfLetter(c);
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_Letter:
        return c == 0x0640 ? Class::Dropped : classOfLetter(c); // tatweel only stretches
    case QChar::Number_DecimalDigit:
    case QChar::Number_Other:
        return Class::Letter;
    case QChar::Symbol_Other:
        return classOfSymbol(c);
    case QChar::Symbol_Modifier:
        return within(c, 0x1F3FB, 0x1F3FF) ? Class::Dropped : Class::Separator;
    case QChar::Other_NotAssigned:
        // Newer characters than Qt's tables.
        if (within(c, 0x20000, 0x3FFFD))
            return Class::Single;
        return within(c, 0x1F300, 0x1FAFF) ? Class::Emoji : Class::Separator;
    default:
        return Class::Separator;
    }
}

bool isSpelling(QChar::Decomposition tag)
{
    switch (tag) {
    case QChar::Canonical:
    case QChar::Wide:
    case QChar::Narrow:
    case QChar::Font:
    case QChar::Initial:
    case QChar::Medial:
    case QChar::Final:
    case QChar::Isolated:
        return true;
    default:
        return false;
    }
}

/// The character's parts: accents apart from letters, one width, one positional form.
std::u32string decomposed(char32_t c)
{
    const bool oneUnit = within(c, 0xAC00, 0xD7A3) || c == 0x1026; // the scanner joins their parts
    if (oneUnit || !isSpelling(QChar::decompositionTag(c)))
        return {c};
    std::u32string parts;
    const QList<uint> one = QChar::decomposition(c).toUcs4();
    for (const uint part : one)
        parts += char32_t(part) == c ? std::u32string{c} : decomposed(part);
    return parts.empty() ? std::u32string{c} : parts;
}

char32_t withoutStroke(char32_t c)
{
    switch (c) {
    case 0x00F8:
        return U'o';
    case 0x0111:
        return U'd';
    case 0x0127:
        return U'h';
    case 0x0142:
        return U'l';
    case 0x0167:
        return U't';
    case 0x0671: // alef wasla
        return 0x0627;
    default:
        return c;
    }
}

/// Full case folding: the way over the upper case opens ß, ligatures and the dotless i.
std::u32string lowered(char32_t c)
{
    const QString text = QString::fromUcs4(&c, 1);
    const QList<uint> lower = text.toLower().toUpper().toLower().toUcs4();
    std::u32string result;
    for (const uint part : lower)
        result += withoutStroke(part);
    return result;
}

Folding makeFolding(char32_t c)
{
    Folding folding;
    std::string bytes;
    bool first = true;
    for (const char32_t part : decomposed(c)) {
        const Class cls = classOf(part);
        if (first)
            folding.cls = cls;
        first = false;
        if (cls == Class::Separator && folding.cls != Class::Separator)
            folding.cls = Class::Separator; // a ligature of several words
        if (cls == Class::Dropped || cls == Class::Separator)
            continue;
        for (const char32_t low : lowered(part)) {
            if (classOf(low) != Class::Dropped)
                appendUtf8(bytes, low);
        }
    }
    if (folding.cls == Class::Separator || bytes.size() > sizeof folding.bytes)
        bytes.clear();
    folding.size = std::uint8_t(bytes.size());
    std::copy(bytes.cbegin(), bytes.cend(), folding.bytes);
    if (bytes.empty() && folding.cls != Class::Separator)
        folding.cls = Class::Dropped;
    return folding;
}

using Page = std::array<Folding, pageSize>;

const Page &pageOf(char32_t number)
{
    static std::array<std::atomic<const Page *>, 0x110000 / pageSize> pages{};
    const Page *page = pages[number].load(std::memory_order_acquire);
    if (page)
        return *page;
    auto made = std::make_unique<Page>();
    for (char32_t i = 0; i < pageSize; ++i)
        (*made)[i] = makeFolding(number * pageSize + i);
    // Two threads may make the same page; the first one stays, for the life of the program.
    if (pages[number].compare_exchange_strong(page, made.get(), std::memory_order_acq_rel))
        return *made.release();
    return *page;
}

} // namespace

const Folding &foldingOf(char32_t c)
{
    static const Folding separator;
    return c < 0x110000 ? pageOf(c / pageSize)[c % pageSize] : separator;
}

Decoded decodeUtf8(std::string_view utf8, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return std::uint8_t(utf8[i]); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    const int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + std::size_t(size) > utf8.size())
        return {};
    char32_t c = lead & (0xFFU >> (size + 1));
    for (int i = 1; i < size; ++i) {
        const std::uint8_t next = byte(at + std::size_t(i));
        if ((next & 0xC0) != 0x80)
            return {};
        c = (c << 6) | (next & 0x3FU);
    }
    const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
    if (overlong || c > 0x10FFFF || within(c, 0xD800, 0xDFFF))
        return {malformed, 1};
    return {c, size};
}

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

} // namespace core::history
