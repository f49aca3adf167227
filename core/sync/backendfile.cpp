// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/backendfile.h"

#include "core/base/timestamp.h"

#include <QCryptographicHash>

#include <simdjson.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

constexpr std::size_t kRowsOfPage = 500; // read under one lock, a few ms
constexpr std::int64_t kFirstWindow = 4'000; // row numbers
constexpr std::int64_t kLargestWindow = 1 << 20;
constexpr std::int64_t kMostCounted = 1'000'000;
constexpr std::size_t kMostKnown = 200'000; // conversations and customers kept in memory

enum Column {
    RowId,
    Id,
    ConversationId,
    Content,
    Sender,
    CreatedAt,
    UpdatedAt,
    CustomerId,
    ShopId,
    BotId,
    ReplyId,
    Deleted
};

/// The first of `names` that the table has, as SQL; `otherwise` when it has none.
std::string columnOr(const QStringList &columns, const QStringList &names, const char *otherwise)
{
    std::string found;
    int count = 0;
    for (const QString &name : names) {
        if (columns.contains(name, Qt::CaseInsensitive)) {
            found += (count++ ? "," : "") + name.toStdString();
        }
    }
    if (count == 0)
        return otherwise;
    return count == 1 ? found : "coalesce(" + found + ")";
}

std::string columnOr(const QStringList &columns, QLatin1StringView name, const char *otherwise)
{
    return columnOr(columns, QStringList{QString(name)}, otherwise);
}

bool isSession(std::string_view text)
{
    return text.starts_with("session_");
}

bool isUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

} // namespace

BackendFile::BackendFile(std::unique_ptr<SqliteFile> database) : m_database(std::move(database)) { }

Result<std::unique_ptr<BackendFile>> BackendFile::open(const QString &file)
{
    auto database = SqliteFile::open(file);
    if (!database)
        return tl::make_unexpected(database.error());
    std::unique_ptr<BackendFile> backend(new BackendFile(std::move(*database)));
    if (const auto probed = backend->probe(); !probed)
        return tl::make_unexpected(probed.error());
    return backend;
}

Result<Done> BackendFile::probe()
{
    const auto columns = m_database->columns(u"coze_chat_history"_s);
    if (!columns)
        return tl::make_unexpected(columns.error());
    if (columns->isEmpty())
        return failure(Error::Kind::Unsupported, u"the table coze_chat_history is missing"_s);
    return prepareMessages(*columns)
        .and_then([this](Done) { return prepareConversations(); })
        .and_then([this](Done) { return prepareCustomers(); })
        .and_then([this](Done) { return readNames(); });
}

Result<Done> BackendFile::prepareMessages(const QStringList &columns)
{
    const QStringList created{u"create_time"_s, u"created_at"_s, u"createdAt"_s};
    const QStringList updated{u"update_time"_s, u"updated_at"_s, u"updatedAt"_s};
    QStringList missing;
    for (const QLatin1StringView name : {"id"_L1, "conversation_id"_L1, "content"_L1, "sender"_L1}) {
        if (!columns.contains(name, Qt::CaseInsensitive))
            missing.append(name);
    }
    const std::string createdAt = columnOr(columns, created, "");
    if (createdAt.empty())
        missing.append(u"create_time or created_at"_s);
    if (!missing.isEmpty())
        return failure(Error::Kind::Unsupported,
            u"the table coze_chat_history has no column %1"_s.arg(missing.join(u", "_s)));

    m_tenantColumn = columnOr(columns, "tenant_id"_L1, "");
    const auto condition = tenantCondition();
    if (!condition)
        return tl::make_unexpected(condition.error());
    auto statement = m_database->prepare("SELECT rowid, id, conversation_id, content, sender, " + createdAt
        + ", " + columnOr(columns, updated, "NULL") + ", " + columnOr(columns, "inbox_user_id"_L1, "NULL")
        + ", " + columnOr(columns, "shop_id"_L1, "NULL") + ", " + columnOr(columns, "bot_id"_L1, "NULL")
        + ", " + columnOr(columns, "reply_id"_L1, "NULL") + ", " + columnOr(columns, "deleted"_L1, "0")
        + " FROM coze_chat_history WHERE rowid >= ?1 AND rowid <= ?2" + *condition + " ORDER BY rowid LIMIT "
        + std::to_string(kRowsOfPage));
    if (!statement)
        return tl::make_unexpected(statement.error());
    m_messages = std::move(*statement);
    return readIdentity(createdAt);
}

