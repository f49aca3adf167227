// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/historysource.h"

#include <QHash>

#include <memory>
#include <unordered_map>
#include <vector>

namespace core::history {

/// What a message takes over from its conversation.
struct ConversationFacts
{
    QString id;
    QString source;
    QString shopId;
    QString botId;
    QString customerId;
    QString customerName;
    std::int64_t messages = 0; // 0: there is no such conversation
    std::int64_t firstMs = 0;
    std::int64_t lastMs = 0;
};

/// Turns rows of an archive into values; keeps the words they name. One connection, one thread.
class RowReader
{
public:
    explicit RowReader(Database &db) : m_db(db) { }

    /// At the beginning of each answer, inside its transaction: forgets what another connection has changed.
    void refresh();

    /// From a row of a statement that selects conversation columns (readsql::conversation…).
    [[nodiscard]] chat::Conversation conversation(const Statement &row);
    void read(const Statement &row, chat::Conversation &into);
    /// From a row of readsql::messagesUp or messagesDown, or of a search.
    [[nodiscard]] chat::Message message(const Statement &row);
    /// `into` is a fresh one: in a page it is filled where it stands.
    void read(const Statement &row, chat::Message &into);
    [[nodiscard]] Result<chat::Conversation> conversationById(std::int64_t id);
    [[nodiscard]] const ConversationFacts &factsOf(std::int64_t conversation);

    struct Named
    {
        QString id;
        QString name;
        chat::Role role = chat::Role::Unknown; // of a sender
    };
    // References hold until refresh().
    [[nodiscard]] const Named &shop(std::int64_t id);
    [[nodiscard]] const Named &bot(std::int64_t id);
    [[nodiscard]] const QString &sender(std::int64_t id);
    [[nodiscard]] const QString &source(std::int64_t id);

private:
    /// By number; numbers are given out one after the other, so nearly all of them are an index.
    class Names
    {
    public:
        [[nodiscard]] const Named *find(std::int64_t id) const;
        const Named &insert(std::int64_t id, Named named);
        void clear();

    private:
        static constexpr std::int64_t kDense = 4096;
        std::vector<std::unique_ptr<Named>> m_dense;
        std::unordered_map<std::int64_t, Named> m_sparse;
    };

    [[nodiscard]] const Named &lookUp(Names &known, const char *sql, std::int64_t id);
    void readNote(chat::Message &message);

    Database &m_db;
    std::int64_t m_version = -1;
    bool m_hasNotes = true;
    std::int64_t m_factsFor = -1; // the conversation that m_lastFacts is about
    const ConversationFacts *m_lastFacts = nullptr;
    Names m_shops, m_bots, m_senders, m_languages, m_sources;
    QHash<qint64, ConversationFacts> m_facts; // bounded
};

} // namespace core::history
