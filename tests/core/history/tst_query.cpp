// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/query.h"

#include "core/base/timestamp.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using core::history::Query;
using core::history::Term;
using Kind = Term::Kind;

namespace {

/// One word per kind, so that a whole query fits into a table row.
QString described(const Query &query)
{
    static const char *const names[] = {
        "words", "phrase", "contains", "sender", "bot", "shop", "lang", "conv", "customer", "mark", "time"};
    QStringList groups;
    for (const auto &group : query.groups) {
        QStringList terms;
        for (const Term &term : group) {
            QString text = QString::fromLatin1(names[int(term.kind)]) + u'(' + term.text + u')';
            if (term.kind == Kind::Time)
                text = term.key + text;
            terms.append((term.negated ? u"not "_s : QString()) + text);
        }
        groups.append(terms.join(u" | "_s));
    }
    return groups.join(u" & "_s);
}

qint64 instant(const char *text)
{
    return *core::parseTimestamp(std::string_view(text));
}

} // namespace

class tst_Query final : public QObject
{
    Q_OBJECT
private slots:
    void textIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meaning");

        QTest::addRow("nothing") << u"  \t "_s << QString();
        QTest::addRow("one word") << u"refund"_s << u"words(refund)"_s;
        QTest::addRow("two words are two conditions")
            << u"refund  order"_s << u"words(refund) & words(order)"_s;
        QTest::addRow("a wide blank separates") << u"退款　订单"_s << u"words(退款) & words(订单)"_s;
        QTest::addRow("minus excludes") << u"refund -order"_s << u"words(refund) & not words(order)"_s;
        QTest::addRow("OR joins two neighbours")
            << u"refund order OR return"_s << u"words(refund) & words(order) | words(return)"_s;
        QTest::addRow("OR joins three") << u"a OR b OR c"_s << u"words(a) | words(b) | words(c)"_s;
        QTest::addRow("OR takes an exclusion") << u"a OR -b"_s << u"words(a) | not words(b)"_s;
        QTest::addRow("OR takes filters") << u"from:bot OR refund"_s << u"sender(bot) | words(refund)"_s;
        QTest::addRow("or in small letters is a word") << u"a or b"_s << u"words(a) & words(or) & words(b)"_s;
        QTest::addRow("OR in front is a word") << u"OR a"_s << u"words(or) & words(a)"_s;
        QTest::addRow("OR at the end is a word") << u"a OR"_s << u"words(a) & words(or)"_s;
        QTest::addRow("OR after OR is a word") << u"a OR OR b"_s << u"words(a) | words(or) & words(b)"_s;
        QTest::addRow("AND and NOT are words")
            << u"a AND NOT b"_s << u"words(a) & words(AND) & words(NOT) & words(b)"_s;

        QTest::addRow("phrase") << u"\"where is my\""_s << u"phrase(where is my)"_s;
        QTest::addRow("excluded phrase") << u"-\"where is\""_s << u"not phrase(where is)"_s;
        QTest::addRow("a backslash escapes a quote")
            << u"\"say \\\"hi\\\" now\""_s << u"phrase(say \"hi\" now)"_s;
        QTest::addRow("a backslash escapes itself") << u"\"a\\\\\" b"_s << u"phrase(a\\) & words(b)"_s;
        QTest::addRow("any other backslash stays") << u"\"a\\b\""_s << u"phrase(a\\b)"_s;
        QTest::addRow("an open quote is a character") << u"\"where is"_s << u"words(\"where) & words(is)"_s;
        QTest::addRow("an open quote with an escaped one")
            << u"\"where \\\"is"_s << u"words(\"where) & words(\\\"is)"_s;
        QTest::addRow("a quote inside a word is a character") << u"12\" tv"_s << u"words(12\") & words(tv)"_s;
        QTest::addRow("text goes on after a phrase") << u"\"a b\"c"_s << u"phrase(a b) & words(c)"_s;

        QTest::addRow("filters")
            << u"from:user bot:7 shop:x lang:zh conv:c-1 customer:a@b.c mark:yes"_s
            << u"sender(user) & bot(7) & shop(x) & lang(zh) & conv(c-1) & customer(a@b.c) & mark(yes)"_s;
        QTest::addRow("excluded filter") << u"-lang:zh"_s << u"not lang(zh)"_s;
        QTest::addRow("filter in capitals") << u"Lang:ZH MARK:No"_s << u"lang(ZH) & mark(no)"_s;
        QTest::addRow("filter with blanks") << u"shop:\"Tea House\""_s << u"shop(Tea House)"_s;
        QTest::addRow("a family of languages") << u"lang:zh*"_s << u"lang(zh*)"_s;
        QTest::addRow("filter without a value is text") << u"from: user"_s << u"words(from:) & words(user)"_s;
        QTest::addRow("unknown key is text") << u"to:me"_s << u"words(to:me)"_s;
        QTest::addRow("a mark is yes or no") << u"mark:maybe"_s << u"words(mark:maybe)"_s;
        QTest::addRow("an address is text") << u"http://x.y"_s << u"words(http://x.y)"_s;
        QTest::addRow("times")
            << u"before:2026-11-01 after:2026-10-01T12:30 on:2026-10-05"_s
            << u"beforetime(2026-11-01) & aftertime(2026-10-01T12:30) & ontime(2026-10-05)"_s;
        QTest::addRow("a time in quotes may hold any blanks")
            << u"on:\"2026-10-05 \n10:00\" mark:\" yes\""_s << u"ontime(2026-10-05 10:00) & mark(yes)"_s;
        QTest::addRow("no time is text") << u"before:lunch"_s << u"words(before:lunch)"_s;
        QTest::addRow("no day is text") << u"on:2026-02-30"_s << u"words(on:2026-02-30)"_s;

