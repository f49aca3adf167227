// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/jsonlineswriter.h"

#include "core/base/timestamp.h"

namespace core::exporting {

namespace {

void appendText(QByteArray &line, const QString &text)
{
    static constexpr char hex[] = "0123456789abcdef";
    line.append('"');
    for (const char c : text.toUtf8()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            line.append('\\').append(c);
        else if (c == '\n')
            line.append("\\n");
        else if (c == '\r')
            line.append("\\r");
        else if (c == '\t')
            line.append("\\t");
        else if (byte < 0x20 || byte == 0x7F)
            line.append("\\u00").append(hex[byte >> 4]).append(hex[byte & 15]);
        else
            line.append(c);
    }
    line.append('"');
}

void appendKey(QByteArray &line, const char *key)
{
    line.append(line.isEmpty() ? '{' : ',').append('"').append(key).append("\":");
}

void addText(QByteArray &line, const char *key, const QString &text)
{
    if (text.isEmpty())
        return;
    appendKey(line, key);
    appendText(line, text);
}

/// Whole numbers stay numbers, so that a file comes out as it went in.
void addId(QByteArray &line, const char *key, const QString &id)
{
    if (id.isEmpty())
        return;
    appendKey(line, key);
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    if (isNumber && QString::number(number) == id)
        line.append(id.toLatin1());
    else
        appendText(line, id);
}

} // namespace

JsonLinesWriter::JsonLinesWriter(const QString &path) : m_file(path) { }

Result<Done> JsonLinesWriter::open()
{
    return m_file.open();
}

Result<Done> JsonLinesWriter::add(const chat::Conversation &c, const chat::Message &m, bool)
{
    m_line.resize(0);
    addId(m_line, "id", m.id);
    // Written when empty, too: that is how an import tells "no conversation" from a line that lacks it.
    appendKey(m_line, "conversationId");
    appendText(m_line, m.conversationId);
    addText(m_line, "source", m.source);
    addText(m_line, "shopId", m.shopId);
    addText(m_line, "shopName", m.shopId == c.shopId ? c.shopName : QString());
    addText(m_line, "botId", m.botId);
    addText(m_line, "botName", m.botId == c.botId ? c.botName : QString());
    addId(m_line, "inboxUserId", m.customerId);
    addText(m_line, "userName", c.customerName);
    addText(m_line, "userEmail", c.customerEmail);
    addText(m_line, "sender", m.sender);
    appendKey(m_line, "content");
    appendText(m_line, m.content);
    addText(m_line, "createdAt", formatTimestamp(m.sentAtMs));
    if (m.updatedAtMs)
        addText(m_line, "updatedAt", formatTimestamp(*m.updatedAtMs));
    addText(m_line, "lang", m.lang);
    addId(m_line, "replyToId", m.replyToId);
    if (m.marked) {
        appendKey(m_line, "marked");
        m_line.append("true");
    }
    addText(m_line, "comment", m.comment);
    m_line.append("}\n");
    return m_file.write(m_line);
}

Result<Done> JsonLinesWriter::finish()
{
    return m_file.commit();
}

} // namespace core::exporting
