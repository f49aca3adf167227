// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/export.h"
#include "core/history/archive.h"
#include "tests/core/sync/importsupport.h"
#include "tests/core/sync/syncsupport.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using core::exporting::Format;
using core::history::Archive;
using synctest::ImportPlace;

namespace {

constexpr qint64 kFirstMs = 1'761'991'200'000;
constexpr int kMessages = 5000; // more than are written at once

const QStringList &texts()
{
    static const QStringList all{u"Where is my parcel?"_s, u"请问我的包裹什么时候到"_s, u"=SUM(A1)"_s,
        u"''-quoted, twice"_s, u"two\r\nlines \"and\" a\ttab "_s, QString(), u" 👍🏽 à bientôt"_s,
        u"zero%1one\x7F%1"_s.arg(QChar(0)), u"'"_s, u"{\"a\":[1,2]}"_s,
        QString(2, QChar(QChar::ByteOrderMark)) + u"marks"_s};
    return all;
}

/// Many messages of two shops: ids of all kinds, times and ends of conversations that coincide.
QByteArray linesOf(int count, qint64 firstMs)
{
    static const QStringList senders{u"user"_s, u"bot"_s, u"Courier"_s, QString()};
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        const int talk = (i / 7 * 31) % 500;
        QJsonObject o{{u"conversationId"_s, u"talk %1"_s.arg(talk)},
            {u"content"_s, texts().at(i % texts().size())}, {u"createdAt"_s, firstMs + i / 5 * 1000},
            {u"shopId"_s, QString::number(talk % 2)}, {u"shopName"_s, u"Shop %1"_s.arg(talk % 2)},
            {u"sender"_s, senders.at(i % 4)}};
        if (i % 11)
            o.insert(u"id"_s, i % 13 ? QJsonValue(i) : QJsonValue(u"00%1"_s.arg(i)));
        if (i % 3)
            o.insert(u"botId"_s, u"9007199254740993"_s);
        if (talk % 5)
            o.insert(u"inboxUserId"_s, 100 + talk % 50);
        if (talk % 5)
            o.insert(u"userEmail"_s, u"c%1@example.com"_s.arg(talk % 50));
        if (i % 17 == 0)
            o.insert(u"userName"_s, u"Ann, \"%1\""_s.arg(talk % 50));
        if (i % 6 == 0)
            o.insert(u"updatedAt"_s, firstMs + i * 1000 + 5);
        if (i % 8 == 0)
            o.insert(u"replyToId"_s, i > 100 ? QJsonValue(i - 1) : QJsonValue(u"x"_s));
        if (i % 9 == 0)
            o.insert(u"lang"_s, u"pt-BR"_s);
        lines += QJsonDocument(o).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

void makeBackend(const QString &file)
{
    sqlite3 *database = nullptr;
    sqlite3_open(file.toUtf8().constData(), &database);
    const char *sql
        = "CREATE TABLE coze_chat_history(id INTEGER PRIMARY KEY, conversation_id TEXT, content TEXT, "
          "sender TEXT, create_time INTEGER, shop_id TEXT, deleted INTEGER DEFAULT 0);"
          "INSERT INTO coze_chat_history VALUES"
          "(1,'talk 1','a session begins','user',1761991200000,'0',0),"
          "(2,NULL,'nobody knows where','user',1761991201000,'1',0),"
          "(3,NULL,'nor when','assistant',1761991201000,NULL,0),"
          "(4,'talk 1','gone','user',1761991202000,'0',1),"
          "(5,'last',NULL,'user',1762991202000,'0',0)";
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(database));
    sqlite3_close(database);
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

QByteArray exported(const ImportPlace &place, Format format)
{
    Archive archive(place.archive());
    auto opened = archive.open();
    opened.waitForFinished();
    const QString file = place.path(u"all."_s + core::exporting::suffixOf(format));
    auto future = core::exporting::exportMessages(archive, {{}, format, file, false, {}});
    future.waitForFinished();
    return future.result() ? contentOf(file) : QByteArray();
}

/// Marks and comments on some messages everywhere, also on one without a conversation.
void annotate(const ImportPlace &place)
{
    struct Target
    {
        core::history::ConversationRef conversation;
        QString id;
    };
    Archive archive(place.archive());
    auto opened = archive.open();
    opened.waitForFinished();
    QVector<Target> targets;
    int row = 0;
    auto walked = archive.walkGrouped({}, [&](const auto &conversation, const auto &message) {
        if (row++ % 400 == 0 || conversation.id.isEmpty())
            targets.append({core::history::refOf(conversation), message.id});
        return true;
    });
    walked.waitForFinished();
    QVERIFY(targets.size() > 5);
    for (int i = 0; i < targets.size(); ++i) {
        const QString comment = i % 3 ? u"=Ask \"Ann\"\nnote %1"_s.arg(i) : QString();
        auto noted = archive.setNote(targets[i].conversation, targets[i].id, i % 3 != 1, comment);
        noted.waitForFinished();
        QVERIFY(noted.result());
    }
}

/// All that the archive says, without the numbers it gives.
QMap<QByteArray, QByteArrayList> tablesOf(const ImportPlace &place)
{
    const QByteArrayList queries{
        "SELECT s.name, c.ext, typeof(m.ext), m.ext, m.ts, w.word, l.tag, m.updated, h.ext, b.ext,"
        " typeof(m.reply), m.reply, m.content FROM msg m JOIN conv c ON c.id = m.conv"
        " JOIN source s ON s.id = c.source JOIN sender w ON w.id = m.sender JOIN lang l ON l.id = m.lang"
        " LEFT JOIN shop h ON h.id = ifnull(m.shop, c.shop) LEFT JOIN bot b ON b.id = ifnull(m.bot, c.bot)",
        "SELECT s.name, c.ext, h.ext, b.ext, k.ext, first_ts, c.last_ts, c.n, n_user, w.word, l.tag, preview,"
        " customer_name, marks FROM conv c JOIN source s ON s.id = c.source"
        " JOIN sender w ON w.id = c.last_sender JOIN lang l ON l.id = c.lang"
        " LEFT JOIN shop h ON h.id = c.shop LEFT JOIN bot b ON b.id = c.bot"
        " LEFT JOIN customer k ON k.id = c.customer",
        "SELECT s.name, k.ext, k.name, email, h.ext, k.conversations, last_ts FROM customer k"
        " JOIN source s ON s.id = k.source LEFT JOIN shop h ON h.id = k.shop",
        "SELECT name, kind, n, conversations, customers FROM source",
        "SELECT ext, name, n FROM shop",
        "SELECT ext, name, n FROM bot",
        "SELECT tag, n FROM lang",
        "SELECT word, n FROM sender",
        "SELECT word, n FROM word",
        "SELECT s.name, conv_ext, typeof(msg_ext), msg_ext, m.content, marked, comment FROM note"
        " JOIN source s ON s.id = note.source JOIN msg m ON m.id = note.msg",
        "SELECT hour, h.ext, b.ext, w.word, v.n FROM hour v JOIN sender w ON w.id = v.sender"
        " LEFT JOIN shop h ON h.id = v.shop LEFT JOIN bot b ON b.id = v.bot",
    };
    QMap<QByteArray, QByteArrayList> tables;
    for (const QByteArray &query : queries) {
        QByteArrayList rows = place.rows(query);
        std::sort(rows.begin(), rows.end());
        tables.insert(query, rows);
    }
    return tables;
}

void compareWithItsCopy(const ImportPlace &place, Format format)
{
    const QByteArray first = exported(place, format);
    QVERIFY(first.size() > 100'000);
    const ImportPlace again;
    const auto summary = again.import(synctest::write(again.folder(), u"first"_s, first));
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(summary->imported, place.count());
    const auto expected = tablesOf(place);
    const auto found = tablesOf(again);
    for (auto query = expected.cbegin(); query != expected.cend(); ++query) {
        QVERIFY2(!query.value().isEmpty(), query.key().constData());
        const QByteArrayList &rows = found[query.key()];
        for (int i = 0; i < std::min(rows.size(), query.value().size()); ++i)
            QCOMPARE(rows[i], query.value()[i]);
        QCOMPARE(rows.size(), query.value().size());
    }
    QVERIFY(exported(again, format) == first);
}

} // namespace

class tst_RoundTrip final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theWholeArchiveComesBack_data();
    void theWholeArchiveComesBack();
    void theSharedConversationsComeBack_data() { theWholeArchiveComesBack_data(); }
    void theSharedConversationsComeBack();
    void anExportIsNothingNewInItsOwnArchive_data() { theWholeArchiveComesBack_data(); }
    void anExportIsNothingNewInItsOwnArchive();
    void aNoteOnALineReachesAMessageWithoutOne();
    void aPersonsNoteOutlivesTheOneOfALine();
    void linesNameTheirSourceUnlessTheImportDoes();
    void aCutImportOfSeveralSourcesGoesOn();

private:
    const ImportPlace m_place;
};

void tst_RoundTrip::initTestCase()
{
    const auto imported = [this](const QString &file) {
        const auto summary = m_place.import(file);
        return summary ? summary->source : summary.error().detail;
    };
    const auto &folder = m_place.folder();
    QCOMPARE(imported(synctest::write(folder, u"a.jsonl"_s, linesOf(kMessages, kFirstMs))), u"files"_s);
    QCOMPARE(imported(synctest::write(folder, u"b, other.jsonl"_s, linesOf(300, 1'500'000'000'000))),
        u"b, other"_s);
    makeBackend(m_place.path(u"shop.db"_s));
    QCOMPARE(imported(m_place.path(u"shop.db"_s)), u"backend"_s);
    QCOMPARE(m_place.count(), kMessages + 300 + 4);
    annotate(m_place);
}

void tst_RoundTrip::theWholeArchiveComesBack_data()
{
    QTest::addColumn<Format>("format");
    QTest::newRow("JSON Lines") << Format::JsonLines;
    QTest::newRow("CSV") << Format::Csv;
}

void tst_RoundTrip::theWholeArchiveComesBack()
{
    QFETCH(Format, format);
    compareWithItsCopy(m_place, format);
}

void tst_RoundTrip::theSharedConversationsComeBack()
{
    QFETCH(Format, format);
    const QDir data(QStringLiteral(AGENTCONSOLE_SHARED_DATA));
    QStringList files{u"small-sample.jsonl.gz"_s, u"shop-backend-sample.db"_s, u"hostile-sample.jsonl"_s};
    if (!data.exists(files.first()))
        QSKIP("no shared conversations here");
    if (qEnvironmentVariableIsSet("AGENTCONSOLE_TEST_ALL_DATA"))
        files += data.entryList({u"*.jsonl.gz"_s});
    const ImportPlace place;
    for (const QString &file : std::as_const(files)) {
        const auto summary = place.import(data.filePath(file));
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    }
    annotate(place);
    compareWithItsCopy(place, format);
}

void tst_RoundTrip::anExportIsNothingNewInItsOwnArchive()
{
    QFETCH(Format, format);
    const auto before = tablesOf(m_place);
    const auto summary
        = m_place.import(synctest::write(m_place.folder(), u"own"_s, exported(m_place, format)));
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->imported, 0);
    QCOMPARE(summary->unchanged, m_place.count());
    QCOMPARE(tablesOf(m_place), before);
}

