// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/live/scriptedfeed.h"
#include "tests/ui/window/walk.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/live/alerts.h"
#include "ui/live/alertspopup.h"
#include "ui/live/tray.h"
#include "ui/live/trayicon.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QListWidget>
#include <QMainWindow>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::feed;
using namespace ui;
using tests::ScriptedFeed;

namespace {

constexpr qint64 kMinute = 60'000;

class FakeTray final : public Tray
{
public:
    bool isThere() const override { return true; }
    void show(const QIcon &shown, const QString &words) override
    {
        icon = shown;
        toolTip = words;
    }
    void setMenu(QMenu *) override { }
    void notify(const QString &title, const QString &words) override
    {
        titles.append(title);
        texts.append(words);
    }

    QIcon icon;
    QString toolTip;
    QStringList titles;
    QStringList texts;
};

struct Called
{
    Called() : store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat), settings(store) { make(); }
    void make()
    {
        alerts = std::make_unique<Alerts>(Alerts::Parts{feed, actions, settings, theme, tray, u"w"_s,
            [this] { return front; }, [this] { ++sounds; }, [this] { return now; }});
    }
    void put(const QString &id, qint64 waitedMs, Handler handler = Handler::Bot, const QString &shop = {})
    {
        Room room = ScriptedFeed::room(id, now, waitedMs < 0 ? 0 : now - waitedMs);
        room.handler = handler;
        room.shopId = shop;
        feed.put(room);
    }
    [[nodiscard]] QString open() const
    {
        QStringList ids;
        for (const Alert &alert : alerts->open())
            ids.append(alert.roomId);
        return ids.join(u' ');
    }

    QTemporaryDir folder;
    qint64 now = 1'700'000'000'000;
    ScriptedFeed feed;
    QSettings store;
    AppSettings settings;
    Theme theme;
    Actions actions;
    FakeTray tray;
    QString front;
    int sounds = 0;
    std::unique_ptr<Alerts> alerts;
};

} // namespace

class tst_alerts final : public QObject
{
    Q_OBJECT
private slots:
    void aHandOffIsSaidAtOnce();
    void aLongWaitIsSaidWhenItIsLong();
    void itIsSaidAgainUntilSomebodyLooks();
    void theRoomInFrontIsSilent();
    void aClickOpensTheRightRoom();
    void manyAtOnceAreOneNotification();
    void mutedAlertsAreListedAndSaidLater();
    void eachShopHasItsRule();
    void theTrayTellsStateAndNumber();
    void theListInsideTheProgramOpensRooms();
    void rulesAreSetTriedAndKept();
    void everythingInThePopupIsNamed();
};

void tst_alerts::aHandOffIsSaidAtOnce()
{
    Called c;
    c.put(u"a"_s, 1000);
    QCOMPARE(c.tray.titles.size(), 0);
    c.put(u"a"_s, 2000, Handler::Human);
    QCOMPARE(c.tray.titles.size(), 1);
    QCOMPARE(c.sounds, 1);
    QVERIFY(c.tray.titles.constFirst().contains(u"waits for a person"_s));
    QVERIFY(c.tray.texts.constFirst().contains(u"words of a"_s));
    c.put(u"a"_s, 3000, Handler::Human); // the same wait, another word
    QCOMPARE(c.tray.titles.size(), 1);
    c.put(u"a"_s, -1, Handler::Human); // answered
    QCOMPARE(c.open(), QString());
    c.put(u"a"_s, 0, Handler::Human); // and waits anew
    QCOMPARE(c.tray.titles.size(), 2);
}

void tst_alerts::aLongWaitIsSaidWhenItIsLong()
{
    Called c;
    c.put(u"a"_s, 0);
    c.now += 4 * kMinute;
    c.alerts->check();
    QCOMPARE(c.tray.titles.size(), 0);
    c.now += kMinute;
    c.alerts->check();
    QCOMPARE(c.tray.titles.size(), 1);
    QVERIFY(c.tray.texts.constFirst().contains(u"5 minute"_s));
    QCOMPARE(c.open(), u"a"_s);
}

