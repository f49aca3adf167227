// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/csv.h"
#include "tests/core/sync/syncsupport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::sync;

namespace {

const QByteArray kHeader = "id,conversationId,content,createdAt\n";

QByteArray row(const QByteArray &id, const QByteArray &content)
{
    return id + ",c," + content + ",2025-11-01T10:00:00Z\n";
}

synctest::ReadFile readText(const QByteArray &bytes)
{
    QTemporaryDir folder;
    return synctest::readFile(synctest::write(folder, u"any"_s, bytes));
}

} // namespace

class tst_Csv final : public QObject
{
    Q_OBJECT
private slots:
    void cell_data();
    void cell();
    void header_data();
    void header();
    void emptyCellInQuotesSaysThatThereIsNoConversation();
    void cutAnywhereTheRowIsTheSameOrIncomplete();
    void shortAndLongRowsAreRefused();
    void strayQuoteLosesOneLineOnly();
    void charactersBehindAClosingQuoteAreRefused();
    void lineNumbersCountLineEndsInsideQuotes();
    void invalidUtf8IsRefused();
    void cutGzipRefusesTheUnfinishedRow();
    void resumedReaderSkipsWhatIsDone();
    void rowLongerThanTheWindowIsRead();
};

void tst_Csv::cell_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("content");
    const auto add = [](const char *name, const char *written, const char *content) {
        QTest::newRow(name) << QByteArray(written) << QByteArray(content);
    };
    add("plain", "hello", "hello");
    add("empty is an empty message", "", "");
    add("blanks are kept", "  a ", "  a ");
    add("quoted", "\"a,b\"", "a,b");
    add("quotes doubled", "\"say \"\"hi\"\"\"", "say \"hi\"");
    add("quote inside an unquoted cell", "5\" disk", "5\" disk");
    add("line ends inside quotes", "\"a\nb\r\nc\rd\"", "a\nb\r\nc\rd");
    add("a guarded formula", "'=1+1", "=1+1");
    add("a guarded quoted formula", "\"'=HYPERLINK(\"\"x\"\",1)\"", "=HYPERLINK(\"x\",1)");
    add("guards before plus, minus and at", "'-5", "-5");
    add("a text that began with an apostrophe and a formula", "''=1", "'=1");
    add("an apostrophe that guards nothing", "'tis", "'tis");
    add("an apostrophe alone", "'", "'");
    add("a formula without a guard", "=1", "=1");
}

void tst_Csv::cell()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, content);
    for (const QByteArray &end : {QByteArray("\n"), QByteArray("\r\n"), QByteArray()}) {
        const auto read
            = readText(kHeader + row("1", "first").chopped(1) + "\r\n" + row("2", written).chopped(1) + end);
        QVERIFY(!read.error);
        QCOMPARE(read.rejects.size(), std::size_t(0));
        QCOMPARE(read.messages.size(), std::size_t(2));
        QCOMPARE(QByteArray::fromStdString(read.messages[1].content), content);
        QCOMPARE(QByteArray::fromStdString(read.messages[1].id), QByteArray("2"));
    }
}

void tst_Csv::header_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("usable");
    const auto add = [](const char *name, const char *header, const char *line, bool usable) {
        QTest::newRow(name) << QByteArray(header) << QByteArray(line) << usable;
    };
    add("commas", "id,conversationId,content,createdAt", "1,c,x,2025-11-01", true);
    add("semicolons", "id;conversation_id;content;create_time", "1;c;x;1761991200000", true);
    add("tabs", "conversation_id\tcontent\tcreated_at", "c\tx\t2025-11-01", true);
    add("a byte order mark", "\xEF\xBB\xBFid,conversationId,content,createdAt", "1,c,x,2025-11-01", true);
    add("quoted names and blanks", "\"id\", \"x\",conversationId , content,createdAt", "1,,c,x,2025-11-01",
        true);
    add("unknown columns", "mood,content,conversationId,createdAt", "good,x,c,2025-11-01", true);
    add("no conversation", "id,content,createdAt", "1,x,2025-11-01", false);
    add("no content", "id,conversationId,createdAt", "1,c,2025-11-01", false);
}

void tst_Csv::header()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, line);
    QFETCH(bool, usable);
    const auto read = readText(header + "\r\n" + line + "\r\n");
    QCOMPARE(!read.error.has_value(), usable);
    if (!usable)
        return;
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(read.messages[0].content), QByteArray("x"));
    QCOMPARE(QByteArray::fromStdString(read.messages[0].conversationId), QByteArray("c"));
}

void tst_Csv::emptyCellInQuotesSaysThatThereIsNoConversation()
{
    const auto read
        = readText(kHeader + "1,\"\",x,2025-11-01\r\n2,,x,2025-11-01\r\n\"3\",\"c\",\"\",\"2025-11-01\"\r\n");
    QCOMPARE(read.messages.size(), std::size_t(2));
    QCOMPARE(read.messages[0].conversationId, std::string());
    QCOMPARE(read.messages[1].conversationId, std::string("c"));
    QCOMPARE(read.rejects.size(), std::size_t(1));
    QCOMPARE(read.rejects[0].reason, std::string("conversationId is missing"));
}

