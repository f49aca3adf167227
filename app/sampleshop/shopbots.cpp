// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/shopbots.h"

#include "app/sampleshop/knowledge.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::coze::ToolCall;
using core::coze::ToolOutput;

namespace app::sampleshop {

namespace {

constexpr int kMostDeltas = 1'000'000;
constexpr auto kWord = 25ms; // between two words of a bot in no hurry

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void say(QVector<Step> &steps, const QString &text, milliseconds first, milliseconds between,
    bool isReasoning = false)
{
    bool isFirst = true;
    for (const QString &piece : piecesOf(text))
        steps.append({std::exchange(isFirst, false) ? first : between, Say{piece, isReasoning}});
}

Script assistantScript(const Question &question)
{
    const KnownAnswer known = answerTo(question.text);
    Script script;
    if (!known.source.isEmpty())
        script.steps.append({150ms, Tell{u"knowledge"_s, known.source}});
    say(script.steps, known.text, 200ms, kWord);
    script.steps.append({0ms, EndAnswer{}});
    for (const QString &next : known.followUps)
        script.steps.append({30ms, Tell{u"follow_up"_s, next}});
    return script;
}

Script echoScript(const Question &question)
{
    Script script;
    QString text = question.text;
    if (!question.files.isEmpty())
        text += u"\n\n📎 "_s + question.files.join(u", "_s);
    for (auto one = question.variables.cbegin(); one != question.variables.cend(); ++one)
        text += u"\n\n%1 = %2"_s.arg(one.key(), one.value());
    say(script.steps, text.isEmpty() ? u"…"_s : text, 40ms, 10ms);
    return script;
}

Script slowScript(const Question &question)
{
    Script script;
    say(script.steps, u"The question has to be read with care. "_s, 1500ms, 300ms, true);
    say(script.steps, u"I think about every single word of it: "_s, 1200ms, 600ms);
    say(script.steps, u"_%1_ "_s.arg(question.text.left(40)), 4500ms, 400ms); // a stall
    say(script.steps, u"… and that is all."_s, 800ms, 700ms);
    return script;
}

QString orderNumberIn(const QString &text)
{
    static const QRegularExpression number(u"[0-9]{3,}"_s);
    const QRegularExpressionMatch match = number.match(text);
    return match.hasMatch() ? match.captured() : u"1042"_s;
}

/// The turn stops until the person's own program has said whether it may go on.
Script approvalScript(const QString &order)
{
    Script script;
    const QString arguments
        = compact({{u"order"_s, order}, {u"amount"_s, u"39.90"_s}, {u"currency"_s, u"EUR"_s}});
    say(script.steps, u"A refund needs the approval of a person. "_s, 200ms, kWord, true);
    script.steps.append({100ms,
        AskForTools{{ToolCall{u"call_approve_"_s + order, u"function"_s, u"approve_refund"_s, arguments}}}});
    script.afterTools = [order](const QVector<ToolOutput> &outputs) {
        QVector<Step> steps;
        for (const ToolOutput &output : outputs)
            steps.append({50ms, Tell{u"tool_response"_s, output.output}});
        say(steps,
            u"The refund of order **#%1** was decided by your tool: %2"_s.arg(
                order, outputs.isEmpty() ? QString() : outputs.constFirst().output),
            200ms, kWord);
        return steps;
    };
    return script;
}

Script toolsScript(const Question &question)
{
    const QString order = orderNumberIn(question.text);
    if (question.text.contains("refund"_L1, Qt::CaseInsensitive)
        || question.text.contains("approve"_L1, Qt::CaseInsensitive))
        return approvalScript(order);
    Script script;
    const QJsonObject call{{u"name"_s, u"find_order"_s}, {u"arguments"_s, QJsonObject{{u"order"_s, order}}},
        {u"plugin_id"_s, 7400000000000000501LL}, {u"plugin_name"_s, u"sample_shop_orders"_s},
        {u"api_id"_s, 7400000000000000502LL}, {u"api_name"_s, u"find_order"_s}, {u"plugin_type"_s, 1}};
    const QJsonObject found{{u"order"_s, order}, {u"state"_s, u"on its way"_s},
        {u"carrier"_s, u"SamplePost"_s}, {u"arrives"_s, u"in 2 days"_s}};
    say(script.steps, u"The customer asks for an order; I look it up. "_s, 200ms, kWord, true);
    script.steps.append({100ms, Tell{u"function_call"_s, compact(call)}});
    script.steps.append({600ms, Tell{u"tool_response"_s, compact(found)}});
    say(script.steps,
        u"Order **#%1** is on its way with *SamplePost* and arrives in 2 days.\n\n"
        u"| Order | State | Arrives |\n|---|---|---|\n| #%1 | on its way | in 2 days |\n"_s.arg(order),
        200ms, kWord);
    script.steps.append({0ms, EndAnswer{}});
    script.steps.append({30ms, Tell{u"follow_up"_s, u"Refund order %1, please"_s.arg(order)}});
    return script;
}

Script failingScript(const Question &question)
{
    Script script;
    const auto asks
        = [&question](const QString &word) { return question.text.contains(word, Qt::CaseInsensitive); };
    static const QRegularExpression number(u"[1-9][0-9]{2,9}"_s);
    const QRegularExpressionMatch match = number.match(question.text);
    const qint64 code = match.hasMatch() ? match.captured().toLongLong() : 4013;
    const core::coze::ServiceError error{code, u"the failing bot of the sample shop was asked to fail"_s};
    if (asks(u"refuse"_s)) {
        script.refusal = Refusal{error, 200};
        return script;
    }
    if (asks(u"html"_s)) {
        script.refusal = Refusal{{}, match.hasMatch() ? int(qBound(400LL, code, 599LL)) : 502};
        return script;
    }
    if (asks(u"silent"_s)) {
        script.steps.append({120s, Say{u"I was silent for two minutes."_s}});
        return script;
    }
    say(script.steps, u"This answer will not reach its "_s, 100ms, kWord);
    if (asks(u"cut"_s)) {
        script.steps.append({100ms, CutConnection{}});
        say(script.steps, u"end on the first connection, but it is found again."_s, 100ms, kWord);
        return script;
    }
    script.steps.append({100ms, Fail{error, asks(u"middle"_s)}});
    return script;
}

/// `500`, `500 every 5 ms`, `500 stamped`, `500 of 1000 characters`.
Script loadScript(const Question &question)
{
    static const QRegularExpression words(u"([0-9]+)(?:\\s+of\\s+([0-9]+))?(?:[^0-9]*?every\\s+([0-9]+))?"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = words.match(question.text);
    Burst burst;
    burst.deltas = match.hasMatch() ? qBound(1, match.captured(1).toInt(), kMostDeltas) : 100;
    if (match.capturedLength(2) > 0)
        burst.length = qBound(1, match.captured(2).toInt(), 1'000'000);
    burst.every = milliseconds(qBound(0, match.captured(3).toInt(), 60'000));
    burst.isStamped = question.text.contains("stamped"_L1, Qt::CaseInsensitive);
    Script script;
    script.steps.append({0ms, burst});
    return script;
}

BotCard card(BotKind kind, const QString &id, const QString &name, const QString &description,
    const QStringList &questions)
{
    BotCard bot;
    bot.kind = kind;
    bot.id = id;
    bot.name = name;
    bot.description = description;
    bot.suggestedQuestions = questions;
    bot.prologue = u"I am a bot of the sample shop. "_s + description;
    bot.prompt = u"You are a bot of the sample shop; everything here is invented. "_s + description;
    bot.updatedAtSecs = QDateTime::currentSecsSinceEpoch();
    return bot;
}

} // namespace

QVector<BotCard> sampleBots()
{
    QVector<BotCard> bots;
    bots.append(card(BotKind::Assistant, u"7400000000000000101"_s, u"Sample shop: assistant"_s,
        u"Answers questions about orders, refunds, shipping and sizes in ten languages, with what the sample "
        u"shop "
        u"knows."_s,
        {u"Where is my order 1042?"_s, u"退货多久能退款?"_s, u"¿Cuánto tarda el envío?"_s,
            u"كيف أعرف مقاسي؟"_s, u"Welche Größe passt mir?"_s}));
    bots.last().knowledge = u"Sample shop: questions and answers"_s;
    bots.append(card(BotKind::Echo, u"7400000000000000102"_s, u"Sample shop: echo"_s,
        u"Says what it was told, and names the files and variables that came with it."_s,
        {u"Hello, 你好, مرحبا 👋🏽"_s}));
    bots.append(card(BotKind::Slow, u"7400000000000000103"_s, u"Sample shop: slow"_s,
        u"Thinks for long, pauses between words and stalls once."_s, {u"Are you there?"_s}));
    bots.append(card(BotKind::Tools, u"7400000000000000104"_s, u"Sample shop: tools"_s,
        u"Looks orders up with a tool. Asked for a refund, it waits for the answer of a tool of yours."_s,
        {u"Where is order 1042?"_s, u"Refund order 1042, please"_s}));
    bots.last().plugin = u"sample_shop_orders"_s;
    bots.append(card(BotKind::Failing, u"7400000000000000105"_s, u"Sample shop: failing"_s,
        u"Fails as it is asked to: fail, fail in the middle, refuse 4008, cut, html 502, silent. A number is "
        u"the "
        u"code."_s,
        {u"Fail"_s, u"Fail in the middle"_s, u"Refuse 4008"_s, u"Cut the connection"_s, u"HTML 502"_s,
            u"Be silent"_s}));
    bots.append(card(BotKind::Load, u"7400000000000000106"_s, u"Sample shop: load"_s,
        u"Streams as many pieces as the question says, as fast as they are read: 500, 500 every 5 ms, 500 of "
        u"1000 "
        u"characters, 500 stamped (with the time of writing)."_s,
        {u"500"_s, u"10000"_s, u"200 every 5 ms"_s}));
    bots.append(card(BotKind::Draft, u"7400000000000000107"_s, u"Sample shop: next assistant (draft)"_s,
        u"A draft of the assistant; it answers when it is published."_s, {u"Where is my order 1042?"_s}));
    bots.last().isPublished = false;
    return bots;
}

Script scriptOf(BotKind kind, const Question &question)
{
    switch (kind) {
    case BotKind::Echo:
        return echoScript(question);
    case BotKind::Slow:
        return slowScript(question);
    case BotKind::Tools:
        return toolsScript(question);
    case BotKind::Failing:
        return failingScript(question);
    case BotKind::Load:
        return loadScript(question);
    case BotKind::Assistant:
    case BotKind::Draft:
        break;
    }
    return assistantScript(question);
}

QJsonObject BotCard::listed() const
{
    QJsonObject bot{{u"id"_s, id}, {u"name"_s, name}, {u"description"_s, description},
        {u"icon_url"_s, QString()}, {u"is_published"_s, isPublished}, {u"updated_at"_s, updatedAtSecs}};
    if (isPublished)
        bot[u"published_at"_s] = updatedAtSecs;
    return bot;
}

QJsonObject BotCard::listedTheOldWay() const
{
    return {{u"bot_id"_s, id}, {u"bot_name"_s, name}, {u"description"_s, description},
        {u"icon_url"_s, QString()}, {u"publish_time"_s, QString::number(updatedAtSecs)}};
}

QJsonObject BotCard::details() const
{
    QJsonArray plugins;
    if (!plugin.isEmpty())
        plugins.append(QJsonObject{{u"plugin_id"_s, u"7400000000000000501"_s}, {u"name"_s, plugin}});
    QJsonArray knowledgeInfos;
    if (!knowledge.isEmpty())
        knowledgeInfos.append(QJsonObject{{u"id"_s, u"7400000000000000601"_s}, {u"name"_s, knowledge}});
    return {{u"bot_id"_s, id}, {u"name"_s, name}, {u"description"_s, description}, {u"icon_url"_s, QString()},
        {u"version"_s, QString::number(version)}, {u"bot_mode"_s, 0}, {u"create_time"_s, updatedAtSecs},
        {u"update_time"_s, updatedAtSecs},
        {u"prompt_info"_s, QJsonObject{{u"prompt"_s, prompt}, {u"prompt_mode"_s, u"standard"_s}}},
        {u"onboarding_info"_s,
            QJsonObject{{u"prologue"_s, prologue},
                {u"suggested_questions"_s, QJsonArray::fromStringList(suggestedQuestions)}}},
        {u"model_info"_s,
            QJsonObject{{u"model_id"_s, u"7400000000000000701"_s}, {u"model_name"_s, u"Sample model"_s}}},
        {u"plugin_info_list"_s, plugins}, {u"workflow_info_list"_s, QJsonArray()},
        {u"knowledge"_s, QJsonObject{{u"knowledge_infos"_s, knowledgeInfos}}}};
}

} // namespace app::sampleshop
