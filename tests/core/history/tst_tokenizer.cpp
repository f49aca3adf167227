// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/tokenizer.h"

#include "core/history/schema.h"
#include "core/history/textmatch.h"
#include "core/history/wordsink.h"

#include <QRandomGenerator>
#include <QTest>

#include <sqlite3.h>

#include <set>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace {

using Tokens = std::set<std::string>;

/// What a search needs to find of a text, told by the definition instead of the tokenizer.
Tokens expectedTokens(const std::string &text)
{
    Tokens tokens;
    std::string before;
    for (const TextUnit &unit : textUnits(text)) {
        const bool single = unit.kind == TextUnit::Kind::Cjk;
        if (single && unit.glued && !before.empty())
            tokens.insert(before + unit.folded);
        before = single ? unit.folded : std::string();
        tokens.insert(std::string(indexToken(unit.folded)));
    }
    return tokens;
}

class Words final : public WordSink
{
public:
    Words() { currentWordSink = this; }
    ~Words() override { currentWordSink = nullptr; }
    void word(std::string_view folded) override { heard.insert(std::string(folded)); }
    Tokens heard;
};

QString printable(const Tokens &tokens)
{
    QStringList list;
    for (const std::string &token : tokens)
        list.append(QString::fromStdString(token));
    return list.join(u' ');
}

} // namespace

class tst_Tokenizer final : public QObject
{
    Q_OBJECT
private:
    void run(const char *sql)
    {
        char *error = nullptr;
        const int rc = sqlite3_exec(m_db, sql, nullptr, nullptr, &error);
        QVERIFY2(rc == SQLITE_OK, error);
    }

    void insert(qint64 id, std::string_view text, std::string_view mark = {})
    {
        sqlite3_stmt *statement = nullptr;
        QCOMPARE(sqlite3_prepare_v2(
                     m_db, "INSERT INTO fts_0(rowid, text, mark) VALUES(?, ?, ?)", -1, &statement, nullptr),
            SQLITE_OK);
        sqlite3_bind_int64(statement, 1, id);
        sqlite3_bind_text64(statement, 2, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        sqlite3_bind_text64(statement, 3, mark.data(), mark.size(), SQLITE_STATIC, SQLITE_UTF8);
        QCOMPARE(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_finalize(statement);
    }

    QVector<qint64> found(const std::string &match)
    {
        QVector<qint64> ids;
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_db, "SELECT rowid FROM fts_0 WHERE fts_0 MATCH ?", -1, &statement, nullptr);
        sqlite3_bind_text64(statement, 1, match.data(), match.size(), SQLITE_STATIC, SQLITE_UTF8);
        int rc = SQLITE_ROW;
        while ((rc = sqlite3_step(statement)) == SQLITE_ROW)
            ids.append(sqlite3_column_int64(statement, 0));
        if (rc != SQLITE_DONE)
            qWarning() << sqlite3_errmsg(m_db);
        sqlite3_finalize(statement);
        return ids;
    }

    Tokens stored()
    {
        Tokens tokens;
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_db, "SELECT term FROM temp.terms", -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            tokens.insert({reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)),
                std::size_t(sqlite3_column_bytes(statement, 0))});
        }
        sqlite3_finalize(statement);
        return tokens;
    }

private slots:
    void init()
    {
        QCOMPARE(sqlite3_open(":memory:", &m_db), SQLITE_OK);
        QVERIFY(registerTokenizer(m_db));
        run(createShardSql(0).c_str());
        run("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'fts_0', 'row')");
    }
    void cleanup() { QCOMPARE(sqlite3_close(m_db), SQLITE_OK); }

    void theIndexHoldsWhatTheDefinitionSays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("nothing") << QString();
        QTest::addRow("words") << u"Where's my Crème, Where?"_s;
        QTest::addRow("Han") << u"我要退款。退款吗"_s;
        QTest::addRow("mixed") << u"用iPhone15拍 👍🏽👩\u200D👧 が か\u3099"_s;
        QTest::addRow("Thai") << u"ขอคืนเงินครับ 12"_s;
        QTest::addRow("NUL does not end it") << QString(u"a"_s + QChar(0) + u"b退"_s);
        QTest::addRow("a long word") << u"lang"_s.repeated(50);
        QTest::addRow("a long word of three bytes a letter") << u"aकि"_s.repeated(40);
    }
    void theIndexHoldsWhatTheDefinitionSays()
    {
        QFETCH(QString, text);
        const std::string utf8 = text.toStdString();
        insert(1, utf8);
        QCOMPARE(printable(stored()), printable(expectedTokens(utf8)));
    }

    void anyTextIsIndexedAsDefined()
    {
        static const QStringList pieces = {u"a"_s, u"B"_s, u"é"_s, u"e\u0301"_s, u" "_s, u"."_s, u"退"_s,
            u"款"_s, u"か"_s, u"\u3099"_s, u"ｶﾞ"_s, u"환"_s, u"\u1112\u116A\u11AB"_s, u"ไ"_s, u"👍"_s,
            u"\u200D"_s, u"🇩"_s, u"\uFE0F"_s, u"🏽"_s, u"क"_s, u"ि"_s, u"أ"_s, u"ß"_s, QString(QChar(0)),
            QString(QChar(0xFFFF)), u"𠮷"_s, u"\u200B"_s, u"longlonglonglonglonglonglong"_s};
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            std::string text;
            for (int i = random.bounded(30); i > 0; --i) {
                text += pieces[random.bounded(pieces.size())].toStdString();
                if (random.bounded(40) == 0)
                    text += char(0x80 + random.bounded(0x7F));
            }
            run("INSERT INTO fts_0(fts_0) VALUES('delete-all')");
            insert(1, text);
            QCOMPARE(printable(stored()), printable(expectedTokens(text)));
            for (const std::string &token : stored())
                QCOMPARE(found(matchToken(token)), QVector<qint64>{1});
        }
    }

    void marksPassUntouched()
    {
        insert(1, "hello", markToken('s', 1) + ' ' + markToken('l', 12));
        insert(2, "s1 l12", markToken('s', 2) + ' ' + markToken('l', 12));
        QCOMPARE(found(matchToken(markToken('s', 1))), QVector<qint64>{1});
        QCOMPARE(found(matchToken(markToken('l', 12))), (QVector<qint64>{1, 2}));
        QCOMPARE(found(matchToken(markToken('l', 1))), QVector<qint64>());
        QCOMPARE(found(matchToken("s1")), QVector<qint64>{2});
    }

    void theWriterHearsTheWords()
    {
        Words words;
        insert(1, (u"Crème 退款 👍 crème brûlée "_s + u"x"_s.repeated(200)).toStdString(), markToken('s', 1));
        QCOMPARE(words.heard, (Tokens{"creme", "brulee", std::string(96, 'x')}));
        words.heard.clear();
        QCOMPARE(found("\"refund\""), QVector<qint64>());
        QCOMPARE(words.heard, Tokens());
    }

    void deletingTakesTheOldText()
    {
        insert(1, "退款 refund");
        run("INSERT INTO fts_0(fts_0, rowid, text, mark) VALUES('delete', 1, '退款 refund', '')");
        QCOMPARE(found(matchToken("refund")), QVector<qint64>());
        QCOMPARE(stored(), Tokens());
    }

private:
    sqlite3 *m_db = nullptr;
};

QTEST_GUILESS_MAIN(tst_Tokenizer)
#include "tst_tokenizer.moc"
