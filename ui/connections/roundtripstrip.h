// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/roundtriplog.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace ui {

/// The round trips of 24 hours, painted: a bar from the shortest to the longest of each ten minutes, a dot
/// for their median. What it shows is also said in its description.
class RoundTripChart final : public QWidget
{
    Q_OBJECT
public:
    explicit RoundTripChart(QWidget *parent = nullptr);
    void setDay(const QVector<core::live::RoundTrips> &day);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void tableWanted(); // T

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintParts(QPainter &painter, const QRectF &area) const;

    QVector<core::live::RoundTrips> m_day;
    double m_top = 50; // ms at the upper edge
};

/// The chart, what it amounts to in words, and its table twin, one button or T away. GUI thread.
class RoundTripStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit RoundTripStrip(QWidget *parent = nullptr);
    void setDay(const QVector<core::live::RoundTrips> &day);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void toggleTable();
    void fillTable();
    [[nodiscard]] QString summary() const;

    QVector<core::live::RoundTrips> m_day;
    QLabel *m_heading;
    QLabel *m_words;
    RoundTripChart *m_chart;
    QTableWidget *m_table;
    QPushButton *m_asTable;
};

} // namespace ui
