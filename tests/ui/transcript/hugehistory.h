// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QPromise>

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>

namespace tests {

/// One made-up conversation of any length; a message exists only while it is asked for. Counts what is read.
class HugeHistory final : public core::history::HistorySource
{
public:
    explicit HugeHistory(qint64 count) : total(count) { }
    ~HugeHistory() override { answerAll(); }

    qint64 total;
    qint64 rowsRead = 0;
    int calls = 0;
    int cancelled = 0; // questions that were taken back before they were answered
    bool holding = false;
    std::optional<qint64> guess; // what it takes for the total until it has counted
    std::optional<core::Error> failure;
    std::function<void(core::chat::Message &, qint64 rank)> shape; // changes what is made

    [[nodiscard]] core::chat::Message message(qint64 rank) const
    {
        using namespace Qt::StringLiterals;
        core::chat::Message m;
        m.id = QString::number(rank + 1);
        m.conversationId = u"huge"_s;
        m.source = u"files"_s;
        m.role = rank % 2 == 0 ? core::chat::Role::Customer : core::chat::Role::Bot;
        m.sender = rank % 2 == 0 ? u"user"_s : u"bot"_s;
        m.content = u"Message %1. "_s.arg(rank)
            + u"Where is the parcel that I sent back? "_s.repeated(int(rank % 7));
        m.lang = u"en"_s;
        m.sentAtMs = 1'700'000'000'000 + rank * 60'000;
        m.row = rank + 1;
        if (shape)
            shape(m, rank);
        return m;
    }
    void answerAll()
    {
        holding = false;
        while (!m_waiting.empty()) {
            const auto next = std::move(m_waiting.front());
            m_waiting.pop_front();
            next();
        }
    }
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

    QFuture<core::Result<core::history::MessagePage>> messages(const core::history::ConversationRef &,
        const core::history::MessageAnchor &anchor, int limit, core::CancelToken cancel) override
    {
        ++calls;
        return answer<core::history::MessagePage>(
            cancel, [this, anchor, limit] { return page(anchor, limit); });
    }
    QFuture<core::Result<core::chat::Conversation>> conversation(
        const core::history::ConversationRef &, core::CancelToken cancel) override
    {
        core::chat::Conversation about;
        about.customerName = QStringLiteral("Ana");
        about.messageCount = total;
        return answer<core::chat::Conversation>(
            cancel, [about] { return core::Result<core::chat::Conversation>(about); });
    }
    QFuture<core::Result<std::optional<core::history::Position>>> findInConversation(
        const core::history::ConversationRef &, const core::history::Query &query,
        core::history::Position from, bool forward, core::CancelToken cancel) override
    {
        using Found = std::optional<core::history::Position>;
        const core::history::TextMatcher matcher(query);
        return answer<Found>(cancel, [=, this]() -> core::Result<Found> {
            const qint64 count = std::min<qint64>(total, 1'000);
            for (qint64 i = 0; i < count; ++i) {
                const core::chat::Message m = message(forward ? i : count - 1 - i);
                const core::history::Position at{m.sentAtMs, m.row};
                if ((forward ? at > from : at < from) && matcher.matches(m.content.toUtf8().toStdString()))
                    return Found(at);
            }
            return Found();
        });
    }

    // Nothing else is asked by a transcript.
    QFuture<core::Result<core::history::ConversationPage>> conversations(
        const core::history::Query &, std::optional<core::history::Position>, int, core::CancelToken) override
    {
        return never<core::history::ConversationPage>();
    }
    QFuture<core::Result<core::history::SearchPage>> search(
        const core::history::Query &, std::optional<core::history::Position>, int, core::CancelToken) override
    {
        return never<core::history::SearchPage>();
    }
    QFuture<core::Result<core::history::Count>> count(
        const core::history::Query &, qint64, core::CancelToken) override
    {
        return never<core::history::Count>();
    }
    QFuture<core::Result<QVector<core::chat::Customer>>> customers(
        const QString &, int, core::CancelToken) override
    {
        return never<QVector<core::chat::Customer>>();
    }
    QFuture<core::Result<core::history::Facets>> facets(core::CancelToken) override
    {
        return never<core::history::Facets>();
    }
    QFuture<core::Result<core::history::Totals>> totals(core::CancelToken) override
    {
        return never<core::history::Totals>();
    }
    QFuture<core::Result<QVector<core::history::VolumeRow>>> volumes(
        qint64, qint64, core::CancelToken) override
    {
        return never<QVector<core::history::VolumeRow>>();
    }
    QFuture<core::Result<core::history::Activity>> activity(
        const core::history::ConversationRef &, int, core::CancelToken) override
    {
        return never<core::history::Activity>();
    }
    QFuture<core::Result<core::Done>> walk(const core::history::Query &, Visitor, core::CancelToken) override
    {
        return never<core::Done>();
    }
    QFuture<core::Result<core::Done>> walkGrouped(
        const core::history::Query &, GroupVisitor, core::CancelToken) override
    {
        return never<core::Done>();
    }
    QFuture<core::Result<core::Done>> setNote(
        const core::history::ConversationRef &, const QString &, bool, const QString &) override
    {
        return never<core::Done>();
    }

private:
    core::Result<core::history::MessagePage> page(const core::history::MessageAnchor &anchor, int limit)
    {
        using Kind = core::history::MessageAnchor::Kind;
        if (failure)
            return tl::make_unexpected(*failure);
        core::history::MessagePage page;
        page.total = total;
        qint64 first = 0;
        if (anchor.kind == Kind::Last)
            first = total - limit;
        else if (anchor.kind == Kind::AtRank)
            first = anchor.value;
        else if (anchor.kind == Kind::After)
            first = anchor.position.row;
        else if (anchor.kind == Kind::AroundTime)
            page.anchorRank
                = std::clamp<qint64>((anchor.value - 1'700'000'000'000 + 59'999) / 60'000, 0, total - 1);
        else if (anchor.kind == Kind::AroundMessage)
            page.anchorRank = anchor.messageId.toLongLong() - 1 + shift;
        if (page.anchorRank >= 0)
            first = page.anchorRank - limit / 2;
        page.firstRank = std::max<qint64>(0, first);
        for (qint64 rank = page.firstRank; rank < std::min(total, first + limit); ++rank)
            page.rows.append(message(rank - shift));
        rowsRead += page.rows.size();
        if (guess && anchor.mayGuess) {
            page.isGuess = true;
            page.total = *guess;
            page.firstRank = std::max<qint64>(0, *guess - page.rows.size());
            if (page.anchorRank >= 0)
                page.anchorRank += page.firstRank - first;
        }
        return page;
    }
    template <class T>
    QFuture<core::Result<T>> never()
    {
        return answer<T>({}, [] { return core::Result<T>(core::failure(core::Error::Kind::Unsupported)); });
    }
    template <class T, class Work>
    QFuture<core::Result<T>> answer(core::CancelToken cancel, Work work)
    {
        auto promise = std::make_shared<QPromise<core::Result<T>>>();
        promise->start();
        auto now = [this, promise, cancel, work] {
            if (cancel.isCancelled()) {
                ++cancelled;
                promise->addResult(core::Result<T>(core::failure(core::Error::Kind::Cancelled)));
            } else {
                promise->addResult(work());
            }
            promise->finish();
        };
        if (holding)
            m_waiting.push_back(now);
        else
            now();
        return promise->future();
    }

    std::deque<std::function<void()>> m_waiting;

public:
    qint64 shift = 0; // older messages that came in front
};

} // namespace tests
