// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/feedprinter.h"

#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "core/base/timestamp.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core::feed;
namespace live = core::live;

namespace app::cli {

namespace {

constexpr qint64 kOtherHalfMs = 60;

QString wordFor(Origin origin)
{
    switch (origin) {
    case Origin::Live:
        return u"live"_s;
    case Origin::History:
        return u"history"_s;
    case Origin::Both:
        break;
    }
    return u"both"_s;
}

QString wordFor(TailStatus::State state)
{
    switch (state) {
    case TailStatus::State::Loading:
        return u"loading"_s;
    case TailStatus::State::Following:
        return u"following"_s;
    case TailStatus::State::Failing:
        return u"failing"_s;
    case TailStatus::State::None:
        break;
    }
    return u"none"_s;
}

} // namespace

QString wordFor(live::State state)
{
    using State = live::State;
    switch (state) {
    case State::Idle:
        return u"idle"_s;
    case State::Opening:
    case State::AwaitingOpen:
    case State::Joining:
        return u"connecting"_s;
    case State::Online:
        return u"online"_s;
    case State::Waiting:
        return u"waiting"_s;
    case State::Refused:
        return u"refused"_s;
    case State::Kicked:
        return u"kicked"_s;
    case State::Incompatible:
        return u"incompatible"_s;
    case State::Failed:
        break;
    }
    return u"failed"_s;
}

QString wordFor(live::EndReason reason)
{
    using Reason = live::EndReason;
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::FailedAttempt:
        return u"connect failed"_s;
    case Reason::PingTimeout:
        return u"ping timeout"_s;
    case Reason::DeadLink:
        return u"dead link"_s;
    case Reason::TransportClose:
        return u"transport close"_s;
    case Reason::TransportError:
        return u"transport error"_s;
    case Reason::ParseError:
        return u"parse error"_s;
    case Reason::ServerDisconnect:
        return u"io server disconnect"_s;
    case Reason::ClientDisconnect:
        return u"io client disconnect"_s;
    case Reason::Refused:
        return u"refused"_s;
    case Reason::NetworkChange:
        break;
    }
    return u"network change"_s;
}

FeedPrinter::FeedPrinter(ShopFeed &feed, bool json, Console &console)
    : m_feed(feed),
      m_json(json),
      m_console(console)
{
    m_timer.setInterval(10ms);
    connect(&m_timer, &QTimer::timeout, this, &FeedPrinter::printOld);
    connect(&feed, &ShopFeed::arrived, this, &FeedPrinter::take);
    connect(&feed, &ShopFeed::settled, this, &FeedPrinter::settle);
    connect(&feed, &ShopFeed::gapChanged, this, qOverload<const Gap &>(&FeedPrinter::print));
    connect(&feed, &ShopFeed::linkChanged, this, qOverload<const live::Status &>(&FeedPrinter::print));
    connect(&feed, &ShopFeed::statusChanged, this, &FeedPrinter::printDatabase);
    connect(
        &feed, &ShopFeed::typing, this, [this](const QString &where, const live::TypingIndicator &typing) {
            JsonLine line;
            line.add("type", u"typing"_s).addOrNull("conversationId", where).add("userId", typing.userId);
            line.addOrNull("userName", typing.userName).add("isTyping", typing.isTyping);
            print(line.text(),
                u"%1 %2"_s.arg(typing.userName, typing.isTyping ? u"is typing"_s : u"stopped typing"_s));
        });
    connect(&feed, &ShopFeed::presence, this, [this](const live::PresenceUpdate &presence) {
        const QString status = presence.online ? u"online"_s : u"offline"_s;
        JsonLine line;
        line.add("type", u"presence"_s).add("userId", presence.userId).add("status", status);
        print(line.addTime("at", presence.atMs).text(), u"user %1 is %2"_s.arg(presence.userId, status));
    });
}

void FeedPrinter::take(const FeedMessage &message)
{
    const bool otherHalfMayCome = message.origin == Origin::Live
        ? m_feed.tail().state == TailStatus::State::Following
        : m_feed.link().state == live::State::Online && message.message.role != core::chat::Role::Customer;
    if (message.origin == Origin::Both || !otherHalfMayCome) {
        print(message);
        return;
    }
    m_waiting.push_back({message, QDateTime::currentMSecsSinceEpoch()});
    if (!m_timer.isActive())
        m_timer.start();
}

