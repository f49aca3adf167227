// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/talltable.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollArea>

namespace ui {

namespace {

constexpr int kAir = 8; // pixels between the lines of two rows

} // namespace

TallTable::TallTable(int columns, const QList<int> &wrapping, QWidget *parent)
    : QTableWidget(0, columns, parent)
{
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(true);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const int column : wrapping)
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &TallTable::fit);
    horizontalHeader()->setHighlightSections(false);
}

void TallTable::setRows(const QVector<QStringList> &rows, const QList<int> &trailing)
{
    const int row = currentRow();
    setRowCount(int(rows.size()));
    for (int i = 0; i < int(rows.size()); ++i) {
        for (int column = 0; column < int(rows[i].size()); ++column) {
            auto *cell = new QTableWidgetItem(rows[i][column]);
            cell->setToolTip(rows[i][column]);
            cell->setTextAlignment(
                (trailing.contains(column) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
            setItem(i, column, cell);
        }
    }
    if (row >= 0 && row < rowCount())
        setCurrentCell(row, 0);
    fit();
}

void TallTable::fit()
{
    resizeRowsToContents();
    for (int row = 0; row < rowCount(); ++row)
        setRowHeight(row, rowHeight(row) + kAir);
    setFixedHeight(horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth());
}

void TallTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void TallTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableWidget::currentChanged(current, previous);
    if (!current.isValid() || !hasFocus())
        return;
    for (QWidget *around = parentWidget(); around; around = around->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(around)) {
            const QRect row = visualRect(current);
            const QPoint center = viewport()->mapTo(area->widget(), row.center());
            area->ensureVisible(center.x(), center.y(), 0, row.height());
            return;
        }
    }
}

} // namespace ui
