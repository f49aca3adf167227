// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>

class QNetworkAccessManager;

namespace core::net {

/// One request on one access manager; HttpClient makes it and learns from it when a connection was opened and
/// when it is over.
class HttpExchangeJob final : public HttpExchange
{
    Q_OBJECT
public:
    HttpExchangeJob(HttpRequest request, bool streams, QObject *parent);
    ~HttpExchangeJob() override;

    void start(QNetworkAccessManager &manager);
    void refuse(const Error &error); // later, without having sent anything
    void cancel() override;
    void fail(const Error &error); // now

    [[nodiscard]] const HttpRequest &request() const { return m_request; }

signals:
    void connecting(); // a new connection is being made
    void stuck(); // it was given up while it was being made
    void over(const core::net::WireRecord &record); // before finished()

private:
    void send();
    void connectReply();
    void takeHead();
    void takeData();
    void takeEnd();
    bool follow(); // a redirect that may be followed
    void stopTimers();
    void expire(const QString &what);
    void finish(const Result<HttpReply> &reply);
    void dropReply();
    [[nodiscard]] bool isStuck() const;
    [[nodiscard]] double now() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    [[nodiscard]] Result<HttpReply> outcome() const;

    HttpRequest m_request;
    const bool m_streams;
    QNetworkAccessManager *m_manager = nullptr;
    QPointer<QNetworkReply> m_reply; // a child of its manager
    QByteArray m_body;
    QByteArray m_firstBytes; // of a stream, for the record
    QString m_tlsProblem;
    QElapsedTimer m_clock;
    QTimer m_total, m_connect, m_silence;
    qint64 m_startedAtMs = 0;
    int m_redirects = 0;
    bool m_hasHead = false;
    bool m_connectExpired = false;
    bool m_finished = false;
};

} // namespace core::net