void tst_alerts::itIsSaidAgainUntilSomebodyLooks()
{
    Called c;
    c.put(u"a"_s, 6 * kMinute);
    c.now += kMinute;
    c.alerts->check();
    QCOMPARE(c.sounds, 1);
    c.now += kMinute;
    c.alerts->check();
    QCOMPARE(c.sounds, 2);
    c.alerts->dismiss(u"a"_s);
    c.now += 10 * kMinute;
    c.alerts->check();
    QCOMPARE(c.sounds, 2);
    QCOMPARE(c.open(), QString());
    AlertRules once = c.alerts->rules();
    once.repeatMinutes = 0;
    c.alerts->setRules(once);
    c.put(u"b"_s, 6 * kMinute);
    c.now += 10 * kMinute;
    c.alerts->check();
    QCOMPARE(c.sounds, 3);
}

void tst_alerts::theRoomInFrontIsSilent()
{
    Called c;
    c.front = u"a"_s;
    c.put(u"a"_s, 6 * kMinute, Handler::Human);
    QCOMPARE(c.tray.titles.size(), 0);
    QCOMPARE(c.open(), QString());
    c.put(u"b"_s, 6 * kMinute, Handler::Human);
    QCOMPARE(c.open(), u"b"_s);
    c.front = u"b"_s; // one looks
    c.alerts->check();
    QCOMPARE(c.open(), QString());
    c.front.clear();
    c.now += 10 * kMinute;
    c.alerts->check();
    QCOMPARE(c.sounds, 1); // both were looked at
}

void tst_alerts::aClickOpensTheRightRoom()
{
    Called c;
    QSignalSpy open(c.alerts.get(), &Alerts::openRoom);
    QSignalSpy show(c.alerts.get(), &Alerts::showWanted);
    emit c.tray.activated();
    QCOMPARE(show.size(), 1);
    c.put(u"a"_s, 9 * kMinute);
    c.put(u"b"_s, 6 * kMinute);
    emit c.tray.notificationClicked(); // b was said last
    QCOMPARE(open.constLast().constFirst().toString(), u"b"_s);
    emit c.tray.activated(); // the tray goes to who waits longest
    QCOMPARE(open.constLast().constFirst().toString(), u"a"_s);
    QCOMPARE(c.open(), QString());
    emit c.tray.notificationClicked(); // nothing is left of it
    QCOMPARE(open.size(), 2);
    QCOMPARE(show.size(), 2);
}

void tst_alerts::manyAtOnceAreOneNotification()
{
    Called c;
    QVector<Room> rooms;
    for (int i = 0; i < 50; ++i)
        rooms.append(ScriptedFeed::room(QString::number(i), c.now, c.now - 6 * kMinute - i));
    c.feed.put(rooms);
    QCOMPARE(c.tray.titles.size(), 1);
    QVERIFY(c.tray.titles.constFirst().contains(u"50"_s));
    QCOMPARE(c.sounds, 1);
    QCOMPARE(c.alerts->open().constFirst().roomId, u"49"_s);
}

void tst_alerts::mutedAlertsAreListedAndSaidLater()
{
    Called c;
    c.actions[Command::MuteAlerts]->trigger();
    QVERIFY(c.alerts->isMuted());
    QVERIFY(c.tray.toolTip.contains(u"muted"_s));
    c.put(u"a"_s, 6 * kMinute);
    QCOMPARE(c.open(), u"a"_s);
    QCOMPARE(c.tray.titles.size(), 0);
    QCOMPARE(c.sounds, 0);
    c.now += 31 * kMinute;
    c.alerts->check();
    QVERIFY(!c.actions[Command::MuteAlerts]->isChecked());
    QCOMPARE(c.tray.titles.size(), 1);
    c.actions[Command::MuteAlerts]->trigger();
    c.actions[Command::MuteAlerts]->trigger();
    QVERIFY(!c.alerts->isMuted());
}

void tst_alerts::eachShopHasItsRule()
{
    Called c;
    AlertRules rules;
    rules.shops.insert(u"quiet"_s, {false, 1});
    rules.shops.insert(u"patient"_s, {true, 20});
    c.alerts->setRules(rules);
    c.put(u"a"_s, 60 * kMinute, Handler::Human, u"quiet"_s);
    c.put(u"b"_s, 10 * kMinute, Handler::Bot, u"patient"_s);
    c.put(u"c"_s, 10 * kMinute, Handler::Bot, u"other"_s);
    QCOMPARE(c.open(), u"c"_s);
    c.now += 10 * kMinute;
    c.alerts->check();
    QCOMPARE(c.open(), u"c b"_s);
    c.make(); // the rules come back
    QCOMPARE(c.alerts->rules(), rules);
    rules.alerts = false;
    c.alerts->setRules(rules);
    QCOMPARE(c.open(), QString());
}

