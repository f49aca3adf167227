// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/agenttokens.h"
#include "app/sampleshop/backend/botchat.h"
#include "app/sampleshop/httpconnection.h"
#include "core/base/secret.h"

#include <QElapsedTimer>
#include <QMap>

namespace app::sampleshop::backend {

struct Table;

/// The one agent who may sign in.
struct AgentAccount
{
    qint64 id = 1;
    QString username;
    QString nickname;
    core::Secret password;
    qint64 createdAtMs = 0; // ms UTC
};

/// The backend's REST API (shop-backend 2 to 4). Lives on the server's thread.
class RestApi final : public QObject
{
    Q_OBJECT
public:
    RestApi(const AgentTokens &tokens, Store &store, BotChat &chat, QObject *parent = nullptr);

    void setAccount(const AgentAccount &account) { m_account = account; }
    void setTokenLife(qint64 seconds) { m_tokenLifeSecs = seconds; } // of access tokens
    void setOddities(bool on) { m_hasOddities = on; }
    void take(HttpConnection *connection, const HttpRequest &request);

    [[nodiscard]] const QMap<QString, qint64> &requests() const { return m_requests; } // by endpoint

private:
    using Here = std::function<Reply(const RestCall &)>;
    using There = std::function<Reply(Sqlite &, const RestCall &)>; // on the database's thread
    struct Route
    {
        QByteArray method;
        QStringList segments; // `{}` stands for an id
        QString name;
        Here here;
        There there;
    };
    void addAccount();
    void addHistory();
    void addInboxUsers();
    void addBotSettings();
    void addHere(const char *method, const QString &path, Here handler);
    void addThere(const char *method, const QString &path, There handler);
    void addTable(const QString &path, const Table &table, There create);

    [[nodiscard]] const Route *find(RestCall &call) const;
    [[nodiscard]] std::optional<Reply> refusalBefore(RestCall &call, const HttpRequest &request) const;
    [[nodiscard]] Reply login(const RestCall &call) const;
    [[nodiscard]] Reply refresh(const RestCall &call) const;
    [[nodiscard]] Reply tokensFor(const AgentTokens::Claims &claims) const;
    [[nodiscard]] Reply me(const RestCall &call) const;
    [[nodiscard]] Reply health(const RestCall &call) const;

    const AgentTokens &m_tokens;
    Store &m_store;
    BotChat &m_chat;
    AgentAccount m_account;
    QVector<Route> m_routes;
    QMap<QString, qint64> m_requests;
    QElapsedTimer m_uptime;
    qint64 m_tokenLifeSecs = 24 * 60 * 60;
    bool m_hasOddities = true;
};

} // namespace app::sampleshop::backend
