// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/cozeclient.h"

#include "core/coze/botlister.h"
#include "core/coze/json.h"
#include "core/coze/turn.h"

#include "core/net/urlparts.h"

#include <QFutureWatcher>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeDatabase>
#include <QPromise>
#include <QRandomGenerator>
#include <QSet>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::coze {

namespace {

constexpr qint64 kLargestFile = 512LL * 1024 * 1024;
constexpr int kPageSize = 20;
constexpr int kMostPages = 500;

using Query = QList<QPair<QString, QString>>;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QVector<Message> messagesIn(const QJsonValue &list)
{
    QVector<Message> messages;
    for (const QJsonValue &one : list.toArray())
        messages.append(messageFrom(one.toObject()));
    return messages;
}

/// A server that does not know the name of the page number gives the first page again and again.
template <class T>
void addOnce(QVector<T> &rows, const T &row)
{
    const bool known
        = std::any_of(rows.cbegin(), rows.cend(), [&row](const T &other) { return other.id == row.id; });
    if (!known)
        rows.append(row);
}

/// Head, file and tail of a multipart body as one device that is read once.
class FormFile final : public QIODevice
{
public:
    FormFile(std::shared_ptr<QIODevice> file, QByteArray head, QByteArray tail)
        : m_file(std::move(file)),
          m_head(std::move(head)),
          m_tail(std::move(tail))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_head.size() + m_file->size() + m_tail.size(); }
    bool seek(qint64 to) override
    {
        m_at = to;
        return to == 0 && m_file->seek(0) && QIODevice::seek(to);
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const auto part = [&](const QByteArray &bytes, qint64 from) {
            const qint64 count = std::min<qint64>(most, bytes.size() - from);
            std::copy_n(bytes.constData() + from, count, data);
            return count;
        };
        qint64 got = 0;
        const qint64 behindFile = m_head.size() + m_file->size();
        if (m_at < m_head.size())
            got = part(m_head, m_at);
        else if (m_at < behindFile)
            got = m_file->read(data, std::min(most, behindFile - m_at));
        else
            got = part(m_tail, m_at - behindFile);
        m_at += std::max<qint64>(got, 0);
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::shared_ptr<QIODevice> m_file;
    QByteArray m_head;
    QByteArray m_tail;
    qint64 m_at = 0;
};

} // namespace

struct CozeClient::Private
{
    template <class T>
    using Read = std::function<Result<T>(const QJsonObject &, const QString &logId)>;
    using Repeat = ApiCall::Repeat;

    Private(CozeClient &owner, net::HttpClient &http, TokenCache &tokens)
        : q(owner),
          context{http, tokens, {}, [] { return QRandomGenerator::global()->generateDouble(); }}
    { }

    [[nodiscard]] net::HttpRequest get(const QString &path, const Query &query) const
    {
        net::HttpRequest request;
        request.url = region.url(path, query);
        request.limits.total = patience.call;
        request.followsRedirects = true;
        return request;
    }
    [[nodiscard]] net::HttpRequest post(const QString &path, const Query &query, const QJsonObject &body,
        const QByteArray &method = "POST") const
    {
        net::HttpRequest request = get(path, query);
        request.method = method;
        request.headers = {{"Content-Type", "application/json"}};
        request.body = compact(body);
        return request;
    }

    template <class T>
    QFuture<Result<T>> call(const net::HttpRequest &request, Repeat repeat, Read<T> read,
        std::function<void(qint64, qint64)> progress = {});
    template <class T>
    QFuture<Result<T>> refused(const Error &error);
    /// All pages of a list; `ask` gives the request of a page, `take` adds its rows and says whether there
    /// are more.
    template <class T>
    QFuture<Result<QVector<T>>> all(std::function<net::HttpRequest(int page)> ask,
        std::function<bool(const QJsonObject &data, QVector<T> &rows)> take);
    Turn *turn(TurnStart start);

    CozeClient &q;
    ApiContext context;
    Region region = Region::com();
    Patience patience;
    QSet<QString> busyConversations;
};

template <class T>
QFuture<Result<T>> CozeClient::Private::call(const net::HttpRequest &request, Repeat repeat, Read<T> read,
    std::function<void(qint64, qint64)> progress)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto *call = new ApiCall(context, request, repeat, &q);
    auto *watcher = new QFutureWatcher<Result<T>>(call);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, call, [call, promise] {
        promise->finish();
        delete call;
    });
    watcher->setFuture(promise->future());
    if (progress) {
        QObject::connect(call, &ApiCall::uploaded, &q,
            [progress = std::move(progress)](qint64 sent, qint64 total) { progress(sent, total); });
    }
    QObject::connect(call, &ApiCall::done, &q,
        [promise, read = std::move(read)](const Result<QJsonObject> &answer, const QString &logId) {
            promise->addResult(
                answer ? read(*answer, logId) : Result<T>(tl::make_unexpected(answer.error())));
            promise->finish();
        });
    call->start();
    return promise->future();
}

