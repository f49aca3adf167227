// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "ui/live/roomwords.h"

#include <QWidget>

namespace ui {

class Theme;

/// What is wrong with the live connection or the database, at the top of the page, and what can be done about
/// it. Invisible while all is well. Never takes the focus. GUI thread.
class LinkStrip final : public QWidget
{
    Q_OBJECT
public:
    LinkStrip(const Theme &theme, Clock now, QWidget *parent = nullptr);

    void setLink(const core::live::Status &link);
    void setTail(const core::feed::TailStatus &tail);
    void setDates(const Dates &dates);
    void tick(); // a second went by: counts down

signals:
    void retryWanted();
    void fillWanted();
    void connectWanted();

private:
    class Line;
    void show();
    void colour();

    const Theme &m_theme;
    Clock m_now;
    Dates m_dates;
    core::live::Status m_link;
    core::feed::TailStatus m_tail;
    Line *m_linkLine;
    Line *m_tailLine;
};

} // namespace ui
