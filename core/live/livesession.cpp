// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livesession.h"

#include "core/live/eventjson.h"
#include "core/live/livesession_p.h"
#include "core/live/monotonic.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::live {

namespace {

QString namespaceName(const QString &name)
{
    return name.startsWith(u'/') ? name : u'/' + name;
}

Endpoint withNamespaceName(Endpoint endpoint)
{
    endpoint.nspace = namespaceName(endpoint.nspace);
    return endpoint;
}

} // namespace

QJsonArray Event::args() const
{
    QJsonArray array = jsonArray(json).value_or(QJsonArray());
    if (!array.isEmpty())
        array.removeFirst();
    if (!offset.isEmpty() && !array.isEmpty())
        array.removeLast();
    return array;
}

LiveSession::LiveSession(Endpoint endpoint, Policy policy, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(this, withNamespaceName(std::move(endpoint)), std::move(policy)))
{ }

LiveSession::~LiveSession()
{
    if (d->link) {
        d->link->disconnect(this);
        d->link->farewell(d->farewell());
    }
    // They refer to what goes with `d`.
    qDeleteAll(findChildren<Link *>(Qt::FindDirectChildrenOnly));
}

void LiveSession::start()
{
    if (d->status.state == State::Idle || d->status.state >= State::Refused)
        d->begin();
}

void LiveSession::stop()
{
    if (d->status.state != State::Idle)
        d->settle(State::Idle, EndReason::ClientDisconnect, std::nullopt);
}

void LiveSession::retryNow()
{
    if (d->status.state == State::Waiting)
        d->attempt();
    else if (d->status.state >= State::Refused)
        d->begin();
}

void LiveSession::distrust()
{
    switch (d->status.state) {
    case State::Waiting:
        return d->attempt();
    case State::Opening:
        // One that only just began has the new network already.
        if (monotonicNow() - d->attemptSince < 1s)
            return;
        d->dropLink({}, false);
        return d->attempt();
    case State::AwaitingOpen:
    case State::Joining:
    case State::Online:
        if (d->link)
            d->link->distrust();
        return;
    case State::Idle:
    case State::Refused:
    case State::Kicked:
    case State::Incompatible:
    case State::Failed:
        return;
    }
}

Result<Done> LiveSession::emitEvent(
    const QString &name, const QJsonArray &args, const QList<QByteArray> &attachments)
{
    if (isReservedName(name))
        return failure(Error::Kind::InvalidInput, u"\"%1\" is a reserved name"_s.arg(name));
    if (attachments.size() > d->policy.attachments)
        return failure(Error::Kind::InvalidInput, u"more than %1 attachments"_s.arg(d->policy.attachments));
    if (!d->isOnline())
        return failure(Error::Kind::Network, u"not connected"_s);
    const auto sent = d->link->send(
        encodeEvent(d->endpoint.nspace, -1, name, args, int(attachments.size())), attachments);
    d->counters.eventsOut += sent ? 1 : 0;
    return sent;
}

void LiveSession::emitVolatile(const QString &name, const QJsonArray &args)
{
    if (d->isOnline() && d->link->isIdle())
        static_cast<void>(emitEvent(name, args));
}

void LiveSession::request(const QString &name, const QJsonArray &args, Answered answered)
{
    if (isReservedName(name)) {
        const QString detail = u"\"%1\" is a reserved name"_s.arg(name);
        return d->acks.failLater(std::move(answered), {Error::Kind::InvalidInput, detail});
    }
    if (!d->isOnline())
        return d->acks.failLater(std::move(answered), {Error::Kind::Network, u"not connected"_s});
    const auto sent = d->link->send(encodeEvent(d->endpoint.nspace, d->acks.nextId(), name, args));
    if (!sent)
        return d->acks.failLater(std::move(answered), sent.error());
    ++d->counters.eventsOut;
    d->acks.open(std::move(answered));
}

void LiveSession::answer(const Event &event, const QJsonArray &args)
{
    if (event.ackId < 0 || event.connection != d->connection || !d->link)
        return;
    if (d->answerable.remove({event.nspace, event.ackId}))
        static_cast<void>(d->link->send(encodeAck(event.nspace, event.ackId, args)));
}

void LiveSession::join(const QString &nspace, std::function<QFuture<Result<QJsonObject>>()> auth)
{
    const QString name = namespaceName(nspace);
    if (name == d->endpoint.nspace || name.contains(u','))
        return;
    Space &wanted = d->spaces.try_emplace(name).first->second;
    wanted.name = name;
    wanted.auth = std::move(auth);
    if (d->link && (d->status.state == State::Joining || d->status.state == State::Online)
        && wanted.phase == Space::Phase::Out)
        d->ask(wanted);
}

void LiveSession::leave(const QString &nspace)
{
    const QString name = namespaceName(nspace);
    const auto found = d->spaces.find(name);
    if (name == d->endpoint.nspace || found == d->spaces.end())
        return;
    if (d->link && found->second.phase != Space::Phase::Out)
        static_cast<void>(d->link->send(encodeDisconnect(name)));
    d->spaces.erase(found);
}

const Status &LiveSession::status() const
{
    return d->status;
}

Counters LiveSession::counters() const
{
    return d->counters;
}

void LiveSession::setRecordsFrames(bool records)
{
    d->records = records;
    if (d->link)
        d->link->setRecordsFrames(records);
}

} // namespace core::live
