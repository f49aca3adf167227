// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace ui {

class Actions;

/// All commands with their keys, by menu, with a field that narrows the list (Ctrl+/).
class ShortcutSheet final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutSheet(const Actions &actions, QWidget *parent = nullptr);

signals:
    void changeRequested(); // to the settings page, where keys are changed

private:
    void fill(const Actions &actions);
    void narrow(const QString &text);

    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace ui
