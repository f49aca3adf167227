// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/appcontext.h"
#include "core/history/archive.h"
#include "tests/core/sync/backendwriter.h"
#include "tests/support/withoutprivileges.h"
#include "tests/ui/window/walk.h"
#include "ui/pages/historypage.h"
#include "ui/widgets/statusbar.h"
#include "ui/widgets/strip.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::AppContext;
using app::Options;
using core::workspace::Workspace;
using synctest::BackendWriter;
using ui::Command;

namespace {

struct Desk
{
    explicit Desk(const QStringList &files = {})
        : options{
            Options::Show::Window, folder.filePath(u"shop"_s), {}, u"light"_s, u"en"_s, files, false, {}}
    { }
    [[nodiscard]] QWidget *visible(AppContext &context, const QString &name) const
    {
        for (QWidget *widget : context.window().findChildren<QWidget *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] int rows(AppContext &context) const
    {
        auto *list = qobject_cast<QAbstractItemView *>(visible(context, u"historyList"_s));
        return list && list->model() ? list->model()->rowCount() : 0;
    }

    QTemporaryDir folder;
    QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Options options;
};

QString writeHistory(const QString &file, int conversations)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return {};
    for (int i = 0; i < conversations; ++i)
        out.write(
            QStringLiteral("{\"id\":%1,\"conversationId\":\"c%1\",\"sender\":\"user\",\"content\":\"parcel "
                           "%1\",\"createdAt\":\"2025-11-%2T10:00:00Z\"}\n")
                .arg(i + 1)
                .arg(i % 28 + 1, 2, 10, QChar(u'0'))
                .toUtf8());
    return file;
}

} // namespace

class tst_appcontext : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { QCOMPARE(walk::orphanedInterfaces(), 0); }
    void emptyWorkspaceShowsTheFirstRun();
    void sampleByKeysAloneAndBack();
    void aDroppedFileBecomesReadable();
    void aFileOnTheCommandLineIsImported();
    void rejectedLinesAreOffered();
    void aForeignFileIsExplained();
    void aDamagedArchiveBecomesAPage();
    void languageChangesWhileRunning();
    void windowDoesNotWaitForABusyArchive();
    void aReadOnlyArchiveIsReadAndSaysSo();
    void everythingOnTheHistoryPageHasAName();
    void theSampleShopAnswersInThreeClicks();
    void everythingOnTheTestPageHasAName();
    void theIndexesOfAFileAreCheckedByKeysAlone();
    void optionsAreRead_data();
    void optionsAreRead();
};

void tst_appcontext::emptyWorkspaceShowsTheFirstRun()
{
    Desk desk;
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    QVERIFY(!context.window().searchField().isEnabled());
    QVERIFY(QFile::exists(desk.options.workspace + u"/workspace.json"_s));
}

void tst_appcontext::sampleByKeysAloneAndBack()
{
    Desk desk;
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    context.openSample(desk.folder.filePath(u"sample"_s));
    QTRY_VERIFY(desk.rows(context) > 0);
    QVERIFY(context.window().strips().contains(u"sample"_s));
    QVERIFY(!context.actions()[Command::TrySample]->isEnabled());
    context.openShop(desk.options.workspace);
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s)); // nothing of the sample came along
    QVERIFY(!context.window().strips().contains(u"sample"_s));
    QVERIFY(context.actions()[Command::TrySample]->isEnabled());
}

void tst_appcontext::aDroppedFileBecomesReadable()
{
    Desk desk;
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    emit context.window().filesDropped({writeHistory(desk.folder.filePath(u"h.jsonl"_s), 30)});
    QTRY_VERIFY(desk.rows(context) > 0);
    QTRY_VERIFY(context.window().status().words(u"messages"_s).contains(u"30"_s));
    QTRY_VERIFY(context.window().strips().contains(u"import-summary"_s));
    QTRY_VERIFY(context.window().searchField().isEnabled());
}

void tst_appcontext::aFileOnTheCommandLineIsImported()
{
    Desk desk;
    desk.options.files = QStringList{writeHistory(desk.folder.filePath(u"h.jsonl"_s), 3)};
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_COMPARE(desk.rows(context), 3);
}

void tst_appcontext::rejectedLinesAreOffered()
{
    Desk desk;
    const QString file = writeHistory(desk.folder.filePath(u"h.jsonl"_s), 3);
    QFile more(file);
    QVERIFY(more.open(QIODevice::Append));
    more.write("{this is no message}\n");
    more.close();
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    context.importFiles({file});
    QTRY_VERIFY(desk.visible(context, u"strip/import-summary"_s));
    QVERIFY(context.window()
                .findChild<QWidget *>(u"strip/import-summary"_s)
                ->findChild<QWidget *>(u"stripButton"_s));
}