Result<std::string> BackendFile::tenantCondition()
{
    if (m_tenantColumn.empty())
        return std::string();
    const std::string ours = " AND coalesce(tenant_id, 0) = 0";
    auto any = m_database->prepare("SELECT 1 FROM coze_chat_history WHERE 1" + ours + " LIMIT 1");
    if (!any)
        return tl::make_unexpected(any.error());
    const auto found = any->step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (*found)
        return ours;
    auto newest = m_database->prepare("SELECT tenant_id FROM coze_chat_history ORDER BY rowid DESC LIMIT 1");
    if (!newest)
        return tl::make_unexpected(newest.error());
    const auto row = newest->step();
    if (!row)
        return tl::make_unexpected(row.error());
    return *row ? " AND tenant_id = " + std::to_string(newest->integer(0)) : ours;
}

Result<BackendFile::Count> BackendFile::count()
{
    if (m_highest - m_lowest >= kMostCounted)
        return Count{m_highest - m_lowest + 1, false};
    const auto condition = tenantCondition();
    if (!condition)
        return tl::make_unexpected(condition.error());
    auto counted = m_database->prepare("SELECT count(*) FROM coze_chat_history WHERE 1" + *condition);
    if (!counted)
        return tl::make_unexpected(counted.error());
    const auto row = counted->step();
    if (!row)
        return tl::make_unexpected(row.error());
    return Count{counted->integer(0), true};
}

QStringList BackendFile::tables() const
{
    QStringList names{u"coze_chat_history"_s};
    if (m_hasConversations)
        names.append(u"coze_conversation"_s);
    if (m_hasCustomers)
        names.append(u"shopify_inbox_user"_s);
    return names;
}

Result<Done> BackendFile::readIdentity(const std::string &createdAt)
{
    auto ends
        = m_database->prepare("SELECT (SELECT min(rowid) FROM coze_chat_history), (SELECT max(rowid) FROM "
                              "coze_chat_history), (SELECT quote(id) || quote(conversation_id) || quote("
            + createdAt + ") FROM coze_chat_history ORDER BY rowid LIMIT 1)");
    if (!ends)
        return tl::make_unexpected(ends.error());
    const auto row = ends->step();
    if (!row)
        return tl::make_unexpected(row.error());
    m_lowest = ends->integer(0);
    m_highest = ends->isNull(1) ? m_lowest - 1 : ends->integer(1);
    // The file grows and its pages change; its first row stays.
    const std::string_view oldest = ends->text(2);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(oldest.data(), qsizetype(oldest.size())));
    m_identity = "backend " + hash.result().toHex().toStdString();
    return Done{};
}

Result<Done> BackendFile::prepareConversations()
{
    const auto columns = m_database->columns(u"coze_conversation"_s);
    if (!columns)
        return tl::make_unexpected(columns.error());
    m_hasConversations = columns->contains(u"conversation_id"_s);
    if (!m_hasConversations)
        return Done{};
    const std::string values = columnOr(*columns, "shop_id"_L1, "NULL") + ", "
        + columnOr(*columns, "bot_id"_L1, "NULL") + ", " + columnOr(*columns, "inbox_user_id"_L1, "NULL")
        + ", conversation_id FROM coze_conversation ";
    const std::string deleted = columnOr(*columns, "deleted"_L1, "NULL");
    auto indexed = m_database->prepare("SELECT 1 FROM pragma_index_list('coze_conversation') AS list, "
                                       "pragma_index_info(list.name) AS part "
                                       "WHERE part.seqno = 0 AND part.name = 'conversation_id'");
    if (!indexed)
        return tl::make_unexpected(indexed.error());
    const auto found = indexed->step();
    if (!found)
        return tl::make_unexpected(found.error());
    m_allConversationsKnown = !*found;
    auto statement = m_database->prepare("SELECT " + values
        + (*found ? "WHERE conversation_id = ?1 ORDER BY " + deleted + ", rowid DESC LIMIT 1"
                  : "ORDER BY " + deleted + " DESC, rowid"));
    if (!statement)
        return tl::make_unexpected(statement.error());
    m_conversations = std::move(*statement);
    if (*found)
        return Done{};
    while (true) {
        const auto row = m_conversations.step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return Done{};
        m_knownConversations[std::string(m_conversations.text(3))] = {std::string(m_conversations.text(0)),
            std::string(m_conversations.text(1)), std::string(m_conversations.text(2))};
    }
}

