// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/live/scriptedfeed.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/live/livepage.h"
#include "ui/theme.h"

#include <QMainWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

/// The Live page in a window of its own, over a feed and a clock that the test moves.
struct LiveDesk
{
    explicit LiveDesk(bool fill = true)
        : store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
          settings(store)
    {
        if (fill)
            addRooms();
        openPage();
    }
    ~LiveDesk() { delete page; }

    void addRooms()
    {
        using core::chat::Role;
        using core::feed::Room;
        using tests::ScriptedFeed;
        QVector<Room> rooms;
        const auto add = [&](const QString &id, const QString &name, const QString &lang,
                             const QString &words, qint64 ago, qint64 waits) -> Room & {
            Room room = ScriptedFeed::room(id, now - ago, waits > 0 ? now - waits : 0);
            room.customerName = name;
            room.customerId = QStringLiteral("c-") + id;
            room.lang = lang;
            room.lastWords = words;
            room.completeUpToMs = now - 1000;
            rooms.append(room);
            return rooms.last();
        };
        Room &li = add(QStringLiteral("5590"), QStringLiteral("李小姐"), QStringLiteral("zh"),
            QStringLiteral("退款什么时候到账？订单号 10234"), 60'000, 252'000);
        li.handler = core::feed::Handler::Bot;
        li.flags = core::feed::WrongLanguage;
        li.unread = 2;
        li.firstWordMs = 1900;
        li.botId = QStringLiteral("returns");
        li.shopId = QStringLiteral("7");
        add(QStringLiteral("5581"), {}, QStringLiteral("en"), QStringLiteral("where is my parcel"), 90'000,
            160'000)
            .handler
            = core::feed::Handler::Human;
        add(QStringLiteral("5580"), QStringLiteral("Ana M."), QStringLiteral("es"),
            QStringLiteral("thank you!"), 30'000, 0)
            .handler
            = core::feed::Handler::Bot;
        Room &arabic = add(QStringLiteral("5577"), QStringLiteral("ليلى حسن"), QStringLiteral("ar"),
            QStringLiteral("مرحبا، أين طلبي #10234 من فضلك؟"), 120'000, 0);
        arabic.unread = 1;
        arabic.flags = core::feed::RepeatedAnswer | core::feed::Apologised;
        add(QStringLiteral("5574"), {}, {}, QStringLiteral("…"), 400'000, 0);
        feed.put(rooms);
        feed.say(QStringLiteral("5590"), Role::Customer, QStringLiteral("你好，我想退货"), now - 300'000);
        feed.say(QStringLiteral("5590"), Role::Bot, QStringLiteral("Please tell me your order number."),
            now - 298'000);
        feed.say(QStringLiteral("5590"), Role::Customer, QStringLiteral("退款什么时候到账？订单号 10234"),
            now - 252'000);
        feed.say(QStringLiteral("5581"), Role::Customer, QStringLiteral("where is my parcel"), now - 160'000);
        feed.say(QStringLiteral("5577"), Role::Customer, QStringLiteral("مرحبا، أين طلبي #10234 من فضلك؟"),
            now - 120'000);
        feed.say(QStringLiteral("5580"), Role::Customer, QStringLiteral("thank you!"), now - 30'000);
        core::feed::TailStatus tail;
        tail.state = core::feed::TailStatus::State::Following;
        tail.checkedAtMs = now - 500;
        feed.setTail(tail, {now - 1000, 0, 0, 0});
    }

    void openPage()
    {
        page
            = new ui::LivePage({feed, actions, settings, theme, QStringLiteral("w"), [this] { return now; }});
        QObject::connect(page, &ui::LivePage::notice, page,
            [this](const QString &words, const QString &, const std::function<void()> &) {
                notices.append(words);
            });
        page->restoreState();
        window.setCentralWidget(page); // the one before is deleted
        for (QAction *action : actions.all())
            window.addAction(action);
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(QTest::qWaitFor([this] { return page->isVisible(); }));
        page->setFocus();
    }

    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page->findChild<Widget *>(name);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget *>(page), Qt::Key(key), modifiers);
    }

    QTemporaryDir folder;
    qint64 now = QDateTime({2024, 11, 22}, {14, 3, 23}, Qt::UTC).toMSecsSinceEpoch();
    tests::ScriptedFeed feed;
    QSettings store;
    ui::AppSettings settings;
    ui::Theme theme;
    ui::Actions actions;
    QMainWindow window;
    ui::LivePage *page = nullptr;
    QStringList notices;
};
