// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/livefeed.h"
#include "ui/live/alertrules.h"
#include "ui/live/roomwords.h"

#include <QTimer>

namespace ui {

class Actions;
class AppSettings;
class Theme;
class Tray;

/// One room that wants a person.
struct Alert
{
    enum class Kind {
        HandOff, // the bot is out, and the customer waits for a person
        LongWait,
    };
    QString roomId;
    Kind kind = Kind::LongWait;
    QString title; // of the room
    QString words; // the customer's last
    qint64 waitingSinceMs = 0; // ms UTC
    qint64 saidAtMs = 0; // last notification; 0: none yet (muted)
};

/// Calls a person to rooms that need one: tray icon, notifications that come again until somebody looks,
/// sound, and the list behind *Alerts*. Silent for the room that is on the screen of the active window. GUI
/// thread.
class Alerts final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        core::feed::LiveFeed &feed;
        Actions &actions;
        AppSettings &settings;
        const Theme &theme;
        Tray &tray;
        QString workspace; // its folder; names what is remembered between starts
        std::function<QString()> roomInFront; // LivePage::roomInFront(); empty: none
        std::function<void()> sound = {}; // empty: QApplication::beep()
        Clock now = {}; // empty: the computer's
    };
    explicit Alerts(Parts parts, QObject *parent = nullptr);
    ~Alerts() override;

    [[nodiscard]] const QVector<Alert> &open() const { return m_open; } // longest waiting first
    void dismiss(const QString &roomId); // until the customer waits anew
    void choose(const QString &roomId); // dismisses it and asks for the room
    [[nodiscard]] QString sentence(const Alert &alert) const;

    [[nodiscard]] const AlertRules &rules() const { return m_rules; }
    void setRules(const AlertRules &rules); // remembered
    [[nodiscard]] QStringList shops() const; // of the rooms that are watched

    [[nodiscard]] bool isMuted() const;
    void mute(int minutes); // 0 ends it
    void test(); // sound and notification as they would come
    void check(); // looks at the clock; also done every few seconds

signals:
    void changed();
    void openRoom(const QString &roomId); // a person chose it
    void showWanted(); // a click on the tray, with nothing to open

private:
    [[nodiscard]] std::optional<Alert::Kind> reasonFor(const core::feed::Room &room) const;
    void consider(const QVector<core::feed::Room> &rooms);
    void say(const QVector<qsizetype> &which);
    void setCommands(bool on);
    void forget(const QString &roomId);
    void updateTray();

    Parts m_parts;
    AlertRules m_rules;
    QVector<Alert> m_open;
    QHash<QString, qint64> m_dismissed; // room to the wait that was looked at
    QString m_target; // what a click on the notification opens
    qint64 m_mutedUntilMs = 0;
    QString m_shownInTray;
    QTimer m_clock;
};

} // namespace ui
