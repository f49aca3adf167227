// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/keycard.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr std::array kCommands{Command::SearchEverywhere, Command::QuickSwitcher, Command::GoToDate,
    Command::Mark, Command::ShortcutSheet};

QString wordsFor(Command command)
{
    switch (command) {
    case Command::SearchEverywhere:
        return KeyCard::tr("Search every message, results while you type");
    case Command::QuickSwitcher:
        return KeyCard::tr("Go to a customer, a conversation or a command by name");
    case Command::GoToDate:
        return KeyCard::tr("Jump to a day or a time");
    case Command::Mark:
        return KeyCard::tr("Mark the message you are reading");
    default:
        return KeyCard::tr("Show all keys");
    }
}

} // namespace

KeyCard::KeyCard(const Actions &actions, QWidget *parent)
    : QFrame(parent),
      m_actions(actions),
      m_title(new QLabel(this))
{
    setObjectName(u"keyCard"_s);
    setFrameShape(QFrame::StyledPanel);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(24, 16, 24, 16);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    grid->addWidget(m_title, 0, 0, 1, 2);
    for (size_t i = 0; i < kCommands.size(); ++i) {
        auto *key = new QLabel(this);
        key->setFont(strong);
        auto *words = new QLabel(this);
        words->setWordWrap(true);
        grid->addWidget(key, int(i) + 1, 0, Qt::AlignTop);
        grid->addWidget(words, int(i) + 1, 1);
        m_rows.append(qMakePair(key, words));
    }
    connect(&m_actions, &Actions::shortcutsChanged, this, &KeyCard::fill);
    fill();
}

void KeyCard::fill()
{
    m_title->setText(tr("What can I do here?"));
    for (size_t i = 0; i < kCommands.size(); ++i) {
        const QKeySequence key = m_actions[kCommands.at(i)]->shortcut();
        m_rows.at(qsizetype(i)).first->setText(key.toString(QKeySequence::NativeText));
        m_rows.at(qsizetype(i)).second->setText(wordsFor(kCommands.at(i)));
    }
}

void KeyCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace ui
