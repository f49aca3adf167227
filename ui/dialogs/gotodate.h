// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/text/dates.h"
#include "ui/text/moment.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Asks where to go: a day, a time or a message id, and says while one types how it is understood.
class GoToDateDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `readingMs`: time of what is on the screen; a time alone is meant on that day.
    GoToDateDialog(const Dates &dates, std::optional<qint64> readingMs, QWidget *parent = nullptr);

signals:
    void timeChosen(qint64 ms);
    void messageChosen(const QString &messageId);

private:
    void understand();
    void go();

    Dates m_dates;
    QDateTime m_reading;
    Moment m_moment;
    QLineEdit *m_field = nullptr;
    QLabel *m_meaning = nullptr;
    QPushButton *m_goButton = nullptr;
};

} // namespace ui
