// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"
#include "ui/connections/connectionsection.h"
#include "ui/connections/databasestanding.h"
#include "ui/connections/shopchecks.h"

namespace ui {

class DatabaseForm;
class IndexPanel;
class Tasks;

/// The shop's PostgreSQL: its address, how its history is read, and how its connections stand. Storing it
/// makes it the workspace's source. GUI thread.
class DatabaseSection final : public ConnectionSection
{
    Q_OBJECT
public:
    DatabaseSection(core::workspace::Workspace &workspace, core::workspace::SecretStore &secrets,
        const ShopChecks &checks, Tasks *tasks, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QStringList report() const override;
    void reload() override;
    void begin() override;
    void setStanding(const std::optional<DatabaseStanding::State> &state);
    void setMirror(const std::optional<core::feed::TailStatus> &tail, qint64 completeUpToMs);

protected:
    [[nodiscard]] State ownState() const override;
    void test() override;
    void forget() override;
    [[nodiscard]] QString sentenceOf(const core::Error &error) const override;
    void retranslate() override;

private:
    /// Keys and values of workspace.json, and the password: what storing changes and undoing puts back.
    struct Kept
    {
        QList<QPair<QString, QString>> values;
        core::Secret password;
    };
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] bool allowsPlainText() const;
    void testWith(const core::Secret &password);
    void store(const core::Secret &password);
    void put(const Kept &kept, const std::function<void()> &done);
    [[nodiscard]] core::Result<core::Done> setAll(const QList<QPair<QString, QString>> &values);
    void readPassword(const std::function<void(const core::Secret &)> &then);
    [[nodiscard]] QList<QPair<QString, QString>> stored() const;
    void showPlace();

    core::workspace::Workspace &m_workspace;
    core::workspace::SecretStore &m_secrets;
    const ShopChecks &m_checks;
    DatabaseForm *m_form;
    DatabaseStanding *m_standing;
    IndexPanel *m_indexes;
    std::optional<core::Error> m_problem; // nothing can be reached
    bool m_hasPassword = false;
};

/// Name of the database's password in the secret store.
[[nodiscard]] QString databasePasswordName();

} // namespace ui
