// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/liveserver.h"

#include "app/sampleshop/backend/schema.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app::sampleshop::backend {

namespace {

constexpr auto kTyping = 3s;
constexpr auto kFailed = "Authentication failed"_L1; // for all causes

/// The server does not look at what it is given for an id.
QString keyOf(const QJsonValue &id)
{
    return id.isString() ? id.toString()
                         : QString::fromUtf8(QJsonDocument(QJsonArray{id}).toJson(QJsonDocument::Compact));
}

QByteArray messageFrame(
    const QString &conversationId, const QString &content, const Speaker &speaker, qint64 atMs)
{
    const QJsonObject sender{
        {u"userId"_s, speaker.userId}, {u"userName"_s, speaker.userName}, {u"role"_s, speaker.role}};
    return eventFrame({u"message_received"_s,
        QJsonObject{{u"conversationId"_s, conversationId}, {u"content"_s, content}, {u"sender"_s, sender},
            {u"timestamp"_s, isoTime(atMs)}}});
}

/// The inbox user that stands for a browser session; nothing when the database fails.
std::optional<LiveSocket::Identity> visitorOf(Sqlite &database, const QString &session, qint64 nowMs)
{
    const auto find = [&] {
        return database.run(
            "SELECT id, user_name FROM shopify_inbox_user WHERE deleted = 0 AND shop_id = 'default' "
            "AND user_email = ? ORDER BY id LIMIT 1",
            {session});
    };
    auto rows = find();
    if (rows && rows->isEmpty()) {
        static_cast<void>(
            database.run("INSERT INTO shopify_inbox_user(shop_id, user_email, user_name, create_time, "
                         "update_time) VALUES('default', ?, ?, ?, ?)",
                {session, session.section(u'@', 0, 0), nowMs, nowMs}));
        rows = find();
    }
    if (!rows || rows->isEmpty())
        return std::nullopt;
    const Row &row = rows->constFirst();
    return LiveSocket::Identity{QString::number(numberIn(row[0])), textIn(row[1]), u"customer"_s};
}

} // namespace

Speaker Speaker::bot()
{
    return {u"bot"_s, u"AI Assistant"_s, u"bot"_s};
}

Speaker Speaker::orderSystem()
{
    return {u"system"_s, u"Order System"_s, u"bot"_s};
}

Speaker Speaker::agent(const QString &userId, const QString &name)
{
    return {userId, name, u"admin"_s};
}

LiveServer::LiveServer(const AgentTokens &tokens, Store &store, QObject *parent)
    : QObject(parent),
      m_tokens(tokens),
      m_store(store),
      m_faults([this](const QString &room, const QByteArray &frame) { tellRoom(room, frame); })
{ }

void LiveServer::add(WebSocket *wire)
{
    auto *socket = new LiveSocket(wire, m_heartbeat, this);
    ++m_counters.opened;
    m_sockets.append(socket);
    connect(socket, &LiveSocket::connectAsked, this,
        [this, socket](const QJsonObject &auth) { letIn(socket, auth); });
    connect(socket, &LiveSocket::eventReceived, this,
        [this, socket](const QJsonArray &event, qint64 ackId) { take(socket, event, ackId); });
    connect(socket, &LiveSocket::left, this, [this, socket] {
        const QSet<QString> rooms = socket->rooms();
        for (const QString &room : rooms)
            leaveRoom(socket, room);
        tellPresence(socket->identity().userId, false);
    });
    connect(socket, &LiveSocket::closed, this, [this, socket] { remove(socket); });
    if (m_isPaused)
        socket->setPaused(true);
}

void LiveServer::letIn(LiveSocket *socket, const QJsonObject &auth)
{
    const QString token = auth[u"token"_s].toString();
    const QString session = auth[u"sessionId"_s].toString();
    if (token.isEmpty() && session.isEmpty()) {
        ++m_counters.refused;
        socket->refuse(u"Authentication required"_s);
    } else if (!token.isEmpty()) { // it wins over a session
        const auto claims = m_tokens.check(token);
        if (claims && !claims->userId.isEmpty()) {
            welcome(socket, {claims->userId, claims->username, u"admin"_s});
        } else {
            ++m_counters.refused;
            socket->refuse(kFailed);
        }
    } else {
        m_store.post([session, now = QDateTime::currentMSecsSinceEpoch()](
                         Sqlite &database) { return visitorOf(database, session, now); },
            [this, asked = QPointer(socket)](const std::optional<LiveSocket::Identity> &visitor) {
                if (!asked)
                    return;
                if (visitor)
                    welcome(asked, *visitor);
                else
                    asked->refuse(kFailed);
            });
    }
}

void LiveServer::welcome(LiveSocket *socket, const LiveSocket::Identity &identity)
{
    socket->accept(identity);
    if (!socket->isJoined())
        return;
    ++m_counters.joined;
    sendTo(socket,
        eventFrame({u"authenticated"_s,
            QJsonObject{{u"userId"_s, identity.userId}, {u"userName"_s, identity.userName},
                {u"role"_s, identity.role}}}));
    tellPresence(identity.userId, true);
}

void LiveServer::remove(LiveSocket *socket)
{
    m_sockets.removeOne(socket);
    for (auto typing = m_typing.begin(); typing != m_typing.end();) {
        if (typing.key().first == socket) // whose "false" never comes
            typing = m_typing.erase(typing);
        else
            ++typing;
    }
}

