// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/links.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kMostLinks = 500;
constexpr qsizetype kLongestAddress = 2048;
constexpr qsizetype kLongestMailPart = 128;

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool endsAddress(QChar c)
{
    // CJK text is written without blanks: an address in it ends where the script changes.
    return c.isSpace() || c.unicode() < 0x20 || c.unicode() >= 0x2e80
        || (c.unicode() >= 0x2000 && c.unicode() < 0x2070) || u"<>\"`{}|\\^"_s.contains(c);
}

qsizetype trimmedEnd(QStringView text, qsizetype begin, qsizetype end)
{
    int open = 0;
    for (qsizetype i = begin; i < end; ++i)
        open += text[i] == u'(' ? 1 : text[i] == u')' ? -1 : 0;
    while (end > begin) {
        const QChar last = text[end - 1];
        if (last == u')' && open < 0) {
            ++open;
        } else if (!u".,;:!?'*_~]"_s.contains(last)) {
            break;
        }
        --end;
    }
    return end;
}

bool isMailChar(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"._%+-"_s.contains(c));
}

std::optional<LinkSpan> mailAt(QStringView text, qsizetype at, qsizetype after)
{
    qsizetype begin = at;
    while (begin > after && at - begin < kLongestMailPart && isMailChar(text[begin - 1]))
        --begin;
    qsizetype end = at + 1;
    qsizetype lastDot = -1;
    while (end < text.size() && end - at < kLongestMailPart && isMailChar(text[end]) && text[end] != u'%'
        && text[end] != u'+' && text[end] != u'_') {
        if (text[end] == u'.' && end > at + 1)
            lastDot = end;
        ++end;
    }
    while (end > at && (text[end - 1] == u'.' || text[end - 1] == u'-'))
        --end;
    if (begin == at || lastDot < 0 || end - lastDot < 3)
        return std::nullopt;
    const QString address = text.mid(begin, end - begin).toString();
    return LinkSpan{begin, end - begin, QUrl(u"mailto:"_s + address)};
}

std::optional<LinkSpan> webAt(QStringView text, qsizetype begin)
{
    const QStringView rest = text.mid(begin, 8);
    const bool bare = rest.startsWith("www."_L1, Qt::CaseInsensitive);
    if (!bare && !rest.startsWith("http://"_L1, Qt::CaseInsensitive)
        && !rest.startsWith("https://"_L1, Qt::CaseInsensitive))
        return std::nullopt;
    qsizetype end = begin;
    while (end < text.size() && end - begin < kLongestAddress && !endsAddress(text[end]))
        ++end;
    end = trimmedEnd(text, begin, end);
    const QString written = text.mid(begin, end - begin).toString();
    const QUrl url(bare ? u"https://"_s + written : written, QUrl::TolerantMode);
    if (!isOpenable(url) || (bare && written.size() < 7))
        return std::nullopt;
    return LinkSpan{begin, end - begin, url};
}

} // namespace

QVector<LinkSpan> findLinks(QStringView text)
{
    QVector<LinkSpan> links;
    qsizetype after = 0;
    for (qsizetype i = 0; i < text.size() && links.size() < kMostLinks; ++i) {
        std::optional<LinkSpan> link;
        const char16_t c = text[i].unicode();
        if (c == u'@')
            link = mailAt(text, i, after);
        else if ((c == u'h' || c == u'H' || c == u'w' || c == u'W')
            && (i == 0 || !isWord(text[i - 1]) || text[i - 1].unicode() >= 0x2e80))
            link = webAt(text, i);
        if (link) {
            after = link->begin + link->length;
            i = after - 1;
            links.append(*std::move(link));
        }
    }
    return links;
}

bool isOpenable(const QUrl &url)
{
    if (!url.isValid())
        return false;
    const QString scheme = url.scheme();
    if (scheme == "http"_L1 || scheme == "https"_L1)
        return !url.host().isEmpty();
    return scheme == "mailto"_L1 && url.path().contains(u'@');
}

} // namespace ui
