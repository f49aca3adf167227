// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/batchwriter.h"

#include <algorithm>
#include <tuple>

namespace core::history {

/// A row as it lies in the archive.
struct BatchWriter::Stored
{
    std::int64_t id = 0;
    std::int64_t ts = 0;
    std::int64_t sender = 0;
    std::int64_t lang = 0;
    std::optional<std::int64_t> updated;
    std::int64_t shop = 0; // 0: the conversation's
    std::int64_t bot = 0;
    std::string reply;
    std::string content;

    explicit Stored(const Statement &row)
        : id(row.integer(0)),
          ts(row.integer(1)),
          sender(row.integer(2)),
          lang(row.integer(3)),
          shop(row.integer(5)),
          bot(row.integer(6)),
          reply(row.text(7)),
          content(row.text(8))
    {
        if (!row.isNull(4))
            updated = row.integer(4);
    }
    [[nodiscard]] Marks marks(const ConversationState &conversation) const
    {
        return {sender, lang, shop != 0 ? shop : conversation.shop, bot != 0 ? bot : conversation.bot};
    }
};

namespace {

constexpr std::string_view kStoredColumns
    = "SELECT id, ts, sender, lang, updated, shop, bot, reply, content FROM msg";
constexpr std::size_t kRowsBetweenLooks = 256;

} // namespace

BatchWriter::BatchWriter(Database &db, std::int64_t source, Counters &counters, IndexWriter &index,
    ImportMemory &import, CancelToken cancel)
    : m_db(db),
      m_source(source),
      m_counters(counters),
      m_index(index),
      m_import(import),
      m_cancel(std::move(cancel)),
      m_segments(db),
      m_notes(db, source),
      m_customers(db, source),
      m_conversations(db, source, m_customers, counters.languages)
{ }

bool BatchWriter::write(std::vector<IncomingMessage> &batch, FirstError &error)
{
    if (!m_segments.begin(true, std::int64_t(batch.size()), error) || !m_notes.begin(error))
        return false;
    m_import.begin(m_segments.nextId());
    if (!plan(batch, error))
        return false;
    dropRepeats();
    return reconcile(error) && add(error) && finish(error);
}

bool BatchWriter::stopped(FirstError &error) const
{
    return m_cancel.isCancelled() && !error.keep({Error::Kind::Cancelled, {}});
}

bool BatchWriter::plan(std::vector<IncomingMessage> &batch, FirstError &error)
{
    m_items.reserve(batch.size());
    ConversationState *last = nullptr; // neighbours mostly belong together
    for (const IncomingMessage &in : batch) {
        Item item;
        item.in = &in;
        item.order = m_items.size();
        item.ext = ExternalId::of(in.id);
        const bool same = last && last->ext == in.conversationId;
        item.conversation = last = same ? last : m_conversations.find(in.conversationId, error);
        if (!item.conversation || (!in.deleted && (!fillIn(item, error) || !learnConversation(item, error))))
            return false;
        m_items.push_back(item);
        if (item.order % kRowsBetweenLooks == 0 && stopped(error))
            return false;
    }
    return true;
}

bool BatchWriter::fillIn(Item &item, FirstError &error)
{
    const IncomingMessage &in = *item.in;
    item.sender = m_counters.sender(in.sender, error);
    item.lang = m_counters.languages.idOf(in.lang, error);
    item.updated = in.updatedAtMs;
    item.reply = in.replyToId;
    if (!in.shopId.empty()) {
        item.shop = m_counters.shops.idOf(in.shopId, error);
        m_counters.shops.setName(item.shop, in.shopName);
    }
    if (!in.botId.empty()) {
        item.bot = m_counters.bots.idOf(in.botId, error);
        m_counters.bots.setName(item.bot, in.botName);
    }
    return item.sender.id >= 0 && item.lang >= 0 && item.shop >= 0 && item.bot >= 0;
}

bool BatchWriter::learnConversation(Item &item, FirstError &error)
{
    const IncomingMessage &in = *item.in;
    ConversationState &conversation = *item.conversation;
    // Messages without a conversation have nothing in common.
    if (conversation.ext.empty())
        return true;
    if (conversation.shop == 0)
        conversation.shop = item.shop;
    if (conversation.bot == 0)
        conversation.bot = item.bot;
    if (in.customerId.empty()) {
        if (conversation.customer == 0 && conversation.customerName.empty() && !in.customerName.empty()) {
            conversation.customerName = in.customerName;
            conversation.changed = true;
        }
        return true;
    }
    if (!conversation.customerState) {
        const bool first = conversation.customer == 0;
        CustomerState *customer = first ? m_customers.byExt(in.customerId, error)
                                        : m_customers.byId(conversation.customer, error);
        if (!customer)
            return false;
        conversation.customerState = customer;
        if (first) {
            conversation.customer = customer->id;
            conversation.changed = true;
            ++customer->conversations;
            customer->changed = true;
        }
    }
    if (conversation.customerState->ext == in.customerId)
        conversation.customerState->learn(in.customerName, in.customerEmail, in.sentAtMs);
    return true;
}

void BatchWriter::dropRepeats()
{
    std::sort(m_items.begin(), m_items.end(), [](const Item &a, const Item &b) {
        return std::tie(a.conversation, a.ext, a.order) < std::tie(b.conversation, b.ext, b.order);
    });
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= m_items.size(); ++i) {
        const bool same = i < m_items.size() && m_items[i].conversation == m_items[begin].conversation
            && m_items[i].ext == m_items[begin].ext;
        if (same)
            continue;
        if (i - begin > 1)
            dropRepeats(begin, i);
        begin = i;
    }
    std::erase_if(m_items, [](const Item &item) { return !item.in; });
}

