// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/advisor/shopfile.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"
#include "tests/ui/window/walk.h"
#include "ui/connections/connectionspage.h"
#include "ui/widgets/tasks.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace ui;
using core::Result;
using core::advisor::PostgresTarget;
using core::advisor::Target;
using core::postgres::Address;
using core::workspace::Workspace;
using tests::PostgresServer;

namespace {

const QByteArray kFilling = R"(
INSERT INTO coze_chat_history (conversation_id, shop_id, content, sender, "create_time", "update_time")
SELECT 'conv_' || CASE WHEN i % 2 = 1 THEN 0 ELSE i % 499 END, 'shop-' || i % 3, 'Where is my parcel ' || i,
 CASE WHEN i % 3 = 0 THEN 'bot' ELSE 'user' END, timestamp '2026-01-01' + i * interval '1 minute',
 timestamp '2026-01-01' + i * interval '1 minute' FROM generate_series(1, 20000) i;
ANALYZE;)";

/// The page with one database, and the panel of the section that it belongs to.
struct Desk
{
    explicit Desk(const QString &url, const QString &file = {})
        : section(file.isEmpty() ? u"database"_s : u"source"_s),
          workspace(*Workspace::create(folder.filePath(u"shop"_s))),
          secrets(core::workspace::makeSessionSecrets())
    {
        (void)workspace.set(u"source.kind"_s, file.isEmpty() ? u"postgres"_s : u"file"_s);
        (void)workspace.set(u"postgres.url"_s, url);
        (void)workspace.set(u"source.file"_s, file);
        ShopChecks checks;
        checks.databaseTarget = [this] {
            const auto address = Address::parse(workspace.value(u"postgres.url"_s).toString(),
                core::Secret(PostgresServer::password()), true);
            return QtFuture::makeReadyFuture(Result<Target>(PostgresTarget{*address}));
        };
        page = std::make_unique<ConnectionsPage>(
            ConnectionsPage::Parts{http, tokens, workspace, *secrets, false, checks, &tasks});
        page->resize(1200, 1000);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowActive(page.get());
        page->showConnection(section);
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page->findChild<QWidget *>(u"section/"_s + section)->findChild<Widget *>(name);
    }
    void press(const QString &name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button->isVisible(), qPrintable(name));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    [[nodiscard]] bool shows(const QString &name) const { return find<QWidget>(name)->isVisible(); }
    [[nodiscard]] QTableWidget *indexes() const { return find<QTableWidget>(u"indexTable"_s); }
    [[nodiscard]] QString words(const QString &name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] bool isIdle() const { return !shows(u"indexProgress"_s); }
    [[nodiscard]] qsizetype wanted() const
    {
        qsizetype rows = 0;
        for (int row = 0; row < indexes()->rowCount(); ++row)
            rows += indexes()->item(row, 0)->text().startsWith(u"▲"_s) ? 1 : 0;
        return rows;
    }
    [[nodiscard]] QStringList errors() const
    {
        QStringList lines;
        const auto *list = page->findChild<QListWidget *>(u"lastErrors"_s);
        for (int row = 0; row < list->count(); ++row)
            lines.append(list->item(row)->text());
        return lines;
    }
    void check() const
    {
        press(u"checkIndexes"_s);
        QTRY_VERIFY(isIdle());
    }

    QString section;
    QTemporaryDir folder;
    core::net::HttpClient http;
    core::coze::TokenCache tokens{http, nullptr};
    Workspace workspace;
    std::unique_ptr<core::workspace::SecretStore> secrets;
    Tasks tasks;
    std::unique_ptr<ConnectionsPage> page;
};

} // namespace

