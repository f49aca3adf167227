// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

/// The line above a transcript: which hit of how many, and whose conversation it is.
class HitHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit HitHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title); // plain text
    /// `index` counts from 0; negative when what is open is no hit of the list.
    void setHit(int index, const std::optional<core::history::Count> &count, bool hits);

signals:
    void stepWanted(int rows); // 1 is the next, older row

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitTitle();

    QString m_fullTitle;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_title = nullptr;
};

} // namespace ui
