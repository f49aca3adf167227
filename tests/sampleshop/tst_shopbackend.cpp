// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sampleshop/backendfixture.h"

#include "core/sync/fileimport.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using app::sampleshop::SampleShop;
using app::sampleshop::ShopBackend;
using tests::Answer;
using tests::Backend;

namespace {

const QString kPage = u"/api/chat-history/page"_s;

/// Messages of one conversation with times that rise by a second.
void storeMany(Backend &shop, int count)
{
    for (int i = 0; i < count; ++i)
        shop.backend().storeMessage({u"conv_many"_s, u"message %1"_s.arg(i), i % 2 ? u"bot"_s : u"user"_s,
            u"shop-a"_s, {}, {}, 1'770'000'000'000 + i * 1000});
}

QStringList contentsOf(const Answer &answer)
{
    QStringList contents;
    const QJsonArray list = answer.list();
    for (const auto &row : list)
        contents.append(row.toObject()[u"content"_s].toString());
    return contents;
}

QVector<QJsonObject> streamEvents(const QByteArray &body)
{
    QVector<QJsonObject> events;
    for (const QByteArray &line : body.split('\n')) {
        if (line.startsWith("data: {"))
            events.append(QJsonDocument::fromJson(line.sliced(6)).object());
    }
    return events;
}

} // namespace

