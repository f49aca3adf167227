// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/link.h"

#include "core/live/linkerror.h"
#include "core/live/monotonic.h"
#include "core/live/wiretext.h"

#include <QDateTime>
#include <QNetworkRequest>
#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::live {

namespace {

constexpr auto kSlice = 8ms; // half a frame of a screen
constexpr qint64 kInboxBytes = 64 * 1024 * 1024; // more is handed on at once: then TCP slows the server down
constexpr auto kSuspicion = 2s;

} // namespace

Link::Link(const Policy &policy, Counters &counters, QObject *parent)
    : QObject(parent),
      m_policy(policy),
      m_counters(counters),
      m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this)),
      m_heartbeat(this),
      m_probe(policy.probeEvery, policy.probePatience, this)
{
    m_heartbeat.setSingleShot(true);
    limit();
    watch();
}

void Link::limit()
{
    m_socket->setMaxAllowedIncomingFrameSize(quint64(m_policy.incomingBytes));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(m_policy.incomingBytes));
}

void Link::watch()
{
    connect(&m_heartbeat, &QTimer::timeout, this, &Link::checkDeadline);
    connect(m_socket, &QWebSocket::connected, this, [this] {
        // Small messages both ways would wait for each other's acknowledgement.
        if (auto *tcp = m_socket->findChild<QTcpSocket *>())
            tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        emit connected();
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, &Link::takeText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &Link::takeBinary);
    connect(m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
        [this](QAbstractSocket::SocketError problem) {
            const bool closed = problem == QAbstractSocket::RemoteHostClosedError;
            end(closed ? EndReason::TransportClose : EndReason::TransportError, errorOf(*m_socket, problem));
        });
    const auto closed = [this] {
        const Closing closing = closingOf(*m_socket);
        end(closing.reason, closing.error);
    };
    // A refused connection says that it is disconnected first and why afterwards.
    connect(m_socket, &QWebSocket::disconnected, this, closed, Qt::QueuedConnection);
    connect(m_socket, &QWebSocket::pong, this,
        [this](quint64, const QByteArray &payload) { m_probe.pong(payload); });
    connect(&m_probe, &LinkProbe::asked, m_socket,
        [this](const QByteArray &payload) { m_socket->ping(payload); });
    connect(&m_probe, &LinkProbe::probed, this, [this](double ms) {
        m_distrusted = false;
        emit probed(ms);
    });
    connect(&m_probe, &LinkProbe::overdue, this, &Link::overdue);
    connect(&m_probe, &LinkProbe::silent, this, [this] {
        end(m_distrusted ? EndReason::NetworkChange : EndReason::DeadLink,
            {Error::Kind::Timeout, u"the other side does not answer any more"_s});
    });
}

void Link::open(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &headers)
{
    QNetworkRequest request(url);
    for (const auto &[name, value] : headers) {
        if (!name.contains('\n') && !value.contains('\n') && !value.contains('\r'))
            request.setRawHeader(name, value);
    }
    m_socket->open(request);
    // Frames may be large and slow to come: the bytes themselves tell that somebody is there.
    if (auto *tcp = m_socket->findChild<QTcpSocket *>())
        connect(tcp, &QTcpSocket::readyRead, &m_probe, &LinkProbe::heard);
}

Result<Done> Link::send(const QByteArray &text, const QList<QByteArray> &attachments)
{
    if (isExpired())
        end(EndReason::PingTimeout, {Error::Kind::Timeout, u"no heartbeat in time"_s});
    if (m_over || !m_isOpen)
        return failure(Error::Kind::Network, u"not connected"_s);
    const auto most = [](qint64 size, const QByteArray &part) { return std::max<qint64>(size, part.size()); };
    if (std::accumulate(attachments.begin(), attachments.end(), qint64(text.size()), most)
        > m_open.maxPayload)
        return failure(
            Error::Kind::InvalidInput, u"longer than the %1 bytes the server takes"_s.arg(m_open.maxPayload));
    const auto sum = [](qint64 size, const QByteArray &part) { return size + part.size(); };
    const qint64 all = std::accumulate(attachments.begin(), attachments.end(), qint64(text.size()), sum);
    if (m_socket->bytesToWrite() + all > m_policy.queueBytes)
        return failure(Error::Kind::Busy, u"too much is unsent"_s);
    write(text);
    for (const QByteArray &attachment : attachments) {
        m_socket->sendBinaryMessage(attachment);
        m_counters.bytesOut += attachment.size();
        if (m_records)
            keep({Kind::Note, {}, {},
                     {QDateTime::currentMSecsSinceEpoch(), false, true, {}, attachment.size(), {}}},
                0);
    }
    return Done();
}

bool Link::isIdle() const
{
    return m_isOpen && !m_over && m_socket->bytesToWrite() == 0;
}

void Link::distrust()
{
    if (m_over)
        return;
    if (isExpired())
        return end(EndReason::PingTimeout, {Error::Kind::Timeout, u"no heartbeat in time"_s});
    m_distrusted = true;
    m_probe.askNow(kSuspicion);
}

void Link::write(const QByteArray &text)
{
    m_socket->sendTextMessage(QString::fromUtf8(text));
    m_counters.bytesOut += text.size();
    if (m_records)
        note(QString::fromUtf8(text), false);
}

void Link::takeText(const QString &text)
{
    if (m_over)
        return;
    m_probe.heard();
    const auto type = engineType(text);
    if (type == EngineType::Message && m_isOpen)
        return keep({Kind::Text, text, {}}, text.size() * qsizetype(sizeof(QChar)));
    m_counters.bytesIn += text.toUtf8().size();
    takeEngine(type, text);
}

void Link::takeBinary(const QByteArray &message)
{
    if (m_over)
        return;
    m_probe.heard();
    if (!m_isOpen)
        return end(
            EndReason::TransportError, {Error::Kind::Protocol, u"a binary message before the open packet"_s});
    keep({Kind::Binary, {}, message}, message.size());
}

void Link::takeEngine(std::optional<EngineType> type, const QString &text)
{
    const bool expected = type && (m_isOpen || type == EngineType::Open || type == EngineType::Noop);
    const QString fault = expected ? QString() : u"no Engine.IO packet that belongs here"_s;
    if (m_records)
        note(text, true, fault);
    if (!expected) {
        ++m_counters.malformed;
        return end(EndReason::TransportError, {Error::Kind::Protocol, fault});
    }
    switch (*type) {
    case EngineType::Open:
        if (!m_isOpen)
            takeOpen(text);
        break;
    case EngineType::Close:
        return end(EndReason::TransportClose, {Error::Kind::Network, u"the server closed the session"_s});
    case EngineType::Ping:
        return answerPing();
    case EngineType::Pong:
    case EngineType::Message:
    case EngineType::Upgrade:
    case EngineType::Noop:
        break;
    }
}

void Link::takeOpen(const QString &text)
{
    const auto open = readEngineOpen(text.mid(1).toUtf8());
    if (!open) {
        ++m_counters.malformed;
        return end(EndReason::TransportError, open.error());
    }
    m_open = *open;
    m_isOpen = true;
    m_deadline = monotonicNow() + m_open.pingInterval + m_open.pingTimeout;
    m_heartbeat.start(m_open.pingInterval + m_open.pingTimeout);
    m_probe.begin();
    emit opened();
}

void Link::answerPing()
{
    if (isExpired())
        return checkDeadline();
    m_socket->sendTextMessage(u"3"_s);
    // In a burst the event loop comes back late.
    m_socket->flush();
    ++m_counters.bytesOut;
    if (m_records)
        note(u"3"_s, false);
    m_deadline = monotonicNow() + m_open.pingInterval + m_open.pingTimeout;
    m_heartbeat.start(m_open.pingInterval + m_open.pingTimeout);
}

bool Link::isExpired() const
{
    return m_isOpen && monotonicNow() > m_deadline;
}

void Link::checkDeadline()
{
    if (isExpired())
        return end(EndReason::PingTimeout, {Error::Kind::Timeout, u"no heartbeat in time"_s});
    m_heartbeat.start(m_deadline - monotonicNow() + 1ms);
}

void Link::note(const QString &text, bool incoming, const QString &fault)
{
    const Frame made{QDateTime::currentMSecsSinceEpoch(), incoming, false, shownText(text, incoming),
        text.toUtf8().size(), fault};
    keep({Kind::Note, {}, {}, made}, 0);
}

void Link::keep(Incoming incoming, qsizetype size)
{
    m_inbox.push_back(std::move(incoming));
    m_inboxBytes += size;
    if (m_inboxBytes > kInboxBytes)
        return drainFor(milliseconds::max());
    if (!std::exchange(m_drains, true))
        QMetaObject::invokeMethod(this, &Link::drain, Qt::QueuedConnection);
}

void Link::drain()
{
    m_drains = false;
    drainFor(kSlice);
}

void Link::drainFor(milliseconds slice)
{
    const QPointer<Link> self(this);
    const auto begun = std::chrono::steady_clock::now();
    for (int count = 1; !m_inbox.empty() && !m_retired; ++count) {
        const Incoming next = std::move(m_inbox.front());
        m_inbox.pop_front();
        m_inboxBytes -= next.binary.size() + next.text.size() * qsizetype(sizeof(QChar));
        handOn(next);
        if (!self)
            return;
        if (count % 16 == 0 && slice != milliseconds::max()
            && std::chrono::steady_clock::now() - begun > slice)
            break;
    }
    if (!m_inbox.empty() && !m_retired && !std::exchange(m_drains, true))
        QMetaObject::invokeMethod(this, &Link::drain, Qt::QueuedConnection);
}

void Link::handOn(const Incoming &incoming)
{
    switch (incoming.kind) {
    case Kind::Text:
        return emit text(incoming.text);
    case Kind::Binary:
        return emit binary(incoming.binary);
    case Kind::Note:
        return emit frame(incoming.note);
    }
}

void Link::end(EndReason reason, Error error)
{
    if (std::exchange(m_over, true))
        return;
    m_reason = reason;
    m_error = std::move(error);
    m_heartbeat.stop();
    m_probe.stop();
    // Never from within QWebSocket's own loop over its bytes, nor from within a call of the session.
    QMetaObject::invokeMethod(this, &Link::finish, Qt::QueuedConnection);
}

void Link::finish()
{
    if (m_retired)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    const QPointer<Link> self(this);
    drainFor(milliseconds::max());
    if (self && !m_retired)
        emit ended(m_reason, m_error);
}

void Link::retire()
{
    if (std::exchange(m_retired, true))
        return;
    m_over = true;
    m_heartbeat.stop();
    m_probe.stop();
    m_inbox.clear();
    m_socket->disconnect(this);
    m_socket->abort();
    deleteLater();
}

void Link::close(const QByteArrayList &texts)
{
    if (m_over || !m_socket->isValid())
        return retire();
    farewell(texts);
    m_over = true;
    m_retired = true;
    m_heartbeat.stop();
    m_probe.stop();
    m_inbox.clear();
    m_socket->disconnect(this);
    connect(m_socket, &QWebSocket::disconnected, this, &QObject::deleteLater);
    QTimer::singleShot(m_policy.closePatience, this, [this] {
        m_socket->abort();
        deleteLater();
    });
    m_socket->close(QWebSocketProtocol::CloseCodeNormal);
}

void Link::farewell(const QByteArrayList &texts)
{
    if (m_over || !m_isOpen || isExpired())
        return;
    for (const QByteArray &said : texts)
        m_socket->sendTextMessage(QString::fromUtf8(said));
    m_socket->flush();
}

} // namespace core::live
