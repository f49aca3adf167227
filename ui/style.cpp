// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qreal kRadius = 6;
constexpr int kFieldMargin = 4;
constexpr int kRow = 24;
constexpr int kTarget = 28; // smallest height of what can be clicked

void box(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter->restore();
}

void ring(QPainter *painter, const QRect &rect, const QPalette &palette)
{
    box(painter, rect, {}, palette.color(QPalette::Active, QPalette::Highlight), 2);
}

bool isFocusedByKey(const QStyleOption *option)
{
    constexpr QStyle::State byKey = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    return (option->state & byKey) == byKey;
}

void field(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    box(painter, option->rect, palette.color(QPalette::Base), palette.color(QPalette::Dark));
    if (option->state & QStyle::State_HasFocus)
        ring(painter, option->rect, palette);
}

void button(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const auto *details = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = details && (details->features & QStyleOptionButton::Flat);
    const bool isDefault = details && (details->features & QStyleOptionButton::DefaultButton);
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = (option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled);
    QColor fill = flat ? QColor() : palette.color(QPalette::Button);
    if (down)
        fill = palette.color(QPalette::Mid);
    else if (hover)
        fill = palette.color(
            flat || fill == palette.color(QPalette::Base) ? QPalette::Midlight : QPalette::Mid);
    QColor line = flat ? QColor() : palette.color(QPalette::Dark);
    if (isDefault && (option->state & QStyle::State_Enabled))
        line = palette.color(QPalette::Active, QPalette::Highlight);
    box(painter, option->rect, fill, line);
    // Fusion leaves the focus of buttons and of choices to this panel.
    if (isFocusedByKey(option))
        ring(painter, option->rect, palette);
}

void toolButton(const QStyleOption *option, QPainter *painter)
{
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        box(painter, option->rect, option->palette.color(QPalette::Mid), {});
    else if ((option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled))
        box(painter, option->rect, option->palette.color(QPalette::Midlight), {});
}

/// Box or circle of a check box or radio button; filled with the accent when it is on.
void indicator(const QStyleOption *option, QPainter *painter, bool round)
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor accent
        = enabled ? palette.color(QPalette::Active, QPalette::Highlight) : palette.color(QPalette::Mid);
    const int side = qMin(option->rect.width(), option->rect.height());
    QRectF shape(0, 0, side - 1, side - 1);
    shape.moveCenter(QRectF(option->rect).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on ? accent : palette.color(QPalette::Dark), 1.2));
    painter->setBrush(on ? accent : palette.color(QPalette::Base));
    painter->drawRoundedRect(shape, round ? side / 2.0 : 3, round ? side / 2.0 : 3);
    const QColor ink = palette.color(QPalette::Active, QPalette::HighlightedText);
    const auto at = [&shape](qreal x, qreal y) {
        return QPointF(shape.left() + x * shape.width(), shape.top() + y * shape.height());
    };
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(shape.center(), side / 5.0, side / 5.0);
    } else if (on) {
        painter->setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (option->state & QStyle::State_NoChange)
            painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
        else
            painter->drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.72), at(0.77, 0.3)}));
    }
    painter->restore();
}

void menuBarItem(const QStyleOptionMenuItem *item, QPainter *painter, const QStyle *style)
{
    const bool open = item->state & (QStyle::State_Selected | QStyle::State_Sunken);
    painter->fillRect(item->rect, item->palette.color(QPalette::Window));
    if (open && (item->state & QStyle::State_Enabled))
        box(painter, item->rect.adjusted(1, 1, -1, -1), item->palette.color(QPalette::Midlight), {});
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    if (!style->styleHint(QStyle::SH_UnderlineShortcut, item))
        flags |= Qt::TextHideMnemonic;
    style->drawItemText(painter, item->rect, flags, item->palette, item->state & QStyle::State_Enabled,
        item->text, QPalette::WindowText);
}

