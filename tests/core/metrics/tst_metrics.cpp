// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/percentile.h"
#include "core/metrics/service.h"

#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace core::metrics;
using core::chat::Conversation;
using core::chat::Message;

namespace {

constexpr qint64 kStart = 1'762'000'000'000; // 2025-11-01 12:26:40 UTC
constexpr qint64 kNow = kStart + 10 * 86'400'000LL;

/// "u0 u5 b8 a20": who speaks how many seconds after the start.
void feed(ServiceStatistics &statistics, const QString &id, const QString &script, qint64 startMs = kStart)
{
    Conversation talk;
    talk.id = id;
    talk.shopId = u"7"_s;
    talk.shopName = u"Tea"_s;
    talk.botId = u"b1"_s;
    QVector<Message> messages;
    for (const QString &word : script.split(u' ')) {
        Message message;
        message.role = word.at(0) == u'u' ? core::chat::Role::Customer
            : word.at(0) == u'b'          ? core::chat::Role::Bot
            : word.at(0) == u'a'          ? core::chat::Role::Agent
                                          : core::chat::Role::System;
        message.sentAtMs = startMs + word.mid(1).toLongLong() * 1000;
        message.shopId = talk.shopId;
        message.botId = talk.botId;
        messages.append(message);
    }
    talk.firstAtMs = messages.constFirst().sentAtMs;
    talk.lastAtMs = messages.constLast().sentAtMs;
    for (const Message &message : messages)
        statistics.add(talk, message);
}

ServiceRow rowOf(const QStringList &scripts)
{
    ServiceStatistics statistics(Grouping::All, std::numeric_limits<qint64>::min(), kNow);
    for (qsizetype i = 0; i < scripts.size(); ++i)
        feed(statistics, QString::number(i), scripts.at(i));
    return statistics.finish().constFirst();
}

} // namespace

class tst_Metrics final : public QObject
{
    Q_OBJECT
private slots:
    void percentileIsTheNearestRank_data()
    {
        QTest::addColumn<int>("count"); // values 1 to count
        QTest::addColumn<int>("percent");
        QTest::addColumn<qint64>("value"); // 0: too few
        QTest::addRow("nothing") << 0 << 50 << qint64(0);
        QTest::addRow("one value") << 1 << 50 << qint64(1);
        QTest::addRow("the lower of two") << 2 << 50 << qint64(1);
        QTest::addRow("the middle of five") << 5 << 50 << qint64(3);
        QTest::addRow("19 are too few for P95") << 19 << 95 << qint64(0);
        QTest::addRow("20 are enough for P95") << 20 << 95 << qint64(19);
        QTest::addRow("99 are too few for P99") << 99 << 99 << qint64(0);
        QTest::addRow("100 are enough for P99") << 100 << 99 << qint64(99);
        QTest::addRow("the largest") << 200 << 100 << qint64(200);
    }
    void percentileIsTheNearestRank()
    {
        QFETCH(int, count);
        QFETCH(int, percent);
        QFETCH(qint64, value);
        QVector<qint64> values(count);
        std::iota(values.rbegin(), values.rend(), 1);
        QCOMPARE(percentile(values, percent).value_or(0), value);
    }

