// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/chatprinter.h"

#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using core::Error;
using core::Result;
using core::coze::Answer;
using core::coze::ChatOutcome;
using core::coze::ChatStatus;
using core::coze::RawEvent;

namespace app::cli {

namespace {

const auto kBetweenAnswers = u"\n\n"_s;

double tenths(double ms)
{
    return std::round(ms * 10) / 10;
}

std::optional<double> timeOrNull(double ms)
{
    return ms < 0 ? std::nullopt : std::optional(tenths(ms));
}

/// JSON as it came, on one line; anything else as a text.
void addData(JsonLine &line, const QByteArray &data)
{
    if (QJsonDocument::fromJson(data).isNull()) {
        line.add("data", QString::fromUtf8(data));
        return;
    }
    QByteArray oneLine = data;
    line.addRaw("data", oneLine.replace('\n', ' ').replace('\r', ' ')); // never inside of JSON texts
}

QByteArray usageText(const std::optional<core::coze::Usage> &usage)
{
    if (!usage)
        return "null";
    return JsonLine()
        .add("input", usage->input)
        .add("output", usage->output)
        .add("total", usage->total)
        .text();
}

} // namespace

ChatPrinter::ChatPrinter(Console &console, Style style) : m_console(console), m_style(style)
{
    m_clock.start();
}

void ChatPrinter::began(const QString &conversationId, const QString &chatId)
{
    m_conversation = conversationId;
    m_chat = chatId;
}

bool ChatPrinter::event(const RawEvent &event)
{
    if (!m_style.events)
        return m_console.isOpen();
    if (m_style.json) {
        JsonLine line;
        line.add("type", u"event"_s).add("atMs", tenths(event.atMs)).add("event", event.name);
        addData(line, event.data);
        return m_console.line(line.text()) && m_console.flush();
    }
    const QString data = QString::fromUtf8(event.data).replace(u'\n', u' ');
    const QString at = QString::number(event.atMs, 'f', 1).rightJustified(9);
    return m_console.line(u"%1 ms  %2  %3"_s.arg(at, harmless(event.name), harmless(data)))
        && m_console.flush();
}

ChatPrinter::Written &ChatPrinter::written(const QString &messageId)
{
    const auto known = std::find_if(m_written.begin(), m_written.end(),
        [&messageId](const Written &one) { return one.messageId == messageId; });
    if (known != m_written.end())
        return *known;
    m_written.append({messageId, {}});
    return m_written.last();
}

bool ChatPrinter::write(const QString &messageId, const QString &text)
{
    if (text.isEmpty())
        return m_console.isOpen();
    written(messageId).text += text;
    const QString last = std::exchange(m_lastMessage, messageId);
    const bool begins = !last.isEmpty() && last != messageId;
    if (m_style.json)
        return m_console.line(JsonLine().add("type", u"delta"_s).add("text", text).text())
            && m_console.flush();
    if (m_style.events) // they tell the same
        return m_console.isOpen();
    return m_console.piece(((begins ? kBetweenAnswers : QString()) + harmless(text)).toUtf8());
}

bool ChatPrinter::delta(const QString &messageId, const QString &text)
{
    if (m_firstDeltaMs < 0)
        m_firstDeltaMs = double(m_clock.nsecsElapsed()) / 1e6;
    QString ready = (m_held.messageId == messageId ? m_held.text : QString()) + text;
    m_held = {messageId, {}};
    if (!ready.isEmpty() && ready.back().isHighSurrogate()) {
        m_held.text = ready.back();
        ready.chop(1);
    }
    return write(messageId, ready);
}

bool ChatPrinter::answered(const Answer &answer)
{
    m_held = {};
    Written &known = written(answer.messageId);
    if (!m_style.stream) {
        known.text = answer.text;
        return m_console.isOpen();
    }
    if (answer.text.startsWith(known.text))
        return write(answer.messageId, answer.text.mid(known.text.size()));
    // The service took back what it had streamed. A reader of JSON lines finds the right text at the end.
    known.text = answer.text;
    if (m_style.json || m_style.events)
        return m_console.isOpen();
    return m_console.piece((kBetweenAnswers + harmless(answer.text)).toUtf8());
}

QString ChatPrinter::whole() const
{
    QStringList texts;
    for (const Written &one : m_written) {
        if (!one.text.isEmpty())
            texts.append(one.text);
    }
    return texts.join(kBetweenAnswers);
}

ChatOutcome ChatPrinter::brokenOff(const Error &error) const
{
    ChatOutcome outcome;
    outcome.status = error.kind == Error::Kind::Cancelled ? ChatStatus::Canceled : ChatStatus::Failed;
    outcome.conversationId = m_conversation;
    outcome.chatId = m_chat;
    outcome.logId = error.logId;
    outcome.error = error;
    outcome.timing.firstWordMs = m_firstDeltaMs;
    outcome.timing.completedMs = double(m_clock.nsecsElapsed()) / 1e6;
    return outcome;
}

void ChatPrinter::done(const Result<ChatOutcome> &ended)
{
    const ChatOutcome outcome = ended ? *ended : brokenOff(ended.error());
    const QString text = ended ? outcome.text() : whole();
    if (!m_style.json) {
        if (m_style.stream && !m_style.events) {
            if (const QString shown = whole(); !shown.isEmpty() && !shown.endsWith(u'\n'))
                m_console.line(QByteArray());
        } else if (!text.isEmpty()) {
            m_console.line(harmless(text));
        }
        return;
    }
    JsonLine line;
    line.add("type", u"done"_s).add("status", core::coze::toWord(outcome.status)).add("text", text);
    line.addOrNull("conversationId", outcome.conversationId).addOrNull("chatId", outcome.chatId);
    line.add("firstDeltaMs", timeOrNull(outcome.timing.firstWordMs));
    line.add("totalMs", timeOrNull(outcome.timing.completedMs));
    line.addRaw("usage", usageText(outcome.usage)).addOrNull("logId", outcome.logId);
    m_console.line(line.add("error", outcome.error).text());
}

} // namespace app::cli
