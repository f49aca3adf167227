// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedbot.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/testpage/testpage.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QJsonArray>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::lab;
using tests::ScriptedBot;
using namespace ui;

namespace {

constexpr int kPatience = 20'000;

/// The page in a window, with a service that answers as the test says.
struct Desk
{
    Desk()
        : account(bot),
          sessions(folder.filePath(u"tests"_s)),
          store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat),
          settings(store)
    {
        auto opened = sessions.open();
        if (!QTest::qWaitFor([&opened] { return opened.isFinished(); }, kPatience))
            qFatal("the store did not open");
        chat = std::make_unique<TestChat>(account.client, sessions);
        open();
    }
    void open()
    {
        page = new TestPage({account.client, *chat, sessions, actions, settings, theme, u"w"_s});
        QObject::connect(page, &TestPage::notice, page,
            [this](const QString &words, const QString &, const std::function<void()> &undo) {
                notices.append(words);
                lastUndo = undo;
            });
        page->restoreState();
        window.setCentralWidget(page); // the one before is deleted
        for (QAction *action : actions.all())
            window.addAction(action);
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    ~Desk() { delete page; }

    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page->findChild<Widget *>(name);
    }
    void chooseBot()
    {
        page->setConnected(true);
        auto *bots = find<QComboBox>(u"botPicker"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bots->count(), 2, kPatience);
        bots->setFocus();
        QTest::keyClick(bots, Qt::Key_Down);
        QTest::keyClick(bots, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!chat->setup().botId.isEmpty(), kPatience);
    }
    void ask(const QString &text)
    {
        auto *question = find<QPlainTextEdit>(u"question"_s);
        question->setFocus();
        QTest::keyClicks(question, text);
        QTest::keyClick(question, Qt::Key_Return);
    }
    void askAndWait(const QString &text)
    {
        ask(text);
        QTRY_VERIFY_WITH_TIMEOUT(chat->isBusy(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!chat->isBusy(), kPatience);
    }
    [[nodiscard]] int sessionCount() const { return find<QListView>(u"sessionList"_s)->model()->rowCount(); }

    QTemporaryDir folder;
    ScriptedBot bot;
    tests::ScriptedAccount account;
    SessionStore sessions;
    std::unique_ptr<TestChat> chat;
    QSettings store;
    AppSettings settings;
    Actions actions;
    Theme theme;
    QMainWindow window;
    TestPage *page = nullptr;
    QStringList notices;
    std::function<void()> lastUndo;
};

} // namespace

class tst_testpage final : public QObject
{
    Q_OBJECT
private slots:
    void withoutAnAccountOneIsLedToConnections();
    void aQuestionIsAskedWithTheKeyboardAlone();
    void escapeStopsTheAnswer();
    void aSuggestedQuestionIsAskedByItsButton();
    void toolsAreAnsweredFromTheirFields();
    void everyEventIsListedAndFiltered();
    void theReportGoesToTheClipboardWithoutTheToken();
    void aFailureSaysWhatHappenedAndAsksAgain();
    void aRemovedSessionComesBackByUndo();
    void sessionsAreFoundByTheirText();
    void theOpenSessionComesBackWithThePage();
    void aLineBreakDoesNotSend();
};

void tst_testpage::withoutAnAccountOneIsLedToConnections()
{
    Desk desk;
    auto *button = desk.find<QPushButton>(u"connectBot"_s);
    QVERIFY(button->isVisible());
    QSignalSpy wanted(desk.page, &TestPage::connectWanted);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
    desk.ask(u"anybody?"_s);
    QVERIFY(!desk.chat->isBusy());
    desk.page->setConnected(true);
    QVERIFY(!button->isVisible());
}

