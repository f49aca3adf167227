// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lab/testchat.h"
#include "tests/support/scriptedbot.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::lab;
using tests::ScriptedBot;

namespace {

constexpr int kPatience = 20'000;

/// A talk with the bot "echo", kept in a folder of its own.
struct Desk
{
    explicit Desk(const QString &path) : account(bot), store(path)
    {
        auto opened = store.open();
        if (!QTest::qWaitFor([&opened] { return opened.isFinished(); }, kPatience))
            qFatal("the store did not open");
        chat = std::make_unique<TestChat>(account.client, store);
        TestChat::Setup setup;
        setup.botId = u"echo"_s;
        setup.botName = u"Echo"_s;
        setup.userId = u"test-1"_s;
        chat->setSetup(setup);
    }
    [[nodiscard]] bool ask(const QString &text)
    {
        QSignalSpy finished(chat.get(), &TestChat::turnFinished);
        chat->ask(text);
        return QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, kPatience);
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const chat::Message &message : chat->session().all())
            texts.append(message.content);
        return texts;
    }

    ScriptedBot bot;
    tests::ScriptedAccount account;
    SessionStore store;
    std::unique_ptr<TestChat> chat;
};

} // namespace

class tst_testchat final : public QObject
{
    Q_OBJECT
private slots:
    void anAnswerGrowsAndIsKept();
    void theSecondQuestionGoesIntoTheSameConversation();
    void aNewChatBeginsAnotherConversation();
    void thousandsOfDeltasChangeThePageRarely();
    void stoppingKeepsWhatWasSaid();
    void closingInTheMiddleKeepsWhatWasSaid();
    void aFailedTurnKeepsTheServicesWords();
    void aRefusedQuestionIsKeptWithItsReason();
    void askingAgainRepeatsTheQuestion();
    void twoQuestionsAtOnceAreOne();
    void anOpenedSessionGoesOnWhereItWas();
};

void tst_testchat::anAnswerGrowsAndIsKept()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    std::optional<ScriptedBot::Stream> stream;
    desk.bot.setAnswer([&stream](const ScriptedBot::Stream &to, const QString &) {
        stream = to;
        to.created();
        to.delta(u"Your order "_s);
    });
    desk.chat->ask(u"Where is my order?"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        desk.texts(), (QStringList{u"Where is my order?"_s, u"Your order "_s}), kPatience);
    QVERIFY(desk.chat->session().all().last().growing);
    QVERIFY(desk.chat->isBusy());

    stream->delta(u"left today."_s);
    stream->answer(u"Your order left today."_s);
    stream->message(u"follow_up"_s, u"When will it arrive?"_s, u"f"_s);
    stream->completed();
    stream->done();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.chat->isBusy(), kPatience);
    QCOMPARE(desk.texts(), (QStringList{u"Where is my order?"_s, u"Your order left today."_s}));
    QVERIFY(!desk.chat->session().all().last().growing);
    QCOMPARE(desk.chat->session().all().last().lang, u"en"_s);
    const TurnRecord &turn = desk.chat->turns().constLast();
    QVERIFY(!turn.isRunning);
    QCOMPARE(turn.outcome.status, coze::ChatStatus::Completed);
    QCOMPARE(turn.outcome.followUps, QStringList{u"When will it arrive?"_s});
    QCOMPARE(turn.outcome.usage->total, 42);
    QVERIFY(turn.events.size() >= 7);
    QVERIFY(!turn.outcome.logId.isEmpty());
    QCOMPARE(desk.chat->turnOf(turn.outcome.answers.first().messageId), 0);
}

void tst_testchat::theSecondQuestionGoesIntoTheSameConversation()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    QVERIFY(desk.ask(u"one"_s));
    QVERIFY(desk.ask(u"two"_s));
    const auto asked = desk.bot.requestsTo("/v3/chat");
    QCOMPARE(asked.size(), 2);
    QVERIFY(!asked[0].target.contains("conversation_id"));
    QVERIFY(asked[1].target.contains("conversation_id=conversation-1"));
    QCOMPARE(desk.texts(), (QStringList{u"one"_s, u"one"_s, u"two"_s, u"two"_s}));
}

void tst_testchat::aNewChatBeginsAnotherConversation()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    QVERIFY(desk.ask(u"one"_s));
    const QString first = desk.chat->sessionId();
    desk.chat->startNew();
    QVERIFY(desk.texts().isEmpty());
    QVERIFY(desk.ask(u"two"_s));
    QVERIFY(desk.chat->sessionId() != first);
    QVERIFY(!desk.bot.requestsTo("/v3/chat").last().target.contains("conversation_id"));
}

void tst_testchat::thousandsOfDeltasChangeThePageRarely()
{
    constexpr int kDeltas = 5000;
    QTemporaryDir folder;
    Desk desk(folder.path());
    desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &) {
        to.created();
        for (int i = 0; i < kDeltas; ++i)
            to.delta(u"字"_s);
        to.answer(QString(kDeltas, u'字'));
        to.completed();
        to.done();
    });
    QSignalSpy changes(desk.chat.get(), &TestChat::messagesChanged);
    QVERIFY(desk.ask(u"write"_s));
    QCOMPARE(desk.texts().last().size(), kDeltas);
    QCOMPARE(desk.chat->turns().last().outcome.timing.deltas, kDeltas);
    QVERIFY2(changes.size() < kDeltas / 10, qPrintable(QString::number(changes.size())));
}

