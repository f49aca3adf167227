// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"
#include "ui/dialogs/commentdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/gotodate.h"
#include "ui/dialogs/quickswitcher.h"
#include "ui/pages/conversationprinter.h"
#include "ui/pages/linkopener.h"
#include "ui/theme.h"

#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPrinter>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::history;
using tests::MemoryHistory;
using namespace ui;

class tst_HistoryDialogs : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void goToSaysHowItUnderstands();
    void goToKnowsIds();
    void commentIsSavedByKeys();
    void exportWritesAFile();
    void exportOfOneConversation();
    void exportCancelledLeavesNoFile();
    void exportFailureIsASentence();
    void switcherGoesByKeys();
    void switcherRunsCommands();
    void printsAConversation();
    void printingIsCapped();
    void printingCanBeCancelled();
    void linksShowTheirRealAddress();
    void onlyHarmlessLinksOpen();
};

void tst_HistoryDialogs::initTestCase()
{
    qRegisterMetaType<core::Result<core::Done>>();
}

void tst_HistoryDialogs::goToSaysHowItUnderstands()
{
    GoToDateDialog dialog(Dates(QTimeZone::utc(), QLocale::c()), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy chosen(&dialog, &GoToDateDialog::timeChosen);
    dialog.open();
    auto *field = dialog.findChild<QLineEdit *>(u"goToField"_s);
    auto *meaning = dialog.findChild<QLabel *>(u"goToMeaning"_s);
    QVERIFY(!dialog.findChild<QPushButton *>(u"goToButton"_s)->isEnabled());
    QTest::keyClicks(field, u"2025-11-18 17:00"_s);
    QVERIFY2(meaning->text().contains(u"18 November 2025"_s), qPrintable(meaning->text()));
    QVERIFY(meaning->text().contains(u"17:00"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toLongLong(), 1'763'485'200'000);
    QVERIFY(!dialog.isVisible());
}

void tst_HistoryDialogs::goToKnowsIds()
{
    GoToDateDialog dialog(Dates(QTimeZone::utc(), QLocale::c()), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy chosen(&dialog, &GoToDateDialog::messageChosen);
    dialog.open();
    auto *field = dialog.findChild<QLineEdit *>(u"goToField"_s);
    QTest::keyClicks(field, u"12345678"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"12345678"_s);
}

void tst_HistoryDialogs::commentIsSavedByKeys()
{
    core::chat::Message message;
    message.content = u"hello"_s;
    message.comment = u"good"_s;
    CommentDialog dialog(message);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy saved(&dialog, &CommentDialog::saved);
    dialog.open();
    auto *text = dialog.findChild<QPlainTextEdit *>(u"commentText"_s);
    QTest::keyClicks(text, u" example"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.constFirst().constFirst().toString(), u"good example"_s);
}

void tst_HistoryDialogs::exportWritesAFile()
{
    QTemporaryDir folder;
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"c1"_s, 6));
    QPointer<ExportDialog> dialog = new ExportDialog(history, {{}, {}, {}, folder.path()});
    qint64 messages = -1;
    QObject::connect(dialog, &ExportDialog::exported, dialog,
        [&](const core::exporting::ExportSummary &summary) { messages = summary.messages; });
    dialog->open();
    auto *file = dialog->findChild<QLineEdit *>(u"exportFile"_s);
    QVERIFY(file->text().endsWith(".html"_L1));
    const QString path = folder.filePath(u"cases.html"_s);
    file->setText(path);
    QTest::keyClick(file, Qt::Key_Return);
    QTRY_COMPARE(messages, 6);
    QVERIFY(QFileInfo(path).size() > 0);
    QTRY_VERIFY(dialog.isNull());
}

void tst_HistoryDialogs::exportOfOneConversation()
{
    QTemporaryDir folder;
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"c1"_s, 6));
    history.add(MemoryHistory::talk(u"c2"_s, 4));
    QPointer<ExportDialog> dialog
        = new ExportDialog(history, {{}, ConversationRef{u"c2"_s, {}, 0}, u"Ana"_s, folder.path()});
    qint64 messages = -1;
    QObject::connect(dialog, &ExportDialog::exported, dialog,
        [&](const core::exporting::ExportSummary &summary) { messages = summary.messages; });
    dialog->open();
    dialog->findChild<QRadioButton *>(u"exportConversation"_s)->click();
    dialog->findChild<QPushButton *>(u"exportButton"_s)->click();
    QTRY_COMPARE(messages, 4);
}

void tst_HistoryDialogs::exportCancelledLeavesNoFile()
{
    QTemporaryDir folder;
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"c1"_s, 6));
    history.holdAnswers();
    QPointer<ExportDialog> dialog = new ExportDialog(history, {{}, {}, {}, folder.path()});
    dialog->open();
    dialog->findChild<QPushButton *>(u"exportButton"_s)->click();
    QTest::keyClick(dialog, Qt::Key_Escape);
    history.answerAll();
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_HistoryDialogs::exportFailureIsASentence()
{
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"c1"_s, 2));
    ExportDialog dialog(history, {{}, {}, {}, u"/nonexistent/folder"_s});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.findChild<QPushButton *>(u"exportButton"_s)->click();
    auto *words = dialog.findChild<QLabel *>(u"exportWords"_s);
    QTRY_VERIFY(dialog.findChild<QPushButton *>(u"exportButton"_s)->isEnabled());
    QVERIFY(words->isVisible());
    QVERIFY(!words->text().isEmpty());
    QVERIFY(dialog.isVisible());
}