/// One id several times: a removal outweighs the rest, else the first line stands.
void BatchWriter::dropRepeats(std::size_t begin, std::size_t end)
{
    std::size_t kept = begin;
    for (std::size_t i = begin; i < end; ++i) {
        if (m_items[i].in->deleted) {
            kept = i;
            break;
        }
    }
    const IncomingMessage &first = *m_items[kept].in;
    for (std::size_t i = begin; i < end; ++i) {
        if (i == kept)
            continue;
        const IncomingMessage &in = *m_items[i].in;
        const bool same = first.deleted
            || (in.content == first.content && in.sentAtMs == first.sentAtMs && in.sender == first.sender);
        if (same)
            ++m_outcome.unchanged;
        else
            m_outcome.conflictingLines.push_back(in.line);
        m_items[i].in = nullptr;
    }
}

bool BatchWriter::reconcile(FirstError &error)
{
    for (ConversationState &conversation : m_conversations.states()) {
        if (!conversation.isNew && !retag(conversation, error))
            return false;
    }
    m_adds.reserve(m_items.size());
    Statement find = m_db.prepare(std::string(kStoredColumns) + " WHERE ext = ?1 AND conv = ?2");
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!reconcile(m_items[i], find, error) || (i % kRowsBetweenLooks == 0 && stopped(error)))
            return false;
    }
    return true;
}

/// The conversation's shop or bot became known: its older rows are found under them from now on.
bool BatchWriter::retag(ConversationState &conversation, FirstError &error)
{
    if (conversation.shop == conversation.oldShop && conversation.bot == conversation.oldBot)
        return true;
    ConversationState before;
    before.shop = conversation.oldShop;
    before.bot = conversation.oldBot;
    Statement rows
        = m_db.prepare(std::string(kStoredColumns) + " WHERE conv = ?1 AND (shop IS NULL OR bot IS NULL)");
    rows.bind(1, conversation.id);
    while (rows.next()) {
        const Stored stored(rows);
        const Marks was = stored.marks(before);
        const Marks is = stored.marks(conversation);
        if (was == is)
            continue;
        if (!m_index.remove(stored.id, stored.content, was, error)
            || !m_index.insert(stored.id, stored.content, is, error))
            return false;
        m_counters.count(was, stored.ts, -1);
        m_counters.count(is, stored.ts, 1);
    }
    return error.ended(rows);
}

