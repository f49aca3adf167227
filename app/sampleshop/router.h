// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/accountapi.h"
#include "app/sampleshop/chatapi.h"
#include "app/sampleshop/conversationapi.h"
#include "app/sampleshop/httpserver.h"

#include <QMap>

#include <functional>

namespace app::sampleshop {

/// Finds the endpoint that a request means, checks its token and sends the answer. Lives on the server's
/// thread.
class Router final : public QObject
{
    Q_OBJECT
public:
    Router(TokenIssuer &issuer, HttpServer &server);

    void setPort(quint16 port) { m_port = port; }
    struct Storm
    {
        int status = 429;
        int requests = -1; // -1: until it is taken back
        int retryAfterSecs = 0; // 0: not said
    };
    void setStorm(const std::optional<Storm> &storm) { m_storm = storm; }

    /// Is asked first; true: it answers.
    using Neighbour = std::function<bool(HttpConnection *connection, const HttpRequest &request)>;
    void setNeighbour(Neighbour neighbour) { m_neighbour = std::move(neighbour); }

    [[nodiscard]] ChatApi &chats() { return m_chats; }
    [[nodiscard]] const ShopShelf &shelf() const { return m_shelf; }
    [[nodiscard]] const QMap<QString, qint64> &requests() const { return m_requests; } // by endpoint

private:
    using Handler = std::function<ApiAnswer(const ApiCall &)>;
    struct Route
    {
        QByteArray method;
        QStringList segments; // `{}` stands for an id
        QString name;
        Handler handler;
    };

    void add(const char *method, const QString &path, Handler handler);
    void addChats();
    void addConversations();
    void addAccount();
    void take(HttpConnection *connection, const HttpRequest &request);
    [[nodiscard]] ApiAnswer answerTo(ApiCall &call, const Route *route);
    [[nodiscard]] ApiAnswer signIn(const ApiCall &call);
    [[nodiscard]] bool isStormy(QByteArray &headers, int &status);
    [[nodiscard]] QString newLogId();

    TokenIssuer &m_issuer;
    ShopMemory m_memory;
    ShopShelf m_shelf;
    ChatApi m_chats;
    ConversationApi m_conversations;
    AccountApi m_account;
    QVector<Route> m_routes;
    QMap<QString, qint64> m_requests;
    std::optional<Storm> m_storm;
    Neighbour m_neighbour;
    quint16 m_port = 0;
    quint64 m_logs = 0;
};

} // namespace app::sampleshop
