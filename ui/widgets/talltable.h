// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableWidget>

namespace ui {

/// A table to read, as tall as its rows: the page around it scrolls, and follows the current row. Some
/// columns share the room that is left and wrap.
class TallTable final : public QTableWidget
{
    Q_OBJECT
public:
    TallTable(int columns, const QList<int> &wrapping, QWidget *parent = nullptr);

    /// Cells from the first column on; `trailing` are aligned like numbers.
    void setRows(const QVector<QStringList> &rows, const QList<int> &trailing = {});

protected:
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fit();
};

} // namespace ui
