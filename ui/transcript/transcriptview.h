// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QAbstractScrollArea>
#include <QTimeZone>

#include <memory>

namespace ui {

class AccessibleRows;
class Theme;
struct TranscriptBand;

/// Shows one conversation of any length and loads only what is in sight (History and Live).
///
/// Row heights are estimated until they are measured; the anchor row stays where it is when an estimate is
/// corrected. Reads through HistorySource by rank and key. GUI thread.
class TranscriptView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    enum class Layout { Bubbles, Flat };

    explicit TranscriptView(const Theme &theme, QWidget *parent = nullptr);
    ~TranscriptView() override;

    void setSource(core::history::HistorySource *source); // may be null
    /// Opens a conversation at an anchor and makes that message current.
    void open(const core::history::ConversationRef &ref, const core::history::MessageAnchor &anchor);
    void goTo(const core::history::MessageAnchor &anchor); // in the open conversation
    void close();
    void reload(); // rows changed in the store; keeps the place

    /// While the end is in sight, it stays in sight when rows come or grow; scrolling up lets go of it.
    void setFollowsEnd(bool follows);
    [[nodiscard]] bool isAtEnd() const;

    void setTextLayout(Layout layout);
    void setTimeZone(const QTimeZone &zone);
    void setHighlight(const core::history::Query &query); // marks hits in the texts
    void setBands(const QVector<TranscriptBand> &bands); // between the messages, rising by begin

    [[nodiscard]] core::history::ConversationRef conversation() const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] std::optional<core::chat::Message> currentMessage() const;
    [[nodiscard]] bool hasSelection() const;
    [[nodiscard]] QString selectedText() const; // messages separated by line ends
    [[nodiscard]] QString
    selectedTextWithNames() const; // "[18 Nov 2025 14:03] Ana: text"; the current message without a selection
    void selectAll(); // bounded to what the clipboard can hold; says so otherwise

    /// Moves to the next message that meets the query; `findFinished` says what came of it.
    void find(const core::history::Query &query, bool forward);

    [[nodiscard]] AccessibleRows &accessibleRows(); // for QAccessible

signals:
    void opened(const core::Result<core::Done> &result); // first rows are on the screen
    void currentMessageChanged();
    void spanChanged(qint64 firstMs, qint64 lastMs); // times of the first and last visible message
    void findFinished(bool found, bool wrapped);
    void linkActivated(const QUrl &url); // http, https or mailto, chosen by the person; not yet opened
    void failed(const core::Error &error); // a page could not be read; what is there stays
    void menuRequested(const QPoint &globalPos); // on the current message
    void notice(const QString &words); // a selection was cut, caret browsing begins or ends

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
