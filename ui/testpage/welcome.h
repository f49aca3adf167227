// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// What stands where a talk will be: what to do next, or how the chosen bot introduces itself, with its
/// suggested questions as buttons. GUI thread.
class Welcome final : public QWidget
{
    Q_OBJECT
public:
    explicit Welcome(core::coze::CozeClient &client, QWidget *parent = nullptr);
    ~Welcome() override;

    /// `words`: why nothing can be asked; empty when it can.
    void setState(const QString &words, bool offersConnection);
    void setBot(const QString &id); // its introduction is read once; none for an empty id

signals:
    void connectWanted();
    void questionChosen(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(const core::coze::Bot &bot);
    void clearQuestions();
    void updateWords();

    core::coze::CozeClient &m_client;
    QFuture<core::Result<core::coze::Bot>> m_asked;
    QLabel *m_words;
    QPushButton *m_connect;
    QWidget *m_questions;
    QString m_botId;
    QString m_why;
    QString m_prologue;
};

} // namespace ui