bool BatchWriter::reconcile(Item &item, Statement &find, FirstError &error)
{
    std::optional<Stored> stored;
    if (!item.conversation->isNew) {
        item.ext.bindTo(find, 1);
        if (find.bind(2, item.conversation->id).next())
            stored.emplace(find);
        if (!error.ended(find))
            return false;
    }
    if (stored)
        return decide(item, *stored, error);
    if (item.in->deleted)
        ++m_outcome.unchanged;
    else
        m_adds.push_back(item);
    m_outcome.added += item.in->deleted ? 0 : 1;
    return true;
}

bool BatchWriter::decide(Item &item, const Stored &stored, FirstError &error)
{
    const IncomingMessage &in = *item.in;
    if (in.deleted) {
        ++m_outcome.removed;
        return removeRow(*item.conversation, stored, error);
    }
    const Marks was = stored.marks(*item.conversation);
    const bool same = in.content == stored.content && in.sentAtMs == stored.ts
        && item.sender.id == stored.sender && (in.lang.empty() || item.lang == stored.lang)
        && (item.shop == 0 || item.shop == was.shop) && (item.bot == 0 || item.bot == was.bot)
        && (item.reply.empty() || item.reply == stored.reply);
    const bool touched = item.updated && *item.updated != stored.updated.value_or(stored.ts);
    const bool older = item.updated && stored.updated && *item.updated < *stored.updated;
    const bool repeated = m_import.holds(stored.id);
    m_import.add(stored.id);
    if (repeated && !same) {
        m_outcome.conflictingLines.push_back(in.line);
        return true;
    }
    if (repeated) {
        ++m_outcome.unchanged;
        return true;
    }
    if (older || (same && !touched))
        return decideNote(item, stored, error);
    ++m_outcome.changed;
    return replace(item, stored, error);
}

/// The message stays as it is; the note that came with it may be new.
bool BatchWriter::decideNote(Item &item, const Stored &stored, FirstError &error)
{
    ConversationState &conversation = *item.conversation;
    bool noted = false;
    if (!m_notes.give(stored.id, *item.in, conversation.marks, noted, error))
        return false;
    conversation.changed |= noted;
    ++(noted ? m_outcome.changed : m_outcome.unchanged);
    return true;
}

/// What the newer copy leaves out stays as it was.
bool BatchWriter::replace(Item &item, const Stored &stored, FirstError &error)
{
    const IncomingMessage &in = *item.in;
    ConversationState &conversation = *item.conversation;
    if (in.lang.empty() && in.content == stored.content)
        item.lang = stored.lang;
    if (item.shop == 0)
        item.shop = stored.shop;
    if (item.bot == 0)
        item.bot = stored.bot;
    if (!item.updated)
        item.updated = stored.updated;
    if (item.reply.empty())
        item.reply = m_kept.emplace_back(stored.reply);
    if (in.sentAtMs != stored.ts) {
        m_adds.push_back(item);
        return removeRow(conversation, stored, error);
    }
    const Marks was = stored.marks(conversation);
    const Marks is = marksOf(item);
    if (was != is || in.content != stored.content) {
        if (!m_index.remove(stored.id, stored.content, was, error)
            || !m_index.insert(stored.id, in.content, is, error))
            return false;
    }
    m_counters.count(was, stored.ts, -1);
    m_counters.count(is, stored.ts, 1);
    if (m_counters.isCustomer(stored.sender)) {
        --conversation.customerMessages;
        conversation.languages.add(stored.lang, -1);
    }
    if (item.sender.isCustomer) {
        ++conversation.customerMessages;
        conversation.languages.add(item.lang, 1);
    }
    conversation.edited(stored.ts);
    Statement update
        = m_db.prepare("UPDATE msg SET sender = ?2, lang = ?3, updated = ?4, shop = ?5, bot = ?6,"
                       " reply = ?7, content = ?8 WHERE id = ?1");
    update.bind(1, stored.id).bind(2, item.sender.id).bind(3, item.lang).bind(8, in.content);
    if (item.updated && *item.updated != stored.ts)
        update.bind(4, *item.updated);
    if (item.shop != 0 && item.shop != conversation.shop)
        update.bind(5, item.shop);
    if (item.bot != 0 && item.bot != conversation.bot)
        update.bind(6, item.bot);
    if (!item.reply.empty())
        ExternalId::of(item.reply).bindTo(update, 7);
    bool noted = false;
    return error.run(update) && m_notes.give(stored.id, in, conversation.marks, noted, error);
}