void tst_RoundTrip::aNoteOnALineReachesAMessageWithoutOne()
{
    const ImportPlace place;
    const QByteArray bare = R"({"id":1,"conversationId":"c","content":"hi","createdAt":"2025-11-01"})";
    QVERIFY(place.import(synctest::write(place.folder(), u"bare"_s, bare)));
    QByteArray noted = bare;
    noted.replace("}", R"(,"marked":true,"comment":"call back"})");
    const QString file = synctest::write(place.folder(), u"noted"_s, noted);
    const auto summary = place.import(file);
    QVERIFY(summary);
    QCOMPARE(summary->changed, 1);
    QCOMPARE(place.rows("SELECT marked, comment FROM note"), QByteArrayList{"1|call back"});
    QCOMPARE(place.rows("SELECT marks FROM conv"), QByteArrayList{"1"});
    const auto again = place.import(file);
    QVERIFY(again);
    QCOMPARE(again->unchanged, 1);
    QVERIFY(place.import(synctest::write(place.folder(), u"bare"_s, bare)));
    QCOMPARE(place.rows("SELECT marked, comment FROM note"), QByteArrayList{"1|call back"});
}

void tst_RoundTrip::aPersonsNoteOutlivesTheOneOfALine()
{
    const ImportPlace place;
    const QByteArray line
        = R"({"id":1,"conversationId":"c","source":"s","content":"hi","createdAt":"2025-11-01","comment":"one"})";
    QVERIFY(place.import(synctest::write(place.folder(), u"a"_s, line)));
    {
        Archive archive(place.archive());
        archive.open().waitForFinished();
        archive.setNote({u"c"_s, {}, 0}, u"1"_s, false, u"a person's"_s).waitForFinished();
    }
    const auto notes = [&place] { return place.rows("SELECT marked, comment FROM note WHERE msg > 0"); };
    const QVector<std::pair<QByteArray, QByteArray>> changes{
        {"hi", "hi"}, {"hi", "hi there"}, {"2025-11-01", "2025-11-02"}};
    for (const auto &[was, is] : changes) {
        QByteArray changed = line;
        changed.replace(was, is).replace("}", ",\"marked\":1}");
        const auto summary = place.import(synctest::write(place.folder(), u"b"_s, changed));
        QVERIFY(summary);
        QCOMPARE(summary->changed, was == is ? 0 : 1);
        QCOMPARE(notes(), QByteArrayList{"0|a person's"});
    }
    const QByteArray gone = R"({"id":1,"conversationId":"c","source":"s","deleted":true})";
    QVERIFY(place.import(synctest::write(place.folder(), u"c"_s, gone)));
    QCOMPARE(notes(), QByteArrayList());
    QVERIFY(place.import(synctest::write(place.folder(), u"a"_s, line)));
    QCOMPARE(notes(), QByteArrayList{"0|a person's"});
}

