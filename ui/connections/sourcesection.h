// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workspace/workspace.h"
#include "ui/connections/connectionsection.h"
#include "ui/connections/shopchecks.h"

class QComboBox;
class QLineEdit;

namespace ui {

/// Where the shop's history comes from: nowhere, a file, or the backend over REST. GUI thread.
class SourceSection final : public ConnectionSection
{
    Q_OBJECT
public:
    SourceSection(core::workspace::Workspace &workspace, const ShopChecks &checks, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QStringList report() const override;
    void reload() override;

protected:
    [[nodiscard]] State ownState() const override;
    void test() override;
    void retranslate() override;

private:
    enum Kind { None, File, Backend };
    void showKind();
    void chooseFile();
    void store(const QString &file);

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
};

} // namespace ui
