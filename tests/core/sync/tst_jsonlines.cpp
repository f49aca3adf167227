// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timestamp.h"
#include "core/sync/jsonlines.h"
#include "tests/core/sync/syncsupport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::sync;

namespace {

const QByteArray kTail = R"(,"conversationId":"c","content":"x","createdAt":"2025-11-01T10:00:00Z"})";

QByteArray text(const std::string &from)
{
    return QByteArray::fromStdString(from);
}

} // namespace

class tst_JsonLines final : public QObject
{
    Q_OBJECT
private slots:
    void value_data();
    void value();
    void refused_data();
    void refused();
    void everySpellingOfAFieldIsRead_data();
    void everySpellingOfAFieldIsRead();
    void time_data();
    void time();
    void deepNestingIsRefusedWithoutAStack();
    void messagesWithoutIdAreNumberedWithinTheirConversation();
    void linesEndAtLfOnlyAndBlankOnesAreSkipped();
    void gzipIsReadThroughAllItsMembers();
    void cutGzipKeepsWhatWasReadable();
    void damagedGzipKeepsWhatWasReadable();
    void resumedReaderSkipsWhatIsDone();
    void tooLongLineIsRefusedAndTheNextIsRead();
    void deletedLineNeedsNoContent();
    void emptyConversationIdSaysThatThereIsNone();
    void notesAreRead();
};

void tst_JsonLines::value_data()
{
    QTest::addColumn<QByteArray>("pair");
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *pair, Field field, const QByteArray &expected) {
        QTest::newRow(name) << QByteArray(pair) << int(field) << expected;
    };
    row("a text", R"("id":"a")", Field::Id, "a");
    row("the last of equal keys wins", R"("id":"a","id":"b")", Field::Id, "b");
    row("a key written with an escape", R"("\u0069d":"a")", Field::Id, "a");
    row("null in another spelling takes nothing away", R"("shopId":"7","shop_id":null)", Field::ShopId, "7");
    row("a surrogate pair", R"("id":"\ud83d\ude00")", Field::Id, "\xF0\x9F\x98\x80");
    row("an escaped NUL is kept", R"("id":"a\u0000b")", Field::Id, QByteArray("a\0b", 3));
    row("every short escape", R"("id":"\"\\\/\b\f\n\r\t")", Field::Id, "\"\\/\b\f\n\r\t");
    row("a number keeps its source text", R"("id":18446744073709551617)", Field::Id, "18446744073709551617");
    row("blanks between the parts", " \"id\" :\t\"a\" ", Field::Id, "a");
    row("unknown keys hold anything", R"("x":{"y":[1,{"z":[]},"\u0041"],"w":{}},"id":"a")", Field::Id, "a");
    row("an object is kept as it stands", R"("id":"a","content":{"t" : [1, 2]})", Field::Content,
        R"({"t" : [1, 2]})");
}

void tst_JsonLines::value()
{
    QFETCH(QByteArray, pair);
    QFETCH(int, field);
    QFETCH(QByteArray, expected);
    Record record;
    const QByteArray line = "{" + pair + "}";
    QCOMPARE(text(parseJsonLine(line.toStdString(), record)), QByteArray());
    QCOMPARE(text(record.cell(Field(field)).text), expected);
}

void tst_JsonLines::refused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const QByteArray &line, const char *reason) {
        QTest::newRow(name) << line << QByteArray(reason);
    };
    row("cut in a text", R"({"id":1,"content":"cut off in)", "ends in the middle");
    row("cut after a key", R"({"id")", "ends in the middle");
    row("cut in a word", R"({"id":tr)", "ends in the middle");
    row("cut in nested values", R"({"x":[1,{"a":2)", "ends in the middle");
    row("not JSON at all", "2025-11-01 INFO plain", "not a JSON object");
    row("an array", R"([{"id":4}])", "array");
    row("a text alone", R"("just a string")", "not a JSON object");
    row("a comma too many", R"({"id":2,})", "key in double quotes");
    row("single quotes", R"({'id':3})", "key in double quotes");
    row("NaN", R"({"id":NaN})", "not JSON");
    row("a number with a leading zero", R"({"id":012})", "comma or a closing brace");
    row("a number that ends in a point", R"({"id":1.})", "not JSON");
    row("an unknown key with broken content", R"({"x":[1,2,},"id":1})", "not JSON");
    row("an unknown key with an unquoted key inside", R"({"x":{a:1},"id":1})", "key in double quotes");
    row("two objects on a line", R"({"id":5}{"id":6})", "follows the object");
    row("a lone high surrogate", R"({"content":"\ud83d!"})", "surrogate");
    row("a lone low surrogate", R"({"content":"\ude00"})", "surrogate");
    row("a reversed pair", R"({"content":"\ude00\ud83d"})", "surrogate");
    row("two high surrogates", R"({"content":"\ud83d\ud83d"})", "surrogate");
    row("an unknown escape", R"({"content":"\x41"})", "backslash");
    row("an escape without digits", R"({"content":"\u00g1"})", "hexadecimal");
    row("a raw control character", QByteArray("{\"content\":\"a\x01\"}"), "control character");
    row("a raw NUL", QByteArray("{\"content\":\"a\0b\"}", 17), "control character");
    row("Latin-1", "{\"content\":\"caf\xE9\"}", "not UTF-8");
    row("an overlong slash", "{\"content\":\"\xC0\xAF\"}", "not UTF-8");
    row("an encoded surrogate", "{\"content\":\"\xED\xA0\xBD\"}", "not UTF-8");
}

