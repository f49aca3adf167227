// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"
#include "core/history/conversationbook.h"
#include "core/history/counters.h"
#include "core/history/externalid.h"
#include "core/history/indexwriter.h"
#include "core/history/notekeeper.h"
#include "core/history/segments.h"

namespace core::history {

/// Which rows an import has touched, so that a repeated id inside it is told from a later copy.
class ImportMemory
{
public:
    void forget() { *this = {}; }
    /// Rows from `firstId` on are this import's; only the first call counts.
    void begin(std::int64_t firstId)
    {
        if (m_firstNew == 0)
            m_firstNew = firstId;
    }
    [[nodiscard]] bool isBegun() const { return m_firstNew != 0; }
    [[nodiscard]] std::int64_t firstId() const { return m_firstNew; }
    [[nodiscard]] bool holds(std::int64_t id) const
    {
        return id >= m_firstNew || (std::size_t(id) < m_seen.size() && m_seen[std::size_t(id)]);
    }
    void add(std::int64_t id)
    {
        if (id >= m_firstNew)
            return;
        if (std::size_t(id) >= m_seen.size())
            m_seen.resize(std::size_t(m_firstNew)); // one bit a row
        m_seen[std::size_t(id)] = true;
    }

private:
    std::int64_t m_firstNew = 0;
    std::vector<bool> m_seen;
};

/// Writes one batch inside the caller's transaction: finds what is new, changed or gone, moves rows, summary,
/// counts, notes and search index together.
class BatchWriter
{
public:
    BatchWriter(Database &db, std::int64_t source, Counters &counters, IndexWriter &index,
        ImportMemory &import, CancelToken cancel);

    [[nodiscard]] bool write(std::vector<IncomingMessage> &batch, FirstError &error);
    [[nodiscard]] const WriteOutcome &outcome() const { return m_outcome; }

private:
    struct Item
    {
        const IncomingMessage *in = nullptr;
        ConversationState *conversation = nullptr;
        ExternalId ext;
        Counters::Sender sender;
        std::int64_t lang = 0;
        std::int64_t shop = 0; // the message's own; 0: its conversation's
        std::int64_t bot = 0;
        std::optional<std::int64_t> updated;
        std::string_view reply;
        std::size_t order = 0;
    };
    struct Stored;

    [[nodiscard]] bool plan(std::vector<IncomingMessage> &batch, FirstError &error);
    [[nodiscard]] bool fillIn(Item &item, FirstError &error);
    [[nodiscard]] bool learnConversation(Item &item, FirstError &error);
    void dropRepeats();
    void dropRepeats(std::size_t begin, std::size_t end);
    [[nodiscard]] bool retag(ConversationState &conversation, FirstError &error);
    [[nodiscard]] bool reconcile(FirstError &error);
    [[nodiscard]] bool reconcile(Item &item, Statement &find, FirstError &error);
    [[nodiscard]] bool decide(Item &item, const Stored &stored, FirstError &error);
    [[nodiscard]] bool replace(Item &item, const Stored &stored, FirstError &error);
    [[nodiscard]] bool decideNote(Item &item, const Stored &stored, FirstError &error);
    [[nodiscard]] bool removeRow(ConversationState &conversation, const Stored &stored, FirstError &error);
    [[nodiscard]] bool add(FirstError &error);
    [[nodiscard]] bool insertRow(Statement &insert, const Item &item, std::int64_t id, FirstError &error);
    [[nodiscard]] bool finish(FirstError &error);
    [[nodiscard]] bool stopped(FirstError &error) const;
    [[nodiscard]] Marks marksOf(const Item &item) const;

    Database &m_db;
    std::int64_t m_source;
    Counters &m_counters;
    IndexWriter &m_index;
    ImportMemory &m_import;
    CancelToken m_cancel;
    SegmentWriter m_segments;
    NoteKeeper m_notes;
    CustomerBook m_customers;
    ConversationBook m_conversations;
    std::vector<Item> m_items; // those that may change something
    std::vector<Item> m_adds;
    std::deque<std::string> m_kept; // texts of old rows that items refer to
    WriteOutcome m_outcome;
};

} // namespace core::history
