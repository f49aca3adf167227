// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/sampleshop.h"
#include "app/sampleshop/shopbackend.h"
#include "tests/cli/programrun.h"
#include "tests/sampleshop/shopfixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using app::sampleshop::SampleShop;
using app::sampleshop::ShopBackend;
using app::sampleshop::backend::MessageRow;
using app::sampleshop::backend::Speaker;
using tests::ProgramRun;

/// The program against the sample shop: REST, live channel and a database file.
class tst_CliLive final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void watchTellsEachMessageOnceAndWhereItIsFrom();
    void watchFillsWhatARestartLost();
    void watchWithoutADatabaseShowsWhatIsLive();
    void watchOverRestSeesWhatVisitorsWrite();
    void watchShowsOnlyTheConversationsAskedFor();
    void watchIsRefusedWithAWrongPassword();
    void watchSaysWhatIsMissing();
    void controlCEndsIt();
    void syncBringsEverythingOnce();
    void aFileIsFollowedWithoutTheBackendsPassword();
    void syncOverRestCountsWhatCannotBeRead();
    void syncFollows();
    void syncOfAFileThatDoesNotGrowImportsIt();
    void syncSaysWhatIsMissing();
    void anAnswerIsBroadcastAndStored();
    void anAnswerThatCannotBeSentIsNotStored();
    void answersNeedPermission();

private:
    void useFile();
    void useRest();
    void set(const QString &key, const QString &value);
    void say(const QString &conversation, const QString &words, bool live = true);
    [[nodiscard]] QVector<QJsonObject> told(const QString &type) const;
    [[nodiscard]] bool isReady() const; // the program is online and follows

    std::unique_ptr<SampleShop> m_shop;
    std::unique_ptr<ProgramRun> m_run;
};

void tst_CliLive::init()
{
    m_shop = std::make_unique<SampleShop>();
    QVERIFY(m_shop->setKey(tests::commonKey()));
    m_shop->backend().setTraffic(0);
    m_shop->backend().setEarlierConversations(3);
    QVERIFY(m_shop->start());
    m_run = std::make_unique<ProgramRun>();
    m_run->environment.insert(
        u"AGENT_CONSOLE_SECRET_BACKEND_PASSWORD"_s, m_shop->backend().account().password.reveal());
}

void tst_CliLive::cleanup()
{
    QVERIFY(!m_run->everything.contains(m_shop->backend().account().password.reveal().toUtf8()));
    m_run.reset();
    m_shop.reset();
}

void tst_CliLive::set(const QString &key, const QString &value)
{
    QCOMPARE((*m_run)({u"workspace"_s, u"set"_s, key, value}), 0);
}

void tst_CliLive::useRest()
{
    (*m_run)({u"workspace"_s, u"init"_s});
    set(u"source.kind"_s, u"backend"_s);
    set(u"backend.url"_s, m_shop->backend().url());
    set(u"backend.user"_s, m_shop->backend().account().username);
}

void tst_CliLive::useFile()
{
    useRest();
    set(u"source.file"_s, m_shop->backend().databasePath());
    set(u"source.kind"_s, u"file"_s);
}

void tst_CliLive::say(const QString &conversation, const QString &words, bool live)
{
    const MessageRow row{conversation, words, u"bot"_s, u"shop-a"_s};
    if (live)
        m_shop->backend().storeAndBroadcast(row, Speaker::bot());
    else
        m_shop->backend().storeMessage(row);
}

QVector<QJsonObject> tst_CliLive::told(const QString &type) const
{
    QVector<QJsonObject> found;
    const auto rows = m_run->rows();
    for (const QJsonObject &row : rows) {
        if (row.value("type"_L1).toString() == type)
            found.append(row);
    }
    return found;
}

bool tst_CliLive::isReady() const
{
    return m_run->out.contains(R"("part":"socket","state":"online")")
        && m_run->out.contains(R"("part":"database","state":"following")");
}

