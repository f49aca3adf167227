// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Error;
using core::chat::Message;
using tests::CliRun;
using tests::MemoryHistory;

namespace {

constexpr qint64 kMorning = 1'762'000'000'123; // 2025-11-01 12:26:40.123 UTC

/// Two conversations: `late` of Ada in Chinese (6 messages), `early` a day before (2 messages).
void fill(MemoryHistory &history)
{
    auto late = MemoryHistory::talk(u"late"_s, 6, kMorning);
    for (Message &message : late) {
        message.shopId = u"7"_s;
        message.botId = u"7123456789012345678"_s;
        message.customerId = u"42"_s;
        message.lang = u"zh"_s;
    }
    late[0].content = u"我想退款 <b>\u001b[31m"_s;
    late[1].marked = true;
    late[1].comment = u"well said"_s;
    history.add(late, {u"Tea"_s, {}, u"Ada"_s, u"ada@example.com"_s});
    history.add(MemoryHistory::talk(u"early"_s, 2, kMorning - 86'400'000));
}

QStringList texts(const QVector<QJsonObject> &rows, const char *key)
{
    QStringList found;
    for (const QJsonObject &row : rows)
        found.append(row.value(QLatin1StringView(key)).toVariant().toString());
    return found;
}

} // namespace

class tst_CliHistory final : public QObject
{
    Q_OBJECT
private slots:
    void conversationsHaveTheKeysOfTheContract()
    {
        CliRun run;
        fill(*run.history);
        const auto rows = run.json({u"conversations"_s});
        QCOMPARE(run.code, 0);
        QCOMPARE(rows.size(), 2);
        QVERIFY2(
            run.out.startsWith(
                uR"({"conversationId":"late","shopId":"7","botId":"7123456789012345678","customerName":"Ada",)"
                uR"("messageCount":6,"lastMessage":"Line 6 of late","lastMessageAt":"2025-11-01T12:31:40.123Z",)"
                uR"("lang":"zh"})"_s),
            qPrintable(run.out));
        QVERIFY(rows.at(1).value("shopId"_L1).isNull());
        QVERIFY(rows.at(1).value("lang"_L1).isNull());
    }

    void pagesOfConversationsFollowEachOther()
    {
        CliRun run;
        for (int i = 0; i < 5; ++i)
            run.history->add(MemoryHistory::talk(u"c%1"_s.arg(i), 1, kMorning + i));
        QStringList found;
        QString cursor;
        for (int pages = 0; pages < 10; ++pages) {
            QStringList words{u"conversations"_s, u"--limit"_s, u"2"_s};
            if (!cursor.isEmpty())
                words += {u"--after"_s, cursor};
            auto rows = run.json(words);
            cursor = rows.isEmpty() ? QString() : rows.constLast().value("next"_L1).toString();
            if (!cursor.isEmpty())
                rows.removeLast();
            found += texts(rows, "conversationId");
            if (cursor.isEmpty())
                break;
        }
        QCOMPARE(found, QStringList({u"c4"_s, u"c3"_s, u"c2"_s, u"c1"_s, u"c0"_s}));
    }

