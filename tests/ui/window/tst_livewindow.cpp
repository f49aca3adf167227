// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/appcontext.h"
#include "app/sampleshop/sampleshop.h"
#include "app/sampleshop/shopbackend.h"
#include "tests/support/patience.h"
#include "tests/ui/window/walk.h"
#include "ui/live/livepage.h"
#include "ui/widgets/statusbar.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::AppContext;
using app::Options;
using app::sampleshop::SampleShop;
using app::sampleshop::backend::MessageRow;
using app::sampleshop::backend::Speaker;
using core::feed::Delivery;
using core::feed::ShopFeed;
using ui::Command;

namespace {

/// The whole program on a workspace of its own, with a shop that the test drives.
class Desk
{
public:
    /// Writes the settings of the shop into the workspace.
    void connectTo(SampleShop &shop, bool answers = false)
    {
        auto workspace = core::workspace::Workspace::create(options.workspace);
        for (const auto &[key, value] : {std::pair(u"source.kind"_s, u"file"_s),
                 std::pair(u"source.file"_s, shop.backend().databasePath()),
                 std::pair(u"backend.url"_s, shop.backend().url()),
                 std::pair(u"backend.user"_s, shop.backend().account().username),
                 std::pair(u"shop.allowWrites"_s, answers ? u"true"_s : u"false"_s)})
            (void)workspace->set(key, value);
        qputenv("AGENT_CONSOLE_SECRET_BACKEND_PASSWORD", shop.backend().account().password.reveal().toUtf8());
    }
    /// Made when it is first asked for: it reads the workspace at once.
    [[nodiscard]] AppContext &context()
    {
        if (!m_context)
            m_context = std::make_unique<AppContext>(options, store);
        return *m_context;
    }
    [[nodiscard]] QWidget *visible(const QString &name)
    {
        const auto widgets = context().window().findChildren<QWidget *>(name);
        for (QWidget *widget : widgets) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] ShopFeed *feed()
    {
        const auto *live = context().livePages();
        return live && live->service() ? live->service()->feed() : nullptr;
    }
    [[nodiscard]] bool isLive()
    {
        return feed() && feed()->link().state == core::live::State::Online
            && feed()->tail().state == core::feed::TailStatus::State::Following;
    }
    [[nodiscard]] int rooms()
    {
        auto *list = qobject_cast<QAbstractItemView *>(visible(u"rooms"_s));
        return list && list->model() ? list->model()->rowCount() : 0;
    }

    QTemporaryDir folder;
    QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Options options{
        Options::Show::Window, folder.filePath(u"shop"_s), {}, u"light"_s, u"en"_s, {}, false, {}};

private:
    std::unique_ptr<AppContext> m_context;
};

std::unique_ptr<SampleShop> openShop()
{
    auto shop = std::make_unique<SampleShop>();
    shop->backend().setTraffic(0);
    shop->backend().setEarlierConversations(2);
    return shop->start() ? std::move(shop) : nullptr;
}

} // namespace

class tst_LiveWindow : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { qunsetenv("AGENT_CONSOLE_SECRET_BACKEND_PASSWORD"); }
    void withoutASourceThePageSaysWhatToDo();
    void theSampleShopIsAlive();
    void aShopIsWatchedAndItsWordsAreFoundAtOnce();
    void anOutageShowsAndEnds();
    void closingWithoutATrayEndsTheProgram();
};

void tst_LiveWindow::withoutASourceThePageSaysWhatToDo()
{
    Desk desk;
    desk.context().start();
    QTRY_VERIFY(desk.visible(u"firstRunPage"_s));
    desk.context().actions()[Command::ShowLive]->trigger();
    QVERIFY(desk.visible(u"liveEmpty"_s));
    QVERIFY(desk.visible(u"connectLive"_s));
    QVERIFY(!desk.feed());
    QTest::keyClick(desk.visible(u"connectLive"_s), Qt::Key_Space);
    QTRY_VERIFY(desk.visible(u"connectionsPage"_s));
}

