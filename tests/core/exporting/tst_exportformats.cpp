// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/csvwriter.h"
#include "core/exporting/htmlwriter.h"
#include "core/exporting/jsonlineswriter.h"
#include "core/exporting/xlsxwriter.h"
#include "tests/support/zipreader.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace core::exporting;
using core::chat::Conversation;
using core::chat::Message;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

Message messageWith(const QString &content)
{
    Message message;
    message.id = u"10000001"_s;
    message.conversationId = u"talk.1"_s;
    message.source = u"files"_s;
    message.sender = u"user"_s;
    message.role = core::chat::Role::Customer;
    message.content = content;
    message.sentAtMs = 1'762'000'000'123;
    message.shopId = u"7"_s;
    message.botId = u"7123456789012345678"_s;
    message.customerId = u"42"_s;
    return message;
}

Conversation talk()
{
    Conversation c;
    c.id = u"talk.1"_s;
    c.source = u"files"_s;
    c.shopId = u"7"_s;
    c.shopName = u"Tea & Co"_s;
    c.botId = u"7123456789012345678"_s;
    c.customerId = u"42"_s;
    c.customerName = u"Ada"_s;
    c.customerEmail = u"ada@example.com"_s;
    return c;
}

template <class Format, class... Rest>
QByteArray written(const QVector<Message> &messages, Rest... rest)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"out"_s);
    Format writer(file, rest...);
    bool good = bool(writer.open());
    for (qsizetype i = 0; i < messages.size(); ++i)
        good = good && writer.add(talk(), messages.at(i), i == 0);
    good = good && writer.finish();
    return good ? contentOf(file) : QByteArray();
}

/// RFC 4180, strictly: rows end in CR LF, a quoted cell may hold anything.
QVector<QStringList> csvRows(const QByteArray &csv)
{
    QVector<QStringList> rows{{}};
    QByteArray cell;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv.at(i);
        if (quoted) {
            if (c != '"')
                cell.append(c);
            else if (csv.mid(i + 1, 1) == "\"")
                cell.append(csv.at(++i));
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',' || c == '\r') {
            rows.last().append(QString::fromUtf8(std::exchange(cell, {})));
            if (c == '\r')
                rows.append(QStringList());
            i += c == '\r' ? 1 : 0;
        } else {
            cell.append(c);
        }
    }
    rows.removeLast();
    return rows;
}

void addHostileTexts()
{
    QTest::addColumn<QString>("content");
    QTest::addRow("plain") << u"Where is my order?"_s;
    QTest::addRow("empty") << QString();
    QTest::addRow("quotes and commas") << u"\"a\",\"b\"\"c\","_s;
    QTest::addRow("line ends of all kinds") << u"a\nb\r\nc\rd\n"_s;
    QTest::addRow("blanks around") << u"  a  "_s;
    QTest::addRow("a formula") << u"=HYPERLINK(\"http://x.invalid\")"_s;
    QTest::addRow("a sum") << u"+1"_s;
    QTest::addRow("a difference") << u"-1+2"_s;
    QTest::addRow("an at sign") << u"@SUM(A1)"_s;
    QTest::addRow("a tab in front") << u"\t=1"_s;
    QTest::addRow("a return in front") << u"\r=1"_s;
    QTest::addRow("an apostrophe and a formula") << u"'=1"_s;
    QTest::addRow("two apostrophes and a formula") << u"''=1"_s;
    QTest::addRow("an apostrophe alone") << u"'tis"_s;
    QTest::addRow("markup") << u"<script>alert('&amp;')</script><img src=x onerror=y>"_s;
    QTest::addRow("controls") << u"a\u0001\u0008\u001b[31m\u007f\u0085b"_s;
    QTest::addRow("a NUL") << u"a\0b"_s;
    QTest::addRow("direction overrides") << u"abc\u202Edef\u2066"_s;
    QTest::addRow("Chinese") << u"退款在哪里？"_s;
    QTest::addRow("emoji") << u"👩‍👩‍👧‍👦 👍🏽"_s;
    QTest::addRow("noncharacters") << u"a\uFFFE\uFFFFb"_s;
    QTest::addRow("a backslash") << u"C:\\temp\\\"x\""_s;
    QTest::addRow("an escape of spreadsheets") << u"_x0041_ and _x005F_"_s;
}

} // namespace

