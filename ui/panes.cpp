// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panes.h"

#include <QApplication>
#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

constexpr auto kProperty = "agentconsolePane";

class FocusPassage final : public QObject
{
public:
    explicit FocusPassage(QWidget *whole) : QObject(whole) { whole->installEventFilter(this); }
    void setPart(QWidget *part) { m_part = part; }

    bool eventFilter(QObject *whole, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn && m_part)
            m_part->setFocus(static_cast<QFocusEvent *>(event)->reason());
        return QObject::eventFilter(whole, event);
    }

private:
    QPointer<QWidget> m_part;
};

QList<QWidget *> panesOf(QWidget *window)
{
    QList<QWidget *> panes;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->property(kProperty).toBool() && widget->isVisible() && widget->isEnabled())
            panes.append(widget);
    }
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const auto place = [window, mirrored](const QWidget *widget) {
        const QRect rect(widget->mapTo(window, QPoint()), widget->size());
        return std::pair(mirrored ? window->width() - rect.right() : rect.left(), rect.top());
    };
    std::stable_sort(panes.begin(), panes.end(),
        [&place](const QWidget *a, const QWidget *b) { return place(a) < place(b); });
    return panes;
}

QWidget *stopIn(QWidget *pane)
{
    const auto takes = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    };
    if (QWidget *last = pane->focusWidget(); last && takes(last))
        return last; // where it was the last time
    if (takes(pane))
        return pane;
    for (QWidget *widget = pane->nextInFocusChain(); widget != pane; widget = widget->nextInFocusChain()) {
        if (pane->isAncestorOf(widget) && takes(widget))
            return widget;
    }
    return nullptr;
}

} // namespace

void passFocusOn(QWidget *whole, QWidget *part)
{
    FocusPassage *passage = nullptr;
    for (QObject *child : whole->children()) {
        if (auto *known = dynamic_cast<FocusPassage *>(child))
            passage = known;
    }
    if (!passage)
        passage = new FocusPassage(whole);
    passage->setPart(part);
    if (whole->hasFocus())
        part->setFocus();
}

void markPane(QWidget *pane)
{
    pane->setProperty(kProperty, true);
}

void focusNextPane(QWidget *window, bool forward)
{
    QList<QWidget *> panes = panesOf(window);
    panes.removeIf([](QWidget *pane) { return !stopIn(pane); });
    if (panes.isEmpty())
        return;
    const QWidget *focus = QApplication::focusWidget();
    qsizetype now = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            now = i;
    }
    const qsizetype count = panes.size();
    const qsizetype next = now < 0 ? (forward ? 0 : count - 1) : (now + (forward ? 1 : count - 1)) % count;
    stopIn(panes.at(next))->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

} // namespace ui
