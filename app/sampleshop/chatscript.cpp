// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/chatscript.h"

#include <QTextBoundaryFinder>

namespace app::sampleshop {

namespace {

constexpr int kLettersPerToken = 4;

bool hasNoBlanks(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
        return true;
    default:
        return false;
    }
}

} // namespace

QStringList piecesOf(const QString &text)
{
    QStringList pieces;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    int dense = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype next = finder.toNextBoundary();
        if (next < 0)
            break;
        const QStringView character = QStringView(text).sliced(at, next - at);
        if (hasNoBlanks(character.toUcs4().constFirst()))
            ++dense;
        if (character.front().isSpace() || dense == 2) {
            pieces.append(text.sliced(from, next - from));
            from = next;
            dense = 0;
        }
        at = next;
    }
    if (from < text.size())
        pieces.append(text.sliced(from));
    return pieces;
}

qint64 tokensIn(const QString &text)
{
    qint64 tokens = 0;
    int letters = 0;
    const auto endWord = [&] {
        tokens += (letters + kLettersPerToken - 1) / kLettersPerToken;
        letters = 0;
    };
    for (const uint character : text.toUcs4()) {
        if (QChar::isLetterOrNumber(character) && !hasNoBlanks(character)) {
            ++letters;
            continue;
        }
        endWord();
        if (!QChar::isSpace(character) && !QChar::isMark(character))
            ++tokens;
    }
    endWord();
    return tokens;
}

} // namespace app::sampleshop
