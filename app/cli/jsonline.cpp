// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsonline.h"

#include "app/cli/errors.h"
#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace app::cli {

namespace {

QByteArray quoted(const QString &text)
{
    // A document must be an array or object; its brackets are cut off again.
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

} // namespace

JsonLine &JsonLine::addRaw(const char *key, const QByteArray &json)
{
    if (m_text.size() > 1)
        m_text.append(',');
    m_text.append('"').append(key).append("\":").append(json);
    return *this;
}

JsonLine &JsonLine::add(const char *key, const QString &text)
{
    return addRaw(key, quoted(text));
}

JsonLine &JsonLine::addOrNull(const char *key, const QString &text)
{
    return addRaw(key, text.isEmpty() ? QByteArray("null") : quoted(text));
}

JsonLine &JsonLine::add(const char *key, qint64 number)
{
    return addRaw(key, QByteArray::number(number));
}

JsonLine &JsonLine::add(const char *key, double number)
{
    return addRaw(key, QByteArray::number(number, 'g', QLocale::FloatingPointShortest));
}

JsonLine &JsonLine::add(const char *key, bool value)
{
    return addRaw(key, value ? "true" : "false");
}

JsonLine &JsonLine::add(const char *key, const QStringList &texts)
{
    return addRaw(key, QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

JsonLine &JsonLine::add(const char *key, std::optional<qint64> number)
{
    return number ? add(key, *number) : addRaw(key, "null");
}

JsonLine &JsonLine::add(const char *key, std::optional<double> number)
{
    return number ? add(key, *number) : addRaw(key, "null");
}

JsonLine &JsonLine::add(const char *key, const std::optional<core::Error> &error)
{
    if (!error)
        return addRaw(key, "null");
    JsonLine object;
    object.add("kind", wordFor(error->kind));
    object.add("code", error->code == 0 ? std::nullopt : std::optional(error->code));
    return addRaw(key, object.add("message", error->detail).text());
}

JsonLine &JsonLine::addTime(const char *key, std::optional<qint64> ms)
{
    return ms ? add(key, core::formatTimestamp(*ms)) : addRaw(key, "null");
}

JsonLine jsonOf(const core::chat::Message &m, bool withSource)
{
    JsonLine line;
    line.add("id", m.id).addOrNull("conversationId", m.conversationId);
    if (withSource)
        line.add("source", m.source);
    line.addOrNull("sender", m.sender).add("content", m.content).addTime("createdAt", m.sentAtMs);
    line.addOrNull("shopId", m.shopId).addOrNull("botId", m.botId).addOrNull("customerId", m.customerId);
    line.addOrNull("lang", m.lang);
    if (m.marked)
        line.add("mark", true);
    if (!m.comment.isEmpty())
        line.add("comment", m.comment);
    return line;
}

JsonLine jsonOf(const core::chat::Conversation &c, bool withSource)
{
    JsonLine line;
    line.addOrNull("conversationId", c.id);
    if (withSource)
        line.add("source", c.source);
    line.addOrNull("shopId", c.shopId).addOrNull("botId", c.botId).addOrNull("customerName", c.customerName);
    line.add("messageCount", c.messageCount)
        .add("lastMessage", c.preview)
        .addTime("lastMessageAt", c.lastAtMs);
    return line.addOrNull("lang", c.lang);
}

JsonLine jsonOf(const core::chat::Customer &c, bool withSource)
{
    JsonLine line;
    line.addOrNull("customerId", c.id);
    if (withSource)
        line.add("source", c.source);
    line.addOrNull("name", c.name).addOrNull("email", c.email).addOrNull("shopId", c.shopId);
    return line.add("conversations", c.conversations).addTime("lastSeen", c.lastSeenMs);
}

} // namespace app::cli
