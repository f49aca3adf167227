// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/pages/historypage.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace core::history;
using core::chat::Message;
using tests::MemoryHistory;
using namespace ui;

namespace {

constexpr qint64 kStart = 1'700'000'000'000;

Message message(const QString &conversation, const QString &id, const QString &text, qint64 atMs)
{
    Message m;
    m.id = id;
    m.conversationId = conversation;
    m.source = u"files"_s;
    m.sender = u"user"_s;
    m.role = core::chat::Role::Customer;
    m.content = text;
    m.lang = u"en"_s;
    m.customerId = conversation == u"c9"_s ? u"9"_s : u"77"_s;
    m.sentAtMs = atMs;
    return m;
}

/// A window with the search field above the page, as the program has it.
struct Desk
{
    explicit Desk(MemoryHistory &history, const QString &folder)
        : store(folder + u"/settings.ini"_s, QSettings::IniFormat),
          settings(store)
    {
        auto *column = new QVBoxLayout(&window);
        field = new QLineEdit(&window);
        column->addWidget(field);
        page = new HistoryPage({history, actions, settings, theme, *field, u"w"_s}, &window);
        column->addWidget(page);
        for (QAction *action : actions.all())
            window.addAction(action);
        window.resize(1400, 800);
        QObject::connect(page, &HistoryPage::notice, page,
            [this](const QString &words, const QString &, const std::function<void()> &undo) {
                notices.append(words);
                lastUndo = undo;
            });
    }
    void show()
    {
        page->restoreState();
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
    }
    [[nodiscard]] QListView &list() const { return *page->findChild<QListView *>(u"historyList"_s); }
    [[nodiscard]] TranscriptView &transcript() const { return *page->findChild<TranscriptView *>(); }
    [[nodiscard]] QString openId() const
    {
        return transcript().isOpen() ? transcript().conversation().id : QString();
    }
    [[nodiscard]] QString currentId() const
    {
        const auto m = transcript().currentMessage();
        return m ? m->id : QString();
    }

    QSettings store;
    AppSettings settings;
    Actions actions;
    Theme theme;
    QWidget window;
    QLineEdit *field = nullptr;
    HistoryPage *page = nullptr;
    QStringList notices;
    std::function<void()> lastUndo;
};

} // namespace

class tst_HistoryPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void theFirstConversationIsOpenAtStart();
    void typingAndEnterOpensTheHit();
    void enterBeforeTheAnswerOpensItWhenItComes();
    void downGoesToTheListAndEscapeBack();
    void chipsWriteTextAndBack();
    void widerSearchIsOneClickAway();
    void nextAndPreviousConversation();
    void backAndForward();
    void marksCanBeUndone();
    void commentsAreSaved();
    void aRefusedMarkIsASentence();
    void goToDateMoves();
    void goToAMessageElsewhere();
    void sameCustomerFiltersTheList();
    void copyLinkIsFoundAgain();
    void quickSwitcherSearches();
    void stateIsRestored();
    void thePanelIsADrawerInANarrowWindow();
    void findInConversation();
    void aBrokenStoreLeavesAWindow();
    void everyControlHasAName();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MemoryHistory> m_history;
};

