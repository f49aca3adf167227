// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/values.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QMap>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>

namespace app::sampleshop {

class HttpConnection;
class HttpServer;
struct HttpRequest;

/// The chat backend of the sample shop: REST, a live channel and a database that grows while customers write
/// by themselves (shop-backend 1 to 7), on the port of the shop and with the oddities of the real one.
///
/// Lives on the shop's thread; the database has a thread of its own. Settings marked so count from the next
/// start.
class ShopBackend final : public QObject
{
    Q_OBJECT
public:
    explicit ShopBackend(HttpServer &server, QObject *parent = nullptr);
    ~ShopBackend() override; // what was stored is in the file

    // Before the start.
    void setDatabase(const QString &path); // empty: a file that goes with this object
    void setPassword(const core::Secret &password); // instead of a random one
    void setSeed(quint32 seed); // the same one, the same customers; otherwise each shop has its own
    void setEarlierConversations(int count); // in a new database; 40 without
    void setHeartbeat(const backend::Heartbeat &heartbeat); // of the next sockets

    /// Called by the shop. Errors: those of an SQLite file that cannot be used (File, ReadOnly, Corrupt,
    /// Busy, DiskFull, Unsupported).
    [[nodiscard]] core::Result<core::Done> start();
    void stop();
    /// Whether the request is for the backend; then it is answered, now or later.
    [[nodiscard]] bool take(HttpConnection *connection, const HttpRequest &request);

    struct Account
    {
        QString userId;
        QString username;
        core::Secret password;
    };
    [[nodiscard]] Account account() const;
    [[nodiscard]] QString url() const; // of REST, without `/api` and trailing slash
    [[nodiscard]] QString liveUrl() const; // `ws://…`, without `/socket.io/`
    [[nodiscard]] QString databasePath() const;
    /// A token as sign-in gives it, for this or any other user; negative lives give one that has ended.
    [[nodiscard]] core::Secret token(const QString &userId, std::chrono::seconds life) const;

    // Customers.
    void setTraffic(double messagesPerMinute); // answers count; 20 without, 0: nobody writes
    void setPace(double pace); // multiplies the pauses before answers
    void setOddities(
        bool on); // BIGINT errors, double answers, streams that hang, canned apologies of the bots

    // By hand. Rows are stored later; what is told with them is told when they are in the file.
    /// As over REST: stored, not told. An unknown conversation is made.
    void writeVisitorMessage(const QString &conversationId, const QString &text);
    void storeMessage(const backend::MessageRow &message);
    void broadcast(const QString &conversationId, const QString &content, const backend::Speaker &speaker);
    void storeAndBroadcast(const backend::MessageRow &message, const backend::Speaker &speaker);
    /// `content` is `#` and a running number from 1, then words; the live timestamp is the server's time.
    void flood(int rooms, int messagesPerSecond, int seconds, int bytes, bool stores);
    [[nodiscard]] static QStringList floodRooms(int count); // in which it takes place

    // Faults.
    void dropSockets(); // as a cut network does
    void putOut(); // everybody, by DISCONNECT
    void pause(); // connections stay open, nothing is sent or answered
    void resume();
    void restart(std::chrono::milliseconds down); // drops everybody and refuses as long, the Coze API too
    void setDuplicating(bool on); // every live message comes twice
    void setReordering(bool on); // neighbours change places
    void setOutage(bool on); // messages are stored, and lost on the live channel
    void sendMalformed(backend::Malformed kind); // to every socket
    void setTokenLife(std::chrono::seconds life); // of the next access tokens

    /// What it saw since it was made.
    struct Counters
    {
        int sockets = 0; // now
        qint64 socketsOpened = 0;
        qint64 refusals = 0; // of CONNECT
        qint64 joins = 0; // of rooms
        qint64 eventsIn = 0;
        qint64 eventsOut = 0; // one for each socket
        qint64 broadcasts = 0; // messages to a room
        qint64 lost = 0; // by an outage
        qint64 rows = 0; // written into the file since the start
        qint64 failedWrites = 0; // transactions
        qint64 visitorMessages = 0; // of customers who write by themselves
        QMap<QString, qint64> requestsByEndpoint; // `GET /api/chat-history/page`
    };
    [[nodiscard]] Counters counters() const;

signals:
    void floodEnded(qint64 messages);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace app::sampleshop