void tst_LiveWindow::theSampleShopIsAlive()
{
    Desk desk;
    desk.context().start();
    QTRY_VERIFY(desk.visible(u"firstRunPage"_s));
    desk.context().openSample(desk.folder.filePath(u"sample"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isLive(), 60'000);
    desk.context().actions()[Command::ShowLive]->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.rooms() > 0, 30'000);
    auto *page = desk.context().livePages()->page();
    QVERIFY(page);
    QCOMPARE(walk::namelessIn(&desk.context().window()).join(u'\n'), QString());
    QCOMPARE(walk::unreachableIn(&desk.context().window()).join(u'\n'), QString());

    // A person takes over: the answer is sent, stored, and in the archive.
    const QString room = desk.feed()->rooms().constFirst().conversationId;
    page->openRoom(room);
    QTRY_VERIFY(desk.visible(u"answer"_s));
    auto *answer = qobject_cast<QPlainTextEdit *>(desk.visible(u"answer"_s));
    answer->setFocus();
    QTest::keyClicks(answer, u"zebra is on its way"_s);
    QTest::keyClick(answer, Qt::Key_Return);
    if (desk.visible(u"answerAnyway"_s)) // the bot goes on answering too; asked once
        QTest::keyClick(desk.visible(u"answerAnyway"_s), Qt::Key_Space);
    auto found = [&desk] {
        auto asked = desk.feed()->source().search(core::history::Query::parse(u"zebra"_s), {}, 5);
        if (!QTest::qWaitFor([&asked] { return asked.isFinished(); }))
            return QVector<core::history::SearchHit>();
        const auto answered = asked.result();
        return answered ? answered->hits : QVector<core::history::SearchHit>();
    };
    QTRY_COMPARE_WITH_TIMEOUT(found().size(), 1, 30'000);
    QCOMPARE(found().constFirst().message.role, core::chat::Role::Agent);
    QTRY_COMPARE_WITH_TIMEOUT(
        desk.feed()->deliveryOf(found().constFirst().message.id), Delivery::Sent, 20'000);
}

void tst_LiveWindow::aShopIsWatchedAndItsWordsAreFoundAtOnce()
{
    auto shop = openShop();
    QVERIFY(shop);
    Desk desk;
    desk.connectTo(*shop);
    desk.context().start();
    QTRY_VERIFY_WITH_TIMEOUT(desk.isLive(), 60'000);
    QTRY_VERIFY(desk.context().window().status().words(u"live"_s).contains(u"connected"_s));
    shop->backend().writeVisitorMessage(u"conv_x"_s, u"the zebra has not arrived"_s);
    desk.context().actions()[Command::ShowLive]->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.feed()->room(u"conv_x"_s), 30'000);
    QTRY_VERIFY(desk.rooms() > 0 && desk.feed()->room(u"conv_x"_s)->waitingSinceMs > 0);
    QTRY_VERIFY(
        (desk.context().actions()[Command::NextUnanswered]->trigger(), desk.visible(u"liveTranscript"_s)));
    QVERIFY(desk.visible(u"watchingOnly"_s)); // answering is off
    QVERIFY(!desk.visible(u"answer"_s));
    // The History page came with the first rows.
    QTRY_VERIFY(desk.context().historyPage());
    desk.context().actions()[Command::ShowHistory]->trigger();
    desk.context().window().searchField().setText(u"zebra"_s);
    auto *list = qobject_cast<QAbstractItemView *>(desk.visible(u"historyList"_s));
    QVERIFY(list);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, 20'000);
}

void tst_LiveWindow::anOutageShowsAndEnds()
{
    auto shop = openShop();
    QVERIFY(shop);
    Desk desk;
    desk.connectTo(*shop);
    desk.context().start();
    QTRY_VERIFY_WITH_TIMEOUT(desk.isLive(), 60'000);
    desk.context().actions()[Command::ShowLive]->trigger();
    shop->backend().restart(std::chrono::milliseconds(500));
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed()->receipt().openGaps, 1, 20'000);
    QTRY_VERIFY(!desk.context().window().status().words(u"live"_s).contains(u"connected ·"_s)
        || desk.feed()->receipt().openGaps == 0);
    shop->backend().storeMessage(MessageRow{u"conv_x"_s, u"while you were away"_s, u"bot"_s, u"shop-a"_s});
    QTRY_COMPARE_WITH_TIMEOUT(desk.feed()->receipt().openGaps, 0, 30'000);
    QTRY_VERIFY(desk.isLive());
    QTRY_VERIFY(desk.feed()->room(u"conv_x"_s));
}

void tst_LiveWindow::closingWithoutATrayEndsTheProgram()
{
    auto shop = openShop();
    QVERIFY(shop);
    Desk desk;
    desk.connectTo(*shop);
    desk.context().start();
    QTRY_VERIFY_WITH_TIMEOUT(desk.isLive(), 60'000);
    // Off-screen there is no tray, so there would be no way back to a hidden window.
    QVERIFY(desk.context().window().close());
    QVERIFY(!desk.context().window().isVisible());
    desk.context().window().setStaysWhenClosed(true);
    desk.context().window().show();
    QVERIFY(!desk.context().window().close()); // hidden, not closed
    QVERIFY(!desk.context().window().isVisible());
}

QTEST_MAIN(tst_LiveWindow)
#include "tst_livewindow.moc"
