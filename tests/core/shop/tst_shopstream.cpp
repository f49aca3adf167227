// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/shop/shopfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::shop;
using namespace tests;

namespace {

constexpr auto kStream = "/api/coze/chat/stream";

const QByteArray kStarted = R"({"event":"started","conversationId":"conv_9"})";
const QByteArray kCompleted
    = R"({"event":"completed","conversationId":"conv_9","usage":{"token_count":9,"output_count":3,"input_count":6}})";

QByteArray line(const QByteArray &data)
{
    return "data: " + data + "\n\n";
}

QByteArray message(const QString &piece)
{
    return line(compact({{u"event"_s, u"message"_s}, {u"content"_s, piece}}));
}

/// Everything a stream says.
struct Heard : public QObject
{
    explicit Heard(const QPointer<BotStream> &heard) : stream(heard)
    {
        connect(stream, &BotStream::started, this, [this](const QString &id) { started.append(id); });
        connect(stream, &BotStream::delta, this, [this](const QString &text) { deltas.append(text); });
        connect(stream, &BotStream::finished, this, [this](const Result<BotAnswer> &answer) {
            ++finished;
            result = answer;
        });
    }
    [[nodiscard]] bool wait() const
    {
        return waitUntil([this] { return finished > 0; }) && waitUntil([this] { return stream.isNull(); });
    }
    [[nodiscard]] Error::Kind kind() const { return result ? kindOf(*result) : Error::Kind::Database; }

    QPointer<BotStream> stream;
    QStringList started;
    QStringList deltas;
    int finished = 0;
    std::optional<Result<BotAnswer>> result;
};

QPointer<BotStream> asked(ShopFixture &shop)
{
    return shop.client.askStream(u"Where is my parcel?"_s, u"customer-7"_s, u"shop-a"_s);
}

void writes(ShopFixture &shop, const QByteArray &bytes)
{
    shop.on(kStream, [bytes](const Client &to, const SentRequest &) {
        to.beginStream();
        to.chunk(bytes);
        to.endChunks();
    });
}

} // namespace

class tst_shopstream final : public QObject
{
    Q_OBJECT
private slots:
    void anAnswerArrivesPieceByPiece()
    {
        ShopFixture shop;
        writes(shop,
            line(kStarted) + message(u"Good "_s) + message(u"morning 😀"_s) + line(kCompleted)
                + line("[DONE]"));
        Heard heard(shop.client.askStream(u"hi"_s, u"u1"_s, u"shop-a"_s, u"b1"_s, u"conv_9"_s));
        QVERIFY(heard.wait());
        QVERIFY(heard.result && *heard.result);
        QCOMPARE(**heard.result, (BotAnswer{u"conv_9"_s, u"Good morning 😀"_s, false}));
        QCOMPARE(heard.started, QStringList{u"conv_9"_s});
        QCOMPARE(heard.deltas, (QStringList{u"Good "_s, u"morning 😀"_s}));
        QCOMPARE(heard.finished, 1);
        const SentRequest sent = shop.sent(kStream).value(0);
        QCOMPARE(bodyOf(sent),
            (QJsonObject{{u"message"_s, u"hi"_s}, {u"userId"_s, u"u1"_s}, {u"shopId"_s, u"shop-a"_s},
                {u"botId"_s, u"b1"_s}, {u"conversationId"_s, u"conv_9"_s}}));
        QVERIFY(sent.header("Authorization").isEmpty());
    }
    void theSameAnswerComesHoweverItIsCut()
    {
        const QByteArray all
            = line(kStarted) + message(u"你好"_s) + message(u" 😀"_s) + line(kCompleted) + line("[DONE]");
        for (qsizetype at = 1; at < all.size(); at += 3) {
            ShopFixture shop;
            shop.on(kStream, [&all, at](const Client &to, const SentRequest &) {
                to.beginStream();
                to.chunk(all.first(at));
                QTimer::singleShot(0, [to, rest = all.sliced(at)] {
                    to.chunk(rest);
                    to.endChunks();
                });
            });
            Heard heard(asked(shop));
            QVERIFY(heard.wait());
            QVERIFY2(*heard.result, qPrintable(QString::number(at)));
            QCOMPARE((*heard.result)->text, u"你好 😀"_s);
        }
    }
    void whatIsUnknownIsPassedOver()
    {
        ShopFixture shop;
        writes(shop,
            ": hello\n\nretry: 5\n\n" + line(kStarted) + line(R"({"event":"thinking","content":"hm"})")
                + message(u"yes"_s) + line(R"({"event":"completed","usage":null})") + line("[DONE]"));
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QVERIFY(*heard.result);
        QCOMPARE(**heard.result, (BotAnswer{u"conv_9"_s, u"yes"_s, false}));
    }
    void aStreamThatStaysOpenAfterItsEndIsLeft()
    {
        ShopFixture shop;
        shop.on(kStream, [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(line(kStarted) + message(u"yes"_s) + line(kCompleted));
        });
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QVERIFY(*heard.result);
        QCOMPARE(shop.http.load().running, 0);
    }
    void aBreakAfterTheEndChangesNothing()
    {
        ShopFixture shop;
        shop.on(kStream, [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(line(kStarted) + message(u"yes"_s) + line(kCompleted));
            to.close();
        });
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QVERIFY(*heard.result);
    }
    void anApologyIsMarked()
    {
        ShopFixture shop;
        writes(shop,
            line(kStarted) + message(u"Sorry, "_s) + message(u"please try again later."_s)
                + line(kCompleted));
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QVERIFY(*heard.result && (*heard.result)->apology);
    }