class tst_ExportFormats final : public QObject
{
    Q_OBJECT
private slots:
    void jsonLinesReadBack_data() { addHostileTexts(); }
    void jsonLinesReadBack()
    {
        QFETCH(QString, content);
        const QByteArray out = written<JsonLinesWriter>({messageWith(content)});
        QCOMPARE(out.count('\n'), 1);
        const auto object = QJsonDocument::fromJson(out).object();
        QCOMPARE(object.value("content"_L1).toString(), content);
    }

    void jsonLinesHaveEveryField()
    {
        Message message = messageWith(u"x"_s);
        message.updatedAtMs = message.sentAtMs + 1;
        message.lang = u"zh-Hant"_s;
        message.replyToId = u"r-1"_s;
        message.marked = true;
        message.comment = u"good"_s;
        QCOMPARE(written<JsonLinesWriter>({message}),
            QByteArray(
                R"({"id":10000001,"conversationId":"talk.1","source":"files","shopId":"7","shopName":"Tea & Co",)"
                R"("botId":"7123456789012345678","inboxUserId":42,"userName":"Ada","userEmail":"ada@example.com",)"
                R"("sender":"user","content":"x","createdAt":"2025-11-01T12:26:40.123Z",)"
                R"("updatedAt":"2025-11-01T12:26:40.124Z","lang":"zh-Hant","replyToId":"r-1","marked":true,)"
                R"("comment":"good"})"
                "\n"));
    }