template <class T>
QFuture<Result<T>> CozeClient::Private::refused(const Error &error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(tl::make_unexpected(error));
    promise.finish();
    return promise.future();
}

template <class T>
QFuture<Result<QVector<T>>> CozeClient::Private::all(std::function<net::HttpRequest(int page)> ask,
    std::function<bool(const QJsonObject &data, QVector<T> &rows)> take)
{
    struct Walk
    {
        QPromise<Result<QVector<T>>> promise;
        QVector<T> rows;
        int page = 0;
        std::function<void()> next;
    };
    auto walk = std::make_shared<Walk>();
    walk->promise.start();
    auto *owner = new QObject(&q); // what is asked goes with it
    auto *watcher = new QFutureWatcher<Result<QVector<T>>>(owner);
    const auto end = [owner](Walk &over, const Result<QVector<T>> *result) {
        if (result)
            over.promise.addResult(*result);
        over.promise.finish();
        owner->deleteLater();
    };
    // Holds the walk until the owner goes; its promise then cancels itself.
    QObject::connect(watcher, &QFutureWatcherBase::canceled, owner, [walk, end] { end(*walk, nullptr); });
    watcher->setFuture(walk->promise.future());
    walk->next
        = [this, walk = std::weak_ptr<Walk>(walk), owner, ask = std::move(ask), take = std::move(take), end] {
              const auto strong = walk.lock();
              auto *call = new ApiCall(context, ask(++strong->page), Repeat::AfterFaults, owner);
              QObject::connect(call, &ApiCall::done, owner,
                  [strong, take, end](const Result<QJsonObject> &answer, const QString &) {
                      Result<QVector<T>> result = strong->rows;
                      if (!answer) {
                          result = tl::make_unexpected(answer.error());
                      } else {
                          const qsizetype before = strong->rows.size();
                          const bool more = take((*answer)[u"data"_s].toObject(), strong->rows);
                          if (more && strong->rows.size() > before && strong->page < kMostPages) {
                              const auto next = strong->next; // lives on while it runs
                              next();
                              return;
                          }
                          result = strong->rows;
                      }
                      end(*strong, &result);
                  });
              call->start();
          };
    const auto first = walk->next;
    first();
    return walk->promise.future();
}

Turn *CozeClient::Private::turn(TurnStart start)
{
    const QString conversation = start.conversationId;
    auto *turn = new Turn(q, context, patience, std::move(start));
    const auto busy = std::make_shared<QString>(conversation);
    if (!conversation.isEmpty())
        busyConversations.insert(conversation);
    QObject::connect(turn, &ChatJob::began, &q, [this, busy](const QString &id, const QString &) {
        busyConversations.remove(*busy);
        *busy = id;
        busyConversations.insert(id);
    });
    // Once: when the turn is deleted later, another one may run in this conversation.
    const auto release = [this, busy] { busyConversations.remove(std::exchange(*busy, QString())); };
    QObject::connect(turn, &Turn::over, &q, release);
    QObject::connect(turn, &QObject::destroyed, &q, release);
    return turn;
}

CozeClient::CozeClient(net::HttpClient &http, TokenCache &tokens, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, http, tokens))
{ }

CozeClient::~CozeClient()
{
    const auto running = children(); // they use what goes with `d`
    qDeleteAll(running);
}

void CozeClient::setRegion(const Region &region)
{
    d->region = region;
    d->context.hasSucceeded = false;
}

const Region &CozeClient::region() const
{
    return d->region;
}

void CozeClient::setPatience(const Patience &patience)
{
    d->patience = patience;
}

void CozeClient::setJitter(std::function<double()> jitter)
{
    d->context.jitter = std::move(jitter);
}