Result<Done> BackendFile::prepareCustomers()
{
    const auto columns = m_database->columns(u"shopify_inbox_user"_s);
    if (!columns)
        return tl::make_unexpected(columns.error());
    m_hasCustomers = columns->contains(u"id"_s);
    if (!m_hasCustomers)
        return Done{};
    auto statement = m_database->prepare("SELECT " + columnOr(*columns, "user_name"_L1, "NULL") + ", "
        + columnOr(*columns, "user_email"_L1, "NULL") + " FROM shopify_inbox_user WHERE id = ?1");
    if (!statement)
        return tl::make_unexpected(statement.error());
    m_customers = std::move(*statement);
    return Done{};
}

Result<Done> BackendFile::readNames()
{
    const auto columns = m_database->columns(u"shopify_bot_setting"_s);
    if (!columns)
        return tl::make_unexpected(columns.error());
    if (!columns->contains(u"shop_id"_s))
        return Done{};
    // Deleted settings and older ones first, so that what is in force has the last word.
    auto rows = m_database->prepare("SELECT shop_id, " + columnOr(*columns, "shop_name"_L1, "NULL") + ", "
        + columnOr(*columns, "bot_id"_L1, "NULL") + ", " + columnOr(*columns, "bot_name"_L1, "NULL")
        + " FROM shopify_bot_setting ORDER BY " + columnOr(*columns, "deleted"_L1, "NULL") + " DESC, rowid");
    if (!rows)
        return tl::make_unexpected(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return Done{};
        if (!rows->text(1).empty() && isUtf8(rows->text(1)))
            m_shopNames[std::string(rows->text(0))] = rows->text(1);
        if (!rows->text(3).empty() && isUtf8(rows->text(3)))
            m_botNames[std::string(rows->text(2))] = rows->text(3);
    }
}

/// A whole page at once: a statement that stays open between two rows would lock the shop out of its file.
Result<Done> BackendFile::readPage()
{
    m_page.clear();
    m_delivered = 0;
    m_messages.bind(1, m_at + 1);
    m_messages.bind(2, m_window.high);
    while (true) {
        const auto more = m_messages.step();
        if (!more || !*more) {
            m_messages.reset();
            return more.map([](bool) { return Done{}; });
        }
        Row &row = m_page.emplace_back();
        row.number = m_messages.integer(RowId);
        row.reason = readMessage(row.message);
        row.message.line = row.number;
        if (!row.reason.empty())
            row.raw = rawRow();
    }
}

Result<Done> BackendFile::rowsBetween(
    std::int64_t low, std::int64_t high, std::vector<history::IncomingMessage> &messages, std::int64_t &last)
{
    last = low - 1;
    std::vector<history::IncomingMessage> page;
    m_messages.bind(1, low);
    m_messages.bind(2, high);
    while (true) {
        const auto more = m_messages.step();
        if (!more || !*more) {
            m_messages.reset();
            if (!more)
                return tl::make_unexpected(more.error());
            break;
        }
        last = m_messages.integer(RowId);
        history::IncomingMessage message;
        if (!readMessage(message).empty())
            continue;
        message.line = last;
        page.push_back(std::move(message));
    }
    for (history::IncomingMessage &message : page) {
        if (const auto completed = complete(message); !completed)
            return completed;
        messages.push_back(std::move(message));
    }
    return Done{};
}

