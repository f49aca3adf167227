// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QTimer>
#include <QWidget>

namespace ui {

class Actions;
class DateScrubber;
class FindBar;
class HitHeader;
class Theme;
class TranscriptView;

/// The middle of the History page: the transcript with its header, date scrubber, find bar and buttons.
///
/// Opening paints the transcript first; facts and activity are asked for a moment later, so that stepping
/// through conversations does not wait for them. GUI thread.
class ReadingPane final : public QWidget
{
    Q_OBJECT
public:
    ReadingPane(core::history::HistorySource &source, Actions &actions, const Theme &theme,
        QWidget *parent = nullptr);
    ~ReadingPane() override;

    /// Opens a conversation, or goes to the message when it is open already.
    void open(const core::history::ConversationRef &ref, const core::history::MessageAnchor &anchor);
    void reload();
    /// What "next conversation" would open; their last messages are read ahead.
    void setNeighbours(const QVector<core::history::ConversationRef> &refs) { m_neighbours = refs; }
    void setHighlight(const core::history::Query &query);
    void setDates(const Dates &dates);
    void setFlat(bool flat);

    [[nodiscard]] TranscriptView &transcript() const { return *m_transcript; }
    [[nodiscard]] HitHeader &header() const { return *m_header; }
    [[nodiscard]] const std::optional<core::chat::Conversation> &facts() const { return m_facts; }
    [[nodiscard]] const core::history::ConversationRef &conversation() const { return m_ref; }
    [[nodiscard]] std::optional<qint64> readingMs() const; // time of what is on the screen
    void read(); // takes the focus

    void find(); // opens the find bar
    void findAgain(bool forward);
    void findMark(bool forward);
    void goToMessage(const QString &messageId); // anywhere in the history

signals:
    void factsKnown(const core::chat::Conversation &conversation);
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);
    void elsewhere(const core::history::ConversationRef &ref, const QString &messageId);
    void currentMessageChanged();

private:
    void connectTranscript();
    QWidget *buildButtons(Actions &actions);
    void askDetails();
    void readAhead();
    void searchMessage(const QString &messageId);

    core::history::HistorySource &m_source;
    core::history::ConversationRef m_ref;
    std::optional<core::chat::Conversation> m_facts;
    core::history::Query m_highlight; // of the search field
    QVector<core::history::ConversationRef> m_neighbours;
    core::CancelToken m_cancel;
    core::CancelToken m_aheadCancel;
    quint64 m_generation = 0;
    QTimer m_details;
    Dates m_dates;
    HitHeader *m_header = nullptr;
    TranscriptView *m_transcript = nullptr;
    DateScrubber *m_scrubber = nullptr;
    FindBar *m_findBar = nullptr;
    qint64 m_firstVisibleMs = 0;
    bool m_findingMark = false;
};

} // namespace ui