QPointer<ChatJob> CozeClient::chat(const ChatRequest &request, net::Lane lane)
{
    Query query;
    if (!request.conversationId.isEmpty())
        query.append({u"conversation_id"_s, request.conversationId});
    TurnStart start{d->post(u"/v3/chat"_s, query, request.body()), request.stream, request.saveHistory,
        request.conversationId, {}};
    start.request.lane = request.stream ? lane : net::Lane::Background;
    if (request.stream)
        start.request.limits = {10s, 0ms, d->patience.silence};
    const auto checked = request.checked();
    const bool busy
        = !request.conversationId.isEmpty() && d->busyConversations.contains(request.conversationId);
    if (!checked || busy) {
        auto *turn = new Turn(*this, d->context, d->patience, std::move(start));
        turn->refuse(checked ? Error{Error::Kind::Busy, u"a chat is already running in this conversation"_s}
                             : checked.error());
        return turn;
    }
    Turn *turn = d->turn(std::move(start));
    turn->begin();
    return turn;
}

QPointer<ChatJob> CozeClient::submitToolOutputs(
    const QString &conversationId, const QString &chatId, const QVector<ToolOutput> &outputs, bool stream)
{
    QJsonArray list;
    for (const ToolOutput &output : outputs)
        list.append(QJsonObject{{u"tool_call_id"_s, output.toolCallId}, {u"output"_s, output.output}});
    TurnStart start{d->post(u"/v3/chat/submit_tool_outputs"_s,
                        {{u"conversation_id"_s, conversationId}, {u"chat_id"_s, chatId}},
                        {{u"tool_outputs"_s, list}, {u"stream"_s, stream}}),
        stream, true, conversationId, chatId};
    start.request.lane = stream ? net::Lane::Stream : net::Lane::Background;
    if (stream)
        start.request.limits = {10s, 0ms, d->patience.silence};
    Turn *turn = d->turn(std::move(start));
    turn->begin();
    return turn;
}

QFuture<Result<Chat>> CozeClient::retrieve(const QString &conversationId, const QString &chatId)
{
    net::HttpRequest request
        = d->get(u"/v3/chat/retrieve"_s, {{u"conversation_id"_s, conversationId}, {u"chat_id"_s, chatId}});
    request.limits.total = d->patience.retrieve;
    request.lane = net::Lane::Background;
    return d->call<Chat>(request, ApiCall::Repeat::AfterFaults,
        [](const QJsonObject &answer, const QString &) -> Result<Chat> {
            return chatFrom(answer[u"data"_s].toObject());
        });
}

QFuture<Result<QVector<Message>>> CozeClient::chatMessages(
    const QString &conversationId, const QString &chatId)
{
    net::HttpRequest request = d->get(
        u"/v3/chat/message/list"_s, {{u"conversation_id"_s, conversationId}, {u"chat_id"_s, chatId}});
    request.lane = net::Lane::Background;
    return d->call<QVector<Message>>(request, ApiCall::Repeat::AfterFaults,
        [](const QJsonObject &answer, const QString &) -> Result<QVector<Message>> {
            return messagesIn(answer[u"data"_s]);
        });
}

QFuture<Result<Chat>> CozeClient::cancelChat(const QString &conversationId, const QString &chatId)
{
    net::HttpRequest request
        = d->post(u"/v3/chat/cancel"_s, {}, {{u"conversation_id"_s, conversationId}, {u"chat_id"_s, chatId}});
    request.lane = net::Lane::Background; // a hundred chats may be stopped together
    return d->call<Chat>(
        request, ApiCall::Repeat::Never, [](const QJsonObject &answer, const QString &) -> Result<Chat> {
            return chatFrom(answer[u"data"_s].toObject());
        });
}

QFuture<Result<Conversation>> CozeClient::createConversation(const QString &botId, const QString &name)
{
    QJsonObject body;
    if (!botId.isEmpty())
        body[u"bot_id"_s] = botId;
    if (!name.isEmpty())
        body[u"name"_s] = name;
    return d->call<Conversation>(d->post(u"/v1/conversation/create"_s, {}, body), ApiCall::Repeat::Never,
        [](const QJsonObject &answer, const QString &) -> Result<Conversation> {
            return conversationFrom(answer[u"data"_s].toObject());
        });
}

QFuture<Result<Conversation>> CozeClient::conversation(const QString &id)
{
    return d->call<Conversation>(d->get(u"/v1/conversation/retrieve"_s, {{u"conversation_id"_s, id}}),
        ApiCall::Repeat::AfterFaults, [](const QJsonObject &answer, const QString &) -> Result<Conversation> {
            return conversationFrom(answer[u"data"_s].toObject());
        });
}

