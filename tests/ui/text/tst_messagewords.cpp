// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/displaytext.h"
#include "ui/text/links.h"
#include "ui/text/markdown.h"
#include "ui/text/scripts.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_MessageWords final : public QObject
{
    Q_OBJECT
private slots:
    void onlyWebAndMailAddressesBecomeLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        QTest::addRow("a web address without the full stop after it")
            << u"see https://a.example/x?y=1."_s << QStringList{u"https://a.example/x?y=1"_s};
        QTest::addRow("an address in brackets")
            << u"(http://a.example/x)"_s << QStringList{u"http://a.example/x"_s};
        QTest::addRow("brackets that belong to it")
            << u"http://a.example/x_(y)"_s << QStringList{u"http://a.example/x_(y)"_s};
        QTest::addRow("Chinese without blanks around it")
            << u"请看https://a.example/x谢谢。"_s << QStringList{u"https://a.example/x"_s};
        QTest::addRow("www gets https") << u"www.a.example"_s << QStringList{u"https://www.a.example"_s};
        QTest::addRow("a mail address")
            << u"mail ana@shop.example, now"_s << QStringList{u"mailto:ana@shop.example"_s};
        QTest::addRow("two of them") << u"http://a.example http://b.example"_s
                                     << QStringList{u"http://a.example"_s, u"http://b.example"_s};
        QTest::addRow("javascript stays text") << u"javascript:alert(1)"_s << QStringList{};
        QTest::addRow("file stays text") << u"file:///etc/passwd"_s << QStringList{};
        QTest::addRow("a scheme of somebody else") << u"slack://open?x=1 ms-word:x"_s << QStringList{};
        QTest::addRow("no host") << u"https:// http:///x"_s << QStringList{};
        QTest::addRow("a handle is no mail address") << u"@ana a@b foo@"_s << QStringList{};
    }
    void onlyWebAndMailAddressesBecomeLinks()
    {
        QFETCH(QString, text);
        QStringList found;
        for (const ui::LinkSpan &link : ui::findLinks(text))
            found.append(link.url.toString());
        QTEST(found, "links");
    }

    void scanningIsLinear_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::addRow("signs of mail addresses") << u"@"_s;
        QTest::addRow("beginnings of addresses") << u"http://"_s;
        QTest::addRow("half addresses") << u"a@a."_s;
        QTest::addRow("open brackets") << u"https://a.b/("_s;
    }
    void scanningIsLinear()
    {
        QFETCH(QString, piece);
        QElapsedTimer clock;
        clock.start();
        (void)ui::findLinks(piece.repeated(1'000'000 / piece.size()));
        QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    }

    void shownTextHidesNoControl_data()
    {
        QTest::addColumn<QString>("original");
        QTest::addColumn<QString>("shown");
        QTest::addRow("bell and escape") << u"a\u0007\u001bb"_s << u"a\u2407\u241bb"_s;
        QTest::addRow("NUL") << QString(u"a"_s + QChar(0) + u"b"_s) << u"a\u2400b"_s;
        QTest::addRow("an override vanishes") << u"exe.\u202egpj"_s << u"exe.gpj"_s;
        QTest::addRow("line ends are one") << u"a\r\nb\rc\u2028d"_s << u"a\nb\nc\nd"_s;
        QTest::addRow("the sign for an object") << u"a\ufffcb"_s << u"a\ufffdb"_s;
        QTest::addRow("half a character") << QString(QChar(0xd83d)) << u"\ufffd"_s;
        QTest::addRow("joiners stay") << u"👩‍👩‍👧"_s << u"👩‍👩‍👧"_s;
    }
    void shownTextHidesNoControl()
    {
        QFETCH(QString, original);
        QTEST(ui::DisplayText(original).text(), "shown");
    }

    void positionsLeadBackToTheOriginal()
    {
        const QString original = u"طلب #10234 شكراً\r\nAB-12 x"_s;
        const ui::DisplayText display(original, true);
        QVERIFY(display.text().contains(u"\u2066#10234\u2069"_s));
        for (const QString &word : {u"#10234"_s, u"شكراً"_s, u"AB-12 x"_s}) {
            const qsizetype shown = display.text().indexOf(word);
            QVERIFY2(shown >= 0, qPrintable(word));
            QCOMPARE(display.toOriginal(shown), original.indexOf(word));
            QCOMPARE(original.mid(display.toOriginal(shown),
                         display.toOriginal(shown + word.size()) - display.toOriginal(shown)),
                word);
            QCOMPARE(display.text().mid(display.toShown(original.indexOf(word)), word.size()), word);
        }
        QCOMPARE(display.toOriginal(display.text().size()), original.size());
    }

    void latinRunsAreFoundWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("runs");
        QTest::addRow("an order number") << u"رقم #10234؟"_s << QStringList{u"#10234"_s};
        QTest::addRow("a brand of two words")
            << u"عبر PayPal Express شكراً"_s << QStringList{u"PayPal Express"_s};
        QTest::addRow("two numbers stay two") << u"من 10 20"_s << QStringList{u"10"_s, u"20"_s};
        QTest::addRow("nothing foreign") << u"مرحبا شكراً"_s << QStringList{};
    }
    void latinRunsAreFoundWhole()
    {
        QFETCH(QString, text);
        QStringList runs;
        for (const ui::TextRun &run : ui::leftToRightRuns(text))
            runs.append(text.mid(run.begin, run.length));
        QTEST(runs, "runs");
    }

    void onlyRealMarksAreMarkdown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("markdown");
        QTest::addRow("bold") << u"the **order** is here"_s << true;
        QTest::addRow("a fence") << u"```\ncode\n```"_s << true;
        QTest::addRow("a list of two") << u"- a\n- b"_s << true;
        QTest::addRow("a numbered list") << u"1. a\n2. b"_s << true;
        QTest::addRow("a table") << u"| a | b |\n|---|---|\n| 1 | 2 |"_s << true;
        QTest::addRow("a stray star") << u"2 * 3 * 4 and snake_case_name"_s << false;
        QTest::addRow("a nick name") << u"<nick> hello"_s << false;
        QTest::addRow("one dash at the start") << u"- yes"_s << false;
        QTest::addRow("a year with a full stop") << u"2024. It was good."_s << false;
    }
    void onlyRealMarksAreMarkdown()
    {
        QFETCH(QString, text);
        QTEST(ui::looksLikeMarkdown(text), "markdown");
    }

    void heavyMarkdownIsKnown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("quotes in quotes") << QString(u">"_s.repeated(400) + u" deep"_s);
        QTest::addRow("lists in lists") << QString(u"- "_s.repeated(300) + u"x"_s);
        QTest::addRow("stars without end") << u"*a"_s.repeated(4'000);
        QTest::addRow("a wide table") << QString(u"|a"_s.repeated(500) + u"\n"_s + u"|-"_s.repeated(500));
        QTest::addRow("a long text") << u"**a** "_s.repeated(10'000);
    }
    void heavyMarkdownIsKnown()
    {
        QFETCH(QString, text);
        QVERIFY(ui::isHeavyMarkdown(text));
    }

    void directionIsThatOfTheFirstStrongCharacter()
    {
        QVERIFY(ui::startsRightToLeft(u"123 … مرحبا hello"_s));
        QVERIFY(!ui::startsRightToLeft(u"123 hello مرحبا"_s));
        QVERIFY(!ui::startsRightToLeft(u"😀 123"_s));
    }

    void familiesFollowTheLanguage_data()
    {
        QTest::addColumn<QString>("lang");
        QTest::addColumn<QString>("family");
        QTest::addRow("simplified Chinese") << u"zh"_s << u"Noto Sans CJK SC"_s;
        QTest::addRow("traditional Chinese") << u"zh-Hant"_s << u"Noto Sans CJK TC"_s;
        QTest::addRow("Japanese") << u"ja"_s << u"Noto Sans CJK JP"_s;
        QTest::addRow("Korean") << u"ko"_s << u"Noto Sans CJK KR"_s;
        QTest::addRow("unknown") << QString() << u"Noto Sans CJK SC"_s;
    }
    void familiesFollowTheLanguage()
    {
        QFETCH(QString, lang);
        QFETCH(QString, family);
        QVERIFY(ui::fontForLanguage(QFont(), lang, true).families().contains(family));
        QCOMPARE(ui::fontForLanguage(QFont(), lang, true).families().constFirst() == family, !lang.isEmpty());
        QCOMPARE(ui::fontForLanguage(QFont(), lang, false).families().constFirst(), QFont().family());
    }
};

QTEST_MAIN(tst_MessageWords)
#include "tst_messagewords.moc"