Result<Done> BackendFile::forgetKnown()
{
    m_knownCustomers.clear();
    if (!m_allConversationsKnown) {
        m_knownConversations.clear();
        return readNames();
    }
    m_knownConversations.clear();
    return prepareConversations().and_then([this](Done) { return readNames(); });
}

bool BackendFile::openWindow()
{
    const auto gap = m_done.nextGap(m_highest);
    if (!gap || gap->high < m_lowest)
        return false;
    // Where most numbers have no row, a window of the same width would hold next to nothing.
    const bool sparse = m_found < m_windowRows / 4;
    if (m_windowRows == 0)
        m_windowRows = kFirstWindow;
    else if (sparse || m_windowRows < kLargestWindow)
        m_windowRows
            = std::min(m_windowRows * (sparse ? 16 : 4), sparse ? std::int64_t(1) << 40 : kLargestWindow);
    const std::int64_t lowest = std::max(gap->low, m_lowest);
    m_window = {std::max(lowest, gap->high - std::min(m_windowRows - 1, gap->high - lowest)), gap->high};
    m_at = m_window.low - 1;
    m_found = 0;
    m_inWindow = true;
    return true;
}

void BackendFile::closeWindow()
{
    m_done.add(m_window);
    m_inWindow = false;
    m_page.clear();
    m_delivered = 0;
}

Result<BackendFile::Move> BackendFile::nextRow()
{
    if (!m_inWindow && !openWindow())
        return Move::End;
    if (m_delivered == m_page.size()) {
        const bool isLastPage = !m_page.empty() && m_page.size() < kRowsOfPage;
        if (!isLastPage) {
            if (const auto read = readPage(); !read)
                return tl::make_unexpected(read.error());
        }
        if (isLastPage || m_page.empty()) {
            closeWindow();
            return Move::WindowEnd;
        }
    }
    m_at = m_page[m_delivered++].number;
    ++m_found;
    return Move::Row;
}

std::optional<std::int64_t> BackendFile::timeAt(int column) const
{
    switch (m_messages.type(column)) {
    case SqliteRows::Type::Integer:
        return numberToTimestamp(m_messages.integer(column));
    case SqliteRows::Type::Real: {
        const double real = m_messages.real(column);
        return std::abs(real) < 9e18 ? numberToTimestamp(std::int64_t(real)) : std::nullopt;
    }
    case SqliteRows::Type::Text:
        return parseTimestamp(m_messages.text(column));
    case SqliteRows::Type::Null:
        break;
    }
    return std::nullopt;
}

std::string BackendFile::readMessage(history::IncomingMessage &message)
{
    const SqliteRows &row = m_messages;
    for (const int column : {Id, ConversationId, Content, Sender, CustomerId, ShopId, BotId}) {
        if (!isUtf8(row.text(column)))
            return "the row is not UTF-8";
    }
    const auto sentAt = timeAt(CreatedAt);
    message.deleted = !row.isNull(Deleted) && row.text(Deleted) != "0" && row.text(Deleted) != "";
    if (!sentAt && !message.deleted) {
        return row.isNull(CreatedAt)
            ? "the time of creation is missing"
            : "the time of creation is not a time: " + std::string(row.text(CreatedAt));
    }
    message.id = row.text(Id);
    message.conversationId = row.text(ConversationId);
    message.content = row.text(Content);
    message.sender = normalSender(row.text(Sender));
    message.sentAtMs = sentAt.value_or(0);
    message.updatedAtMs = timeAt(UpdatedAt);
    message.customerId = row.text(CustomerId);
    message.shopId = row.text(ShopId);
    message.botId = row.text(BotId);
    message.replyToId = row.text(ReplyId);
    message.lang.clear();
    return {};
}

Result<BackendFile::Conversation> BackendFile::conversation(const std::string &id)
{
    if (const auto known = m_knownConversations.find(id); known != m_knownConversations.end())
        return known->second;
    Conversation found;
    if (!m_hasConversations || m_allConversationsKnown || id.empty())
        return found;
    m_conversations.bind(1, std::string_view(id));
    const auto row = m_conversations.step();
    if (row && *row) {
        found = {std::string(m_conversations.text(0)), std::string(m_conversations.text(1)),
            std::string(m_conversations.text(2))};
    }
    m_conversations.reset();
    if (!row)
        return tl::make_unexpected(row.error());
    if (m_knownConversations.size() >= kMostKnown)
        m_knownConversations.clear();
    return m_knownConversations.emplace(id, std::move(found)).first->second;
}