void tst_JsonLines::refused()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, reason);
    Record record;
    const QByteArray answer = text(parseJsonLine(line.toStdString(), record));
    QVERIFY2(answer.contains(reason), answer.constData());
    for (qsizetype size = 0; size < line.size(); ++size) // no prefix of it may read beyond its end
        (void)parseJsonLine(line.left(size).toStdString(), record);
}

void tst_JsonLines::everySpellingOfAFieldIsRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("camelCase") << QByteArray(
        R"({"id":1,"conversationId":"c","shopId":2,"botId":"3","inboxUserId":4,"userName":"n","userEmail":"m","sender":"USER","content":"x","createdAt":"2025-11-01T10:00:00Z","updatedAt":"2025-11-01T11:00:00Z","replyId":9})");
    QTest::newRow("snake_case") << QByteArray(
        R"({"id":"1","conversation_id":"c","shop_id":2,"bot_id":"3","inbox_user_id":4,"user_name":"n","user_email":"m","sender":"user","content":"x","created_at":"2025-11-01T10:00:00Z","updated_at":"2025-11-01T11:00:00Z","reply_id":9})");
    QTest::newRow("the backend's columns") << QByteArray(
        R"({"id":1,"conversation_id":"c","shop_id":2,"bot_id":"3","inbox_user_id":4,"user_name":"n","user_email":"m","sender":"user","content":"x","create_time":1761991200000,"update_time":1761994800000,"reply_id":9,"tenant_id":0})");
}

void tst_JsonLines::everySpellingOfAFieldIsRead()
{
    QFETCH(QByteArray, line);
    QTemporaryDir folder;
    const auto read = synctest::readFile(synctest::write(folder, u"a"_s, line));
    QCOMPARE(read.messages.size(), std::size_t(1));
    const auto &m = read.messages.front();
    QCOMPARE(text(m.id), QByteArray("1"));
    QCOMPARE(text(m.conversationId), QByteArray("c"));
    QCOMPARE(text(m.shopId), QByteArray("2"));
    QCOMPARE(text(m.botId), QByteArray("3"));
    QCOMPARE(text(m.customerId), QByteArray("4"));
    QCOMPARE(text(m.customerName), QByteArray("n"));
    QCOMPARE(text(m.customerEmail), QByteArray("m"));
    QCOMPARE(text(m.sender), QByteArray("user"));
    QCOMPARE(text(m.replyToId), QByteArray("9"));
    QCOMPARE(m.sentAtMs, core::parseTimestamp(u"2025-11-01T10:00:00Z"));
    QCOMPARE(m.updatedAtMs, core::parseTimestamp(u"2025-11-01T11:00:00Z"));
    QCOMPARE(m.line, 1);
}

void tst_JsonLines::time_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected"); // empty: refused
    const auto row = [](const char *name, const char *value, const QString &expected) {
        QTest::newRow(name) << QByteArray(value) << expected;
    };
    row("text with an offset", R"("2025-11-01T10:00:00+08:00")", u"2025-11-01T02:00:00.000Z"_s);
    row("text without a zone is UTC", R"("2025-11-01 10:00:00")", u"2025-11-01T10:00:00.000Z"_s);
    row("seconds", "1730455200", u"2024-11-01T10:00:00.000Z"_s);
    row("milliseconds", "1730455200123", u"2024-11-01T10:00:00.123Z"_s);
    row("seconds with a fraction", "1730455200.5", u"2024-11-01T10:00:00.500Z"_s);
    row("seconds with an exponent", "1.7304552e9", u"2024-11-01T10:00:00.000Z"_s);
    row("30 February", R"("2025-02-30T10:00:00Z")", {});
    row("a word", R"("yesterday")", {});
    row("null", "null", {});
    row("an empty text", R"("")", {});
    row("a number beyond all years", "18446744073709551617", {});
    row("an object", "{}", {});
}