class tst_shopbackend final : public QObject
{
    Q_OBJECT
private slots:
    void healthNeedsNoToken()
    {
        Backend shop;
        QVERIFY(shop.started);
        shop.token.clear();
        const QJsonObject health = shop.get(u"/health"_s).object();
        QCOMPARE(health[u"status"_s].toString(), u"ok"_s);
        QCOMPARE(health[u"mode"_s].toString(), u"backend"_s);
        QVERIFY(health[u"uptime"_s].toDouble() >= 0);
    }
    void anAgentSignsInRefreshesAndIsTold()
    {
        Backend shop;
        shop.token.clear();
        const ShopBackend::Account account = shop.backend().account();
        const Answer login = shop.post(u"/api/auth/login"_s,
            {{u"username"_s, account.username}, {u"password"_s, account.password.reveal()}});
        QCOMPARE(login.status, 200);
        QCOMPARE(login.object()[u"userId"_s].toInt(), account.userId.toInt());
        QCOMPARE(login.object()[u"expiresIn"_s].toInt(), 86'400'000);
        const QByteArrayList parts = login.object()[u"accessToken"_s].toString().toLatin1().split('.');
        QCOMPARE(parts.size(), 3);
        const QJsonObject claims
            = QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding))
                  .object();
        QVERIFY(claims[u"userId"_s].isString()); // a number in the answer, a text in the claim
        QCOMPARE(claims[u"exp"_s].toInteger() - claims[u"iat"_s].toInteger(), 86'400);

        // An access token refreshes as well.
        const Answer refreshed
            = shop.post(u"/api/auth/refresh"_s, {{u"refreshToken"_s, login.object()[u"accessToken"_s]}});
        QCOMPARE(refreshed.status, 200);
        shop.token = refreshed.object()[u"refreshToken"_s].toString(); // and the other way round
        const QJsonObject me = shop.get(u"/api/auth/me"_s).object();
        QCOMPARE(me[u"username"_s].toString(), account.username);
        QVERIFY(me[u"email"_s].isNull());
        QCOMPARE(shop.post(u"/api/auth/logout"_s, {}).status, 200);
        QCOMPARE(shop.get(u"/api/auth/me"_s).status, 200); // nothing is revoked
    }
    void refusalsSayWhatTheBackendSays_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("token"); // `good`, `ended`, or as it is
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *method, const QString &path, const char *body,
                             const QString &token, int status, const QString &message) {
            QTest::newRow(name) << QByteArray(method) << path << QByteArray(body) << token << status
                                << message;
        };
        row("no password", "POST", u"/api/auth/login"_s, R"({"username":"mina"})", {}, 400,
            u"Username and password are required"_s);
        row("wrong password", "POST", u"/api/auth/login"_s, R"({"username":"mina","password":"x"})", {}, 401,
            u"Invalid username or password"_s);
        row("no refresh token", "POST", u"/api/auth/refresh"_s, "{}", {}, 400,
            u"Refresh token is required"_s);
        row("bad refresh token", "POST", u"/api/auth/refresh"_s, R"({"refreshToken":"a.b.c"})", {}, 401,
            u"Invalid or expired token"_s);
        row("no token", "GET", kPage, "", {}, 401, u"No authorization token provided"_s);
        row("a bad token", "GET", kPage, "", u"a.b.c"_s, 401, u"Invalid or expired token"_s);
        row("an ended token", "GET", kPage, "", u"ended"_s, 401, u"Invalid or expired token"_s);
        row("unknown behind a token", "GET", u"/api/chat-history/none/such/path"_s, "", {}, 401,
            u"No authorization token provided"_s);
        row("not JSON", "POST", u"/api/auth/login"_s, "{", {}, 400, u"Unexpected token in JSON"_s);
        row("no such message", "GET", u"/api/chat-history/99"_s, "", u"good"_s, 404,
            u"Chat history not found"_s);
        row("no such user", "GET", u"/api/inbox-users/99"_s, "", u"good"_s, 404, u"Inbox user not found"_s);
        row("no such setting", "GET", u"/api/bot-settings/shop/none"_s, "", u"good"_s, 404,
            u"Bot setting not found"_s);
        row("what the widget calls", "POST", u"/api/coze/getOrCreate"_s, "{}", u"good"_s, 404, {});
    }
    void refusalsSayWhatTheBackendSays()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QByteArray, body);
        QFETCH(QString, token);
        QFETCH(int, status);
        QFETCH(QString, message);
        Backend shop;
        if (token == u"ended"_s)
            token = shop.backend().token(u"1"_s, std::chrono::seconds(-1)).reveal();
        if (token != u"good"_s)
            shop.token = token;
        const Answer answer = shop.call(method, path, body);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.object()[u"statusCode"_s].toInt(), status);
        QVERIFY(QDateTime::fromString(answer.object()[u"timestamp"_s].toString(), Qt::ISODate).isValid());
        if (!message.isEmpty())
            QCOMPARE(answer.object()[u"message"_s].toString(), message);
        // The check of the token does not name the path.
        const bool isNamed = path.startsWith(u"/api/auth/"_s)
            || !(path.startsWith(u"/api/coze/"_s) || message.contains(u"token"_s));
        QCOMPARE(answer.object().contains(u"path"_s), isNamed);
    }
    void pagesSkipWhatWasAskedForAndGiveAHundredAtMost()
    {
        Backend shop;
        storeMany(shop, 250);
        const Answer first = shop.get(kPage + u"?pageSize=500"_s);
        QCOMPARE(first.list().size(), 100);
        QCOMPARE(contentsOf(first).first(), u"message 249"_s); // newest first
        QCOMPARE(first.object()[u"total"_s].toInt(), 250);
        QCOMPARE(first.object()[u"pageSize"_s].toInt(), 500);
        const Answer second = shop.get(kPage + u"?pageSize=500&pageNo=2"_s);
        QCOMPARE(second.list().size(), 0); // 150 rows can never be seen
        QCOMPARE(second.object()[u"total"_s].toInt(), 250);
        QCOMPARE(shop.get(kPage + u"?pageNo=zero&pageSize=0"_s).list().size(), 10);
        QCOMPARE(shop.get(kPage + u"?pageNo=-1"_s).status, 500);
        QCOMPARE(contentsOf(shop.get(kPage + u"?pageSize=-2"_s)),
            (QStringList{u"message 1"_s, u"message 0"_s})); // the oldest
        QCOMPARE(shop.get(kPage + u"?pageSize=-2&pageNo=2"_s).status, 500);
    }
    void filtersAreThoseOfTheBackend()
    {
        Backend shop;
        shop.backend().storeMessage({u"conv_1"_s, u"Half 50% off"_s, u"user"_s, u"shop-a"_s});
        shop.backend().storeMessage({u"conv_1"_s, u"Half 50 off"_s, u"bot"_s, u"shop-b"_s});
        QCOMPARE(shop.get(kPage + u"?sender=bot"_s).list().size(), 1);
        QCOMPARE(shop.get(kPage + u"?shopId=shop-a&conversationId=conv_1"_s).list().size(), 1);
        QCOMPARE(shop.get(kPage + u"?content=half"_s).list().size(), 2); // ASCII without case, on SQLite
        QCOMPARE(shop.get(kPage + u"?content=50%25 off"_s).list().size(), 2); // a sign of LIKE
        QCOMPARE(shop.get(kPage + u"?sender=bot&sender=user"_s).status, 500);
        QCOMPARE(shop.get(kPage + u"?colour=red"_s).list().size(), 2);
        QCOMPARE(shop.get(u"/api/chat-history/export"_s).status, 500);
    }
    void oneRowWithAUserSpoilsThePage()
    {
        Backend shop;
        storeMany(shop, 3);
        shop.backend().storeMessage({u"conv_b"_s, u"signed in"_s, u"user"_s, u"shop-a"_s, {}, 7});
        const Answer spoilt = shop.get(kPage);
        QCOMPARE(spoilt.status, 500);
        QCOMPARE(spoilt.object()[u"error"_s].toString(), u"TypeError"_s);
        QCOMPARE(spoilt.object()[u"message"_s].toString(), u"Do not know how to serialize a BigInt"_s);
        QCOMPARE(shop.get(kPage + u"?inboxUserId=none"_s).list().size(), 3); // the way around
        QCOMPARE(shop.get(kPage + u"?inboxUserId=7"_s).status, 500);
        QCOMPARE(shop.get(kPage + u"?pageSize=1&pageNo=2"_s).list().size(), 1); // and the other one
        // What is created is there in spite of the answer.
        QCOMPARE(shop.post(u"/api/chat-history"_s, {{u"content"_s, u"mine"_s}, {u"inboxUserId"_s, 7}}).status,
            500);
        QCOMPARE(
            shop.rows("SELECT count(*) FROM coze_chat_history WHERE content = 'mine'"), QStringList{u"1"_s});

        shop.backend().setOddities(false);
        QCOMPARE(shop.get(kPage + u"?inboxUserId=7"_s).list().size(), 2);
    }
    void messagesAreCreatedChangedAndHidden()
    {
        Backend shop;
        const Answer made = shop.post(u"/api/chat-history/"_s,
            {{u"conversationId"_s, u"conv_x"_s}, {u"content"_s, u"您好"_s}, {u"sender"_s, u"admin"_s}});
        QCOMPARE(made.status, 200);
        const QJsonObject row = made.object();
        QVERIFY(row[u"inboxUserId"_s].isNull());
        QCOMPARE(row[u"createdAt"_s].toString().size(), 24);
        QCOMPARE(row[u"creator"_s].toString(), QString());
        QVERIFY(row[u"creator"_s].isString());
        const QString path = u"/api/chat-history/%1"_s.arg(row[u"id"_s].toInt());
        QCOMPARE(shop.get(path).object(), row);
        const QByteArray change
            = QJsonDocument(QJsonObject{{u"id"_s, row[u"id"_s]}, {u"content"_s, u"再见"_s}}).toJson();
        QCOMPARE(
            shop.call("PUT", u"/api/chat-history"_s, change).object()[u"content"_s].toString(), u"再见"_s);
        QCOMPARE(shop.call("PUT", u"/api/chat-history"_s, R"({"id":9999,"content":"x"})").status, 500);
        QCOMPARE(shop.call("PUT", u"/api/chat-history"_s, R"({"id":1,"colour":"x"})").status, 500);
        for (int i = 0; i < 2; ++i) { // repeatable
            const QJsonObject gone = shop.call("DELETE", path).object();
            QVERIFY(gone[u"success"_s].toBool());
            QCOMPARE(gone[u"deleted"_s][u"deleted"_s].toInt(), 1);
        }
        QCOMPARE(shop.get(path).status, 404);
        QCOMPARE(shop.get(kPage).object()[u"total"_s].toInt(), 0);
        QCOMPARE(shop.call("DELETE", u"/api/chat-history/9999"_s).status, 500);
    }
    void anUnchangedPageIs304()
    {
        Backend shop;
        storeMany(shop, 2);
        const Answer first = shop.get(kPage);
        QVERIFY2(first.etag.startsWith("W/\""), first.etag.constData());
        QCOMPARE(shop.get(kPage, first.etag).status, 304);
        shop.backend().storeMessage({u"conv_many"_s, u"new"_s, u"user"_s});
        const Answer changed = shop.get(kPage, first.etag);
        QCOMPARE(changed.status, 200);
        QVERIFY(changed.etag != first.etag);
    }
    void inboxUsersAreFoundOrMade()
    {
        Backend shop;
        const Answer ana = shop.post(u"/api/inbox-users/login"_s,
            {{u"userEmail"_s, u"ana@example.invalid"_s}, {u"shopId"_s, u"shop-a"_s}});
        QCOMPARE(ana.object()[u"userName"_s].toString(), u"ana"_s);
        QCOMPARE(shop.post(u"/api/inbox-users"_s,
                         {{u"userEmail"_s, u"ana@example.invalid"_s}, {u"shopId"_s, u"shop-a"_s}})
                     .object()[u"id"_s],
            ana.object()[u"id"_s]);
        // Without an address any user of the shop will do.
        QCOMPARE(shop.post(u"/api/inbox-users"_s, {{u"shopId"_s, u"shop-a"_s}}).object()[u"id"_s],
            ana.object()[u"id"_s]);
        QCOMPARE(shop.post(u"/api/inbox-users"_s, {{u"shopId"_s, u"shop-c"_s}}).status, 500);
        QCOMPARE(shop.get(u"/api/inbox-users/page?userName=an"_s).list().size(), 1);
        QCOMPARE(QJsonDocument::fromJson(shop.get(u"/api/inbox-users/shop/shop-a"_s).body).array().size(), 1);
        QCOMPARE(shop.get(u"/api/chat-history/users"_s).list().size(), 0); // she has written nothing
        shop.backend().storeMessage(
            {u"conv_a"_s, u"hello"_s, u"user"_s, u"shop-a"_s, {}, ana.object()[u"id"_s].toInteger()});
        QCOMPARE(shop.get(u"/api/chat-history/users?email=ana"_s).list().size(), 1);
    }
    void botSettingsAnswerWithTheirToken()
    {
        Backend shop;
        const Answer page = shop.get(u"/api/bot-settings/page"_s);
        QCOMPARE(page.list().size(), 2);
        QVERIFY(!page.list()[0][u"apiToken"_s].toString().isEmpty());
        QCOMPARE(shop.get(u"/api/bot-settings/shop/shop-a"_s).object()[u"botId"_s].toString(),
            shop.shop.botId(SampleShop::Bot::Assistant));
        QCOMPARE(shop.get(u"/api/bot-settings/shop/name/Sample mugs"_s).status, 200);
    }
    void statisticsCountUserAndBotOnly()
    {
        Backend shop;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const QString &sender : {u"user"_s, u"user"_s, u"bot"_s, u"assistant"_s})
            shop.backend().storeMessage({u"conv_s"_s, u"text"_s, sender, {}, {}, {}, now});
        shop.backend().storeMessage({u"conv_s"_s, u"old"_s, u"user"_s, {}, {}, {}, now - 3LL * 86'400'000});
        const QJsonObject today = shop.get(u"/api/chat-history/statistics/today"_s).object();
        QCOMPARE(today[u"totalChats"_s].toInt(), 4);
        QCOMPARE(today[u"userMessages"_s].toInt(), 2);
        QCOMPARE(today[u"botMessages"_s].toInt(), 1);
        QCOMPARE(
            shop.get(u"/api/chat-history/statistics/reply-rate"_s).object()[u"replyRate"_s].toDouble(), 0.33);
    }
    void visitorsWithoutANumberShareOneConversation()
    {
        Backend shop;
        const auto ask = [&shop](const QString &user, const QString &conversation = {}) {
            QJsonObject body{{u"message"_s, u"Where is my order 4711?"_s}, {u"userId"_s, user},
                {u"shopId"_s, u"shop-a"_s}};
            if (!conversation.isEmpty())
                body[u"conversationId"_s] = conversation;
            return shop.post(u"/api/coze/chat"_s, body);
        };
        shop.token.clear(); // none is needed
        const QString first = ask(u"session_1_abc"_s).object()[u"conversationId"_s].toString();
        QVERIFY(first.startsWith(u"conv_"_s));
        QCOMPARE(first.size(), 41);
        QCOMPARE(ask(u"ghost"_s).object()[u"conversationId"_s].toString(), first);
        const QString other = ask(u"550e84"_s).object()[u"conversationId"_s].toString(); // is user 550
        QVERIFY(other != first);
        QCOMPARE(ask(u"550"_s).object()[u"conversationId"_s].toString(), other);
        QVERIFY(ask(u"x"_s, first).object()[u"response"_s].toString().contains(u"4711"_s));
        const Answer unknown = ask(u"x"_s, u"conv_none"_s);
        QCOMPARE(unknown.status, 404);
        QCOMPARE(unknown.object(), (QJsonObject{{u"error"_s, u"Conversation not found"_s}}));
    }
    void aFailingBotAnswersWithAnApology()
    {
        Backend shop;
        const Answer answer = shop.post(u"/api/coze/chat"_s,
            {{u"message"_s, u"Fail"_s}, {u"userId"_s, u"x"_s}, {u"shopId"_s, u"shop-a"_s},
                {u"botId"_s, shop.shop.botId(SampleShop::Bot::Failing)}});
        QCOMPARE(answer.status, 200);
        const QString said = answer.object()[u"response"_s].toString();
        QVERIFY(said.startsWith(u"Sorry, "_s));
        QCOMPARE(contentsOf(shop.get(kPage + u"?sender=bot"_s)), QStringList{said});
    }
    void aStreamedAnswerIsStoredTwice()
    {
        for (const bool isOdd : {true, false}) {
            Backend shop;
            shop.backend().setOddities(isOdd);
            const Answer answer = shop.post(u"/api/coze/chat/stream"_s,
                {{u"message"_s, u"Hello"_s}, {u"userId"_s, u"x"_s}, {u"shopId"_s, u"shop-a"_s}});
            QCOMPARE(answer.status, 200);
            const auto events = streamEvents(answer.body);
            QCOMPARE(events.first()[u"event"_s].toString(), u"started"_s);
            QCOMPARE(events.last()[u"event"_s].toString(), u"completed"_s);
            QVERIFY(answer.body.endsWith("data: [DONE]\n\n"));
            QString text;
            for (const QJsonObject &event : events)
                text += event[u"content"_s].toString();
            QCOMPARE(contentsOf(shop.get(kPage + u"?sender=bot"_s)).count(text), isOdd ? 2 : 1);
        }
    }
    void aStreamOfAFailedChatHangs()
    {
        Backend shop;
        const QByteArray body
            = QJsonDocument(QJsonObject{{u"message"_s, u"Refuse"_s}, {u"shopId"_s, u"shop-a"_s},
                                {u"botId"_s, shop.shop.botId(SampleShop::Bot::Failing)}})
                  .toJson();
        QNetworkReply *reply = shop.begin("POST", u"/api/coze/chat/stream"_s, body);
        QByteArray read;
        connect(reply, &QNetworkReply::readyRead, reply, [&] { read += reply->readAll(); });
        QTRY_VERIFY(read.contains("started"));
        QCOMPARE(shop.get(u"/health"_s).status, 200); // time passes, and nothing more is said
        QVERIFY(!reply->isFinished());
        QCOMPARE(streamEvents(read).size(), 1);
        reply->abort();
        reply->deleteLater();

        const Answer unknown = shop.post(
            u"/api/coze/chat/stream"_s, {{u"message"_s, u"Hello"_s}, {u"conversationId"_s, u"conv_none"_s}});
        QCOMPARE(unknown.status, 200);
        QCOMPARE(streamEvents(unknown.body).last()[u"event"_s].toString(), u"error"_s);
        QVERIFY(!unknown.body.contains("[DONE]"));
    }
    void theDatabaseIsOneTheConsoleImports()
    {
        Backend shop([](ShopBackend &backend) { backend.setEarlierConversations(30); });
        QVERIFY(shop.started);
        const Answer page = shop.get(kPage + u"?inboxUserId=none"_s); // waits until it is filled
        QVERIFY(page.object()[u"total"_s].toInt() > 60);
        const qint64 messages = shop.rows("SELECT count(*) FROM coze_chat_history")[0].toLongLong();
        QCOMPARE(shop.rows("SELECT DISTINCT typeof(create_time), typeof(update_time) FROM coze_chat_history"),
            QStringList{u"integer|integer"_s});
        QCOMPARE(shop.rows("PRAGMA journal_mode"), QStringList{u"wal"_s});

        auto *job = new core::sync::FileImport(
            {shop.folder.filePath(u"archive.db"_s), shop.backend().databasePath(), {}, {}});
        std::optional<core::Result<core::sync::ImportSummary>> summary;
        connect(job, &core::sync::FileImport::finished, this,
            [&summary](const auto &result) { summary = result; });
        job->start();
        QTRY_VERIFY_WITH_TIMEOUT(summary, 30'000);
        QVERIFY2(*summary, tests::why(*summary).constData());
        QCOMPARE((*summary)->imported, messages);
        QCOMPARE((*summary)->rejected, 0);
    }
    void aDatabaseGoesOnWhereItWas()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.db"_s);
        for (int run = 1; run <= 2; ++run) {
            Backend shop([&path](ShopBackend &backend) { backend.setDatabase(path); });
            QVERIFY(shop.started);
            shop.backend().writeVisitorMessage(u"conv_kept"_s, u"run %1"_s.arg(run));
            QCOMPARE(shop.get(kPage + u"?conversationId=conv_kept"_s).list().size(), run);
            QCOMPARE(shop.backend().account().userId, u"1"_s);
            QCOMPARE(shop.rows("SELECT count(*) FROM coze_conversation"), QStringList{u"1"_s});
        }
    }
    void aStrangeFileIsRefused()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"diary.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        SampleShop shop;
        QVERIFY(shop.setKey(tests::commonKey()));
        shop.backend().setDatabase(file.fileName());
        const auto started = shop.start();
        QVERIFY(!started);
        QCOMPARE(started.error().kind, core::Error::Kind::Corrupt);
        QVERIFY(!shop.isRunning());
    }
};

QTEST_GUILESS_MAIN(tst_shopbackend)
#include "tst_shopbackend.moc"
