// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/message.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace core::chat {

Role roleOf(QStringView sender)
{
    const auto is
        = [sender](QLatin1StringView word) { return sender.compare(word, Qt::CaseInsensitive) == 0; };
    if (is("user"_L1) || is("customer"_L1))
        return Role::Customer;
    if (is("bot"_L1) || is("assistant"_L1))
        return Role::Bot;
    if (is("agent"_L1) || is("admin"_L1) || is("human"_L1))
        return Role::Agent;
    if (is("system"_L1))
        return Role::System;
    return Role::Unknown;
}

bool isGuestAddress(QStringView email)
{
    return email.startsWith("session_"_L1);
}

namespace {

bool isBidiControl(char16_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
}

/// How many in front, at most `most`, need no care: of ASCII, without blanks that fall away.
qsizetype plainLength(QStringView text, qsizetype most)
{
    bool blank = true;
    const qsizetype end = qMin(text.size(), most);
    for (qsizetype i = 0; i < end; ++i) {
        const char16_t code = text[i].unicode();
        if (code < 0x20 || code >= 0x7F || (code == 0x20 && blank))
            return i;
        blank = code == 0x20;
    }
    return end;
}

} // namespace

QString previewOf(QStringView content, int units)
{
    // Rows of lists are made of every message that comes.
    const qsizetype plain = units > 0 ? plainLength(content, qsizetype(units) + 1) : 0;
    if (plain > units)
        return content.first(units).toString();
    if (plain == content.size())
        return content.chopped(content.endsWith(u' ') ? 1 : 0).toString();
    QString line;
    line.reserve(qMin<qsizetype>(content.size(), units + 1));
    bool blank = false;
    for (const QChar c : content) {
        if (line.size() > units)
            break;
        const char16_t code = c.unicode();
        if (isBidiControl(code))
            continue;
        if (c.isSpace() || code < 0x20 || (code >= 0x7F && code < 0xA0)) {
            blank = !line.isEmpty();
            continue;
        }
        if (std::exchange(blank, false))
            line.append(u' ');
        line.append(c);
    }
    if (line.size() <= units)
        return line;
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, line);
    graphemes.setPosition(units);
    const qsizetype cut = graphemes.isAtBoundary() ? units : graphemes.toPreviousBoundary();
    line.truncate(qMax<qsizetype>(cut, 0));
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1);
    return line;
}

} // namespace core::chat
