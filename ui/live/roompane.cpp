// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roompane.h"

#include "core/base/deliver.h"
#include "ui/icons.h"
#include "ui/live/answerbox.h"
#include "ui/live/gapbar.h"
#include "ui/live/linkwords.h"
#include "ui/live/liveempty.h"
#include "ui/live/unsentbar.h"
#include "ui/pages/linkopener.h"
#include "ui/panes.h"
#include "ui/text/errors.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/findbar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::history;
using core::feed::Delivery;
using core::feed::FeedMessage;
using core::feed::Gap;
using core::feed::Handler;
using core::feed::Origin;
using core::feed::Room;

namespace {

constexpr int kRecent = 100;

} // namespace

RoomPane::RoomPane(core::feed::LiveFeed &feed, const Theme &theme, const Clock &now, QWidget *parent)
    : QWidget(parent),
      m_feed(feed),
      m_stack(new QStackedWidget(this)),
      m_empty(new LiveEmpty(this)),
      m_transcript(new TranscriptView(theme, this)),
      m_jump(new QPushButton(icon(u"down"_s), QString(), m_transcript)),
      m_findBar(new FindBar(feed.source(), this)),
      m_turn(new QLabel(this)),
      m_gaps(new GapBar(now, this)),
      m_unsent(new UnsentBar(feed, this)),
      m_answer(new AnswerBox(this))
{
    setObjectName(u"roomPane"_s);
    setMinimumWidth(420);
    m_transcript->setObjectName(u"liveTranscript"_s);
    m_transcript->setFollowsEnd(true);
    m_transcript->setSource(&feed.source());
    m_jump->setObjectName(u"jumpToNewest"_s);
    m_jump->hide();
    m_transcript->installEventFilter(this);
    m_jumpSoon.setSingleShot(true);
    m_jumpSoon.setInterval(0);
    connect(&m_jumpSoon, &QTimer::timeout, this, &RoomPane::updateJump);
    m_turn->setObjectName(u"lastTurn"_s);
    m_turn->setForegroundRole(QPalette::PlaceholderText);
    m_turn->setTextFormat(Qt::PlainText);
    m_turn->setWordWrap(true);
    m_turn->setContentsMargins(16, 4, 16, 4);
    m_turn->hide();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_transcript);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_stack, 1);
    column->addWidget(m_turn);
    column->addWidget(m_findBar);
    column->addWidget(m_gaps);
    column->addWidget(m_unsent);
    column->addWidget(m_answer);
    m_settle.setSingleShot(true);
    m_settle.setInterval(40ms);
    connect(&m_settle, &QTimer::timeout, this, &RoomPane::reload);
    connect(&feed.source(), &HistorySource::changed, this, [this] {
        if (!m_settle.isActive())
            m_settle.start();
    });
    connect(m_empty, &LiveEmpty::connectWanted, this, &RoomPane::connectWanted);
    connect(m_empty, &LiveEmpty::sampleWanted, this, &RoomPane::sampleWanted);
    connect(m_gaps, &GapBar::fillWanted, this, [this] { m_feed.fillNow(); });
    connect(m_gaps, &GapBar::changed, this, &RoomPane::updateGaps);
    connectTranscript();
    connectAnswer();
    m_gaps->setGaps(feed.gaps());
    closeRoom();
    markPane(m_transcript);
    markPane(m_answer);
}

RoomPane::~RoomPane()
{
    m_cancel.cancel();
}

QWidget *RoomPane::buildHead()
{
    m_head = new QWidget(this);
    m_title = new QLabel(m_head);
    m_title->setObjectName(u"roomTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_state = new QLabel(m_head);
    m_state->setObjectName(u"roomState"_s);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_receipt = new QLabel(m_head);
    m_receipt->setObjectName(u"roomReceiptShort"_s);
    m_receipt->setForegroundRole(QPalette::PlaceholderText);
    m_gapsButton = new QToolButton(m_head);
    m_gapsButton->setObjectName(u"roomGaps"_s);
    m_gapsButton->setIcon(icon(u"warning"_s));
    m_gapsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_gapsButton->setPopupMode(QToolButton::InstantPopup);
    m_gapsButton->setFocusPolicy(Qt::TabFocus);
    m_gapsButton->setMinimumHeight(28);
    auto *menu = new QMenu(m_gapsButton);
    menu->setObjectName(u"roomGapsMenu"_s);
    m_gapsButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const Gap &gap : m_gaps->openGaps())
            menu->addAction(gapSentence(gap, m_dates))->setEnabled(false);
        menu->addSeparator();
        menu->addAction(icon(u"refresh"_s), tr("Fill now"), this, [this] { m_feed.fillNow(); });
    });
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_state, 1);
    row->addWidget(m_gapsButton);
    row->addWidget(m_receipt);
    return m_head;
}

