// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/markdown.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Calls `each` with every line, without its end.
template <class Each>
void forLines(QStringView text, Each each)
{
    for (qsizetype begin = 0; begin <= text.size();) {
        qsizetype end = text.indexOf(u'\n', begin);
        if (end < 0)
            end = text.size();
        each(text.mid(begin, end - begin));
        begin = end + 1;
    }
}

bool isFence(QStringView line)
{
    const QStringView start = line.trimmed();
    return start.startsWith("```"_L1) || start.startsWith("~~~"_L1);
}

bool isHeading(QStringView line)
{
    qsizetype level = 0;
    while (level < line.size() && line[level] == u'#')
        ++level;
    return level >= 1 && level <= 6 && level + 1 < line.size() && line[level] == u' ';
}

bool isListItem(QStringView line)
{
    const QStringView item = line.trimmed();
    if (item.size() < 3)
        return false;
    if ((item[0] == u'-' || item[0] == u'*' || item[0] == u'+') && item[1] == u' ')
        return true;
    qsizetype digits = 0;
    while (digits < item.size() && digits < 4 && item[digits] >= u'0' && item[digits] <= u'9')
        ++digits;
    return digits > 0 && digits + 1 < item.size() && (item[digits] == u'.' || item[digits] == u')')
        && item[digits + 1] == u' ';
}

bool isTableRule(QStringView line)
{
    const QStringView rule = line.trimmed();
    return rule.contains(u'|') && rule.contains("--"_L1)
        && std::all_of(rule.cbegin(), rule.cend(),
            [](QChar c) { return c == u'|' || c == u'-' || c == u':' || c == u' '; });
}

/// Something between two equal marks on one line, with no blank inside the marks.
bool hasPair(QStringView line, QLatin1StringView mark)
{
    const qsizetype open = line.indexOf(mark);
    if (open < 0)
        return false;
    const qsizetype begin = open + mark.size();
    const qsizetype close = line.indexOf(mark, begin + 1);
    return close > begin && !line[begin].isSpace() && !line[close - 1].isSpace()
        && line[begin] != mark.front();
}

bool hasLink(QStringView line)
{
    const qsizetype middle = line.indexOf("]("_L1);
    return middle > 0 && line.left(middle).contains(u'[') && line.mid(middle).contains(u')');
}

int nestingOf(QStringView line)
{
    int depth = 0;
    int blanks = 0;
    for (const QChar c : line) {
        if (c == u' ' || c == u'\t') {
            blanks += c == u'\t' ? 4 : 1;
        } else if (c == u'>' || c == u'-' || c == u'*' || c == u'+') {
            ++depth;
        } else {
            break;
        }
    }
    return depth + blanks / 8;
}

} // namespace

bool looksLikeMarkdown(QStringView text)
{
    if (!std::any_of(text.cbegin(), text.cend(), [](QChar c) { return u"*`#-+[|~1_"_s.contains(c); }))
        return false;
    int fences = 0;
    int items = 0;
    bool marked = false;
    forLines(text, [&](QStringView line) {
        if (marked)
            return;
        fences += isFence(line) ? 1 : 0;
        items += isListItem(line) ? 1 : 0;
        marked = fences == 2 || items == 2 || isHeading(line) || isTableRule(line) || hasPair(line, "**"_L1)
            || hasPair(line, "`"_L1) || hasPair(line, "~~"_L1) || hasLink(line);
    });
    return marked;
}

bool isHeavyMarkdown(QStringView text)
{
    constexpr qsizetype longest = 20'000;
    constexpr int deepest = 12;
    constexpr qsizetype mostMarks = 1'500;
    constexpr qsizetype mostColumns = 24;
    constexpr int mostCells = 1'000;
    if (text.size() > longest)
        return true;
    const auto marks = std::count_if(text.cbegin(), text.cend(),
        [](QChar c) { return c == u'*' || c == u'_' || c == u'[' || c == u'`' || c == u'~' || c == u'>'; });
    if (marks > mostMarks)
        return true;
    bool heavy = false;
    qsizetype cells = 0;
    forLines(text, [&](QStringView line) {
        const qsizetype columns = line.count(u'|');
        cells += columns;
        heavy = heavy || nestingOf(line) > deepest || columns > mostColumns || cells > mostCells;
    });
    return heavy;
}

QString forMarkdownReader(QStringView text)
{
    QString out;
    out.reserve(text.size() + 64);
    bool fenced = false;
    forLines(text, [&](QStringView line) {
        const bool fence = isFence(line);
        fenced = fence ? !fenced : fenced;
        bool code = false;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (line[i] == u'`')
                code = !code;
            out += line[i];
            if (!fenced && !code && line[i] == u'!' && i + 1 < line.size() && line[i + 1] == u'[')
                out += u'\\';
        }
        // A chat's line end is meant; two blanks make the reader keep it.
        if (!fence && !fenced && !line.trimmed().isEmpty() && !line.contains(u'|'))
            out += u"  "_s;
        out += u'\n';
    });
    out.chop(1);
    return out;
}

} // namespace ui
