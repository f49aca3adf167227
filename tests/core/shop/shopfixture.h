// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/shop/shopclient.h"
#include "tests/support/scriptedserver.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>
#include <QUrlQuery>

#include <map>
#include <optional>

namespace tests {

using Client = ScriptedServer::Client;

constexpr int kPatienceMs = 20'000; // of a test for what must come
constexpr qint64 kFirstRowMs = 1'772'352'000'000; // of HistoryTable; each id is a second later

[[nodiscard]] QByteArray compact(const QJsonObject &object);
[[nodiscard]] QJsonObject bodyOf(const SentRequest &request);
[[nodiscard]] int numberIn(const SentRequest &request, const QString &name); // of the query

/// A row as the backend writes it.
[[nodiscard]] QJsonObject rowObject(qint64 id, const QString &content = QStringLiteral("hello"));
/// The plain error body of the backend, with words that nobody must see.
[[nodiscard]] QByteArray plainError(int status);

/// The message table, newest first, with the traps of shop-backend 4.
struct HistoryTable
{
    struct Row
    {
        QJsonObject json;
        bool hasUser = false; // cannot be sent
    };
    QList<Row> rows; // newest first
    int served = 0; // requests

    void add(
        qint64 id, bool hasUser = false, const QString &content = QStringLiteral("hello")); // as the newest
    void answer(const Client &to, const SentRequest &request);
};

/// A client of the backend whose other side a test writes, one handler for each path.
class ShopFixture
{
public:
    ShopFixture();

    void on(const QByteArray &path, ScriptedServer::Handler handler);
    /// Signs in: `access_1`, `refresh_1` by password, then `access_2` … by whatever is asked; calls with
    /// another token than the last one are refused.
    void signsIn(qint64 expiresInMs = 86'400'000);
    void serves(HistoryTable &table);
    [[nodiscard]] int asked(const QByteArray &path) const;
    [[nodiscard]] QList<SentRequest> sent(const QByteArray &path) const;
    /// Everything that was recorded of the wire, for looking for secrets.
    [[nodiscard]] QByteArray wire() const;

    ScriptedServer server;
    core::net::HttpClient http;
    core::shop::ShopClient client;
    int tokens = 0; // given out so far
    bool refusesTokens = false;
    QList<core::net::WireRecord> records;

private:
    std::map<QByteArray, ScriptedServer::Handler> m_routes;
};

/// Runs the event loop until `done` says so after an event, at most kPatienceMs.
[[nodiscard]] bool waitUntil(const std::function<bool()> &done);

template <class T>
[[nodiscard]] core::Result<T> await(const QFuture<core::Result<T>> &future)
{
    QEventLoop loop;
    QFutureWatcher<core::Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer patience;
    QObject::connect(&patience, &QTimer::timeout, &loop, &QEventLoop::quit);
    patience.start(kPatienceMs);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (future.resultCount() == 0)
        return core::failure(core::Error::Kind::Database, QStringLiteral("no result came"));
    return future.result();
}

/// The kind of a failure; Database, which never comes from a network, for a success.
template <class T>
[[nodiscard]] core::Error::Kind kindOf(const core::Result<T> &result)
{
    return result ? core::Error::Kind::Database : result.error().kind;
}

} // namespace tests
