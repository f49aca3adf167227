// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// Where an answer to a customer is typed.
///
/// Enter sends, Shift+Enter begins a line, Ctrl+Enter always sends; while an input method composes, keys
/// belong to it. The first answer in a room that the bot handles is asked about once, in place. Without the
/// right to write there is one line instead. GUI thread.
class AnswerBox final : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerBox(QWidget *parent = nullptr);

    void setRoom(const QString &id, const QString &draft); // empty id: none
    void setBotAnswers(bool answers); // the bot handles the room and goes on doing so
    void setWritable(bool writable);
    [[nodiscard]] QString text() const;
    void focusText();

signals:
    void sendWanted(const QString &room, const QString &text);
    void typingChanged(const QString &room, bool typing); // true at most once in 2 s
    void draftChanged(const QString &room, const QString &text);
    void howToAllowWanted();
    void leaveWanted(); // Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool keyPressed(const QKeyEvent &key);
    void send();
    void edited();
    void stopTyping();
    void askFirst(bool ask);
    void updateButton();
    void fitHeight();

    QString m_room;
    QWidget *m_writing;
    QWidget *m_question;
    QPlainTextEdit *m_text;
    QPushButton *m_send;
    QLabel *m_hint;
    QLabel *m_watching;
    QTimer m_lately; // typing was said within the last 2 s
    QSet<QString> m_agreed; // rooms in which answering beside the bot is fine
    bool m_botAnswers = false;
    bool m_saidTyping = false;
    bool m_composing = false;
    bool m_filling = false; // the text changes, but nobody types
};

} // namespace ui
