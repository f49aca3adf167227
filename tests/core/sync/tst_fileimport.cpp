// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/sync/importsupport.h"
#include "tests/core/sync/syncsupport.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::sync;
using synctest::ImportPlace;

namespace {

/// Lines of an invented shop: `count` messages in conversations of ten.
QByteArray linesOf(int count, qint64 firstMs = 1'761'991'200'000)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        lines += "{\"id\":" + QByteArray::number(i + 1) + ",\"conversationId\":\"c"
            + QByteArray::number(i / 10) + "\",\"shopId\":\"7\",\"sender\":\"" + (i % 2 ? "bot" : "user")
            + "\",\"content\":\"Where is parcel " + QByteArray::number(i * 7919)
            + " at the moment?\",\"createdAt\":" + QByteArray::number(firstMs + i * 1000) + "}\n";
    }
    return lines;
}

class Backend
{
public:
    explicit Backend(const QString &file) { sqlite3_open(file.toUtf8().constData(), &m_database); }
    ~Backend() { sqlite3_close(m_database); }
    Q_DISABLE_COPY_MOVE(Backend)
    void run(const char *sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_database));
    }

private:
    sqlite3 *m_database = nullptr;
};

} // namespace

class tst_FileImport final : public QObject
{
    Q_OBJECT
private slots:
    void sameFileAgainIsNothingNew();
    void rejectsFileHoldsLineReasonAndText();
    void unreadableFiles_data();
    void unreadableFiles();
    void cancelledImportGoesOnWhereItWas();
    void destroyedJobStopsQuietly();
    void progressRisesToTheEnd();
    void anotherShopsFileGetsASourceOfItsOwn();
    void changedCopyOfAFileUpdatesItsMessages();
    void csvAndJsonLinesOfTheSameMessagesAreOneSource();
    void missingLanguageIsDetected();
    void backendsChangesAndDeletionsArrive();
    void cutFileKeepsWhatWasReadable();
    void sourceFolderWithoutWriteAccessIsEnough();
    void smallSampleHasItsDocumentedTotals();
    void sharedFilesHaveTheirDocumentedTotals();
};

void tst_FileImport::sameFileAgainIsNothingNew()
{
    const ImportPlace place;
    const QString file = synctest::write(place.folder(), u"a.jsonl"_s, linesOf(500) + "broken\n");
    const auto first = place.import(file);
    QVERIFY(first);
    QCOMPARE(first->source, u"files"_s);
    QCOMPARE(first->read, 501);
    QCOMPARE(first->imported, 500);
    QCOMPARE(first->rejected, 1);
    const auto messages = place.messages();
    QCOMPARE(messages.size(), 500);
    const auto second = place.import(file);
    QVERIFY(second);
    QCOMPARE(second->imported, 0);
    QCOMPARE(second->unchanged, 500);
    QCOMPARE(second->rejected, 1);
    QCOMPARE(place.messages(), messages);
}

void tst_FileImport::rejectsFileHoldsLineReasonAndText()
{
    const ImportPlace place;
    const QByteArray bad = "{\"id\":1,\"content\":\"caf\xE9\"}";
    const QByteArray lines = linesOf(2) + bad + "\n{\"id\":9,\"conversationId\":\"c0\"}\n"
        + QByteArray(linesOf(1)).replace("Where", "There");
    const QString file = synctest::write(place.folder(), u"a.jsonl"_s, lines);
    const auto summary = place.import(file);
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->rejectsFile, place.path(u"a.jsonl.rejects.jsonl"_s));
    QFile rejects(summary->rejectsFile);
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    QVector<QJsonObject> found;
    while (!rejects.atEnd())
        found.append(QJsonDocument::fromJson(rejects.readLine()).object());
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].value("line"_L1).toInt(), 3);
    QCOMPARE(QByteArray::fromBase64(found[0].value("rawBase64"_L1).toString().toLatin1()), bad);
    QCOMPARE(found[1].value("reason"_L1).toString(), u"content is missing"_s);
    QCOMPARE(found[1].value("raw"_L1).toString(), uR"({"id":9,"conversationId":"c0"})"_s);
    QCOMPARE(found[2].value("line"_L1).toInt(), 5);
    QCOMPARE(found[2].value("reason"_L1).toString(), u"repeats id 1 with other content"_s);
    QVERIFY(found[2].value("raw"_L1).toString().contains(u"There is parcel"_s));
}

