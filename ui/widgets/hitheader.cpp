// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/hitheader.h"

#include "ui/icons.h"
#include "ui/text/historywords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

HitHeader::HitHeader(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"hitHeader"_s);
    const auto button = [this](const QString &name, const QString &picture, const QString &words) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(icon(picture));
        made->setAutoRaise(true);
        made->setMinimumSize(28, 28);
        made->setAccessibleName(words);
        made->setToolTip(words);
        made->setFocusPolicy(Qt::TabFocus);
        return made;
    };
    m_previous = button(u"previousHit"_s, u"up"_s, tr("Previous in the list (Alt+Up)"));
    m_next = button(u"nextHit"_s, u"down"_s, tr("Next in the list (Alt+Down)"));
    connect(m_previous, &QToolButton::clicked, this, [this] { emit stepWanted(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepWanted(1); });
    m_place = new QLabel(this);
    m_place->setObjectName(u"hitPlace"_s);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_place->setTextFormat(Qt::PlainText);
    m_title = new QLabel(this);
    m_title->setObjectName(u"conversationTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(40);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 12, 4);
    row->setSpacing(4);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_title, 1);
    row->addWidget(m_place);
}

void HitHeader::setTitle(const QString &title)
{
    m_fullTitle = title;
    m_title->setToolTip(title.isEmpty() ? QString() : u"<span>%1</span>"_s.arg(title.toHtmlEscaped()));
    fitTitle();
}

void HitHeader::fitTitle()
{
    m_title->setText(m_title->fontMetrics().elidedText(m_fullTitle, Qt::ElideRight, m_title->width()));
}

void HitHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTitle();
}

void HitHeader::setHit(int index, const std::optional<core::history::Count> &count, bool hits)
{
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index < 0 || !count || !count->exact || index + 1 < count->value);
    if (index < 0) {
        m_place->clear();
        return;
    }
    const QString number = QLocale().toString(index + 1);
    if (!count)
        m_place->setText(hits ? tr("hit %1").arg(number) : tr("chat %1").arg(number));
    else
        m_place->setText((hits ? tr("hit %1 of %2") : tr("chat %1 of %2")).arg(number, countWords(*count)));
}

} // namespace ui
