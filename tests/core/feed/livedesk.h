// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/shopfeed.h"
#include "core/history/archive.h"
#include "core/sync/filetail.h"
#include "tests/core/sync/backendwriter.h"
#include "tests/core/sync/importsupport.h"
#include "tests/support/socketioserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <memory>

namespace tests {

/// A shop of bytes: a Socket.IO server that joins, broadcasts and acknowledges as the backend does, and its
/// database.
class TinyShop
{
public:
    TinyShop()
    {
        server.onText = [this](SocketIoPeer &peer, const QByteArray &text) { take(peer, text); };
    }
    /// Stores and announces, in this order; either can be left out.
    void say(const QByteArray &conversation, const QByteArray &sender, const QByteArray &content,
        bool stored = true, bool live = true)
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (stored)
            database.say(conversation, sender, content, now);
        if (live)
            announce(conversation, sender == "user" ? "customer" : sender, content, now + 2);
    }
    void announce(
        const QByteArray &conversation, const QByteArray &role, const QByteArray &content, qint64 atMs)
    {
        const QJsonObject message{{QStringLiteral("conversationId"), QString::fromUtf8(conversation)},
            {QStringLiteral("content"), QString::fromUtf8(content)},
            {QStringLiteral("sender"),
                QJsonObject{{QStringLiteral("userId"), QString::fromUtf8(role)},
                    {QStringLiteral("userName"), QString::fromUtf8(role)},
                    {QStringLiteral("role"), QString::fromUtf8(role)}}},
            {QStringLiteral("timestamp"),
                QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs)}};
        const QByteArray packet = "42"
            + QJsonDocument(QJsonArray{QStringLiteral("message_received"), message})
                  .toJson(QJsonDocument::Compact);
        SocketIoPeer *peer = server.last();
        if (peer && peer->isOpen() && joined.contains(conversation)) {
            for (int i = 0; i < (doubles ? 2 : 1); ++i)
                peer->text(packet);
        }
    }

    synctest::ImportPlace place;
    synctest::BackendWriter database{place.path(QStringLiteral("shop.db"))};
    SocketIoServer server;
    QSet<QByteArray> joined; // rooms of the last connection
    QByteArrayList joins; // every join that was asked for
    bool doubles = false; // announces everything twice

private:
    void take(SocketIoPeer &peer, const QByteArray &text)
    {
        if (text.startsWith("40"))
            joined.clear();
        if (server.acceptConnect(peer, text))
            return;
        const qsizetype bracket = text.indexOf('[');
        const QByteArray ack = text.mid(2, bracket - 2);
        const QJsonArray event = QJsonDocument::fromJson(text.mid(bracket)).array();
        const QString name = event.at(0).toString();
        if (name == QLatin1String("join_conversation")) {
            const QByteArray id = event.at(1).toString().toUtf8();
            joined.insert(id);
            joins.append(id);
            peer.text("42[\"joined_conversation\",{\"conversationId\":\"" + id + "\"}]");
        } else if (name == QLatin1String("leave_conversation")) {
            joined.remove(event.at(1).toString().toUtf8());
        } else if (name == QLatin1String("send_message")) {
            const QJsonObject message = event.at(1).toObject();
            announce(message.value(QLatin1String("conversationId")).toString().toUtf8(), "admin",
                message.value(QLatin1String("content")).toString().toUtf8(),
                QDateTime::currentMSecsSinceEpoch());
            peer.text("43" + ack + "[{\"success\":true}]");
        }
    }
};

/// A console that watches it: everything that `watch` has, with short times.
class LiveDesk
{
public:
    struct Wishes
    {
        bool tail = true;
        core::feed::ShopFeed::Options options = {};
    };
    LiveDesk(TinyShop &shop, const Wishes &wishes)
        : archive(shop.place.archive()),
          sink(shop.place.archive()),
          session(endpointOf(shop), policy())
    {
        archive.open().waitForFinished();
        if (wishes.tail) {
            tail = std::make_unique<core::sync::FileTail>(
                core::sync::FileTail::Options{shop.place.archive(),
                    shop.place.path(QStringLiteral("shop.db")), {}, std::chrono::milliseconds(5),
                    std::chrono::milliseconds(50), std::chrono::seconds(20)},
                sink);
        }
        feed = std::make_unique<core::feed::ShopFeed>(
            core::feed::ShopFeed::Parts{archive, sink, &session, tail.get(), nullptr}, wishes.options);
        using core::feed::ShopFeed;
        QObject::connect(feed.get(), &ShopFeed::arrived, feed.get(),
            [this](const core::feed::FeedMessage &message) { arrived.append(message); });
        QObject::connect(feed.get(), &ShopFeed::settled, feed.get(),
            [this](const QString &, const core::feed::FeedMessage &message) { settled.append(message); });
        QObject::connect(feed.get(), &ShopFeed::gapChanged, feed.get(),
            [this](const core::feed::Gap &gap) { gaps.append(gap); });
        feed->start();
    }
    [[nodiscard]] bool isOnline() const { return feed->link().state == core::live::State::Online; }
    [[nodiscard]] bool isFollowing() const
    {
        return feed->tail().state == core::feed::TailStatus::State::Following;
    }
    [[nodiscard]] QStringList words() const
    {
        QStringList words;
        for (const auto &message : arrived)
            words.append(message.message.content);
        return words;
    }
    [[nodiscard]] static core::live::Policy policy()
    {
        using std::chrono::milliseconds;
        core::live::Policy policy;
        policy.attempt = milliseconds(2'000);
        policy.firstDelay = milliseconds(20);
        policy.longestDelay = milliseconds(100);
        policy.probeEvery = milliseconds(200);
        policy.probePatience = milliseconds(400);
        policy.closePatience = milliseconds(100);
        return policy;
    }
    [[nodiscard]] static core::live::Endpoint endpointOf(const TinyShop &shop)
    {
        core::live::Endpoint endpoint;
        endpoint.url = QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(shop.server.port()));
        return endpoint;
    }

    core::history::Archive archive;
    core::sync::ArchiveSink sink;
    core::live::LiveSession session;
    std::unique_ptr<core::sync::FileTail> tail;
    std::unique_ptr<core::feed::ShopFeed> feed;
    QVector<core::feed::FeedMessage> arrived;
    QVector<core::feed::FeedMessage> settled;
    QVector<core::feed::Gap> gaps;
};

} // namespace tests