void RoomPane::connectTranscript()
{
    connect(m_jump, &QPushButton::clicked, this, [this] {
        jumpToNewest();
        read();
    });
    connect(m_transcript, &TranscriptView::linkActivated, this,
        [this](const QUrl &url) { confirmAndOpen(url, this); });
    const auto soon = [this] { m_jumpSoon.start(); };
    connect(m_transcript, &TranscriptView::spanChanged, this, soon);
    connect(m_transcript->verticalScrollBar(), &QScrollBar::valueChanged, this, soon);
    connect(m_transcript->verticalScrollBar(), &QScrollBar::rangeChanged, this, soon);
    connect(m_transcript, &TranscriptView::opened, this, soon);
    connect(m_transcript, &TranscriptView::failed, this, [this](const core::Error &error) {
        if (error.kind != core::Error::Kind::Cancelled)
            emit notice(sentenceFor(error), {}, {});
    });
    connect(m_transcript, &TranscriptView::findFinished, m_findBar, &FindBar::tell);
    connect(m_findBar, &FindBar::queryChanged, this,
        [this](const Query &query) { m_transcript->setHighlight(query); });
    connect(m_findBar, &FindBar::stepWanted, this, &RoomPane::findAgain);
    connect(m_findBar, &FindBar::closed, this, &RoomPane::read);
}

void RoomPane::connectAnswer()
{
    connect(m_answer, &AnswerBox::sendWanted, this, [this](const QString &id, const QString &text) {
        m_drafts.set(id, {});
        emit draftsChanged();
        m_feed.send(id, text);
        jumpToNewest();
    });
    connect(m_answer, &AnswerBox::typingChanged, this,
        [this](const QString &id, bool typing) { m_feed.setTyping(id, typing); });
    connect(m_answer, &AnswerBox::draftChanged, this, [this](const QString &id, const QString &text) {
        m_drafts.set(id, text);
        emit draftsChanged();
    });
    connect(m_answer, &AnswerBox::howToAllowWanted, this, &RoomPane::connectWanted);
    connect(m_answer, &AnswerBox::leaveWanted, this, &RoomPane::leaveWanted);
}

void RoomPane::openRoom(const Room &room)
{
    if (room.conversationId == m_id)
        return setRoom(room);
    m_id = room.conversationId;
    m_room = room;
    m_below.clear();
    m_ownLast.clear();
    const ConversationRef ref{room.conversationId, room.source, 0};
    m_transcript->open(ref, {MessageAnchor::Kind::Last, {}, {}, 0});
    m_findBar->setConversation(ref);
    m_stack->setCurrentWidget(m_transcript);
    m_head->show();
    m_gaps->setRoom(m_id);
    m_unsent->setRoom(m_id);
    m_answer->setRoom(m_id, m_drafts.of(m_id));
    m_answer->show();
    updateHead();
    updateJump();
    readRecent();
}

void RoomPane::setRoom(const Room &room)
{
    m_room = room;
    updateHead();
}

void RoomPane::setCompleteUpTo(qint64 ms)
{
    m_room.completeUpToMs = ms;
    m_receipt->setText(roomReceipt(m_room, m_dates));
}

void RoomPane::closeRoom()
{
    m_id.clear();
    m_room = {};
    m_cancel.cancel();
    ++m_generation;
    m_transcript->close();
    m_stack->setCurrentWidget(m_empty);
    m_head->hide();
    m_turn->hide();
    m_jump->hide();
    m_gaps->setRoom({});
    m_unsent->setRoom({});
    m_answer->setRoom({}, {});
    m_answer->hide();
    statusChanged();
}

void RoomPane::messagesCame(const QVector<FeedMessage> &messages)
{
    m_unsent->update(messages);
    bool mine = false;
    const bool away = m_transcript->isOpen() && !m_transcript->isAtEnd();
    for (const FeedMessage &each : messages) {
        if (each.message.conversationId != m_id)
            continue;
        mine = true;
        if (away && each.origin != Origin::Both && each.delivery == Delivery::None)
            m_below.insert(each.message.id); // one that is Both was counted when it was one of them
        if (each.delivery == Delivery::Sent)
            m_ownLast = tr("✓ sent %1").arg(m_dates.time(each.message.sentAtMs));
        else if (each.delivery != Delivery::None)
            m_ownLast.clear(); // the bar above the answer says it
    }
    if (mine) {
        updateJump();
        updateHead();
        if (!m_settle.isActive())
            m_settle.start();
    }
}

