// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/textprefilter.h"

#include "core/history/fold.h"
#include "core/history/textmatch.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Term;
using history::TextUnit;

struct Block
{
    char32_t first;
    char32_t last;
};
// Every character of Unicode 15 with a compatibility or canonical mapping to an ideograph is in these.
constexpr std::array kCompatible{Block{0x2E80, 0x2FDF}, Block{0x3000, 0x33FF}, Block{0xF900, 0xFAFF},
    Block{0xFE30, 0xFE4F}, Block{0xFF00, 0xFFEF}, Block{0x1F200, 0x1F2FF}, Block{0x2F800, 0x2FA1F}};

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The ideograph that is all of `unit`; 0 when it is something else.
char32_t ideographOf(const TextUnit &unit)
{
    const auto decoded = history::decodeUtf8(unit.folded, 0);
    if (unit.kind != TextUnit::Kind::Cjk || std::size_t(decoded.size) != unit.folded.size())
        return 0;
    const char32_t c = decoded.c;
    const bool isHan = (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x20000 && c <= 0x3134F && !(c >= 0x2F800 && c <= 0x2FA1F));
    return isHan ? c : 0;
}

std::vector<std::string> spellingsOf(const TextUnit &unit)
{
    std::vector<std::string> spellings{unit.folded};
    for (const Block &block : kCompatible) {
        for (char32_t c = block.first; c <= block.last; ++c) {
            if (history::foldingOf(c).text() != unit.folded)
                continue;
            std::string &spelling = spellings.emplace_back();
            history::appendUtf8(spelling, c);
        }
    }
    return spellings;
}

const QByteArray kNotAscii = "(octet_length(m.content) > char_length(m.content)"
                             " OR getdatabaseencoding() <> 'UTF8')";

} // namespace

QString likePattern(const QString &text)
{
    QString pattern = u"%"_s;
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\')
            pattern += u'\\';
        pattern += c;
    }
    return pattern + u'%';
}

std::optional<Condition> prefilterOf(const Term &term, int parameter)
{
    Condition condition;
    const auto add = [&](const QByteArray &where, std::string text) {
        const QByteArray name = "$" + QByteArray::number(parameter++) + "::text";
        condition.values.emplace_back(std::move(text));
        return "strpos(" + where + ", " + name + ") > 0";
    };
    if (term.negated || term.text.isEmpty())
        return std::nullopt;
    if (term.kind == Term::Kind::Contains) {
        condition.sql = add("m.content COLLATE \"C\"", term.text.toStdString());
        return condition;
    }
    const auto units = history::textUnits(term.text.toStdString());
    if (units.empty())
        return std::nullopt;
    const bool isAsciiOnly
        = std::all_of(units.begin(), units.end(), [](const TextUnit &unit) { return isAscii(unit.folded); });
    QByteArrayList each;
    for (const TextUnit &unit : units) {
        if (isAsciiOnly) {
            each.append(add("lower(m.content COLLATE \"C\")", unit.folded));
        } else if (ideographOf(unit) != 0) {
            QByteArrayList either;
            for (std::string &spelling : spellingsOf(unit))
                either.append(add("m.content COLLATE \"C\"", std::move(spelling)));
            each.append("(" + either.join(" OR ") + ")");
        }
    }
    if (isAsciiOnly)
        condition.sql = "((" + each.join(" AND ") + ") OR " + kNotAscii + ")";
    else
        condition.sql = each.isEmpty() ? kNotAscii : each.join(" AND "); // no text of ASCII has such a unit
    return condition;
}

} // namespace core::postgres
