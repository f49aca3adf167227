// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/plaintext.h"

#include "core/base/timestamp.h"

using namespace Qt::StringLiterals;

namespace app::cli {

namespace {

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

int widthOf(const QString &text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4()) {
        const auto category = QChar::category(c);
        if (category != QChar::Mark_NonSpacing && category != QChar::Mark_Enclosing
            && category != QChar::Other_Format)
            width += isWide(c) ? 2 : 1;
    }
    return width;
}

} // namespace

QString harmless(const QString &text)
{
    QString safe = text;
    for (QChar &c : safe) {
        const char16_t code = c.unicode();
        if (code < 0x20 && c != u'\n' && c != u'\t')
            c = QChar(0x2400 + code);
        else if (code == 0x7F)
            c = QChar(0x2421);
        else if ((code >= 0x80 && code < 0xA0) || (code >= 0x202A && code <= 0x202E)
            || (code >= 0x2066 && code <= 0x2069))
            c = QChar::ReplacementCharacter;
    }
    return safe;
}

QString shortTime(qint64 ms)
{
    return core::formatTimestamp(ms).left(19).replace(u'T', u' ');
}

QString transcriptLine(const core::chat::Message &m, const QString &text)
{
    QString heading = u"%1  %2  #%3"_s.arg(shortTime(m.sentAtMs), harmless(m.sender), harmless(m.id));
    if (m.marked)
        heading += u"  ★"_s;
    QString body = u"    "_s + harmless(text).replace(u'\n', u"\n    "_s);
    if (!m.comment.isEmpty())
        body += u"\n    [comment] "_s + harmless(m.comment).replace(u'\n', u"\n    "_s);
    return heading + u'\n' + body;
}

QStringList table(const QStringList &heading, const QVector<QStringList> &rows)
{
    QVector<QStringList> all{heading};
    for (const QStringList &row : rows) {
        QStringList safe;
        for (const QString &cell : row)
            safe.append(harmless(cell).replace(u'\n', u' ').replace(u'\t', u' '));
        all.append(safe);
    }
    QVector<int> widths(heading.size());
    for (const QStringList &row : all) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = qMax(widths.at(i), widthOf(row.at(i)));
    }
    QStringList lines;
    for (const QStringList &row : all) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += row.at(i);
            if (i + 1 < row.size())
                line += QString(widths.at(i) - widthOf(row.at(i)) + 2, u' ');
        }
        lines.append(line);
    }
    return lines;
}

} // namespace app::cli
