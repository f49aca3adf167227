// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/liveempty.h"

#include "ui/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

LiveEmpty::LiveEmpty(QWidget *parent)
    : QWidget(parent),
      m_words(new QLabel(this)),
      m_connect(new QPushButton(icon(u"connections"_s), tr("Connect…"), this)),
      m_sample(new QLabel(this))
{
    setObjectName(u"liveEmpty"_s);
    m_words->setObjectName(u"liveEmptyWords"_s);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setTextFormat(Qt::PlainText);
    m_connect->setObjectName(u"connectLive"_s);
    m_sample->setObjectName(u"liveSample"_s);
    m_sample->setText(u"<a href=\"sample\">"_s + tr("show with sample data") + u"</a>"_s);
    m_sample->setAccessibleName(tr("Show with sample data"));
    m_sample->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    connect(m_connect, &QPushButton::clicked, this, &LiveEmpty::connectWanted);
    connect(m_sample, &QLabel::linkActivated, this, &LiveEmpty::sampleWanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch();
    column->addWidget(m_words);
    column->addWidget(m_connect, 0, Qt::AlignHCenter);
    column->addWidget(m_sample, 0, Qt::AlignHCenter);
    column->addStretch();
    setNothingConnected();
}

void LiveEmpty::setNothingConnected()
{
    m_words->setText(tr("No live source yet. Connect a Socket.IO address to watch chats."));
    m_connect->show();
    m_sample->show();
}

void LiveEmpty::setSentence(const QString &words)
{
    m_words->setText(words);
    m_connect->hide();
    m_sample->hide();
}

} // namespace ui
