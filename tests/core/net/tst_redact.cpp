// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/redact.h"
#include "core/net/retrypolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::net;
using namespace std::chrono_literals;

class tst_redact final : public QObject
{
    Q_OBJECT
private slots:
    void c7_secretsAreCutOutOfText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        QTest::newRow("personal token") << u"Invalid token pat_AbC123_x- given"_s << u"AbC123"_s;
        QTest::newRow("access token") << u"czs_s3cr3tPart"_s << u"s3cr3tPart"_s;
        QTest::newRow("jwt") << u"got eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl here"_s << u"eyJpc3MiOi"_s;
        QTest::newRow("bearer") << u"Authorization: Bearer abc.def"_s << u"abc.def"_s;
        QTest::newRow("json field") << u"{\"access_token\" : \"v\\\"alue\", \"x\":1}"_s << u"alue"_s;
        QTest::newRow("password field") << u"{\"password\":\"hunter2\"}"_s << u"hunter2"_s;
        QTest::newRow("access token of the shop")
            << u"{\"accessToken\":\"opaque-one\",\"expiresIn\":86400000}"_s << u"opaque-one"_s;
        QTest::newRow("refresh token of the shop")
            << u"{\"userId\":3,\"refreshToken\" :\n\"opaque-two\"}"_s << u"opaque-two"_s;
        QTest::newRow("token of a bot setting")
            << u"[{\"apiToken\":\"opaque-three\",\"botName\":\"x\"}]"_s << u"opaque-three"_s;
        QTest::newRow("password of digits") << u"{\"password\": 31415926, \"a\":1}"_s << u"31415926"_s;
        QTest::newRow("script in a database error")
            << u"Invalid invocation: { data: { apiToken: \"opaque-four\", shopId: \"a\" } }"_s
            << u"opaque-four"_s;
        QTest::newRow("script in a database error within JSON")
            << u"{\"message\":\"{ apiToken: \\\"opaque-five\\\" }\"}"_s << u"opaque-five"_s;
        QTest::newRow("key") << u"-----BEGIN PRIVATE KEY-----\nMIIEv\nQ==\n-----END PRIVATE KEY-----"_s
                             << u"MIIEv"_s;
        QTest::newRow("json field that was cut") << u"{\"access_token\":\"val"_s << u"val"_s;
        QTest::newRow("json field that was cut in an escape") << u"{\"access_token\":\"val\\"_s << u"val"_s;
        QTest::newRow("json field in a text of json")
            << u"{\"data\":\"{\\\"refresh_token\\\": \\\"value\\\"}\"}"_s << u"value"_s;
        QTest::newRow("json field that is very long")
            << u"{\"client_secret\":\""_s + QString(60'000, u'v') + u"\"}"_s << u"vvv"_s;
        QTest::newRow("json field with many escapes")
            << u"{\"client_secret\":\""_s + u"\\n v"_s.repeated(15'000) + u"\"}"_s << u"n v"_s;
        QTest::newRow("key that was cut") << u"-----BEGIN RSA PRIVATE KEY-----\nMIIEv"_s << u"MIIEv"_s;
    }
    void c7_secretsAreCutOutOfText()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        QVERIFY(text.contains(secret));
        QVERIFY2(!redacted(text).contains(secret), qPrintable(redacted(text)));
    }
    void headersKeepTheirSchemeOnly()
    {
        const Headers shown = redacted(Headers{{"Authorization", "Bearer abc"}, {"Cookie", "a=b"},
            {"X-Api-Key", "k"}, {"Content-Type", "application/json"}});
        QCOMPARE(shown[0].second, QByteArray("Bearer …"));
        QCOMPARE(shown[1].second, QByteArray("…"));
        QCOMPARE(shown[2].second, QByteArray("…"));
        QCOMPARE(shown[3].second, QByteArray("application/json"));
    }
    void addressesLoseTheirSecrets()
    {
        const QString shown = redacted(QUrl(u"https://me:pw@x.example/a?token=abc&q=1"_s)).toString();
        QVERIFY(!shown.contains("pw"_L1) && !shown.contains("abc"_L1));
        QVERIFY(shown.contains("q=1"_L1));
    }
    void whatIsNextToASecretStays()
    {
        QCOMPARE(redacted(u"{\"accessToken\":\"abc\",\"expiresIn\":86400000}"_s),
            u"{\"accessToken\":\"…\",\"expiresIn\":86400000}"_s);
        QCOMPARE(redacted(u"{\"password\":12,\"user\":34}"_s), u"{\"password\":…,\"user\":34}"_s);
        QCOMPARE(
            redacted(u"{ apiToken: \"abc\", shopId: \"a\" }"_s), u"{ apiToken: \"…\", shopId: \"a\" }"_s);
        QCOMPARE(redacted(u"{\"usage\":{\"token_count\":9}}"_s), u"{\"usage\":{\"token_count\":9}}"_s);
    }
    void otherTextStays()
    {
        const QString text = u"code 4000: parameter bot_id is wrong, 退款 pattern"_s;
        QCOMPARE(redacted(text), text);
    }

    void c73_waitsGrowWithJitterUpToABound()
    {
        const RetryPolicy policy{5, 500ms, 2, 1500ms, 60s};
        QCOMPARE(policy.delay(1, 0), std::optional(250ms));
        QCOMPARE(policy.delay(1, 0.5), std::optional(375ms));
        QCOMPARE(policy.delay(2, 0), std::optional(500ms));
        QCOMPARE(policy.delay(3, 0), std::optional(750ms));
        QCOMPARE(policy.delay(4, 0), std::optional(750ms));
        QVERIFY(!policy.delay(5, 0));
        QVERIFY(!policy.delay(0, 0));
    }
    void theServersWaitIsHonouredUnlessItIsTooLong()
    {
        const RetryPolicy policy;
        QCOMPARE(policy.delay(1, 0, 5s), std::optional(milliseconds(5000)));
        QCOMPARE(policy.delay(1, 1, 0ms), std::optional(milliseconds(500)));
        QVERIFY(!policy.delay(1, 0, 600s));
    }
    void retryAfterIsSecondsOrADate()
    {
        const QDateTime now(QDate(2026, 11, 25), QTime(12, 0), Qt::UTC);
        QCOMPARE(retryAfter("7", now), std::optional(milliseconds(7000)));
        QCOMPARE(retryAfter("Wed, 25 Nov 2026 12:00:09 GMT", now), std::optional(milliseconds(9000)));
        QCOMPARE(retryAfter("Wed, 25 Nov 2026 11:00:00 GMT", now), std::optional(0ms));
        QVERIFY(!retryAfter("soon", now));
        QVERIFY(!retryAfter("", now));
        QVERIFY(!retryAfter("-3", now));
    }

private:
    using milliseconds = std::chrono::milliseconds;
};

QTEST_GUILESS_MAIN(tst_redact)
#include "tst_redact.moc"
