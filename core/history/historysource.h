// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/chat/message.h"
#include "core/history/query.h"
#include "core/history/textmatch.h"

#include <QFuture>
#include <QObject>

#include <compare>
#include <functional>
#include <optional>

namespace core::history {

/// Names a conversation. `row` is a short cut that a store hands out; 0 when only the id is known.
struct ConversationRef
{
    QString id;
    QString source; // empty: any source (the newest conversation with that id wins)
    qint64 row = 0;

    bool operator==(const ConversationRef &) const = default;
};
[[nodiscard]] inline ConversationRef refOf(const chat::Conversation &c)
{
    return {c.id, c.source, c.row};
}

/// Place in a newest-first order of messages or conversations: time first, row breaks the tie.
struct Position
{
    qint64 atMs = 0; // ms since 1970 UTC
    qint64 row = 0;

    auto operator<=>(const Position &) const = default;
};
/// Text form for the command line; opaque, but stable while the archive exists.
[[nodiscard]] QString toCursor(const Position &position);
[[nodiscard]] std::optional<Position> fromCursor(QStringView cursor);

struct ConversationPage
{
    QVector<chat::Conversation> rows; // newest first; fewer than asked for when a time limit ended a scan
    std::optional<Position> next; // hand it back as `after`; nothing at the end
    std::optional<qint64> scannedToMs = {}; // as SearchPage
};

struct SearchHit
{
    chat::Message message;
    QString customerName; // of the conversation; may be empty
    qint64 conversationRow = 0;
};

struct SearchPage
{
    QVector<SearchHit> hits; // newest first by time
    std::optional<Position> next; // hand it back as `after`, also when the page is short or empty
    /// Everything from here on was looked at, when a time limit ended a scan; ms since 1970 UTC.
    std::optional<qint64> scannedToMs = {};
};

/// Which messages of a conversation a page should hold.
struct MessageAnchor
{
    enum class Kind { First, Last, Before, After, AroundMessage, AroundTime, AtRank };
    Kind kind = Kind::Last;
    Position position; // Before, After
    QString messageId; // AroundMessage: id in its source
    qint64 value = 0; // AroundTime: ms UTC; AtRank: 0 is the oldest message
    /// Better a page at once than its ranks: see MessagePage::isGuess.
    bool mayGuess = false;
};

struct MessagePage
{
    QVector<chat::Message> rows; // oldest first
    qint64 firstRank = 0; // rank of rows.first() in the conversation, 0 = oldest
    qint64 total = 0; // messages in the conversation
    qint64 anchorRank = -1; // rank of the message asked for (AroundMessage, AroundTime); -1 when none
    bool hasBefore = false;
    bool hasAfter = false;
    /// The rows are right, but nobody has counted the conversation yet: `total` and all ranks are guesses.
    /// Ask again around one of the rows. Only where the anchor allowed it.
    bool isGuess = false;
};

struct Count
{
    qint64 value = 0;
    bool exact = true; // false: there are at least `value`
};

/// A shop, bot, language, sender or source with the number of messages it has.
struct Facet
{
    QString id;
    QString name; // empty when it has none
    qint64 messages = 0;
};
struct Facets
{
    QVector<Facet> shops, bots, languages, senders, sources; // most messages first
    bool isEstimate = false; // the numbers come from a sample
};

struct Totals
{
    qint64 messages = 0;
    qint64 conversations = 0;
    qint64 customers = 0;
    qint64 marks = 0;
    std::optional<qint64> firstAtMs, lastAtMs;
    qint64 indexedMessages = 0; // equal to messages when the search index is complete
    bool isEstimate = false; // the numbers are the server's estimates
};

/// Messages of one hour, shop, bot and sender; the raw material of volumes.
struct VolumeRow
{
    qint64 hourMs = 0; // start of the hour, ms UTC
    QString shopId;
    QString botId;
    QString sender;
    qint64 messages = 0;
};

/// Activity over a conversation's life, for the date scrubber.
struct Activity
{
    qint64 firstAtMs = 0;
    qint64 lastAtMs = 0;
    QVector<qint64> buckets; // messages in equal slices of [firstAtMs, lastAtMs]
};

/// What pages, the command line and the feed read. Two stores implement it: the archive (SQLite) and
/// PostgreSQL; tests/core/history/historysourcecontract.h holds for both.
///
/// Call from any thread; answers arrive through the future (give `then()` a context). Each call takes a
/// token: cancelling it stops the running statement and the answer is Error::Cancelled.
/// Pages are bounded by a key, never by an offset, and hold at most 1,000 rows.
/// Errors: Cancelled, NotFound (no such conversation or message), Database, Corrupt.
class HistorySource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Conversations with at least one message that meets `query`, newest first. Without a text,
    /// sender, language, mark or time term the order is that of the last message; with one, that
    /// of the newest message that meets it.
    [[nodiscard]] virtual QFuture<Result<ConversationPage>> conversations(
        const Query &query, std::optional<Position> after, int limit, CancelToken cancel = {})
        = 0;

