// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/conversationoutline.h"
#include "core/postgres/historynotes.h"
#include "core/postgres/historyrows.h"

#include <QHash>

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

namespace core::postgres {

class HistoryMemory;

/// What an answer works with; of one connection and thread.
struct HistoryAsk
{
    Connection &connection;
    const Schema &schema;
    HistoryMemory &memory;
    CancelToken cancel;

    [[nodiscard]] Result<Rows> query(const QByteArray &sql, const std::vector<Value> &values = {})
    {
        return connection.query(sql, values, cancel);
    }
};

/// What coze_conversation says of a conversation; empty where it says nothing.
struct ConversationFacts
{
    QString shopId;
    QString botId;
    QString customerId;
};
struct CustomerFacts
{
    QString name; // empty when it is a visitor's session
    QString email;
};
struct BackendNames
{
    QHash<QString, QString> shops; // names by id
    QHash<QString, QString> bots;
    std::vector<std::pair<QString, QString>> settings; // shop and bot of each row
};

/// What a list shows of a conversation beyond who it is with.
struct ConversationSummary
{
    history::Position last;
    qint64 firstMs = 0;
    qint64 messages = 0;
    qint64 customerMessages = 0;
    bool isCountExact = true;
    QString lastSender;
    QString preview;
    QString lang;
    QString shopId; // the newest message's own
    QString botId;
    QString customerId;
};

/// What answers of PostgresHistory keep for the next ones: names, who a conversation is with, summaries, the
/// places of messages in conversations that are read. Bounded; things grow old within a minute. Any thread.
class HistoryMemory
{
public:
    HistoryMemory(QString source, const QString &notesFile)
        : m_source(std::move(source)),
          notes(notesFile) { }

    [[nodiscard]] const QString &source() const { return m_source; }
    [[nodiscard]] std::string languageOf(std::string_view content);

    [[nodiscard]] Result<std::shared_ptr<const BackendNames>> names(HistoryAsk &ask);
    [[nodiscard]] Result<QHash<QString, ConversationFacts>> facts(HistoryAsk &ask, const QStringList &ids);
    /// Shop and bot as the newest of some messages of each conversation name them, for those
    /// coze_conversation says nothing of. None where rows are distributed.
    [[nodiscard]] Result<QHash<QString, ConversationFacts>> neighbours(
        HistoryAsk &ask, const QStringList &ids);
    [[nodiscard]] Result<QHash<QString, CustomerFacts>> customers(HistoryAsk &ask, const QStringList &ids);
    [[nodiscard]] std::optional<QStringList> customersNamed(const QString &text);
    void keepCustomersNamed(const QString &text, const QStringList &ids);

    /// One whose newest message is at `last`, as it was at most half a minute ago.
    [[nodiscard]] std::optional<ConversationSummary> summary(const QString &id, history::Position last);
    void keep(const QString &id, const ConversationSummary &summary);
    void forgetSummary(const QString &id);

    /// A message of the conversation is at `place`: it was met on the way, at most two minutes ago.
    void noteMessage(const QString &id, history::Position place);
    [[nodiscard]] bool hasMessageFrom(const QString &id, history::Position place); // there or behind it

    /// Where a page of the whole list ended: whatever is newer was met on the way there.
    void noteEnd(history::Position place);
    [[nodiscard]] bool isEnd(history::Position place);

    /// Rows were added, changed or removed: looks before it believes what it knows about messages.
    void noteChanged();

    ConversationOutlines outlines;

private:
    using Clock = std::chrono::steady_clock;
    template <class T>
    struct Aged
    {
        T value;
        Clock::time_point at;
    };
    const QString m_source;
    std::mutex m_guard;
    std::unordered_map<std::size_t, std::string> m_languages; // by the text's hash
    std::shared_ptr<const BackendNames> m_names;
    Clock::time_point m_namesAt;
    QHash<QString, Aged<ConversationFacts>> m_facts;
    QHash<QString, Aged<ConversationFacts>> m_neighbours;
    QHash<QString, Aged<CustomerFacts>> m_customers;
    QHash<QString, Aged<ConversationSummary>> m_summaries;
    QHash<QString, Aged<history::Position>> m_met; // the newest message met
    std::map<history::Position, Clock::time_point> m_ends;
    QHash<QString, Aged<QStringList>> m_named; // customers by what a query calls them

public:
    HistoryNotes notes;
};

/// By conversation: the newest shop and bot that some of its messages name.
[[nodiscard]] QByteArray statementOfNeighbours(const Schema &schema);

/// A number for a conversation that is the same in every run, from its id: the table has none for those that
/// only messages name.
[[nodiscard]] qint64 rowOfConversation(const QString &id);

/// Turns rows into messages. One answer; one thread.
class MessageReader
{
public:
    explicit MessageReader(HistoryAsk &ask) : m_ask(ask) { }

    /// To be called with all rows before they are turned, so that what they name is asked for at once.
    [[nodiscard]] Result<Done> prepare(const std::vector<MessageRow> &rows);
    [[nodiscard]] chat::Message message(const MessageRow &row);
    [[nodiscard]] QString shopOf(const MessageRow &row) const;
    [[nodiscard]] QString botOf(const MessageRow &row) const;
    [[nodiscard]] QString customerOf(const MessageRow &row) const;
    /// Of prepareCustomers().
    [[nodiscard]] Result<Done> prepareCustomers(const QStringList &ids);
    [[nodiscard]] CustomerFacts customer(const QString &id) const { return m_customers.value(id); }

private:
    [[nodiscard]] Result<Done> askNeighbours(const std::vector<MessageRow> &rows);

    HistoryAsk &m_ask;
    QHash<QString, ConversationFacts> m_facts;
    QHash<QString, CustomerFacts> m_customers;
};

/// As the archive keeps it: known words in lower case.
[[nodiscard]] QString senderWord(const QString &word);

} // namespace core::postgres