QFuture<Result<Page<Conversation>>> CozeClient::conversations(
    const QString &botId, int pageNumber, int pageSize)
{
    return d->call<Page<Conversation>>(
        d->get(u"/v1/conversations"_s,
            {{u"bot_id"_s, botId}, {u"page_num"_s, QString::number(pageNumber)},
                {u"page_size"_s, QString::number(pageSize)}}),
        ApiCall::Repeat::AfterFaults,
        [](const QJsonObject &answer, const QString &) -> Result<Page<Conversation>> {
            Page<Conversation> page;
            const QJsonObject data = answer[u"data"_s].toObject();
            for (const QJsonValue &one : data[u"conversations"_s].toArray())
                page.rows.append(conversationFrom(one.toObject()));
            page.hasMore = data[u"has_more"_s].toBool();
            return page;
        });
}

QFuture<Result<Done>> CozeClient::renameConversation(const QString &id, const QString &name)
{
    return d->call<Done>(
        d->post(u"/v1/conversations/"_s + net::pathSegment(id), {}, {{u"name"_s, name}}, "PUT"),
        ApiCall::Repeat::Never, [](const QJsonObject &, const QString &) -> Result<Done> { return Done{}; });
}

QFuture<Result<Done>> CozeClient::deleteConversation(const QString &id)
{
    net::HttpRequest request = d->get(u"/v1/conversations/"_s + net::pathSegment(id), {});
    request.method = "DELETE";
    return d->call<Done>(request, ApiCall::Repeat::Never,
        [](const QJsonObject &, const QString &) -> Result<Done> { return Done{}; });
}

QFuture<Result<QString>> CozeClient::clearConversation(const QString &id)
{
    return d->call<QString>(d->post(u"/v1/conversations/%1/clear"_s.arg(net::pathSegment(id)), {}, {}),
        ApiCall::Repeat::Never, [](const QJsonObject &answer, const QString &) -> Result<QString> {
            return idFrom(answer[u"data"_s][u"id"_s]);
        });
}

QFuture<Result<Page<Message>>> CozeClient::messages(
    const QString &conversationId, const QString &after, int limit)
{
    QJsonObject body{{u"limit"_s, limit}};
    if (!after.isEmpty())
        body[u"after_id"_s] = after;
    // Posted, but it changes nothing.
    return d->call<Page<Message>>(
        d->post(u"/v1/conversation/message/list"_s, {{u"conversation_id"_s, conversationId}}, body),
        ApiCall::Repeat::AfterFaults,
        [after](const QJsonObject &answer, const QString &logId) -> Result<Page<Message>> {
            Page<Message> page;
            page.rows = messagesIn(answer[u"data"_s]);
            page.hasMore = answer[u"has_more"_s].toBool();
            page.firstCursor = idFrom(answer[u"first_id"_s]);
            page.lastCursor = idFrom(answer[u"last_id"_s]);
            if (page.hasMore && (page.lastCursor.isEmpty() || page.lastCursor == after))
                return tl::make_unexpected(Error{Error::Kind::Protocol,
                    u"there are more messages, but no way to ask for them"_s, 0, logId});
            return page;
        });
}

QFuture<Result<Message>> CozeClient::modifyMessage(
    const QString &conversationId, const QString &messageId, const QString &content)
{
    return d->call<Message>(d->post(u"/v1/conversation/message/modify"_s,
                                {{u"conversation_id"_s, conversationId}, {u"message_id"_s, messageId}},
                                {{u"content"_s, content}, {u"content_type"_s, u"text"_s}}),
        ApiCall::Repeat::Never, [](const QJsonObject &answer, const QString &) -> Result<Message> {
            return messageFrom(answer[u"message"_s].toObject());
        });
}

QFuture<Result<QVector<BotSummary>>> CozeClient::bots(const QString &workspaceId, bool withDrafts)
{
    return d->all<BotSummary>(
        [this, workspaceId, withDrafts](int page) {
            Query query{{u"workspace_id"_s, workspaceId}, {u"page_num"_s, QString::number(page)},
                {u"page_size"_s, QString::number(kPageSize)}};
            if (withDrafts)
                query.append({u"publish_status"_s, u"all"_s});
            return d->get(u"/v1/bots"_s, query);
        },
        [](const QJsonObject &data, QVector<BotSummary> &rows) {
            for (const QJsonValue &one : data[u"items"_s].toArray())
                addOnce(rows, botSummaryFrom(one.toObject()));
            return rows.size() < data[u"total"_s].toInteger();
        });
}

QFuture<Result<QVector<BotSummary>>> CozeClient::publishedBots(const QString &workspaceId)
{
    return d->all<BotSummary>(
        [this, workspaceId](int page) {
            return d->get(u"/v1/space/published_bots_list"_s,
                {{u"space_id"_s, workspaceId}, {u"page_index"_s, QString::number(page)},
                    {u"page_size"_s, QString::number(kPageSize)}});
        },
        [](const QJsonObject &data, QVector<BotSummary> &rows) {
            for (const QJsonValue &one : data[u"space_bots"_s].toArray())
                addOnce(rows, botSummaryFrom(one.toObject()));
            return rows.size() < data[u"total"_s].toInteger();
        });
}