    [[nodiscard]] virtual QFuture<Result<chat::Conversation>> conversation(
        const ConversationRef &ref, CancelToken cancel = {})
        = 0;

    /// `limit` messages; for the Around kinds half of them before the anchor.
    [[nodiscard]] virtual QFuture<Result<MessagePage>> messages(
        const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel = {})
        = 0;

    /// Messages that meet `query`, newest first by time. An empty query gives all messages.
    [[nodiscard]] virtual QFuture<Result<SearchPage>> search(
        const Query &query, std::optional<Position> after, int limit, CancelToken cancel = {})
        = 0;

    /// Counts messages that meet `query`, and stops at `cap` (then not exact).
    [[nodiscard]] virtual QFuture<Result<Count>> count(
        const Query &query, qint64 cap, CancelToken cancel = {})
        = 0;

    /// Next message of one conversation that meets `query`, strictly after (or before) `from`.
    [[nodiscard]] virtual QFuture<Result<std::optional<Position>>> findInConversation(
        const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel = {})
        = 0;

    /// By part of name or address, or id; prefix matches first, then most recently seen.
    [[nodiscard]] virtual QFuture<Result<QVector<chat::Customer>>> customers(
        const QString &text, int limit, CancelToken cancel = {})
        = 0;

    [[nodiscard]] virtual QFuture<Result<Facets>> facets(CancelToken cancel = {}) = 0;
    [[nodiscard]] virtual QFuture<Result<Totals>> totals(CancelToken cancel = {}) = 0;
    [[nodiscard]] virtual QFuture<Result<QVector<VolumeRow>>> volumes(
        qint64 fromMs, qint64 toMs, CancelToken cancel = {})
        = 0;
    [[nodiscard]] virtual QFuture<Result<Activity>> activity(
        const ConversationRef &ref, int buckets, CancelToken cancel = {})
        = 0;

    /// Walks every message that meets `query`, oldest first by time, in constant memory. `visit` runs on the
    /// store's thread and stops the walk by returning false.
    using Visitor = std::function<bool(const chat::Message &)>;
    [[nodiscard]] virtual QFuture<Result<Done>> walk(
        const Query &query, Visitor visit, CancelToken cancel = {})
        = 0;
    /// The same conversation by conversation (newest conversation first, messages oldest first).
    using GroupVisitor = std::function<bool(const chat::Conversation &, const chat::Message &)>;
    [[nodiscard]] virtual QFuture<Result<Done>> walkGrouped(
        const Query &query, GroupVisitor visit, CancelToken cancel = {})
        = 0;

    /// A person's mark and comment on a message; an empty comment removes it. Kept over re-imports, also when
    /// the message is deleted and restored. Errors: NotFound, ReadOnly, Busy, DiskFull.
    [[nodiscard]] virtual QFuture<Result<Done>> setNote(
        const ConversationRef &ref, const QString &messageId, bool marked, const QString &comment)
        = 0;

signals:
    /// Rows were added, changed or removed, by this program or another one. At most twice a second.
    void changed();
};

} // namespace core::history
