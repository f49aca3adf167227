// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timestamp.h"
#include "core/sync/backendfile.h"
#include "tests/core/sync/syncsupport.h"

#include <QDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core::sync;

namespace {

/// A database written the way the shop's backend does.
class Shop
{
public:
    explicit Shop(const QString &file) { sqlite3_open(file.toUtf8().constData(), &m_database); }
    ~Shop() { sqlite3_close(m_database); }
    Q_DISABLE_COPY_MOVE(Shop)

    void run(const QByteArray &sql)
    {
        char *message = nullptr;
        if (sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, &message) != SQLITE_OK)
            qFatal("%s: %s", sql.constData(), message);
    }
    void makeTables()
    {
        run("CREATE TABLE coze_chat_history(id INTEGER PRIMARY KEY AUTOINCREMENT, inbox_user_id BIGINT, "
            "conversation_id TEXT, shop_id TEXT, bot_id TEXT, content TEXT, sender TEXT, reply_id INTEGER, "
            "create_time DATETIME DEFAULT CURRENT_TIMESTAMP, update_time DATETIME, deleted INTEGER DEFAULT "
            "0, "
            "tenant_id INTEGER DEFAULT 0)");
        run("CREATE TABLE coze_conversation(id INTEGER PRIMARY KEY, inbox_user_id INTEGER, conversation_id "
            "TEXT, "
            "shop_id TEXT, bot_id TEXT, deleted INTEGER DEFAULT 0)");
        run("CREATE TABLE shopify_inbox_user(id INTEGER PRIMARY KEY, shop_id TEXT, shop_name TEXT, "
            "user_email TEXT, "
            "user_name TEXT)");
        run("CREATE TABLE shopify_bot_setting(id INTEGER PRIMARY KEY, shop_id TEXT, shop_name TEXT, bot_id "
            "TEXT, "
            "bot_name TEXT, deleted INTEGER DEFAULT 0)");
    }
    void addMessage(const QByteArray &columns, const QByteArray &values)
    {
        run("INSERT INTO coze_chat_history(" + columns + ") VALUES(" + values + ")");
    }

private:
    sqlite3 *m_database = nullptr;
};

QByteArray text(const std::string &from)
{
    return QByteArray::fromStdString(from);
}

QByteArrayList listing(const QString &folder)
{
    QByteArrayList entries;
    for (const QFileInfo &entry : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name))
        entries.append(entry.fileName().toUtf8() + ' ' + QByteArray::number(entry.size()) + ' '
            + QByteArray::number(entry.lastModified().toMSecsSinceEpoch()));
    return entries;
}

} // namespace

class tst_BackendFile final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void timesInThreeFormats_data();
    void timesInThreeFormats();
    void bothSpellingsOfTimeColumns();
    void missingColumnsAreNamed_data();
    void missingColumnsAreNamed();
    void newestRowsComeFirst();
    void windowsGrowWhereMostNumbersHaveNoRow();
    void whatAMessageLacksComesFromItsConversation_data();
    void whatAMessageLacksComesFromItsConversation();
    void softDeletedRowsComeAsDeleted();
    void otherTenantsStayOutside();
    void onlyTenantIsRead();
    void rowsThatCannotBeReadAreRefusedByNumber();
    void resumedReadingTakesNewRowsAndTheRest();
    void nothingIsWrittenBesideTheFile_data();
    void nothingIsWrittenBesideTheFile();
    void lockedFileIsBusy();
    void damagedFileIsCorrupt();
    void packedFileIsRead();
    void sampleOfTheBackendIsRead();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a shop's 100%.db"_s); }
};

void tst_BackendFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_BackendFile::timesInThreeFormats_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("integer milliseconds") << QByteArray("1761662020938") << u"2025-10-28T14:33:40.938Z"_s;
    QTest::newRow("CURRENT_TIMESTAMP")
        << QByteArray("'2025-10-28 14:33:40'") << u"2025-10-28T14:33:40.000Z"_s;
    QTest::newRow("ISO text") << QByteArray("'2025-10-28T14:33:40.938Z'") << u"2025-10-28T14:33:40.938Z"_s;
    QTest::newRow("a real number") << QByteArray("1761662020938.0") << u"2025-10-28T14:33:40.938Z"_s;
}

void tst_BackendFile::timesInThreeFormats()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    Shop shop(path());
    shop.makeTables();
    shop.addMessage("create_time, update_time, content", value + "," + value + ",'x'");
    const auto read = synctest::readFile(path());
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(core::formatTimestamp(read.messages[0].sentAtMs), expected);
    QCOMPARE(read.messages[0].updatedAtMs, read.messages[0].sentAtMs);
}

