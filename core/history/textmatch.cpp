// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/textmatch.h"

#include "core/history/fold.h"

#include <algorithm>

namespace core::history {

namespace {

constexpr std::size_t maxHighlights = 1000;

struct Span
{
    std::size_t begin = 0; // bytes
    std::size_t end = 0;
};

/// The units of one text, their letters in one piece of memory.
class UnitList
{
public:
    explicit UnitList(std::string_view utf8) { read(utf8); }

    /// Another text in the same memory.
    void read(std::string_view utf8)
    {
        m_letters.clear();
        m_units.clear();
        UnitScanner scanner(utf8);
        while (scanner.next()) {
            m_units.push_back({scanner.kind(), scanner.isGlued(), m_letters.size(), scanner.folded().size(),
                {scanner.begin(), scanner.end()}});
            m_letters += scanner.folded();
        }
    }

    [[nodiscard]] std::size_t size() const { return m_units.size(); }
    [[nodiscard]] bool isGlued(std::size_t i) const { return m_units[i].glued; }
    [[nodiscard]] const Span &span(std::size_t i) const { return m_units[i].span; }
    [[nodiscard]] std::string_view folded(std::size_t i) const
    {
        return std::string_view(m_letters).substr(m_units[i].letters, m_units[i].size);
    }

private:
    struct Unit
    {
        TextUnit::Kind kind;
        bool glued;
        std::size_t letters;
        std::size_t size;
        Span span;
    };
    std::string m_letters;
    std::vector<Unit> m_units;
};

std::string toUtf8(QStringView text)
{
    std::string utf8;
    utf8.reserve(std::size_t(text.size()) * 3);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            appendUtf8(utf8, QChar::surrogateToUcs4(text[i], text[i + 1]));
            ++i;
        } else {
            appendUtf8(
                utf8, text[i].isSurrogate() ? char32_t(QChar::ReplacementCharacter) : text[i].unicode());
        }
    }
    return utf8;
}

} // namespace

std::vector<TextUnit> textUnits(std::string_view utf8)
{
    std::vector<TextUnit> units;
    UnitScanner scanner(utf8);
    while (scanner.next()) {
        units.push_back({scanner.kind(), scanner.isGlued(), std::string(scanner.folded()),
            qsizetype(scanner.begin()), qsizetype(scanner.end())});
    }
    return units;
}

struct TextMatcher::Needle
{
    bool negated = false;
    bool openEnd = false; // the last word may continue
    std::string exact; // Contains: these bytes
    std::vector<TextUnit> units; // else these

    explicit Needle(const Term &term) : negated(term.negated)
    {
        const std::string utf8 = toUtf8(term.text);
        if (term.kind == Term::Kind::Contains)
            exact = utf8;
        else
            units = textUnits(utf8);
        openEnd
            = term.kind == Term::Kind::Words && !units.empty() && units.back().kind == TextUnit::Kind::Word;
    }

    [[nodiscard]] bool standsAt(const UnitList &text, std::size_t at) const
    {
        for (std::size_t i = 0; i < units.size(); ++i) {
            const TextUnit &unit = units[i];
            const std::string_view folded = text.folded(at + i);
            const bool open = openEnd && i + 1 == units.size();
            if (open ? !folded.starts_with(unit.folded) : folded != unit.folded)
                return false;
            const bool insideRun = i > 0 && unit.glued && unit.kind == TextUnit::Kind::Cjk
                && units[i - 1].kind == TextUnit::Kind::Cjk;
            if (insideRun && !text.isGlued(at + i))
                return false;
        }
        return true;
    }

    /// Calls `found` with each place until it answers false.
    template <class Found>
    void find(std::string_view utf8, const UnitList &text, Found found) const
    {
        if (units.empty()) {
            for (std::size_t at = exact.empty() ? utf8.npos : utf8.find(exact); at != utf8.npos;
                 at = utf8.find(exact, at + exact.size())) {
                if (!found(Span{at, at + exact.size()}))
                    return;
            }
            return;
        }
        for (std::size_t at = 0; at + units.size() <= text.size(); ++at) {
            if (standsAt(text, at) && !found(Span{text.span(at).begin, text.span(at + units.size() - 1).end}))
                return;
        }
    }

    [[nodiscard]] bool holds(std::string_view utf8, const UnitList &text) const
    {
        bool any = units.empty() && exact.empty();
        find(utf8, text, [&any](Span) { return !(any = true); });
        return any != negated;
    }
};

TextMatcher::TextMatcher(const Query &query)
{
    for (const auto &group : query.groups) {
        auto &needles = m_groups.emplace_back();
        for (const Term &term : group) {
            if (term.isText())
                needles.emplace_back(term);
        }
    }
}
TextMatcher::TextMatcher(const TextMatcher &other) = default;
TextMatcher::TextMatcher(TextMatcher &&other) noexcept = default;
TextMatcher &TextMatcher::operator=(const TextMatcher &other) = default;
TextMatcher &TextMatcher::operator=(TextMatcher &&other) noexcept = default;
TextMatcher::~TextMatcher() = default;

bool TextMatcher::matches(std::string_view utf8, const std::function<bool(int)> &otherHolds) const
{
    const bool needsUnits = std::any_of(m_groups.cbegin(), m_groups.cend(), [](const auto &group) {
        return std::any_of(group.cbegin(), group.cend(), [](const Needle &n) { return !n.units.empty(); });
    });
    static thread_local UnitList text{std::string_view()}; // candidates come by the thousand
    text.read(needsUnits ? utf8 : std::string_view());
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const auto &group = m_groups[i];
        const bool holds = group.empty()
            || std::any_of(group.cbegin(), group.cend(), [&](const Needle &n) { return n.holds(utf8, text); })
            || (otherHolds && otherHolds(int(i)));
        if (!holds)
            return false;
    }
    return true;
}

QVector<TextMatcher::Range> TextMatcher::highlights(QStringView text) const
{
    const std::string utf8 = toUtf8(text);
    const UnitList units(utf8);
    std::vector<Span> spans;
    for (const auto &group : m_groups) {
        for (const Needle &needle : group) {
            const std::size_t before = spans.size();
            if (!needle.negated) {
                needle.find(utf8, units, [&](Span span) {
                    spans.push_back(span);
                    return spans.size() - before < maxHighlights;
                });
            }
        }
    }
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.begin < b.begin; });

    QVector<Range> ranges;
    std::size_t byte = 0;
    qsizetype unit = 0;
    const auto toUnits = [&](std::size_t target) {
        for (; byte < target; ++byte) {
            const auto c = std::uint8_t(utf8[byte]);
            unit += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
        }
        return unit;
    };
    std::size_t joinedUntil = 0;
    for (const Span &span : spans) {
        if (span.end <= joinedUntil)
            continue;
        if (span.begin < joinedUntil) {
            ranges.last().length = toUnits(span.end) - ranges.last().begin;
        } else if (ranges.size() == qsizetype(maxHighlights)) {
            break;
        } else {
            const qsizetype begin = toUnits(span.begin);
            ranges.append({begin, toUnits(span.end) - begin});
        }
        joinedUntil = span.end;
    }
    return ranges;
}

} // namespace core::history
