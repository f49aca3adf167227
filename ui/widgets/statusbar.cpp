// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/statusbar.h"

#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString glyph(StatusBar::Shape shape)
{
    switch (shape) {
    case StatusBar::Shape::None:
        return {};
    case StatusBar::Shape::Good:
        return u"●"_s;
    case StatusBar::Shape::Working:
        return u"◐"_s;
    case StatusBar::Shape::Warning:
        return u"▲"_s;
    case StatusBar::Shape::Broken:
        return u"✕"_s;
    case StatusBar::Shape::Off:
        return u"○"_s;
    }
    return {};
}

} // namespace

StatusBar::StatusBar(QWidget *parent) : QStatusBar(parent)
{
    setObjectName(u"statusBar"_s);
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
}

void StatusBar::set(const Part &part)
{
    QToolButton *button = this->button(part.id);
    if (part.words.isEmpty()) {
        if (button) {
            removeWidget(button);
            button->deleteLater();
            button->setObjectName(QString());
        }
        return;
    }
    if (!button) {
        button = new QToolButton(this);
        button->setObjectName(u"status/"_s + part.id);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        addWidget(button);
    }
    const QString shape = glyph(part.shape);
    button->setText(shape.isEmpty() ? part.words : shape + u' ' + part.words);
    button->setAccessibleName(part.words); // the shape says the same to the eye
    button->setToolTip(part.toolTip);
    button->disconnect(this);
    if (part.pressed)
        connect(button, &QToolButton::clicked, this, part.pressed);
    button->show();
}

QToolButton *StatusBar::button(const QString &id) const
{
    return findChild<QToolButton *>(u"status/"_s + id, Qt::FindDirectChildrenOnly);
}

QString StatusBar::words(const QString &id) const
{
    const QToolButton *part = button(id);
    return part ? part->text() : QString();
}

} // namespace ui
