// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/htmlwriter.h"

#include "core/base/fileerror.h"
#include "core/base/timestamp.h"

using namespace Qt::StringLiterals;

namespace core::exporting {

namespace {

constexpr qsizetype kPieceBytes = 256 * 1024;
constexpr qint64 kDayMs = 86'400'000;

constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Agent Console">
)";

constexpr char kStyle[] = R"(<style>
:root { color-scheme: light dark; --page: #ffffff; --text: #1d232a; --soft: #5b6672; --line: #d5dbe1;
  --customer: #eef1f4; --bot: #e3effc; --agent: #e4f5e8; --other: #f6efdf; --mark: #8a5a00; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --page: #15191e; --text: #e6eaee; --soft: #a4afba; --line: #38424c;
  --customer: #262d35; --bot: #17304a; --agent: #17382a; --other: #3a3220; --mark: #f0c060; --link: #8ec1f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 52rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 0; } h3 { font-size: .85rem; color: var(--soft);
  text-align: center; margin: 1rem 0 .5rem; }
a { color: var(--link); }
.facts, time, .who { color: var(--soft); font-size: .85rem; }
nav ol { padding-inline-start: 2.5rem; } nav li { margin: .15rem 0; }
section { margin-top: 2.5rem; padding-top: 1rem; border-top: 2px solid var(--line); }
article { max-width: 42rem; width: fit-content; margin: .5rem 0; padding: .5rem .75rem; border-radius: .6rem;
  background: var(--other); border: 1px solid var(--line); }
article.customer { background: var(--customer); } article.bot { background: var(--bot); margin-inline-start: auto; }
article.agent { background: var(--agent); margin-inline-start: auto; }
article p { margin: .2rem 0 0; white-space: pre-wrap; }
article p.note { color: var(--mark); border-top: 1px dashed var(--line); margin-top: .4rem; padding-top: .3rem; }
.marked { border-color: var(--mark); border-width: 2px; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; background: none; }
  nav { break-after: page; } h2, h3, .facts { break-after: avoid; } article { break-inside: avoid; }
  a { color: inherit; text-decoration: none; } article { print-color-adjust: exact; } }
</style>
</head>
<body>
)";

/// Text for elements and attributes. Controls that HTML forbids are drawn as their pictures.
QByteArray escaped(const QString &text)
{
    QString out;
    out.reserve(text.size() + text.size() / 8);
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (c == u'<')
            out.append("&lt;"_L1);
        else if (c == u'>')
            out.append("&gt;"_L1);
        else if (c == u'&')
            out.append("&amp;"_L1);
        else if (c == u'"')
            out.append("&quot;"_L1);
        else if (c == u'\'')
            out.append("&#39;"_L1);
        else if (code == u'\r')
            out.append("&#13;"_L1);
        else if (code < 0x20 && code != u'\n' && code != u'\t')
            out.append(QChar(0x2400 + code));
        else if (code == 0x7F)
            out.append(QChar(0x2421));
        else if ((code >= 0x80 && code < 0xA0) || (code >= 0xFDD0 && code <= 0xFDEF) || code >= 0xFFFE)
            out.append(QChar(QChar::ReplacementCharacter));
        else
            out.append(c);
    }
    return out.toUtf8();
}

QByteArray tagOf(chat::Role role)
{
    switch (role) {
    case chat::Role::Customer:
        return "customer";
    case chat::Role::Bot:
        return "bot";
    case chat::Role::Agent:
        return "agent";
    case chat::Role::System:
    case chat::Role::Unknown:
        break;
    }
    return "other";
}

QString labelOf(const chat::Conversation &c, const chat::Message &m)
{
    switch (m.role) {
    case chat::Role::Customer:
        return c.customerName.isEmpty() ? u"Customer"_s : u"Customer · "_s + c.customerName;
    case chat::Role::Bot:
        return c.botName.isEmpty() ? u"Bot"_s : u"Bot · "_s + c.botName;
    case chat::Role::Agent:
        return u"Agent"_s;
    case chat::Role::System:
        return u"System"_s;
    case chat::Role::Unknown:
        break;
    }
    return m.sender.isEmpty() ? u"Unknown"_s : m.sender;
}

QString readableTime(qint64 ms)
{
    return formatTimestamp(ms).left(19).replace(u'T', u' ');
}

/// A tag in an attribute must be well formed; the archive's are, a masked or odd one is left out.
QByteArray languageAttribute(const QString &lang)
{
    for (const QChar c : lang) {
        if (c.unicode() > 0x7F || (!c.isLetterOrNumber() && c != u'-'))
            return {};
    }
    return lang.isEmpty() ? QByteArray() : " lang=\"" + lang.toLatin1() + '"';
}

QString nameOf(const chat::Conversation &c)
{
    return c.customerName.isEmpty() ? (c.id.isEmpty() ? u"Without a conversation"_s : c.id) : c.customerName;
}

} // namespace

