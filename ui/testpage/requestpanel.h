// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/lab/testchat.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace ui {

/// With what a question is asked: user id, conversation, variables, way; and the body that was sent. GUI
/// thread.
class RequestPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit RequestPanel(QWidget *parent = nullptr);

    /// Shows the setup; what a person changes comes back with setupEdited().
    void setSetup(const core::lab::TestChat::Setup &setup);
    void setTurn(const core::lab::TurnRecord *turn);

signals:
    void setupEdited(const core::lab::TestChat::Setup &setup);

protected:
    void changeEvent(QEvent *event) override;

private:
    void edited();
    void addVariable(const QString &name, const QString &value);
    void retranslate();

    core::lab::TestChat::Setup m_setup;
    QLineEdit *m_user;
    QLineEdit *m_conversation;
    QCheckBox *m_stream;
    QCheckBox *m_draft;
    QTableWidget *m_variables;
    QPushButton *m_addVariable;
    QPushButton *m_removeVariable;
    QLabel *m_userLabel;
    QLabel *m_conversationLabel;
    QLabel *m_variablesLabel;
    QLabel *m_bodyLabel;
    QPlainTextEdit *m_body;
    bool m_showing = false;
};

} // namespace ui