    void filtersNarrow_data()
    {
        QTest::addColumn<QStringList>("filters");
        QTest::addColumn<int>("messages");
        QTest::addRow("sender") << QStringList{u"--sender"_s, u"bot"_s} << 4;
        QTest::addRow("either sender") << QStringList{u"--sender"_s, u"bot"_s, u"--sender=user"_s} << 8;
        QTest::addRow("shop by id") << QStringList{u"--shop"_s, u"7"_s} << 6;
        QTest::addRow("shop by name") << QStringList{u"--shop"_s, u"tea"_s} << 6;
        QTest::addRow("bot") << QStringList{u"--bot"_s, u"7123456789012345678"_s} << 6;
        QTest::addRow("customer by address") << QStringList{u"--customer"_s, u"ada@example.com"_s} << 6;
        QTest::addRow("language") << QStringList{u"--lang"_s, u"zh"_s} << 6;
        QTest::addRow("from a day") << QStringList{u"--from"_s, u"2025-11-01"_s} << 6;
        QTest::addRow("to a day includes it") << QStringList{u"--to"_s, u"2025-10-31"_s} << 2;
        QTest::addRow("to a time leaves it out") << QStringList{u"--to"_s, u"2025-11-01T12:28:00"_s} << 4;
        QTest::addRow("text") << QStringList{u"--text"_s, u"退款"_s} << 1;
        QTest::addRow("two texts are both")
            << QStringList{u"--text"_s, u"line"_s, u"--text"_s, u"early"_s} << 2;
        QTest::addRow("marked") << QStringList{u"--mark"_s, u"yes"_s} << 1;
        QTest::addRow("not marked") << QStringList{u"--mark"_s, u"no"_s} << 7;
        QTest::addRow("two filters are both")
            << QStringList{u"--sender"_s, u"bot"_s, u"--lang"_s, u"zh"_s} << 3;
    }
    void filtersNarrow()
    {
        QFETCH(QStringList, filters);
        QFETCH(int, messages);
        CliRun run;
        fill(*run.history);
        QCOMPARE(run.json(QStringList{u"search"_s} + filters).size(), messages);
        const auto counted = run.json(QStringList{u"search"_s, u"--count"_s} + filters);
        QCOMPARE(counted.size(), 1);
        QCOMPARE(counted.constFirst(), QJsonObject({{u"count"_s, messages}, {u"exact"_s, true}}));
        const QString file = run.folder.filePath(u"o.jsonl"_s);
        const auto exported = run.json(QStringList{u"export"_s, u"--output"_s, file} + filters);
        QCOMPARE(exported.constFirst().value("messages"_L1).toInt(), messages);
    }

