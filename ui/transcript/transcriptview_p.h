// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/transcript/accessibletranscript.h"
#include "ui/transcript/rowpainter.h"
#include "ui/transcript/transcriptflow.h"
#include "ui/transcript/transcriptselection.h"
#include "ui/transcript/transcriptview.h"

#include <QBasicTimer>
#include <QCoreApplication>
#include <QPushButton>
#include <QTimer>

namespace ui {

/// The view's parts and what they do together. transcriptview.cpp holds the state; keys, mouse, copying,
/// finding and screen readers have files of their own.
struct TranscriptView::Private final : public AccessibleRows
{
    Q_DECLARE_TR_FUNCTIONS(ui::TranscriptView)
public:
    enum class State { Closed, Loading, Ready, Failed };
    /// What lies under a point of the viewport.
    struct Spot
    {
        qint64 rank = -1;
        int position = -1; // in the row's document, the nearest one
        bool overText = false;
        bool overFold = false;
        QUrl link;
    };

    Private(TranscriptView *view, const Theme &colours);

    // state
    void showOpened(const core::Result<core::Done> &result, qint64 rank);
    void showReset(qint64 shift);
    void restyle();
    void refresh(); // measures what is in sight and puts the scroll bar there
    void scheduleRefresh();
    void update() { q->viewport()->update(); }
    void setState(State next);
    void stayAtEnd(); // when the person is there and wants to
    void placeAt(qint64 rank, const core::history::MessageAnchor &anchor);
    void makeCurrent(qint64 rank, bool reveal);
    void emitSpan();
    void updateScrollBar();
    void placeRetry();
    void findFromEnd(const core::history::Query &query, bool forward);
    void showFound(const core::history::Position &position, bool wrapped);
    void paintState(QPainter &painter);
    [[nodiscard]] RowState stateOf(qint64 rank);
    [[nodiscard]] QString textOf(qint64 rank); // the selected part of a message
    [[nodiscard]] int page() const; // height of the viewport
    [[nodiscard]] qint64 scale() const; // pixels per step of the scroll bar

    // input
    [[nodiscard]] Spot spotAt(QPoint point);
    void hover(QPoint point);
    void extendSelection(qint64 rank, int position);
    void keepSelected();
    bool keyForMessages(QKeyEvent *event);
    bool keyForCaret(QKeyEvent *event);
    void step(int direction, bool extend);
    void turnPage(int direction);
    void toggleCaret();
    void press(qint64 rank);
    void scrollBy(qint64 pixels);
    void copy();

    // AccessibleRows
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] int currentRow() const override { return int(current); }
    [[nodiscard]] QString rowSentence(int row) const override;
    [[nodiscard]] QRect rowRect(int row) const override;
    [[nodiscard]] int rowAt(QPoint viewportPoint) const override;
    [[nodiscard]] bool isRowSelected(int row) const override { return selection.contains(row); }
    [[nodiscard]] QString summary() const override;
    void setCurrentRow(int row) override { makeCurrent(row, true); }
    void pressRow(int row) override { press(row); }

    TranscriptView *q;
    const Theme &theme;
    TranscriptRows rows;
    TranscriptFlow flow;
    std::optional<core::history::TextMatcher> matcher;
    State state = State::Closed;
    core::Error error;
    core::history::MessageAnchor wanted; // of the last open() or goTo()
    QPushButton *retry;
    QTimer slowly; // "Loading…" only when it takes long enough to be read
    bool showsLoading = false;
    bool refreshPending = false;
    bool wasAtEnd = true; // before rows were replaced
    bool settingBar = false;
    bool followsEnd = false;

    qint64 current = -1;
    TranscriptSelection selection;
    bool selectionCut = false; // to what may be selected at once
    bool selecting = false; // the mouse button is down
    bool caretBrowsing = false;
    int caret = 0;
    qint64 hovered = -1;
    Spot pressed;
    QBasicTimer autoScroll;
    QPoint pointer;
    int wheelRest = 0; // eighths of a degree not yet scrolled
    std::pair<qint64, qint64> span{0, 0};
    core::CancelToken findCancel;
    quint64 findGeneration = 0;
    bool findPending = false;
    bool findWrapped = false;
};

} // namespace ui
