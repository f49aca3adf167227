// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workspace/workspace.h"
#include "ui/connections/connectionsection.h"
#include "ui/connections/shopchecks.h"

class QComboBox;
class QLineEdit;

namespace ui {

class IndexPanel;
class Tasks;

/// Where the shop's history comes from: nowhere, a file, the backend over REST, or its PostgreSQL. GUI
/// thread.
class SourceSection final : public ConnectionSection
{
    Q_OBJECT
public:
    SourceSection(core::workspace::Workspace &workspace, const ShopChecks &checks, Tasks *tasks,
        QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QStringList report() const override;
    void reload() override;
    void sourceChanged() override;

protected:
    [[nodiscard]] State ownState() const override;
    void test() override;
    void retranslate() override;

private:
    enum Kind { None, File, Backend, Database };
    void showKind();
    void chooseFile();
    void store(const QString &file);
    [[nodiscard]] int storedKind() const;
    void showIndexes();
    [[nodiscard]] QFuture<core::Result<core::advisor::Target>> indexTarget() const;

    core::workspace::Workspace &m_workspace;
    const ShopChecks &m_checks;
    QWidget *m_fields;
    QComboBox *m_kind;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QWidget *m_fileRow;
    QLabel *m_kindLabel;
    QLabel *m_fileLabel;
    QLabel *m_effect;
    IndexPanel *m_indexes;
    QString m_looked; // whose beginning is looked at
    int m_told = None; // the stored kind when it was last shown
};

} // namespace ui
