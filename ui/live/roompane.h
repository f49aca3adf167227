// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/livefeed.h"
#include "ui/live/drafts.h"
#include "ui/live/roomwords.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class AnswerBox;
class FindBar;
class GapBar;
class LiveEmpty;
class Theme;
class TranscriptView;
class UnsentBar;

/// The open room: its transcript, which follows the end until a person scrolls up, gaps, answers that are not
/// sent, and the box for the next one. GUI thread.
class RoomPane final : public QWidget
{
    Q_OBJECT
public:
    RoomPane(core::feed::LiveFeed &feed, const Theme &theme, const Clock &now, QWidget *parent = nullptr);
    ~RoomPane() override;

    void openRoom(const core::feed::Room &room);
    void setRoom(const core::feed::Room &room); // the open one changed
    void setCompleteUpTo(qint64 ms); // of the open room, ms UTC
    void closeRoom();
    [[nodiscard]] const QString &roomId() const { return m_id; }
    void messagesCame(const QVector<core::feed::FeedMessage> &messages);
    void gapsCame(const QVector<core::feed::Gap> &gaps);
    void statusChanged(); // of the feed
    void setDates(const Dates &dates);
    void setFlat(bool flat);
    void setEmptyWords(const QString &words); // while no room is open; empty: nothing is connected
    void tick();

    void setDrafts(const Drafts &drafts);
    [[nodiscard]] const Drafts &drafts() const { return m_drafts; }
    [[nodiscard]] TranscriptView &transcript() const { return *m_transcript; }
    void answer(); // the focus goes where one can answer, else to the transcript
    void read(); // the focus goes to the transcript
    void jumpToNewest();
    void find();
    void findAgain(bool forward);

signals:
    void connectWanted();
    void sampleWanted();
    void leaveWanted(); // one level up: to the list
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);
    void recentRead(const QVector<core::chat::Message> &messages); // of the open room
    void draftsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildHead();
    void connectTranscript();
    void connectAnswer();
    void reload();
    void readRecent();
    void updateJump();
    void placeJump();
    void updateHead();
    void updateGaps();

    core::feed::LiveFeed &m_feed;
    QString m_id;
    core::feed::Room m_room;
    Dates m_dates;
    Drafts m_drafts;
    core::CancelToken m_cancel;
    quint64 m_generation = 0;
    QTimer m_jumpSoon; // the view speaks while it lays itself out
    QTimer m_settle; // many changes, few looks
    QSet<QString> m_below; // ids that came while the end was out of sight
    QString m_ownLast; // what became of the last own answer
    QLabel *m_title = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_receipt = nullptr;
    QToolButton *m_gapsButton = nullptr;
    QWidget *m_head = nullptr;
    QStackedWidget *m_stack;
    LiveEmpty *m_empty;
    TranscriptView *m_transcript;
    QPushButton *m_jump;
    FindBar *m_findBar;
    QLabel *m_turn; // one dim line under the talk
    GapBar *m_gaps;
    UnsentBar *m_unsent;
    AnswerBox *m_answer;
};

} // namespace ui