/// Icon and words as one centred group; Fusion loses the margin in a right-to-left interface.
void buttonLabel(const QStyleOptionButton *button, QPainter *painter, const QStyle *style)
{
    const bool enabled = button->state & QStyle::State_Enabled;
    const int line = Qt::TextSingleLine
        | (style->styleHint(QStyle::SH_UnderlineShortcut, button) ? Qt::TextShowMnemonic
                                                                  : Qt::TextHideMnemonic);
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | line;
    const int wide = button->fontMetrics.size(line, button->text).width();
    const QSize icon = button->icon.isNull() ? QSize(0, 0) : button->iconSize;
    const int gap = icon.width() > 0 && wide > 0 ? 6 : 0;
    QRect group(0, 0, qMin(icon.width() + gap + wide, button->rect.width()), button->rect.height());
    group.moveCenter(button->rect.center());
    const QRect picture(group.left(), group.center().y() - icon.height() / 2, icon.width(), icon.height());
    const QRect words = group.adjusted(icon.width() + gap, 0, 0, 0);
    const auto mirrored
        = [&](const QRect &rect) { return QStyle::visualRect(button->direction, group, rect); };
    if (icon.width() > 0)
        button->icon.paint(
            painter, mirrored(picture), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    style->drawItemText(
        painter, mirrored(words), flags, button->palette, enabled, button->text, QPalette::ButtonText);
}

void progress(const QStyleOptionProgressBar *bar, QPainter *painter, const QRect &rect)
{
    const QColor accent = bar->palette.color(QPalette::Active, QPalette::Highlight);
    QRect done = rect;
    if (bar->maximum > bar->minimum) {
        const qreal part = qreal(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
        done.setWidth(int(rect.width() * qBound<qreal>(0, part, 1)));
        done = QStyle::visualRect(bar->direction, rect, done);
    } else { // no end in sight: a part in the middle, which does not move
        done.adjust(rect.width() / 3, 0, -rect.width() / 3, 0);
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(accent);
    painter->drawRoundedRect(done, rect.height() / 2.0, rect.height() / 2.0);
    painter->restore();
}

void line(QPainter *painter, const QPalette &palette, const QRect &rect)
{
    painter->fillRect(rect, palette.color(QPalette::Mid));
}

} // namespace

Style::Style() : QProxyStyle(u"Fusion"_s) { }

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        if (!(option->state & State_Selected)) // the selection says it already
            ring(painter, option->rect, option->palette);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            field(option, painter);
        else
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        return; // part of the panel
    case PE_PanelButtonCommand:
        button(option, painter);
        return;
    case PE_PanelButtonTool:
        toolButton(option, painter);
        return;
    case PE_IndicatorCheckBox:
        indicator(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        indicator(option, painter, true);
        return;
    case PE_Frame:
        if (option->state & State_HasFocus)
            ring(painter, option->rect, option->palette);
        else
            box(painter, option->rect, {}, option->palette.color(QPalette::Mid));
        return;
    case PE_PanelStatusBar:
        line(painter, option->palette, QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)));
        return;
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.brush(QPalette::Window));
        return;
    case CE_Splitter: {
        const QPoint middle = option->rect.center();
        const bool upright = option->state & State_Horizontal;
        const QRect &all = option->rect;
        line(painter, option->palette,
            upright ? QRect(middle.x(), all.top(), 1, all.height())
                    : QRect(all.left(), middle.y(), all.width(), 1));
        return;
    }
    case CE_PushButtonBevel:
        QProxyStyle::drawControl(element, option, painter, widget);
        if (const auto *details = qstyleoption_cast<const QStyleOptionButton *>(option);
            details && (details->features & QStyleOptionButton::Flat) && isFocusedByKey(option))
            ring(painter, option->rect, option->palette); // it has no panel
        return;
    case CE_PushButtonLabel:
        if (const auto *label = qstyleoption_cast<const QStyleOptionButton *>(option);
            label && !(label->features & QStyleOptionButton::HasMenu)) {
            buttonLabel(label, painter, proxy());
            return;
        }
        break;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            menuBarItem(item, painter, proxy());
        return;
    case CE_ProgressBarGroove:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(option->palette.color(QPalette::Mid));
        painter->drawRoundedRect(option->rect, option->rect.height() / 2.0, option->rect.height() / 2.0);
        painter->restore();
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            progress(bar, painter, option->rect);
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, option->palette.brush(QPalette::AlternateBase));
        line(painter, option->palette,
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1));
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        control == CC_ToolButton && tool && !(tool->features & QStyleOptionToolButton::MenuButtonPopup)) {
        QStyleOptionToolButton plain = *tool;
        plain.features &= ~QStyleOptionToolButton::HasMenu; // the tiny arrow in the corner says nothing new
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return;
    }
    if (control != CC_ScrollBar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const bool isField = control == CC_SpinBox || (control == CC_ComboBox && combo && combo->editable);
        if (isField && (option->state & State_HasFocus))
            ring(painter, option->rect, option->palette);
        else if (isField)
            box(painter, option->rect, {}, option->palette.color(QPalette::Dark));
        return;
    }
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->minimum == bar->maximum)
        return;
    const bool active = (option->state & (State_MouseOver | State_Sunken));
    const QRect slider = proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget);
    const int inset = active ? 2 : 3;
    const QRect thumb = slider.adjusted(inset, inset, -inset, -inset);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option->palette.color(QPalette::Dark));
    const qreal radius = qMin(thumb.width(), thumb.height()) / 2.0;
    painter->drawRoundedRect(thumb, radius, radius);
    painter->restore();
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool flat = bar->orientation == Qt::Horizontal;
    const QRect all = option->rect;
    const int length = flat ? all.width() : all.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int size = length;
    if (range > 0)
        size
            = qBound(qMin(32, length), int(qint64(bar->pageStep) * length / (range + bar->pageStep)), length);
    const int start = sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - size, bar->upsideDown);
    const auto slice = [&](int from, int extent) {
        const QRect rect = flat ? QRect(all.left() + from, all.top(), extent, all.height())
                                : QRect(all.left(), all.top() + from, all.width(), extent);
        return visualRect(bar->direction, all, rect);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return slice(start, size);
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSubPage:
        return slice(0, start);
    case SC_ScrollBarAddPage:
        return slice(start + size, length - start - size);
    default:
        return {}; // no arrows
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(kFieldMargin, 0, -kFieldMargin, 0) : rect;
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
    case CT_ComboBox:
    case CT_LineEdit:
    case CT_SpinBox:
        wanted.setHeight(qMax(wanted.height(), kTarget));
        break;
    case CT_ToolButton:
        wanted = wanted.expandedTo(QSize(kTarget, kTarget));
        break;
    case CT_ItemViewItem:
        wanted.setHeight(qMax(wanted.height(), kRow));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            wanted.setHeight(qMax(wanted.height(), kTarget));
        break;
    case CT_MenuBarItem:
        wanted.rheight() += 4;
        break;
    default:
        break;
    }
    return wanted;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return 2; // room for the focus ring
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ToolBarIconSize:
        return 20;
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_SplitterWidth:
        return 5;
    case PM_ButtonMargin:
        return 12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 12;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_UnderlineShortcut: // an underline tears joined letters apart
        return !QGuiApplication::isRightToLeft() && QProxyStyle::styleHint(hint, option, widget, data);
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace ui
