// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/rowreader.h"

#include "core/history/readstatements.h"

#include <array>
#include <charconv>
#include <mutex>
#include <unordered_set>

namespace core::history {

namespace {

constexpr qsizetype kFactsKept = 2000;
constexpr std::size_t kWordsKept = 4096;

/// The same word without a reference count. Two threads that count one word up and down with every row of a
/// page spend more time on that than on reading the row. Such words are few, and kept for good.
QString withoutCount(const QString &word)
{
    static std::mutex guard;
    static std::unordered_set<QString> words;
    const std::scoped_lock lock(guard);
    if (word.isEmpty() || (words.size() >= kWordsKept && !words.contains(word)))
        return word;
    const QString &kept = *words.insert(word).first;
    return QString::fromRawData(kept.constData(), kept.size());
}

/// As QString::number(), which goes through a locale and costs as much as reading the row.
QString decimal(std::int64_t number)
{
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return QString::fromLatin1(digits.data(), end - digits.data());
}

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
    m_factsFor = -1;
    m_hasNotes = m_db.number(readsql::anyNote).value_or(1) != 0;
}

const RowReader::Named *RowReader::Names::find(std::int64_t id) const
{
    if (id >= 0 && id < std::int64_t(m_dense.size()))
        return m_dense[std::size_t(id)].get();
    const auto found = m_sparse.find(id);
    return found == m_sparse.end() ? nullptr : &found->second;
}

const RowReader::Named &RowReader::Names::insert(std::int64_t id, Named named)
{
    if (id < 0 || id >= kDense)
        return m_sparse.insert_or_assign(id, std::move(named)).first->second;
    if (id >= std::int64_t(m_dense.size()))
        m_dense.resize(std::size_t(id) + 1);
    auto &place = m_dense[std::size_t(id)];
    place = std::make_unique<Named>(std::move(named));
    return *place;
}

void RowReader::Names::clear()
{
    m_dense.clear();
    m_sparse.clear();
}

const RowReader::Named &RowReader::lookUp(Names &known, const char *sql, std::int64_t id)
{
    static const Named none;
    if (id == 0)
        return none;
    if (const Named *found = known.find(id))
        return *found;
    Statement row = m_db.prepare(sql);
    Named named;
    if (row.bind(1, id).next())
        named
            = {withoutCount(row.string(0)), row.columns() > 1 ? withoutCount(row.string(1)) : QString(), {}};
    if (&known == &m_senders)
        named.role = chat::roleOf(named.id);
    return known.insert(id, std::move(named));
}

const RowReader::Named &RowReader::shop(std::int64_t id)
{
    return lookUp(m_shops, readsql::shopNames, id);
}

const RowReader::Named &RowReader::bot(std::int64_t id)
{
    return lookUp(m_bots, readsql::botNames, id);
}

const QString &RowReader::sender(std::int64_t id)
{
    return lookUp(m_senders, readsql::senderWord, id).id;
}

const QString &RowReader::source(std::int64_t id)
{
    return lookUp(m_sources, readsql::sourceName, id).id;
}

chat::Conversation RowReader::conversation(const Statement &row)
{
    chat::Conversation c;
    read(row, c);
    return c;
}

void RowReader::read(const Statement &row, chat::Conversation &c)
{
    c.row = row.integer(0);
    c.source = source(row.integer(1));
    c.id = row.string(2);
    const Named &shopNamed = shop(row.integer(3));
    c.shopId = shopNamed.id;
    c.shopName = shopNamed.name;
    const Named &botNamed = bot(row.integer(4));
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
}

const ConversationFacts &RowReader::factsOf(std::int64_t conversation)
{
    if (conversation == m_factsFor)
        return *m_lastFacts;
    auto known = m_facts.constFind(conversation);
    if (known == m_facts.cend()) {
        if (m_facts.size() >= kFactsKept)
            m_facts.clear();
        ConversationFacts facts;
        Statement row = m_db.prepare(readsql::conversationFacts);
        if (row.bind(1, conversation).next()) {
            facts = {row.string(0), source(row.integer(1)), shop(row.integer(2)).id, bot(row.integer(3)).id,
                row.string(5), row.string(4), row.integer(6), row.integer(7), row.integer(8)};
        }
        known = m_facts.insert(conversation, facts);
    }
    m_factsFor = conversation;
    m_lastFacts = &*known;
    return *m_lastFacts;
}

chat::Message RowReader::message(const Statement &row)
{
    chat::Message m;
    read(row, m);
    return m;
}

void RowReader::read(const Statement &row, chat::Message &m)
{
    const ConversationFacts &facts = factsOf(row.integer(1));
    m.row = row.integer(0);
    m.conversationId = facts.id;
    m.source = facts.source;
    m.customerId = facts.customerId;
    m.sentAtMs = row.integer(2);
    const Named &speaker = lookUp(m_senders, readsql::senderWord, row.integer(3));
    m.sender = speaker.id;
    m.role = speaker.role;
    m.lang = lookUp(m_languages, readsql::languageTag, row.integer(4)).id;
    m.id = row.isInteger(5) ? decimal(row.integer(5)) : row.string(5);
    if (!row.isNull(6))
        m.updatedAtMs = row.integer(6);
    m.shopId = row.isNull(7) ? facts.shopId : shop(row.integer(7)).id;
    m.botId = row.isNull(8) ? facts.botId : bot(row.integer(8)).id;
    if (!row.isNull(9))
        m.replyToId = row.string(9);
    m.content = row.string(10);
    if (m_hasNotes)
        readNote(m);
}

void RowReader::readNote(chat::Message &message)
{
    Statement note = m_db.prepare(readsql::noteOf);
    if (note.bind(1, message.row).next()) {
        message.marked = note.integer(0) != 0;
        message.comment = note.string(1);
    }
}

Result<chat::Conversation> RowReader::conversationById(std::int64_t id)
{
    Statement row = m_db.prepare(readsql::conversationById);
    if (row.bind(1, id).next())
        return conversation(row);
    return row.failed() ? tl::make_unexpected(row.error()) : failure(Error::Kind::NotFound);
}

} // namespace core::history