void RoomPane::gapsCame(const QVector<Gap> &gaps)
{
    m_gaps->update(gaps);
}

void RoomPane::statusChanged()
{
    m_answer->setWritable(m_feed.allowsWriting());
}

void RoomPane::setDates(const Dates &dates)
{
    m_dates = dates;
    m_transcript->setTimeZone(dates.zone());
    m_gaps->setDates(dates);
    if (!m_id.isEmpty())
        updateHead();
}

void RoomPane::setFlat(bool flat)
{
    m_transcript->setTextLayout(flat ? TranscriptView::Layout::Flat : TranscriptView::Layout::Bubbles);
}

void RoomPane::setEmptyWords(const QString &words)
{
    if (words.isEmpty())
        m_empty->setNothingConnected();
    else
        m_empty->setSentence(words);
}

void RoomPane::tick()
{
    m_gaps->tick();
}

void RoomPane::setDrafts(const Drafts &drafts)
{
    m_drafts = drafts;
    m_answer->setRoom(m_id, m_drafts.of(m_id));
}

void RoomPane::answer()
{
    if (m_feed.allowsWriting() && !m_id.isEmpty())
        m_answer->focusText();
    else
        read();
}

void RoomPane::read()
{
    m_transcript->setFocus(Qt::OtherFocusReason);
}

void RoomPane::jumpToNewest()
{
    m_below.clear();
    m_transcript->goTo({MessageAnchor::Kind::Last, {}, {}, 0});
    updateJump();
}

void RoomPane::find()
{
    if (m_transcript->isOpen())
        m_findBar->open();
}

void RoomPane::findAgain(bool forward)
{
    if (m_findBar->query().hasText())
        m_transcript->find(m_findBar->query(), forward);
    else
        find();
}

void RoomPane::reload()
{
    if (m_id.isEmpty())
        return;
    m_transcript->reload();
    readRecent();
}

/// The end of the talk as the store has it: order numbers, and own answers that did not arrive.
void RoomPane::readRecent()
{
    m_cancel.cancel();
    m_cancel = {};
    const quint64 generation = ++m_generation;
    core::deliver(m_feed.source().messages(
                      {m_id, m_room.source, 0}, {MessageAnchor::Kind::Last, {}, {}, 0}, kRecent, m_cancel),
        this, [this, generation](const core::Result<MessagePage> &page) {
            if (generation != m_generation || !page)
                return;
            m_unsent->look(page->rows);
            emit recentRead(page->rows);
        });
}

void RoomPane::updateJump()
{
    const bool away = m_transcript->isOpen() && !m_transcript->isAtEnd();
    if (!away)
        m_below.clear();
    const auto count = int(m_below.size());
    m_jump->setText(count == 0 ? tr("Jump to newest") : tr("Jump to newest (%n new)", nullptr, count));
    m_jump->setVisible(away);
    placeJump();
}

/// It lies over the end of the talk, so that nothing moves when it comes and goes.
void RoomPane::placeJump()
{
    m_jump->adjustSize();
    m_jump->move(
        (m_transcript->width() - m_jump->width()) / 2, m_transcript->height() - m_jump->height() - 8);
    m_jump->raise();
}

bool RoomPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_transcript && event->type() == QEvent::Resize)
        placeJump();
    return QWidget::eventFilter(watched, event);
}

void RoomPane::updateHead()
{
    m_title->setText(roomTitle(m_room));
    m_state->setText(handlerWords(m_room.handler));
    m_receipt->setText(roomReceipt(m_room, m_dates));
    m_answer->setBotAnswers(m_room.handler == Handler::Bot);
    QStringList parts;
    if (const QString words = firstWordWords(m_room.firstWordMs); !words.isEmpty())
        parts.append(words);
    if (const QString warnings = warningLine(m_room); !warnings.isEmpty())
        parts.append(warnings);
    if (!m_ownLast.isEmpty())
        parts.append(m_ownLast);
    m_turn->setText(parts.join(u" · "_s));
    m_turn->setVisible(!parts.isEmpty() && !m_id.isEmpty());
}

void RoomPane::updateGaps()
{
    const auto open = int(m_gaps->openGaps().size());
    m_gapsButton->setText(tr("%n gap(s)", nullptr, open));
    m_gapsButton->setAccessibleName(tr("Show %n gap(s)", nullptr, open));
    m_gapsButton->setToolTip(m_gapsButton->accessibleName());
    m_gapsButton->setVisible(open > 0);
    m_transcript->setBands(m_gaps->bands());
}

} // namespace ui
