// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/displaytext.h"

#include <algorithm>
#include <optional>

namespace ui {

namespace {

constexpr QChar kReplacement(0xfffd);

/// What stands for `c` on the screen; a null character for nothing at all.
QChar shownAs(QChar c)
{
    const char16_t u = c.unicode();
    if (u == u'\n' || u == u'\t' || (u >= 0x20 && u < 0x7f))
        return c;
    if (u < 0x20)
        return QChar(char16_t(0x2400 + u));
    if (u == 0x7f)
        return QChar(0x2421);
    if (u == 0x85 || u == 0x2028 || u == 0x2029)
        return u'\n';
    const bool unseen = (u >= 0x80 && u <= 0x9f) || (u >= 0x202a && u <= 0x202e) || u == 0xfeff;
    if (unseen)
        return QChar::Null;
    const bool special = u == 0xfffc || (u >= 0xfdd0 && u <= 0xfdef) || u >= 0xfffe;
    return special ? kReplacement : c;
}

bool isBlank(QChar c)
{
    return c.isSpace();
}

struct Token
{
    qsizetype begin = 0;
    qsizetype end = 0;
    bool foreign = false; // Latin letters or digits, nothing that runs right to left
    bool letters = false;
};

Token tokenAt(QStringView text, qsizetype begin)
{
    Token token{begin, begin, false, false};
    bool rightToLeft = false;
    for (; token.end < text.size() && !isBlank(text[token.end]); ++token.end) {
        const QChar c = text[token.end];
        const QChar::Direction direction = c.direction();
        rightToLeft |= c.isLetterOrNumber()
            && (direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN);
        token.letters |= direction == QChar::DirL;
        token.foreign |= direction == QChar::DirL || direction == QChar::DirEN;
    }
    token.foreign &= !rightToLeft;
    token.letters &= !rightToLeft;
    return token;
}

qsizetype withoutEndMarks(QStringView text, qsizetype begin, qsizetype end)
{
    while (end > begin && QStringView(u".,;:!?\u060c\u061b\u061f)]\u00bb\"'").contains(text[end - 1]))
        --end;
    return end;
}

} // namespace

QVector<TextRun> leftToRightRuns(QStringView text)
{
    QVector<TextRun> runs;
    std::optional<Token> open;
    const auto close = [&] {
        if (open) {
            const qsizetype end = withoutEndMarks(text, open->begin, open->end);
            if (end > open->begin)
                runs.append({open->begin, end - open->begin});
        }
        open.reset();
    };
    for (qsizetype i = 0; i < text.size();) {
        if (isBlank(text[i])) {
            if (text[i] != u' ')
                close();
            ++i;
            continue;
        }
        const Token token = tokenAt(text, i);
        // Words of one Latin phrase keep their order; two numbers side by side are two things.
        const bool continues = open && token.letters && open->letters && token.begin - open->end == 1;
        if (continues) {
            open->end = token.end;
        } else {
            close();
            if (token.foreign)
                open = token;
        }
        i = token.end;
    }
    close();
    return runs;
}

DisplayText::DisplayText(QStringView original, bool isolateRuns) : m_originalSize(original.size())
{
    m_text.reserve(original.size());
    const QVector<TextRun> runs = isolateRuns ? leftToRightRuns(original) : QVector<TextRun>();
    auto run = runs.cbegin();
    for (qsizetype i = 0; i < original.size(); ++i) {
        if (run != runs.cend() && i == run->begin)
            add(QChar(0x2066), i);
        const QChar c = original[i];
        if (c == u'\r') {
            add(u'\n', i);
            if (i + 1 < original.size() && original[i + 1] == u'\n')
                ++i;
        } else if (c.isHighSurrogate() && i + 1 < original.size() && original[i + 1].isLowSurrogate()) {
            add(c, i);
            add(original[i + 1], i + 1);
            ++i;
        } else if (c.isSurrogate()) {
            add(kReplacement, i);
        } else if (const QChar shown = shownAs(c); !shown.isNull()) {
            add(shown, i);
        }
        if (run != runs.cend() && i + 1 == run->begin + run->length) {
            add(QChar(0x2069), i + 1);
            ++run;
        }
    }
}

void DisplayText::add(QChar c, qsizetype original)
{
    const qsizetype expected = m_steps.isEmpty()
        ? m_text.size()
        : m_steps.constLast().original + (m_text.size() - m_steps.constLast().shown);
    if (expected != original)
        m_steps.append({m_text.size(), original});
    m_text += c;
}

qsizetype DisplayText::toOriginal(qsizetype shown) const
{
    if (shown >= m_text.size())
        return m_originalSize;
    const auto after = std::upper_bound(m_steps.cbegin(), m_steps.cend(), shown,
        [](qsizetype position, const Step &step) { return position < step.shown; });
    if (after == m_steps.cbegin())
        return shown;
    const Step &step = *std::prev(after);
    return std::min(step.original + (shown - step.shown), m_originalSize);
}

qsizetype DisplayText::toShown(qsizetype original) const
{
    if (original >= m_originalSize)
        return m_text.size();
    const auto after = std::upper_bound(m_steps.cbegin(), m_steps.cend(), original,
        [](qsizetype position, const Step &step) { return position < step.original; });
    if (after == m_steps.cbegin())
        return std::min(original, m_text.size());
    const Step &step = *std::prev(after);
    const qsizetype limit = after == m_steps.cend() ? m_text.size() : after->shown;
    return std::min(step.shown + (original - step.original), limit);
}

} // namespace ui
