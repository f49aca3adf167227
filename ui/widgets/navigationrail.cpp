// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/navigationrail.h"

#include "ui/icons.h"

#include <QActionGroup>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kWide = 184;
constexpr int kNarrow = 56;
constexpr int kItemHeight = 44;
constexpr int kMargin = 6;

/// The number at a rail item, over its trailing upper corner.
class BadgeLabel final : public QWidget
{
public:
    explicit BadgeLabel(QWidget *parent) : QWidget(parent)
    {
        setObjectName(u"badge"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    void setNumber(int number)
    {
        m_text = number > 99 ? u"99+"_s : QLocale().toString(number);
        const int height = fontMetrics().height() + 2;
        resize(qMax(height, fontMetrics().horizontalAdvance(m_text) + 10), height);
        const QWidget *button = parentWidget();
        move(layoutDirection() == Qt::RightToLeft ? 4 : button->width() - width() - 4, 4);
        setVisible(number > 0);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(
            palette().color(QPalette::Active, QPalette::Highlight)); // a number is news in the back too
        painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
        painter.setPen(palette().color(QPalette::Active, QPalette::HighlightedText));
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
};

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

void NavigationRail::setBadge(QAction *action, int number, const QString &words)
{
    m_badges[action] = {number, words};
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
        const Badge badge = m_badges.value(action);
        button->setAccessibleName(
            badge.number > 0 ? action->iconText() + u", "_s + badge.words : action->iconText());
        if (auto *label = static_cast<BadgeLabel *>(button->findChild<QWidget *>(u"badge"_s)))
            label->setNumber(badge.number);
        else if (badge.number > 0)
            (new BadgeLabel(button))->setNumber(badge.number);
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
