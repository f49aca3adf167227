// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/shopbackend.h"

#include "app/sampleshop/backend/databasefill.h"
#include "app/sampleshop/backend/flood.h"
#include "app/sampleshop/backend/livedoor.h"
#include "app/sampleshop/backend/restapi.h"
#include "app/sampleshop/backend/traffic.h"
#include "app/sampleshop/httpserver.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app::sampleshop {

using namespace backend;

namespace {

constexpr auto kCrash = 2s; // until the process runs again
constexpr auto kAgain = 200ms; // between attempts to listen
constexpr int kPasswordLength = 20;

core::Secret newPassword()
{
    constexpr auto kLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"_L1;
    QString password;
    for (int i = 0; i < kPasswordLength; ++i)
        password += kLetters[QRandomGenerator::system()->bounded(int(kLetters.size()))];
    return core::Secret(password);
}

bool isOurs(const QString &path)
{
    return path == "/health"_L1 || path.startsWith("/socket.io/"_L1)
        || (path.startsWith("/api/"_L1) && !path.startsWith("/api/permission/"_L1)); // Coze's sign-in
}

} // namespace

struct ShopBackend::Private
{
    explicit Private(HttpServer &httpServer) : server(httpServer)
    {
        account.username = u"mina"_s;
        account.nickname = u"Mina"_s;
        account.password = newPassword();
        account.createdAtMs = QDateTime::currentMSecsSinceEpoch();
        traffic.setRate(20);
        restarting.setSingleShot(true);
    }
    void setDown(bool isDown)
    {
        if (isDown)
            traffic.stop();
        else
            traffic.start();
    }

    HttpServer &server;
    AgentTokens tokens;
    Store store;
    LiveServer live{tokens, store};
    MessageDesk desk{store, live};
    BotChat bots{desk};
    RestApi rest{tokens, store, bots};
    Traffic traffic{desk};
    Flood flooding{desk};
    AgentAccount account;
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    quint16 port = 0;
    int earlier = 40;
    bool isPaused = false;
    QVector<QPair<QPointer<HttpConnection>, HttpRequest>> waiting; // while it is paused
    QTimer restarting;
};

ShopBackend::ShopBackend(HttpServer &server, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(server))
{
    setSeed(QRandomGenerator::system()->generate());
    connect(&d->flooding, &Flood::ended, this, &ShopBackend::floodEnded);
    connect(
        &d->live, &LiveServer::crashed, this, [this] { restart(kCrash); }, Qt::QueuedConnection);
    connect(&d->restarting, &QTimer::timeout, this, [this] {
        if (d->server.listen(d->port))
            d->setDown(false);
        else
            d->restarting.start(kAgain);
    });
}

ShopBackend::~ShopBackend()
{
    stop();
}

void ShopBackend::setDatabase(const QString &path)
{
    d->path = path;
}

void ShopBackend::setPassword(const core::Secret &password)
{
    d->account.password = password;
}

void ShopBackend::setSeed(quint32 seed)
{
    d->traffic.setSeed(seed);
}

void ShopBackend::setEarlierConversations(int count)
{
    d->earlier = count;
}

void ShopBackend::setHeartbeat(const Heartbeat &heartbeat)
{
    d->live.setHeartbeat(heartbeat);
}

core::Result<core::Done> ShopBackend::start()
{
    if (d->path.isEmpty()) {
        d->folder = std::make_unique<QTemporaryDir>();
        if (!d->folder->isValid())
            return core::failure(core::Error::Kind::File, d->folder->errorString());
        d->path = d->folder->filePath(u"shop.db"_s);
    }
    bool isNew = false;
    auto opened = d->store.open(
        d->path, [this, &isNew](Sqlite &database) { return prepareShop(database, d->account, isNew); });
    if (!opened)
        return core::failure(
            opened.error().kind == core::Error::Kind::Busy ? core::Error::Kind::File : opened.error().kind,
            u"the database %1 cannot be used: %2"_s.arg(d->path, opened.error().detail));
    d->rest.setAccount(d->account);
    d->port = d->server.port();
    if (isNew)
        d->traffic.fill(d->earlier);
    d->setDown(false);
    return core::Done{};
}

void ShopBackend::stop()
{
    d->restarting.stop();
    d->flooding.stop();
    d->setDown(true);
    resume();
    d->live.drop();
    d->store.close();
}

bool ShopBackend::take(HttpConnection *connection, const HttpRequest &request)
{
    if (!isOurs(request.path))
        return false;
    if (d->isPaused)
        d->waiting.append({connection, request});
    else if (request.path.startsWith("/socket.io/"_L1))
        openLive(connection, request, d->live);
    else
        d->rest.take(connection, request);
    return true;
}