void tst_HistoryPage::init()
{
    QFile::remove(m_folder.filePath(u"settings.ini"_s));
    m_history = std::make_unique<MemoryHistory>();
    for (int i = 0; i < 10; ++i) {
        const QString id = u"c%1"_s.arg(i);
        m_history->add(
            {message(id, u"10000%1"_s.arg(i), u"hello number %1"_s.arg(i), kStart + i * 1'000'000),
                message(id, u"20000%1"_s.arg(i), i == 4 ? u"my refund for shoes"_s : u"thank you"_s,
                    kStart + i * 1'000'000 + 60'000)},
            {{}, {}, i == 9 ? u"Bea"_s : u"Ana"_s, {}});
    }
}

void tst_HistoryPage::theFirstConversationIsOpenAtStart()
{
    Desk desk(*m_history, m_folder.path());
    QSignalSpy ready(desk.page, &HistoryPage::readyForReading);
    desk.show();
    QTRY_COMPARE(ready.count(), 1);
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    QVERIFY(desk.field->hasFocus());
    QTRY_COMPARE(desk.page->title(), u"Bea"_s);
}

void tst_HistoryPage::typingAndEnterOpensTheHit()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    QTest::keyClicks(desk.field, u"refund"_s);
    QTRY_COMPARE(desk.list().model()->rowCount(), 1);
    QTest::keyClick(desk.field, Qt::Key_Return);
    QTRY_COMPARE(desk.openId(), u"c4"_s);
    QTRY_COMPARE(desk.currentId(), u"200004"_s);
    QTRY_VERIFY(desk.transcript().hasFocus());
    QCOMPARE(desk.settings.recentQueries().value(0), u"refund"_s);
    QVERIFY(desk.page->findChild<QLabel *>(u"hitPlace"_s)->text().contains(u"1"_s));
}

void tst_HistoryPage::enterBeforeTheAnswerOpensItWhenItComes()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    m_history->holdAnswers();
    QTest::keyClicks(desk.field, u"refund"_s);
    QTest::keyClick(desk.field, Qt::Key_Return);
    QCOMPARE(desk.openId(), u"c9"_s);
    m_history->answerAll();
    QTRY_COMPARE(desk.openId(), u"c4"_s);
}

void tst_HistoryPage::downGoesToTheListAndEscapeBack()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    QTest::keyClick(desk.field, Qt::Key_Down);
    QVERIFY(desk.list().hasFocus());
    QTest::keyClick(&desk.list(), Qt::Key_Down);
    QTRY_COMPARE(desk.openId(), u"c8"_s);
    QTest::keyClick(&desk.list(), Qt::Key_Return);
    QTRY_VERIFY(desk.transcript().hasFocus());
    QTest::keyClick(&desk.transcript(), Qt::Key_Escape);
    QTRY_VERIFY(desk.list().hasFocus());
    QTest::keyClick(&desk.list(), Qt::Key_Escape);
    QVERIFY(desk.field->hasFocus());
}

void tst_HistoryPage::chipsWriteTextAndBack()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTest::keyClicks(desk.field, u"hello lang:en"_s);
    QTRY_VERIFY(desk.page->findChild<QToolButton *>(u"chipToggle"_s));
    QTRY_COMPARE(desk.list().model()->rowCount(), 10);
    desk.page->findChild<QToolButton *>(u"chipToggle"_s)->click();
    QCOMPARE(desk.field->text(), u"hello -lang:en"_s);
    QTRY_COMPARE(desk.list().model()->rowCount(), 0);
    QTest::qWait(0);
    desk.page->findChild<QToolButton *>(u"chipRemove"_s)->click();
    QCOMPARE(desk.field->text(), u"hello"_s);
    QTRY_COMPARE(desk.list().model()->rowCount(), 10);
}

void tst_HistoryPage::widerSearchIsOneClickAway()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTest::keyClicks(desk.field, u"refund after:2030-01-01"_s);
    auto *offers = desk.page->findChild<QLabel *>(u"emptyOffers"_s);
    QTRY_VERIFY(offers->text().contains(u"without the date filter"_s));
    emit offers->linkActivated(u"0"_s);
    QCOMPARE(desk.field->text(), u"refund"_s);
    QTRY_COMPARE(desk.list().model()->rowCount(), 1);
}

