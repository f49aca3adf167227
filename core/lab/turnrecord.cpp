// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lab/turnrecord.h"

#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <span>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::lab {

namespace {

// Words, so that what is stored outlives the order of an enumeration.
template <class T>
using Words = std::span<const std::pair<T, QLatin1StringView>>;

constexpr std::pair<Error::Kind, QLatin1StringView> kErrors[]{{Error::Kind::Cancelled, "cancelled"_L1},
    {Error::Kind::NotFound, "notFound"_L1}, {Error::Kind::InvalidInput, "invalidInput"_L1},
    {Error::Kind::Unsupported, "unsupported"_L1}, {Error::Kind::Busy, "busy"_L1},
    {Error::Kind::File, "file"_L1}, {Error::Kind::Network, "network"_L1}, {Error::Kind::Tls, "tls"_L1},
    {Error::Kind::Timeout, "timeout"_L1}, {Error::Kind::Unauthorized, "unauthorized"_L1},
    {Error::Kind::Forbidden, "forbidden"_L1}, {Error::Kind::RateLimited, "rateLimited"_L1},
    {Error::Kind::Protocol, "protocol"_L1}, {Error::Kind::Remote, "remote"_L1}};
constexpr std::pair<coze::MessageType, QLatin1StringView> kSteps[]{
    {coze::MessageType::FunctionCall, "functionCall"_L1}, {coze::MessageType::ToolOutput, "toolOutput"_L1},
    {coze::MessageType::Verbose, "verbose"_L1}, {coze::MessageType::Knowledge, "knowledge"_L1},
    {coze::MessageType::Unknown, "unknown"_L1}};

template <class T>
QString wordOf(Words<T> words, T value)
{
    const auto found
        = std::find_if(words.begin(), words.end(), [value](const auto &one) { return one.first == value; });
    return found == words.end() ? QString() : QString(found->second);
}

template <class T>
T valueOf(Words<T> words, const QString &word, T otherwise)
{
    const auto found
        = std::find_if(words.begin(), words.end(), [&word](const auto &one) { return one.second == word; });
    return found == words.end() ? otherwise : found->first;
}

QJsonObject toJson(const Error &error)
{
    return {{u"kind"_s, wordOf<Error::Kind>(kErrors, error.kind)}, {u"detail"_s, error.detail},
        {u"code"_s, error.code}, {u"logId"_s, error.logId}};
}

std::optional<Error> errorFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    Error error;
    error.kind = valueOf<Error::Kind>(kErrors, value[u"kind"_s].toString(), Error::Kind::Protocol);
    error.detail = value[u"detail"_s].toString();
    error.code = value[u"code"_s].toInteger();
    error.logId = value[u"logId"_s].toString();
    return error;
}

QJsonObject toJson(const chat::TurnTiming &timing)
{
    QJsonArray stalls;
    for (const chat::Stall &stall : timing.stalls)
        stalls.append(QJsonArray{stall.fromMs, stall.lengthMs});
    return {{u"token"_s, timing.tokenMs}, {u"connecting"_s, timing.connectingMs}, {u"sent"_s, timing.sentMs},
        {u"firstByte"_s, timing.firstByteMs}, {u"firstEvent"_s, timing.firstEventMs},
        {u"firstWord"_s, timing.firstWordMs}, {u"lastWord"_s, timing.lastWordMs},
        {u"completed"_s, timing.completedMs}, {u"deltas"_s, timing.deltas}, {u"stalls"_s, stalls}};
}

chat::TurnTiming timingFrom(const QJsonObject &json)
{
    const auto ms = [&json](const QString &key) { return json[key].toDouble(-1); };
    chat::TurnTiming timing;
    timing.tokenMs = ms(u"token"_s);
    timing.connectingMs = ms(u"connecting"_s);
    timing.sentMs = ms(u"sent"_s);
    timing.firstByteMs = ms(u"firstByte"_s);
    timing.firstEventMs = ms(u"firstEvent"_s);
    timing.firstWordMs = ms(u"firstWord"_s);
    timing.lastWordMs = ms(u"lastWord"_s);
    timing.completedMs = ms(u"completed"_s);
    timing.deltas = json[u"deltas"_s].toInt();
    for (const QJsonValue &stall : json[u"stalls"_s].toArray())
        timing.stalls.append({stall[0].toDouble(), stall[1].toDouble()});
    return timing;
}

