// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/turntiming.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;
class QTableWidget;

namespace ui {

class Theme;

/// When the parts of a turn happened: a bar each on one time line, stalls marked, and the same as a table
/// (`T`).
class Waterfall final : public QWidget
{
    Q_OBJECT
public:
    explicit Waterfall(const Theme &theme, QWidget *parent = nullptr);

    void setTiming(const core::chat::TurnTiming &timing);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Chart;
    void showTable(bool table);
    void write();

    core::chat::TurnTiming m_timing;
    Chart *m_chart;
    QTableWidget *m_table;
    QPushButton *m_toggle;
    QStackedLayout *m_stack;
};

} // namespace ui
