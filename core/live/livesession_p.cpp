// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livesession_p.h"

#include "core/base/deliver.h"
#include "core/live/monotonic.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

/// Errors of the sign-in that another attempt would only repeat.
bool needsAPerson(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::Cancelled:
    case Error::Kind::NotFound:
    case Error::Kind::InvalidInput:
        return true;
    default:
        return false;
    }
}

} // namespace

LiveSession::Private::Private(LiveSession *session, Endpoint where, Policy how)
    : q(session),
      endpoint(std::move(where)),
      policy(std::move(how)),
      acks(
          policy.ack, [this] { return link && link->isBehind(); }, nullptr)
{
    Space &own = spaces[endpoint.nspace];
    own.name = endpoint.nspace;
    own.auth = endpoint.auth;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer); // coarse ones may be early: a limit is a limit
    QObject::connect(&timer, &QTimer::timeout, q, [this] { passTime(); });
}

// The way through the states

void LiveSession::Private::begin()
{
    failed = 0;
    pauses = 0;
    status.reason = EndReason::None;
    status.error.reset();
    status.refusalData.clear();
    attempt();
}

void LiveSession::Private::attempt()
{
    timer.stop();
    const auto url = handshakeUrl(endpoint);
    if (!url)
        return settle(State::Failed, EndReason::FailedAttempt, url.error());
    ++counters.attempts;
    ++connection;
    attemptSince = monotonicNow();
    link = new Link(policy, counters, q);
    link->setRecordsFrames(records);
    watch(link);
    timer.start(policy.attempt);
    link->open(*url, endpoint.headers);
    setState(State::Opening);
}

void LiveSession::Private::watch(Link *made)
{
    QObject::connect(made, &Link::connected, q, [this] { setState(State::AwaitingOpen); });
    QObject::connect(made, &Link::opened, q, [this] {
        // Building the sign-in may take a request of its own.
        timer.start(policy.attempt);
        for (auto &[name, wanted] : spaces)
            ask(wanted);
        setState(State::Joining);
    });
    QObject::connect(made, &Link::text, q, [this](const QString &text) { takeText(text); });
    QObject::connect(made, &Link::binary, q, [this](const QByteArray &message) { takeBinary(message); });
    QObject::connect(made, &Link::ended, q,
        [this](EndReason reason, const Error &error) { endConnection(reason, error); });
    QObject::connect(made, &Link::frame, q, &LiveSession::frame);
    QObject::connect(made, &Link::overdue, q, [this](bool isOverdue) {
        status.degraded = isOverdue && status.state == State::Online;
        emit q->statusChanged(status);
    });
    QObject::connect(made, &Link::probed, q, [this](double ms) {
        status.roundTripMs = ms;
        const QPointer<LiveSession> alive(q);
        emit q->statusChanged(status);
        if (alive)
            emit alive->probed(ms);
    });
}

void LiveSession::Private::passTime()
{
    switch (status.state) {
    case State::Waiting:
        return attempt();
    case State::Opening:
        return endConnection(EndReason::FailedAttempt, {Error::Kind::Timeout, u"no connection in time"_s});
    case State::AwaitingOpen:
        return endConnection(
            EndReason::FailedAttempt, {Error::Kind::Timeout, u"connected, but no open packet in time"_s});
    case State::Joining:
        return endConnection(
            EndReason::FailedAttempt, {Error::Kind::Timeout, u"no answer to CONNECT in time"_s});
    default:
        return;
    }
}

void LiveSession::Private::setState(State state)
{
    status.state = state;
    status.sinceMs = QDateTime::currentMSecsSinceEpoch();
    status.attempt = state == State::Online ? 0 : failed;
    if (state != State::Waiting)
        status.nextTryAtMs = 0;
    if (state != State::Online) {
        status.degraded = false;
        status.roundTripMs.reset();
        status.socketId.clear();
        status.recovered = false;
    }
    emit q->statusChanged(status);
}

void LiveSession::Private::endConnection(EndReason reason, Error error)
{
    const bool wasOnline = status.state == State::Online;
    dropLink({}, false);
    leaveConnection({Error::Kind::Network, u"the connection ended"_s});
    if (reason == EndReason::ParseError) {
        for (auto &[name, wanted] : spaces)
            wanted.pid.clear();
    }
    wait(wasOnline ? reason : EndReason::FailedAttempt, error, wasOnline);
}

void LiveSession::Private::wait(EndReason reason, const Error &error, bool wasOnline)
{
    if (wasOnline && monotonicNow() - onlineSince >= policy.stableAfter) {
        failed = 0;
        pauses = 0;
    }
    if (!wasOnline) {
        ++failed;
        pauses = std::max(pauses, 1);
        if (policy.attempts >= 0 && failed >= policy.attempts)
            return settle(State::Failed, reason, error);
    }
    const double random = policy.random ? policy.random() : QRandomGenerator::global()->generateDouble();
    const milliseconds pause = backoff(pauses++, policy, random);
    status.reason = reason;
    status.error = error;
    status.nextTryAtMs = QDateTime::currentMSecsSinceEpoch() + pause.count();
    timer.start(pause);
    setState(State::Waiting);
}

