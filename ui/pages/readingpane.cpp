// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/readingpane.h"

#include "core/base/deliver.h"
#include "ui/actions.h"
#include "ui/pages/linkopener.h"
#include "ui/text/errors.h"
#include "ui/text/historywords.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/datescrubber.h"
#include "ui/widgets/findbar.h"
#include "ui/widgets/hitheader.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::history;

namespace {

constexpr int kActivityBuckets = 120;
constexpr int kReadAhead = 60;

bool isSame(const ConversationRef &a, const ConversationRef &b)
{
    return a.id == b.id && (a.source.isEmpty() || b.source.isEmpty() || a.source == b.source);
}

} // namespace

ReadingPane::ReadingPane(HistorySource &source, Actions &actions, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_header(new HitHeader(this)),
      m_transcript(new TranscriptView(theme, this)),
      m_scrubber(new DateScrubber(theme, this)),
      m_findBar(new FindBar(source, this))
{
    setObjectName(u"readingPane"_s);
    if (m_transcript->accessibleName().isEmpty())
        m_transcript->setAccessibleName(tr("Transcript"));
    m_transcript->setSource(&source);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_transcript, 1);
    middle->addWidget(m_scrubber);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(middle, 1);
    column->addWidget(m_findBar);
    column->addWidget(buildButtons(actions));
    setMinimumWidth(420);
    m_details.setSingleShot(true);
    m_details.setInterval(30ms);
    connect(&m_details, &QTimer::timeout, this, &ReadingPane::askDetails);
    connectTranscript();
    connect(m_scrubber, &DateScrubber::timeChosen, this, [this](qint64 ms) {
        m_transcript->goTo({MessageAnchor::Kind::AroundTime, {}, {}, ms});
    });
    connect(m_findBar, &FindBar::stepWanted, this, &ReadingPane::findAgain);
    connect(m_findBar, &FindBar::closed, this, &ReadingPane::read);
    connect(m_findBar, &FindBar::queryChanged, this,
        [this](const Query &query) { m_transcript->setHighlight(query.isEmpty() ? m_highlight : query); });
}

ReadingPane::~ReadingPane()
{
    m_cancel.cancel();
    m_aheadCancel.cancel();
}

QWidget *ReadingPane::buildButtons(Actions &actions)
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 12, 4);
    for (const Command command : {Command::Mark, Command::Comment, Command::Export}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(actions[command]);
        button->setObjectName(u"read/"_s + actions[command]->objectName());
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setMinimumHeight(28);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addStretch();
    auto *menu = new QMenu(this);
    for (const Command command : {Command::Mark, Command::Comment, Command::Copy, Command::CopyWithNames,
             Command::CopyLink, Command::SameCustomer})
        menu->addAction(actions[command]);
    connect(m_transcript, &TranscriptView::menuRequested, menu,
        [menu](const QPoint &place) { menu->popup(place); });
    return bar;
}

void ReadingPane::connectTranscript()
{
    connect(m_transcript, &TranscriptView::spanChanged, this, [this](qint64 firstMs, qint64 lastMs) {
        m_firstVisibleMs = firstMs;
        m_scrubber->setSpan(firstMs, lastMs);
    });
    connect(m_transcript, &TranscriptView::currentMessageChanged, this, &ReadingPane::currentMessageChanged);
    connect(m_transcript, &TranscriptView::findFinished, this, [this](bool found, bool wrapped) {
        if (std::exchange(m_findingMark, false)) {
            if (!found)
                emit notice(tr("No other mark in this conversation."), {}, {});
            return;
        }
        m_findBar->tell(found, wrapped);
        if (!found && m_findBar->isHidden())
            emit notice(tr("No other hit in this conversation."), {}, {});
    });
    connect(m_transcript, &TranscriptView::linkActivated, this,
        [this](const QUrl &url) { confirmAndOpen(url, this); });
    connect(m_transcript, &TranscriptView::opened, this, [this](const core::Result<core::Done> &result) {
        if (!result && result.error().kind == core::Error::Kind::NotFound)
            emit notice(tr("This conversation or message is not in the history."), {}, {});
    });
    connect(m_transcript, &TranscriptView::failed, this, [this](const core::Error &error) {
        if (error.kind != core::Error::Kind::Cancelled)
            emit notice(sentenceFor(error), {}, {});
    });
}