void tst_CliLive::watchTellsEachMessageOnceAndWhereItIsFrom()
{
    useFile();
    m_run->start({u"--json"_s, u"watch"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 30'000);
    m_shop->backend().writeVisitorMessage(u"conv_x"_s, u"where is my xylophone?"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"message"_s).size(), 1, 20'000);
    const QJsonObject visitor = told(u"message"_s).first();
    QCOMPARE(visitor.value("origin"_L1), QJsonValue(u"history"_s));
    QCOMPARE(visitor.value("sender"_L1), QJsonValue(u"user"_s));
    QVERIFY(visitor.value("id"_L1).isString());
    QVERIFY(visitor.value("delayMs"_L1).isDouble());
    QTRY_VERIFY_WITH_TIMEOUT(m_shop->backend().counters().joins > 0, 20'000);

    m_shop->backend().setDuplicating(true);
    say(u"conv_x"_s, u"on its way"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"message"_s).size(), 2, 20'000);
    const QJsonObject bot = told(u"message"_s).constLast();
    QCOMPARE(bot.value("content"_L1), QJsonValue(u"on its way"_s));
    QVERIFY(bot.value("origin"_L1) == "both"_L1 || bot.value("origin"_L1) == "live"_L1
        || bot.value("origin"_L1) == "history"_L1);
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
    QCOMPARE(told(u"message"_s).size(), 2); // and nothing of what was there before
    QCOMPARE(m_run->json({u"search"_s, u"xylophone"_s}).size(), 1); // what was watched is in the archive
}

void tst_CliLive::watchFillsWhatARestartLost()
{
    useFile();
    m_run->start({u"--json"_s, u"watch"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 30'000);
    m_shop->backend().restart(std::chrono::milliseconds(300));
    QTRY_COMPARE_WITH_TIMEOUT(told(u"gap"_s).size(), 1, 20'000);
    for (int i = 0; i < 3; ++i)
        say(u"conv_x"_s, u"missed %1"_s.arg(i));
    QTRY_COMPARE_WITH_TIMEOUT(told(u"filled"_s).size(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"message"_s).size(), 3, 20'000);
    QCOMPARE(told(u"gap"_s).first().value("number"_L1), told(u"filled"_s).first().value("number"_L1));
    QVERIFY(told(u"filled"_s).first().value("to"_L1).isString());
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
}

void tst_CliLive::watchWithoutADatabaseShowsWhatIsLive()
{
    useRest();
    set(u"source.kind"_s, u"none"_s);
    m_run->start({u"--json"_s, u"watch"_s, u"--conversation"_s, u"conv_x"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_shop->backend().counters().joins > 0, 30'000);
    say(u"conv_x"_s, u"hello"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"message"_s).size(), 1, 20'000);
    QCOMPARE(told(u"message"_s).first().value("origin"_L1), QJsonValue(u"live"_s));
    QVERIFY(told(u"message"_s).first().value("id"_L1).isNull());
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
    QCOMPARE(m_run->json({u"search"_s, u"conv:conv_x"_s}).size(), 1);
}

void tst_CliLive::watchOverRestSeesWhatVisitorsWrite()
{
    useRest();
    m_run->start({u"--json"_s, u"watch"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 30'000);
    m_shop->backend().writeVisitorMessage(u"conv_x"_s, u"anybody there?"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"message"_s).size(), 1, 30'000);
    QCOMPARE(told(u"message"_s).first().value("content"_L1), QJsonValue(u"anybody there?"_s));
    QCOMPARE(told(u"message"_s).first().value("origin"_L1), QJsonValue(u"history"_s));
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
}

void tst_CliLive::watchShowsOnlyTheConversationsAskedFor()
{
    useFile();
    m_run->start(
        {u"--json"_s, u"watch"_s, u"--conversation"_s, u"conv_x"_s, u"--conversation"_s, u"conv_y"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isReady() && m_shop->backend().counters().joins == 2, 30'000);
    say(u"conv_z"_s, u"not this"_s);
    say(u"conv_y"_s, u"but this"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"message"_s).size(), 1, 20'000);
    QCOMPARE(told(u"message"_s).first().value("content"_L1), QJsonValue(u"but this"_s));
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
}

void tst_CliLive::watchIsRefusedWithAWrongPassword()
{
    useRest();
    set(u"source.kind"_s, u"none"_s);
    m_run->environment.insert(u"AGENT_CONSOLE_SECRET_BACKEND_PASSWORD"_s, u"wrong-words"_s);
    QCOMPARE((*m_run)({u"watch"_s, u"--for"_s, u"20"_s}), 4);
    QVERIFY2(m_run->err.contains("backend"), m_run->err.constData());
    QVERIFY(!m_run->everything.contains("wrong-words"));
}

void tst_CliLive::watchSaysWhatIsMissing()
{
    (*m_run)({u"workspace"_s, u"init"_s});
    QCOMPARE((*m_run)({u"watch"_s, u"--for"_s, u"1"_s}), 1);
    QVERIFY2(m_run->err.contains("live.url"), m_run->err.constData());
    QCOMPARE((*m_run)({u"watch"_s, u"--for"_s, u"soon"_s}), 2);
}

void tst_CliLive::controlCEndsIt()
{
    useFile();
    m_run->start({u"--json"_s, u"watch"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 30'000);
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->backend().counters().sockets, 0, 10'000);
}

void tst_CliLive::syncBringsEverythingOnce()
{
    useFile();
    const auto first = m_run->json({u"sync"_s, u"--once"_s});
    QCOMPARE(m_run->end(), 0);
    QCOMPARE(first.size(), 1);
    QVERIFY(first.first().value("imported"_L1).toInt() > 0);
    QVERIFY(first.first().value("upTo"_L1).isString());
    const auto second = m_run->json({u"sync"_s});
    QCOMPARE(second.first().value("imported"_L1).toInt(), 0);
    QCOMPARE(second.first().value("changed"_L1).toInt(), 0);
    say(u"conv_x"_s, u"one more"_s);
    QTRY_VERIFY(m_shop->backend().counters().rows > 0);
    QCOMPARE(m_run->json({u"sync"_s}).first().value("imported"_L1).toInt(), 1);
}

void tst_CliLive::aFileIsFollowedWithoutTheBackendsPassword()
{
    useFile();
    m_run->environment.remove(u"AGENT_CONSOLE_SECRET_BACKEND_PASSWORD"_s);
    QVERIFY(m_run->json({u"sync"_s}).first().value("imported"_L1).toInt() > 0);
    QCOMPARE(m_run->end(), 0);
    m_run->start({u"--json"_s, u"watch"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_run->out.contains(R"("part":"database","state":"following")"), 30'000);
    say(u"conv_x"_s, u"hello"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"message"_s).size(), 1, 20'000);
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
    QVERIFY2(m_run->err.contains("backend-password"), m_run->err.constData());
    QCOMPARE((*m_run)({u"send"_s, u"conv_x"_s, u"psst"_s}), 4);
}

void tst_CliLive::syncOverRestCountsWhatCannotBeRead()
{
    useRest();
    m_shop->backend().storeMessage(
        {u"conv_known"_s, u"of a signed-in customer"_s, u"user"_s, u"shop-a"_s, {}, 7});
    m_shop->backend().storeMessage({u"conv_guest"_s, u"of a guest"_s, u"user"_s, u"shop-a"_s});
    QTRY_VERIFY(m_shop->backend().counters().rows >= 2);
    const auto summary = m_run->json({u"sync"_s});
    QCOMPARE(summary.size(), 1);
    QVERIFY(summary.first().value("imported"_L1).toInt() > 0);
    QVERIFY(summary.first().value("unreadable"_L1).toInt() >= 1);
    QCOMPARE(m_run->json({u"search"_s, u"\"of a guest\""_s}).size(), 1);
    QCOMPARE(m_run->json({u"sync"_s}).first().value("imported"_L1).toInt(), 0);
}

void tst_CliLive::syncFollows()
{
    useFile();
    m_run->start({u"--json"_s, u"sync"_s, u"--follow"_s});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_run->folder + u"/archive.db"_s), 30'000);
    for (int i = 0; told(u"rows"_s).isEmpty() && i < 100; ++i) {
        say(u"conv_x"_s, u"words %1"_s.arg(i), false);
        (void)QTest::qWaitFor([this] { return !told(u"rows"_s).isEmpty(); }, 300);
    }
    QVERIFY(told(u"rows"_s).first().value("fresh"_L1).toInt() > 0);
    m_run->interrupt();
    QCOMPARE(m_run->end(), 130);
    QCOMPARE(told(u"summary"_s).size(), 1);
}

void tst_CliLive::syncOfAFileThatDoesNotGrowImportsIt()
{
    (*m_run)({u"workspace"_s, u"init"_s});
    QFile file(m_run->home.filePath(u"talk.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"id":"1","conversationId":"c","sender":"user","content":"hi","createdAt":"2026-01-01T00:00:00Z"})"
        "\n");
    file.close();
    set(u"source.kind"_s, u"file"_s);
    set(u"source.file"_s, file.fileName());
    QCOMPARE(m_run->json({u"sync"_s}).first().value("imported"_L1).toInt(), 1);
    QCOMPARE(m_run->json({u"sync"_s}).first().value("imported"_L1).toInt(), 0);
}

void tst_CliLive::syncSaysWhatIsMissing()
{
    (*m_run)({u"workspace"_s, u"init"_s});
    QCOMPARE((*m_run)({u"sync"_s}), 1);
    QVERIFY2(m_run->err.contains("source.kind"), m_run->err.constData());
    set(u"source.kind"_s, u"file"_s);
    set(u"source.file"_s, m_run->home.filePath(u"nothing.db"_s));
    QCOMPARE((*m_run)({u"sync"_s}), 1);
    QCOMPARE((*m_run)({u"sync"_s, u"--once"_s, u"--follow"_s}), 2);
}

void tst_CliLive::anAnswerIsBroadcastAndStored()
{
    useFile();
    set(u"shop.allowWrites"_s, u"true"_s);
    const auto sent = m_run->json({u"send"_s, u"conv_x"_s, u"on my way"_s});
    QCOMPARE(m_run->end(), 0);
    QCOMPARE(sent.first().value("stored"_L1), QJsonValue(true));
    QCOMPARE(sent.first().value("broadcast"_L1), QJsonValue(true));
    QCOMPARE(m_shop->backend().counters().broadcasts, 1);
    QCOMPARE(m_run->json({u"sync"_s}).size(), 1);
    const auto found = m_run->json({u"search"_s, u"\"on my way\""_s});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().value("sender"_L1), QJsonValue(u"admin"_s));
}

void tst_CliLive::anAnswerThatCannotBeSentIsNotStored()
{
    useFile();
    set(u"shop.allowWrites"_s, u"true"_s);
    set(u"live.url"_s, u"ws://127.0.0.1:9"_s); // nobody listens there
    const auto sent = m_run->json({u"send"_s, u"conv_x"_s, u"into the void"_s});
    QCOMPARE(m_run->end(), 4);
    QCOMPARE(sent.first().value("stored"_L1), QJsonValue(false));
    QCOMPARE(sent.first().value("broadcast"_L1), QJsonValue(false));
    QCOMPARE(m_shop->backend().counters().requestsByEndpoint.value(u"POST /api/chat-history"_s), 0);
}

void tst_CliLive::answersNeedPermission()
{
    useFile();
    QCOMPARE((*m_run)({u"send"_s, u"conv_x"_s, u"psst"_s}), 4);
    QVERIFY2(m_run->err.contains("shop.allowWrites"), m_run->err.constData());
    QCOMPARE((*m_run)({u"send"_s, u"conv_x"_s}), 2);
}

QTEST_GUILESS_MAIN(tst_CliLive)
#include "tst_clilive.moc"
