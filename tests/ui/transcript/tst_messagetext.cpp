// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"
#include "ui/transcript/messagetext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextCursor>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

QImage painted(const ui::MessageText &text)
{
    const ui::Theme theme;
    QImage image(600, 400, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    text.paint(painter, theme, QPointF(8, 8), {});
    return image;
}

} // namespace

class tst_MessageText final : public QObject
{
    Q_OBJECT
private slots:
    void markupIsShownAsWritten_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("seen");
        QTest::addRow("a nick name in angle brackets") << u"<nick> hello"_s << u"<nick> hello"_s;
        QTest::addRow("a script") << u"<script>alert(1)</script>"_s << u"<script>alert(1)</script>"_s;
        QTest::addRow("entities in plain text") << u"&lt;b&gt;"_s << u"&lt;b&gt;"_s;
        QTest::addRow("tags beside real Markdown") << u"**x** <b>y</b>"_s << u"<b>y</b>"_s;
        QTest::addRow("an image") << u"**x** ![cat](http://h.example/a.png)"_s
                                  << u"![cat](http://h.example/a.png)"_s;
    }
    void markupIsShownAsWritten()
    {
        QFETCH(QString, content);
        QFETCH(QString, seen);
        ui::MessageText text(content, {}, QFont());
        text.layOut(500);
        QVERIFY2(text.document().toPlainText().contains(seen), qPrintable(text.document().toPlainText()));
    }

    void noAddressIsAsked_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addRow("Markdown image") << u"**x** ![a](%1/a.png)"_s;
        QTest::addRow("reference image") << u"**x** ![a][r]\n\n[r]: %1/a.png"_s;
        QTest::addRow("linked image") << u"[![a](%1/a.png)](%1/b)"_s;
        QTest::addRow("HTML image") << u"**x** <img src=\"%1/a.png\" onerror=\"x()\">"_s;
        QTest::addRow("style")
            << u"**x** <link rel=stylesheet href=%1/a.css><style>@import url(%1/b.css)</style>"_s;
        QTest::addRow("image that breaks our escape") << u"**x** `!`![a](%1/a.png) \\![a](%1/b.png)"_s;
    }
    void noAddressIsAsked()
    {
        QFETCH(QString, pattern);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSignalSpy connections(&server, &QTcpServer::newConnection);
        ui::MessageText text(pattern.arg(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), {}, QFont());
        text.layOut(500);
        painted(text);
        QTest::qWait(30);
        QCOMPARE(connections.size(), 0);
    }

    void noFileIsRead_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addRow("Markdown image") << u"**x** ![a](file://%1)"_s;
        QTest::addRow("image by path") << u"**x** ![a](%1)"_s;
        QTest::addRow("HTML image") << u"**x** <img src=\"file://%1\">"_s;
        QTest::addRow("linked image") << u"[![a](%1)](file://%1)"_s;
        QTest::addRow("image after an escape") << u"**x** \\![a](%1) `!`![a](%1)"_s;
    }
    void noFileIsRead()
    {
        QFETCH(QString, pattern);
        QTemporaryDir dir;
        const QByteArray pipe = QFile::encodeName(dir.filePath(u"trap"_s));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        ui::MessageText text(pattern.arg(QFile::decodeName(pipe)), {}, QFont());
        text.layOut(500); // opening the pipe for reading would block here for ever
        painted(text);
        // Nobody reads the pipe: opening it for writing is refused.
        QCOMPARE(::open(pipe.constData(), O_WRONLY | O_NONBLOCK), -1);
    }

    void otherSchemesAreNoLinks_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addRow("javascript") << u"[click](javascript:alert(1)) **x**"_s;
        QTest::addRow("file") << u"[click](file:///etc/passwd) **x**"_s;
        QTest::addRow("data") << u"[click](data:text/html,x) **x**"_s;
        QTest::addRow("upper case") << u"[click](JaVaScRiPt:alert(1)) **x**"_s;
        QTest::addRow("no scheme") << u"[click](/etc/passwd) **x**"_s;
        QTest::addRow("plain text") << u"javascript:alert(1)"_s;
    }
    void otherSchemesAreNoLinks()
    {
        QFETCH(QString, content);
        ui::MessageText text(content, {}, QFont());
        text.layOut(500);
        QVERIFY(text.links().isEmpty());
    }

    void linksAreFoundWhereTheyAreSeen()
    {
        ui::MessageText text(
            u"**see** [the page](https://a.example/x) or 看https://b.example/y。"_s, u"zh"_s, QFont());
        text.layOut(500);
        QCOMPARE(text.links().size(), 2);
        QCOMPARE(text.links().at(0).url, QUrl(u"https://a.example/x"_s));
        QCOMPARE(text.links().at(1).url, QUrl(u"https://b.example/y"_s));
        const QString shown = text.document().toPlainText();
        QCOMPARE(shown.mid(text.links().at(0).begin, text.links().at(0).length), u"the page"_s);
    }

    void hostileTextsAreLaidOutFast_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addRow("150,000 letters without a blank") << u"x"_s.repeated(150'000);
        QTest::addRow("150,000 Han characters") << u"退"_s.repeated(150'000);
        QTest::addRow("deep quotes") << QString(u">"_s.repeated(5'000) + u" **x**"_s);
        QTest::addRow("deep lists") << QString(u"- "_s.repeated(5'000) + u"**x**"_s);
        QTest::addRow("open brackets and stars") << QString(u"[*"_s.repeated(5'000) + u"**x**"_s);
        QTest::addRow("a table of 400 columns")
            << QString(u"|a"_s.repeated(400) + u"|\n"_s + u"|-"_s.repeated(400) + u"|\n"_s);
        QTest::addRow("a stack of 1,000 marks") << QString(u"a"_s + QString(QChar(0x0301)).repeated(1'000));
        QTest::addRow("2,000 emoji") << u"👩‍👩‍👧"_s.repeated(2'000);
        QTest::addRow("10,000 lines") << u"a\n"_s.repeated(10'000);
        QTest::addRow("overrides that are never closed") << u"\u202e\u2067a "_s.repeated(3'000);
    }
    void hostileTextsAreLaidOutFast()
    {
        QFETCH(QString, content);
        QElapsedTimer clock;
        clock.start();
        ui::MessageText text(content, {}, QFont());
        text.layOut(500);
        painted(text);
        QVERIFY2(clock.elapsed() < 3'000, qPrintable(QString::number(clock.elapsed())));
    }

    void longTextsFoldBetweenCharacters()
    {
        const QString content
            = u"x"_s.repeated(ui::MessageText::kFolded - 1) + u"👩‍👩‍👧"_s.repeated(100);
        ui::MessageText text(content, {}, QFont());
        QVERIFY(text.isFolded());
        QCOMPARE(text.document().toPlainText(), u"x"_s.repeated(ui::MessageText::kFolded - 1));
        ui::MessageText whole(content, {}, QFont(), content.size());
        QVERIFY(!whole.isFolded());
    }

    void longWordsWrap()
    {
        ui::MessageText text(u"z"_s.repeated(4'000), {}, QFont());
        text.layOut(300);
        QVERIFY(text.size().width() <= 300);
        QVERIFY(text.size().height() > 200);
    }

    void copiesGiveTheOriginal()
    {
        const QString arabic = u"طلب #10234 وصل"_s;
        ui::MessageText text(arabic, u"ar"_s, QFont());
        QVERIFY(text.isRightToLeft());
        QVERIFY(text.document().toPlainText().contains(QChar(0x2066)));
        QCOMPARE(text.copied(0, text.end()), arabic);

        ui::MessageText bold(u"**طلب** #10234 وصل"_s, u"ar"_s, QFont());
        QCOMPARE(bold.copied(0, bold.end()), arabic);

        ui::MessageText controls(u"a\u0007\r\nb"_s, {}, QFont());
        QCOMPARE(controls.copied(0, controls.end()), u"a\u0007\r\nb"_s);
    }

    void emptyMessagesSaySo_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addRow("nothing") << QString();
        QTest::addRow("blanks") << u"  \n\t"_s;
        QTest::addRow("only invisible characters") << u"\u200b\u200e\ufeff"_s;
    }
    void emptyMessagesSaySo()
    {
        QFETCH(QString, content);
        ui::MessageText text(content, {}, QFont());
        text.layOut(300);
        QVERIFY(text.isEmpty());
        QCOMPARE(text.document().toPlainText(), u"(empty message)"_s);
        QCOMPARE(text.copied(0, text.end()), QString());
    }

    void hitsAreMarkedInTheOriginal()
    {
        const core::history::TextMatcher matcher(core::history::Query::parse(u"10234"_s));
        ui::MessageText text(u"طلب #10234 وصل"_s, u"ar"_s, QFont());
        text.layOut(400);
        const QImage before = painted(text);
        text.setHighlights(&matcher);
        QVERIFY(text.hasHighlights());
        QVERIFY(painted(text) != before);
        text.setHighlights(nullptr);
        QCOMPARE(painted(text), before);
    }

    void hanIsDrawnInTheFormsOfItsLanguage()
    {
        if (!QFontDatabase::families().contains(u"Noto Sans CJK SC"_s))
            QSKIP("needs fonts-noto-cjk");
        const auto drawn = [](const QString &lang) {
            ui::MessageText text(u"骨直令返"_s, lang, QFont());
            text.layOut(500);
            return painted(text);
        };
        const QImage chinese = drawn(u"zh"_s);
        const QImage japanese = drawn(u"ja"_s);
        QVERIFY(chinese != japanese);
        QVERIFY(drawn(u"zh-Hant"_s) != japanese);
        QCOMPARE(drawn(u"zh-Hans"_s), chinese); // whatever was drawn before
    }

    void italicsAreNotUsedForHan()
    {
        ui::MessageText text(u"**x** *退款* *refund*"_s, u"zh"_s, QFont());
        QTextCursor cursor(&text.document());
        cursor.setPosition(int(text.document().toPlainText().indexOf(u'退')) + 1);
        QVERIFY(!cursor.charFormat().fontItalic());
        cursor.setPosition(int(text.document().toPlainText().indexOf(u"refund"_s)) + 1);
        QVERIFY(cursor.charFormat().fontItalic());
    }
};

QTEST_MAIN(tst_MessageText)
#include "tst_messagetext.moc"