void ReadingPane::open(const ConversationRef &ref, const MessageAnchor &anchor)
{
    if (m_transcript->isOpen() && isSame(m_ref, ref)) {
        m_transcript->goTo(anchor);
        return;
    }
    m_ref = ref;
    m_facts.reset();
    m_transcript->open(ref, anchor);
    m_details.start();
}

void ReadingPane::reload()
{
    if (!m_transcript->isOpen())
        return;
    m_transcript->reload();
    m_details.start();
}

void ReadingPane::askDetails()
{
    m_cancel.cancel();
    m_cancel = {};
    const quint64 generation = ++m_generation;
    core::deliver(m_source.conversation(m_ref, m_cancel), this,
        [this, generation](const core::Result<core::chat::Conversation> &facts) {
            if (generation != m_generation || !facts)
                return;
            m_facts = *facts;
            m_ref = refOf(*facts);
            m_header->setTitle(customerTitle(*facts));
            emit factsKnown(*facts);
        });
    core::deliver(m_source.activity(m_ref, kActivityBuckets, m_cancel), this,
        [this, generation](const core::Result<Activity> &activity) {
            if (generation == m_generation)
                m_scrubber->setActivity(activity.value_or(Activity()));
        });
    m_findBar->setConversation(m_ref);
    readAhead();
}

/// The answers are not kept: the store's own cache then has the pages of the neighbours.
void ReadingPane::readAhead()
{
    m_aheadCancel.cancel();
    m_aheadCancel = {};
    for (const ConversationRef &ref : std::as_const(m_neighbours))
        static_cast<void>(
            m_source.messages(ref, {MessageAnchor::Kind::Last, {}, {}, 0}, kReadAhead, m_aheadCancel));
}

void ReadingPane::setHighlight(const Query &query)
{
    m_highlight = query;
    m_transcript->setHighlight(query);
}

void ReadingPane::setDates(const Dates &dates)
{
    m_dates = dates;
    m_scrubber->setDates(dates);
    m_transcript->setTimeZone(dates.zone());
}

void ReadingPane::setFlat(bool flat)
{
    m_transcript->setTextLayout(flat ? TranscriptView::Layout::Flat : TranscriptView::Layout::Bubbles);
}

std::optional<qint64> ReadingPane::readingMs() const
{
    return m_transcript->isOpen() && m_firstVisibleMs != 0 ? std::optional(m_firstVisibleMs) : std::nullopt;
}

void ReadingPane::read()
{
    m_transcript->setFocus(Qt::OtherFocusReason);
}

void ReadingPane::find()
{
    if (m_transcript->isOpen())
        m_findBar->open();
}

void ReadingPane::findAgain(bool forward)
{
    if (!m_transcript->isOpen())
        return;
    const Query inBar = m_findBar->query();
    const Query &wanted = inBar.isEmpty() ? m_highlight : inBar;
    if (!wanted.hasText())
        return m_findBar->open();
    m_findingMark = false;
    m_transcript->find(wanted, forward);
}

void ReadingPane::findMark(bool forward)
{
    if (!m_transcript->isOpen())
        return;
    Query marks;
    marks.add(Query::filter(Term::Kind::Mark, u"yes"_s));
    m_findingMark = true;
    m_transcript->find(marks, forward);
}

void ReadingPane::goToMessage(const QString &messageId)
{
    if (!m_transcript->isOpen())
        return searchMessage(messageId);
    const MessageAnchor anchor{MessageAnchor::Kind::AroundMessage, {}, messageId, 0};
    core::deliver(
        m_source.messages(m_ref, anchor, 1), this, [this, anchor](const core::Result<MessagePage> &page) {
            if (page && page->anchorRank >= 0)
                m_transcript->goTo(anchor);
            else
                searchMessage(anchor.messageId);
        });
}

void ReadingPane::searchMessage(const QString &messageId)
{
    Query query;
    Term term;
    term.text = messageId;
    query.add(term);
    core::deliver(
        m_source.search(query, {}, 50), this, [this, messageId](const core::Result<SearchPage> &page) {
            for (const SearchHit &hit : page ? page->hits : QVector<SearchHit>()) {
                const auto &m = hit.message;
                if (m.id == messageId) {
                    emit elsewhere({m.conversationId, m.source, hit.conversationRow}, messageId);
                    return;
                }
            }
            emit notice(tr("No message has the id %1.").arg(messageId), {}, {});
        });
}

} // namespace ui
