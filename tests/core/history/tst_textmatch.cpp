// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/textmatch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using core::history::Query;
using core::history::TextMatcher;
using core::history::TextUnit;
using core::history::textUnits;

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

/// `退·款 refund` as `C:退 +C:款 W:refund`; + marks a unit that follows without anything between.
QString described(const std::string &text)
{
    QStringList parts;
    for (const TextUnit &unit : textUnits(text)) {
        const char16_t kind = unit.kind == TextUnit::Kind::Word ? u'W'
            : unit.kind == TextUnit::Kind::Cjk                  ? u'C'
                                                                : u'E';
        parts.append(
            (unit.glued ? u"+"_s : QString()) + QChar(kind) + u':' + QString::fromStdString(unit.folded));
    }
    return parts.join(u' ');
}

bool found(const QString &query, const QString &text)
{
    return TextMatcher(Query::parse(query)).matches(utf8(text));
}

} // namespace

class tst_TextMatch final : public QObject
{
    Q_OBJECT
private slots:
    void textIsCutIntoUnits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("units");

        QTest::addRow("words") << u"Where's my ORDER?"_s << u"W:where W:s W:my W:order"_s;
        QTest::addRow("an underscore separates") << u"foo_bar"_s << u"W:foo W:bar"_s;
        QTest::addRow("digits are letters") << u"iPhone15 3.14"_s << u"W:iphone15 W:3 W:14"_s;
        QTest::addRow("Han beside Latin") << u"用iPhone手机"_s << u"C:用 +W:iphone +C:手 +C:机"_s;
        QTest::addRow("punctuation ends a run") << u"退。款"_s << u"C:退 C:款"_s;
        QTest::addRow("outside the basic plane") << u"𠮷野"_s << u"C:𠮷 +C:野"_s;
        QTest::addRow("full width") << u"ＡＢＣ１２"_s << u"W:abc12"_s;
        QTest::addRow("half width kana take their mark")
            << u"ｶﾞｷﾞ"_s
            << u"C:か゛ +C:き゛"_s.replace(u'か', u'カ').replace(u'き', u'キ').replace(u'゛', QChar(0x3099));
        QTest::addRow("long vowel mark") << u"ｶｰド"_s << (u"C:カ +C:ー +C:ト"_s + QChar(0x3099));
        QTest::addRow("jamo are joined") << u"\u1112\u116A\u11AB불"_s << u"C:환 +C:불"_s;
        QTest::addRow("an open syllable takes a tail") << u"화\u11AB"_s << u"C:환"_s;
        QTest::addRow("Thai") << u"คืน"_s << u"C:ค +C:ื +C:น"_s;
        QTest::addRow("Devanagari signs belong to the word") << u"पैसा वापस"_s << u"W:पैसा W:वापस"_s;
        QTest::addRow("emoji one by one") << u"a👍🏽👍"_s << u"W:a +E:👍 +E:👍"_s;
        QTest::addRow("a family is its members") << u"👩\u200D👧"_s << u"E:👩 +E:👧"_s;
        QTest::addRow("a presentation selector is dropped") << u"❤\uFE0F"_s << u"E:❤"_s;
        QTest::addRow("flags are pairs") << u"🇩🇪🇫🇷"_s << u"E:🇩🇪 +E:🇫🇷"_s;
        QTest::addRow("half a flag") << u"🇩🇪🇫"_s << u"E:🇩🇪 +E:🇫"_s;
        QTest::addRow("zero width joins") << u"re\u200Bfund \u00ADx\u2060y"_s << u"W:refund W:xy"_s;
        QTest::addRow("zero width inside a run") << u"退\u200B款"_s << u"C:退 +C:款"_s;
        QTest::addRow("only invisible") << u"\u200B\u2060\uFEFF"_s << QString();
        QTest::addRow("noncharacters separate") << QString(u"a"_s + QChar(0xFFFF) + u"b"_s) << u"W:a W:b"_s;
        QTest::addRow("NUL separates") << QString(u"a"_s + QChar(0) + u"b"_s) << u"W:a W:b"_s;
        QTest::addRow("Arabic marks, tatweel and alef") << u"ٱلْكِتَـــابُ أحمد"_s << u"W:الكتاب W:احمد"_s;
        QTest::addRow("Hebrew points") << u"שָׁלוֹם"_s << u"W:שלום"_s;
        QTest::addRow("a composed Hebrew letter") << u"\uFB2A"_s << u"W:ש"_s;
        QTest::addRow("Arabic positional forms") << u"\uFEB3\uFEE0\uFEE2"_s << u"W:سلم"_s;
        QTest::addRow("Greek") << u"Ὀδυσσεύς"_s << u"W:οδυσσευσ"_s;
        QTest::addRow("Cyrillic") << u"Ёлка Йод"_s << u"W:елка W:иод"_s;
        QTest::addRow("strokes") << u"Łódź Ørsted"_s << u"W:lodz W:orsted"_s;
        QTest::addRow("ligature") << u"ﬁnd"_s << u"W:find"_s;
        QTest::addRow("Turkish i") << u"İSTANBUL ılık"_s << u"W:istanbul W:ilik"_s;
        QTest::addRow("long s and sharp s")
            << u"ſtraße STRASSE STRAẞE"_s << u"W:strasse W:strasse W:strasse"_s;
        QTest::addRow("compatibility ideograph") << u"\uF900"_s << u"C:豈"_s;
        QTest::addRow("Myanmar in two spellings") << u"\u1026 \u1025\u102E"_s << u"C:ဦ C:ဦ"_s;
    }
    void textIsCutIntoUnits()
    {
        QFETCH(QString, text);
        QFETCH(QString, units);
        QCOMPARE(described(utf8(text)), units);
    }

    void malformedBytesSeparate()
    {
        QCOMPARE(described("a\xFF"
                           "b"),
            u"W:a W:b"_s);
        QCOMPARE(described("a\xC0\xAF"
                           "b\xED\xA0\x80"
                           "c\xF4\x90\x80\x80"
                           "d\xE9"),
            u"W:a W:b W:c W:d"_s);
    }

    void spellingDoesNotMatter()
    {
        for (const QString &text : {u"Crème Brûlée Ǻ ṩ"_s, u"がぎぐ パピプ"_s, u"환불 해주세요"_s, u"क़ ढ़ ড়"_s,
                 u"אּ שׂ"_s, u"آدم ؤ ئ"_s, u"Ấp Việt"_s, u"ཀྵ གྷ"_s, u"ΐ ᾳ"_s}) {
            const QString composed = text.normalized(QString::NormalizationForm_C);
            const QString apart = text.normalized(QString::NormalizationForm_D);
            QCOMPARE(described(utf8(apart)), described(utf8(composed)));
        }
    }

    void foldedTextStaysFolded()
    {
        for (char32_t c = 1; c < 0x20000; ++c) {
            if (c >= 0xD800 && c < 0xE000)
                continue;
            const auto units = textUnits(utf8(QString::fromUcs4(&c, 1)));
            QVERIFY2(units.size() <= 1, qPrintable(QString::number(c, 16)));
            if (!units.empty() && units[0].kind != TextUnit::Kind::Cjk) {
                const auto again = textUnits(units[0].folded);
                QVERIFY2(again.size() == 1 && again[0].folded == units[0].folded,
                    qPrintable(QString::number(c, 16)));
            }
        }
    }

    void queriesMeetTexts_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("hit");

        QTest::addRow("a word begins with it") << u"ref"_s << u"Refunds please"_s << true;
        QTest::addRow("the inside of a word is not found") << u"fund"_s << u"Refunds"_s << false;
        QTest::addRow("accents do not matter") << u"creme"_s << u"la Crème"_s << true;
        QTest::addRow("nor in the query") << u"crème"_s << u"la creme"_s << true;
        QTest::addRow("one Han character") << u"款"_s << u"我要退款"_s << true;
        QTest::addRow("a pair") << u"退款"_s << u"我要退款吗"_s << true;
        QTest::addRow("not across punctuation") << u"退款"_s << u"退，款"_s << false;
        QTest::addRow("not in another order") << u"款退"_s << u"退款"_s << false;
        QTest::addRow("pairs alone do not make a word") << u"退款退"_s << u"退款 款退"_s << false;
        QTest::addRow("quotes with a blank let it stand apart") << u"\"退 款\""_s << u"退，款"_s << true;
        QTest::addRow("and together") << u"\"退 款\""_s << u"退款"_s << true;
        QTest::addRow("half width") << u"ｶﾀ"_s << u"カタログ"_s << true;
        QTest::addRow("a sound mark is another letter") << u"か"_s << u"が"_s << false;
        QTest::addRow("also when apart") << u"か"_s << u"か\u3099"_s << false;
        QTest::addRow("hangul inside a word") << u"환불"_s << u"전액환불을"_s << true;
        QTest::addRow("Thai inside a sentence") << u"คืนเงิน"_s << u"ขอคืนเงินครับ"_s << true;
        QTest::addRow("a phrase in order") << u"\"where is my\""_s << u"Where is my order"_s << true;
        QTest::addRow("a phrase over punctuation") << u"\"is my\""_s << u"where is. My order"_s << true;
        QTest::addRow("a phrase with a word between") << u"\"where my\""_s << u"where is my"_s << false;
        QTest::addRow("a phrase wants whole words") << u"\"is m\""_s << u"is my"_s << false;
        QTest::addRow("an address, begun") << u"foo@bar.c"_s << u"mail foo@bar.com"_s << true;
        QTest::addRow("its parts next to each other") << u"foo@bar.c"_s << u"foo x bar com"_s << false;
        QTest::addRow("its first part whole") << u"oo@bar"_s << u"foo@bar"_s << false;
        QTest::addRow("emoji") << u"👍"_s << u"ok👍🏽!"_s << true;
        QTest::addRow("a member of a family") << u"👧"_s << u"👩\u200D👧"_s << true;
        QTest::addRow("both") << u"refund order"_s << u"order then refund"_s << true;
        QTest::addRow("one is not both") << u"refund order"_s << u"refund"_s << false;
        QTest::addRow("either") << u"refund OR order"_s << u"my order"_s << true;
        QTest::addRow("without") << u"refund -order"_s << u"refund order"_s << false;
        QTest::addRow("without, and it is") << u"refund -order"_s << u"refund"_s << true;
        QTest::addRow("either or without") << u"refund OR -order"_s << u"hello"_s << true;
        QTest::addRow("contains inside words") << u"contains:fun"_s << u"refunds"_s << true;
        QTest::addRow("contains means these letters") << u"contains:Fun"_s << u"refunds"_s << false;
        QTest::addRow("percent is a character") << u"contains:\"10%_x\""_s << u"a10%_xb"_s << true;
        QTest::addRow("percent is no pattern") << u"contains:\"1%x\""_s << u"1abcx"_s << false;
        QTest::addRow("punctuation") << u"?!"_s << u"what?!"_s << true;
        QTest::addRow("behind NUL") << u"after"_s << QString(u"before"_s + QChar(0) + u"after"_s) << true;
        QTest::addRow("filters are not for the matcher") << u"from:bot refund"_s << u"refund"_s << true;
    }
    void queriesMeetTexts()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(bool, hit);
        QCOMPARE(found(query, text), hit);
        const bool marked = !TextMatcher(Query::parse(query)).highlights(text).isEmpty();
        if (!query.contains(u'-') && !query.contains(u' '))
            QCOMPARE(marked, hit);
    }

    void filtersOfAMixedGroupAreAsked()
    {
        const TextMatcher matcher(Query::parse(u"lang:zh refund OR from:bot"));
        QVector<int> asked;
        QVERIFY(!matcher.matches("order", [&](int group) {
            asked.append(group);
            return false;
        }));
        QCOMPARE(asked, QVector<int>{1});
        QVERIFY(matcher.matches("order", [](int) { return true; }));
        QVERIFY(matcher.matches("refund", [](int) { return false; }));
    }

    void highlightsAreInUtf16()
    {
        const QString text = u"𠮷👍 Crème, 退款退款 refund"_s;
        const auto marked = [&](QStringView query) {
            QStringList parts;
            for (const auto &range : TextMatcher(Query::parse(query)).highlights(text))
                parts.append(text.mid(range.begin, range.length));
            return parts.join(u'|');
        };
        QCOMPARE(marked(u"creme"), u"Crème"_s);
        QCOMPARE(marked(u"退款"), u"退款|退款"_s.left(2) + u"|退款"_s);
        QCOMPARE(marked(u"款退款 退款退"), u"退款退款"_s);
        QCOMPARE(marked(u"𠮷"), u"𠮷"_s);
        QCOMPARE(marked(u"ref -creme"), u"refund"_s);
        QCOMPARE(marked(u"contains:\"👍 C\""), u"👍 C"_s);
        QCOMPARE(marked(u"\"creme 退 款\""), u"Crème, 退款"_s);
        QCOMPARE(TextMatcher(Query::parse(u"a")).highlights(u"a "_s.repeated(5000)).size(), 1000);
    }

    void snippetsAreOneLineAroundTheHit()
    {
        const QString text
            = u"word "_s.repeated(100) + u"\n\tthe REFUND\u202E came "_s + u"later "_s.repeated(100);
        const auto snippet = TextMatcher(Query::parse(u"refund")).snippet(text);
        QVERIFY(snippet.text.size() <= 162);
        QVERIFY(snippet.text.startsWith(QChar(0x2026)));
        QVERIFY(snippet.text.endsWith(QChar(0x2026)));
        QVERIFY(snippet.text.contains(u" the REFUND came"_s));
        QCOMPARE(snippet.highlights.size(), 1);
        QVERIFY(snippet.text.mid(snippet.highlights[0].begin, snippet.highlights[0].length)
                    .startsWith(u"REFUND"_s));
        QVERIFY(snippet.highlights[0].begin < 50);

        const auto whole = TextMatcher(Query::parse(u"b")).snippet(u"a\r\nb");
        QCOMPARE(whole.text, u"a b"_s);
        QCOMPARE(whole.highlights, (QVector<TextMatcher::Range>{{2, 1}}));
        QCOMPARE(TextMatcher(Query()).snippet(u"").text, QString());
    }

    void snippetsCutNoCharacter()
    {
        const QString family = u"👩\u200D👩\u200D👧"_s;
        for (int shift = 0; shift < 12; ++shift) {
            const QString text
                = QString(shift, u'x') + family.repeated(60) + u" refund "_s + family.repeated(60);
            const QString shown = TextMatcher(Query::parse(u"refund")).snippet(text).text;
            const QString inner = shown.mid(1, shown.size() - 2);
            QVERIFY(inner.startsWith(family));
            QVERIFY(inner.endsWith(family));
        }
    }

    void hugeTextsAreHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("a megabyte of words") << u"lorem ipsum "_s.repeated(90'000);
        QTest::addRow("a word of a megabyte") << u"a"_s.repeated(1'000'000);
        QTest::addRow("a stack of accents") << QString(u"e"_s + u"\u0301"_s.repeated(500'000));
        QTest::addRow("a stack of sound marks") << QString(u"か"_s + u"\u3099"_s.repeated(500'000));
        QTest::addRow("a stack of vowel signs") << QString(u"क"_s + u"ा"_s.repeated(500'000));
        QTest::addRow("emoji") << u"👍🏽"_s.repeated(100'000);
        QTest::addRow("joined emoji") << u"👩\u200D"_s.repeated(200'000);
        QTest::addRow("one Han character") << u"退"_s.repeated(300'000);
    }
    void hugeTextsAreHarmless()
    {
        QFETCH(QString, text);
        const TextMatcher matcher(Query::parse(u"ab \"退退退退退款\" OR lorem OR -👍 contains:zz"));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!matcher.matches(utf8(text)));
        QVERIFY(matcher.snippet(text).text.size() <= 162);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(tst_TextMatch)
#include "tst_textmatch.moc"
