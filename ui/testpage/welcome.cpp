// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/welcome.h"

#include "core/base/deliver.h"
#include "ui/icons.h"
#include "ui/text/displaytext.h"
#include "ui/testpage/questionbuttons.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using core::coze::Bot;

Welcome::Welcome(core::coze::CozeClient &client, QWidget *parent)
    : QWidget(parent),
      m_client(client),
      m_words(new QLabel(this)),
      m_connect(new QPushButton(icon(u"connections"_s), tr("Connect…"), this)),
      m_questions(new QWidget(this))
{
    m_words->setObjectName(u"testIdle"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_connect->setObjectName(u"connectBot"_s);
    m_questions->setObjectName(u"suggestedQuestions"_s);
    m_questions->setLayout(new QVBoxLayout);
    m_questions->layout()->setContentsMargins(0, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addStretch(1);
    column->addWidget(m_words);
    column->addWidget(m_connect, 0, Qt::AlignHCenter);
    column->addWidget(m_questions);
    column->addStretch(2);
    connect(m_connect, &QPushButton::clicked, this, &Welcome::connectWanted);
    setState({}, false);
}

Welcome::~Welcome()
{
    m_asked.cancel();
}

void Welcome::setState(const QString &words, bool offersConnection)
{
    m_why = words;
    m_connect->setVisible(offersConnection);
    m_questions->setVisible(words.isEmpty());
    updateWords();
}

void Welcome::setBot(const QString &id)
{
    if (m_botId == id)
        return;
    m_botId = id;
    m_asked.cancel();
    m_prologue.clear();
    clearQuestions();
    updateWords();
    if (id.isEmpty())
        return;
    m_asked = m_client.bot(id);
    core::deliver(m_asked, this, [this, id](const core::Result<Bot> &bot) {
        if (bot && id == m_botId) // without an introduction one can ask as well
            show(*bot);
    });
}

void Welcome::show(const Bot &bot)
{
    m_prologue = bot.prologue.trimmed();
    clearQuestions();
    if (!bot.suggestedQuestions.isEmpty()) {
        auto *buttons = new QuestionButtons(u"suggested"_s, bot.suggestedQuestions, m_questions);
        connect(buttons, &QuestionButtons::chosen, this, &Welcome::questionChosen);
        m_questions->layout()->addWidget(buttons);
    }
    updateWords();
}

void Welcome::clearQuestions()
{
    const auto buttons = m_questions->findChildren<QuestionButtons *>(Qt::FindDirectChildrenOnly);
    for (QuestionButtons *one : buttons) {
        one->hide();
        one->deleteLater();
    }
}

void Welcome::updateWords()
{
    m_words->setText(!m_why.isEmpty() ? m_why
            : m_prologue.isEmpty()
            ? tr("Ask your bot something. Every event, its time and its cost stand beside the answer.")
            : DisplayText(m_prologue).text());
}

void Welcome::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_connect->setText(tr("Connect…"));
        updateWords();
    }
}

} // namespace ui