/// `db check` and `db apply-indexes` on the page, against a real server and a real file.
class tst_IndexPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_server = std::make_unique<PostgresServer>();
        m_server->sql("CREATE DATABASE empty", u"postgres"_s);
        m_server->makeRole(u"reports"_s, false);
    }
    void cleanupTestCase()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_server.reset();
    }
    void init()
    {
        m_server->sql("DROP DATABASE IF EXISTS shop WITH (FORCE)", u"postgres"_s);
        m_server->sql("CREATE DATABASE shop", u"postgres"_s);
        tests::makeShopTables(*m_server);
        m_server->sql(kFilling);
        m_server->sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reports");
    }

    void whatHasNoDatabaseHasNoPanel()
    {
        Desk none{QString()};
        QVERIFY(!none.shows(u"indexPanel"_s));
        QTemporaryDir folder;
        QFile lines(folder.filePath(u"history.jsonl"_s));
        QVERIFY(lines.open(QIODevice::WriteOnly) && lines.write("{}\n"));
        lines.close();
        Desk file({}, lines.fileName());
        QVERIFY(!file.shows(u"indexPanel"_s));
    }

    void aCheckShowsEveryIndexAndEveryQuestion()
    {
        Desk desk(m_server->url());
        const QByteArray before = indexNames();
        desk.check();
        QCOMPARE(desk.indexes()->rowCount(), 26);
        auto *questions = desk.find<QTableWidget>(u"questionTable"_s);
        QCOMPARE(questions->rowCount(), 26);
        QVERIFY(questions->isColumnHidden(1)); // nothing was made: there is no "before"
        QVERIFY(desk.wanted() > 0);
        QVERIFY2(desk.indexes()->item(0, 0)->text().startsWith(u"▲"_s), "what can be done comes first");
        QVERIFY(desk.words(u"indexSummary"_s).contains(u"PostgreSQL 15"_s));
        QVERIFY(desk.page->report().contains(u"question: console.list"_s));
        QCOMPARE(indexNames(), before);
        QCOMPARE(desk.errors(), QStringList());
        QVERIFY(desk.tasks.all().isEmpty());
    }

    void withoutLeaveToWriteOnlyStatementsAreGiven()
    {
        Desk desk(m_server->url());
        desk.check();
        QVERIFY(!desk.shows(u"makeIndexes"_s));
        QVERIFY2(desk.words(u"indexHint"_s).contains(u"backend"_s), qPrintable(desk.words(u"indexHint"_s)));
        desk.press(u"copyIndexStatements"_s);
        const QString copied = QApplication::clipboard()->text();
        QCOMPARE(copied.count(u"CREATE INDEX CONCURRENTLY"_s), desk.wanted());
        QVERIFY(!desk.shows(u"indexStatements"_s));
        desk.press(u"showIndexStatements"_s);
        QCOMPARE(desk.find<QPlainTextEdit>(u"indexStatements"_s)->toPlainText(), copied);
        QVERIFY(desk.shows(u"indexStatements"_s));
        // Allowed elsewhere on the page meanwhile.
        QVERIFY(desk.workspace.set(u"shop.allowWrites"_s, u"true"_s));
        desk.page->showConnection(u"backend"_s);
        desk.page->showConnection(desk.section);
        QVERIFY(desk.shows(u"makeIndexes"_s));
    }

    void whoDoesNotOwnTheTablesIsToldWhoToAsk()
    {
        Desk desk(m_server->url(u"shop"_s, u"reports"_s));
        QVERIFY(desk.workspace.set(u"shop.allowWrites"_s, u"true"_s));
        desk.check();
        QVERIFY(desk.wanted() > 0);
        QVERIFY(!desk.shows(u"makeIndexes"_s));
        QVERIFY(desk.words(u"indexHint"_s).contains(u"owner"_s));
    }

    void missingOnesAreMadeAfterAQuestion()
    {
        Desk desk(m_server->url());
        QVERIFY(desk.workspace.set(u"shop.allowWrites"_s, u"true"_s));
        const QByteArray before = indexNames();
        desk.check();
        const qsizetype wanted = desk.wanted();
        desk.press(u"makeIndexes"_s);
        QVERIFY(desk.words(u"indexQuestion"_s).contains(QString::number(wanted)));
        QCOMPARE(QApplication::focusWidget(), desk.find<QWidget>(u"makeIndexesNow"_s));
        desk.press(u"makeNoIndexes"_s);
        QVERIFY(!desk.shows(u"indexQuestion"_s));
        QCOMPARE(indexNames(), before);
        desk.press(u"makeIndexes"_s);
        QSignalSpy notices(desk.page.get(), &ConnectionsPage::notice);
        desk.press(u"makeIndexesNow"_s);
        QCOMPARE(desk.tasks.all().size(), 1);
        QTRY_VERIFY(desk.isIdle());
        QCOMPARE(desk.wanted(), 0);
        QCOMPARE(notices.size(), 1);
        QVERIFY(desk.tasks.all().isEmpty());
        QCOMPARE(indexNames().count('\n'), before.count('\n') + wanted);
        QVERIFY(!desk.find<QTableWidget>(u"questionTable"_s)->isColumnHidden(1));
        QVERIFY(!desk.shows(u"makeIndexes"_s));
        const QStringList scripts = QDir(desk.workspace.folder()).entryList({u"undo-indexes-*.sql"_s});
        QCOMPARE(scripts.size(), 1);
        QVERIFY(desk.words(u"indexHint"_s).contains(scripts.constFirst()));
        desk.press(u"copyIndexUndo"_s);
        m_server->sql(QApplication::clipboard()->text().replace(u'\n', u" "_s).toUtf8());
        QCOMPARE(indexNames(), before);
    }

    void aServerThatIsNotThereIsAnError()
    {
        Desk desk(u"postgresql://owner@127.0.0.1:1/shop"_s);
        desk.check();
        QCOMPARE(desk.errors().size(), 1);
        QVERIFY2(desk.errors().constFirst().contains(u"Indexes"_s), qPrintable(desk.errors().constFirst()));
        QVERIFY(!desk.shows(u"indexSummary"_s));
        Desk other(m_server->url(u"empty"_s));
        other.check();
        QCOMPARE(other.errors().size(), 1);
    }

    void aCheckCanBeStopped()
    {
        Desk desk(m_server->url());
        m_server->pause();
        desk.press(u"checkIndexes"_s);
        QVERIFY(!desk.isIdle());
        QCOMPARE(desk.tasks.all().size(), 1);
        desk.tasks.all().constFirst().cancel();
        QTRY_VERIFY(desk.isIdle());
        m_server->resume();
        QCOMPARE(desk.errors(), QStringList());
        desk.check();
        QCOMPARE(desk.indexes()->rowCount(), 26);
    }

    void aStoppedBuildLeavesNothingHalfDone()
    {
        Desk desk(m_server->url());
        QVERIFY(desk.workspace.set(u"shop.allowWrites"_s, u"true"_s));
        desk.check();
        const QByteArray before = indexNames();
        QProcess holder;
        hold(holder);
        desk.press(u"makeIndexes"_s);
        desk.press(u"makeIndexesNow"_s);
        QTRY_VERIFY2(desk.words(u"indexProgressWords"_s).contains(u"waiting for others"_s),
            qPrintable(desk.words(u"indexProgressWords"_s)));
        desk.press(u"checkIndexes"_s); // Stop
        QTRY_VERIFY(desk.words(u"indexProgressWords"_s).contains(u"removing"_s));
        release(holder);
        QTRY_VERIFY(desk.isIdle());
        QCOMPARE(indexNames(), before);
        QCOMPARE(desk.errors(), QStringList());
        QCOMPARE(QDir(desk.workspace.folder()).entryList({u"undo-indexes-*.sql"_s}), QStringList());
    }

    void thePageMayGoWhileIndexesAreMade()
    {
        Desk desk(m_server->url());
        QVERIFY(desk.workspace.set(u"shop.allowWrites"_s, u"true"_s));
        desk.check();
        const QByteArray before = indexNames();
        QProcess holder;
        hold(holder);
        desk.press(u"makeIndexes"_s);
        desk.press(u"makeIndexesNow"_s);
        QTRY_VERIFY(desk.words(u"indexProgressWords"_s).contains(u"waiting for others"_s));
        desk.page.reset(); // does not wait for somebody else
        QVERIFY(desk.tasks.all().isEmpty());
        release(holder);
        QCOMPARE(indexNames().count('\n'), before.count('\n') + 1);
        Desk later(m_server->url());
        later.check();
        QVERIFY2(later.indexes()->item(0, 1)->text().contains(u"useless rest"_s),
            qPrintable(later.indexes()->item(0, 1)->text()));
    }

    void theBackendsFileHasAPanelToo()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"shop.db"_s);
        const tests::ShopFile shop(file);
        QVERIFY(shop.makeTables() && shop.fill(20'000));
        Desk desk({}, file);
        QVERIFY(desk.workspace.set(u"shop.allowWrites"_s, u"true"_s));
        desk.check();
        QVERIFY(desk.words(u"indexSummary"_s).contains(u"SQLite"_s));
        QVERIFY(desk.find<QTableWidget>(u"questionTable"_s)->isColumnHidden(4));
        QVERIFY(desk.wanted() > 0);
        desk.press(u"makeIndexes"_s);
        desk.press(u"makeIndexesNow"_s);
        QTRY_VERIFY(desk.isIdle());
        QCOMPARE(desk.wanted(), 0);
        QCOMPARE(desk.errors(), QStringList());
    }

    void anotherDatabaseForgetsWhatWasFound()
    {
        Desk desk(m_server->url());
        desk.check();
        QVERIFY(desk.shows(u"indexTable"_s));
        QVERIFY(desk.workspace.set(u"postgres.url"_s, m_server->url(u"empty"_s)));
        desk.page->reload();
        QVERIFY(!desk.shows(u"indexTable"_s));
        QVERIFY(!desk.page->report().contains(u"index: "_s));
    }

    void theKeyboardReachesEveryRow()
    {
        Desk desk(m_server->url());
        desk.check();
        QCOMPARE(walk::namelessIn(desk.page.get()).join(u'\n'), QString());
        desk.indexes()->setFocus();
        QTest::keyClick(desk.indexes(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(desk.indexes()->currentRow(), desk.indexes()->rowCount() - 1);
        const QRect row = desk.indexes()->visualItemRect(desk.indexes()->currentItem());
        QVERIFY2(!desk.indexes()->viewport()->visibleRegion().intersected(row).isEmpty(), "the page follows");
    }

private:
    [[nodiscard]] QByteArray indexNames()
    {
        return m_server->sql("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1");
    }
    /// Somebody who has written and not ended holds a build in its middle.
    void hold(QProcess &holder)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PGPASSWORD"_s, PostgresServer::password());
        holder.setProcessEnvironment(environment);
        holder.start(u"psql"_s, {u"-X"_s, u"-q"_s, m_server->url()});
        QVERIFY(holder.waitForStarted());
        holder.write(
            "BEGIN; UPDATE coze_chat_history SET content = 'y';"
            "UPDATE coze_conversation SET shop_id = 'y'; UPDATE shopify_inbox_user SET shop_id = 'y';\n");
        QTRY_COMPARE(m_server->sql("SELECT count(*) FROM pg_locks WHERE mode = 'RowExclusiveLock' AND "
                                   "relation = 'shopify_inbox_user'::regclass"),
            QByteArray("1"));
    }
    static void release(QProcess &holder)
    {
        holder.write("ROLLBACK;\n\\q\n");
        QVERIFY(holder.waitForFinished());
    }

    std::unique_ptr<PostgresServer> m_server;
};

QTEST_MAIN(tst_IndexPanel)
#include "tst_indexpanel.moc"