void tst_appcontext::aForeignFileIsExplained()
{
    Desk desk;
    QFile photo(desk.folder.filePath(u"photo.png"_s));
    QVERIFY(photo.open(QIODevice::WriteOnly));
    photo.write(QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"));
    photo.close();
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    context.importFiles({photo.fileName()});
    QTRY_VERIFY(desk.visible(context, u"strip/import-summary"_s));
    QVERIFY(desk.visible(context, u"firstRunPage"_s)); // what was there stays
}

void tst_appcontext::aDamagedArchiveBecomesAPage()
{
    Desk desk;
    {
        AppContext context(desk.options, desk.store);
        context.start();
        QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    }
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(desk.options.workspace + u"/archive.db"_s + QLatin1StringView(suffix));
    QFile archive(desk.options.workspace + u"/archive.db"_s);
    QVERIFY(archive.open(QIODevice::WriteOnly));
    archive.write(QByteArray(8192, 'x'));
    archive.close();
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"errorPage"_s));
    QVERIFY(desk.visible(context, u"errorTryAgain"_s));
}

void tst_appcontext::languageChangesWhileRunning()
{
    Desk desk;
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
    emit context.window().languageChosen(u"ar"_s);
    QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
    QCOMPARE(context.window().locale().language(), QLocale::Arabic);
    QCOMPARE(desk.store.value(u"look/language"_s).toString(), u"ar"_s);
    context.openSample(desk.folder.filePath(u"sample"_s));
    QTRY_VERIFY(desk.rows(context) > 0);
    const QPointer<ui::HistoryPage> before = context.historyPage();
    emit context.window().languageChosen(u"en"_s);
    QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
    QVERIFY(!before); // a page in the new language has taken its place
    QTRY_VERIFY(desk.rows(context) > 0);
}

void tst_appcontext::windowDoesNotWaitForABusyArchive()
{
    Desk desk;
    const auto workspace = core::workspace::Workspace::create(desk.options.workspace);
    QVERIFY(workspace);
    {
        core::history::Archive archive(workspace->archivePath());
        QVERIFY(archive.open().result());
    }
    auto holder = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
    holder.setDatabaseName(workspace->archivePath());
    QVERIFY(holder.open());
    holder.exec(u"PRAGMA locking_mode=EXCLUSIVE"_s);
    holder.exec(u"BEGIN EXCLUSIVE"_s);

    AppContext context(desk.options, desk.store);
    QSignalSpy settled(&context, &AppContext::settled);
    context.start();
    QTRY_VERIFY(context.window().isVisible());
    QCOMPARE(settled.size(), 0); // nothing is there to show yet
    holder.exec(u"ROLLBACK"_s);
    holder.close();
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible(context, u"firstRunPage"_s), 20'000);
    holder = {};
    QSqlDatabase::removeDatabase(u"holder"_s);
}

void tst_appcontext::aReadOnlyArchiveIsReadAndSaysSo()
{
    Desk desk;
    {
        desk.options.files = {writeHistory(desk.folder.filePath(u"h.jsonl"_s), 30)};
        AppContext context(desk.options, desk.store);
        context.start();
        QTRY_COMPARE(desk.rows(context), 30);
        QTRY_VERIFY(!context.isImporting());
        desk.options.files.clear();
    }
    const QString folder = desk.options.workspace;
    const QString archive = core::workspace::Workspace::open(folder)->archivePath();
    const auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enterable = readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(archive, readable));
    for (const QString &place : {QFileInfo(archive).path(), folder, desk.folder.path()})
        QVERIFY(QFile::setPermissions(place, enterable));
    {
        const tests::WithoutPrivileges nobody;
        AppContext context(desk.options, desk.store);
        context.start();
        QTRY_COMPARE(desk.rows(context), 30);
        QVERIFY(context.window().strips().contains(u"read-only"_s));
        QVERIFY(!context.window().status().words(u"read-only"_s).isEmpty());
        emit context.window().filesDropped({desk.folder.filePath(u"h.jsonl"_s)});
        QVERIFY(context.window().strips().contains(u"import-summary"_s)); // says why not
        QVERIFY(!context.isImporting());
        context.window().searchField().setText(u"parcel"_s);
        QTRY_COMPARE(desk.rows(context), 30);
    }
    for (const QString &place : {desk.folder.path(), folder, QFileInfo(archive).path()})
        QVERIFY(QFile::setPermissions(place, enterable | QFile::WriteOwner));
}

