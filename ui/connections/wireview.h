// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class WireModel;

/// The frames of the live connection as they pass: what a person looks at when something does not work. The
/// session records them only while this can be seen and is not paused. Secrets are cut out by the session.
/// GUI thread.
class WireView final : public QWidget
{
    Q_OBJECT
public:
    explicit WireView(QWidget *parent = nullptr);
    ~WireView() override;

    void setSession(core::live::LiveSession *session); // null: none

signals:
    void copied(); // a report is in the clipboard

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void record();
    void flush();
    void copy();
    void retranslate();

    QPointer<core::live::LiveSession> m_session;
    WireModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLabel *m_heading;
    QLineEdit *m_filter;
    QPushButton *m_pause;
    QPushButton *m_copy;
    QTableView *m_table;
    QVector<core::live::Frame> m_waiting; // shown ten times a second
    QTimer m_flush;
};

} // namespace ui