void LiveServer::take(LiveSocket *socket, const QJsonArray &event, qint64 ackId)
{
    ++m_counters.eventsIn;
    const QString name = event.first().toString();
    const QJsonValue id = event.size() > 1 ? event[1] : QJsonValue();
    if (name == "join_conversation"_L1)
        join(socket, id);
    else if (name == "leave_conversation"_L1)
        leave(socket, id);
    else if (name == "send_message"_L1)
        sendMessage(socket, event, ackId);
    else if (name == "typing_start"_L1)
        setTyping(socket, keyOf(id), true);
    else if (name == "typing_stop"_L1)
        setTyping(socket, keyOf(id), false);
}

void LiveServer::join(LiveSocket *socket, const QJsonValue &id)
{
    ++m_counters.joins;
    const QString room = keyOf(id);
    if (!socket->rooms().contains(room)) {
        socket->rooms().insert(room);
        m_rooms[room].append(socket);
    }
    sendTo(socket, eventFrame({u"joined_conversation"_s, QJsonObject{{u"conversationId"_s, id}}}));
}

void LiveServer::leave(LiveSocket *socket, const QJsonValue &id)
{
    leaveRoom(socket, keyOf(id));
    sendTo(socket, eventFrame({u"left_conversation"_s, QJsonObject{{u"conversationId"_s, id}}}));
}

void LiveServer::leaveRoom(LiveSocket *socket, const QString &room)
{
    if (!socket->rooms().remove(room))
        return;
    QVector<LiveSocket *> &members = m_rooms[room];
    members.removeOne(socket);
    if (members.isEmpty())
        m_rooms.remove(room);
}

void LiveServer::sendMessage(LiveSocket *socket, const QJsonArray &event, qint64 ackId)
{
    if (event.size() > 2 || (event.size() > 1 && ackId < 0 && !event[1].isObject())) {
        if (m_hasOddities)
            emit crashed(); // the handler takes the second argument for the ack
        return;
    }
    if (event.size() < 2)
        return; // no answer ever comes
    const QJsonObject message = event[1].toObject();
    const QString conversationId = message[u"conversationId"_s].toString();
    const QString content = message[u"content"_s].toString();
    const bool isGood = !conversationId.isEmpty() && !content.isEmpty();
    if (isGood) {
        const LiveSocket::Identity &who = socket->identity();
        tell(conversationId, content, {who.userId, who.userName, who.role},
            QDateTime::currentMSecsSinceEpoch());
    }
    if (ackId < 0)
        return;
    QJsonObject answer{{u"success"_s, isGood}};
    if (!isGood)
        answer[u"error"_s] = u"conversationId and content are required"_s;
    socket->answer(ackId, {answer});
}

void LiveServer::setTyping(LiveSocket *socket, const QString &room, bool isTyping)
{
    QTimer *&timer = m_typing[{socket, room}];
    if (!timer) {
        timer = new QTimer(socket);
        timer->setSingleShot(true);
        timer->setInterval(kTyping);
        connect(timer, &QTimer::timeout, this, [this, socket, room] { tellTyping(socket, room, false); });
    }
    if (isTyping)
        timer->start();
    else
        timer->stop();
    tellTyping(socket, room, isTyping);
}

void LiveServer::tellTyping(LiveSocket *socket, const QString &room, bool isTyping)
{
    const QByteArray frame = eventFrame({u"typing_indicator"_s,
        QJsonObject{{u"userId"_s, socket->identity().userId}, {u"userName"_s, socket->identity().userName},
            {u"isTyping"_s, isTyping}}});
    const auto others = m_rooms.value(room);
    for (LiveSocket *other : others) {
        if (other != socket)
            sendTo(other, frame);
    }
}

void LiveServer::tellPresence(const QString &userId, bool online)
{
    const QByteArray frame = eventFrame({u"presence_update"_s,
        QJsonObject{{u"userId"_s, userId}, {u"status"_s, online ? u"online"_s : u"offline"_s},
            {u"timestamp"_s, isoTime(QDateTime::currentMSecsSinceEpoch())}}});
    for (LiveSocket *socket : everybody())
        sendTo(socket, frame);
}

void LiveServer::tell(
    const QString &conversationId, const QString &content, const Speaker &speaker, qint64 atMs)
{
    tellFrame(conversationId, messageFrame(conversationId, content, speaker, atMs));
}

void LiveServer::tellFrame(const QString &conversationId, const QByteArray &frame)
{
    ++m_counters.broadcasts;
    m_faults.pass(conversationId, frame);
}

void LiveServer::tellRoom(const QString &room, const QByteArray &frame)
{
    const auto members = m_rooms.value(room);
    for (LiveSocket *socket : members)
        sendTo(socket, frame);
}

void LiveServer::sendTo(LiveSocket *socket, const QByteArray &frame)
{
    if (!socket->isJoined())
        return;
    ++m_counters.eventsOut;
    socket->send(frame);
}

QVector<LiveSocket *> LiveServer::everybody() const
{
    return m_sockets; // a copy: whom it is told may go meanwhile
}

void LiveServer::drop()
{
    for (LiveSocket *socket : everybody())
        socket->wire().drop();
}

void LiveServer::putOut()
{
    for (LiveSocket *socket : everybody())
        socket->putOut();
}

void LiveServer::setPaused(bool paused)
{
    m_isPaused = paused;
    for (LiveSocket *socket : everybody())
        socket->setPaused(paused);
}

void LiveServer::sendRaw(const QByteArray &bytes)
{
    for (LiveSocket *socket : everybody())
        socket->wire().sendRaw(bytes);
}

} // namespace app::sampleshop::backend