void tst_testpage::aQuestionIsAskedWithTheKeyboardAlone()
{
    Desk desk;
    desk.chooseBot();
    desk.askAndWait(u"Where is my order?"_s);
    QVERIFY(desk.find<QPlainTextEdit>(u"question"_s)->toPlainText().isEmpty());
    auto *transcript = desk.page->findChild<TranscriptView *>();
    QTRY_VERIFY_WITH_TIMEOUT(transcript->isVisible() && transcript->isOpen(), kPatience);
    QCOMPARE(desk.chat->session().all().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(desk.sessionCount(), 1, kPatience);
    QVERIFY(!desk.find<QLabel>(u"turnSummary"_s)->text().isEmpty());
    QVERIFY(desk.find<QPlainTextEdit>(u"requestBody"_s)->toPlainText().contains(u"\"bot_id\""_s));
    QCOMPARE(desk.page->title(), desk.chat->setup().botName);
}

void tst_testpage::escapeStopsTheAnswer()
{
    Desk desk;
    desk.chooseBot();
    desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &) {
        to.created();
        to.delta(u"and so on"_s);
    });
    desk.ask(u"tell"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.chat->session().all().size(), 2, kPatience);
    QVERIFY(desk.actions[Command::StopAnswer]->isEnabled());
    QTest::keyClick(desk.find<QPlainTextEdit>(u"question"_s), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.chat->isBusy(), kPatience);
    QVERIFY(!desk.actions[Command::StopAnswer]->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(desk.bot.requestsTo("/v3/chat/cancel").size(), 1, kPatience);
}

void tst_testpage::aSuggestedQuestionIsAskedByItsButton()
{
    Desk desk;
    desk.chooseBot();
    desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &question) {
        to.created();
        to.answer(u"Answer to "_s + question);
        to.message(u"follow_up"_s, u"And when?"_s, u"f"_s);
        to.completed();
        to.done();
    });
    desk.askAndWait(u"where"_s);
    auto *button = desk.find<QPushButton>(u"followUp/0"_s);
    QVERIFY(button && button->isVisible());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(desk.chat->session().all().size(), 4, kPatience);
    QCOMPARE(desk.chat->session().all()[2].content, u"And when?"_s);
}

