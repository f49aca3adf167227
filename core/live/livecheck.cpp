// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livecheck.h"

#include "core/live/httpprobe.h"

#include <QJsonObject>
#include <QSslCertificate>
#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::live {

namespace {

const auto kReach = u"reach"_s;
const auto kTls = u"tls"_s;
const auto kHandshake = u"handshake"_s;
const auto kOpen = u"open"_s;
const auto kAuth = u"auth"_s;
const auto kEvent = u"event"_s;

QString issuerOf(const QSslSocket &socket)
{
    const QSslCertificate certificate = socket.peerCertificate();
    const QStringList names = certificate.issuerInfo(QSslCertificate::CommonName)
        + certificate.issuerInfo(QSslCertificate::Organization);
    return names.value(0);
}

/// One attempt; the steps watch the time.
Policy policyOf(const LiveCheck::Patience &patience)
{
    Policy policy;
    policy.attempts = 1;
    policy.attempt = patience.handshake + patience.open + patience.auth + 1s;
    policy.connectAnswer = patience.auth + 1s;
    policy.closePatience = 500ms;
    return policy;
}

} // namespace

LiveCheck::LiveCheck(Endpoint endpoint, const Patience &patience, QObject *parent)
    : CheckJob({kReach, kTls, kHandshake, kOpen, kAuth, kEvent}, parent),
      m_endpoint(std::move(endpoint)),
      m_patience(patience)
{ }

LiveCheck::~LiveCheck() = default;

void LiveCheck::abandon()
{
    if (m_probe) {
        m_probe->disconnect(this);
        m_probe->deleteLater();
    }
    if (m_socket)
        m_socket->disconnect(this); // aborting tells of it
    if (m_session)
        m_session->disconnect(this);
}

void LiveCheck::run()
{
    if (!begin(kReach, m_patience.reach))
        return;
    const auto url = handshakeUrl(m_endpoint);
    if (!url) {
        fail(url.error());
        return;
    }
    m_url = *url;
    m_socket = std::make_unique<QSslSocket>();
    // Queued: who hears of a step may delete all this while the socket is at work.
    connect(m_socket.get(), &QSslSocket::connected, this, &LiveCheck::connected, Qt::QueuedConnection);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &LiveCheck::encrypted, Qt::QueuedConnection);
    connect(
        m_socket.get(), &QSslSocket::errorOccurred, this, &LiveCheck::connectionFailed, Qt::QueuedConnection);
    m_socket->connectToHost(m_url.host(), quint16(m_url.port(m_url.scheme() == "wss"_L1 ? 443 : 80)));
}

void LiveCheck::connected()
{
    if (!isAt(kReach) || !pass({u"%1:%2"_s.arg(m_url.host()).arg(m_socket->peerPort())}))
        return;
    if (m_url.scheme() != "wss"_L1) {
        if (skip(kTls))
            shakeHands();
        return;
    }
    if (begin(kTls, m_patience.tls)) {
        m_socket->setPeerVerifyName(m_url.host());
        m_socket->startClientEncryption();
    }
}

void LiveCheck::encrypted()
{
    if (isAt(kTls) && pass({issuerOf(*m_socket)}))
        shakeHands();
}

void LiveCheck::connectionFailed()
{
    if (isAt(kReach))
        fail({Error::Kind::Network, m_socket->errorString()});
    else if (isAt(kTls))
        fail({Error::Kind::Tls, m_socket->errorString()});
}

void LiveCheck::shakeHands()
{
    m_socket->disconnect(this);
    m_socket->abort();
    if (!begin(kHandshake, m_patience.handshake))
        return;
    m_session = std::make_unique<LiveSession>(m_endpoint, policyOf(m_patience));
    connect(m_session.get(), &LiveSession::statusChanged, this, &LiveCheck::takeStatus, Qt::QueuedConnection);
    connect(m_session.get(), &LiveSession::eventReceived, this, &LiveCheck::takeEvent, Qt::QueuedConnection);
    m_session->start();
}

void LiveCheck::takeStatus(const Status &status)
{
    switch (status.state) {
    case State::AwaitingOpen:
        if (isAt(kHandshake) && pass())
            static_cast<void>(begin(kOpen, m_patience.open));
        return;
    case State::Joining:
        if (isAt(kOpen) && pass())
            static_cast<void>(begin(kAuth, m_patience.auth));
        return;
    case State::Online:
        if (isAt(kAuth) && pass() && begin(kEvent, 0ms))
            QTimer::singleShot(m_patience.event, this, &LiveCheck::endWithoutEvent);
        return;
    case State::Idle:
    case State::Opening:
        return;
    case State::Waiting:
    case State::Refused:
    case State::Kicked:
    case State::Incompatible:
    case State::Failed:
        return refused(status.error.value_or(Error{Error::Kind::Network, u"the connection ended"_s}));
    }
}

/// Before the open packet the WebSocket's own words say little (socket-io 2).
void LiveCheck::refused(const Error &error)
{
    const bool isUnclear = isAt(kHandshake) || (isAt(kOpen) && error.kind != Error::Kind::Timeout);
    if (!isUnclear) {
        fail(error);
        return;
    }
    if (m_probe)
        return;
    m_probe = new HttpProbe(m_url, m_endpoint.headers, m_patience.probe, this);
    connect(m_probe, &HttpProbe::answered, this,
        [this, error](const ProbeAnswer &answer) { fail(refusalOf(error, answer, m_url.path())); });
    m_probe->start();
}

void LiveCheck::takeEvent(const Event &event)
{
    if (!isAt(kEvent))
        return;
    // The backend's first one tells who we are to it (shop-backend 5).
    const QJsonObject who = event.args().at(0).toObject();
    const QString user = who.value("userName"_L1).toString().left(100);
    const bool says = event.name == "authenticated"_L1 && !user.isEmpty();
    const QString role = who.value("role"_L1).toString().left(40);
    if (pass({says ? u"%1: %2, %3"_s.arg(event.name, user, role) : event.name.left(100)}))
        finish();
}

void LiveCheck::endWithoutEvent()
{
    if (isAt(kEvent) && pass({{}, {}, u"noEvent"_s}))
        finish();
}

} // namespace core::live
