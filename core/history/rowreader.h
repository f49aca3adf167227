// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/historysource.h"

#include <QHash>

namespace core::history {

/// What a message takes over from its conversation.
struct ConversationFacts
{
    QString id;
    QString source;
    std::int64_t shop = 0;
    std::int64_t bot = 0;
    QString customerId;
    QString customerName;
};

/// Turns rows of an archive into values; keeps the words they name. One connection, one thread.
class RowReader
{
public:
    explicit RowReader(Database &db) : m_db(db) { }

    /// Before each answer: forgets what another connection may have changed.
    void refresh();

    /// From a row of a statement that selects conversation columns (readsql::conversation…).
    [[nodiscard]] chat::Conversation conversation(const Statement &row);
    /// From a row of readsql::messageById or messagesUp, messagesDown.
    [[nodiscard]] chat::Message message(const Statement &row);
    [[nodiscard]] Result<chat::Message> messageById(std::int64_t id);
    [[nodiscard]] Result<chat::Conversation> conversationById(std::int64_t id);
    [[nodiscard]] const ConversationFacts &factsOf(std::int64_t conversation);

    struct Named
    {
        QString id;
        QString name;
    };
    [[nodiscard]] Named shop(std::int64_t id);
    [[nodiscard]] Named bot(std::int64_t id);
    [[nodiscard]] QString sender(std::int64_t id);
    [[nodiscard]] QString source(std::int64_t id);

private:
    [[nodiscard]] Named lookUp(QHash<qint64, Named> &known, const char *sql, std::int64_t id);

    Database &m_db;
    std::int64_t m_version = -1;
    QHash<qint64, Named> m_shops, m_bots, m_senders, m_languages, m_sources;
    QHash<qint64, ConversationFacts> m_facts; // bounded
};

} // namespace core::history
