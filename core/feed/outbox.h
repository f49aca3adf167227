// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "core/live/livesession.h"
#include "core/shop/shopclient.h"

#include <QHash>
#include <QObject>

namespace core::feed {

/// Sends an agent's answers: over the socket, so that the visitor sees it, and to the backend, which keeps it
/// only when it is told separately (shop-backend 1). Each half is done once; what failed can be tried again.
class Outbox final : public QObject
{
    Q_OBJECT
public:
    struct Answer
    {
        QString id; // provisional
        QString conversationId;
        QString text;
        QString shopId;
        QString botId;
    };
    /// Either may be null.
    Outbox(live::LiveSession *session, shop::ShopClient *shop, QObject *parent = nullptr);

    void send(const Answer &answer);
    void sendAgain(const QString &id); // what is missing of it
    void discard(const QString &id);
    /// Its words came back on the socket: the visitor has it, whatever the acknowledgement says.
    void echoed(const QString &id);
    void appeared(const QString &id, const QString &rowId); // its row is in the database
    [[nodiscard]] Delivery deliveryOf(const QString &id) const;
    [[nodiscard]] std::optional<Error> errorOf(const QString &id) const; // of the last try that failed
    [[nodiscard]] std::optional<Answer> answer(const QString &id) const;
    [[nodiscard]] bool isStoredWithout(const QString &id) const; // stored, and no row was seen yet

signals:
    void changed(const QString &id);

private:
    struct Item
    {
        Answer answer;
        bool broadcast = false;
        bool stored = false;
        bool running = false;
        std::optional<Error> error;
    };
    void broadcast(const QString &id);
    void store(const QString &id);
    void end(const QString &id, const std::optional<Error> &error);

    live::LiveSession *m_session;
    shop::ShopClient *m_shop;
    QHash<QString, Item> m_items;
};

} // namespace core::feed
