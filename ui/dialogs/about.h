// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace ui {

/// Name, version and licence, and a report about this installation that can be copied.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `facts` are pairs of a name and a value for the report (workspace, archive, messages).
    explicit AboutDialog(const QList<QPair<QString, QString>> &facts, QWidget *parent = nullptr);
};

} // namespace ui
