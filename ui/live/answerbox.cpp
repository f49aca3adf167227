// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/answerbox.h"

#include "ui/icons.h"
#include "ui/panes.h"

#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTextDocument>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr int kMostLines = 8;

} // namespace

AnswerBox::AnswerBox(QWidget *parent)
    : QWidget(parent),
      m_writing(new QWidget(this)),
      m_question(new QWidget(m_writing)),
      m_text(new QPlainTextEdit(m_writing)),
      m_send(new QPushButton(m_writing)),
      m_hint(new QLabel(m_writing)),
      m_watching(new QLabel(this))
{
    setObjectName(u"answerBox"_s);
    m_text->setObjectName(u"answer"_s);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("Answer the customer…"));
    m_text->setAccessibleName(tr("Answer to the customer"));
    m_text->installEventFilter(this);
    m_send->setObjectName(u"sendAnswer"_s);
    m_send->setText(tr("Send"));
    m_send->setIcon(icon(u"send"_s));
    m_hint->setText(tr("Enter sends, Shift+Enter begins a new line"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    m_question->setObjectName(u"besideBot"_s);
    auto *words = new QLabel(tr("The bot will go on answering too."), m_question);
    words->setObjectName(u"besideBotWords"_s);
    words->setWordWrap(true);
    auto *anyway = new QPushButton(tr("Answer anyway"), m_question);
    anyway->setObjectName(u"answerAnyway"_s);
    auto *rather = new QPushButton(tr("Rather not"), m_question);
    rather->setObjectName(u"answerNot"_s);
    auto *asked = new QHBoxLayout(m_question);
    asked->setContentsMargins(0, 0, 0, 0);
    asked->addWidget(words, 1);
    asked->addWidget(anyway);
    asked->addWidget(rather);
    m_question->hide();
    connect(anyway, &QPushButton::clicked, this, [this] {
        m_agreed.insert(m_room);
        askFirst(false);
        send();
        focusText();
    });
    connect(rather, &QPushButton::clicked, this, [this] {
        askFirst(false);
        focusText();
    });

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_send);
    auto *inner = new QVBoxLayout(m_writing);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(8);
    inner->addWidget(m_question);
    inner->addWidget(m_text);
    inner->addLayout(buttons);

    m_watching->setObjectName(u"watchingOnly"_s);
    m_watching->setWordWrap(true);
    m_watching->setForegroundRole(QPalette::PlaceholderText);
    m_watching->setText(tr("Watching only. Answering is switched off for this workspace.")
        + u" <a href=\"allow\">"_s + tr("How to allow") + u"</a>"_s);
    m_watching->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    connect(m_watching, &QLabel::linkActivated, this, &AnswerBox::howToAllowWanted);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->addWidget(m_writing);
    column->addWidget(m_watching);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_text, &QPlainTextEdit::textChanged, this, &AnswerBox::edited);
    connect(m_send, &QPushButton::clicked, this, &AnswerBox::send);
    m_lately.setSingleShot(true);
    m_lately.setInterval(2s);
    setWritable(false);
    setRoom({}, {});
    fitHeight();
}

void AnswerBox::setRoom(const QString &id, const QString &draft)
{
    stopTyping();
    m_room = id;
    askFirst(false);
    const QScopedValueRollback guard(m_filling, true);
    m_text->setPlainText(draft);
    m_text->moveCursor(QTextCursor::End);
    setEnabled(!id.isEmpty());
}

void AnswerBox::setBotAnswers(bool answers)
{
    m_botAnswers = answers;
    if (!answers)
        askFirst(false);
}

void AnswerBox::setWritable(bool writable)
{
    m_writing->setVisible(writable);
    m_watching->setVisible(!writable);
    passFocusOn(this, writable ? static_cast<QWidget *>(m_text) : m_watching);
}

QString AnswerBox::text() const
{
    return m_text->toPlainText();
}

void AnswerBox::focusText()
{
    if (!m_writing->isHidden())
        m_text->setFocus(Qt::OtherFocusReason);
}

void AnswerBox::send()
{
    const QString words = text().trimmed();
    if (words.isEmpty() || m_room.isEmpty())
        return;
    if (m_botAnswers && !m_agreed.contains(m_room)) {
        if (!m_question->isHidden())
            m_agreed.insert(m_room); // asked already, and sent again: that is an answer
        else
            return askFirst(true);
    }
    askFirst(false);
    m_text->clear();
    stopTyping();
    emit sendWanted(m_room, words);
}

void AnswerBox::askFirst(bool ask)
{
    m_question->setVisible(ask);
    m_hint->setText(
        ask ? tr("Enter once more sends it all the same") : tr("Enter sends, Shift+Enter begins a new line"));
}

void AnswerBox::edited()
{
    fitHeight();
    updateButton();
    if (m_filling)
        return;
    emit draftChanged(m_room, text());
    if (text().trimmed().isEmpty())
        return stopTyping();
    if (m_lately.isActive())
        return;
    m_lately.start();
    m_saidTyping = true;
    emit typingChanged(m_room, true);
}

void AnswerBox::stopTyping()
{
    if (std::exchange(m_saidTyping, false))
        emit typingChanged(m_room, false);
}

void AnswerBox::updateButton()
{
    m_send->setEnabled(!text().trimmed().isEmpty());
}

void AnswerBox::fitHeight()
{
    const int lines = qBound(2, m_text->document()->size().toSize().height(), kMostLines);
    m_text->setFixedHeight(
        lines * m_text->fontMetrics().lineSpacing() + int(2 * m_text->document()->documentMargin()) + 8);
}

bool AnswerBox::keyPressed(const QKeyEvent &key)
{
    if (m_composing)
        return false;
    const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (enter && (!(key.modifiers() & Qt::ShiftModifier) || (key.modifiers() & Qt::ControlModifier))) {
        send();
        return true;
    }
    if (key.key() == Qt::Key_Escape) {
        if (!m_question->isHidden())
            askFirst(false);
        else
            emit leaveWanted();
        return true;
    }
    return false;
}

bool AnswerBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::InputMethod:
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
        break;
    case QEvent::KeyPress:
        if (keyPressed(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusOut:
        m_composing = false;
        stopTyping();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void AnswerBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

} // namespace ui