void tst_testpage::toolsAreAnsweredFromTheirFields()
{
    Desk desk;
    desk.chooseBot();
    desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &) {
        to.created();
        to.event("conversation.chat.requires_action",
            {{u"id"_s, u"chat-1"_s}, {u"conversation_id"_s, u"conversation-1"_s},
                {u"status"_s, u"requires_action"_s},
                {u"required_action"_s,
                    QJsonObject{{u"type"_s, u"submit_tool_outputs"_s},
                        {u"submit_tool_outputs"_s,
                            QJsonObject{{u"tool_calls"_s,
                                QJsonArray{QJsonObject{{u"id"_s, u"call-1"_s}, {u"type"_s, u"function"_s},
                                    {u"function"_s,
                                        QJsonObject{{u"name"_s, u"order_state"_s},
                                            {u"arguments"_s, u"{}"_s}}}}}}}}}}});
        to.done();
    });
    desk.askAndWait(u"state?"_s);
    auto *field = desk.find<QPlainTextEdit>(u"toolOutput/0"_s);
    auto *send = desk.find<QPushButton>(u"answerTools"_s);
    QVERIFY(send && send->isVisible());
    if (field)
        field->setPlainText(u"{\"state\":\"sent\"}"_s);
    else
        desk.find<QLineEdit>(u"toolOutput/0"_s)->setText(u"{\"state\":\"sent\"}"_s);
    send->setFocus();
    QTest::keyClick(send, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(desk.bot.requestsTo("/v3/chat/submit_tool_outputs").size(), 1, kPatience);
    QVERIFY(desk.bot.requestsTo("/v3/chat/submit_tool_outputs").first().body.contains("call-1"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.chat->isBusy(), kPatience);
}

void tst_testpage::everyEventIsListedAndFiltered()
{
    Desk desk;
    desk.chooseBot();
    desk.askAndWait(u"abc"_s);
    desk.find<QTabWidget>(u"inspector"_s)->setCurrentIndex(1);
    auto *table = desk.find<QTableView>(u"eventTable"_s);
    QCOMPARE(table->model()->rowCount(), int(desk.chat->turns().last().events.size()));
    QVERIFY(table->model()->rowCount() >= 7);
    desk.find<QLineEdit>(u"eventFilter"_s)->setText(u"chat.completed"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    table->setFocus();
    table->selectRow(0);
    QVERIFY(desk.find<QPlainTextEdit>(u"eventData"_s)->toPlainText().contains(u"token_count"_s));
}

void tst_testpage::theReportGoesToTheClipboardWithoutTheToken()
{
    Desk desk;
    desk.chooseBot();
    desk.askAndWait(u"abc"_s);
    QVERIFY(desk.actions[Command::CopyReport]->isEnabled());
    desk.actions[Command::CopyReport]->trigger();
    const QString report = QApplication::clipboard()->text();
    QVERIFY(report.contains(desk.chat->turns().last().outcome.logId));
    QVERIFY(!report.contains(u"pat_scripted"_s));
    QCOMPARE(desk.notices.size(), 1);
}

void tst_testpage::aFailureSaysWhatHappenedAndAsksAgain()
{
    Desk desk;
    desk.chooseBot();
    desk.bot.setAnswer([](const ScriptedBot::Stream &to, const QString &) {
        to.created();
        to.failed(4027, u"quota"_s);
        to.done();
    });
    desk.askAndWait(u"abc"_s);
    QVERIFY(desk.find<QLabel>(u"turnError"_s)->isVisible());
    QVERIFY(desk.find<QLabel>(u"turnError"_s)->text().contains(u"4027"_s));
    desk.bot.setAnswer(&ScriptedBot::echo);
    auto *again = desk.find<QPushButton>(u"retryQuestion"_s);
    again->setFocus();
    QTest::keyClick(again, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(desk.chat->turns().size(), 2, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.chat->isBusy(), kPatience);
    QVERIFY(!desk.find<QLabel>(u"turnError"_s)->isVisible());
}

void tst_testpage::aRemovedSessionComesBackByUndo()
{
    Desk desk;
    desk.chooseBot();
    desk.askAndWait(u"abc"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.sessionCount(), 1, kPatience);
    auto *list = desk.find<QListView>(u"sessionList"_s);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(desk.sessionCount(), 0, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.lastUndo, kPatience);
    desk.lastUndo();
    QTRY_COMPARE_WITH_TIMEOUT(desk.sessionCount(), 1, kPatience);
}

void tst_testpage::sessionsAreFoundByTheirText()
{
    Desk desk;
    desk.chooseBot();
    desk.askAndWait(u"refund"_s);
    desk.actions[Command::NewChat]->trigger();
    desk.askAndWait(u"delivery"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.sessionCount(), 2, kPatience);
    auto *search = desk.find<QLineEdit>(u"sessionSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"refu"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.sessionCount(), 1, kPatience);
}

void tst_testpage::theOpenSessionComesBackWithThePage()
{
    Desk desk;
    desk.chooseBot();
    desk.askAndWait(u"abc"_s);
    const QString session = desk.chat->sessionId();
    QTRY_COMPARE_WITH_TIMEOUT(desk.sessionCount(), 1, kPatience); // stored
    desk.page->saveState();
    desk.chat->startNew();
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(desk.chat->sessionId(), session, kPatience);
}

void tst_testpage::aLineBreakDoesNotSend()
{
    Desk desk;
    desk.chooseBot();
    auto *question = desk.find<QPlainTextEdit>(u"question"_s);
    question->setFocus();
    QTest::keyClicks(question, u"one"_s);
    QTest::keyClick(question, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(question, u"two"_s);
    QVERIFY(!desk.chat->isBusy());
    QCOMPARE(question->toPlainText(), u"one\ntwo"_s);
}

QTEST_MAIN(tst_testpage)
#include "tst_testpage.moc"