Result<BackendFile::Customer> BackendFile::customer(const std::string &id)
{
    if (const auto known = m_knownCustomers.find(id); known != m_knownCustomers.end())
        return known->second;
    Customer found;
    if (!m_hasCustomers || id.empty())
        return found;
    m_customers.bind(1, std::string_view(id));
    const auto row = m_customers.step();
    if (row && *row && isUtf8(m_customers.text(0)) && isUtf8(m_customers.text(1))) {
        found = {std::string(m_customers.text(0)), std::string(m_customers.text(1))};
        // A visitor's session stands in both columns; it is no name.
        if (isSession(found.name))
            found.name.clear();
    }
    m_customers.reset();
    if (!row)
        return tl::make_unexpected(row.error());
    if (m_knownCustomers.size() >= kMostKnown)
        m_knownCustomers.clear();
    return m_knownCustomers.emplace(id, std::move(found)).first->second;
}

Result<Done> BackendFile::complete(history::IncomingMessage &message)
{
    const auto chat = conversation(message.conversationId);
    if (!chat)
        return tl::make_unexpected(chat.error());
    if (!chat->customerId.empty())
        message.customerId = chat->customerId;
    if (message.shopId.empty())
        message.shopId = chat->shopId;
    if (message.botId.empty())
        message.botId = chat->botId;
    const auto who = customer(message.customerId);
    if (!who)
        return tl::make_unexpected(who.error());
    message.customerName = who->name;
    message.customerEmail = who->email;
    const auto nameIn = [](const Names &names, const std::string &id) {
        const auto found = names.find(id);
        return found == names.end() ? std::string() : found->second;
    };
    message.shopName = nameIn(m_shopNames, message.shopId);
    message.botName = nameIn(m_botNames, message.botId);
    return Done{};
}

std::string BackendFile::rawRow() const
{
    std::string raw;
    for (const int column : {Id, ConversationId, Sender, CreatedAt, Content}) {
        if (!raw.empty())
            raw += '\t';
        raw += m_messages.text(column);
    }
    return raw;
}

Result<MessageReader::Step> BackendFile::next(history::IncomingMessage &message, Reject &reject)
{
    const auto row = nextRow();
    if (!row)
        return tl::make_unexpected(row.error());
    if (*row != Move::Row)
        return *row == Move::End ? Step::End : Step::Break;
    Row &next = m_page[m_delivered - 1];
    if (!next.reason.empty()) {
        reject = rejectOf(next.number, std::move(next.reason), next.raw);
        return Step::Rejected;
    }
    message = std::move(next.message);
    if (const auto completed = complete(message); !completed)
        return tl::make_unexpected(completed.error());
    return Step::Message;
}

std::string BackendFile::place() const
{
    IdRanges done = m_done;
    if (m_inWindow && m_at >= m_window.low)
        done.add({m_window.low, m_at});
    return done.toText();
}

void BackendFile::skipDone(const std::string &place)
{
    if (m_inWindow && m_at >= m_window.low)
        m_done.add({m_window.low, m_at});
    const IdRanges earlier = IdRanges::fromText(place);
    for (const IdRanges::Range range : earlier.ranges())
        m_done.add(range);
    m_page.clear();
    m_delivered = 0;
    m_inWindow = false;
}

qint64 BackendFile::bytesDone() const
{
    const double rows = double(m_highest) - double(m_lowest) + 1;
    double done = m_inWindow ? double(m_at) - double(m_window.low) + 1 : 0;
    for (const IdRanges::Range range : m_done.ranges())
        done += double(std::min(range.high, m_highest)) - double(std::max(range.low, m_lowest)) + 1;
    return rows > 0 ? qint64(double(bytesTotal()) * std::clamp(done / rows, 0.0, 1.0)) : bytesTotal();
}

} // namespace core::sync
