// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/csvwriter.h"

#include "core/base/timestamp.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::exporting {

namespace {

constexpr char kHeader[]
    = "id,conversationId,source,shopId,shopName,botId,botName,inboxUserId,userName,userEmail,"
      "sender,content,createdAt,updatedAt,lang,replyToId,marked,comment\r\n";

bool needsGuard(const QByteArray &cell)
{
    const auto first = std::find_if(cell.begin(), cell.end(), [](char c) { return c != '\''; });
    return first != cell.end() && QByteArrayView("=+-@\t\r").contains(*first);
}

void append(QByteArray &line, const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (needsGuard(cell))
        cell.prepend('\'');
    const bool quoted
        = std::any_of(cell.begin(), cell.end(),
              [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\0'; })
        || cell.startsWith(' ') || cell.endsWith(' ');
    if (quoted)
        line.append('"').append(cell.replace('"', "\"\"")).append('"');
    else
        line.append(cell);
    line.append(',');
}

} // namespace

CsvWriter::CsvWriter(const QString &path) : m_file(path) { }

Result<Done> CsvWriter::open()
{
    const auto opened = m_file.open();
    return opened ? m_file.write(kHeader) : opened;
}

Result<Done> CsvWriter::add(const chat::Conversation &c, const chat::Message &m, bool)
{
    m_line.resize(0);
    append(m_line, m.id);
    // Quoted, an empty cell says "no conversation"; an import refuses a row that merely lacks one.
    if (m.conversationId.isEmpty())
        m_line.append("\"\",");
    else
        append(m_line, m.conversationId);
    append(m_line, m.source);
    append(m_line, m.shopId);
    append(m_line, m.shopId == c.shopId ? c.shopName : QString());
    append(m_line, m.botId);
    append(m_line, m.botId == c.botId ? c.botName : QString());
    append(m_line, m.customerId);
    append(m_line, c.customerName);
    append(m_line, c.customerEmail);
    append(m_line, m.sender);
    append(m_line, m.content);
    append(m_line, formatTimestamp(m.sentAtMs));
    append(m_line, m.updatedAtMs ? formatTimestamp(*m.updatedAtMs) : QString());
    append(m_line, m.lang);
    append(m_line, m.replyToId);
    append(m_line, m.marked ? u"true"_s : QString());
    append(m_line, m.comment);
    m_line.chop(1);
    m_line.append("\r\n");
    return m_file.write(m_line);
}

Result<Done> CsvWriter::finish()
{
    return m_file.commit();
}

} // namespace core::exporting