void tst_BackendFile::bothSpellingsOfTimeColumns()
{
    Shop shop(path());
    shop.run("CREATE TABLE coze_chat_history(id INTEGER PRIMARY KEY, conversation_id TEXT, content TEXT, "
             "sender TEXT, "
             "created_at DATETIME, updated_at DATETIME)");
    shop.addMessage("content, sender, created_at, updated_at", "'x','assistant',1761662020938,1761662020999");
    const auto read = synctest::readFile(path());
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(read.messages[0].sentAtMs, 1761662020938);
    QCOMPARE(read.messages[0].updatedAtMs, 1761662020999);
    QCOMPARE(text(read.messages[0].sender), QByteArray("assistant"));
}

void tst_BackendFile::missingColumnsAreNamed_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("named");
    QTest::newRow("no table") << QByteArray("CREATE TABLE other(a)") << u"coze_chat_history"_s;
    QTest::newRow("no time") << QByteArray(
        "CREATE TABLE coze_chat_history(id, conversation_id, content, sender)")
                             << u"create_time or created_at"_s;
    QTest::newRow("no sender") << QByteArray(
        "CREATE TABLE coze_chat_history(id, conversation_id, content, create_time)")
                               << u"sender"_s;
}

void tst_BackendFile::missingColumnsAreNamed()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, named);
    Shop shop(path());
    shop.run(sql);
    const auto read = synctest::readFile(path());
    QVERIFY(read.error);
    QCOMPARE(read.error->kind, core::Error::Kind::Unsupported);
    QVERIFY2(read.error->detail.contains(named), qPrintable(read.error->detail));
}

void tst_BackendFile::newestRowsComeFirst()
{
    Shop shop(path());
    shop.makeTables();
    shop.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 7000) INSERT INTO "
             "coze_chat_history(id, content, create_time) SELECT i * 3, 'x', 1761662020938 + i FROM n");
    const auto read = synctest::readFile(path());
    QCOMPARE(read.messages.size(), std::size_t(7000));
    // Windows of 4,000 and 16,000 numbers and the rest: each older than the one before, rising inside.
    const auto lines = [&read](std::size_t from, std::size_t to) {
        std::vector<std::int64_t> found;
        for (std::size_t i = from; i < to; ++i)
            found.push_back(read.messages[i].line);
        return found;
    };
    const auto newest = lines(0, 1334);
    const auto middle = lines(1334, 1334 + 5333);
    const auto oldest = lines(1334 + 5333, 7000);
    for (const auto &window : {newest, middle, oldest})
        QVERIFY(std::is_sorted(window.begin(), window.end()));
    QCOMPARE(newest.front(), 17'001);
    QCOMPARE(newest.back(), 21'000);
    QCOMPARE(middle.back(), 16'998);
    QCOMPARE(oldest.front(), 3);
    QVERIFY(oldest.back() < middle.front());
}

void tst_BackendFile::windowsGrowWhereMostNumbersHaveNoRow()
{
    Shop shop(path());
    shop.makeTables();
    shop.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 50) INSERT INTO "
        "coze_chat_history(id, content, create_time) SELECT i * 1000000000, 'x', 1761662020938 + i FROM n");
    const auto read = synctest::readFile(path());
    QVERIFY(!read.error);
    QCOMPARE(read.messages.size(), std::size_t(50));
    QCOMPARE(text(read.place), QByteArray("1000000000-50000000000"));
}

void tst_BackendFile::whatAMessageLacksComesFromItsConversation_data()
{
    QTest::addColumn<bool>("indexed");
    QTest::newRow("with the backend's index") << true;
    QTest::newRow("without an index") << false;
}

