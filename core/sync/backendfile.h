// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/idranges.h"
#include "core/sync/messagereader.h"
#include "core/sync/sqlitefile.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace core::sync {

/// Messages of the shop's own SQLite file (Prisma's tables): the newest rows first, in windows that grow from
/// some thousand rows to a million, and rising inside of each. So there is something to read at once, and the
/// archive gets long stretches in which numbers and times rise together.
///
/// Pages of rows with a short lock each, so the shop goes on writing meanwhile. `line` is the row's number.
/// Soft-deleted rows come as `deleted`; rows of another tenant than 0 do not come, unless the file has no
/// tenant 0 at all: then the newest row's tenant is read.
class BackendFile final : public MessageReader
{
public:
    /// Errors: as SqliteFile, and Unsupported: `detail` names the table or columns that are missing.
    [[nodiscard]] static Result<std::unique_ptr<BackendFile>> open(const QString &file);

    [[nodiscard]] Result<Step> next(history::IncomingMessage &message, Reject &reject) override;
    [[nodiscard]] std::string place() const override;
    void skipDone(const std::string &place) override;
    [[nodiscard]] std::string identity() const override { return m_identity; }
    // For somebody who follows the file after it was read. Row numbers rise with time.
    [[nodiscard]] std::int64_t highest() const { return m_highest; } // when it was opened
    /// Up to 500 rows with numbers in [low, high], rising, refused ones left out; `last` is the number of the
    /// last row seen, `low` - 1 without any.
    [[nodiscard]] Result<Done> rowsBetween(std::int64_t low, std::int64_t high,
        std::vector<history::IncomingMessage> &messages, std::int64_t &last);
    /// What it holds will not change whatever the shop writes: a copy, or a file nobody had open.
    [[nodiscard]] bool isSnapshot() const { return m_database->isSnapshot(); }
    [[nodiscard]] Result<std::int64_t> version() { return m_database->version(); } // as SqliteFile's
    struct Count
    {
        std::int64_t rows = 0; // deleted ones too
        bool isExact = true;
    };
    /// Beyond a million row numbers the span of them: counting holds a lock, and the shop shall go on
    /// writing.
    [[nodiscard]] Result<Count> count();
    [[nodiscard]] QStringList tables() const; // that are read
    /// Conversations, customers and names are asked for anew.
    [[nodiscard]] Result<Done> forgetKnown();

    [[nodiscard]] qint64 bytesDone() const override;
    [[nodiscard]] qint64 bytesTotal() const override { return m_database->size(); }

private:
    struct Customer
    {
        std::string name;
        std::string email;
    };
    struct Conversation
    {
        std::string shopId;
        std::string botId;
        std::string customerId;
    };
    struct Row
    {
        std::int64_t number = 0;
        history::IncomingMessage message;
        std::string reason; // not empty: refused
        std::string raw; // of a refused one
    };
    using Names = std::unordered_map<std::string, std::string>;

    explicit BackendFile(std::unique_ptr<SqliteFile> database);

    [[nodiscard]] Result<Done> probe();
    [[nodiscard]] Result<Done> prepareMessages(const QStringList &columns);
    [[nodiscard]] Result<std::string> tenantCondition();
    [[nodiscard]] Result<Done> prepareConversations();
    [[nodiscard]] Result<Done> prepareCustomers();
    [[nodiscard]] Result<Done> readNames();
    [[nodiscard]] Result<Done> readIdentity(const std::string &createdAt);
    [[nodiscard]] Result<Done> readPage();
    enum class Move { Row, WindowEnd, End };
    [[nodiscard]] Result<Move> nextRow();
    [[nodiscard]] bool openWindow(); // false: all is done
    void closeWindow();
    [[nodiscard]] std::string readMessage(history::IncomingMessage &message);
    [[nodiscard]] std::optional<std::int64_t> timeAt(int column) const;
    /// Adds what the message's conversation, customer, shop and bot tell.
    [[nodiscard]] Result<Done> complete(history::IncomingMessage &message);
    [[nodiscard]] Result<Conversation> conversation(const std::string &id);
    [[nodiscard]] Result<Customer> customer(const std::string &id);
    [[nodiscard]] std::string rawRow() const;

    std::unique_ptr<SqliteFile> m_database; // first: the statements go before it
    SqliteRows m_messages;
    SqliteRows m_conversations;
    SqliteRows m_customers;
    bool m_hasConversations = false;
    bool m_allConversationsKnown = false;
    bool m_hasCustomers = false;
    std::string m_tenantColumn; // empty: none
    Names m_shopNames;
    Names m_botNames;
    std::unordered_map<std::string, Conversation> m_knownConversations;
    std::unordered_map<std::string, Customer> m_knownCustomers;

    std::string m_identity;
    std::int64_t m_lowest = 0;
    std::int64_t m_highest = 0;
    IdRanges m_done;
    IdRanges::Range m_window; // being read, upwards
    std::int64_t m_windowRows = 0; // numbers in the last one
    std::int64_t m_found = 0; // rows in it so far
    std::int64_t m_at = 0; // the last row delivered, or just below m_window
    std::vector<Row> m_page;
    std::size_t m_delivered = 0; // rows of m_page
    bool m_inWindow = false;
};

} // namespace core::sync
