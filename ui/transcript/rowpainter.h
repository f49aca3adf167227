// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/transcript/rowlayout.h"

class QPainter;

namespace ui {

class Theme;

/// What is true of a row only while it is painted.
struct RowState
{
    bool current = false;
    bool hovered = false;
    bool focused = false; // the view has the keyboard
    int selectionBegin = -1; // document positions
    int selectionEnd = -1;
    int caret = -1;
};

/// Draws measured rows in the theme's colours (product 2.8). A plain value, made for one paint event.
class RowPainter
{
public:
    RowPainter(QPainter &painter, const Theme &theme, const QFont &font, bool mirrored);

    void paint(const RowLayout &row, QPoint at, const RowState &state) const;
    /// A row that is still being read, or could not be (`failed`).
    void paintPlaceholder(QRect rect, qint64 rank, bool flat, const QString &failed) const;

private:
    void divider(QRect rect, const QString &words, bool strong) const;
    void band(QRect rect, const QString &words, bool open) const;
    void header(const RowLayout &row, QPoint at, const RowState &state) const;
    void bubble(const RowLayout &row, QPoint at, const RowState &state) const;
    void note(const RowLayout &row, QPoint at) const;

    QPainter &m_painter;
    const Theme &m_theme;
    QFont m_font, m_small, m_strong;
    bool m_mirrored;
};

} // namespace ui
