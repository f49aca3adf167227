// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/transcriptview.h"

#include "ui/text/errors.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview_p.h"

#include <QEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <chrono>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core::history;
using core::chat::Message;

namespace ui {

TranscriptView::Private::Private(TranscriptView *view, const Theme &colours)
    : q(view),
      theme(colours),
      flow(rows),
      retry(new QPushButton(view->viewport()))
{
    retry->setObjectName(u"transcriptRetry"_s);
    retry->hide();
    slowly.setSingleShot(true);
    slowly.setInterval(150ms);
    QObject::connect(&slowly, &QTimer::timeout, q, [this] {
        showsLoading = true;
        update();
    });
    QObject::connect(
        retry, &QPushButton::clicked, q, [this] { q->open(ConversationRef(rows.ref()), wanted); });
    QObject::connect(&theme, &Theme::changed, q, [this] { update(); });
    QObject::connect(&rows, &TranscriptRows::opened, q,
        [this](const core::Result<core::Done> &result, qint64 rank) { showOpened(result, rank); });
    QObject::connect(&rows, &TranscriptRows::reset, q, [this](qint64 shift) { showReset(shift); });
    QObject::connect(&rows, &TranscriptRows::located, q, [this](qint64 rank) {
        placeAt(rank, wanted);
        if (std::exchange(findPending, false))
            emit q->findFinished(true, findWrapped);
    });
    QObject::connect(&rows, &TranscriptRows::rowsChanged, q, [this](qint64 first, qint64 last) {
        const bool atEnd = q->isAtEnd();
        flow.invalidate(first - 1, last + TranscriptFlow::kLookBack);
        if (atEnd)
            stayAtEnd();
        scheduleRefresh();
    });
    QObject::connect(&rows, &TranscriptRows::conversationRead, q, [this] {
        const auto &about = rows.conversation();
        flow.layouter.speakers = Speakers(about.customerName, about.botName);
        flow.invalidate(0, flow.count());
        scheduleRefresh();
    });
    QObject::connect(&rows, &TranscriptRows::failed, q, [this](const core::Error &what) {
        if (std::exchange(findPending, false))
            emit q->findFinished(false, false);
        update();
        emit q->failed(what);
    });
}

TranscriptView::TranscriptView(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent),
      d(std::make_unique<Private>(this, theme))
{
    installAccessibleTranscript();
    setObjectName(u"transcript"_s);
    setAccessibleName(tr("Messages"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // coming and going it would change every row's width
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setAccessibleName(tr("Scroll messages"));
    d->restyle();
}

TranscriptView::~TranscriptView()
{
    forgetAccessible(this);
    d->findCancel.cancel();
}

AccessibleRows &TranscriptView::accessibleRows()
{
    return *d;
}

int TranscriptView::Private::page() const
{
    return q->viewport()->height();
}

void TranscriptView::setSource(HistorySource *source)
{
    close();
    d->rows.setSource(source);
}

void TranscriptView::open(const ConversationRef &ref, const MessageAnchor &anchor)
{
    close();
    d->wanted = anchor;
    d->setState(Private::State::Loading);
    d->rows.open(ConversationRef(ref), anchor);
}

void TranscriptView::close()
{
    d->rows.close();
    d->findCancel.cancel();
    ++d->findGeneration;
    d->findPending = false;
    d->flow.layouter.speakers = {};
    d->flow.reset(0);
    d->selection.clear();
    d->caretBrowsing = false;
    d->hovered = -1;
    d->span = {0, 0};
    d->setState(Private::State::Closed);
    const bool had = std::exchange(d->current, -1) >= 0;
    d->refresh();
    announceRowsReset(this);
    if (had)
        emit currentMessageChanged();
}

void TranscriptView::goTo(const MessageAnchor &anchor)
{
    if (d->state == Private::State::Loading) {
        open(ConversationRef(d->rows.ref()), anchor);
        return;
    }
    if (d->state != Private::State::Ready || d->flow.count() == 0)
        return;
    d->wanted = anchor;
    std::optional<qint64> known;
    if (anchor.kind == MessageAnchor::Kind::First)
        known = 0;
    else if (anchor.kind == MessageAnchor::Kind::Last)
        known = d->flow.count() - 1;
    else if (anchor.kind == MessageAnchor::Kind::AtRank)
        known = std::clamp<qint64>(anchor.value, 0, d->flow.count() - 1);
    else if (anchor.kind == MessageAnchor::Kind::AroundMessage)
        known = d->rows.rankOf(anchor.messageId);
    if (known)
        d->placeAt(*known, anchor);
    else
        d->rows.locate(anchor);
}

void TranscriptView::reload()
{
    if (d->state == Private::State::Closed)
        return;
    if (d->state == Private::State::Failed) {
        open(ConversationRef(d->rows.ref()), d->wanted);
        return;
    }
    d->rows.retry();
    d->rows.reload(d->flow.anchor());
}

void TranscriptView::setFollowsEnd(bool follows)
{
    d->followsEnd = follows;
}

bool TranscriptView::isAtEnd() const
{
    const auto &visible = d->flow.visible();
    if (visible.isEmpty()) // rows were replaced and are not laid out yet, or there are none
        return !d->refreshPending || d->wasAtEnd;
    const TranscriptFlow::Visible &last = visible.constLast();
    return last.rank + 1 >= d->flow.count() && last.y + last.height <= d->page();
}

void TranscriptView::Private::stayAtEnd()
{
    if (followsEnd && state == State::Ready)
        flow.placeEnd(page());
}

void TranscriptView::Private::showOpened(const core::Result<core::Done> &result, qint64 rank)
{
    if (!result) {
        error = result.error();
        setState(State::Failed);
        emit q->opened(result);
        return;
    }
    setState(State::Ready);
    flow.reset(rows.total());
    announceRowsReset(q);
    placeAt(rank, wanted);
    emit q->opened(result);
}

void TranscriptView::Private::showReset(qint64 shift)
{
    wasAtEnd = q->isAtEnd();
    const bool atEnd = followsEnd && wasAtEnd;
    const qint64 anchor = flow.anchor();
    const auto *seen = flow.visibleRow(anchor);
    const int y = seen ? seen->y : 0;
    flow.reset(rows.total());
    flow.place(anchor + shift, y);
    if (atEnd)
        flow.placeEnd(page());
    if (current >= 0)
        current = std::clamp<qint64>(current + shift, 0, std::max<qint64>(0, flow.count() - 1));
    selection.clear();
    keepSelected();
    announceRowsReset(q);
    scheduleRefresh();
}

void TranscriptView::Private::placeAt(qint64 rank, const MessageAnchor &anchor)
{
    if (flow.count() == 0) {
        refresh();
        return;
    }
    if (anchor.kind == MessageAnchor::Kind::Last)
        flow.placeEnd(page());
    else
        flow.place(rank, anchor.kind == MessageAnchor::Kind::First ? 0 : page() / 3);
    selection.clear();
    keepSelected();
    refresh();
    makeCurrent(rank, false);
}

void TranscriptView::Private::setState(State next)
{
    state = next;
    showsLoading = false;
    if (next == State::Loading)
        slowly.start();
    else
        slowly.stop();
    retry->setText(tr("Try again"));
    retry->setVisible(next == State::Failed);
    placeRetry();
    update();
}

void TranscriptView::Private::placeRetry()
{
    retry->adjustSize();
    retry->move((q->viewport()->width() - retry->width()) / 2, page() / 2 + 24);
}

void TranscriptView::Private::restyle()
{
    RowLayouter &layouter = flow.layouter;
    layouter.width = q->viewport()->width();
    layouter.font = q->font();
    layouter.mirrored = q->layoutDirection() == Qt::RightToLeft;
    flow.restyle();
    placeRetry();
    refresh();
}

void TranscriptView::Private::scheduleRefresh()
{
    if (std::exchange(refreshPending, true))
        return;
    QMetaObject::invokeMethod(
        q,
        [this] {
            if (refreshPending)
                refresh();
        },
        Qt::QueuedConnection);
}

void TranscriptView::Private::refresh()
{
    refreshPending = false;
    flow.layOut(page());
    updateScrollBar();
    update();
    if (flow.visible().isEmpty())
        return;
    rows.want(flow.visible().constFirst().rank, flow.visible().constLast().rank);
    emitSpan();
}

void TranscriptView::Private::emitSpan()
{
    if (flow.visible().isEmpty())
        return; // an answer that was there at once has replaced the rows
    const Message *first = rows.at(flow.visible().constFirst().rank);
    const Message *last = rows.at(flow.visible().constLast().rank);
    if (!first || !last || span == std::pair(first->sentAtMs, last->sentAtMs))
        return;
    span = {first->sentAtMs, last->sentAtMs};
    emit q->spanChanged(span.first, span.second);
}

qint64 TranscriptView::Private::scale() const
{
    constexpr qint64 most = 1'000'000'000; // a scroll bar counts in int
    return flow.total() / most + 1;
}

void TranscriptView::Private::updateScrollBar()
{
    QScrollBar *bar = q->verticalScrollBar();
    settingBar = true;
    bar->setRange(0, int(std::max<qint64>(0, flow.total() - page()) / scale()));
    bar->setPageStep(int(std::max<qint64>(1, page() / scale())));
    bar->setSingleStep(q->fontMetrics().height() * 2);
    bar->setValue(int(flow.offset() / scale()));
    settingBar = false;
}

void TranscriptView::scrollContentsBy(int, int)
{
    if (d->settingBar)
        return;
    const QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    if (atEnd)
        d->flow.placeEnd(d->page());
    else
        d->flow.scrollTo(bar->value() * d->scale());
    d->refresh();
}

void TranscriptView::setTextLayout(Layout layout)
{
    if (d->flow.layouter.flat == (layout == Layout::Flat))
        return;
    d->flow.layouter.flat = layout == Layout::Flat;
    d->flow.reset(d->flow.count());
    d->restyle();
}

void TranscriptView::setTimeZone(const QTimeZone &zone)
{
    if (d->flow.layouter.dates.zone() == zone)
        return;
    d->flow.layouter.dates = Dates(zone, locale());
    d->restyle();
}

void TranscriptView::setBands(const QVector<TranscriptBand> &bands)
{
    if (d->flow.layouter.bands == bands)
        return;
    const bool wasAtEnd = isAtEnd();
    d->flow.layouter.bands = bands;
    d->restyle();
    if (wasAtEnd)
        d->stayAtEnd();
}

void TranscriptView::setHighlight(const Query &query)
{
    d->matcher.reset();
    if (query.hasText())
        d->matcher.emplace(query);
    d->flow.setMatcher(d->matcher ? &*d->matcher : nullptr);
    d->update();
}

ConversationRef TranscriptView::conversation() const
{
    return d->rows.ref();
}

bool TranscriptView::isOpen() const
{
    return d->state == Private::State::Ready;
}

std::optional<Message> TranscriptView::currentMessage() const
{
    const Message *message = d->rows.at(d->current);
    return message ? std::optional(*message) : std::nullopt;
}

void TranscriptView::Private::makeCurrent(qint64 rank, bool reveal)
{
    if (rank < 0 || rank >= flow.count())
        return;
    const bool changed = std::exchange(current, rank) != rank;
    if (changed)
        caret = 0;
    if (reveal) {
        flow.reveal(rank, page());
        refresh();
    }
    update();
    if (changed) {
        announceCurrentRow(q, int(rank));
        emit q->currentMessageChanged();
    }
}

RowState TranscriptView::Private::stateOf(qint64 rank)
{
    RowState row;
    row.current = rank == current;
    row.hovered = rank == hovered;
    row.focused = q->hasFocus();
    if (selection.contains(rank)) {
        row.selectionBegin = selection.spansMessages() ? 0 : selection.begin();
        row.selectionEnd = selection.spansMessages() ? std::numeric_limits<int>::max() : selection.end();
    }
    if (caretBrowsing && row.current && row.focused)
        row.caret = caret;
    return row;
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    if (d->refreshPending)
        d->refresh();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), d->theme.color(Theme::Role::Base));
    if (d->state != Private::State::Ready || d->flow.count() == 0) {
        d->paintState(painter);
        return;
    }
    const RowLayouter &layouter = d->flow.layouter;
    const RowPainter rowPainter(painter, d->theme, layouter.font, layouter.mirrored);
    for (const TranscriptFlow::Visible &seen : d->flow.visible()) {
        const QRect rect(0, seen.y, viewport()->width(), seen.height);
        if (!rect.intersects(event->rect()))
            continue;
        if (const RowLayout *row = d->flow.row(seen.rank))
            rowPainter.paint(*row, rect.topLeft(), d->stateOf(seen.rank));
        else
            rowPainter.paintPlaceholder(rect, seen.rank, layouter.flat,
                d->rows.hasFailed(seen.rank) ? tr("Could not be read. Click to try again.") : QString());
    }
}

void TranscriptView::Private::paintState(QPainter &painter)
{
    QString words;
    if (state == State::Closed)
        words = tr("Choose a conversation to read it here.");
    else if (state == State::Loading)
        words = showsLoading ? tr("Loading…") : QString();
    else if (state == State::Failed)
        words = sentenceFor(error);
    else
        words = tr("This conversation has no messages.");
    painter.setFont(q->font());
    painter.setPen(theme.color(Theme::Role::DimText));
    painter.drawText(
        q->viewport()->rect().adjusted(24, 0, -24, -24), int(Qt::AlignCenter) | int(Qt::TextWordWrap), words);
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const auto &seen = d->flow.visible(); // still those of the height before
    const bool wasAtEnd = !seen.isEmpty() && seen.constLast().rank + 1 >= d->flow.count()
        && seen.constLast().y + seen.constLast().height <= event->oldSize().height();
    if (wasAtEnd)
        d->stayAtEnd();
    if (viewport()->width() != d->flow.layouter.width)
        d->restyle();
    else
        d->refresh();
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        setAccessibleName(tr("Messages"));
        d->retry->setText(tr("Try again"));
        [[fallthrough]];
    case QEvent::LocaleChange:
        d->flow.layouter.dates = Dates(d->flow.layouter.dates.zone(), locale());
        [[fallthrough]];
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        d->restyle();
        break;
    default:
        break;
    }
}

} // namespace ui
