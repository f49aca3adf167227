// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lab/turnrecord.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::lab;
using core::Error;

namespace {

TurnRecord fullTurn()
{
    TurnRecord turn;
    turn.id = u"t1"_s;
    turn.sessionId = u"s1"_s;
    turn.askedAtMs = 1'764'000'000'123;
    turn.botId = u"7400000000000000201"_s;
    turn.botName = u"店铺助手"_s;
    turn.userId = u"test-1"_s;
    turn.questionId = u"question-t1"_s;
    turn.question = u"أين طلبي؟\nline two \" \\ 😀"_s;
    turn.requestBody = uR"({"bot_id":"7400000000000000201","stream":true})"_s;
    turn.stream = false;
    turn.draft = true;
    turn.customVariables = {{u"tier"_s, u"gold"_s}};
    turn.add({12.5, u"conversation.chat.created"_s, R"({"id":"7400000000000000202"})"});
    turn.outcome.status = core::coze::ChatStatus::Failed;
    turn.outcome.conversationId = u"c"_s;
    turn.outcome.chatId = u"h"_s;
    turn.outcome.answers = {{u"a"_s, u"text"_s, u"text"_s, u"because"_s, true}};
    turn.outcome.followUps = {u"And then?"_s};
    turn.outcome.steps = {{core::coze::MessageType::Knowledge, u"k"_s, u"Returns"_s, u"{}"_s, 40.25}};
    turn.outcome.toolCalls = {{u"call"_s, u"function"_s, u"order"_s, u"{\"id\":1}"_s}};
    turn.outcome.usage = core::coze::Usage{1, 2, 3};
    turn.outcome.error = Error{Error::Kind::RateLimited, u"slow down"_s, 4013, u"log-9"_s};
    turn.outcome.logId = u"log-8"_s;
    turn.outcome.timing.firstWordMs = 210.5;
    turn.outcome.timing.stalls = {{300, 4000}};
    turn.outcome.unknownEvents = 2;
    turn.outcome.wasRecovered = true;
    return turn;
}

} // namespace

class tst_turnrecord final : public QObject
{
    Q_OBJECT
private slots:
    void aLineHoldsAllOfATurn();
    void everyErrorThatATurnCanEndWithComesBack_data();
    void everyErrorThatATurnCanEndWithComesBack();
    void aCutLineIsRefused();
    void longTurnsKeepTheNamesAndTimesOfLateEvents();
    void theReportHoldsWhatSupportNeeds();
    void bigNumbersStayExactInPrettyJson();
};

void tst_turnrecord::aLineHoldsAllOfATurn()
{
    const TurnRecord turn = fullTurn();
    const QByteArray line = toJsonLine(turn);
    QVERIFY(!line.contains('\n'));
    const auto back = turnFromJson(line);
    QVERIFY(back);
    QCOMPARE(back->id, turn.id);
    QCOMPARE(back->sessionId, turn.sessionId);
    QCOMPARE(back->askedAtMs, turn.askedAtMs);
    QCOMPARE(back->botId, turn.botId);
    QCOMPARE(back->botName, turn.botName);
    QCOMPARE(back->userId, turn.userId);
    QCOMPARE(back->questionId, turn.questionId);
    QCOMPARE(back->question, turn.question);
    QCOMPARE(back->requestBody, turn.requestBody);
    QCOMPARE(back->stream, turn.stream);
    QCOMPARE(back->draft, turn.draft);
    QCOMPARE(back->customVariables, turn.customVariables);
    QCOMPARE(back->events.size(), 1);
    QCOMPARE(back->events.first().name, turn.events.first().name);
    QCOMPARE(back->events.first().data, turn.events.first().data);
    QCOMPARE(back->events.first().atMs, turn.events.first().atMs);
    QCOMPARE(back->outcome, turn.outcome);
    QVERIFY(!back->error);
    QVERIFY(!back->isRunning);
}

void tst_turnrecord::everyErrorThatATurnCanEndWithComesBack_data()
{
    QTest::addColumn<Error::Kind>("kind");
    for (const Error::Kind kind : {Error::Kind::Cancelled, Error::Kind::NotFound, Error::Kind::InvalidInput,
             Error::Kind::Unsupported, Error::Kind::Busy, Error::Kind::Network, Error::Kind::Tls,
             Error::Kind::Timeout, Error::Kind::Unauthorized, Error::Kind::Forbidden,
             Error::Kind::RateLimited, Error::Kind::Protocol, Error::Kind::Remote})
        QTest::addRow("%d", int(kind)) << kind;
}

void tst_turnrecord::everyErrorThatATurnCanEndWithComesBack()
{
    QFETCH(Error::Kind, kind);
    TurnRecord turn = fullTurn();
    turn.error = Error{kind, u"detail"_s, 4100, u"log"_s};
    const auto back = turnFromJson(toJsonLine(turn));
    QVERIFY(back);
    QCOMPARE(back->error, turn.error);
}

void tst_turnrecord::aCutLineIsRefused()
{
    const QByteArray line = toJsonLine(fullTurn());
    for (qsizetype length = 0; length < line.size(); length += 7)
        QVERIFY(!turnFromJson(line.first(length)));
}

void tst_turnrecord::longTurnsKeepTheNamesAndTimesOfLateEvents()
{
    TurnRecord turn = fullTurn();
    const QByteArray megabyte(1024 * 1024, 'x');
    for (int i = 0; i < 12; ++i)
        turn.add({double(i), u"conversation.message.delta"_s, megabyte});
    QCOMPARE(turn.events.size(), 13);
    QVERIFY(!turn.events[5].data.isEmpty());
    QVERIFY(turn.events.last().data.isEmpty());
    QCOMPARE(turn.events.last().atMs, 11.0);
    QVERIFY(toJsonLine(turn).size() < TurnRecord::kMostEventBytes + 100'000);
}

void tst_turnrecord::theReportHoldsWhatSupportNeeds()
{
    const QString report = reportOf(fullTurn(), true);
    for (const QString &needed : {u"log-9"_s, u"7400000000000000201"_s, u"chat: h"_s, u"conversation: c"_s,
             u"4013 slow down"_s, u"conversation.chat.created"_s, u"1 in, 2 out, 3 in all"_s})
        QVERIFY2(report.contains(needed), qPrintable(needed));
    QVERIFY(!reportOf(fullTurn(), false).contains(u"conversation.chat.created"_s));
}

void tst_turnrecord::bigNumbersStayExactInPrettyJson()
{
    QVERIFY(prettyJson(R"({"id":7400000000000000201})").contains(u"7400000000000000201"_s));
    QCOMPARE(prettyJson("[DONE]"), u"[DONE]"_s);
}

QTEST_GUILESS_MAIN(tst_turnrecord)
#include "tst_turnrecord.moc"
