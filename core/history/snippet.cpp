// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/textmatch.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace core::history {

namespace {

constexpr qsizetype snippetUnits = 160;
constexpr qsizetype leadUnits = 32; // shown before the first hit

/// The nearest place at or before `at` where no character is cut. Looks back only a little, so that a text
/// of a million marks costs nothing.
qsizetype boundaryBefore(QStringView text, qsizetype at)
{
    if (at <= 0 || at >= text.size())
        return std::clamp(at, qsizetype(0), text.size());
    const qsizetype from = std::max(qsizetype(0), at - 64);
    const QStringView window = text.sliced(from, std::min(text.size() - from, qsizetype(128)));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, window.data(), window.size());
    finder.setPosition(at - from);
    const qsizetype found = finder.isAtBoundary() ? at - from : finder.toPreviousBoundary();
    if (found > 0)
        return from + found;
    return text[at].isLowSurrogate() ? at - 1 : at;
}

bool isDirectionControl(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F
        || u == 0x061C;
}

bool isBlank(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control;
}

} // namespace

TextMatcher::Snippet TextMatcher::snippet(QStringView text) const
{
    const QVector<Range> hits = highlights(text);
    const qsizetype firstHit = hits.isEmpty() ? 0 : hits.first().begin;
    const qsizetype start = firstHit <= leadUnits ? 0 : boundaryBefore(text, firstHit - leadUnits);

    Snippet snippet;
    if (start > 0)
        snippet.text += QChar(0x2026);
    // places[i] is where the character `start + i` went.
    std::vector<qsizetype> places;
    const qsizetype stop = boundaryBefore(text, std::min(text.size(), start + 4 * snippetUnits));
    qsizetype at = start;
    for (; at < stop && snippet.text.size() < snippetUnits; ++at) {
        places.push_back(snippet.text.size());
        const bool blank = isBlank(text[at]);
        if (blank && !snippet.text.isEmpty() && snippet.text.back() != u' ')
            snippet.text += u' ';
        else if (!blank && !isDirectionControl(text[at]))
            snippet.text += text[at];
    }
    const qsizetype end = boundaryBefore(text, at);
    if (end < at && end > start) {
        snippet.text.truncate(places[std::size_t(end - start)]);
        places.resize(std::size_t(end - start));
    }
    places.push_back(snippet.text.size());
    if (end < text.size())
        snippet.text += QChar(0x2026);

    const auto last = qsizetype(places.size()) - 1;
    for (const Range &hit : hits) {
        if (hit.begin - start >= last)
            break;
        const qsizetype from = places[std::size_t(std::max(qsizetype(0), hit.begin - start))];
        const qsizetype to = places[std::size_t(std::min(last, hit.begin + hit.length - start))];
        if (to > from)
            snippet.highlights.append({from, to - from});
    }
    return snippet;
}

} // namespace core::history
