// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/chatapi.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::coze::ChatStatus;
using core::coze::Message;

namespace app::sampleshop {

namespace {

constexpr qsizetype kMostAdditional = 100;
constexpr qsizetype kMostPairs = 16;
constexpr qsizetype kLongestKey = 64;
constexpr qsizetype kLongestValue = 512;

tl::unexpected<ApiAnswer> refused(qint64 number, const QString &message)
{
    return tl::make_unexpected(ApiAnswer::refuse(number, message));
}

bool isTooMuch(const QJsonObject &metaData)
{
    if (metaData.size() > kMostPairs)
        return true;
    for (auto pair = metaData.constBegin(); pair != metaData.constEnd(); ++pair) {
        if (pair.key().size() > kLongestKey || pair.value().toString().size() > kLongestValue)
            return true;
    }
    return false;
}

/// As the service often does it: inside the stream, with HTTP 200.
ApiAnswer refuseInStream(const ApiCall &call, qint64 number, const QString &message)
{
    call.connection->beginStream("text/event-stream; charset=utf-8", call.headers);
    call.connection->send(sseFrame("error", QJsonObject{{u"code"_s, number}, {u"msg"_s, message}}));
    call.connection->endStream();
    return ApiAnswer::taken();
}

ApiAnswer refuseAs(const Refusal &refusal)
{
    if (refusal.error.code != 0)
        return ApiAnswer::refuse(refusal.error.code, refusal.error.message, refusal.status);
    ApiAnswer answer;
    answer.status = refusal.status;
    answer.page = "<html><body><h1>Sample shop: bad gateway</h1></body></html>\n";
    return answer;
}

ApiAnswer chatAnswer(const StoredChat &chat)
{
    return ApiAnswer::data(toJson(chat.value, chat.metaData));
}

} // namespace

ChatApi::ChatApi(ShopMemory &memory, const ShopShelf &shelf, QObject *parent)
    : QObject(parent),
      m_memory(memory),
      m_shelf(shelf)
{ }

ApiAnswer ChatApi::begin(const ApiCall &call)
{
    auto wish = wishOf(call);
    if (!wish)
        return wish.error();
    const Script script = scriptOf(wish->bot->kind, wish->question);
    if (script.refusal)
        return refuseAs(*script.refusal);
    if (wish->conversation && !wish->conversation->runningChat.isEmpty()) {
        const QString message = u"a chat is already running in this conversation"_s;
        return wish->streams ? refuseInStream(call, code::kBusy, message)
                             : ApiAnswer::refuse(code::kBusy, message);
    }
    const ShopMemory::ChatPointer chat = store(call, *wish);
    chat->afterTools = script.afterTools;
    ++m_begun;
    return run(call, chat, script.steps, wish->streams, false);
}

tl::expected<ChatApi::Wish, ApiAnswer> ChatApi::wishOf(const ApiCall &call) const
{
    Wish wish;
    wish.streams = call.body[u"stream"_s].toBool();
    wish.saves = call.body[u"auto_save_history"_s].toBool(true);
    wish.metaData = call.body[u"meta_data"_s].toObject();
    const QString botId = call.body[u"bot_id"_s].toString();
    if (botId.isEmpty())
        return refused(code::kBadParameter, u"bot_id is required"_s);
    if (call.body[u"user_id"_s].toString().isEmpty())
        return refused(code::kBadParameter, u"user_id is required"_s);
    wish.bot = m_shelf.bot(botId);
    if (!wish.bot)
        return refused(code::kNoBot, u"the sample shop has no bot %1"_s.arg(botId));
    if (!call.identity.botIds.isEmpty() && !call.identity.botIds.contains(botId))
        return refused(code::kNoPermission, u"this token may not talk to bot %1"_s.arg(botId));
    const bool draft = call.body[u"publish_status"_s].toString() == "unpublished_draft"_L1;
    if (!wish.bot->isPublished && !draft)
        return refused(code::kNotPublished, u"bot %1 is not published to the API channel"_s.arg(botId));
    if (!wish.streams && !wish.saves)
        return refused(code::kNeedsHistory, u"auto_save_history must be true without stream"_s);
    if (isTooMuch(wish.metaData))
        return refused(
            code::kTooMuchMetaData, u"meta_data holds at most 16 pairs of 64 and 512 characters"_s);
    if (const QString id = call.parameter(u"conversation_id"_s); !id.isEmpty()) {
        wish.conversation = m_memory.conversation(id, call.identity.session);
        if (!wish.conversation)
            return refused(code::kNoConversation, u"there is no conversation %1"_s.arg(id));
    }
    if (const auto taken = takeMessages(call, wish); !taken)
        return tl::make_unexpected(taken.error());
    return wish;
}

tl::expected<void, ApiAnswer> ChatApi::takeMessages(const ApiCall &call, Wish &wish) const
{
    const QJsonArray given = call.body[u"additional_messages"_s].toArray();
    if (given.size() > kMostAdditional)
        return refused(code::kTooManyMessages, u"there may be 100 additional_messages"_s);
    for (const auto &one : given) {
        Message message;
        message.role = one[u"role"_s].toString();
        message.typeWord = one[u"type"_s].toString(u"question"_s);
        message.content = one[u"content"_s].toString();
        message.contentType = one[u"content_type"_s].toString();
        if (message.role != "user"_L1 && message.role != "assistant"_L1)
            return refused(code::kBadParameter, u"the role of a message is user or assistant"_s);
        if (message.contentType != "text"_L1 && message.contentType != "object_string"_L1)
            return refused(code::kBadParameter, u"content_type is text or object_string"_s);
        wish.messages.append(message);
    }
    // Without any the last stored one is the question.
    Message last;
    if (!wish.messages.isEmpty())
        last = wish.messages.constLast();
    else if (wish.conversation && !wish.conversation->messages.isEmpty())
        last = wish.conversation->messages.constLast();
    else
        return refused(code::kBadParameter, u"there is no question"_s);
    if (last.role != "user"_L1)
        return refused(code::kBadParameter, u"the last message must be the user's question"_s);
    const auto question = questionIn(last);
    if (!question)
        return tl::make_unexpected(question.error());
    wish.question = *question;
    const QJsonObject variables = call.body[u"custom_variables"_s].toObject();
    for (auto one = variables.constBegin(); one != variables.constEnd(); ++one)
        wish.question.variables.insert(one.key(), one.value().toString());
    return {};
}

tl::expected<Question, ApiAnswer> ChatApi::questionIn(const Message &message) const
{
    Question question;
    if (message.contentType == "text"_L1) {
        question.text = message.content;
        return question;
    }
    const QJsonDocument document = QJsonDocument::fromJson(message.content.toUtf8());
    if (!document.isArray())
        return refused(code::kBadParameter, u"the content of an object_string is the text of a JSON array"_s);
    const QJsonArray items = document.array();
    for (const auto &item : items) {
        if (item[u"type"_s].toString() == "text"_L1) {
            question.text = item[u"text"_s].toString();
            continue;
        }
        const QString id = item[u"file_id"_s].toString();
        const QString url = item[u"file_url"_s].toString();
        const auto file = m_shelf.file(id);
        if (!file && url.isEmpty())
            return refused(code::kBadParameter, u"there is no file %1"_s.arg(id));
        question.files.append(file ? file->name : url);
    }
    if (question.files.isEmpty())
        return refused(code::kBadParameter, u"text alone is sent with content_type text"_s);
    return question;
}

ShopMemory::ChatPointer ChatApi::store(const ApiCall &call, Wish &wish)
{
    if (!wish.conversation)
        wish.conversation = m_memory.addConversation(wish.bot->id, call.identity.session);
    StoredConversation &conversation = *wish.conversation;
    auto chat = std::make_shared<StoredChat>();
    chat->value.id = m_memory.newId();
    chat->value.conversationId = conversation.value.id;
    chat->value.botId = wish.bot->id;
    chat->value.sectionId = conversation.value.lastSectionId;
    chat->value.createdAtMs = QDateTime::currentMSecsSinceEpoch();
    chat->session = call.identity.session;
    chat->isSaved = wish.saves;
    chat->metaData = wish.metaData;
    conversation.runningChat = chat->value.id;

    chat->inputTokens = tokensIn(wish.bot->prompt);
    for (const Message &known : std::as_const(conversation.messages)) {
        const bool isRead = known.typeWord == "question"_L1 || known.typeWord == "answer"_L1;
        if (isRead && known.sectionId == chat->value.sectionId)
            chat->inputTokens += tokensIn(known.content);
    }
    for (Message &message : wish.messages) {
        chat->inputTokens += tokensIn(message.content);
        message.id = m_memory.newId();
        message.conversationId = conversation.value.id;
        message.chatId = chat->value.id;
        message.botId = wish.bot->id;
        message.sectionId = chat->value.sectionId;
        message.createdAtMs = message.updatedAtMs = chat->value.createdAtMs;
        if (wish.saves)
            m_memory.addMessage(conversation, message);
    }
    m_memory.addChat(chat);
    return chat;
}

ApiAnswer ChatApi::run(const ApiCall &call, const ShopMemory::ChatPointer &chat, const QVector<Step> &steps,
    bool streams, bool resumes)
{
    auto *run = new ChatRun(m_memory, chat, this);
    const QString id = chat->value.id;
    m_runs.insert(id, run);
    connect(run, &ChatRun::ended, this, [this, id] { m_runs.remove(id); });
    if (streams) {
        call.connection->beginStream("text/event-stream; charset=utf-8", call.headers);
        run->streamTo(call.connection);
    }
    resumes ? run->resume(steps, m_pace) : run->start(steps, m_pace);
    return streams ? ApiAnswer::taken() : chatAnswer(*chat);
}

ApiAnswer ChatApi::retrieve(const ApiCall &call) const
{
    const auto chat = m_memory.chat(
        call.parameter(u"conversation_id"_s), call.parameter(u"chat_id"_s), call.identity.session);
    return chat ? chatAnswer(*chat) : ApiAnswer::refuse(code::kNoChat, u"there is no such chat"_s);
}

ApiAnswer ChatApi::messages(const ApiCall &call) const
{
    const auto chat = m_memory.chat(
        call.parameter(u"conversation_id"_s), call.parameter(u"chat_id"_s), call.identity.session);
    if (!chat)
        return ApiAnswer::refuse(code::kNoChat, u"there is no such chat"_s);
    QJsonArray list;
    for (const Message &message : std::as_const(chat->messages))
        list.append(toJson(message));
    return ApiAnswer::data(list);
}

ApiAnswer ChatApi::cancel(const ApiCall &call)
{
    const QString conversationId = call.body[u"conversation_id"_s].toString();
    const QString chatId = call.body[u"chat_id"_s].toString();
    if (conversationId.isEmpty() || chatId.isEmpty())
        return ApiAnswer::refuse(code::kBadParameter, u"conversation_id and chat_id are required"_s);
    ChatRun *run = m_runs.value(chatId);
    const bool isOurs = run && run->chat()->session == call.identity.session
        && run->chat()->value.conversationId == conversationId;
    if (isOurs) {
        const ShopMemory::ChatPointer chat = run->chat();
        run->cancel();
        return chatAnswer(*chat);
    }
    return m_memory.chat(conversationId, chatId, call.identity.session)
        ? ApiAnswer::refuse(code::kNotCancellable, u"the chat is over"_s)
        : ApiAnswer::refuse(code::kNoChat, u"there is no such chat"_s);
}

ApiAnswer ChatApi::submitToolOutputs(const ApiCall &call)
{
    const auto chat = m_memory.chat(
        call.parameter(u"conversation_id"_s), call.parameter(u"chat_id"_s), call.identity.session);
    if (!chat)
        return ApiAnswer::refuse(code::kNoChat, u"there is no such chat"_s);
    if (chat->value.status != ChatStatus::RequiresAction)
        return ApiAnswer::refuse(code::kBadParameter, u"the chat does not wait for tools"_s);
    QVector<core::coze::ToolOutput> outputs;
    const QJsonArray list = call.body[u"tool_outputs"_s].toArray();
    for (const auto &one : list)
        outputs.append({one[u"tool_call_id"_s].toString(), one[u"output"_s].toString()});
    for (const core::coze::ToolCall &asked : std::as_const(chat->value.toolCalls)) {
        const bool answered = std::any_of(outputs.cbegin(), outputs.cend(),
            [&asked](const core::coze::ToolOutput &output) { return output.toolCallId == asked.id; });
        if (!answered)
            return ApiAnswer::refuse(
                code::kBadParameter, u"the tool call %1 was not answered"_s.arg(asked.id));
    }
    const auto conversation = m_memory.conversation(chat->value.conversationId, call.identity.session);
    if (!conversation || !conversation->runningChat.isEmpty())
        return ApiAnswer::refuse(code::kBusy, u"another chat is running in this conversation"_s);
    conversation->runningChat = chat->value.id;
    for (const core::coze::ToolOutput &output : std::as_const(outputs))
        chat->inputTokens += tokensIn(output.output);
    return run(call, chat, chat->afterTools(outputs), call.body[u"stream"_s].toBool(), true);
}

void ChatApi::cancelAll()
{
    const auto runs = m_runs;
    for (ChatRun *run : runs)
        run->cancel();
}

} // namespace app::sampleshop