void tst_BackendFile::whatAMessageLacksComesFromItsConversation()
{
    QFETCH(bool, indexed);
    Shop shop(path());
    shop.makeTables();
    if (indexed)
        shop.run("CREATE INDEX c ON coze_conversation(conversation_id)");
    shop.run("INSERT INTO shopify_inbox_user VALUES(7,'s1',NULL,'ana@example.com','Ana')");
    shop.run("INSERT INTO shopify_inbox_user VALUES(8,'s1',NULL,'session_1_x','session_1_x')");
    shop.run("INSERT INTO shopify_bot_setting VALUES(1,'s1','First shop','b1','Helper',0)");
    shop.run("INSERT INTO coze_conversation VALUES(1,7,'c1','s1','b1',0)");
    shop.run("INSERT INTO coze_conversation VALUES(2,99,'c1','other','other',1)"); // deleted: does not count
    shop.addMessage("id, conversation_id, content, create_time", "1,'c1','x',1761662020938");
    shop.addMessage("id, conversation_id, content, create_time, inbox_user_id, shop_id",
        "2,'c1','x',1761662020938,8,'s2'");
    shop.addMessage("id, content, create_time, inbox_user_id", "3,'x',1761662020938,8");
    shop.addMessage("id, content, create_time", "4,NULL,1761662020938");
    const auto read = synctest::readFile(path());
    QCOMPARE(read.messages.size(), std::size_t(4));
    const auto &bare = read.messages[3];
    QCOMPARE(text(bare.conversationId + bare.customerId + bare.shopId + bare.content), QByteArray());
    const auto &guest = read.messages[2];
    QCOMPARE(text(guest.customerId), QByteArray("8"));
    QCOMPARE(text(guest.customerEmail), QByteArray("session_1_x"));
    QCOMPARE(text(guest.customerName), QByteArray());
    const auto &own = read.messages[1];
    QCOMPARE(text(own.customerId), QByteArray("7"));
    QCOMPARE(text(own.shopId), QByteArray("s2"));
    const auto &filled = read.messages[0];
    QCOMPARE(text(filled.shopId), QByteArray("s1"));
    QCOMPARE(text(filled.shopName), QByteArray("First shop"));
    QCOMPARE(text(filled.botId), QByteArray("b1"));
    QCOMPARE(text(filled.botName), QByteArray("Helper"));
    QCOMPARE(text(filled.customerName), QByteArray("Ana"));
    QCOMPARE(text(filled.customerEmail), QByteArray("ana@example.com"));
}

void tst_BackendFile::softDeletedRowsComeAsDeleted()
{
    Shop shop(path());
    shop.makeTables();
    shop.addMessage("id, content, create_time, deleted", "1,'x',1761662020938,1");
    shop.addMessage("id, content, create_time, deleted", "2,'y',1761662020938,0");
    const auto read = synctest::readFile(path());
    QCOMPARE(read.messages.size(), std::size_t(2));
    QVERIFY(read.messages[0].deleted);
    QVERIFY(!read.messages[1].deleted);
}

void tst_BackendFile::otherTenantsStayOutside()
{
    Shop shop(path());
    shop.makeTables();
    shop.addMessage("id, content, create_time, tenant_id", "1,'x',1761662020938,0");
    shop.addMessage("id, content, create_time, tenant_id", "2,'x',1761662020938,5");
    shop.addMessage("id, content, create_time, tenant_id", "3,'x',1761662020938,NULL");
    const auto read = synctest::readFile(path());
    QCOMPARE(read.messages.size(), std::size_t(2));
    QCOMPARE(read.messages[0].line, 1);
    QCOMPARE(read.messages[1].line, 3);
}

void tst_BackendFile::onlyTenantIsRead()
{
    Shop shop(path());
    shop.makeTables();
    shop.addMessage("id, content, create_time, tenant_id", "1,'x',1761662020938,5");
    shop.addMessage("id, content, create_time, tenant_id", "2,'x',1761662020938,5");
    QCOMPARE(synctest::readFile(path()).messages.size(), std::size_t(2));
}

void tst_BackendFile::rowsThatCannotBeReadAreRefusedByNumber()
{
    Shop shop(path());
    shop.makeTables();
    shop.addMessage("id, content, create_time", "1,'x','soon'");
    shop.addMessage("id, content, create_time", "2,CAST(x'636166e9' AS TEXT),1761662020938");
    shop.addMessage("id, content, create_time", "3,'x',NULL");
    shop.addMessage("id, content, create_time", "4,'good',1761662020938");
    const auto read = synctest::readFile(path());
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(read.rejects.size(), std::size_t(3));
    QVERIFY(text(read.rejects[0].reason).contains("soon"));
    QCOMPARE(text(read.rejects[1].reason), QByteArray("the row is not UTF-8"));
    QCOMPARE(read.rejects[2].line, 3);
}

