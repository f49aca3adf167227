// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpclient.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::net;
using tests::ScriptedServer;
using tests::SentRequest;

namespace {

QByteArray written(const std::function<int(BIO *)> &write)
{
    BIO *bio = BIO_new(BIO_s_mem());
    write(bio);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    QByteArray bytes(data, qsizetype(size));
    BIO_free(bio);
    return bytes;
}

/// A server whose certificate nobody signed but itself.
std::unique_ptr<QSslServer> selfSigned()
{
    EVP_PKEY *key = EVP_RSA_gen(2048);
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    QSslConfiguration configuration;
    configuration.setLocalCertificate(
        QSslCertificate(written([&](BIO *bio) { return PEM_write_bio_X509(bio, certificate); })));
    configuration.setPrivateKey(QSslKey(written([&](BIO *bio) {
        return PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    }),
        QSsl::Rsa));
    X509_free(certificate);
    EVP_PKEY_free(key);
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    server->listen(QHostAddress::LocalHost);
    return server;
}

HttpRequest secretPost(quint16 port)
{
    HttpRequest request;
    request.url = QUrl(u"https://127.0.0.1:%1/v3/chat"_s.arg(port));
    request.method = "POST";
    request.headers = {{"Authorization", "Bearer pat_secret"}};
    request.body = "{}";
    return request;
}

} // namespace

class tst_tls final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt has no TLS here");
    }
    void certificatesThatNobodyTrustsAreRefused_data()
    {
        QTest::addColumn<bool>("streams");
        QTest::newRow("call") << false;
        QTest::newRow("stream") << true;
    }
    void certificatesThatNobodyTrustsAreRefused()
    {
        QFETCH(bool, streams);
        const auto server = selfSigned();
        QVERIFY(server->isListening());
        QSignalSpy encrypted(server.get(), &QTcpServer::pendingConnectionAvailable); // with a handshake done
        HttpClient http;
        const HttpRequest request = secretPost(server->serverPort());
        const auto exchange = streams ? http.stream(request) : http.send(request);
        std::optional<Result<HttpReply>> result;
        connect(
            exchange, &HttpExchange::finished, this, [&](const Result<HttpReply> &reply) { result = reply; });
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000);
        QVERIFY(!*result);
        QCOMPARE(result->error().kind, Error::Kind::Tls);
        QVERIFY2(result->error().detail.contains(u"self-signed"_s), qPrintable(result->error().detail));
        while (QTcpSocket *socket = server->nextPendingConnection())
            QCOMPARE(socket->readAll(), QByteArray()); // the token was not sent
        QCOMPARE(http.load().running, 0);
    }
    void connectionsThatWereNeverMadeAreLeft_data()
    {
        QTest::addColumn<Lane>("lane");
        QTest::newRow("click") << Lane::Person;
        QTest::newRow("background") << Lane::Background;
        QTest::newRow("stream") << Lane::Stream;
    }
    void connectionsThatWereNeverMadeAreLeft()
    {
        // The server waits for the end of what it takes for a request: as long as that, no encryption begins.
        QFETCH(Lane, lane);
        ScriptedServer server;
        HttpClient http;
        HttpRequest request = secretPost(quint16(QUrl(server.url()).port()));
        request.lane = lane;
        request.limits.connect = 100ms;
        for (int round = 1; round <= 8; ++round) { // more than the six that Qt makes
            std::optional<Result<HttpReply>> result;
            connect(http.send(request), &HttpExchange::finished, this,
                [&](const Result<HttpReply> &reply) { result = reply; });
            QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000);
            QCOMPARE(result->error().kind, Error::Kind::Timeout);
            QVERIFY2(
                result->error().detail.startsWith(u"no connection"_s), qPrintable(result->error().detail));
            QCOMPARE(server.connections, round); // each tries anew
        }
        QVERIFY(server.requests.isEmpty());
        QTRY_COMPARE(server.openConnections(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_tls)
#include "tst_tls.moc"