HtmlWriter::HtmlWriter(const QString &path, QString title)
    : m_file(path),
      m_bodies(path + ".XXXXXX"_L1),
      m_path(path),
      m_title(std::move(title))
{ }

Result<Done> HtmlWriter::open()
{
    if (const auto opened = m_file.open(); !opened)
        return opened;
    if (!m_bodies.open())
        return tl::make_unexpected(writeError(m_bodies, m_path));
    const QByteArray title = escaped(m_title);
    return m_file.write(kHead + ("<title>" + title + "</title>\n") + kStyle
        + ("<header><h1 dir=\"auto\">" + title
            + "</h1><p class=\"facts\">Times are UTC.</p></header>\n<nav "
              "aria-labelledby=\"contents\"><h2 id=\"contents\">Conversations</h2>\n<ol>\n"));
}

Result<Done> HtmlWriter::writeBody(const QByteArray &html)
{
    m_buffer.append(html);
    return m_buffer.size() < kPieceBytes ? Done{} : flushBody();
}

Result<Done> HtmlWriter::flushBody()
{
    if (m_bodies.write(m_buffer) != m_buffer.size() || !m_bodies.flush())
        return tl::make_unexpected(writeError(m_bodies, m_path));
    m_buffer.resize(0);
    return Done{};
}

QByteArray HtmlWriter::opening(const chat::Conversation &c)
{
    const QByteArray number = QByteArray::number(m_conversations);
    QStringList facts;
    if (!c.id.isEmpty())
        facts.append(c.id);
    if (!c.customerEmail.isEmpty() && !c.guest)
        facts.append(c.customerEmail);
    if (c.guest)
        facts.append(u"guest"_s);
    if (!c.shopName.isEmpty() || !c.shopId.isEmpty())
        facts.append(u"shop "_s + (c.shopName.isEmpty() ? c.shopId : c.shopName));
    const QByteArray end = m_conversations > 1 ? "</section>\n" : QByteArray();
    return end + "<section id=\"c" + number + "\" aria-labelledby=\"h" + number + "\">\n<h2 id=\"h" + number
        + "\" dir=\"auto\">" + escaped(nameOf(c)) + "</h2>\n<p class=\"facts\" dir=\"auto\">"
        + escaped(facts.join(u" · "_s)) + "</p>\n";
}

Result<Done> HtmlWriter::add(const chat::Conversation &c, const chat::Message &m, bool begins)
{
    QByteArray html;
    const qint64 day = m.sentAtMs / kDayMs - (m.sentAtMs % kDayMs < 0 ? 1 : 0);
    if (begins) {
        ++m_conversations;
        html = opening(c);
        const auto listed = m_file.write("<li><a href=\"#c" + QByteArray::number(m_conversations) + "\"><bdi>"
            + escaped(nameOf(c)) + "</bdi></a> <span class=\"facts\">"
            + readableTime(m.sentAtMs).left(16).toLatin1() + " · " + escaped(c.id) + "</span></li>\n");
        if (!listed)
            return listed;
    }
    if (begins || day != m_day)
        html += "<h3>" + formatTimestamp(m.sentAtMs).left(10).toLatin1() + "</h3>\n";
    m_day = day;
    ++m_messages;
    html += "<article class=\"" + tagOf(m.role) + (m.marked ? " marked" : "")
        + "\"><div class=\"who\"><strong><bdi>" + escaped(labelOf(c, m)) + "</bdi></strong> <time datetime=\""
        + formatTimestamp(m.sentAtMs).toLatin1() + "\">" + readableTime(m.sentAtMs).mid(11).toLatin1()
        + "</time>" + (m.marked ? " <span>★ marked</span>" : "") + "</div><p dir=\"auto\""
        + languageAttribute(m.lang) + '>' + escaped(m.content) + "</p>";
    if (!m.comment.isEmpty())
        html += "<p class=\"note\" dir=\"auto\">Comment: " + escaped(m.comment) + "</p>";
    return writeBody(html + "</article>\n");
}

Result<Done> HtmlWriter::finish()
{
    if (const auto flushed = flushBody(); !flushed)
        return flushed;
    const QByteArray figures = QByteArray::number(m_messages) + " messages in "
        + QByteArray::number(m_conversations) + " conversations.";
    if (const auto written = m_file.write("</ol>\n<p class=\"facts\">" + figures + "</p></nav>\n<main>\n");
        !written)
        return written;
    if (!m_bodies.seek(0))
        return tl::make_unexpected(writeError(m_bodies, m_path));
    while (!m_bodies.atEnd()) {
        const QByteArray piece = m_bodies.read(kPieceBytes);
        if (piece.isEmpty())
            return tl::make_unexpected(writeError(m_bodies, m_path));
        if (const auto written = m_file.write(piece); !written)
            return written;
    }
    const QByteArray end = m_conversations > 0 ? "</section>\n" : QByteArray();
    if (const auto written = m_file.write(end + "</main>\n</body>\n</html>\n"); !written)
        return written;
    return m_file.commit();
}

} // namespace core::exporting