    void idsThatAreNoPlainNumbersStayText_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("written");
        QTest::addRow("a number") << u"12"_s << QByteArray("12");
        QTest::addRow("a leading zero") << u"012"_s << QByteArray("\"012\"");
        QTest::addRow("the largest") << u"9223372036854775807"_s << QByteArray("9223372036854775807");
        QTest::addRow("beyond the largest")
            << u"9223372036854775808"_s << QByteArray("\"9223372036854775808\"");
        QTest::addRow("minus nothing") << u"-0"_s << QByteArray("\"-0\"");
        QTest::addRow("words") << u"a\"b"_s << QByteArray("\"a\\\"b\"");
    }
    void idsThatAreNoPlainNumbersStayText()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, written);
        Message message = messageWith(u"x"_s);
        message.id = id;
        QVERIFY(::written<JsonLinesWriter>({message}).startsWith("{\"id\":" + written + ","));
    }

    void csvReadsBack_data() { addHostileTexts(); }
    void csvReadsBack()
    {
        QFETCH(QString, content);
        const auto rows = csvRows(written<CsvWriter>({messageWith(content), messageWith(u"next"_s)}));
        QCOMPARE(rows.size(), 3);
        const qsizetype column = rows.at(0).indexOf(u"content"_s);
        QString cell = rows.at(1).at(column);
        QCOMPARE(rows.at(1).size(), rows.at(0).size());
        QVERIFY(!cell.startsWith(u'=') && !cell.startsWith(u'+') && !cell.startsWith(u'-')
            && !cell.startsWith(u'@') && !cell.startsWith(u'\t') && !cell.startsWith(u'\r'));
        static const QRegularExpression guarded(u"^'+[=+\\-@\t\r]"_s);
        if (guarded.match(cell).hasMatch())
            cell.remove(0, 1);
        QCOMPARE(cell, content);
        QCOMPARE(rows.at(2).at(column), u"next"_s);
    }

    void htmlIsOneSafePage_data() { addHostileTexts(); }
    void htmlIsOneSafePage()
    {
        QFETCH(QString, content);
        const QByteArray html = written<HtmlWriter>({messageWith(content)}, u"<b>All</b> & more"_s);
        QVERIFY(html.startsWith("<!DOCTYPE html>"));
        QVERIFY(html.contains("<title>&lt;b&gt;All&lt;/b&gt; &amp; more</title>"));
        for (const char *loader : {"<script", "<img", "<link", "<iframe", "@import", "url("})
            QVERIFY2(!html.contains(loader), loader);
        QVERIFY(html.contains("default-src 'none'"));
        for (const QChar c : QString::fromUtf8(html))
            QVERIFY2(
                c == u'\n' || c == u'\t' || (c.unicode() >= 0x20 && c.unicode() != 0x7F), "a raw control");
        // The page is well formed; only its doctype and the void elements differ from XML.
        QByteArray xml = html.mid(html.indexOf("<body>"));
        xml.replace("&#13;", "&#xD;").replace("</html>\n", "");
        QXmlStreamReader reader(xml);
        QString paragraph;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == "article"_L1) {
                QVERIFY(reader.readNextStartElement());
                reader.skipCurrentElement();
                QVERIFY(reader.readNextStartElement());
                QCOMPARE(reader.attributes().value("dir"_L1), "auto"_L1);
                paragraph = reader.readElementText();
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QString shown = content;
        for (char16_t code = 0; code < 0x20; ++code) {
            if (code != u'\t' && code != u'\n' && code != u'\r')
                shown.replace(QChar(code), QChar(0x2400 + code));
        }
        shown.replace(QChar(0x7F), QChar(0x2421)).replace(QChar(0x85), QChar(0xFFFD));
        shown.replace(QChar(0xFFFE), QChar(0xFFFD)).replace(QChar(0xFFFF), QChar(0xFFFD));
        QCOMPARE(paragraph, shown);
    }

    void htmlListsItsConversationsFirst()
    {
        const QByteArray html = written<HtmlWriter>({messageWith(u"hello"_s)}, u"t"_s);
        const auto entry = html.indexOf("<a href=\"#c1\"><bdi>Ada</bdi>");
        const auto section = html.indexOf("<section id=\"c1\"");
        QVERIFY(entry > 0 && section > entry);
        QVERIFY(html.contains("Customer · Ada"));
        QVERIFY(html.contains("<time datetime=\"2025-11-01T12:26:40.123Z\">12:26:40</time>"));
        QVERIFY(html.contains("1 messages in 1 conversations."));
        QVERIFY(html.contains("prefers-color-scheme: dark") && html.contains("@media print"));
    }

    void workbookCellsReadBack_data() { addHostileTexts(); }
    void workbookCellsReadBack()
    {
        QFETCH(QString, content);
        const QStringList cells = rowOf(workbook({messageWith(content)}), 2);
        QString shown = content;
        shown.replace(QChar(0), QChar(0x2400));
        shown.replace(QChar(0xFFFE), QChar(0xFFFD)).replace(QChar(0xFFFF), QChar(0xFFFD));
        QCOMPARE(cells.value(4), shown);
    }

    void workbookHasTypedColumnsAndNoFormula()
    {
        const auto files = workbook({messageWith(u"=1+1"_s)});
        const QByteArray sheet = files.value(u"xl/worksheets/sheet1.xml"_s);
        QVERIFY(!sheet.contains("<f>"));
        QVERIFY(sheet.contains("state=\"frozen\""));
        QVERIFY(sheet.contains("<autoFilter ref=\"A1:O2\"/>"));
        static const QRegularExpression time(u"<c r=\"A2\" s=\"\\d+\"><v>([\\d.]+)</v>"_s);
        const auto match = time.match(QString::fromUtf8(sheet));
        QVERIFY(match.hasMatch());
        QCOMPARE(qRound64((match.captured(1).toDouble() - 25'569) * 86'400'000), 1'762'000'000'123);
        QCOMPARE(rowOf(files, 2).value(7), u"7123456789012345678"_s);
    }

    void aTextBeyondACellIsCutAndCounted_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<int>("shortened");
        QTest::addRow("just fits") << QString(32'767, u'a') << 0;
        QTest::addRow("one too many") << QString(32'768, u'a') << 1;
        QTest::addRow("cut between halves of an emoji") << u"a"_s + u"😀"_s.repeated(20'000) << 1;
        QTest::addRow("grows by escapes") << u"_x0041_"_s.repeated(4'681) << 1;
    }
    void aTextBeyondACellIsCutAndCounted()
    {
        QFETCH(QString, content);
        QFETCH(int, shortened);
        QTemporaryDir folder;
        XlsxWriter writer(folder.filePath(u"o.xlsx"_s), u"t"_s);
        QVERIFY(writer.open());
        QVERIFY(writer.add(talk(), messageWith(content), true));
        QVERIFY(writer.finish());
        QCOMPARE(writer.shortenedCells(), shortened);
        const QString cell = rowOf(tests::zipContent(folder.filePath(u"o.xlsx"_s)), 2).value(4);
        QVERIFY(cell.size() > 16'000 && cell.size() <= 32'767);
        QCOMPARE(cell.endsWith(u'…'), shortened == 1);
        QVERIFY(content.startsWith(shortened ? cell.chopped(1) : cell));
    }

    void rowsBeyondASheetGoOnInAnotherFile()
    {
        QTemporaryDir folder;
        XlsxWriter writer(folder.filePath(u"o.xlsx"_s), u"t"_s, 2);
        QVERIFY(writer.open());
        for (int i = 0; i < 5; ++i)
            QVERIFY(writer.add(talk(), messageWith(QString::number(i)), i == 0));
        QVERIFY(writer.finish());
        QCOMPARE(writer.moreFiles(),
            QStringList({folder.filePath(u"o-2.xlsx"_s), folder.filePath(u"o-3.xlsx"_s)}));
        QCOMPARE(rowOf(tests::zipContent(folder.filePath(u"o.xlsx"_s)), 3).value(4), u"1"_s);
        QCOMPARE(rowOf(tests::zipContent(folder.filePath(u"o-3.xlsx"_s)), 2).value(4), u"4"_s);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3);
    }

private:
    using Files = QMap<QString, QByteArray>;

    static Files workbook(const QVector<Message> &messages)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"o.xlsx"_s));
        const QByteArray bytes = written<XlsxWriter>(messages, u"t"_s);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        file.close();
        return tests::zipContent(file.fileName());
    }

    /// Texts of a row of the first sheet by column, with the escapes of spreadsheets undone.
    static QStringList rowOf(const Files &files, int row)
    {
        QStringList cells(15);
        QXmlStreamReader reader(files.value(u"xl/worksheets/sheet1.xml"_s));
        int column = -1;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QString place = reader.attributes().value("r"_L1).toString();
            if (reader.name() == "c"_L1)
                column = place.mid(1) == QString::number(row) ? place.at(0).unicode() - u'A' : -1;
            else if (reader.name() == "t"_L1 && column >= 0)
                cells[column] = unescaped(reader.readElementText());
        }
        return reader.hasError() ? QStringList() : cells;
    }

    static QString unescaped(QString text)
    {
        static const QRegularExpression escape(u"_x([0-9A-Fa-f]{4})_"_s);
        qsizetype from = 0;
        for (auto hit = escape.match(text); hit.hasMatch(); hit = escape.match(text, from)) {
            text.replace(
                hit.capturedStart(), hit.capturedLength(), QChar(hit.captured(1).toUShort(nullptr, 16)));
            from = hit.capturedStart() + 1;
        }
        return text;
    }
};

QTEST_GUILESS_MAIN(tst_ExportFormats)
#include "tst_exportformats.moc"