void tst_FileImport::unreadableFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("blank lines only") << QByteArray("\n \n") << u"empty"_s;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE{\0\"\0", 6) << u"UTF-16"_s;
    QTest::newRow("UTF-16 without a mark") << QByteArray("{\0\"\0i\0d\0", 8) << u"UTF-16"_s;
    QTest::newRow("a JSON array") << QByteArray("[{\"id\":1}]") << u"neither"_s;
    QTest::newRow("prose") << QByteArray("Dear shop,\nwhere is my parcel?\n") << u"neither"_s;
    QTest::newRow("a table without our columns") << QByteArray("a,b\n1,2\n") << u"neither"_s;
    QTest::newRow("broken lines only")
        << QByteArray("{\"id\":1\n{\"id\":2\n") << u"line 1: the line ends in the middle"_s;
}

void tst_FileImport::unreadableFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    for (const QByteArray &form : {bytes, synctest::gzip(bytes)}) {
        const ImportPlace place;
        const auto summary = place.import(synctest::write(place.folder(), u"a"_s, form));
        QVERIFY(!summary);
        QCOMPARE(summary.error().kind, core::Error::Kind::InvalidInput);
        QVERIFY2(summary.error().detail.contains(said), qPrintable(summary.error().detail));
        QVERIFY(!QFile::exists(place.archive()));
    }
}