void tst_HistoryDialogs::switcherGoesByKeys()
{
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"older"_s, 2, 1'700'000'000'000));
    history.add(MemoryHistory::talk(u"newer"_s, 2, 1'710'000'000'000));
    const Theme theme;
    QPointer<QuickSwitcher> switcher = new QuickSwitcher({history, theme, {}, {}, Dates(QTimeZone::utc())});
    QString chosen;
    QObject::connect(switcher, &QuickSwitcher::conversationChosen, switcher,
        [&](const ConversationRef &ref) { chosen = ref.id; });
    switcher->open();
    auto *field = switcher->findChild<QLineEdit *>(u"switcherField"_s);
    auto *list = switcher->findChild<QListView *>(u"switcherList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen, u"older"_s);
    QTRY_VERIFY(switcher.isNull());
}

void tst_HistoryDialogs::switcherRunsCommands()
{
    MemoryHistory history;
    const Theme theme;
    QAction command(u"&Mark"_s);
    QSignalSpy triggered(&command, &QAction::triggered);
    QPointer<QuickSwitcher> switcher
        = new QuickSwitcher({history, theme, {}, {&command}, Dates(QTimeZone::utc())});
    switcher->open();
    auto *field = switcher->findChild<QLineEdit *>(u"switcherField"_s);
    QTest::keyClicks(field, u">ma"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(triggered.count(), 1);
}

namespace {

struct Printed
{
    int answers = 0;
    bool ok = false;
    bool shortened = false;
};

Printed *watch(ConversationPrinter *job, QObject *context)
{
    auto *printed = new Printed;
    QObject::connect(context, &QObject::destroyed, context, [printed] { delete printed; });
    QObject::connect(job, &ConversationPrinter::finished, context,
        [printed](const core::Result<core::Done> &result, bool shortened) {
            ++printed->answers;
            printed->ok = result.has_value();
            printed->shortened = shortened;
        });
    return printed;
}

std::unique_ptr<QPrinter> pdf(const QString &file)
{
    auto printer = std::make_unique<QPrinter>(QPrinter::ScreenResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    return printer;
}

} // namespace

void tst_HistoryDialogs::printsAConversation()
{
    QTemporaryDir folder;
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"c1"_s, 450)); // more than one page of messages
    QObject context;
    auto *job = new ConversationPrinter(history, pdf(folder.filePath(u"a.pdf"_s)), Dates(QTimeZone::utc()));
    const Printed *printed = watch(job, &context);
    QSignalSpy progress(job, &ConversationPrinter::progress);
    job->printConversation({u"c1"_s, {}, 0}, u"Ana مرحبا 退款"_s);
    QTRY_COMPARE(printed->answers, 1);
    QVERIFY(printed->ok);
    QVERIFY(!printed->shortened);
    QCOMPARE(progress.constLast().constFirst().toLongLong(), 450);
    QFile file(folder.filePath(u"a.pdf"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF"));
}

void tst_HistoryDialogs::printingIsCapped()
{
    QTemporaryDir folder;
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"c1"_s, 301));
    QObject context;
    auto *job = new ConversationPrinter(history, pdf(folder.filePath(u"a.pdf"_s)), Dates(QTimeZone::utc()));
    const Printed *printed = watch(job, &context);
    job->setMost(300);
    job->printConversation({u"c1"_s, {}, 0}, u"Ana"_s);
    QTRY_COMPARE(printed->answers, 1);
    QVERIFY(printed->ok);
    QVERIFY(printed->shortened);
}

void tst_HistoryDialogs::printingCanBeCancelled()
{
    QTemporaryDir folder;
    MemoryHistory history;
    history.add(MemoryHistory::talk(u"c1"_s, 400));
    QObject context;
    QPointer<ConversationPrinter> job
        = new ConversationPrinter(history, pdf(folder.filePath(u"a.pdf"_s)), Dates(QTimeZone::utc()));
    const Printed *printed = watch(job, &context);
    history.holdAnswers();
    job->printConversation({u"c1"_s, {}, 0}, u"Ana"_s);
    job->cancel();
    QCOMPARE(printed->answers, 1);
    QVERIFY(!printed->ok);
    history.answerAll();
    QTRY_VERIFY(job.isNull());
    QCOMPARE(printed->answers, 1);
}

void tst_HistoryDialogs::linksShowTheirRealAddress()
{
    QCOMPARE(realAddress(QUrl(u"https://b\u00fccher.example/\u00e9?q=1"_s)),
        u"https://xn--bcher-kva.example/%C3%A9?q=1"_s);
}

void tst_HistoryDialogs::onlyHarmlessLinksOpen()
{
    QWidget window;
    for (const QString &bad : {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"data:text/html,x"_s}) {
        confirmAndOpen(QUrl(bad), &window);
        QVERIFY2(!window.findChild<QMessageBox *>(), qPrintable(bad));
    }
    confirmAndOpen(QUrl(u"https://shop.example/a"_s), &window);
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box);
    QCOMPARE(box->informativeText(), u"https://shop.example/a"_s);
}

QTEST_MAIN(tst_HistoryDialogs)
#include "tst_historydialogs.moc"
