// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/sseparser.h"

#include <QTest>

using core::net::SseEvent;
using core::net::SseParser;

namespace {

std::vector<SseEvent> parse(const QByteArrayList &pieces)
{
    SseParser parser;
    std::vector<SseEvent> all;
    for (const QByteArray &piece : pieces) {
        auto events = parser.feed(piece);
        if (!events)
            return {};
        all.insert(all.end(), events->begin(), events->end());
    }
    const auto last = parser.finish();
    all.insert(all.end(), last->begin(), last->end());
    return all;
}

QByteArray described(const std::vector<SseEvent> &events)
{
    QByteArray text;
    for (const SseEvent &event : events)
        text += event.name + '=' + event.data + '#' + event.id + ';';
    return text;
}

} // namespace

class tst_sseparser final : public QObject
{
    Q_OBJECT
private slots:
    void framesAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("events");
        QTest::newRow("c41 no blank behind the colon")
            << QByteArray("event:a\ndata:1\n\n") << QByteArray("a=1#;");
        QTest::newRow("c41 one blank goes, a second stays")
            << QByteArray("event: a\ndata:  1\n\n") << QByteArray("a= 1#;");
        QTest::newRow("c41 CRLF") << QByteArray("event:a\r\ndata:1\r\n\r\n") << QByteArray("a=1#;");
        QTest::newRow("c41 CR alone") << QByteArray("event:a\rdata:1\r\r") << QByteArray("a=1#;");
        QTest::newRow("c41 mixed ends") << QByteArray("event:a\r\ndata:1\r\ndata:2\n\nevent:b\rdata:3\n\r\n")
                                        << QByteArray("a=1\n2#;b=3#;");
        QTest::newRow("c43 comments, retry and unknown fields")
            << QByteArray(": hi\nretry: 3000\nfoo: bar\nevent:a\ndata:1\n\n") << QByteArray("a=1#;");
        QTest::newRow("c43 ids stay")
            << QByteArray("id: 7\nevent:a\ndata:1\n\nevent:b\ndata:2\n\n") << QByteArray("a=1#7;b=2#7;");
        QTest::newRow("c43 byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                           "event:a\ndata:1\n\n")
                                             << QByteArray("a=1#;");
        QTest::newRow("c44 two data lines are joined")
            << QByteArray("data:1\ndata:2\n\n") << QByteArray("=1\n2#;");
        QTest::newRow("c45 no blank line at the end")
            << QByteArray("event:a\ndata:1\n") << QByteArray("a=1#;");
        QTest::newRow("c45 no line end at the end") << QByteArray("event:a\ndata:1") << QByteArray("a=1#;");
        QTest::newRow("c46 an event without data")
            << QByteArray("event:conversation.stream.done\n\n") << QByteArray("conversation.stream.done=#;");
        QTest::newRow("blank lines alone") << QByteArray("\n\n\r\n\n") << QByteArray();
        QTest::newRow("data in many scripts")
            << QByteArray("data:退款 🙂 شكرا\n\n") << QByteArray("=退款 🙂 شكرا#;");
    }
    void framesAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, events);
        QCOMPARE(described(parse({bytes})), events);
        // c42: cut at every place, inside characters and line ends too
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
            QCOMPARE(described(parse({bytes.first(cut), bytes.sliced(cut)})), events);
        QByteArrayList single;
        for (const char byte : bytes)
            single.append(QByteArray(1, byte));
        QCOMPARE(described(parse(single)), events);
    }
    void retryIsANumberOfMilliseconds()
    {
        const auto events = parse({"retry: 1500\ndata:x\n\nretry: soon\ndata:y\n\n"});
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[0].retryMs, std::optional(1500));
        QVERIFY(!events[1].retryMs);
    }
    void c58_longLinesAreReadOrRefusedByALimit()
    {
        const QByteArray line(8 * 1024 * 1024, 'x');
        const auto events = parse({"data:" + line.first(1000), line.sliced(1000) + "\n\n"});
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].data, line);
        SseParser small(1000);
        QVERIFY(small.feed("data:" + line.first(900)));
        const auto refused = small.feed(line.first(200));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::Error::Kind::Protocol);
        QVERIFY(!small.feed("\n\ndata:1\n\n")); // nothing more is taken
    }
    void whatIsNoEventIsKept()
    {
        SseParser parser;
        QVERIFY(parser.feed("{\"code\":4016,\"msg\":\"busy\"}"));
        QVERIFY(parser.finish());
        QCOMPARE(parser.strayBytes(), QByteArray("{\"code\":4016,\"msg\":\"busy\"}\n"));
    }
};

QTEST_GUILESS_MAIN(tst_sseparser)
#include "tst_sseparser.moc"