        QTest::addRow("contains") << u"contains:\"10%_x\""_s << u"contains(10%_x)"_s;
        QTest::addRow("contains without quotes") << u"contains:10%_x"_s << u"contains(10%_x)"_s;
        QTest::addRow("excluded contains") << u"-contains:ab"_s << u"not contains(ab)"_s;
        QTest::addRow("punctuation alone") << u"?!?"_s << u"contains(?!?)"_s;
        QTest::addRow("percent alone") << u"%"_s << u"contains(%)"_s;
        QTest::addRow("a quote alone") << u"\""_s << u"contains(\")"_s;
        QTest::addRow("two quotes alone") << u"\"\""_s << u"contains(\"\")"_s;
        QTest::addRow("a minus alone") << u"-"_s << u"contains(-)"_s;
        QTest::addRow("punctuation in quotes") << u"\"? !\""_s << u"contains(? !)"_s;
        QTest::addRow("punctuation beside a filter") << u"!! from:user"_s << u"contains(!!) & sender(user)"_s;
        QTest::addRow("punctuation beside words says nothing")
            << u"refund & order - !"_s << u"words(refund) & words(order)"_s;
        QTest::addRow("an emoji is no punctuation") << u"👍"_s << u"words(👍)"_s;
        QTest::addRow("full text operators are text")
            << u"NEAR(a) b* ^c text:d (e) {f}"_s
            << u"words(NEAR(a)) & words(b*) & words(^c) & words(text:d) & words((e)) & words({f})"_s;
        QTest::addRow("SQL is text") << u"'; DROP TABLE msg; --"_s
                                     << u"words(DROP) & words(TABLE) & words(msg;)"_s;
        QTest::addRow("NUL is a character")
            << QString(u"a"_s + QChar(0) + u"b"_s) << QString(u"words(a"_s + QChar(0) + u"b)"_s);
    }
    void textIsRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, meaning);
        const Query query = Query::parse(text);
        QCOMPARE(described(query), meaning);
        QCOMPARE(Query::parse(query.toText()), query);
    }

    void anyTextReadsBack()
    {
        static const QStringList pieces = {u" "_s, u" "_s, u" "_s, u"\""_s, u"\\"_s, u"-"_s, u"OR"_s,
            u" OR "_s, u"from:"_s, u"lang:"_s, u"contains:"_s, u"mark:"_s, u"yes"_s, u"on:"_s, u"before:"_s,
            u"2026-11-01"_s, u"2026-11-01T10:00"_s, u".."_s, u"a"_s, u"bc"_s, u"退款"_s, u"?"_s, u"%"_s,
            u"_"_s, u"👍"_s, u":"_s, u"'"_s, u"*"_s, u"\t"_s, u"　"_s, QString(QChar(0)),
            QString(QChar(0xD800)), QString(QChar(0x200B)), u"é"_s};
        QRandomGenerator random(20261122);
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (int i = random.bounded(1, 14); i > 0; --i)
                text += pieces[random.bounded(pieces.size())];
            const Query query = Query::parse(text);
            const QString written = query.toText();
            const Query again = Query::parse(written);
            if (again != query)
                qWarning() << text << "became" << written;
            QCOMPARE(described(again), described(query));
            QVERIFY(again == query);
            QCOMPARE(again.toText(), written);
        }
    }

    void spansAreHalfOpen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        const qint64 day = 86'400'000;
        const qint64 first = instant("2026-11-01");

        QTest::addRow("a day") << u"2026-11-01"_s << first << first + day;
        QTest::addRow("a minute") << u"2026-11-01T12:30"_s << instant("2026-11-01T12:30")
                                  << instant("2026-11-01T12:31");
        QTest::addRow("a minute of another zone")
            << u"2026-11-01T12:30+02:00"_s << instant("2026-11-01T10:30") << instant("2026-11-01T10:31");
        QTest::addRow("a second") << u"2026-11-01T12:30:05Z"_s << instant("2026-11-01T12:30:05")
                                  << instant("2026-11-01T12:30:06");
        QTest::addRow("a millisecond") << u"2026-11-01T12:30:05.001Z"_s << instant("2026-11-01T12:30:05.001")
                                       << instant("2026-11-01T12:30:05.002");
        QTest::addRow("with a blank")
            << u"2026-11-01 12:30"_s << instant("2026-11-01T12:30") << instant("2026-11-01T12:31");
        QTest::addRow("today") << u"today"_s << instant("2026-11-22") << instant("2026-11-23");
        QTest::addRow("yesterday") << u"Yesterday"_s << instant("2026-11-21") << instant("2026-11-22");
        QTest::addRow("days ago") << u"7d"_s << instant("2026-11-15") << instant("2026-11-16");
        QTest::addRow("from day to day") << u"2026-11-01..2026-11-03"_s << first << first + 3 * day;
        QTest::addRow("backwards") << u"2026-11-03..2026-11-01"_s << qint64(-1) << qint64(-1);
        QTest::addRow("half a range") << u"2026-11-03.."_s << qint64(-1) << qint64(-1);
        QTest::addRow("word") << u"soon"_s << qint64(-1) << qint64(-1);
        QTest::addRow("too many days") << u"99999999d"_s << qint64(-1) << qint64(-1);
        QTest::addRow("empty") << QString() << qint64(-1) << qint64(-1);
    }
    void spansAreHalfOpen()
    {
        QFETCH(QString, text);
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        const auto span = core::history::parseTimeSpan(text, instant("2026-11-22T15:00"));
        QCOMPARE(span ? span->fromMs : -1, from);
        QCOMPARE(span ? span->toMs : -1, to);
    }

    void timeTermsHoldTheirSpan()
    {
        const Query query = Query::parse(u"before:2026-11-01 after:2026-11-02 on:2026-11-03");
        QCOMPARE(query.groups[0][0].fromMs, std::numeric_limits<qint64>::min());
        QCOMPARE(query.groups[0][0].toMs, instant("2026-11-01"));
        QCOMPARE(query.groups[1][0].fromMs, instant("2026-11-02"));
        QCOMPARE(query.groups[1][0].toMs, std::numeric_limits<qint64>::max());
        QCOMPARE(query.groups[2][0].fromMs, instant("2026-11-03"));
        QCOMPARE(query.groups[2][0].toMs, instant("2026-11-04"));
    }

    void spansFromCodeCanBeWritten_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QString>("text");
        const qint64 lowest = std::numeric_limits<qint64>::min();
        const qint64 highest = std::numeric_limits<qint64>::max();
        QTest::addRow("from a day on") << instant("2026-11-01") << highest << u"after:2026-11-01"_s;
        QTest::addRow("until a day") << lowest << instant("2026-11-01") << u"before:2026-11-01"_s;
        QTest::addRow("one day") << instant("2026-11-01") << instant("2026-11-02") << u"on:2026-11-01"_s;
        QTest::addRow("three days") << instant("2026-11-01") << instant("2026-11-04")
                                    << u"on:2026-11-01..2026-11-03"_s;
        QTest::addRow("an evening") << instant("2026-11-01T18:00") << instant("2026-11-01T20:00")
                                    << u"on:2026-11-01T18:00:00.000Z..2026-11-01T19:59:59.999Z"_s;
        QTest::addRow("always") << lowest << highest << QString();
    }
    void spansFromCodeCanBeWritten()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(QString, text);
        Query query;
        query.add(Query::span(from, to));
        QCOMPARE(query.toText(), text);
        const Query again = Query::parse(text);
        if (!text.isEmpty()) {
            QCOMPARE(again.groups[0][0].fromMs, from);
            QCOMPARE(again.groups[0][0].toMs, to);
        }
    }

    void filtersFromCodeReadBack()
    {
        for (const QString &value : {u"user"_s, u"Tea House"_s, u"a\"b"_s, u"\"a"_s, u"a\\"_s, u"-x"_s}) {
            Query query;
            query.add(Query::filter(Kind::Shop, value));
            query.add(Query::filter(Kind::Lang, value, true));
            query.add(Query::filter(Kind::Contains, value));
            query.add(Query::filter(Kind::Phrase, value));
            QCOMPARE(described(Query::parse(query.toText())), described(query));
        }
    }

    void onlyWhatTheIndexCannotNarrowIsAScan_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("scan");
        QTest::addRow("a word") << u"refund"_s << false;
        QTest::addRow("contains") << u"contains:fun"_s << true;
        QTest::addRow("contains beside a word") << u"contains:fun refund"_s << false;
        QTest::addRow("contains or a word") << u"contains:fun OR refund"_s << true;
        QTest::addRow("contains beside a filter") << u"contains:fun from:bot"_s << true;
        QTest::addRow("only exclusion") << u"-refund"_s << true;
        QTest::addRow("only filters") << u"from:bot"_s << false;
        QTest::addRow("nothing") << QString() << false;
    }
    void onlyWhatTheIndexCannotNarrowIsAScan()
    {
        QFETCH(QString, text);
        QFETCH(bool, scan);
        QCOMPARE(Query::parse(text).needsScan(), scan);
    }
};

QTEST_GUILESS_MAIN(tst_Query)
#include "tst_query.moc"
