// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/redact.h"

#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace core::net {

namespace {

const auto kCut = u"…"_s;
constexpr qsizetype kShortestSecret = 8; // a shorter text is found in many harmless words

bool namesSecret(QStringView name)
{
    static const QRegularExpression pattern(
        u"token|secret|passw|api[-_]?key|private[-_]?key|authorization|cookie|signature|assertion|code_verifier|refresh"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name.toString()).hasMatch();
}

} // namespace

Headers redacted(const Headers &headers)
{
    Headers shown;
    for (const auto &[name, value] : headers) {
        if (!namesSecret(QString::fromLatin1(name))) {
            shown.append({name, redacted(QString::fromUtf8(value)).toUtf8()});
            continue;
        }
        const qsizetype blank = value.indexOf(' ');
        const bool scheme = blank > 0 && name.compare("Authorization", Qt::CaseInsensitive) == 0;
        shown.append({name, (scheme ? value.first(blank + 1) : QByteArray()) + kCut.toUtf8()});
    }
    return shown;
}

QUrl redacted(const QUrl &url)
{
    QUrl shown = url;
    if (!shown.password().isEmpty())
        shown.setPassword(kCut);
    QUrlQuery query;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    bool cut = false;
    for (const auto &[name, value] : items) {
        const bool secret = namesSecret(name) || name.compare("code"_L1, Qt::CaseInsensitive) == 0;
        cut = cut || secret;
        query.addQueryItem(name, secret ? kCut : value);
    }
    if (cut)
        shown.setQuery(query);
    return shown;
}

QString redacted(const QString &text)
{
    struct Rule
    {
        QRegularExpression pattern;
        QString instead;
    };
    static const QList<Rule> rules = [] {
        QList<Rule> made;
        const auto add = [&made](const QString &pattern, const QString &instead) {
            made.append({QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption), instead});
        };
        add(u"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)"_s, kCut);
        made.last().pattern.setPatternOptions(
            QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
        add(u"\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?"_s, kCut);
        add(u"\\b(pat|sat|czs|czu)_[A-Za-z0-9_-]+"_s, u"\\1_…"_s);
        add(u"\\b(Bearer|Basic)\\s+[^\\s\",]+"_s, u"\\1 …"_s);
        // Possessive, since PCRE gives up on long values otherwise; the closing quote may have been cut off.
        const auto names = u"[A-Za-z_-]*(?:token|secret|passw|private_?key|assertion|api_?key)[A-Za-z_-]*"_s;
        add(u"(\"%1\"\\s*:\\s*\")(?:[^\"\\\\]++|\\\\.)*+\\\\?(\"?)"_s.arg(names), u"\\1…\\2"_s);
        add(u"(\"[A-Za-z_-]*passw[A-Za-z_-]*\"\\s*:\\s*)[0-9]++"_s,
            u"\\1…"_s); // not token_count and the like
        // As a script writes it, which database errors repeat: apiToken: "…", also within JSON.
        add(u"(\\b%1\\s*:\\s*\\\\*[\"'])[^\"'\\\\]++"_s.arg(names), u"\\1…"_s);
        // The same in a text of JSON within JSON.
        add(u"(\\\\+\"%1\\\\+\"\\s*:\\s*\\\\+\")[^\"\\\\]*+"_s.arg(names), u"\\1…"_s);
        return made;
    }();
    QString shown = text;
    for (const Rule &rule : rules)
        shown.replace(rule.pattern, rule.instead);
    return shown;
}

QString redacted(const QString &text, const QString &secret)
{
    QString shown = text;
    if (secret.size() >= kShortestSecret)
        shown.replace(secret, kCut);
    return redacted(shown);
}

} // namespace core::net
