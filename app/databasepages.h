// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/databaseservice.h"
#include "core/feed/feedvalues.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace ui {
class AppSettings;
class ConnectionsPage;
class MainWindow;
} // namespace ui

namespace app {

/// The shop's PostgreSQL in the window: where the pages read the history from, the strip while it cannot be
/// reached, the offer to copy it, and how its connections stand. GUI thread.
class DatabasePages final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        ui::MainWindow &window;
        ui::AppSettings &settings;
        core::history::HistorySource &archive;
        core::workspace::SecretStore &secrets;
    };
    /// The parts must outlive it. Nothing is read before begin().
    DatabasePages(Parts parts, core::workspace::Workspace workspace, QObject *parent = nullptr);
    ~DatabasePages() override; // takes its strips away

    void begin();
    void restart(); // settings or secrets changed
    /// It is known where the history is read; historyChanged() follows when it was not.
    [[nodiscard]] bool isSettled() const { return m_isSettled; }
    [[nodiscard]] core::history::HistorySource &history() const;
    [[nodiscard]] bool isDirect() const { return m_service && m_service->isDirect(); }
    [[nodiscard]] bool isOffline() const { return m_service && m_service->isOffline(); }

    /// How the database is followed, for the strip; nothing when it is not.
    void setTail(const std::optional<core::feed::TailStatus> &tail, const core::feed::Receipt &receipt);
    void noteChanged(); // rows came or changed
    void showOn(ui::ConnectionsPage *page); // null: it is gone
    void renew(); // the language changed

signals:
    void historyChanged(); // history() is another one; the one before is still there
    void lookWanted(); // a person wants the tail to look now
    void settingsChanged(); // written here: another mode

private:
    void takeService();
    void lookNow();
    void showStanding();
    void updateStrip();
    [[nodiscard]] bool isAway() const;
    void readUpTo();
    void showStrip(qint64 upToMs);
    void offerMirror(const QString &searched);
    void askToMirror();
    void mirror();

    Parts m_parts;
    core::workspace::Workspace m_workspace;
    std::unique_ptr<DatabaseService> m_service; // only while the database is read directly
    std::optional<core::feed::TailStatus> m_tail;
    core::feed::Receipt m_receipt;
    QPointer<ui::ConnectionsPage> m_page;
    QTimer m_strip; // a moment without an answer is none
    bool m_isSettled = false;
    bool m_hasOffered = false;
};

} // namespace app
