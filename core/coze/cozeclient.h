// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/chatjob.h"
#include "core/coze/tokencache.h"

#include <QFuture>
#include <QPointer>

#include <functional>
#include <memory>

class QIODevice;

namespace core::coze {

/// Everything the console asks of Coze, typed (coze-api 2 to 7).
///
/// One credential at a time. A future is cancelled by its first copy's cancel(): the request is aborted and
/// no result comes. Answers arrive on the GUI thread (use core::deliver). Every call gets its token from the
/// cache; a 401-class answer (HTTP 401, 4100, 4101 after a success, 700012006) discards a renewable token
/// once, and the call is made once more. Calls that change nothing are repeated after passing faults, with
/// growing, jittered waits (RetryPolicy) and `Retry-After`; POSTs never. Errors: Network, Tls, Timeout,
/// Unauthorized, Forbidden, RateLimited, NotFound, Remote, Protocol, InvalidInput, Busy; `code` and `logId`
/// are the service's.
class CozeClient final : public QObject
{
    Q_OBJECT
public:
    CozeClient(net::HttpClient &http, TokenCache &tokens, QObject *parent = nullptr);
    ~CozeClient() override; // aborts everything

    void setRegion(const Region &region);
    [[nodiscard]] const Region &region() const;
    /// Times of architecture 6; tests shorten them.
    struct Patience
    {
        net::milliseconds call{30'000};
        net::milliseconds retrieve{10'000};
        net::milliseconds firstPoll{1'000};
        net::milliseconds poll{1'000};
        net::milliseconds turn{600'000}; // of a chat by polling
        net::milliseconds silence{60'000}; // of a stream
    };
    void setPatience(const Patience &patience);
    /// In [0, 1), for waits; tests hand in their own dice.
    void setJitter(std::function<double()> jitter);

    /// Not started: connect, then it begins by itself with the next turn of the event loop.
    [[nodiscard]] QPointer<ChatJob> chat(const ChatRequest &request, net::Lane lane = net::Lane::Stream);
    /// Continues a turn that waits for tools; every pending call must be answered.
    [[nodiscard]] QPointer<ChatJob> submitToolOutputs(const QString &conversationId, const QString &chatId,
        const QVector<ToolOutput> &outputs, bool stream);
    [[nodiscard]] QFuture<Result<Chat>> retrieve(const QString &conversationId, const QString &chatId);
    [[nodiscard]] QFuture<Result<QVector<Message>>> chatMessages(
        const QString &conversationId, const QString &chatId);
    [[nodiscard]] QFuture<Result<Chat>> cancelChat(const QString &conversationId, const QString &chatId);

    [[nodiscard]] QFuture<Result<Conversation>> createConversation(
        const QString &botId, const QString &name = {});
    [[nodiscard]] QFuture<Result<Conversation>> conversation(const QString &id);
    [[nodiscard]] QFuture<Result<Page<Conversation>>> conversations(
        const QString &botId, int pageNumber, int pageSize = 50);
    [[nodiscard]] QFuture<Result<Done>> renameConversation(const QString &id, const QString &name);
    [[nodiscard]] QFuture<Result<Done>> deleteConversation(const QString &id);
    [[nodiscard]] QFuture<Result<QString>> clearConversation(const QString &id); // the new section's id
    /// Newest first. `after`: lastCursor of the page before. Protocol when the cursor does not move on
    /// although there is more.
    [[nodiscard]] QFuture<Result<Page<Message>>> messages(
        const QString &conversationId, const QString &after = {}, int limit = 50);
    [[nodiscard]] QFuture<Result<Message>> modifyMessage(
        const QString &conversationId, const QString &messageId, const QString &content);

    /// All of a workspace, page by page, by the new endpoint.
    [[nodiscard]] QFuture<Result<QVector<BotSummary>>> bots(
        const QString &workspaceId, bool withDrafts = false);
    /// The published ones, by the old endpoint, for servers that have no other.
    [[nodiscard]] QFuture<Result<QVector<BotSummary>>> publishedBots(const QString &workspaceId);
    /// Of every workspace that the credential sees; by the old endpoint where the new one is missing.
    [[nodiscard]] QFuture<Result<QVector<BotSummary>>> allBots(bool withDrafts = false);
    [[nodiscard]] QFuture<Result<Bot>> bot(const QString &botId, bool published = true);
    [[nodiscard]] QFuture<Result<QString>> publishBot(
        const QString &botId, const QStringList &connectorIds = {QStringLiteral("1024")}); // version
    [[nodiscard]] QFuture<Result<QVector<Workspace>>> workspaces();
    [[nodiscard]] QFuture<Result<User>> me();
    /// Empty files and files over 512 MB are refused here (InvalidInput). `progress`: bytes sent.
    [[nodiscard]] QFuture<Result<UploadedFile>> upload(std::shared_ptr<QIODevice> file, const QString &name,
        std::function<void(qint64 sent, qint64 total)> progress = {});

    struct Statistics
    {
        qint64 calls = 0;
        qint64 succeeded = 0;
        qint64 failed = 0;
        qint64 retries = 0;
        qint64 rateLimited = 0;
    };
    [[nodiscard]] Statistics statistics() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::coze