void tst_Csv::cutAnywhereTheRowIsTheSameOrIncomplete()
{
    const std::string text = "\"a \"\"q\"\" \r\n b\",,c d,\"\"\r\nnext";
    CsvRow whole;
    readCsvRow(text, ',', true, whole);
    QCOMPARE(whole.state, CsvRow::State::Complete);
    QCOMPARE(whole.lines, 2);
    for (std::size_t size = 0; size <= text.size(); ++size) {
        CsvRow part;
        readCsvRow(std::string_view(text).substr(0, size), ',', false, part);
        QCOMPARE(part.state, size < whole.bytes ? CsvRow::State::Incomplete : CsvRow::State::Complete);
        if (part.state == CsvRow::State::Complete)
            QVERIFY(part.cells == whole.cells && part.bytes == whole.bytes);
    }
}

void tst_Csv::shortAndLongRowsAreRefused()
{
    const auto read = readText(kHeader + "1,c,x\n2,c,x,2025-11-01,more\n\n" + row("3", "good"));
    QCOMPARE(read.rejects.size(), std::size_t(2));
    QCOMPARE(
        QByteArray::fromStdString(read.rejects[0].reason), QByteArray("the row has 3 cells instead of 4"));
    QCOMPARE(QByteArray::fromStdString(read.rejects[0].raw), QByteArray("1,c,x\n"));
    QCOMPARE(read.rejects[0].line, 2);
    QCOMPARE(read.rejects[1].line, 3);
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(read.messages[0].line, 5);
}

void tst_Csv::strayQuoteLosesOneLineOnly()
{
    const auto read = readText(kHeader + row("1", "\"never closed") + row("2", "good") + row("3", "good"));
    QCOMPARE(read.rejects.size(), std::size_t(1));
    QCOMPARE(read.rejects[0].line, 2);
    QCOMPARE(QByteArray::fromStdString(read.rejects[0].reason), QByteArray("a quote is not closed"));
    QCOMPARE(read.messages.size(), std::size_t(2));
    QCOMPARE(read.messages[0].line, 3);
}

void tst_Csv::charactersBehindAClosingQuoteAreRefused()
{
    const auto read = readText(kHeader + row("1", "\"a\"b") + row("2", "good"));
    QCOMPARE(read.rejects.size(), std::size_t(1));
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(read.messages[0].id), QByteArray("2"));
}

void tst_Csv::lineNumbersCountLineEndsInsideQuotes()
{
    const auto read = readText(kHeader + row("1", "\"a\nb\nc\"") + row("2", "x"));
    QCOMPARE(read.messages.size(), std::size_t(2));
    QCOMPARE(read.messages[0].line, 2);
    QCOMPARE(read.messages[1].line, 5);
}

void tst_Csv::invalidUtf8IsRefused()
{
    const auto read = readText(kHeader + row("1", "caf\xE9") + row("2", "good"));
    QCOMPARE(QByteArray::fromStdString(read.rejects.at(0).reason), QByteArray("the row is not UTF-8"));
    QCOMPARE(read.messages.size(), std::size_t(1));
}

void tst_Csv::cutGzipRefusesTheUnfinishedRow()
{
    QByteArray plain = kHeader;
    for (int i = 0; i < 3000; ++i)
        plain += row(QByteArray::number(i * 7919), "\"text\nof two lines\"");
    const QByteArray packed = synctest::gzip(plain);
    const auto read = readText(packed.left(packed.size() / 2));
    QVERIFY(read.messages.size() > 100 && read.messages.size() < 3000);
    QCOMPARE(read.rejects.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(read.rejects[0].reason),
        QByteArray("the compressed data ends in the middle"));
}

void tst_Csv::resumedReaderSkipsWhatIsDone()
{
    QTemporaryDir folder;
    QByteArray plain = kHeader;
    for (int i = 0; i < 50; ++i)
        plain += row({}, "\"a\nb\"");
    const QString file = synctest::write(folder, u"a"_s, plain);
    auto first = openReader(file, FileKind::Csv);
    const auto begun = synctest::readAll(**first, 20);
    auto second = openReader(file, FileKind::Csv);
    (*second)->skipDone(begun.place);
    const auto rest = synctest::readAll(**second);
    QCOMPARE(rest.alreadyDone, 20);
    QCOMPARE(rest.messages.size(), std::size_t(30));
    QCOMPARE(QByteArray::fromStdString(rest.messages.front().id), QByteArray("#21"));
}

void tst_Csv::rowLongerThanTheWindowIsRead()
{
    const QByteArray text(3'000'000, 'x');
    const auto read = readText(kHeader + row("1", "\"" + text + "\"") + row("2", "y"));
    QCOMPARE(read.messages.size(), std::size_t(2));
    QCOMPARE(QByteArray::fromStdString(read.messages[0].content), text);
}

QTEST_GUILESS_MAIN(tst_Csv)
#include "tst_csv.moc"
