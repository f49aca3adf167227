// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class ConversationListModel;
class EmptyResult;
class FilterBar;
class ScanBar;
class HistoryDelegate;
class HitListModel;
class PagedListModel;
class Theme;

/// The list of the History page: chips, the switch between conversations and hits, rows, their number, and
/// what to say when there are none.
///
/// Rows come first, their number later. Rows that arrive while a person reads wait behind "5 new". GUI
/// thread.
class ListPane final : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { Conversations, Hits };

    ListPane(core::history::HistorySource &source, const Theme &theme, QWidget *parent = nullptr);
    ~ListPane() override;

    /// Shows what meets the query. Text and marks give hits, other filters conversations, until the person
    /// chooses otherwise; an empty query always gives conversations.
    void setQuery(const core::history::Query &query);
    [[nodiscard]] const core::history::Query &query() const { return m_query; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode); // as the person chose; no effect on an empty query
    void setCompact(bool compact);
    void setDates(const Dates &dates);
    void refresh(); // the store changed
    void reload();

    void focusList();
    [[nodiscard]] bool hasListFocus() const;
    void openFirst(); // the current row or the first one; waits for rows that are on their way
    void step(int rows); // to a row further down (positive) or up, and opens it
    /// Makes the row of what is open current, when it is loaded; does not open anything.
    void point(const core::history::ConversationRef &ref, const QString &messageId);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] std::optional<core::history::Count> count() const { return m_count; }
    [[nodiscard]] QVector<core::history::ConversationRef> neighbours() const; // of the current row
    [[nodiscard]] int scrollPlace() const;
    void setScrollPlace(int place); // once the first rows are there
    [[nodiscard]] QListView *view() const { return m_view; }

signals:
    void conversationChosen(const core::history::ConversationRef &ref, bool andRead);
    void hitChosen(const core::history::SearchHit &hit, bool andRead);
    void queryEdited(const core::history::Query &query);
    void operatorWanted(const QString &text);
    void modeChanged();
    void countChanged();
    void firstRowsShown(); // they are painted

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] PagedListModel &model() const;
    [[nodiscard]] Mode usualMode() const;
    void buildHeader();
    void buildList();
    void applyMode(Mode mode);
    void ask(bool pointAtOpen);
    void rowsArrived();
    void scanned(); // a part of what a search has to look at
    void askCount();
    void countHits();
    void setTotals(const core::Result<core::history::Totals> &totals);
    void setCount(std::optional<core::history::Count> count);
    void currentMoved(int row);
    void choose(int row, bool andRead);
    void makeCurrent(int row);
    void offerNewRows(qsizetype rows);

    core::history::HistorySource &m_source;
    core::history::Query m_query;
    core::CancelToken m_countCancel;
    std::optional<core::history::Count> m_count;
    core::history::ConversationRef m_openRef;
    QString m_openMessage;
    quint64 m_countGeneration = 0;
    QTimer m_countDelay; // who types on wants rows, and a count that runs would hold them up
    ConversationListModel *m_conversations = nullptr;
    HitListModel *m_hits = nullptr;
    HistoryDelegate *m_delegate = nullptr;
    FilterBar *m_filters = nullptr;
    QToolButton *m_conversationsButton = nullptr;
    QToolButton *m_hitsButton = nullptr;
    QLabel *m_countLabel = nullptr;
    QPushButton *m_newRows = nullptr;
    QStackedWidget *m_stack = nullptr;
    QListView *m_view = nullptr;
    EmptyResult *m_empty = nullptr;
    ScanBar *m_scan = nullptr;
    Mode m_mode = Mode::Conversations;
    std::optional<Mode> m_chosenMode;
    int m_scrollPlace = 0;
    bool m_openWhenReady = false;
    bool m_pointWhenReady = false; // the open row becomes current when rows arrive
    bool m_pointing = false; // the current row moves without opening
    bool m_painted = false;
};

} // namespace ui