    void responseTimesFollowTheDefinition_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("firstMs"); // -1: none
        QTest::addColumn<int>("next"); // cases
        QTest::addColumn<int>("nextP50Ms");
        QTest::addRow("question and answer") << u"u0 b3"_s << 3000 << 1 << 3000;
        QTest::addRow("a run counts from its first message") << u"u0 u5 u9 b10"_s << 10'000 << 1 << 10'000;
        QTest::addRow("a greeting by the bot is no response") << u"b0 u10 b12"_s << 2000 << 1 << 2000;
        QTest::addRow("two answers are one response") << u"u0 b2 b4 u10 b11"_s << 2000 << 2 << 1000;
        QTest::addRow("a person may answer") << u"u0 a40"_s << 40'000 << 1 << 40'000;
        QTest::addRow("the system is no answer") << u"u0 s1 b3"_s << 3000 << 1 << 3000;
        QTest::addRow("nobody answers") << u"u0 u4"_s << -1 << 0 << -1;
        QTest::addRow("only the shop speaks") << u"b0 a4"_s << -1 << 0 << -1;
    }
    void responseTimesFollowTheDefinition()
    {
        QFETCH(QString, script);
        QFETCH(int, firstMs);
        QFETCH(int, next);
        QFETCH(int, nextP50Ms);
        const ServiceRow row = rowOf({script});
        QCOMPARE(row.firstResponseP50Ms.value_or(-1), firstMs);
        QCOMPARE(row.firstResponses, firstMs < 0 ? 0 : 1);
        QCOMPARE(row.nextResponses, next);
        QCOMPARE(row.nextResponseP50Ms.value_or(-1), nextP50Ms);
        QVERIFY(!row.firstResponseP95Ms && !row.nextResponseP95Ms);
    }

    void percentilesAppearWithEnoughCases()
    {
        QStringList scripts;
        for (int i = 1; i <= 20; ++i)
            scripts.append(u"u0 b%1"_s.arg(i));
        QCOMPARE(rowOf(scripts).firstResponseP95Ms, 19'000);
        QCOMPARE(rowOf(scripts).firstResponseP50Ms, 10'000);
        QCOMPARE(rowOf(scripts.mid(1)).firstResponseP95Ms, std::nullopt);
    }

    void ratesFollowTheDefinition()
    {
        const ServiceRow row = rowOf({u"u0 b3"_s, u"u0 b3 a9"_s, u"u0 a3"_s, u"u0 b90 u100"_s});
        QCOMPARE(row.conversations, 4);
        QCOMPARE(row.involvementRate, 0.75);
        QCOMPARE(row.containmentRate, 2.0 / 3.0);
        QCOMPARE(row.noAnswerRate, 0.5); // four turns with a bot; one late, one never answered
    }

    void turnsAfterAnAgentJoinedAreNotTheBots() { QCOMPARE(rowOf({u"u0 b1 a5 u10"_s}).noAnswerRate, 0.0); }

    void anOpenConversationIsNoSuccess()
    {
        ServiceStatistics statistics(Grouping::All, std::numeric_limits<qint64>::min(), kStart + 3'600'000);
        feed(statistics, u"a"_s, u"u0 b1"_s);
        QCOMPARE(statistics.finish().constFirst().containmentRate, std::nullopt);
    }

    void whatStartedBeforeTheSpanIsNotOfItsCohort()
    {
        ServiceStatistics statistics(Grouping::All, kStart, kNow);
        feed(statistics, u"a"_s, u"u-10 b1 u5 b7"_s);
        const ServiceRow row = statistics.finish().constFirst();
        QCOMPARE(row.messages, 4);
        QCOMPARE(row.conversations, 0);
        QCOMPARE(row.firstResponses, 0);
        QCOMPARE(row.nextResponses, 2);
    }

    void groupsHaveTheirKeys_data()
    {
        QTest::addColumn<Grouping>("grouping");
        QTest::addColumn<QStringList>("keys");
        QTest::addRow("all") << Grouping::All << QStringList{QString()};
        QTest::addRow("day") << Grouping::Day << QStringList{u"2025-11-01"_s, u"2025-11-02"_s};
        QTest::addRow("hour") << Grouping::Hour << QStringList{u"12"_s, u"13"_s};
        QTest::addRow("shop") << Grouping::Shop << QStringList{u"7"_s};
        QTest::addRow("bot") << Grouping::Bot << QStringList{u"b1"_s};
    }
    void groupsHaveTheirKeys()
    {
        QFETCH(Grouping, grouping);
        QFETCH(QStringList, keys);
        ServiceStatistics statistics(grouping, std::numeric_limits<qint64>::min(), kNow);
        feed(statistics, u"a"_s, u"u0 b3"_s);
        feed(statistics, u"b"_s, u"u0 b3"_s, kStart + 25 * 3'600'000LL);
        QStringList found;
        qint64 messages = 0;
        const auto rows = statistics.finish();
        for (const ServiceRow &row : rows) {
            found.append(row.key);
            messages += row.messages;
            QCOMPARE(row.name, grouping == Grouping::Shop ? u"Tea"_s : QString());
        }
        QCOMPARE(found, keys);
        QCOMPARE(messages, 4);
    }

    void anEmptyHistoryHasOneRowOfNothing()
    {
        ServiceStatistics statistics(Grouping::All, 0, kNow);
        const auto rows = statistics.finish();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.constFirst().messages, 0);
        QCOMPARE(rows.constFirst().involvementRate, std::nullopt);
    }
};

QTEST_GUILESS_MAIN(tst_Metrics)
#include "tst_metrics.moc"
