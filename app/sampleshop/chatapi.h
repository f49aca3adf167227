// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/apianswer.h"
#include "app/sampleshop/chatrun.h"
#include "app/sampleshop/shopshelf.h"

#include <QHash>
#include <QObject>

namespace app::sampleshop {

/// The chat endpoints (coze-api 2): begins turns, by stream or for polling, and answers for them. One thread.
class ChatApi final : public QObject
{
    Q_OBJECT
public:
    ChatApi(ShopMemory &memory, const ShopShelf &shelf, QObject *parent);

    [[nodiscard]] ApiAnswer begin(const ApiCall &call);
    [[nodiscard]] ApiAnswer retrieve(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer messages(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer cancel(const ApiCall &call);
    [[nodiscard]] ApiAnswer submitToolOutputs(const ApiCall &call);

    void setPace(double pace) { m_pace = pace; }
    void cancelAll();
    [[nodiscard]] int running() const { return int(m_runs.size()); }
    [[nodiscard]] qint64 begun() const { return m_begun; }

private:
    /// What a chat request asks, taken apart; the answer when it cannot be done.
    struct Wish
    {
        const BotCard *bot = nullptr;
        ShopMemory::ConversationPointer conversation; // null: a new one
        bool streams = false;
        bool saves = true;
        QJsonObject metaData;
        QVector<core::coze::Message> messages; // the last one is the question
        Question question;
    };
    [[nodiscard]] tl::expected<Wish, ApiAnswer> wishOf(const ApiCall &call) const;
    [[nodiscard]] tl::expected<void, ApiAnswer> takeMessages(const ApiCall &call, Wish &wish) const;
    [[nodiscard]] tl::expected<Question, ApiAnswer> questionIn(const core::coze::Message &message) const;
    [[nodiscard]] ShopMemory::ChatPointer store(const ApiCall &call, Wish &wish);
    [[nodiscard]] ApiAnswer run(const ApiCall &call, const ShopMemory::ChatPointer &chat,
        const QVector<Step> &steps, bool streams, bool resumes);

    ShopMemory &m_memory;
    const ShopShelf &m_shelf;
    QHash<QString, ChatRun *> m_runs; // by chat
    double m_pace = 1;
    qint64 m_begun = 0;
};

} // namespace app::sampleshop
