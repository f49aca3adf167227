// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/firstrunpage.h"

#include "ui/actions.h"
#include "ui/panes.h"
#include "ui/widgets/choicebutton.h"
#include "ui/widgets/keycard.h"
#include "ui/widgets/readingcolumn.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

FirstRunPage::FirstRunPage(Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_lead(new QLabel(this)),
      m_open(new ChoiceButton(u"open"_s, this)),
      m_database(new ChoiceButton(u"database"_s, this)),
      m_sample(new ChoiceButton(u"play"_s, this)),
      m_live(new ChoiceButton(u"headset"_s, this)),
      m_bot(new ChoiceButton(u"robot"_s, this))
{
    setObjectName(u"firstRunPage"_s);
    m_open->setObjectName(u"chooseOpenFile"_s);
    m_database->setObjectName(u"chooseDatabase"_s);
    m_sample->setObjectName(u"chooseSample"_s);
    m_live->setObjectName(u"chooseLive"_s);
    m_bot->setObjectName(u"chooseBot"_s);
    connect(m_open, &QPushButton::clicked, actions[Command::OpenHistoryFile], &QAction::trigger);
    connect(m_database, &QPushButton::clicked, actions[Command::ConnectDatabase], &QAction::trigger);
    connect(m_sample, &QPushButton::clicked, actions[Command::TrySample], &QAction::trigger);
    const auto connects = [this, &actions](ChoiceButton *button, const QString &connection) {
        connect(button, &QPushButton::clicked, this, [this, &actions, connection] {
            const QPointer<FirstRunPage> alive(this);
            actions[Command::ShowConnections]->trigger();
            if (alive)
                emit connectionWanted(connection);
        });
    };
    connects(m_live, u"backend"_s);
    connects(m_bot, u"coze"_s);
    m_lead->setWordWrap(true);

    auto *choices = new QGridLayout;
    choices->setSpacing(16);
    // Three ways to a history, then two that can follow later.
    choices->addWidget(m_open, 0, 0, 1, 2);
    choices->addWidget(m_database, 0, 2, 1, 2);
    choices->addWidget(m_sample, 0, 4, 1, 2);
    choices->addWidget(m_live, 1, 0, 1, 3);
    choices->addWidget(m_bot, 1, 3, 1, 3);
    for (int column = 0; column < 6; ++column)
        choices->setColumnStretch(column, 1);

    auto *inner = new QWidget;
    inner->setMaximumWidth(920);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(24);
    column->addStretch(2);
    auto *heading = new QVBoxLayout;
    heading->setSpacing(4);
    heading->addWidget(m_title);
    heading->addWidget(m_lead);
    column->addLayout(heading);
    column->addLayout(choices);
    column->addWidget(new KeyCard(actions, inner));
    column->addStretch(3);
    fillWithColumn(this, inner);
    passFocusOn(this, m_open);
    setTabOrder(m_open, m_database);
    setTabOrder(m_database, m_sample);
    setTabOrder(m_sample, m_live);
    setTabOrder(m_live, m_bot);
    retranslate();
}

void FirstRunPage::setSampleOffered(bool offered)
{
    m_sample->setVisible(offered);
}

void FirstRunPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

void FirstRunPage::retranslate()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setText(tr("Agent Console"));
    m_lead->setText(
        tr("Your shop's whole chat history on this computer: searchable, and readable without a network."));
    m_open->setWords(tr("Open a history file"),
        tr("JSON Lines, CSV or the backend's SQLite file, gzipped or not. You can also drop it on this "
           "window."));
    m_database->setWords(tr("Connect to a database"),
        tr("The shop's PostgreSQL: paste its address. Its history is copied here, or read where it is."));
    m_sample->setWords(tr("Try with sample data"),
        tr("Invented conversations in many languages. Nothing leaves this computer, and your own archive "
           "stays as it is."));
    m_live->setWords(tr("Live chats"),
        tr("Address, user and password of the shop's backend: watch customers being answered, and answer "
           "yourself "
           "when you allow it. Each can follow later."));
    m_bot->setWords(tr("Connect a bot"),
        tr("Paste a Coze token or key, ask your bots and see every event and millisecond of their answers."));
}

} // namespace ui