void tst_RoundTrip::linesNameTheirSourceUnlessTheImportDoes()
{
    const auto line = [](int id, const QByteArray &source) {
        return R"({"conversationId":"c","content":"hi","createdAt":"2025-11-01","id":)"
            + QByteArray::number(id) + source + "}\n";
    };
    const QByteArray lines = line(1, {}) + line(2, R"(,"source":"mail")") + line(3, R"(,"source":"backend")")
        + line(4, R"(,"source":"")") + line(5, R"(,"source":7)") + line(6, R"(,"source":"mail")")
        + line(7, ",\"source\":\"" + QByteArray("é").repeated(200) + '"')
        + line(8, ",\"source\":\"" + QByteArray("é").repeated(201) + '"');
    const QByteArray query = "SELECT substr(s.name, 1, 9), s.kind, group_concat(m.ext) FROM (SELECT * FROM "
                             "msg ORDER BY ext) m JOIN conv c ON c.id = m.conv JOIN source s ON s.id = "
                             "c.source GROUP BY s.id ORDER BY min(m.ext)";
    const ImportPlace place;
    const QString file = synctest::write(place.folder(), u"a.jsonl"_s, lines);
    const auto summary = place.import(file);
    QVERIFY(summary);
    QVERIFY(summary->source.startsWith(u"files, mail, backend, é"_s));
    QCOMPARE(place.rows(query),
        (QByteArrayList{"files|file|1,4,5,8", "mail|file|2,6", "backend|backend|3", "ééééééééé|file|7"}));
    const ImportPlace other;
    const auto named = synctest::runImport({other.archive(), file, u"mine"_s, {}});
    QVERIFY(named);
    QCOMPARE(named->source, u"mine"_s);
    QCOMPARE(other.rows(query), QByteArrayList{"mine|file|1,2,3,4,5,6,7,8"});
}