void tst_FileImport::cancelledImportGoesOnWhereItWas()
{
    const QByteArray lines = linesOf(12'000) + "broken\n";
    const ImportPlace once;
    QVERIFY(once.import(synctest::write(once.folder(), u"a.jsonl"_s, lines)));

    const ImportPlace twice;
    const QString file = synctest::write(twice.folder(), u"a.jsonl"_s, lines);
    const auto cut = twice.import(file, [](FileImport &job) { job.cancel(); });
    QVERIFY(cut);
    QVERIFY(cut->cancelled);
    const qint64 stored = twice.count();
    QVERIFY(stored >= 4000 && stored < 12'000);
    QCOMPARE(cut->imported, stored);
    const auto rest = twice.import(file);
    QVERIFY(rest);
    QVERIFY(!rest->cancelled);
    QCOMPARE(rest->imported, 12'000 - stored);
    QCOMPARE(rest->unchanged, stored);
    QCOMPARE(rest->rejected, 1);
    QCOMPARE(twice.messages(), once.messages());
}

void tst_FileImport::destroyedJobStopsQuietly()
{
    const ImportPlace place;
    const QString file = synctest::write(place.folder(), u"a.jsonl"_s, linesOf(12'000));
    auto job = std::make_unique<FileImport>(FileImport::Options{place.archive(), file, {}, {}});
    QSignalSpy readable(job.get(), &FileImport::readable);
    job->start();
    QVERIFY(readable.wait(20'000));
    job.reset();
    QVERIFY(place.count() >= 4000);
}

void tst_FileImport::progressRisesToTheEnd()
{
    const ImportPlace place;
    const QString file = synctest::write(place.folder(), u"a.jsonl"_s, linesOf(6'000));
    auto *job = new FileImport({place.archive(), file, {}, {}});
    QVector<ImportProgress> seen;
    connect(job, &FileImport::progress, this, [&seen](const ImportProgress &p) { seen.append(p); });
    QSignalSpy finished(job, &FileImport::finished);
    job->start();
    QVERIFY(finished.wait(30'000));
    QVERIFY(!seen.isEmpty());
    QVERIFY(std::is_sorted(
        seen.begin(), seen.end(), [](const auto &a, const auto &b) { return a.bytesDone < b.bytesDone; }));
    QCOMPARE(seen.last().read, 6'000);
    QCOMPARE(seen.last().bytesDone, QFile(file).size());
    QCOMPARE(seen.last().bytesTotal, QFile(file).size());
    QCOMPARE(finished.size(), 1);
}

void tst_FileImport::anotherShopsFileGetsASourceOfItsOwn()
{
    const ImportPlace place;
    QVERIFY(place.import(synctest::write(place.folder(), u"a.jsonl"_s, linesOf(100))));
    const QString other = synctest::write(
        place.folder(), u"other.jsonl.gz"_s, synctest::gzip(linesOf(100, 1'600'000'000'000)));
    const auto summary = place.import(other);
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->source, u"other"_s);
    QCOMPARE(summary->imported, 100);
    QCOMPARE(place.count(), 200);
    const auto again = place.import(other);
    QVERIFY(again);
    QCOMPARE(again->source, u"other"_s);
    QCOMPARE(again->unchanged, 100);
}

void tst_FileImport::changedCopyOfAFileUpdatesItsMessages()
{
    const ImportPlace place;
    QVERIFY(place.import(synctest::write(place.folder(), u"a.jsonl"_s, linesOf(100))));
    QByteArray lines = linesOf(120);
    lines.replace("parcel 0 at", "letter 0 at");
    lines += R"({"id":2,"conversationId":"c0","deleted":true})";
    const auto summary = place.import(synctest::write(place.folder(), u"newer.jsonl"_s, lines));
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->source, u"files"_s);
    QCOMPARE(summary->changed, 1);
    QCOMPARE(summary->removed, 1);
    QCOMPARE(place.count(), 119);
}

void tst_FileImport::csvAndJsonLinesOfTheSameMessagesAreOneSource()
{
    const ImportPlace place;
    QVERIFY(place.import(synctest::write(place.folder(), u"a.jsonl"_s, linesOf(3))));
    QByteArray csv = "id;conversation_id;shop_id;sender;content;create_time\r\n";
    for (int i = 0; i < 3; ++i)
        csv += QByteArray::number(i + 1) + ";c0;7;" + (i % 2 ? "bot" : "user") + ";Where is parcel "
            + QByteArray::number(i * 7919) + " at the moment?;"
            + QByteArray::number(1'761'991'200'000 + i * 1000) + "\r\n";
    const auto summary = place.import(synctest::write(place.folder(), u"b.csv"_s, csv));
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->source, u"files"_s);
    QCOMPARE(summary->unchanged, 3);
    QCOMPARE(place.count(), 3);
}

void tst_FileImport::missingLanguageIsDetected()
{
    const ImportPlace place;
    const QByteArray lines
        = R"({"id":1,"conversationId":"c","content":"请问我的包裹什么时候到","createdAt":"2025-11-01"}
{"id":2,"conversationId":"c","content":"ok","createdAt":"2025-11-01"}
{"id":3,"conversationId":"c","content":"请问我的包裹什么时候到","lang":"yue","createdAt":"2025-11-01"}
)";
    QVERIFY(place.import(synctest::write(place.folder(), u"a"_s, lines)));
    QCOMPARE(place.rows("SELECT l.tag FROM msg m JOIN lang l ON l.id = m.lang ORDER BY m.ext"),
        (QByteArrayList{"zh", "", "yue"}));
}

void tst_FileImport::backendsChangesAndDeletionsArrive()
{
    const ImportPlace place;
    const QString file = place.path(u"shop.db"_s);
    Backend shop(file);
    shop.run("CREATE TABLE coze_chat_history(id INTEGER PRIMARY KEY, conversation_id TEXT, content TEXT, "
             "sender TEXT, "
             "create_time DATETIME, update_time DATETIME, deleted INTEGER DEFAULT 0)");
    shop.run("INSERT INTO coze_chat_history VALUES(1,'c','one','user',1761662020938,1761662020938,0),"
             "(2,'c','two','assistant','2025-10-28 14:33:41','2025-10-28 14:33:41',0),"
             "(3,NULL,'three','user','2025-10-28T14:33:42.000Z',1761662022000,0),"
             "(4,'c','gone','user',1761662020938,1761662020938,1)");
    const auto first = place.import(file);
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    QCOMPARE(first->source, u"backend"_s);
    QCOMPARE(first->imported, 3);
    QCOMPARE(first->unchanged, 1);
    QCOMPARE(place.count(), 3);

    shop.run("UPDATE coze_chat_history SET content='ONE', update_time=1761669999000 WHERE id=1");
    shop.run("UPDATE coze_chat_history SET deleted=1 WHERE id=2");
    shop.run("INSERT INTO coze_chat_history VALUES(5,'c','five','user',1761669999000,1761669999000,0)");
    const auto second = place.import(file);
    QVERIFY(second);
    QCOMPARE(second->imported, 3);
    QCOMPARE(second->changed, 1);
    QCOMPARE(second->removed, 1);
    QCOMPARE(place.rows("SELECT content FROM msg ORDER BY ext"), (QByteArrayList{"ONE", "three", "five"}));
}

void tst_FileImport::cutFileKeepsWhatWasReadable()
{
    const ImportPlace place;
    const QByteArray packed = synctest::gzip(linesOf(5000));
    const auto summary
        = place.import(synctest::write(place.folder(), u"a.gz"_s, packed.left(packed.size() / 2)));
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QVERIFY(summary->imported > 100);
    QCOMPARE(summary->rejected, 1);
    QCOMPARE(place.count(), summary->imported);
}

void tst_FileImport::sourceFolderWithoutWriteAccessIsEnough()
{
    const ImportPlace place;
    const QTemporaryDir source;
    const QString file = synctest::write(source, u"a.jsonl"_s, linesOf(10) + "broken\n");
    QFile::setPermissions(source.path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto summary = place.import(file);
    const QStringList left = QDir(source.path()).entryList(QDir::Files);
    QFile::setPermissions(source.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->imported, 10);
    QCOMPARE(left, QStringList{u"a.jsonl"_s});
}

void tst_FileImport::smallSampleHasItsDocumentedTotals()
{
    const QString sample = QStringLiteral(AGENTCONSOLE_SHARED_DATA "/small-sample.jsonl.gz");
    const QString backend = QStringLiteral(AGENTCONSOLE_SHARED_DATA "/shop-backend-sample.db");
    if (!QFile::exists(sample))
        QSKIP("no shared conversations here");
    const ImportPlace place;
    const auto summary = place.import(sample);
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
    QCOMPARE(summary->imported, 2093);
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(place.rows("SELECT count(*) FROM conv WHERE n > 0"), QByteArrayList{"261"});
    const auto more = place.import(backend);
    QVERIFY(more);
    QCOMPARE(more->imported, 122);
    QCOMPARE(place.rows("SELECT count(*) FROM conv WHERE n > 0"), QByteArrayList{"265"});
}

void tst_FileImport::sharedFilesHaveTheirDocumentedTotals()
{
    if (!qEnvironmentVariableIsSet("AGENTCONSOLE_TEST_ALL_DATA"))
        QSKIP("set AGENTCONSOLE_TEST_ALL_DATA to import all shared files");
    const ImportPlace place;
    qint64 imported = 0;
    double seconds = 0;
    const QDir data(QStringLiteral(AGENTCONSOLE_SHARED_DATA));
    for (const QString &name : data.entryList({u"*.jsonl.gz"_s})) {
        const auto summary = place.import(data.filePath(name));
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
        QCOMPARE(summary->rejected, 0);
        imported += summary->imported;
        seconds += summary->seconds;
        qInfo("%s: %lld messages, %.0f a second", qPrintable(name), summary->read,
            double(summary->read) / summary->seconds);
    }
    qInfo("%lld messages, %.0f a second", imported, double(imported) / seconds);
    QCOMPARE(imported, 458'956);
    QCOMPARE(place.count(), 458'956);
    QCOMPARE(place.rows("SELECT count(*) FROM conv WHERE n > 0"), QByteArrayList{"72184"});
}

QTEST_GUILESS_MAIN(tst_FileImport)
#include "tst_fileimport.moc"
