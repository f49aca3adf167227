// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timestamp.h"
#include "tests/core/sync/importsupport.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kLines = QStringLiteral(AGENTCONSOLE_SHARED_DATA "/hostile-sample.jsonl");
const QString kExpected = QStringLiteral(AGENTCONSOLE_SHARED_DATA "/hostile-sample-expected.json");
const QString kInvalidUtf8 = QStringLiteral(AGENTCONSOLE_SHARED_DATA "/hostile-sample-invalid-utf8.bin");

QByteArray contentOf(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

QHash<qint64, QString> rejectsIn(const QString &file)
{
    QHash<qint64, QString> reasons;
    for (const QByteArray &line : contentOf(file).split('\n')) {
        const QJsonObject reject = QJsonDocument::fromJson(line).object();
        if (!reject.isEmpty())
            reasons.insert(reject.value("line"_L1).toInteger(), reject.value("reason"_L1).toString());
    }
    return reasons;
}

/// Our rule where the sample leaves the choice: these lines are refused, the rest is taken.
bool isRefusedByOurRule(const QString &name)
{
    static const QStringList refused{u"lone-high-surrogate"_s, u"lone-low-surrogate"_s, u"reversed-pair"_s,
        u"dup-second"_s, u"missing-date"_s, u"date-invalid"_s, u"date-garbage"_s, u"array-line"_s,
        u"two-on-a-line"_s, u"deep-json"_s};
    return refused.contains(name);
}

QByteArray conversationOf(QByteArray line)
{
    if (line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    return QJsonDocument::fromJson(line).object().value("conversationId"_L1).toString().toUtf8();
}

} // namespace

class tst_Hostile final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void line_data();
    void line();
    void oddIdsKeepTheirDigits();
    void datesMeanTheSameInstantEverywhere();
    void theLastLineAfterBytesThatAreNotUtf8IsRead();
    void everythingAgainIsNothingNew();

private:
    synctest::ImportPlace m_place;
    core::sync::ImportSummary m_summary;
    QHash<qint64, QString> m_rejects;
};

void tst_Hostile::initTestCase()
{
    if (!QFile::exists(kLines))
        QSKIP("no shared hostile sample here");
    const auto summary = m_place.import(kLines);
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    m_summary = *summary;
    m_rejects = rejectsIn(m_summary.rejectsFile);
    QCOMPARE(m_summary.read, m_summary.imported + m_summary.unchanged + m_summary.rejected);
    QCOMPARE(m_summary.rejected, qint64(m_rejects.size()));
    QCOMPARE(m_summary.read, 106); // 108 lines, two of them blank
}

void tst_Hostile::line_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expect");
    QTest::addColumn<QByteArray>("sha256");
    const QJsonArray cases
        = QJsonDocument::fromJson(contentOf(kExpected)).object().value("cases"_L1).toArray();
    for (const QJsonValue &value : cases) {
        const QJsonObject one = value.toObject();
        const int number = one.value("line"_L1).toInt();
        const QString name = one.value("case"_L1).toString();
        QTest::addRow("line %d: %s", number, qPrintable(name))
            << number << name << one.value("expect"_L1).toString()
            << one.value("sha256Utf8"_L1).toString().toLatin1();
    }
}

void tst_Hostile::line()
{
    QFETCH(int, number);
    QFETCH(QString, name);
    QFETCH(QString, expect);
    QFETCH(QByteArray, sha256);
    if (name == "blank-line"_L1 || name == "space-line"_L1)
        QVERIFY(!m_rejects.contains(number));
    else if (expect == "either"_L1)
        expect = isRefusedByOurRule(name) ? u"reject-line"_s : u"accept"_s;
    if (expect == "reject-line"_L1) {
        QVERIFY(m_rejects.contains(number));
        QVERIFY(m_rejects.value(number).size() > 10);
        return;
    }
    // A repeat brings no row: its first one is looked at in its own line, which must be alone.
    if (expect != "accept"_L1)
        return;
    QVERIFY2(!m_rejects.contains(number), qPrintable(m_rejects.value(number)));
    const QByteArray line = contentOf(kLines).split('\n').value(number - 1);
    const QByteArray conversation = conversationOf(line);
    QVERIFY(!conversation.isEmpty());
    const auto stored = m_place.rows(
        "SELECT m.content FROM msg m JOIN conv c ON c.id = m.conv WHERE c.ext = ?1", conversation);
    QCOMPARE(stored.size(), 1);
    if (!sha256.isEmpty())
        QCOMPARE(QCryptographicHash::hash(stored.first(), QCryptographicHash::Sha256).toHex(), sha256);
}