void tst_testchat::stoppingKeepsWhatWasSaid()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &) {
        to.created();
        to.delta(u"half of"_s);
    });
    desk.chat->ask(u"tell"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.texts().size(), 2, kPatience);
    desk.chat->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.chat->isBusy(), kPatience);
    QCOMPARE(desk.texts(), (QStringList{u"tell"_s, u"half of"_s}));
    QVERIFY(!desk.chat->session().all().last().growing);
    QCOMPARE(desk.chat->turns().last().error->kind, Error::Kind::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(desk.bot.requestsTo("/v3/chat/cancel").size(), 1, kPatience);
}

void tst_testchat::closingInTheMiddleKeepsWhatWasSaid()
{
    QTemporaryDir folder;
    QString session;
    {
        Desk desk(folder.path());
        desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &) {
            to.created();
            to.delta(u"half of"_s);
        });
        desk.chat->ask(u"tell"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.texts().size(), 2, kPatience);
        session = desk.chat->sessionId();
        desk.chat.reset();
        QTRY_COMPARE_WITH_TIMEOUT(desk.bot.requestsTo("/v3/chat/cancel").size(), 1, kPatience);
    }
    Desk desk(folder.path());
    desk.chat->openSession(session);
    QTRY_COMPARE_WITH_TIMEOUT(desk.texts(), (QStringList{u"tell"_s, u"half of"_s}), kPatience);
}

void tst_testchat::aFailedTurnKeepsTheServicesWords()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &) {
        to.created();
        to.failed(4027, u"the plan's quota is used up"_s);
        to.done();
    });
    QVERIFY(desk.ask(u"tell"_s));
    const TurnRecord &turn = desk.chat->turns().last();
    QCOMPARE(turn.outcome.status, coze::ChatStatus::Failed);
    QCOMPARE(turn.outcome.error->code, 4027);
    QCOMPARE(turn.outcome.error->detail, u"the plan's quota is used up"_s);
    QCOMPARE(desk.texts(), QStringList{u"tell"_s});
}

void tst_testchat::aRefusedQuestionIsKeptWithItsReason()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    desk.bot.setToken(u"another"_s);
    QVERIFY(desk.ask(u"tell"_s));
    QCOMPARE(desk.chat->turns().last().error->kind, Error::Kind::Unauthorized);
    QCOMPARE(desk.chat->turns().last().error->code, 4100);
    QVERIFY(!reportOf(desk.chat->turns().last(), true).contains(u"pat_scripted"_s));
    QCOMPARE(desk.bot.requestsTo("/v3/chat").size(), 1); // nothing renews a personal token
}

void tst_testchat::askingAgainRepeatsTheQuestion()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    QVERIFY(!desk.chat->canRetry());
    QVERIFY(desk.ask(u"tell"_s));
    QSignalSpy finished(desk.chat.get(), &TestChat::turnFinished);
    QVERIFY(desk.chat->canRetry());
    desk.chat->retry();
    QVERIFY(QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, kPatience));
    QCOMPARE(desk.texts(), (QStringList{u"tell"_s, u"tell"_s, u"tell"_s, u"tell"_s}));
    QCOMPARE(desk.chat->turns().size(), 2);
}

void tst_testchat::twoQuestionsAtOnceAreOne()
{
    QTemporaryDir folder;
    Desk desk(folder.path());
    desk.chat->ask(u"one"_s);
    QVERIFY(desk.ask(u"two"_s));
    QCOMPARE(desk.bot.requestsTo("/v3/chat").size(), 1);
}

void tst_testchat::anOpenedSessionGoesOnWhereItWas()
{
    QTemporaryDir folder;
    QString session;
    {
        Desk desk(folder.path());
        TestChat::Setup setup = desk.chat->setup();
        setup.customVariables = {{u"tier"_s, u"gold"_s}};
        desk.chat->setSetup(setup);
        QVERIFY(desk.ask(u"one"_s));
        session = desk.chat->sessionId();
    }
    Desk desk(folder.path());
    desk.chat->setSetup({});
    desk.chat->openSession(session);
    QTRY_COMPARE_WITH_TIMEOUT(desk.chat->sessionId(), session, kPatience);
    QCOMPARE(desk.texts(), (QStringList{u"one"_s, u"one"_s}));
    QCOMPARE(desk.chat->setup().botId, u"echo"_s);
    QCOMPARE(desk.chat->setup().customVariables, (QMap<QString, QString>{{u"tier"_s, u"gold"_s}}));
    QCOMPARE(desk.chat->turns().first().outcome.usage->total, 42);
    QVERIFY(desk.ask(u"two"_s));
    QVERIFY(desk.bot.requestsTo("/v3/chat").last().target.contains("conversation_id=conversation-1"));
}

QTEST_GUILESS_MAIN(tst_testchat)
#include "tst_testchat.moc"