bool BatchWriter::removeRow(ConversationState &conversation, const Stored &stored, FirstError &error)
{
    const Marks marks = stored.marks(conversation);
    m_counters.count(marks, stored.ts, -1);
    if (m_counters.isCustomer(stored.sender)) {
        --conversation.customerMessages;
        conversation.languages.add(stored.lang, -1);
    }
    conversation.removed(stored.ts);
    Statement remove = m_db.prepare("DELETE FROM msg WHERE id = ?1");
    return m_notes.detach(stored.id, conversation.marks, error)
        && m_index.remove(stored.id, stored.content, marks, error) && error.run(remove.bind(1, stored.id));
}

Marks BatchWriter::marksOf(const Item &item) const
{
    return {item.sender.id, item.lang, item.shop != 0 ? item.shop : item.conversation->shop,
        item.bot != 0 ? item.bot : item.conversation->bot};
}

bool BatchWriter::add(FirstError &error)
{
    std::sort(m_adds.begin(), m_adds.end(), [](const Item &a, const Item &b) {
        return std::tie(a.in->sentAtMs, a.order) < std::tie(b.in->sentAtMs, b.order);
    });
    Statement insert
        = m_db.prepare("INSERT INTO msg(id, conv, ts, sender, lang, ext, updated, shop, bot, reply,"
                       " content) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    for (std::size_t i = 0; i < m_adds.size(); ++i) {
        const Item &item = m_adds[i];
        const std::int64_t id = m_segments.place(item.in->sentAtMs, error);
        if (id < 0 || !insertRow(insert, item, id, error))
            return false;
        if (i % kRowsBetweenLooks == 0 && stopped(error))
            return false;
    }
    return m_segments.flush(error);
}

bool BatchWriter::insertRow(Statement &insert, const Item &item, std::int64_t id, FirstError &error)
{
    const IncomingMessage &in = *item.in;
    ConversationState &conversation = *item.conversation;
    if (!m_conversations.ensureId(conversation, error))
        return false;
    insert.bind(1, id)
        .bind(2, conversation.id)
        .bind(3, in.sentAtMs)
        .bind(4, item.sender.id)
        .bind(5, item.lang);
    item.ext.bindTo(insert, 6);
    const auto orNull = [&insert](int index, std::int64_t value, bool given) {
        given ? insert.bind(index, value) : insert.bindNull(index);
    };
    orNull(7, item.updated.value_or(0), item.updated && *item.updated != in.sentAtMs);
    orNull(8, item.shop, item.shop != 0 && item.shop != conversation.shop);
    orNull(9, item.bot, item.bot != 0 && item.bot != conversation.bot);
    if (item.reply.empty())
        insert.bindNull(10);
    else
        ExternalId::of(item.reply).bindTo(insert, 10);
    insert.bind(11, in.content);
    const Marks marks = marksOf(item);
    bool noted = false;
    if (!error.run(insert) || !m_index.insert(id, in.content, marks, error)
        || !m_notes.attach(id, in.conversationId, item.ext, conversation.marks, error)
        || !m_notes.give(id, in, conversation.marks, noted, error))
        return false;
    m_counters.count(marks, in.sentAtMs, 1);
    conversation.added(in.sentAtMs, item.sender.id, in.content);
    if (item.sender.isCustomer) {
        ++conversation.customerMessages;
        conversation.languages.add(item.lang, 1);
    }
    return true;
}

bool BatchWriter::finish(FirstError &error)
{
    if (!m_conversations.flush(error) || !m_customers.flush(error) || !m_counters.flush(error)
        || !m_index.flushWords(error))
        return false;
    Statement totals = m_db.prepare("UPDATE source SET n = n + ?2, conversations = conversations + ?3,"
                                    " customers = customers + ?4 WHERE id = ?1");
    totals.bind(1, m_source).bind(2, m_outcome.added - m_outcome.removed);
    return error.run(totals.bind(3, m_conversations.added()).bind(4, m_customers.added()));
}

} // namespace core::history