void tst_Hostile::oddIdsKeepTheirDigits()
{
    const auto idIn = [this](const char *conversation) {
        return m_place
            .rows(QByteArray("SELECT m.ext FROM msg m JOIN conv c ON c.id = m.conv WHERE c.ext = '")
                + conversation + "'")
            .value(0);
    };
    const auto customerIn = [this](const char *conversation) {
        return m_place
            .rows(QByteArray("SELECT k.ext FROM customer k JOIN conv c ON c.customer = k.id WHERE c.ext = '")
                + conversation + "'")
            .value(0);
    };
    QCOMPARE(idIn("hostile-id-2p53"), QByteArray("9007199254740993"));
    QCOMPARE(idIn("hostile-id-2p53-twin"), QByteArray("9007199254740992"));
    QCOMPARE(idIn("hostile-id-negative"), QByteArray("-1"));
    QCOMPARE(idIn("hostile-id-string"), QByteArray("1900005000"));
    QCOMPARE(idIn("hostile-missing-id"), QByteArray("#1"));
    QCOMPARE(customerIn("hostile-user-int64-max"), QByteArray("9223372036854775807"));
    QCOMPARE(customerIn("hostile-user-over-int64"), QByteArray("18446744073709551617"));
    QCOMPARE(customerIn("hostile-id-float"), QByteArray("1000"));
}

void tst_Hostile::datesMeanTheSameInstantEverywhere()
{
    const auto timeIn = [this](const char *conversation) {
        return core::formatTimestamp(
            m_place.rows(QByteArray("SELECT first_ts FROM conv WHERE ext = '") + conversation + "'")
                .value(0)
                .toLongLong());
    };
    QCOMPARE(timeIn("hostile-date-offset"), u"2025-11-01T02:00:00.000Z"_s);
    QCOMPARE(timeIn("hostile-date-nozone"), u"2025-11-01T10:00:00.000Z"_s);
    QCOMPARE(timeIn("hostile-date-micro"), u"2025-11-01T10:00:00.123Z"_s);
    QCOMPARE(timeIn("hostile-date-leap"), u"2017-01-01T00:00:00.000Z"_s);
    QCOMPARE(timeIn("hostile-date-epoch"), u"2024-11-01T10:00:00.000Z"_s);
    QCOMPARE(timeIn("hostile-date-ancient"), u"0001-01-01T00:00:00.000Z"_s);
    QCOMPARE(timeIn("hostile-date-future"), u"9999-12-31T23:59:59.999Z"_s);
}

void tst_Hostile::theLastLineAfterBytesThatAreNotUtf8IsRead()
{
    synctest::ImportPlace place;
    const auto summary = place.import(kInvalidUtf8);
    QVERIFY(summary);
    QCOMPARE(summary->rejected, 11);
    QCOMPARE(summary->imported, 1);
    QCOMPARE(place.rows("SELECT ext FROM conv"), QByteArrayList{"hostile-bin-good-after-bad"});
    const auto rejects = rejectsIn(summary->rejectsFile);
    for (qint64 line = 1; line <= 11; ++line)
        QVERIFY(rejects.contains(line));
}

void tst_Hostile::everythingAgainIsNothingNew()
{
    const auto before = m_place.messages();
    const auto again = m_place.import(kLines);
    QVERIFY(again);
    QCOMPARE(again->imported, 0);
    QCOMPARE(again->rejected, m_summary.rejected);
    QCOMPARE(again->rejectsFile, m_summary.rejectsFile);
    QCOMPARE(m_place.messages(), before);
}

QTEST_GUILESS_MAIN(tst_Hostile)
#include "tst_hostile.moc"