void tst_alerts::theTrayTellsStateAndNumber()
{
    Called c;
    QVERIFY(c.tray.toolTip.contains(u"connected"_s));
    const QImage calm = c.tray.icon.pixmap(32, 32).toImage();
    c.put(u"a"_s, 0);
    QVERIFY(c.tray.toolTip.contains(u"1 waiting"_s));
    const QImage one = c.tray.icon.pixmap(32, 32).toImage();
    QVERIFY(one != calm);
    QVector<QImage> seen{calm, one};
    for (const auto state :
        {core::live::State::Waiting, core::live::State::Refused, core::live::State::Idle}) {
        core::live::Status link;
        link.state = state;
        c.feed.setLink(link);
        const QImage image = c.tray.icon.pixmap(32, 32).toImage();
        QVERIFY2(!seen.contains(image), "a state without a picture of its own");
        seen.append(image);
    }
}

void tst_alerts::theListInsideTheProgramOpensRooms()
{
    Called c;
    QMainWindow window;
    AlertsPopup popup(*c.alerts, c.actions, &window);
    window.resize(900, 600);
    window.show();
    c.put(u"a"_s, 9 * kMinute);
    c.put(u"b"_s, kMinute, Handler::Human);
    c.actions[Command::ShowAlerts]->trigger();
    auto *list = popup.findChild<QListWidget *>(u"alertsList"_s);
    QVERIFY(popup.isVisible());
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(1)->text().startsWith(u"Hand-off"_s));
    QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().contains(u"9 minute"_s));
    QSignalSpy open(c.alerts.get(), &Alerts::openRoom);
    QTest::keyClick(list, Qt::Key_Down);
    c.put(u"d"_s, 2 * kMinute); // does not wait long: the list stays
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(open.constLast().constFirst().toString(), u"b"_s);
    QVERIFY(!popup.isVisible());
}

void tst_alerts::rulesAreSetTriedAndKept()
{
    Called c;
    c.put(u"a"_s, -1, Handler::Bot, u"7"_s);
    c.put(u"b"_s, -1, Handler::Bot, u"8"_s);
    AlertRulesPanel panel(*c.alerts);
    panel.show();
    auto *test = panel.findChild<QPushButton *>(u"alertTest"_s);
    QTest::keyClick(test, Qt::Key_Space);
    QCOMPARE(c.sounds, 1);
    QCOMPARE(c.tray.titles.size(), 1);
    auto *minutes = panel.findChild<QSpinBox *>(u"alertMinutes"_s);
    minutes->setValue(9);
    QCOMPARE(c.alerts->rules().minutes, 9);
    auto *shop = panel.findChild<QCheckBox *>(u"alertShop/8"_s);
    QTest::keyClick(shop, Qt::Key_Space);
    QVERIFY(!c.alerts->rules().of(u"8"_s).alerts);
    QVERIFY(c.alerts->rules().of(u"7"_s).alerts);
    QTest::keyClick(panel.findChild<QCheckBox *>(u"alertSound"_s), Qt::Key_Space);
    c.make();
    QVERIFY(!c.alerts->rules().sound);
    QVERIFY(!c.alerts->rules().of(u"8"_s).alerts);
    QCOMPARE(AlertRules::fromBytes("nonsense"), AlertRules());
}

void tst_alerts::everythingInThePopupIsNamed()
{
    Called c;
    c.put(u"a"_s, 9 * kMinute, Handler::Bot, u"7"_s);
    c.put(u"b"_s, 9 * kMinute, Handler::Bot, u"8"_s);
    AlertsPopup popup(*c.alerts, c.actions);
    popup.popUp();
    popup.findChild<QPushButton *>(u"alertsSettings"_s)->click();
    QCOMPARE(walk::namelessIn(&popup).join(u'\n'), QString());
    QCOMPARE(walk::unreachableIn(&popup).join(u'\n'), QString());
}

QTEST_MAIN(tst_alerts)
#include "tst_alerts.moc"
