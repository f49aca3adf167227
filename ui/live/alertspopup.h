// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/live/alertrules.h"

#include <QFrame>
#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class Actions;
class Alerts;

/// When to be called, with a button to try it: for the popup and the Settings page. GUI thread.
class AlertRulesPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit AlertRulesPanel(Alerts &alerts, QWidget *parent = nullptr);

    void read(); // the rules and the shops as they are now

private:
    void write();
    QSpinBox *minutesBox(const QString &name, int from, int to);

    struct ShopRow
    {
        QString id;
        QCheckBox *alerts;
        QSpinBox *minutes;
    };
    Alerts &m_alerts;
    QCheckBox *m_on;
    QCheckBox *m_sound;
    QSpinBox *m_minutes;
    QSpinBox *m_repeat;
    QVBoxLayout *m_shopColumn;
    QList<ShopRow> m_shops;
    bool m_reading = false;
};

/// All alerts that are open, inside the program: who waits, one press away. Opens under the command *Alerts*.
class AlertsPopup final : public QFrame
{
    Q_OBJECT
public:
    AlertsPopup(Alerts &alerts, Actions &actions, QWidget *parent = nullptr);

    void popUp(); // at the top of its window, with the focus in the list

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();

    Alerts &m_alerts;
    QLabel *m_words;
    QListWidget *m_list;
    QPushButton *m_rulesButton;
    AlertRulesPanel *m_rules;
};

} // namespace ui
