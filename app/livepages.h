// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/liveservice.h"
#include "app/sampleservice.h"
#include "core/live/roundtriplog.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QMenu;

namespace ui {
class Actions;
class Alerts;
class AlertsPopup;
class AppSettings;
class LivePage;
class MainWindow;
class Theme;
class Tray;
} // namespace ui

namespace app {

/// The Live page and the alerts of one workspace, with the socket, the tail and the feed behind them. They
/// are in the window from its making to its end. GUI thread.
class LivePages final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        ui::MainWindow &window;
        ui::Actions &actions;
        ui::AppSettings &settings;
        const ui::Theme &theme;
        core::history::HistorySource *history; // where transcripts are read; another one: setHistory()
        core::workspace::SecretStore &secrets;
    };
    /// The parts must outlive it. Nothing is connected before begin().
    LivePages(Parts parts, core::workspace::Workspace workspace, QObject *parent = nullptr);
    ~LivePages() override; // keeps what only the socket told

    void begin(); // connects what the workspace names
    void use(const SampleDoors &doors); // of the sample shop, instead
    void restart(); // settings or secrets changed
    /// Whatever read from the one before has ended when this returns.
    void setHistory(core::history::HistorySource &history);
    void saveState() const;
    void readSettings(); // how times and rows are shown changed
    void renew(); // the language changed
    [[nodiscard]] LiveService *service() const { return m_service.get(); } // null: nothing is configured
    [[nodiscard]] const core::live::RoundTripLog &roundTrips() const { return m_roundTrips; }
    [[nodiscard]] ui::LivePage *page() const;
    [[nodiscard]] ui::Alerts *alerts() const { return m_alerts.get(); } // null without a feed

signals:
    void serviceChanged(); // another one, or none; the one before is still there
    void gapsChanged();
    void statusChanged(); // of the feed: its link, its tail
    void searchWanted(const QString &query); // in History
    void sampleWanted();
    void windowWanted(); // from the tray
    void alertsChanged(); // there are others, or none: alerts()

private:
    [[nodiscard]] QWidget *makePage();
    [[nodiscard]] QWidget *makeEmptyPage();
    void connectService();
    void stopService();
    void startAlerts();
    void stopAlerts();
    void openRoom(const QString &conversationId);
    void setStatus(const QString &live, const QString &database);
    void updateStatus();
    void updateBadge();
    void fillTrayMenu();

    Parts m_parts;
    core::workspace::Workspace m_workspace;
    core::live::RoundTripLog m_roundTrips; // of all sessions since the start
    std::unique_ptr<LiveService> m_service;
    QTimer m_badge; // many changes, one look at the rooms
    std::unique_ptr<QMenu> m_trayMenu;
    std::unique_ptr<ui::Tray> m_tray;
    std::unique_ptr<ui::Alerts> m_alerts;
    QPointer<ui::AlertsPopup> m_alertsPopup;
    QPointer<ui::LivePage> m_page;
};

} // namespace app
