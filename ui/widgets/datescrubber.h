// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QAbstractSlider>
#include <QTimer>

namespace ui {

class Theme;

/// How busy a conversation was over its life, with the part that is on the screen; click, drag or keys go to
/// another time. The value is the thousandth of the conversation's life.
class DateScrubber final : public QAbstractSlider
{
    Q_OBJECT
public:
    explicit DateScrubber(const Theme &theme, QWidget *parent = nullptr);

    void setActivity(const core::history::Activity &activity); // hides itself when there is nothing to scrub
    void setSpan(qint64 firstMs, qint64 lastMs); // what is visible; says nothing
    void setDates(const Dates &dates);
    [[nodiscard]] const core::history::Activity &activity() const { return m_activity; }

    [[nodiscard]] QSize sizeHint() const override { return {36, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {28, 80}; }

signals:
    void timeChosen(qint64 ms);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] qint64 timeAt(int value) const;
    [[nodiscard]] int valueAt(qreal y) const;
    [[nodiscard]] qreal yOf(qint64 ms) const;
    void describe();

    const Theme &m_theme;
    core::history::Activity m_activity;
    Dates m_dates;
    QTimer m_jump; // many moves of the mouse, few jumps
    qint64 m_firstMs = 0;
    qint64 m_lastMs = 0;
};

} // namespace ui
