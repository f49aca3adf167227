// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/actions.h"

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

/// The keys of all commands, to be changed, with conflicts said at once.
class ShortcutTable final : public QWidget
{
    Q_OBJECT
public:
    explicit ShortcutTable(Actions &actions, QWidget *parent = nullptr);

    /// Both read and write a small ini file with Actions::idOf as keys; false when it cannot be done.
    [[nodiscard]] bool exportTo(const QString &file) const;
    [[nodiscard]] bool importFrom(const QString &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();
    void select();
    void apply();
    void resetCurrent();
    [[nodiscard]] std::optional<Command> current() const;
    void sayConflict();

    Actions &m_actions;
    QTreeWidget *m_tree;
    QLabel *m_label;
    QKeySequenceEdit *m_edit;
    QPushButton *m_set;
    QPushButton *m_clear;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    QLabel *m_conflict;
};

} // namespace ui