void tst_JsonLines::time()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QTemporaryDir folder;
    const auto read = synctest::readFile(synctest::write(
        folder, u"a"_s, R"({"id":1,"conversationId":"c","content":"x","createdAt":)" + value + "}"));
    QCOMPARE(read.messages.empty(), expected.isEmpty());
    if (!expected.isEmpty())
        QCOMPARE(core::formatTimestamp(read.messages.front().sentAtMs), expected);
    else
        QVERIFY2(text(read.rejects.at(0).reason).contains("createdAt"), read.rejects.at(0).reason.c_str());
}

void tst_JsonLines::deepNestingIsRefusedWithoutAStack()
{
    Record record;
    const auto nested = [](int depth) {
        return R"({"x":)" + std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']') + "}";
    };
    QCOMPARE(text(parseJsonLine(nested(256), record)), QByteArray());
    QCOMPARE(text(parseJsonLine(nested(257), record)), QByteArray("the values are nested too deeply"));
    QCOMPARE(text(parseJsonLine(nested(1'000'000), record)), QByteArray("the values are nested too deeply"));
}

void tst_JsonLines::messagesWithoutIdAreNumberedWithinTheirConversation()
{
    QTemporaryDir folder;
    const QByteArray lines = R"({"conversationId":"a","content":"1","createdAt":"2025-11-01T10:00:00Z"}
{"conversationId":"b","content":"1","createdAt":"2025-11-01T10:00:00Z"}
{"conversationId":"a","content":"2","createdAt":"2025-11-01T10:00:00Z"}
)";
    const auto read = synctest::readFile(synctest::write(folder, u"a"_s, lines));
    QCOMPARE(read.messages.size(), std::size_t(3));
    QCOMPARE(text(read.messages[0].id), QByteArray("#1"));
    QCOMPARE(text(read.messages[1].id), QByteArray("#1"));
    QCOMPARE(text(read.messages[2].id), QByteArray("#2"));
}

void tst_JsonLines::linesEndAtLfOnlyAndBlankOnesAreSkipped()
{
    QTemporaryDir folder;
    const QByteArray lines = "\xEF\xBB\xBF{\"id\":1" + kTail + "\r\n\n \t\r\n{\"id\":2,\"x\":\"\xE2\x80\xA8\""
        + kTail + "\n\xEF\xBB\xBF{\"id\":3" + kTail;
    const auto read = synctest::readFile(synctest::write(folder, u"a"_s, lines));
    QCOMPARE(read.messages.size(), std::size_t(3));
    QVERIFY(read.rejects.empty());
    QCOMPARE(read.messages[1].line, 4);
    QCOMPARE(read.messages[2].line, 5);
}