void tst_HistoryPage::nextAndPreviousConversation()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    QTest::keyClick(&desk.window, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(desk.openId(), u"c8"_s);
    QTest::keyClick(&desk.window, Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(desk.openId(), u"c7"_s);
    QTest::keyClick(&desk.window, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(desk.openId(), u"c8"_s);
}

void tst_HistoryPage::backAndForward()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    QTest::keyClicks(desk.field, u"refund"_s);
    QTest::keyClick(desk.field, Qt::Key_Return);
    QTRY_COMPARE(desk.openId(), u"c4"_s);
    desk.actions[Command::Back]->trigger();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    QCOMPARE(desk.field->text(), QString());
    QVERIFY(desk.actions[Command::Forward]->isEnabled());
    desk.actions[Command::Forward]->trigger();
    QTRY_COMPARE(desk.openId(), u"c4"_s);
    QCOMPARE(desk.field->text(), u"refund"_s);
    QTRY_COMPARE(desk.currentId(), u"200004"_s);
}

void tst_HistoryPage::marksCanBeUndone()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.currentId(), u"200009"_s);
    QTRY_VERIFY(desk.actions[Command::Mark]->isEnabled());
    desk.transcript().setFocus();
    QTest::keyClick(&desk.transcript(), Qt::Key_D, Qt::ControlModifier);
    const Query marks = Query::parse(u"mark:yes");
    QTRY_COMPARE(m_history->count(marks, 100).result()->value, 1);
    QTRY_COMPARE(desk.notices.size(), 1);
    QVERIFY(desk.lastUndo);
    desk.lastUndo();
    QTRY_COMPARE(m_history->count(marks, 100).result()->value, 0);
}

void tst_HistoryPage::commentsAreSaved()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_VERIFY(desk.actions[Command::Comment]->isEnabled());
    desk.actions[Command::Comment]->trigger();
    auto *text = desk.page->findChild<QPlainTextEdit *>(u"commentText"_s);
    QVERIFY(text);
    QTest::keyClicks(text, u"good example"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_history->search(Query::parse(u"mark:yes"), {}, 10).result()->hits.size(), 1);
    QCOMPARE(m_history->search(Query::parse(u"mark:yes"), {}, 10).result()->hits.constFirst().message.comment,
        u"good example"_s);
    QTRY_VERIFY(desk.transcript().hasFocus());
}

void tst_HistoryPage::aRefusedMarkIsASentence()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_VERIFY(desk.actions[Command::Mark]->isEnabled());
    m_history->failWith(core::Error{core::Error::Kind::ReadOnly, {}});
    desk.actions[Command::Mark]->trigger();
    QTRY_COMPARE(desk.notices.size(), 1);
    QVERIFY(!desk.notices.constFirst().isEmpty());
    QVERIFY(!desk.lastUndo);
}

void tst_HistoryPage::goToDateMoves()
{
    m_history->add(MemoryHistory::talk(u"long"_s, 500, kStart + 1'000'000'000));
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"long"_s);
    QTRY_VERIFY(desk.transcript().currentMessage());
    const QDateTime wanted
        = QDateTime::fromMSecsSinceEpoch(kStart + 1'000'000'000 + 100 * 60'000, QTimeZone::utc());
    desk.actions[Command::GoToDate]->trigger();
    auto *field = desk.page->findChild<QLineEdit *>(u"goToField"_s);
    QVERIFY(field);
    QTest::keyClicks(field, wanted.toString(u"yyyy-MM-dd HH:mm:ss"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(desk.transcript().currentMessage()->sentAtMs, wanted.toMSecsSinceEpoch());
}

void tst_HistoryPage::goToAMessageElsewhere()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    desk.actions[Command::GoToDate]->trigger();
    auto *field = desk.page->findChild<QLineEdit *>(u"goToField"_s);
    QTest::keyClicks(field, u"100003"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(desk.openId(), u"c3"_s);
    QTRY_COMPARE(desk.currentId(), u"100003"_s);
}

void tst_HistoryPage::sameCustomerFiltersTheList()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_VERIFY(desk.actions[Command::SameCustomer]->isEnabled());
    desk.actions[Command::SameCustomer]->trigger();
    QCOMPARE(desk.field->text(), u"customer:9"_s);
    QTRY_COMPARE(desk.list().model()->rowCount(), 1);
}

void tst_HistoryPage::copyLinkIsFoundAgain()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_VERIFY(desk.actions[Command::CopyLink]->isEnabled());
    desk.actions[Command::CopyLink]->trigger();
    const QString link = QApplication::clipboard()->text();
    QVERIFY2(link.contains(u"c9"_s) && link.contains(u"200009"_s), qPrintable(link));
    desk.field->setText(link);
    QTRY_COMPARE(desk.list().model()->rowCount(), 1);
}

void tst_HistoryPage::quickSwitcherSearches()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    desk.actions[Command::QuickSwitcher]->trigger();
    auto *field = desk.window.findChild<QLineEdit *>(u"switcherField"_s);
    QVERIFY(field);
    QTest::keyClicks(field, u"c2"_s);
    auto *list = desk.window.findChild<QListView *>(u"switcherList"_s);
    QTRY_VERIFY(list->model()->rowCount() >= 2); // the conversation, and the search for these words
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(desk.openId(), u"c2"_s);
}

