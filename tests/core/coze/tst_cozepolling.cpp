// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using namespace tests;

class tst_cozepolling final : public QObject
{
    Q_OBJECT
private slots:
    void c33_pollsAtMostOncePerInterval()
    {
        CozeFixture coze;
        coze.follows(
            {u"in_progress"_s, u"in_progress"_s, u"in_progress"_s, u"in_progress"_s, u"completed"_s});
        QElapsedTimer clock;
        clock.start();
        QList<qint64> at; // microseconds
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            at.append(clock.nsecsElapsed() / 1000);
            to.answer(ok(chatObject(u"created"_s)));
        });
        coze.on("/v3/chat/retrieve", [&](const Client &to, const SentRequest &) {
            at.append(clock.nsecsElapsed() / 1000);
            to.answer(ok(chatObject(at.size() < 6 ? u"in_progress"_s : u"completed"_s)));
        });
        coze.client.setPatience({10s, 10s, 120ms, 120ms, 20s, 10s});
        Heard chat(coze.client.chat(polledQuestion()));
        QVERIFY(chat.wait());
        QCOMPARE(at.size(), 6);
        for (int i = 1; i < 6; ++i)
            QVERIFY2(at[i] - at[i - 1] >= 119'000, qPrintable(QString::number(at[i] - at[i - 1])));
    }
    void c33_c34_pollingEndsWithTheChat_data()
    {
        QTest::addColumn<QString>("last");
        QTest::addColumn<int>("status");
        const auto row = [](const char *word, ChatStatus status) {
            QTest::newRow(word) << QString::fromLatin1(word) << int(status);
        };
        row("completed", ChatStatus::Completed);
        row("failed", ChatStatus::Failed);
        row("requires_action", ChatStatus::RequiresAction);
        row("required_action", ChatStatus::RequiresAction);
        row("canceled", ChatStatus::Canceled);
        row("cancelled", ChatStatus::Canceled);
        row("expired", ChatStatus::Failed);
    }
    void c33_c34_pollingEndsWithTheChat()
    {
        QFETCH(QString, last);
        QFETCH(int, status);
        CozeFixture coze;
        coze.follows(
            {u"created"_s, u"in_progress"_s, u"something new"_s, last}, {answerObject(u"the answer"_s)});
        Heard chat(coze.client.chat(polledQuestion()));
        QVERIFY(chat.wait());
        QVERIFY2(*chat.result, qPrintable(chat.error().detail));
        QCOMPARE(int(chat.outcome().status), status);
        QCOMPARE(coze.asked("/v3/chat/retrieve"), 4);
        QCOMPARE(coze.asked("/v3/chat/message/list"), last == u"completed"_s ? 1 : 0);
        QCOMPARE(chat.outcome().text(), last == u"completed"_s ? u"the answer"_s : QString());
        QCOMPARE(chat.outcome().logId, u"L-begin"_s);
        QCOMPARE(coze.asked("/v3/chat"), 1);
    }
    void theOrderOfPolledAnswersIsThatOfTheirTimes()
    {
        CozeFixture coze;
        QJsonObject first = answerObject(u"one"_s, u"m1"_s);
        first[u"created_at"_s] = 1'790'000'001;
        QJsonObject second = answerObject(u"two"_s, u"m2"_s);
        second[u"created_at"_s] = u"1790000002"_s;
        coze.follows({u"completed"_s}, {second, first});
        Heard chat(coze.client.chat(polledQuestion()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"one\n\ntwo"_s);
    }
    void c35_afterAFailureNoMessagesAreAskedFor()
    {
        CozeFixture coze;
        coze.follows({u"failed"_s});
        coze.on("/v3/chat/retrieve", [](const Client &to, const SentRequest &) {
            to.answer(ok(chatObject(
                u"failed"_s, {{u"last_error"_s, QJsonObject{{u"code"_s, 4011}, {u"msg"_s, u"balance"_s}}}})));
        });
        Heard chat(coze.client.chat(polledQuestion()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().status, ChatStatus::Failed);
        QVERIFY(chat.outcome().error);
        QCOMPARE(chat.outcome().error->code, 4011);
        QCOMPARE(chat.outcome().error->detail, u"balance"_s);
        QCOMPARE(coze.asked("/v3/chat/message/list"), 0);
    }
    void c36_aChatThatOutlastsPatienceIsCancelled()
    {
        CozeFixture coze;
        coze.follows({u"in_progress"_s});
        coze.client.setPatience({10s, 10s, 1ms, 5ms, 100ms, 10s});
        Heard chat(coze.client.chat(polledQuestion()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Timeout);
        QCOMPARE(coze.asked("/v3/chat/cancel"), 1);
        const qsizetype asked = coze.server.requests.size();
        QTest::qWait(30);
        QCOMPARE(coze.server.requests.size(), asked); // and nobody asks on
    }
    void c36_aChatThatEndedJustThenIsReadOnceMore()
    {
        CozeFixture coze;
        coze.follows({u"in_progress"_s}, {answerObject(u"in the last moment"_s)});
        bool ended = false;
        coze.on("/v3/chat/retrieve", [&](const Client &to, const SentRequest &) {
            to.answer(ok(chatObject(ended ? u"completed"_s : u"in_progress"_s)));
        });
        coze.on("/v3/chat/cancel", [&](const Client &to, const SentRequest &) {
            ended = true;
            to.answer(refusal(4104));
        });
        coze.client.setPatience({10s, 10s, 1ms, 5ms, 100ms, 10s});
        Heard chat(coze.client.chat(polledQuestion()));
        QVERIFY(chat.wait());
        QVERIFY2(*chat.result, qPrintable(chat.error().detail));
        QCOMPARE(chat.outcome().text(), u"in the last moment"_s);
        QCOMPARE(coze.asked("/v3/chat/cancel"), 1);
    }
};

QTEST_GUILESS_MAIN(tst_cozepolling)
#include "tst_cozepolling.moc"