void tst_RoundTrip::aCutImportOfSeveralSourcesGoesOn()
{
    QByteArray lines;
    for (int i = 0; i < 9000; ++i)
        lines += "{\"id\":" + QByteArray::number(i)
            + ",\"conversationId\":\"c\",\"content\":\"hi\",\"source\":\"" + (i % 3 ? "mail" : "chat")
            + "\",\"createdAt\":" + QByteArray::number(kFirstMs + i) + "}\n";
    lines += R"({"id":3,"conversationId":"c","content":"other","source":"chat","createdAt":"2025-11-01"})";
    const ImportPlace place;
    const QString file = synctest::write(place.folder(), u"a"_s, lines);
    const auto cut = place.import(file, [](core::sync::FileImport &job) { job.cancel(); });
    QVERIFY(cut);
    QVERIFY(cut->cancelled);
    const qint64 stored = place.count();
    QVERIFY(stored >= 4000 && stored < 9000);
    const auto rest = place.import(file);
    QVERIFY(rest);
    QCOMPARE(rest->imported, 9000 - stored);
    QCOMPARE(rest->unchanged, stored);
    QCOMPARE(rest->rejected, 1); // the import is still the one that read line 4
    QCOMPARE(
        place.rows("SELECT name, n FROM source ORDER BY name"), (QByteArrayList{"chat|3000", "mail|6000"}));
}

QTEST_GUILESS_MAIN(tst_RoundTrip)
#include "tst_roundtrip.moc"
