// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sampleshop/backendfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using app::sampleshop::ShopBackend;
using app::sampleshop::backend::Malformed;
using app::sampleshop::backend::Speaker;
using tests::Answer;
using tests::Backend;
using tests::LiveClient;

namespace {

const QString kRoom = u"conv_fault"_s;

/// Somebody in the room.
struct Member
{
    Member() : client(shop) { isIn = client.signsIn(shop.token) && client.joins(kRoom); }
    void tell(const QString &content)
    {
        shop.backend().storeAndBroadcast({kRoom, content, u"bot"_s}, Speaker::bot());
    }
    Backend shop;
    LiveClient client;
    bool isIn = false;
};

} // namespace

class tst_shopbackendfaults final : public QObject
{
    Q_OBJECT
private slots:
    void droppedSocketsComeBack()
    {
        Member member;
        QVERIFY(member.isIn);
        member.shop.backend().dropSockets();
        QTRY_VERIFY(member.client.isGone);
        QCOMPARE(member.shop.backend().counters().sockets, 0);
        LiveClient again(member.shop);
        QVERIFY(again.signsIn(member.shop.token));
    }
    void whoIsPutOutKeepsTheWebSocket()
    {
        Member member;
        QVERIFY(member.isIn);
        member.shop.backend().putOut();
        QTRY_VERIFY(member.client.packets.contains(u"41"_s));
        QVERIFY(!member.client.isGone);
        QVERIFY(member.client.answerTo({{u"token"_s, member.shop.token}}).startsWith(u"40"_s));
    }
    void aPauseKeepsConnectionsAndAnswersNothing()
    {
        Member member;
        QVERIFY(member.isIn);
        ShopBackend &backend = member.shop.backend();
        backend.pause();
        const qsizetype before = member.client.packets.size();
        QNetworkReply *held = member.shop.begin("GET", u"/health"_s);
        LiveClient late(member.shop); // reaches the port and hears nothing
        quint64 pongs = 0;
        connect(&member.client.socket, &QWebSocket::pong, this, [&pongs] { ++pongs; });
        member.client.socket.ping();
        member.client.emitEvent({u"join_conversation"_s, u"conv_more"_s});
        member.tell(u"held"_s);
        // The Coze API of the same process still answers, by which time the rest would have come.
        for (int i = 0; i < 20; ++i)
            QCOMPARE(member.shop.get(u"/v1/users/me"_s).status, 401);
        QTRY_COMPARE(member.shop.rows("SELECT content FROM coze_chat_history"), QStringList{u"held"_s});
        QVERIFY(!held->isFinished());
        QCOMPARE(member.client.packets.size(), before);
        QCOMPARE(pongs, 0);
        QVERIFY(late.packets.isEmpty());
        QVERIFY(!member.client.isGone);

        backend.resume();
        QTRY_VERIFY(held->isFinished());
        held->deleteLater();
        QTRY_COMPARE(pongs, 1);
        QVERIFY(member.client.waitsFor("joined_conversation", 2));
        QVERIFY(member.client.waitsFor("message_received"));
        QVERIFY(late.opens());
    }
    void aPauseOutlivesTheHeartbeat()
    {
        Backend shop([](ShopBackend &backend) { backend.setHeartbeat({20, 150, 1'000'000, 45'000}); });
        LiveClient client(shop);
        QVERIFY(client.signsIn(shop.token));
        shop.backend().pause();
        QTest::qWait(400); // nothing is to be seen of what must not happen
        QCOMPARE(shop.backend().counters().sockets, 1);
        shop.backend().resume();
        const qsizetype pings = client.packets.count(u"2"_s);
        QTRY_VERIFY(client.packets.count(u"2"_s) > pings + 2);
        QVERIFY(!client.isGone);
    }
    void aRestartRefusesForAWhile()
    {
        Member member;
        QVERIFY(member.isIn);
        member.shop.backend().restart(300ms);
        QTRY_VERIFY(member.client.isGone);
        QCOMPARE(member.shop.get(u"/health"_s).status, 0);
        QTRY_COMPARE(member.shop.get(u"/health"_s).status, 200);
        LiveClient again(member.shop);
        QVERIFY(again.signsIn(member.shop.token)); // the token is good, and what was stored is there
    }
    void aCallTheBackendDoesNotSurviveRestartsIt()
    {
        Member member;
        QVERIFY(member.isIn);
        member.client.emitEvent({u"send_message"_s, QJsonObject{}, u"more"_s});
        QTRY_VERIFY(member.client.isGone);
        QTRY_COMPARE_WITH_TIMEOUT(member.shop.get(u"/health"_s).status, 200, 20'000);
    }
    void liveMessagesComeTwice()
    {
        Member member;
        member.shop.backend().setDuplicating(true);
        member.tell(u"twice"_s);
        QVERIFY(member.client.waitsFor("message_received", 2));
        QCOMPARE(member.client.contents(), (QStringList{u"twice"_s, u"twice"_s}));
        QCOMPARE(member.shop.rows("SELECT count(*) FROM coze_chat_history"), QStringList{u"1"_s});
    }
    void neighboursChangePlaces()
    {
        Member member;
        member.shop.backend().setReordering(true);
        for (const QString &content : {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s})
            member.tell(content);
        QVERIFY(member.client.waitsFor("message_received", 5)); // the last one waits for nobody
        QCOMPARE(member.client.contents(), (QStringList{u"2"_s, u"1"_s, u"4"_s, u"3"_s, u"5"_s}));
    }
    void anOutageLosesLiveMessagesOnly()
    {
        Member member;
        member.shop.backend().setOutage(true);
        member.tell(u"lost"_s);
        QTRY_COMPARE(member.shop.backend().counters().lost, 1);
        member.shop.backend().setOutage(false);
        member.tell(u"found"_s);
        QVERIFY(member.client.waitsFor("message_received"));
        QCOMPARE(member.client.contents(), QStringList{u"found"_s});
        QCOMPARE(member.shop.rows("SELECT content FROM coze_chat_history ORDER BY id"),
            (QStringList{u"lost"_s, u"found"_s}));
    }
    void malformedFramesComeAsTheyAre()
    {
        Member member;
        member.shop.backend().sendMalformed(Malformed::CutJson);
        member.shop.backend().sendMalformed(Malformed::UnknownPacket);
        member.shop.backend().sendMalformed(Malformed::EventWithoutName);
        QTRY_VERIFY(member.client.packets.contains(u"42[]"_s));
        QVERIFY(member.client.packets.contains(u"9"_s));
        QVERIFY(!member.client.isGone);
        member.shop.backend().sendMalformed(Malformed::ReservedBits); // that a WebSocket does not stand
        QTRY_VERIFY(member.client.isGone);
        LiveClient other(member.shop);
        QVERIFY(other.signsIn(member.shop.token));
        member.shop.backend().sendMalformed(Malformed::BadText);
        QTRY_VERIFY(other.isGone);
    }
    void tokensMayEndSoon()
    {
        Backend shop;
        shop.backend().setTokenLife(1s);
        const ShopBackend::Account account = shop.backend().account();
        const Answer login = shop.post(u"/api/auth/login"_s,
            {{u"username"_s, account.username}, {u"password"_s, account.password.reveal()}});
        QCOMPARE(login.object()[u"expiresIn"_s].toInt(), 1000);
        shop.token = login.object()[u"accessToken"_s].toString();
        QTRY_COMPARE(shop.get(u"/api/auth/me"_s).status, 401);
    }
};

QTEST_GUILESS_MAIN(tst_shopbackendfaults)
#include "tst_shopbackendfaults.moc"
