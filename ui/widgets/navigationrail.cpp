// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/navigationrail.h"

#include "ui/icons.h"

#include <QActionGroup>
#include <QEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kWide = 184;
constexpr int kNarrow = 56;
constexpr int kItemHeight = 44;
constexpr int kMargin = 6;

} // namespace

NavigationRail::NavigationRail(QWidget *parent)
    : QToolBar(parent),
      m_group(new QActionGroup(this)),
      m_toggle(addAction(icon(u"rail"_s), QString()))
{
    setObjectName(u"navigationRail"_s);
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setOrientation(Qt::Vertical);
    setIconSize(QSize(24, 24));
    setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_group->setExclusive(true);
    m_toggle->setObjectName(u"rail-width"_s);
    connect(m_toggle, &QAction::triggered, this, [this] {
        setWide(!m_wide);
        emit wideChanged(m_wide);
    });
    auto *gap = new QWidget(this);
    gap->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_gap = addWidget(gap);
    retranslate();
    resizeButtons();
}

void NavigationRail::addDestination(QAction *action)
{
    insert(m_gap, action);
}

void NavigationRail::addBottomDestination(QAction *action)
{
    insert(nullptr, action);
}

void NavigationRail::insert(QAction *before, QAction *action)
{
    m_group->addAction(action);
    insertAction(before, action);
    connect(action, &QAction::changed, this, &NavigationRail::resizeButtons);
    resizeButtons();
}

void NavigationRail::setWide(bool wide)
{
    m_wide = wide;
    retranslate();
    resizeButtons();
}

void NavigationRail::resizeButtons()
{
    setToolButtonStyle(m_wide ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const int width = (m_wide ? qMax(kWide, fontMetrics().averageCharWidth() * 18) : kNarrow) - 2 * kMargin;
    for (QAction *action : actions()) {
        auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
        if (!button)
            continue;
        button->setFixedWidth(width);
        button->setFixedHeight(qMax(kItemHeight, fontMetrics().height() + 16));
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->iconText());
        button->setObjectName(u"rail/"_s + action->objectName());
    }
}

void NavigationRail::retranslate()
{
    setWindowTitle(tr("Pages"));
    setAccessibleName(tr("Pages"));
    m_toggle->setText(m_wide ? tr("Icons only") : tr("Icons and words"));
    m_toggle->setIconText(m_toggle->text());
    m_toggle->setToolTip(m_toggle->text());
}

void NavigationRail::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        resizeButtons();
}

} // namespace ui
