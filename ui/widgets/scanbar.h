// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/text/dates.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace ui {

class PagedListModel;

/// How far a search has come that looks at message after message, with Stop and Search Further; also when the
/// first answer of any search takes its time. Hidden otherwise. GUI thread.
class ScanBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ScanBar(QWidget *parent = nullptr);

    void follow(PagedListModel *model); // this one from now on
    void setDates(const Dates &dates);
    void begin(); // something new is asked for
    void update();

private:
    void press();

    PagedListModel *m_model = nullptr;
    Dates m_dates;
    QTimer m_patience; // what answers at once shows nothing
    QLabel *m_words;
    QPushButton *m_button;
};

} // namespace ui
