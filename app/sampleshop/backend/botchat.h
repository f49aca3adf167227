// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/messagedesk.h"
#include "app/sampleshop/backend/rest.h"
#include "app/sampleshop/httpconnection.h"
#include "app/sampleshop/shopbots.h"

#include <QPointer>

namespace app::sampleshop::backend {

/// The four texts that stand for a failure of the bot, in English whatever the visitor speaks.
[[nodiscard]] const QStringList &cannedApologies();

/// What visitors ask the shop's bots over REST, whole or as a stream (shop-backend 4, "Talking to the bot").
/// Lives on the server's thread.
class BotChat final : public QObject
{
    Q_OBJECT
public:
    explicit BotChat(MessageDesk &desk, QObject *parent = nullptr);

    void setPace(double pace) { m_pace = pace; }
    /// `answer` is called once, later.
    using Answer = std::function<void(const Reply &)>;
    void ask(const RestCall &call, Answer answer);
    void stream(const RestCall &call, HttpConnection *connection, Answer answer);

private:
    struct Begun // what the database says about a question
    {
        std::optional<ConversationRow> conversation;
        std::optional<core::Error> error;
    };
    struct Speech // what a bot says, flattened
    {
        enum class End { Completed, Failed, Cut };
        QVector<QPair<int, QString>> pieces; // pause before it, ms
        End end = End::Completed;
        [[nodiscard]] QString text() const;
        [[nodiscard]] int pauses() const;
    };
    struct Stream;

    void begin(const RestCall &call, std::function<void(const Begun &)> then);
    [[nodiscard]] Speech speechFor(const RestCall &call, const ConversationRow &conversation) const;
    void play(const std::shared_ptr<Stream> &stream);
    void complete(const std::shared_ptr<Stream> &stream);
    [[nodiscard]] static MessageRow answerRow(const ConversationRow &conversation, const QString &text);

    MessageDesk &m_desk;
    QVector<BotCard> m_bots = sampleBots();
    double m_pace = 1;
};

} // namespace app::sampleshop::backend