void tst_JsonLines::gzipIsReadThroughAllItsMembers()
{
    QTemporaryDir folder;
    QByteArray plain;
    for (int i = 0; i < 20'000; ++i)
        plain += "{\"id\":" + QByteArray::number(i) + kTail + "\n";
    const QByteArray packed = synctest::gzip(plain.left(700'001)) + synctest::gzip(plain.mid(700'001));
    const auto read
        = synctest::readFile(synctest::write(folder, u"any name"_s, packed + QByteArray(512, '\0')));
    QVERIFY(!read.error);
    QVERIFY(read.rejects.empty());
    QCOMPARE(read.messages.size(), std::size_t(20'000));
    QCOMPARE(text(read.messages.back().id), QByteArray("19999"));
}

void tst_JsonLines::cutGzipKeepsWhatWasReadable()
{
    QTemporaryDir folder;
    QByteArray plain;
    for (int i = 0; i < 5000; ++i)
        plain += "{\"id\":" + QByteArray::number(i * 7919) + kTail + "\n";
    const QByteArray packed = synctest::gzip(plain);
    const auto read = synctest::readFile(synctest::write(folder, u"a"_s, packed.left(packed.size() / 2)));
    QVERIFY(!read.error);
    QVERIFY(read.messages.size() > 100 && read.messages.size() < 5000);
    QCOMPARE(read.rejects.size(), std::size_t(1));
    QCOMPARE(text(read.rejects[0].reason), QByteArray("the compressed data ends in the middle"));
    QCOMPARE(read.rejects[0].line, qint64(read.messages.size()) + 1);
}

void tst_JsonLines::damagedGzipKeepsWhatWasReadable()
{
    QTemporaryDir folder;
    const QByteArray first = "{\"id\":1" + kTail + "\n";
    const auto garbage
        = synctest::readFile(synctest::write(folder, u"a"_s, synctest::gzip(first) + "garbage"));
    QCOMPARE(garbage.messages.size(), std::size_t(1));
    QCOMPARE(garbage.rejects.size(), std::size_t(1));

    QByteArray flipped = synctest::gzip(first.repeated(2000));
    flipped[flipped.size() - 5] = char(~flipped[flipped.size() - 5]); // the checksum
    const auto read = synctest::readFile(synctest::write(folder, u"b"_s, flipped));
    QCOMPARE(read.messages.size(), std::size_t(2000));
    QCOMPARE(text(read.rejects.at(0).reason), QByteArray("the compressed data is damaged"));
}

void tst_JsonLines::resumedReaderSkipsWhatIsDone()
{
    QTemporaryDir folder;
    QByteArray plain;
    for (int i = 0; i < 50; ++i)
        plain += R"({"content":"x","conversationId":"c","createdAt":"2025-11-01T10:00:00Z"})"
                 "\n";
    const QString file = synctest::write(folder, u"a"_s, plain);
    auto first = openReader(file, FileKind::JsonLines);
    const auto begun = synctest::readAll(**first, 20);
    auto second = openReader(file, FileKind::JsonLines);
    (*second)->skipDone(begun.place);
    const auto rest = synctest::readAll(**second);
    QCOMPARE(rest.alreadyDone, 20);
    QCOMPARE(rest.messages.size(), std::size_t(30));
    QCOMPARE(text(rest.messages.front().id), QByteArray("#21"));
}

void tst_JsonLines::tooLongLineIsRefusedAndTheNextIsRead()
{
    QTemporaryDir folder;
    QByteArray plain = R"({"id":1,"content":")" + QByteArray(qsizetype(LineReader::kLongestLine) + 10, 'x')
        + "\"}\n" + "{\"id\":2" + kTail;
    const auto read = synctest::readFile(synctest::write(folder, u"a"_s, synctest::gzip(plain)));
    QCOMPARE(read.rejects.size(), std::size_t(1));
    QVERIFY(read.rejects[0].raw.size() <= kKeptRawBytes);
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(read.messages[0].line, 2);
}

void tst_JsonLines::deletedLineNeedsNoContent()
{
    QTemporaryDir folder;
    const auto read
        = synctest::readFile(synctest::write(folder, u"a"_s, R"({"id":1,"conversationId":"c","deleted":1}
{"id":2,"conversationId":"c","deleted":0}
{"id":3,"conversationId":"c","deleted":"false","content":"","createdAt":"2025-11-01"})"));
    QCOMPARE(read.messages.size(), std::size_t(2));
    QVERIFY(read.messages[0].deleted);
    QVERIFY(!read.messages[1].deleted);
    QCOMPARE(read.rejects.size(), std::size_t(1));
}

void tst_JsonLines::emptyConversationIdSaysThatThereIsNone()
{
    QTemporaryDir folder;
    const auto read = synctest::readFile(
        synctest::write(folder, u"a"_s, R"({"id":1,"conversationId":"","content":"x","createdAt":"2025-11-01"}
{"id":2,"conversationId":null,"content":"x","createdAt":"2025-11-01"}
{"id":3,"content":"x","createdAt":"2025-11-01"}
{"id":4,"conversationId":"","conversation_id":"c","content":"x","createdAt":"2025-11-01"})"));
    QCOMPARE(read.messages.size(), std::size_t(2));
    QCOMPARE(read.messages[0].conversationId, std::string());
    QCOMPARE(read.messages[1].conversationId, std::string("c"));
    QCOMPARE(read.rejects.size(), std::size_t(2));
    for (const Reject &reject : read.rejects)
        QCOMPARE(reject.reason, std::string("conversationId is missing"));
}

void tst_JsonLines::notesAreRead()
{
    QTemporaryDir folder;
    const QByteArray line = R"({"conversationId":"c","content":"x","createdAt":"2025-11-01")";
    const auto read = synctest::readFile(synctest::write(folder, u"a"_s,
        line + R"(,"marked":true,"comment":"call back"})" + '\n' + line
            + R"(,"marked":"false","comment":null})" + '\n' + line + R"(,"marked":1,"comment":[1]})"));
    QCOMPARE(read.messages.size(), std::size_t(3));
    QVERIFY(read.messages[0].marked);
    QCOMPARE(read.messages[0].comment, std::string("call back"));
    QVERIFY(!read.messages[1].hasNote());
    QVERIFY(read.messages[2].marked);
    QCOMPARE(read.messages[2].comment, std::string());
}

QTEST_GUILESS_MAIN(tst_JsonLines)
#include "tst_jsonlines.moc"