    void anEndBeforeTheAnswerIsWholeIsAgainstTheProtocol_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("only started") << line(kStarted);
        QTest::newRow("pieces") << line(kStarted) + message(u"Good "_s);
        QTest::newRow("done without completed") << line(kStarted) + message(u"Good "_s) + line("[DONE]");
        QTest::newRow("a piece that is no JSON")
            << line(kStarted) + line("{\"event\":\"mess") + line(kCompleted);
        QTest::newRow("an answer that is no stream") << QByteArray(R"({"response":"hi"})");
    }
    void anEndBeforeTheAnswerIsWholeIsAgainstTheProtocol()
    {
        QFETCH(QByteArray, bytes);
        ShopFixture shop;
        writes(shop, bytes);
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QCOMPARE(heard.kind(), Error::Kind::Protocol);
        QCOMPARE(heard.finished, 1);
    }
    void aLastEventWithoutItsBlankLineCounts()
    {
        ShopFixture shop;
        writes(shop, line(kStarted) + message(u"yes"_s) + "data: " + kCompleted);
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QVERIFY(*heard.result);
    }
    void aConnectionThatBreaksIsANetworkError()
    {
        ShopFixture shop;
        shop.on(kStream, [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(line(kStarted) + message(u"Good "_s));
            to.reset();
        });
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QCOMPARE(heard.kind(), Error::Kind::Network);
    }
    void aStreamThatHangsAfterItBeganTimesOut()
    {
        ShopFixture shop;
        shop.client.setPatience({20s, 20s, 100ms, 1ms});
        shop.on(kStream, [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(line(kStarted));
        });
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QCOMPARE(heard.kind(), Error::Kind::Timeout);
        QCOMPARE(heard.started, QStringList{u"conv_9"_s});
        QCOMPARE(shop.http.load().running, 0);
    }
    void anErrorEventEndsTheStreamWithoutTheServersWords()
    {
        ShopFixture shop;
        shop.on(kStream, [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(line(kStarted)
                + line(R"({"event":"error","error":"at /srv/internal/table.ts"})")); // and stays
        });
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QCOMPARE(heard.kind(), Error::Kind::Remote);
        QVERIFY(!heard.result->error().detail.contains("internal"_L1));
    }
    void aFailureBeforeTheFirstEventIsTheServers()
    {
        ShopFixture shop;
        shop.on(kStream, [](const Client &to, const SentRequest &) {
            const QByteArray body = plainError(500);
            to.write("HTTP/1.1 500 X\r\nContent-Type: text/event-stream\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        });
        Heard heard(asked(shop));
        QVERIFY(heard.wait());
        QCOMPARE(heard.kind(), Error::Kind::Remote);
        QCOMPARE(heard.result->error().code, 500);
        QVERIFY(!heard.result->error().detail.contains("internal"_L1));
        QCOMPARE(shop.asked(kStream), 1);
    }
    void cancellingFinishesOnceAndBreaksOff()
    {
        ShopFixture shop;
        shop.on(kStream, [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(line(kStarted));
        });
        Heard heard(asked(shop));
        QVERIFY(waitUntil([&] { return !heard.started.isEmpty(); }));
        heard.stream->cancel();
        QCOMPARE(heard.kind(), Error::Kind::Cancelled);
        heard.stream->cancel();
        QVERIFY(waitUntil([&] { return heard.stream.isNull() && shop.http.load().running == 0; }));
        QCOMPARE(heard.finished, 1);
    }
    void whoeverListensMayDeleteIt_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("at started") << 0;
        QTest::newRow("at a piece") << 1;
        QTest::newRow("at the end") << 2;
        QTest::newRow("before it began") << 3;
    }
    void whoeverListensMayDeleteIt()
    {
        QFETCH(int, when);
        ShopFixture shop;
        writes(shop, line(kStarted) + message(u"a"_s) + message(u"b"_s) + line(kCompleted) + line("[DONE]"));
        const QPointer<BotStream> stream = asked(shop);
        QObject here;
        const auto drop = [&stream] { delete stream.data(); };
        if (when == 0)
            connect(stream, &BotStream::started, &here, drop);
        else if (when == 1)
            connect(stream, &BotStream::delta, &here, drop);
        else if (when == 2)
            connect(stream, &BotStream::finished, &here, drop);
        else
            drop();
        QVERIFY(waitUntil([&] { return stream.isNull() && shop.http.load().running == 0; }));
        QCOMPARE(shop.asked(kStream), when == 3 ? 0 : 1);
    }
};

QTEST_GUILESS_MAIN(tst_shopstream)
#include "tst_shopstream.moc"
