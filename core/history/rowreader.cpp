// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/rowreader.h"

#include "core/history/readstatements.h"

namespace core::history {

namespace {

constexpr qsizetype kFactsKept = 2000;

} // namespace

void RowReader::refresh()
{
    const std::int64_t version = m_db.number("PRAGMA data_version").value_or(-1);
    if (version == m_version && version >= 0)
        return;
    m_version = version;
    for (auto *known : {&m_shops, &m_bots, &m_senders, &m_languages, &m_sources})
        known->clear();
    m_facts.clear();
}

RowReader::Named RowReader::lookUp(QHash<qint64, Named> &known, const char *sql, std::int64_t id)
{
    if (id == 0)
        return {};
    if (const auto found = known.constFind(id); found != known.cend())
        return *found;
    Statement row = m_db.prepare(sql);
    Named named;
    if (row.bind(1, id).next())
        named = {row.string(0), row.columns() > 1 ? row.string(1) : QString()};
    known.insert(id, named);
    return named;
}

RowReader::Named RowReader::shop(std::int64_t id)
{
    return lookUp(m_shops, readsql::shopNames, id);
}

RowReader::Named RowReader::bot(std::int64_t id)
{
    return lookUp(m_bots, readsql::botNames, id);
}

QString RowReader::sender(std::int64_t id)
{
    return lookUp(m_senders, readsql::senderWord, id).id;
}

QString RowReader::source(std::int64_t id)
{
    return lookUp(m_sources, readsql::sourceName, id).id;
}

chat::Conversation RowReader::conversation(const Statement &row)
{
    chat::Conversation c;
    c.row = row.integer(0);
    c.source = source(row.integer(1));
    c.id = row.string(2);
    const Named shopNamed = shop(row.integer(3));
    c.shopId = shopNamed.id;
    c.shopName = shopNamed.name;
    const Named botNamed = bot(row.integer(4));
    c.botId = botNamed.id;
    c.botName = botNamed.name;
    c.firstAtMs = row.integer(5);
    c.lastAtMs = row.integer(6);
    c.messageCount = row.integer(7);
    c.customerMessageCount = row.integer(8);
    c.lastSender = sender(row.integer(9));
    c.lang = lookUp(m_languages, readsql::languageTag, row.integer(10)).id;
    c.preview = row.string(11);
    c.customerName = row.string(12);
    c.marks = row.integer(13);
    c.customerId = row.string(14);
    c.customerEmail = row.string(15);
    c.guest = chat::isGuestAddress(c.customerEmail);
    return c;
}

const ConversationFacts &RowReader::factsOf(std::int64_t conversation)
{
    if (const auto known = m_facts.constFind(conversation); known != m_facts.cend())
        return *known;
    if (m_facts.size() >= kFactsKept)
        m_facts.clear();
    ConversationFacts facts;
    Statement row = m_db.prepare(readsql::conversationFacts);
    if (row.bind(1, conversation).next()) {
        facts = {row.string(0), source(row.integer(1)), row.integer(2), row.integer(3), row.string(5),
            row.string(4)};
    }
    return *m_facts.insert(conversation, facts);
}

chat::Message RowReader::message(const Statement &row)
{
    const ConversationFacts &facts = factsOf(row.integer(1));
    chat::Message m;
    m.row = row.integer(0);
    m.conversationId = facts.id;
    m.source = facts.source;
    m.customerId = facts.customerId;
    m.sentAtMs = row.integer(2);
    m.sender = sender(row.integer(3));
    m.role = chat::roleOf(m.sender);
    m.lang = lookUp(m_languages, readsql::languageTag, row.integer(4)).id;
    m.id = row.string(5);
    if (!row.isNull(6))
        m.updatedAtMs = row.integer(6);
    m.shopId = shop(row.isNull(7) ? facts.shop : row.integer(7)).id;
    m.botId = bot(row.isNull(8) ? facts.bot : row.integer(8)).id;
    m.replyToId = row.string(9);
    m.content = row.string(10);
    m.marked = row.integer(11) != 0;
    m.comment = row.string(12);
    return m;
}

Result<chat::Message> RowReader::messageById(std::int64_t id)
{
    Statement row = m_db.prepare(readsql::messageById);
    if (row.bind(1, id).next())
        return message(row);
    return row.failed() ? tl::make_unexpected(row.error()) : failure(Error::Kind::NotFound);
}

Result<chat::Conversation> RowReader::conversationById(std::int64_t id)
{
    Statement row = m_db.prepare(readsql::conversationById);
    if (row.bind(1, id).next())
        return conversation(row);
    return row.failed() ? tl::make_unexpected(row.error()) : failure(Error::Kind::NotFound);
}

} // namespace core::history