void LiveSession::Private::settle(State state, EndReason reason, const std::optional<Error> &error)
{
    timer.stop();
    dropLink(state == State::Idle ? farewell() : QByteArrayList(), true);
    leaveConnection({Error::Kind::Network, u"the connection ended"_s});
    for (auto &[name, wanted] : spaces)
        wanted.pid.clear();
    status.reason = reason;
    status.error = error;
    setState(state);
}

void LiveSession::Private::leaveConnection(const Error &error)
{
    assembler.clear();
    answerable.clear();
    acks.failAll(error);
    for (auto &[name, wanted] : spaces) {
        wanted.phase = Space::Phase::Out;
        wanted.payload = {};
        wanted.early.clear();
        wanted.earlyBytes = 0;
    }
}

void LiveSession::Private::dropLink(const QByteArrayList &texts, bool orderly)
{
    Link *old = link;
    link = nullptr;
    if (!old)
        return;
    old->disconnect(q);
    if (orderly)
        old->close(texts);
    else
        old->retire();
}

QByteArrayList LiveSession::Private::farewell() const
{
    QByteArrayList texts;
    for (const auto &[name, wanted] : spaces) {
        if (wanted.phase == Space::Phase::In)
            texts.append(encodeDisconnect(name));
    }
    return texts;
}

// Namespaces

Space *LiveSession::Private::space(const QString &name)
{
    const auto found = spaces.find(name);
    return found == spaces.end() ? nullptr : &found->second;
}

void LiveSession::Private::ask(Space &wanted)
{
    wanted.phase = Space::Phase::Asking;
    ++wanted.asked;
    if (!wanted.auth)
        return sendConnect(wanted, {});
    const auto answered
        = [this, name = wanted.name, number = wanted.asked](const Result<QJsonObject> &payload) {
              Space *asking = space(name);
              if (!link || !asking || asking->phase != Space::Phase::Asking || asking->asked != number)
                  return;
              if (payload)
                  return sendConnect(*asking, *payload);
              if (isMain(*asking) && !needsAPerson(payload.error()))
                  return endConnection(EndReason::FailedAttempt, payload.error());
              refuse(name, payload.error());
          };
    deliver(wanted.auth(), link.data(), answered);
}

void LiveSession::Private::sendConnect(Space &wanted, const QJsonObject &payload)
{
    wanted.payload = payload;
    QJsonObject whole = payload;
    if (!wanted.pid.isEmpty() && !wanted.offset.isEmpty()) {
        whole.insert(u"pid"_s, wanted.pid);
        whole.insert(u"offset"_s, wanted.offset);
    }
    const auto sent = link->send(encodeConnect(wanted.name, whole));
    if (!sent && sent.error().kind == Error::Kind::InvalidInput)
        return refuse(wanted.name, sent.error());
    if (isMain(wanted))
        return timer.start(policy.connectAnswer);
    const auto isLate = [this, name = wanted.name, number = wanted.asked] {
        const Space *asking = space(name);
        if (asking && asking->phase == Space::Phase::Asking && asking->asked == number)
            refuse(name, {Error::Kind::Timeout, u"no answer to CONNECT in time"_s});
    };
    QTimer::singleShot(policy.connectAnswer, link.data(), isLate);
}

void LiveSession::Private::refuse(const QString &name, const Error &error, const QByteArray &data)
{
    if (name == endpoint.nspace) {
        status.refusalData = data;
        return settle(State::Refused, EndReason::Refused, error);
    }
    spaces.erase(name);
    emit q->namespaceRefused(name, error);
}

void LiveSession::Private::accept(Space &wanted, const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    const QString socketId = answer.value("sid"_L1).toString();
    const QString pid = answer.value("pid"_L1).toString();
    if (socketId.isEmpty()) {
        const Error error{Error::Kind::Unsupported, u"the server speaks an older protocol"_s};
        return isMain(wanted) ? settle(State::Incompatible, EndReason::FailedAttempt, error)
                              : refuse(wanted.name, error);
    }
    const bool recovered = !pid.isEmpty() && pid == wanted.pid;
    wanted.phase = Space::Phase::In;
    wanted.payload = {};
    wanted.socketId = socketId;
    wanted.pid = pid;
    if (!recovered)
        wanted.offset.clear();
    const QPointer<LiveSession> alive(q);
    const qint64 now = connection;
    const QString name = wanted.name;
    if (isMain(wanted)) {
        timer.stop();
        onlineSince = monotonicNow();
        ++counters.connects;
        status.socketId = socketId;
        status.recovered = recovered;
        setState(State::Online);
        if (alive && connection == now && status.state == State::Online)
            emit q->online(recovered);
    }
    // Whoever listens may have left, stopped or deleted all of it meanwhile.
    const auto still = [&] { return alive && connection == now && link ? space(name) : nullptr; };
    std::vector<BinaryPacket> early;
    if (Space *joined = still()) {
        early = std::exchange(joined->early, {});
        joined->earlyBytes = 0;
    }
    for (BinaryPacket &whole : early) {
        if (Space *joined = still(); joined && joined->phase == Space::Phase::In)
            handOn(*joined, std::move(whole));
    }
}

} // namespace core::live
