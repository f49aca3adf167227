// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/fallbacksource.h"
#include "core/postgres/postgreshistory.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace app {

/// The shop's PostgreSQL of one workspace, from its settings and its secret, and in direct mode the history
/// that is read from it, with the archive behind. The window and the command line both use it. GUI thread.
class DatabaseService final : public QObject
{
    Q_OBJECT
public:
    /// What is here is shown first, and the server asked then: for a window that must not wait.
    enum class Start { WithTheServer, WithTheArchive };
    /// `secrets` and `archive` must outlive it. Nothing is read before reload().
    DatabaseService(core::workspace::Workspace workspace, core::workspace::SecretStore &secrets,
        core::history::HistorySource &archive, Start start, QObject *parent = nullptr);
    ~DatabaseService() override;

    /// Reads settings and password again; changed() follows.
    void reload();
    /// Null without a database as the source, with a problem(), and until the first changed().
    [[nodiscard]] core::postgres::Database *database() const { return m_database.get(); }
    [[nodiscard]] const std::optional<core::Error> &problem() const { return m_problem; }
    /// Where the history is read: the archive, or in direct mode the server with the archive behind it.
    [[nodiscard]] core::history::HistorySource &history() const;
    [[nodiscard]] bool isDirect() const { return m_fallback != nullptr; }
    /// In direct mode: the archive answers, since the server cannot be reached.
    [[nodiscard]] bool isOffline() const { return m_fallback && m_fallback->isOffline(); }
    /// In direct mode: the archive holds everything, so that it is searched.
    [[nodiscard]] bool searchesArchive() const { return m_searchesArchive; }
    void lookNow(); // whether the server can be reached again
    /// The tail saw rows come or change.
    void noteChanged();

signals:
    void changed(); // database() and history() are other ones; those before are still there
    void stateChanged(); // of the connections; at most ten times a second
    void offlineChanged(bool isOffline);

private:
    struct Parts; // of one set of settings
    void build(const core::Secret &password, const QString &mirror); // the mirror's name; may be empty
    void replace(std::unique_ptr<Parts> parts);
    [[nodiscard]] static QFuture<core::Result<core::Done>> knockAt(core::postgres::Database &database);
    void lookAtMirror();

    core::workspace::Workspace m_workspace;
    core::workspace::SecretStore &m_secrets;
    core::history::HistorySource &m_archive;
    Start m_start;
    std::optional<core::Error> m_problem;
    // In this order: each uses the one before.
    std::unique_ptr<core::postgres::Database> m_database;
    std::unique_ptr<core::postgres::PostgresHistory> m_direct;
    std::unique_ptr<core::history::FallbackSource> m_fallback;
    QTimer m_mirror; // whether the archive is complete, looked at now and then
    bool m_searchesArchive = false;
    quint64 m_generation = 0;
};

} // namespace app
