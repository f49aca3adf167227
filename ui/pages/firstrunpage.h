// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class Actions;
class ChoiceButton;

/// What an empty archive shows: the ways to get messages into it, and five keys (product 2.9 "First run").
class FirstRunPage final : public QWidget
{
    Q_OBJECT
public:
    explicit FirstRunPage(Actions &actions, QWidget *parent = nullptr);

    void setSampleOffered(bool offered); // not inside the sample itself

signals:
    void connectionWanted(const QString &id); // of the Connections page, which is in front already

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_title;
    QLabel *m_lead;
    ChoiceButton *m_open;
    ChoiceButton *m_database;
    ChoiceButton *m_sample;
    ChoiceButton *m_live;
    ChoiceButton *m_bot;
};

} // namespace ui
