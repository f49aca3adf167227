// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/wiretext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

constexpr qsizetype kShown = 4096; // bytes
constexpr qsizetype kLooked = 2 * kShown; // cut before the secrets are, a value's end may be missing

// An end that is cut off counts as the value's end.
const QString kValue = uR"re(\s*:\s*+(?:"(?:[^"\\]++|\\.)*+"?|[^,}\]\s]++))re"_s;

const QRegularExpression &secretKeys()
{
    static const QRegularExpression expression(
        uR"re("((?:access_?|refresh_?|id_?)?token|jwt|password|passwd|secret|authorization|cookie|sid|pid|session_?id)")re"_s
            + kValue,
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

const QRegularExpression &anyKey()
{
    static const QRegularExpression expression(uR"re("((?:[^"\\]++|\\.)*+)")re"_s + kValue);
    return expression;
}

} // namespace

QString shownText(QStringView message, bool incoming)
{
    const bool signIn = !incoming && message.startsWith(u"40");
    QString text = message.first(std::min(message.size(), kLooked)).toString();
    text.replace(signIn ? anyKey() : secretKeys(), uR"re("\1":"…")re"_s);
    while (text.toUtf8().size() > kShown)
        text.chop(std::max<qsizetype>(1, (text.toUtf8().size() - kShown) / 3));
    return text;
}

} // namespace core::live