void FeedPrinter::settle(const QString &formerId, const FeedMessage &message)
{
    const QString id = formerId.isEmpty() ? message.message.id : formerId;
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it) {
        if (it->message.message.id == id) {
            print(message);
            m_waiting.erase(it);
            return;
        }
    }
}

void FeedPrinter::printOld()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    while (!m_waiting.empty() && now - m_waiting.front().sinceMs >= kOtherHalfMs) {
        print(m_waiting.front().message);
        m_waiting.pop_front();
    }
    if (m_waiting.empty())
        m_timer.stop();
}

void FeedPrinter::finish()
{
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        print(waiting.message);
}

void FeedPrinter::print(const FeedMessage &told)
{
    const core::chat::Message &m = told.message;
    JsonLine line;
    line.add("type", u"message"_s).addOrNull("id", told.origin == Origin::Live ? QString() : m.id);
    line.addOrNull("conversationId", m.conversationId)
        .addOrNull("sender", m.sender)
        .add("content", m.content);
    line.addTime("createdAt", m.sentAtMs).addOrNull("shopId", m.shopId).addOrNull("botId", m.botId);
    line.addOrNull("customerId", m.customerId).addOrNull("lang", m.lang);
    line.add("origin", wordFor(told.origin)).add("delayMs", told.delayMs);
    if (!told.moreIds.isEmpty())
        line.add("moreIds", told.moreIds);
    print(line.text(),
        u"%1 %2 %3: %4"_s.arg(shortTime(m.sentAtMs), m.conversationId, m.sender, harmless(m.content)));
}

void FeedPrinter::print(const Gap &gap)
{
    const auto printed = m_gaps.constFind(gap.number);
    const bool isFilled = gap.state == Gap::State::Filled;
    const QString from = core::formatTimestamp(gap.fromMs);
    if (printed == m_gaps.cend()) {
        JsonLine line;
        line.add("type", u"gap"_s).add("number", gap.number).addOrNull("conversationId", gap.conversationId);
        line.addTime("from", gap.fromMs).addTime("to", gap.toMs > 0 ? std::optional(gap.toMs) : std::nullopt);
        print(line.addOrNull("reason", wordFor(gap.reason)).text(),
            u"gap %1: something may be missing since %2"_s.arg(gap.number).arg(from));
    }
    if (isFilled && (printed == m_gaps.cend() || *printed != Gap::State::Filled)) {
        JsonLine line;
        line.add("type", u"filled"_s)
            .add("number", gap.number)
            .addOrNull("conversationId", gap.conversationId);
        line.addTime("from", gap.fromMs).addTime("to", gap.toMs).add("messages", gap.messages);
        print(line.text(), u"gap %1 filled: %2 messages"_s.arg(gap.number).arg(gap.messages));
    }
    m_gaps.insert(gap.number, gap.state);
}

void FeedPrinter::print(const live::Status &status)
{
    if (wordFor(status.state) == wordFor(m_state) && status.degraded == m_degraded
        && status.state != live::State::Waiting)
        return;
    m_state = status.state;
    m_degraded = status.degraded;
    JsonLine line;
    line.add("type", u"state"_s).add("part", u"socket"_s).add("state", wordFor(status.state));
    line.addOrNull("reason", wordFor(status.reason)).add("degraded", status.degraded);
    line.add("attempt", qint64(status.attempt));
    line.addTime("nextTryAt", status.nextTryAtMs > 0 ? std::optional(status.nextTryAtMs) : std::nullopt);
    print(line.add("error", status.error).text(),
        u"live connection: %1 %2"_s.arg(wordFor(status.state), wordFor(status.reason)).trimmed());
}

void FeedPrinter::printDatabase()
{
    const TailStatus tail = m_feed.tail();
    if (tail.state == m_tailState)
        return;
    m_tailState = tail.state;
    JsonLine line;
    line.add("type", u"state"_s).add("part", u"database"_s).add("state", wordFor(tail.state));
    line.addTime("upTo", tail.checkedAtMs > 0 ? std::optional(tail.checkedAtMs) : std::nullopt);
    print(line.add("error", tail.error).text(), u"database: %1"_s.arg(wordFor(tail.state)));
}

void FeedPrinter::print(const QByteArray &json, const QString &text)
{
    const bool open = (m_json ? m_console.line(json) : m_console.line(text)) && m_console.flush();
    if (!open)
        emit closed();
}

} // namespace app::cli
