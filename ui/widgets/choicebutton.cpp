// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/choicebutton.h"

#include "ui/icons.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

ChoiceButton::ChoiceButton(const QString &iconName, QWidget *parent)
    : QPushButton(parent),
      m_iconName(iconName),
      m_icon(new QLabel(this)),
      m_title(new QLabel(this)),
      m_sentence(new QLabel(this))
{
    setAutoDefault(true); // Enter presses it, like every button with the focus
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    for (QLabel *label : {m_icon, m_title, m_sentence}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
    column->addStretch(1);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    paintIcon();
}

void ChoiceButton::setWords(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    updateGeometry();
}

QSize ChoiceButton::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 32;
    return {width, heightForWidth(width)};
}

int ChoiceButton::heightForWidth(int width) const
{
    return qMax(layout()->heightForWidth(width), fontMetrics().height() * 9);
}

void ChoiceButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
    if (event->type() == QEvent::FontChange) {
        QFont large = font();
        large.setPointSizeF(large.pointSizeF() * 1.2);
        large.setWeight(QFont::DemiBold);
        m_title->setFont(large);
        updateGeometry();
    }
}

void ChoiceButton::paintIcon()
{
    m_icon->setPixmap(ui::icon(m_iconName).pixmap(QSize(32, 32), devicePixelRatioF()));
}

} // namespace ui