QJsonObject toJson(const coze::ChatOutcome &outcome)
{
    QJsonArray answers;
    for (const coze::Answer &a : outcome.answers)
        answers.append(QJsonObject{{u"id"_s, a.messageId}, {u"text"_s, a.text},
            {u"contentType"_s, a.contentType}, {u"reasoning"_s, a.reasoning}, {u"complete"_s, a.isComplete}});
    QJsonArray steps;
    for (const coze::TraceStep &s : outcome.steps)
        steps.append(QJsonObject{{u"type"_s, wordOf<coze::MessageType>(kSteps, s.type)},
            {u"id"_s, s.messageId}, {u"title"_s, s.title}, {u"content"_s, s.content}, {u"at"_s, s.atMs}});
    QJsonArray tools;
    for (const coze::ToolCall &t : outcome.toolCalls)
        tools.append(QJsonObject{
            {u"id"_s, t.id}, {u"type"_s, t.type}, {u"name"_s, t.name}, {u"arguments"_s, t.arguments}});
    QJsonObject json{{u"status"_s, coze::toWord(outcome.status)},
        {u"conversationId"_s, outcome.conversationId}, {u"chatId"_s, outcome.chatId}, {u"answers"_s, answers},
        {u"followUps"_s, QJsonArray::fromStringList(outcome.followUps)}, {u"steps"_s, steps},
        {u"toolCalls"_s, tools}, {u"logId"_s, outcome.logId}, {u"timing"_s, toJson(outcome.timing)},
        {u"unknownEvents"_s, outcome.unknownEvents}, {u"recovered"_s, outcome.wasRecovered}};
    if (outcome.usage)
        json[u"usage"_s] = QJsonObject{{u"input"_s, outcome.usage->input},
            {u"output"_s, outcome.usage->output}, {u"total"_s, outcome.usage->total}};
    if (outcome.error)
        json[u"error"_s] = toJson(*outcome.error);
    return json;
}

coze::ChatOutcome outcomeFrom(const QJsonObject &json)
{
    coze::ChatOutcome outcome;
    outcome.status = coze::chatStatusOf(json[u"status"_s].toString());
    outcome.conversationId = json[u"conversationId"_s].toString();
    outcome.chatId = json[u"chatId"_s].toString();
    for (const QJsonValue &a : json[u"answers"_s].toArray())
        outcome.answers.append({a[u"id"_s].toString(), a[u"text"_s].toString(),
            a[u"contentType"_s].toString(), a[u"reasoning"_s].toString(), a[u"complete"_s].toBool()});
    for (const QJsonValue &question : json[u"followUps"_s].toArray())
        outcome.followUps.append(question.toString());
    for (const QJsonValue &s : json[u"steps"_s].toArray())
        outcome.steps.append(
            {valueOf<coze::MessageType>(kSteps, s[u"type"_s].toString(), coze::MessageType::Unknown),
                s[u"id"_s].toString(), s[u"title"_s].toString(), s[u"content"_s].toString(),
                s[u"at"_s].toDouble()});
    for (const QJsonValue &t : json[u"toolCalls"_s].toArray())
        outcome.toolCalls.append({t[u"id"_s].toString(), t[u"type"_s].toString(), t[u"name"_s].toString(),
            t[u"arguments"_s].toString()});
    if (const QJsonValue usage = json[u"usage"_s]; usage.isObject())
        outcome.usage = coze::Usage{
            usage[u"input"_s].toInteger(), usage[u"output"_s].toInteger(), usage[u"total"_s].toInteger()};
    outcome.error = errorFrom(json[u"error"_s]);
    outcome.logId = json[u"logId"_s].toString();
    outcome.timing = timingFrom(json[u"timing"_s].toObject());
    outcome.unknownEvents = json[u"unknownEvents"_s].toInt();
    outcome.wasRecovered = json[u"recovered"_s].toBool();
    return outcome;
}

} // namespace

void TurnRecord::add(const coze::RawEvent &event)
{
    events.append(event);
    m_eventBytes += event.data.size();
    if (m_eventBytes > kMostEventBytes)
        events.last().data.clear();
}

