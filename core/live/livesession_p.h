// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/ackbook.h"
#include "core/live/binaryassembler.h"
#include "core/live/link.h"
#include "core/live/livesession.h"

#include <QPointer>
#include <QSet>

#include <map>
#include <vector>

namespace core::live {

using Auth = std::function<QFuture<Result<QJsonObject>>()>;

/// A namespace this session wants to be in.
struct Space
{
    enum class Phase { Out, Asking, In };
    QString name;
    Auth auth;
    Phase phase = Phase::Out;
    int asked = 0; // counts the questions, so that an old time limit is told from a new one
    QJsonObject payload; // of the question that is open
    QString socketId;
    QString pid; // secret of connection state recovery
    QString offset;
    std::vector<BinaryPacket> early; // came before the answer
    qint64 earlyBytes = 0;
};

struct LiveSession::Private
{
    Private(LiveSession *session, Endpoint where, Policy how);

    // The way through the states
    void begin();
    void attempt();
    void watch(Link *made);
    void passTime();
    void setState(State state);
    void endConnection(EndReason reason, Error error);
    void wait(EndReason reason, const Error &error, bool wasOnline);
    void settle(State state, EndReason reason, const std::optional<Error> &error);
    void leaveConnection(const Error &error);
    void dropLink(const QByteArrayList &farewell, bool orderly);
    [[nodiscard]] QByteArrayList farewell() const;

    // Namespaces
    [[nodiscard]] Space *space(const QString &name);
    [[nodiscard]] bool isMain(const Space &wanted) const { return wanted.name == endpoint.nspace; }
    void ask(Space &wanted);
    void sendConnect(Space &wanted, const QJsonObject &payload);
    void refuse(const QString &name, const Error &error, const QByteArray &data = {});
    void accept(Space &wanted, const QByteArray &json);

    // Packets
    void takeText(const QString &text);
    void takeBinary(const QByteArray &message);
    void take(BinaryPacket whole);
    void takeEvent(Space &wanted, BinaryPacket whole);
    void takeAck(const Space &wanted, const BinaryPacket &whole);
    void takeDisconnect(Space &wanted);
    void handOn(Space &wanted, BinaryPacket whole);
    void breakProtocol(const Error &error);
    void record(const QString &text, const QString &fault);

    [[nodiscard]] bool isOnline() const { return status.state == State::Online && link; }

    LiveSession *q;
    Endpoint endpoint;
    Policy policy;
    Status status;
    Counters counters;
    QPointer<Link> link;
    std::map<QString, Space> spaces;
    BinaryAssembler assembler;
    AckBook acks;
    QSet<QPair<QString, qint64>> answerable; // events of this connection
    QTimer timer; // of the state that waits
    milliseconds attemptSince{0};
    milliseconds onlineSince{0};
    qint64 connection = 0;
    int failed = 0; // attempts in a row
    int pauses = 0; // since the last connection that was stable
    bool records = false;
};

} // namespace core::live