void tst_HistoryPage::stateIsRestored()
{
    {
        Desk desk(*m_history, m_folder.path());
        desk.show();
        QTest::keyClicks(desk.field, u"refund"_s);
        QTest::keyClick(desk.field, Qt::Key_Return);
        QTRY_COMPARE(desk.openId(), u"c4"_s);
        QTRY_COMPARE(desk.currentId(), u"200004"_s);
        desk.page->saveState();
    }
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QCOMPARE(desk.field->text(), u"refund"_s);
    QTRY_COMPARE(desk.openId(), u"c4"_s);
    QTRY_COMPARE(desk.currentId(), u"200004"_s);
    QTRY_COMPARE(desk.list().model()->rowCount(), 1);
}

void tst_HistoryPage::thePanelIsADrawerInANarrowWindow()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    auto *panel = desk.page->findChild<QWidget *>(u"contextPanel"_s);
    QTRY_VERIFY(panel->isVisible());
    desk.window.resize(1000, 700);
    QTRY_VERIFY(!panel->isVisible());
    desk.actions[Command::ContextPanel]->trigger();
    QVERIFY(panel->isVisible());
    QVERIFY(!desk.page->findChild<QWidget *>(u"historySplitter"_s)->isAncestorOf(panel));
    desk.window.resize(1400, 700);
    QTRY_VERIFY(desk.page->findChild<QWidget *>(u"historySplitter"_s)->isAncestorOf(panel));
    QVERIFY(panel->isVisible());
}

void tst_HistoryPage::findInConversation()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.currentId(), u"200009"_s);
    desk.actions[Command::Find]->trigger();
    auto *field = desk.page->findChild<QLineEdit *>(u"findField"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"hello"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(desk.currentId(), u"100009"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(desk.transcript().hasFocus());
}

void tst_HistoryPage::aBrokenStoreLeavesAWindow()
{
    m_history->failWith(core::Error{core::Error::Kind::Corrupt, u"malformed"_s});
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.list().model()->rowCount(), 1);
    m_history->failWith({});
    QTest::keyClick(desk.field, Qt::Key_Down);
    QTest::keyClick(&desk.list(), Qt::Key_Down);
    QTest::keyClick(&desk.list(), Qt::Key_Return);
    QTRY_COMPARE(desk.list().model()->rowCount(), 10);
}

void tst_HistoryPage::everyControlHasAName()
{
    Desk desk(*m_history, m_folder.path());
    desk.show();
    QTRY_COMPARE(desk.openId(), u"c9"_s);
    for (const QWidget *widget : desk.page->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus)
            || qobject_cast<const QLineEdit *>(widget->parentWidget()))
            continue;
        const QVariant text = widget->property("text");
        QVERIFY2(!widget->accessibleName().isEmpty() || !text.toString().isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

QTEST_MAIN(tst_HistoryPage)
#include "tst_historypage.moc"
