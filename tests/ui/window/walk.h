// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <limits>

/// Walks over the widgets of a window, for what a screen reader or a keyboard would miss.
namespace walk {

using namespace Qt::StringLiterals;

inline QString describe(const QWidget *widget)
{
    return u"%1 \"%2\" in %3"_s.arg(QLatin1StringView(widget->metaObject()->className()),
        widget->objectName(), widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

/// Focusable widgets of a window that say nothing to a screen reader.
inline QStringList namelessIn(QWidget *window)
{
    QStringList found;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy())
            continue;
        if (widget->objectName() == u"qt_spinbox_lineedit"_s
            || qobject_cast<QAbstractScrollArea *>(widget->parentWidget()))
            continue; // inner parts; their outer widget speaks for them
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
            found.append(describe(widget));
    }
    return found;
}

/// Widgets that take the focus by key but that pressing Tab until it comes round again never reaches. Moves
/// the focus.
inline QStringList unreachableIn(QWidget *window)
{
    constexpr int kMostStops = 200;
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window))
        return {u"the window is not active"_s};
    if (!window->focusWidget())
        QTest::keyClick(window, Qt::Key_Tab);
    const auto focus = [window]() -> QWidget * {
        QWidget *widget = QApplication::focusWidget();
        return widget && widget->window() == window ? widget : nullptr;
    };
    if (!QTest::qWaitFor([&focus] { return focus() != nullptr; }))
        return {u"nothing has the focus"_s};
    QSet<const QWidget *> reached;
    const QWidget *first = focus();
    for (int stop = 0; stop < kMostStops && focus(); ++stop) {
        reached.insert(focus());
        QTest::keyClick(focus(), Qt::Key_Tab);
        if (focus() == first)
            break;
    }
    QStringList found;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled()
            && !widget->isWindow() && widget->window() == window && !widget->focusProxy()
            && !reached.contains(widget))
            found.append(describe(widget));
    }
    return found;
}

/// How many accessible interfaces have outlived what they speak for. Qt finds an interface by the address of
/// its object, so one that stays behind is sooner or later handed out for another widget.
inline int orphanedInterfaces()
{
    QWidget newest;
    const QAccessible::Id last = QAccessible::uniqueId(QAccessible::queryAccessibleInterface(&newest));
    int found = 0;
    for (QAccessible::Id id = QAccessible::Id(std::numeric_limits<int>::max()) + 1; id <= last; ++id) {
        const QAccessibleInterface *face = QAccessible::accessibleInterface(id);
        found += face && !face->isValid() ? 1 : 0;
    }
    return found;
}

} // namespace walk