ShopBackend::Account ShopBackend::account() const
{
    return {QString::number(d->account.id), d->account.username, d->account.password};
}

QString ShopBackend::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(d->port);
}

QString ShopBackend::liveUrl() const
{
    return u"ws://127.0.0.1:%1"_s.arg(d->port);
}

QString ShopBackend::databasePath() const
{
    return d->path;
}

core::Secret ShopBackend::token(const QString &userId, std::chrono::seconds life) const
{
    return core::Secret(d->tokens.issue({userId, d->account.username}, life.count()));
}

void ShopBackend::setTraffic(double messagesPerMinute)
{
    d->traffic.setRate(messagesPerMinute);
}

void ShopBackend::setPace(double pace)
{
    d->traffic.setPace(pace);
    d->bots.setPace(pace);
}

void ShopBackend::setOddities(bool on)
{
    d->rest.setOddities(on);
    d->live.setOddities(on);
    d->traffic.setOddities(on);
}

void ShopBackend::writeVisitorMessage(const QString &conversationId, const QString &text)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    d->store.post([conversationId, text, now](Sqlite &database) {
        ConversationRow row{conversationId, u"shop-a"_s, {}, {}, now};
        const auto found = findConversation(database, conversationId);
        if (found && *found)
            row = **found;
        else
            insertConversation(database, row);
        insertMessage(
            database, {conversationId, text, u"user"_s, row.shopId, row.botId, row.inboxUserId, now});
    });
}

void ShopBackend::storeMessage(const MessageRow &message)
{
    d->desk.store(message);
}

void ShopBackend::broadcast(const QString &conversationId, const QString &content, const Speaker &speaker)
{
    d->live.tell(conversationId, content, speaker, QDateTime::currentMSecsSinceEpoch());
}

void ShopBackend::storeAndBroadcast(const MessageRow &message, const Speaker &speaker)
{
    d->desk.storeAndTell(message, speaker);
}

void ShopBackend::flood(int rooms, int messagesPerSecond, int seconds, int bytes, bool stores)
{
    d->flooding.start({rooms, messagesPerSecond, seconds, bytes, stores});
}

QStringList ShopBackend::floodRooms(int count)
{
    return Flood::rooms(count);
}

void ShopBackend::dropSockets()
{
    d->live.drop();
}

void ShopBackend::putOut()
{
    d->live.putOut();
}

void ShopBackend::pause()
{
    d->isPaused = true;
    d->live.setPaused(true);
    d->traffic.stop();
}

void ShopBackend::resume()
{
    if (!std::exchange(d->isPaused, false))
        return;
    d->live.setPaused(false);
    if (d->store.isOpen() && !d->restarting.isActive())
        d->traffic.start();
    const auto waiting = std::exchange(d->waiting, {});
    for (const auto &[connection, request] : waiting) {
        if (connection)
            static_cast<void>(take(connection, request));
    }
}

void ShopBackend::restart(std::chrono::milliseconds down)
{
    if (!d->store.isOpen())
        return;
    resume();
    d->setDown(true);
    d->server.close();
    d->live.drop();
    d->restarting.start(down);
}

void ShopBackend::setDuplicating(bool on)
{
    d->live.faults().setDuplicating(on);
}

void ShopBackend::setReordering(bool on)
{
    d->live.faults().setReordering(on);
}

void ShopBackend::setOutage(bool on)
{
    d->live.faults().setLosing(on);
}

void ShopBackend::sendMalformed(Malformed kind)
{
    d->live.sendRaw(malformedFrame(kind));
}

void ShopBackend::setTokenLife(std::chrono::seconds life)
{
    d->rest.setTokenLife(life.count());
}

ShopBackend::Counters ShopBackend::counters() const
{
    const LiveServer::Counters &live = d->live.counters();
    Counters counters;
    counters.sockets = d->live.sockets();
    counters.socketsOpened = live.opened;
    counters.refusals = live.refused;
    counters.joins = live.joins;
    counters.eventsIn = live.eventsIn;
    counters.eventsOut = live.eventsOut;
    counters.broadcasts = live.broadcasts;
    counters.lost = d->live.faults().lost();
    counters.rows = d->store.rowsWritten();
    counters.failedWrites = d->store.failures();
    counters.visitorMessages = d->traffic.written();
    counters.requestsByEndpoint = d->rest.requests();
    return counters;
}

} // namespace app::sampleshop
