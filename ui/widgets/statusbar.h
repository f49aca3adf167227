// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStatusBar>

#include <functional>

class QToolButton;

namespace ui {

/// Flat buttons with a shape and a word each; a part that does not apply is absent.
class StatusBar final : public QStatusBar
{
    Q_OBJECT
public:
    enum class Shape { None, Good, Working, Warning, Broken, Off };
    struct Part
    {
        QString id; // left to right in the order they were first set
        Shape shape = Shape::None;
        QString words; // empty removes the part
        QString toolTip = {};
        std::function<void()> pressed = {};
    };

    explicit StatusBar(QWidget *parent = nullptr);

    void set(const Part &part);
    [[nodiscard]] QString words(const QString &id) const; // with the shape
    [[nodiscard]] QToolButton *button(const QString &id) const;
};

} // namespace ui