    void searchHitsHaveASnippet()
    {
        CliRun run;
        fill(*run.history);
        const auto rows = run.json({u"search"_s, u"退款"_s});
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.constFirst().value("snippet"_L1).toString().contains(u"退款"_s));
        QCOMPARE(rows.constFirst().value("id"_L1).toString(), u"late-1"_s);
        QCOMPARE(rows.constFirst().value("content"_L1).toString(), u"我想退款 <b>\u001b[31m"_s);
    }

    void aQueryMayBeginWithADash()
    {
        CliRun run;
        fill(*run.history);
        QCOMPARE(run.json({u"search"_s, u"-lang:zh"_s}).size(), 2);
        QCOMPARE(run.json({u"search"_s, u"line"_s, u"-early"_s}).size(), 5);
        QCOMPARE(run.json({u"search"_s, u"--"_s, u"line"_s, u"early"_s}).size(), 2);
    }

    void searchIsNewestFirstAndPaged()
    {
        CliRun run;
        fill(*run.history);
        auto rows = run.json({u"search"_s, u"line"_s, u"--limit"_s, u"3"_s});
        QCOMPARE(rows.size(), 4);
        const QString cursor = rows.takeLast().value("next"_L1).toString();
        QCOMPARE(texts(rows, "id"), QStringList({u"late-6"_s, u"late-5"_s, u"late-4"_s}));
        rows = run.json({u"search"_s, u"line"_s, u"--after"_s, cursor});
        QCOMPARE(texts(rows, "id"), QStringList({u"late-3"_s, u"late-2"_s, u"early-2"_s, u"early-1"_s}));
    }

    void messagesShowAPage_data()
    {
        QTest::addColumn<QStringList>("place");
        QTest::addColumn<QStringList>("ids");
        QTest::addRow("the newest") << QStringList{} << QStringList{u"late-5"_s, u"late-6"_s};
        QTest::addRow("before a message")
            << QStringList{u"--before"_s, u"late-5"_s} << QStringList{u"late-3"_s, u"late-4"_s};
        QTest::addRow("after a message")
            << QStringList{u"--after"_s, u"late-2"_s} << QStringList{u"late-3"_s, u"late-4"_s};
        QTest::addRow("around a message")
            << QStringList{u"--around"_s, u"late-3"_s} << QStringList{u"late-2"_s, u"late-3"_s};
        QTest::addRow("around a time")
            << QStringList{u"--around"_s, u"2025-11-01T12:29"_s} << QStringList{u"late-3"_s, u"late-4"_s};
        QTest::addRow("before a time")
            << QStringList{u"--before"_s, u"2025-11-01T12:29"_s} << QStringList{u"late-2"_s, u"late-3"_s};
        QTest::addRow("after a time")
            << QStringList{u"--after"_s, u"2025-11-01T12:29"_s} << QStringList{u"late-4"_s, u"late-5"_s};
        QTest::addRow("before the first") << QStringList{u"--before"_s, u"late-1"_s} << QStringList{};
    }
    void messagesShowAPage()
    {
        QFETCH(QStringList, place);
        QFETCH(QStringList, ids);
        CliRun run;
        fill(*run.history);
        const auto rows = run.json(QStringList{u"messages"_s, u"late"_s, u"--limit"_s, u"2"_s} + place);
        QCOMPARE(run.code, 0);
        QCOMPARE(texts(rows, "id"), ids);
    }

    void messagesHaveTheKeysOfTheContract()
    {
        CliRun run;
        fill(*run.history);
        const auto rows = run.json({u"messages"_s, u"late"_s});
        const QJsonObject plain = rows.at(2);
        QCOMPARE(plain.keys(),
            QStringList({u"botId"_s, u"content"_s, u"conversationId"_s, u"createdAt"_s, u"customerId"_s,
                u"id"_s, u"lang"_s, u"sender"_s, u"shopId"_s}));
        QCOMPARE(plain.value("createdAt"_L1).toString(), u"2025-11-01T12:28:40.123Z"_s);
        QCOMPARE(plain.value("customerId"_L1).toString(), u"42"_s);
        QCOMPARE(rows.at(1).value("mark"_L1).toBool(), true);
        QCOMPARE(rows.at(1).value("comment"_L1).toString(), u"well said"_s);
    }

    void severalSourcesAreNamed()
    {
        CliRun run;
        fill(*run.history);
        auto other = MemoryHistory::talk(u"late"_s, 1, kMorning + 1);
        other[0].source = u"backend"_s;
        run.history->add(other);
        const auto rows = run.json({u"messages"_s, u"late"_s, u"--source"_s, u"backend"_s});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.constFirst().value("source"_L1).toString(), u"backend"_s);
        QCOMPARE(run.json({u"messages"_s, u"late"_s, u"--source"_s, u"files"_s}).size(), 6);
    }

    void whatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("sentence");
        QTest::addRow("a conversation")
            << QStringList{u"messages"_s, u"nobody"_s} << u"There is no conversation nobody."_s;
        QTest::addRow("a message") << QStringList{u"messages"_s, u"late"_s, u"--around"_s, u"xyz"_s}
                                   << u"There is no message xyz in this conversation."_s;
    }
    void whatIsNotThereIsNotFound()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, sentence);
        CliRun run;
        fill(*run.history);
        QCOMPARE(run(words), 3);
        QCOMPARE(run.out, QString());
        QCOMPARE(run.err, sentence + u'\n');
    }

    void customersHaveTheKeysOfTheContract()
    {
        CliRun run;
        fill(*run.history);
        run.json({u"customers"_s, u"ada"_s});
        QCOMPARE(run.out,
            u"{\"customerId\":\"42\",\"name\":\"Ada\",\"email\":\"ada@example.com\",\"shopId\":\"7\","
            "\"conversations\":1,\"lastSeen\":\"2025-11-01T12:31:40.123Z\"}\n"_s);
    }

    void exportSaysWhatItWrote()
    {
        CliRun run;
        fill(*run.history);
        const QString file = run.folder.filePath(u"o.csv"_s);
        const auto rows = run.json({u"export"_s, u"--format"_s, u"csv"_s, u"--output"_s, file});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.constFirst().value("messages"_L1).toInt(), 8);
        QCOMPARE(rows.constFirst().value("conversations"_L1).toInt(), 2);
        QCOMPARE(rows.constFirst().value("bytes"_L1).toInt(), QFileInfo(file).size());
        QVERIFY(rows.constFirst().value("moreFiles"_L1).toArray().isEmpty());
    }

    void exportIntoNowhereFailsWithASentence()
    {
        CliRun run;
        fill(*run.history);
        QCOMPARE(run({u"export"_s, u"--output"_s, run.folder.filePath(u"no/o.html"_s)}), 1);
        QVERIFY2(run.err.contains("could not be opened"_L1), qPrintable(run.err));
    }

    void statsAddUp()
    {
        CliRun run;
        fill(*run.history);
        const auto days = run.json({u"stats"_s, u"--by"_s, u"day"_s});
        QCOMPARE(texts(days, "key"), QStringList({u"2025-10-31"_s, u"2025-11-01"_s}));
        QCOMPARE(texts(days, "messages"), QStringList({u"2"_s, u"6"_s}));
        const auto all = run.json({u"stats"_s, u"--from"_s, u"2025-11-01"_s});
        QCOMPARE(all.size(), 1);
        QVERIFY(all.constFirst().value("key"_L1).isNull());
        QCOMPARE(all.constFirst().value("nextResponseP50Ms"_L1).toInt(), 60'000);
        QVERIFY(all.constFirst().value("nextResponseP95Ms"_L1).isNull());
        QCOMPARE(all.constFirst().value("involvementRate"_L1).toDouble(), 1.0);
    }

    void plainTextCannotSteerTheTerminal()
    {
        CliRun run;
        fill(*run.history);
        for (const QStringList &words : {QStringList{u"messages"_s, u"late"_s},
                 QStringList{u"search"_s, u"退款"_s}, QStringList{u"conversations"_s},
                 QStringList{u"customers"_s, u"ada"_s}, QStringList{u"stats"_s}}) {
            QCOMPARE(run(words), 0);
            QVERIFY(!run.out.isEmpty());
            QVERIFY(!run.out.contains(QChar(0x1B)));
        }
    }

    void everyFailureOfTheStoreIsASentenceAndACode_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("code");
        QTest::addRow("stopped") << Error{Error::Kind::Cancelled, {}} << 130;
        QTest::addRow("damaged") << Error{Error::Kind::Corrupt, u"page 7"_s} << 1;
        QTest::addRow("a full disk") << Error{Error::Kind::DiskFull, u"archive.db"_s} << 1;
        QTest::addRow("newer than the program") << Error{Error::Kind::Unsupported, u"version 9"_s} << 1;
    }
    void everyFailureOfTheStoreIsASentenceAndACode()
    {
        QFETCH(Error, error);
        QFETCH(int, code);
        CliRun run;
        run.history->failWith(error);
        const QString file = run.folder.filePath(u"o.csv"_s);
        for (const QStringList &words : {QStringList{u"conversations"_s}, QStringList{u"messages"_s, u"a"_s},
                 QStringList{u"search"_s, u"a"_s}, QStringList{u"customers"_s, u"a"_s},
                 QStringList{u"stats"_s}, QStringList{u"export"_s, u"--output"_s, file}}) {
            run.json(words);
            QCOMPARE(run.code, code);
            QCOMPARE(run.out, QString());
            QVERIFY(run.err.contains(u'.') && run.err.contains(error.detail));
        }
        QVERIFY(!QFile::exists(file));
    }

    void ctrlCStops()
    {
        CliRun run;
        fill(*run.history);
        run.cancel.cancel();
        QCOMPARE(run({u"export"_s, u"--output"_s, run.folder.filePath(u"o.xlsx"_s)}), 130);
        QCOMPARE(run({u"search"_s, u"a"_s}), 130);
        QCOMPARE(QDir(run.folder.path()).entryList(QDir::Files), QStringList{u"workspace.json"_s});
    }
};

QTEST_GUILESS_MAIN(tst_CliHistory)
#include "tst_clihistory.moc"
