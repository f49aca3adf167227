// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "core/postgres/connection.h"
#include "core/postgres/schema.h"

#include <limits>
#include <memory>
#include <vector>

namespace core::postgres {

inline constexpr history::Position kOldest{
    std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::min()};
inline constexpr history::Position kNewest{
    std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

/// What is read of a message; the answer it points into must live.
struct MessageRow
{
    enum Column { Id, Created, ConversationId, ShopId, BotId, CustomerId, Sender, Updated, ReplyId, Content };
    const Rows *rows = nullptr;
    int index = 0;
    history::Position place; // time and id

    [[nodiscard]] QString text(Column column) const { return rows->text(index, column); }
    [[nodiscard]] std::string_view bytes(Column column) const { return rows->bytes(index, column); }
};

/// Messages with the answers that hold them.
struct MessageRows
{
    std::vector<std::unique_ptr<Rows>> answers;
    std::vector<MessageRow> rows;

    void append(Rows answer, const Schema &schema);
    void append(MessageRows more);
};

/// The columns that MessageRow names, of the messages as "m"; without texts for those who only look at ids.
enum class Reading { Everything, NoContent };
[[nodiscard]] QByteArray messageColumns(const Schema &schema, Reading reading = Reading::Everything);

/// A further condition on messages "m"; begins with " AND", its parameters are $5 and on.
struct Condition
{
    QByteArray sql;
    std::vector<Value> values;
};

/// Reads messages by (time, id), also where the column is finer than a millisecond: rows that share one then
/// come by their ids, so that a place names them. Only rows with a time in [fromMs, toMs).
///
/// The statements walk over an index that begins with the time (or with what `condition` compares for
/// equality, followed by the time). A condition that should not choose the index has to be an expression.
class MessageWalk
{
public:
    MessageWalk(Connection &connection, const Schema &schema, CancelToken cancel)
        : m_connection(connection),
          m_schema(schema),
          m_cancel(std::move(cancel))
    { }

    void setReading(Reading reading) { m_reading = reading; }
    void setCondition(Condition condition) { m_condition = std::move(condition); }
    void setSpan(qint64 fromMs, qint64 toMs);
    /// Looks at so many messages only for those that meet the condition.
    void setMostWalked(int rows) { m_mostWalked = rows; }

    /// Up to `limit` rows before `place`, newest first.
    [[nodiscard]] Result<MessageRows> down(history::Position place, int limit);
    /// Up to `limit` rows behind `place`, oldest first.
    [[nodiscard]] Result<MessageRows> up(history::Position place, int limit);

    /// The statements, for a test that looks at their plans.
    [[nodiscard]] QByteArray statement(bool down) const;
    [[nodiscard]] QByteArray statementOfTies(bool down) const; // rows that share a millisecond

private:
    [[nodiscard]] Result<MessageRows> read(history::Position place, int limit, bool down);
    [[nodiscard]] Result<MessageRows> plain(history::Position place, int limit, bool down);
    [[nodiscard]] Result<MessageRows> ties(history::Position place, int limit, bool down);

    Connection &m_connection;
    const Schema &m_schema;
    CancelToken m_cancel;
    Reading m_reading = Reading::Everything;
    Condition m_condition;
    qint64 m_fromMs = kOldest.atMs;
    qint64 m_toMs = kNewest.atMs;
    int m_mostWalked = 0; // no limit
};

/// Messages by their ids, in no order; those that are hidden or gone are missing.
[[nodiscard]] QByteArray statementByIds(const Schema &schema);
[[nodiscard]] Result<MessageRows> messagesByIds(
    Connection &connection, const Schema &schema, const std::vector<qint64> &ids, const CancelToken &cancel);

/// The messages of a conversation: "m.conversation_id = $N", or those without one.
[[nodiscard]] QByteArray ofConversation(const QString &id, const QByteArray &parameter);

/// PostgreSQL's text form of an array.
[[nodiscard]] Value arrayOf(const QStringList &texts);
[[nodiscard]] Value arrayOf(const std::vector<qint64> &numbers);

/// Within what every type of time can hold.
[[nodiscard]] qint64 boundedMs(qint64 ms);

} // namespace core::postgres