QByteArray toJsonLine(const TurnRecord &turn)
{
    QJsonArray events;
    for (const coze::RawEvent &event : turn.events)
        events.append(QJsonArray{event.atMs, event.name, QString::fromUtf8(event.data)});
    QJsonObject variables;
    for (auto it = turn.customVariables.cbegin(); it != turn.customVariables.cend(); ++it)
        variables[it.key()] = it.value();
    QJsonObject json{{u"id"_s, turn.id}, {u"session"_s, turn.sessionId},
        {u"askedAt"_s, formatTimestamp(turn.askedAtMs)}, {u"bot"_s, turn.botId}, {u"botName"_s, turn.botName},
        {u"user"_s, turn.userId}, {u"questionId"_s, turn.questionId}, {u"question"_s, turn.question},
        {u"request"_s, turn.requestBody}, {u"stream"_s, turn.stream}, {u"draft"_s, turn.draft},
        {u"variables"_s, variables}, {u"outcome"_s, toJson(turn.outcome)}, {u"events"_s, events}};
    if (turn.error)
        json[u"error"_s] = toJson(*turn.error);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<TurnRecord> turnFromJson(const QByteArray &line)
{
    QJsonParseError parsed;
    const QJsonObject json = QJsonDocument::fromJson(line, &parsed).object();
    if (parsed.error != QJsonParseError::NoError || json[u"id"_s].toString().isEmpty())
        return failure(Error::Kind::InvalidInput, parsed.errorString());
    TurnRecord turn;
    turn.id = json[u"id"_s].toString();
    turn.sessionId = json[u"session"_s].toString();
    turn.askedAtMs = parseTimestamp(QStringView(json[u"askedAt"_s].toString())).value_or(0);
    turn.botId = json[u"bot"_s].toString();
    turn.botName = json[u"botName"_s].toString();
    turn.userId = json[u"user"_s].toString();
    turn.questionId = json[u"questionId"_s].toString();
    turn.question = json[u"question"_s].toString();
    turn.requestBody = json[u"request"_s].toString();
    turn.stream = json[u"stream"_s].toBool(true);
    turn.draft = json[u"draft"_s].toBool();
    const QJsonObject variables = json[u"variables"_s].toObject();
    for (auto it = variables.begin(); it != variables.end(); ++it)
        turn.customVariables.insert(it.key(), it.value().toString());
    turn.outcome = outcomeFrom(json[u"outcome"_s].toObject());
    turn.error = errorFrom(json[u"error"_s]);
    for (const QJsonValue &event : json[u"events"_s].toArray())
        turn.add({event[0].toDouble(), event[1].toString(), event[2].toString().toUtf8()});
    return turn;
}

QString prettyJson(const QByteArray &text)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return QString::fromUtf8(text);
    return QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

QString reportOf(const TurnRecord &turn, bool withEvents)
{
    QStringList lines;
    const auto say = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append(name + u": "_s + value);
    };
    const auto ms
        = [](double value) { return value < 0 ? QString() : QString::number(value, 'f', 1) + u" ms"_s; };
    const coze::ChatOutcome &outcome = turn.outcome;
    const std::optional<Error> error = turn.error ? turn.error : outcome.error;
    say(u"asked at"_s, formatTimestamp(turn.askedAtMs));
    say(u"bot"_s, turn.botId);
    say(u"user"_s, turn.userId);
    say(u"conversation"_s, outcome.conversationId);
    say(u"chat"_s, outcome.chatId);
    say(u"log id"_s, error && !error->logId.isEmpty() ? error->logId : outcome.logId);
    say(u"status"_s, turn.error ? u"no answer"_s : coze::toWord(outcome.status));
    if (error)
        say(u"error"_s, QString::number(error->code) + u' ' + error->detail);
    say(u"way"_s, turn.stream ? u"stream"_s : u"polling"_s);
    say(u"first event"_s, ms(outcome.timing.firstEventMs));
    say(u"first word"_s, ms(outcome.timing.firstWordMs));
    say(u"last word"_s, ms(outcome.timing.lastWordMs));
    say(u"completed"_s, ms(outcome.timing.completedMs));
    for (const chat::Stall &stall : outcome.timing.stalls)
        say(u"stall"_s, ms(stall.lengthMs) + u" from "_s + ms(stall.fromMs));
    if (outcome.usage)
        say(u"tokens"_s,
            u"%1 in, %2 out, %3 in all"_s.arg(outcome.usage->input)
                .arg(outcome.usage->output)
                .arg(outcome.usage->total));
    say(u"request"_s, turn.requestBody);
    if (withEvents) {
        lines.append(QString());
        for (const coze::RawEvent &event : turn.events)
            lines.append(QString::number(event.atMs, 'f', 1) + u' ' + event.name + u' '
                + QString::fromUtf8(event.data));
    }
    return lines.join(u'\n');
}

} // namespace core::lab