void tst_BackendFile::resumedReadingTakesNewRowsAndTheRest()
{
    Shop shop(path());
    shop.makeTables();
    const QByteArray add
        = "WITH RECURSIVE n(i) AS (SELECT %1 UNION ALL SELECT i+1 FROM n WHERE i < %2) INSERT INTO "
          "coze_chat_history(id, content, create_time) SELECT i, 'x', 1761662020938 + i FROM n";
    shop.run(QByteArray(add).replace("%1", "1").replace("%2", "100"));
    auto first = openReader(path(), FileKind::BackendSqlite);
    QVERIFY(first);
    const auto begun = synctest::readAll(**first, 30); // 1 … 30
    shop.run(QByteArray(add).replace("%1", "101").replace("%2", "110"));

    auto second = openReader(path(), FileKind::BackendSqlite);
    QVERIFY(second);
    QCOMPARE((*second)->identity(), (*first)->identity());
    const auto sample = synctest::readAll(**second, 5); // 1 … 5, as the import looks at them before it knows
    (*second)->skipDone(begun.place);
    const auto rest = synctest::readAll(**second);
    QCOMPARE(text(begun.place), QByteArray("1-30"));
    QCOMPARE(sample.messages.size(), std::size_t(5));
    QCOMPARE(rest.messages.size(), std::size_t(80));
    QCOMPARE(rest.messages[0].line, 31);
    QCOMPARE(rest.messages.back().line, 110);
    QCOMPARE(text(rest.place), QByteArray("1-110"));
}

void tst_BackendFile::nothingIsWrittenBesideTheFile_data()
{
    QTest::addColumn<QByteArray>("journal");
    QTest::addColumn<bool>("keepLog");
    QTest::newRow("a rollback journal's file") << QByteArray("delete") << false;
    QTest::newRow("a file with a write-ahead log that was folded in") << QByteArray("wal") << false;
    QTest::newRow("a file with rows in its write-ahead log") << QByteArray("wal") << true;
}

void tst_BackendFile::nothingIsWrittenBesideTheFile()
{
    QFETCH(QByteArray, journal);
    QFETCH(bool, keepLog);
    const QString copy = m_folder->filePath(u"copy.db"_s);
    {
        Shop shop(path());
        shop.run("PRAGMA journal_mode=" + journal);
        shop.run("PRAGMA wal_autocheckpoint=0");
        shop.makeTables();
        shop.addMessage("id, content, create_time", "1,'x',1761662020938");
        // What a backup of a running shop looks like: the log, and nobody who holds it.
        if (keepLog) {
            QVERIFY(QFile::copy(path(), copy));
            QVERIFY(QFile::copy(path() + u"-wal"_s, copy + u"-wal"_s));
        }
    }
    const QString file = keepLog ? copy : path();
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto before = listing(m_folder->path());
    const auto read = synctest::readFile(file);
    const auto after = listing(m_folder->path());
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY2(!read.error, read.error ? qPrintable(read.error->detail) : "");
    QCOMPARE(read.messages.size(), std::size_t(1));
    QCOMPARE(after, before);
}

void tst_BackendFile::lockedFileIsBusy()
{
    Shop shop(path());
    shop.makeTables();
    shop.run("BEGIN EXCLUSIVE");
    const auto read = synctest::readFile(path());
    QVERIFY(read.error);
    QCOMPARE(read.error->kind, core::Error::Kind::Busy);
}

void tst_BackendFile::damagedFileIsCorrupt()
{
    const QString file
        = synctest::write(*m_folder, u"a.db"_s, QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x'));
    const auto read = synctest::readFile(file);
    QVERIFY(read.error);
    QCOMPARE(read.error->kind, core::Error::Kind::Corrupt);
}

void tst_BackendFile::packedFileIsRead()
{
    {
        Shop shop(path());
        shop.makeTables();
        shop.addMessage("id, content, create_time", "1,'x',1761662020938");
    }
    QFile plain(path());
    QVERIFY(plain.open(QIODevice::ReadOnly));
    const auto read
        = synctest::readFile(synctest::write(*m_folder, u"packed"_s, synctest::gzip(plain.readAll())));
    QVERIFY(!read.error);
    QCOMPARE(read.messages.size(), std::size_t(1));
}

void tst_BackendFile::sampleOfTheBackendIsRead()
{
    const QString file = QStringLiteral(AGENTCONSOLE_SHARED_DATA "/shop-backend-sample.db");
    if (!QFile::exists(file))
        QSKIP("no shared database here");
    const auto read = synctest::readFile(file);
    QVERIFY(!read.error);
    QVERIFY(read.rejects.empty());
    QCOMPARE(read.messages.size(), std::size_t(122));
}

QTEST_GUILESS_MAIN(tst_BackendFile)
#include "tst_backendfile.moc"
