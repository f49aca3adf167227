// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QTest>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

/// One gzip stream over all pieces, each flushed by itself.
QByteArrayList gzipped(const QByteArrayList &pieces)
{
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArrayList packed;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QByteArray in = pieces[i];
        QByteArray out(qsizetype(deflateBound(&stream, uLong(in.size()))) + 64, Qt::Uninitialized);
        stream.next_in = reinterpret_cast<Bytef *>(in.data());
        stream.avail_in = uInt(in.size());
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = uInt(out.size());
        deflate(&stream, i + 1 < pieces.size() ? Z_SYNC_FLUSH : Z_FINISH);
        packed.append(out.first(out.size() - stream.avail_out));
    }
    deflateEnd(&stream);
    return packed;
}

} // namespace

class tst_cozebytes final : public QObject
{
    Q_OBJECT
private slots:
    void c58_aDeltaOfEightMegabytesIsRead()
    {
        CozeFixture coze;
        const QString text(8 * 1024 * 1024, u'x');
        coze.streams(turnFrames({text}));
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QVERIFY2(*chat.result, qPrintable(chat.error().detail));
        QVERIFY(chat.outcome().text() == text);
    }
    void c58_whatNeverEndsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("a line") << QByteArray("data:");
        QTest::newRow("a JSON answer") << QByteArray("{\"msg\":\"");
    }
    void c58_whatNeverEndsIsRefused()
    {
        QFETCH(QByteArray, begin);
        CozeFixture coze;
        const QByteArray megabyte(1024 * 1024, 'x');
        const std::function<void(const Client &)> more = [&](const Client &to) {
            if (!to.isOpen())
                return;
            to.chunk(megabyte);
            QTimer::singleShot(0, &coze.server, [&more, to] { more(to); });
        };
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(begin);
            more(to);
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Protocol);
        QVERIFY(waitUntil([&] { return coze.server.openConnections() == 0; }));
    }
    void deltasOfAMegabyteComeWhole()
    {
        CozeFixture coze;
        const QStringList words(5, QString(1024 * 1024, u'字'));
        coze.streams(turnFrames(words));
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().timing.deltas, 5);
        QVERIFY(chat.deltas[u"m1"_s] == words.join(QString()));
        QVERIFY(chat.outcome().text() == words.join(QString()));
    }
    void tenThousandDeltasComeInOrder()
    {
        CozeFixture coze;
        QStringList words;
        for (int i = 0; i < 10'000; ++i)
            words.append(u" %1"_s.arg(i));
        coze.streams(turnFrames(words));
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().timing.deltas, 10'000);
        QVERIFY(chat.deltas[u"m1"_s] == words.join(QString()));
    }
    void packedStreamsAreOpenedPieceByPiece()
    {
        CozeFixture coze;
        const QByteArrayList packed = gzipped(turnFrames({u"Hallo "_s, u"您好"_s}));
        Client waiting(nullptr);
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.beginStream("Content-Encoding: gzip\r\n");
            for (const QByteArray &piece : packed.first(3))
                to.chunk(piece);
            waiting = to;
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(waitUntil([&] { return chat.deltas[u"m1"_s] == u"Hallo "_s; })); // the rest is not there yet
        for (const QByteArray &piece : packed.mid(3))
            waiting.chunk(piece);
        waiting.endChunks();
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"Hallo 您好"_s);
    }
    void packedStreamsThatAreCutAreRecovered()
    {
        CozeFixture coze;
        coze.remembers(u"the whole answer"_s);
        const QByteArray packed = gzipped(turnFrames({u"Hallo"_s})).join();
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.beginStream("Content-Encoding: gzip\r\n");
            to.chunk(packed.first(packed.size() / 2));
            QTimer::singleShot(0, [to] { to.endChunks(); });
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        if (*chat.result) // what was unpacked may end before the chat's first event
            QCOMPARE(chat.outcome().text(), u"the whole answer"_s);
        else
            QCOMPARE(chat.error().kind, Error::Kind::Protocol);
    }
    void whatIsNotPackedAtAllIsAnError()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.beginStream("Content-Encoding: gzip\r\n");
            to.chunk(turnFrames({u"Hallo"_s}).join());
            to.endChunks();
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QVERIFY(!*chat.result);
    }
    void streamsOverOldHttpEndWithTheConnection()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.write("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            to.writeSlowly(turnFrames({u"Hallo"_s}), [to] { to.close(); });
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"Hallo"_s);
    }
};

QTEST_GUILESS_MAIN(tst_cozebytes)
#include "tst_cozebytes.moc"
