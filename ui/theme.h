// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

namespace ui {

/// The colour roles of the visual guide (light and dark), and who decides between them.
///
/// One object for the program's life, handed to whoever paints; GUI thread. It also keeps the application's
/// QPalette in step, so stock widgets need nothing of their own. No widget names a literal colour.
class Theme final : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)
    enum class Role {
        Window, // behind panes
        Base, // lists, transcript, fields
        Alternate, // hover, headers, selection without focus
        Line, // separators
        Outline, // field and bubble borders
        Text,
        DimText,
        Accent, // selection, links, focus ring
        OnAccent,
        CustomerBubble,
        BotBubble,
        AgentBubble,
        Note, // comments
        ErrorText,
        ErrorField,
        WarningText,
        SuccessText,
        SearchHit, // background of a hit
    };
    Q_ENUM(Role)

    explicit Theme(QObject *parent = nullptr);

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(Role role) const { return color(role, m_dark); }
    [[nodiscard]] static QColor color(Role role, bool dark);
    [[nodiscard]] static QPalette palette(bool dark); // the roles as stock widgets know them

signals:
    void changed(); // repaint; colours are different now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // the system's palette changed

private:
    void apply();
    void askSystem();
    Mode m_mode = Mode::System;
    bool m_dark = false;
    bool m_systemDark = false;
    bool m_applying = false;
};

} // namespace ui