QFuture<Result<QVector<BotSummary>>> CozeClient::allBots(bool withDrafts)
{
    return (new BotLister(*this, withDrafts))->start();
}

QFuture<Result<QVector<Workspace>>> CozeClient::workspaces()
{
    return d->all<Workspace>(
        [this](int page) {
            return d->get(u"/v1/workspaces"_s,
                {{u"page_num"_s, QString::number(page)}, {u"page_size"_s, QString::number(kPageSize)}});
        },
        [](const QJsonObject &data, QVector<Workspace> &rows) {
            for (const QJsonValue &one : data[u"workspaces"_s].toArray())
                addOnce(rows,
                    Workspace{idFrom(one[u"id"_s]), one[u"name"_s].toString(), one[u"role_type"_s].toString(),
                        one[u"workspace_type"_s].toString()});
            return rows.size() < data[u"total_count"_s].toInteger();
        });
}

QFuture<Result<Bot>> CozeClient::bot(const QString &botId, bool published)
{
    return d->call<Bot>(d->get(u"/v1/bots/"_s + net::pathSegment(botId),
                            {{u"is_published"_s, published ? u"true"_s : u"false"_s}}),
        ApiCall::Repeat::AfterFaults, [](const QJsonObject &answer, const QString &) -> Result<Bot> {
            return botFrom(answer[u"data"_s].toObject());
        });
}

QFuture<Result<QString>> CozeClient::publishBot(const QString &botId, const QStringList &connectorIds)
{
    return d->call<QString>(
        d->post(u"/v1/bot/publish"_s, {},
            {{u"bot_id"_s, botId}, {u"connector_ids"_s, QJsonArray::fromStringList(connectorIds)}}),
        ApiCall::Repeat::Never, [](const QJsonObject &answer, const QString &) -> Result<QString> {
            return idFrom(answer[u"data"_s][u"version"_s]);
        });
}

QFuture<Result<User>> CozeClient::me()
{
    return d->call<User>(d->get(u"/v1/users/me"_s, {}), ApiCall::Repeat::AfterFaults,
        [](const QJsonObject &answer, const QString &) -> Result<User> {
            const QJsonObject data = answer[u"data"_s].toObject();
            return User{
                idFrom(data[u"user_id"_s]), data[u"user_name"_s].toString(), data[u"nick_name"_s].toString()};
        });
}

QFuture<Result<UploadedFile>> CozeClient::upload(
    std::shared_ptr<QIODevice> file, const QString &name, std::function<void(qint64, qint64)> progress)
{
    const qint64 size = file->size();
    if (size <= 0)
        return d->refused<UploadedFile>({Error::Kind::InvalidInput, u"the file is empty"_s});
    if (size > kLargestFile)
        return d->refused<UploadedFile>({Error::Kind::InvalidInput, u"the file is larger than 512 MB"_s});
    const QByteArray boundary = "agentconsole-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    QString safe = name;
    safe.replace(u'"', u'\'').replace(u'\r', u' ').replace(u'\n', u' ');
    const QByteArray head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + safe.toUtf8() + "\"\r\nContent-Type: "
        + QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name().toUtf8() + "\r\n\r\n";
    net::HttpRequest request = d->get(u"/v1/files/upload"_s, {});
    request.method = "POST";
    request.headers = {{"Content-Type", "multipart/form-data; boundary=" + boundary}};
    request.upload = std::make_shared<FormFile>(std::move(file), head, "\r\n--" + boundary + "--\r\n");
    request.limits.total
        = d->patience.call + std::chrono::milliseconds(size / 50); // 50 kB a second at the slowest
    return d->call<UploadedFile>(
        request, ApiCall::Repeat::Never,
        [name](const QJsonObject &answer, const QString &) -> Result<UploadedFile> {
            const QJsonObject data = answer[u"data"_s].toObject();
            return UploadedFile{
                idFrom(data[u"id"_s]), data[u"file_name"_s].toString(name), data[u"bytes"_s].toInteger()};
        },
        std::move(progress));
}

CozeClient::Statistics CozeClient::statistics() const
{
    const ApiContext &c = d->context;
    return {c.calls, c.succeeded, c.failed, c.retried, c.rateLimited};
}

} // namespace core::coze