void tst_appcontext::theSampleShopAnswersInThreeClicks()
{
    Desk desk;
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    context.openSample(desk.folder.filePath(u"sample"_s));
    QTRY_VERIFY(desk.rows(context) > 0);
    context.actions()[Command::ShowTest]->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible(context, u"suggested/0"_s), 30'000);
    QTest::mouseClick(desk.visible(context, u"suggested/0"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible(context, u"followUp/0"_s), 30'000);
    QVERIFY(context.window().status().words(u"coze"_s).contains(u"token"_s));
    QVERIFY(context.window().windowTitle().contains(u"Sample shop"_s));
    context.actions()[Command::ShowHistory]->trigger();
    QVERIFY(context.actions()[Command::Refresh]->isEnabled()); // the page in front has the commands
    QVERIFY(!context.actions()[Command::AskAgain]->isEnabled());
}

void tst_appcontext::everythingOnTheTestPageHasAName()
{
    Desk desk;
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    for (const Command show : {Command::ShowTest, Command::ShowConnections}) {
        context.actions()[show]->trigger();
        QCOMPARE(walk::namelessIn(&context.window()).join(u'\n'), QString());
        QCOMPARE(walk::unreachableIn(&context.window()).join(u'\n'), QString());
    }
}

void tst_appcontext::theIndexesOfAFileAreCheckedByKeysAlone()
{
    Desk desk;
    const QString file = desk.folder.filePath(u"shop.db"_s);
    BackendWriter(file).say("conv_a", "user", "hello", 1'750'000'000'000);
    auto workspace = Workspace::create(desk.options.workspace);
    QVERIFY(workspace->set(u"source.kind"_s, u"file"_s));
    QVERIFY(workspace->set(u"source.file"_s, file));
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.rows(context) > 0);
    QVERIFY(QTest::qWaitForWindowActive(&context.window()));
    QTest::keySequence(&context.window(), context.actions()[Command::ShowConnections]->shortcut());
    QTRY_VERIFY(desk.visible(context, u"checkIndexes"_s));
    QStringList stops{QApplication::focusWidget()->objectName()};
    while (stops.constLast() != "checkIndexes"_L1 && stops.size() < 20) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        stops.append(QApplication::focusWidget()->objectName());
    }
    QCOMPARE(stops.join(u' '),
        u"connectionList sourceKind sourceFile chooseSourceFile testConnection/source checkIndexes"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(desk.visible(context, u"indexTable"_s));
    QCOMPARE(walk::unreachableIn(&context.window()).join(u'\n'), QString());
}

void tst_appcontext::everythingOnTheHistoryPageHasAName()
{
    Desk desk;
    AppContext context(desk.options, desk.store);
    context.start();
    QTRY_VERIFY(desk.visible(context, u"firstRunPage"_s));
    context.openSample(desk.folder.filePath(u"sample"_s));
    QTRY_VERIFY(desk.rows(context) > 0);
    context.actions()[Command::NextConversation]->trigger();
    QTRY_VERIFY(context.actions()[Command::Find]->isEnabled());
    context.actions()[Command::Find]->trigger();
    QTRY_VERIFY(desk.visible(context, u"findBar"_s));
    QCOMPARE(walk::namelessIn(&context.window()).join(u'\n'), QString());
    QCOMPARE(walk::unreachableIn(&context.window()).join(u'\n'), QString());
}

void tst_appcontext::optionsAreRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("workspace");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<bool>("fine");
    QTest::addRow("nothing") << QStringList() << QString() << QStringList() << true;
    QTest::addRow("a workspace with a blank")
        << QStringList{u"--workspace"_s, u"w"_s} << u"w"_s << QStringList() << true;
    QTest::addRow("a workspace with an equals sign")
        << QStringList{u"--workspace=w"_s} << u"w"_s << QStringList() << true;
    QTest::addRow("files") << QStringList{u"a.jsonl"_s, u"b.db"_s} << QString()
                           << QStringList{u"a.jsonl"_s, u"b.db"_s} << true;
    QTest::addRow("a value that is missing")
        << QStringList{u"--workspace"_s} << QString() << QStringList() << false;
    QTest::addRow("an unknown option") << QStringList{u"--nonsense"_s} << QString() << QStringList() << false;
    QTest::addRow("an unknown theme")
        << QStringList{u"--theme"_s, u"pink"_s} << QString() << QStringList() << false;
}

void tst_appcontext::optionsAreRead()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, workspace);
    QFETCH(QStringList, files);
    QFETCH(bool, fine);
    const Options options = Options::parse(arguments);
    QCOMPARE(options.mistake.isEmpty(), fine);
    QCOMPARE(options.workspace, workspace);
    QCOMPARE(options.files, files);
}

QTEST_MAIN(tst_appcontext)
#include "tst_appcontext.moc"
