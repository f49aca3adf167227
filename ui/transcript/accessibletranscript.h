// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>
#include <QString>

class QWidget;

namespace ui {

/// What a screen reader may ask the transcript. Rows are ranks; GUI thread.
class AccessibleRows
{
public:
    AccessibleRows() = default;
    virtual ~AccessibleRows() = default;
    Q_DISABLE_COPY_MOVE(AccessibleRows)

    [[nodiscard]] virtual int rowCount() const = 0;
    [[nodiscard]] virtual int currentRow() const = 0; // -1 without one
    [[nodiscard]] virtual QString rowSentence(int row) const = 0;
    [[nodiscard]] virtual QRect rowRect(int row) const = 0; // in the viewport; empty when out of sight
    [[nodiscard]] virtual int rowAt(QPoint viewportPoint) const = 0; // -1 for none
    [[nodiscard]] virtual bool isRowSelected(int row) const = 0;
    [[nodiscard]] virtual QString summary() const = 0; // the list's description
    virtual void setCurrentRow(int row) = 0;
    virtual void pressRow(int row) = 0; // what Enter does
};

/// Makes QAccessible know TranscriptView; harmless when called again.
void installAccessibleTranscript();

/// Tells assistive programs that another row is current, or that all rows changed.
void announceCurrentRow(QWidget *view, int row);
void announceRowsReset(QWidget *view);

/// Ends what QAccessible knows of the view and its rows. Belongs first into the view's destructor: Qt asks
/// for the interface of a widget until its last base is destroyed, when there are no rows to ask any more.
void forgetAccessible(QWidget *view);

} // namespace ui
