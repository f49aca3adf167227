// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace core::coze {

// All ids are text: they exceed 2^53. Times are ms since 1970 UTC; nothing where the service gave none.

enum class ChatStatus { Created, InProgress, Completed, Failed, RequiresAction, Canceled, Unknown };
/// Accepts the spellings of the hosted service and of Coze Studio (`cancelled`, `required_action`, `expired`
/// → Failed …).
[[nodiscard]] ChatStatus chatStatusOf(const QString &word);
[[nodiscard]] QString toWord(ChatStatus status); // the hosted service's spelling
[[nodiscard]] bool isTerminal(ChatStatus status);

struct Usage
{
    qint64 input = 0;
    qint64 output = 0;
    qint64 total = 0;

    bool operator==(const Usage &) const = default;
};

struct ToolCall
{
    QString id; // opaque
    QString type; // `function` or `reply_message`
    QString name;
    QString arguments; // JSON text

    bool operator==(const ToolCall &) const = default;
};

struct ServiceError
{
    qint64 code = 0;
    QString message;

    bool operator==(const ServiceError &) const = default;
};

/// The state of one turn of the bot (coze-api 2.2).
struct Chat
{
    QString id;
    QString conversationId; // may differ from the one asked for
    QString botId;
    QString sectionId;
    ChatStatus status = ChatStatus::Unknown;
    std::optional<ServiceError> lastError; // only a real one
    QVector<ToolCall> toolCalls; // what it waits for; empty when it does not
    std::optional<Usage> usage;
    std::optional<qint64> createdAtMs, completedAtMs;

    bool operator==(const Chat &) const = default;
};

enum class MessageType { Question, Answer, FunctionCall, ToolOutput, FollowUp, Verbose, Knowledge, Unknown };

/// coze-api 2.3. `ToolOutput` stands for `tool_output` and `tool_response`.
struct Message
{
    QString id;
    QString conversationId;
    QString chatId;
    QString botId;
    QString sectionId;
    QString role; // `user`, `assistant`, `tool`
    MessageType type = MessageType::Unknown;
    QString typeWord; // as the service wrote it
    QString content;
    QString contentType; // `text`, `object_string`, `card`, `audio`
    QString reasoning;
    std::optional<qint64> createdAtMs, updatedAtMs;

    bool operator==(const Message &) const = default;
};

struct BotSummary
{
    QString id;
    QString name;
    QString description;
    QString iconUrl;
    bool isPublished = true;
    std::optional<qint64> publishedAtMs, updatedAtMs;
};

struct Bot
{
    QString id;
    QString name;
    QString description;
    QString iconUrl;
    QString version;
    int mode = 0; // 0 single agent, 1 several; others as they come
    QString prompt;
    QString prologue;
    QStringList suggestedQuestions;
    QString modelId;
    QString modelName;
    QStringList plugins; // names
    QStringList workflows;
    QStringList knowledge;
    std::optional<qint64> createdAtMs, updatedAtMs;
    QJsonObject raw; // everything the service said
};

struct Workspace
{
    QString id;
    QString name;
    QString role; // `owner`, `admin`, `member`
    QString type; // `personal`, `team`
};

struct User
{
    QString id;
    QString userName;
    QString nickName;
};

struct Conversation
{
    QString id;
    QString name;
    QString lastSectionId;
    std::optional<qint64> createdAtMs, updatedAtMs;
};

struct UploadedFile
{
    QString id;
    QString name;
    qint64 bytes = 0;
};

template <class T>
struct Page
{
    QVector<T> rows;
    bool hasMore = false;
    QString firstCursor, lastCursor; // of message lists: hand `lastCursor` back for the next page
    std::optional<qint64> total;
};

} // namespace core::coze
