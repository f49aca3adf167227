// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/query.h"

#include <QVector>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace core::history {

/// One searchable piece of a text: a folded word, a single CJK character, or an emoji.
///
/// Folding: case (full), accents of Latin, Greek and Cyrillic, Arabic vowel marks, tatweel and alef
/// forms, Hebrew points, full/half width; kana keep their sound marks, hangul is composed. Joiners,
/// variation selectors and skin tones belong to the emoji before them and are dropped.
struct TextUnit
{
    enum class Kind : quint8 { Word, Cjk, Emoji };
    Kind kind = Kind::Word;
    bool glued = false; // nothing stands between this unit and the one before
    std::string folded; // UTF-8
    qsizetype begin = 0; // byte offsets in the UTF-8 source, half open
    qsizetype end = 0;
};

/// Splits UTF-8 text; malformed bytes separate.
[[nodiscard]] std::vector<TextUnit> textUnits(std::string_view utf8);

/// Decides whether a message's text meets the text terms of a query, and where.
///
/// This is the definition of a match: the index only finds candidates, and a full scan with this
/// class must give the same hits. Stateless after construction; copy it to other threads.
class TextMatcher
{
public:
    explicit TextMatcher(const Query &query);
    TextMatcher(const TextMatcher &other); // the five are defined where Needle is complete
    TextMatcher(TextMatcher &&other) noexcept;
    TextMatcher &operator=(const TextMatcher &other);
    TextMatcher &operator=(TextMatcher &&other) noexcept;
    ~TextMatcher();

    /// Whether every group that has a text term is satisfied; groups mixing text and filters are
    /// decided by `otherHolds(group)`, which answers for the filters in that group.
    [[nodiscard]] bool matches(
        std::string_view utf8, const std::function<bool(int group)> &otherHolds = {}) const;

    struct Range
    {
        qsizetype begin = 0; // UTF-16 offsets in the text, half open
        qsizetype length = 0;
        bool operator==(const Range &) const = default;
    };
    /// Where positive text terms occur, sorted, not overlapping. At most 1,000.
    [[nodiscard]] QVector<Range> highlights(QStringView text) const;

    struct Snippet
    {
        QString text; // one line, at most about 160 units, starts shortly before the first hit
        QVector<Range> highlights; // in `text`
    };
    [[nodiscard]] Snippet snippet(QStringView text) const;

private:
    struct Needle; // one text term, split into units
    std::vector<std::vector<Needle>> m_groups;
};

} // namespace core::history
