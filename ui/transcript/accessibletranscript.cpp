// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/accessibletranscript.h"

#include "ui/transcript/transcriptview.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// One message. Lives until its list forgets it.
class AccessibleMessage final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleMessage(TranscriptView *view, int row) : m_view(view), m_row(row) { }

    [[nodiscard]] int row() const { return m_row; }

    bool isValid() const override { return m_view && m_row < rows().rowCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? rows().rowSentence(m_row) : QString();
    }
    QRect rect() const override
    {
        const QRect local = isValid() ? rows().rowRect(m_row) : QRect();
        return local.isEmpty() ? QRect()
                               : QRect(m_view->viewport()->mapToGlobal(local.topLeft()), local.size());
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        state.focused = rows().currentRow() == m_row && m_view->hasFocus();
        state.selected = rows().isRowSelected(m_row);
        state.offscreen = rows().rowRect(m_row).isEmpty();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction()) {
            m_view->setFocus();
            rows().setCurrentRow(m_row);
        } else if (name == pressAction()) {
            rows().pressRow(m_row);
        }
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    AccessibleRows &rows() const { return m_view->accessibleRows(); }

    QPointer<TranscriptView> m_view;
    int m_row;
};

/// The list; its children are messages, made when they are asked for.
class AccessibleTranscript final : public QAccessibleWidget
{
public:
    explicit AccessibleTranscript(TranscriptView *view)
        : QAccessibleWidget(view, QAccessible::List),
          m_view(view)
    { }
    ~AccessibleTranscript() override { forget(); }

    int childCount() const override { return rows().rowCount(); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (const auto known = m_children.constFind(index); known != m_children.cend())
            return QAccessible::accessibleInterface(*known);
        constexpr qsizetype mostChildren = 1'000;
        if (m_children.size() >= mostChildren)
            forget();
        auto *message = new AccessibleMessage(m_view, index);
        m_children.insert(index, QAccessible::registerAccessibleInterface(message));
        return message;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *message = dynamic_cast<const AccessibleMessage *>(child);
        return message ? message->row() : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(rows().rowAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    QAccessibleInterface *focusChild() const override
    {
        return m_view->hasFocus() ? child(rows().currentRow()) : nullptr;
    }
    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Description)
            return rows().summary();
        return QAccessibleWidget::text(kind);
    }
    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

private:
    AccessibleRows &rows() const { return m_view->accessibleRows(); }

    TranscriptView *m_view;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<TranscriptView *>(object);
    return view ? new AccessibleTranscript(view) : nullptr;
}

} // namespace

void installAccessibleTranscript()
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed)
}

void announceCurrentRow(QWidget *view, int row)
{
    if (!QAccessible::isActive() || row < 0)
        return;
    QAccessibleEvent focus(view, view->hasFocus() ? QAccessible::Focus : QAccessible::Selection);
    focus.setChild(row);
    QAccessible::updateAccessibility(&focus);
}

void announceRowsReset(QWidget *view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *list = dynamic_cast<AccessibleTranscript *>(QAccessible::queryAccessibleInterface(view)))
        list->forget();
    QAccessibleEvent changed(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&changed);
}

void forgetAccessible(QWidget *view)
{
    if (QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(list)); // its rows go with it
}

} // namespace ui
