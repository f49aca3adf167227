// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/listpane.h"

#include "core/base/deliver.h"
#include "ui/delegates/historydelegate.h"
#include "ui/icons.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/models/hitlistmodel.h"
#include "ui/text/historywords.h"
#include "ui/theme.h"
#include "ui/widgets/emptyresult.h"
#include "ui/widgets/filterbar.h"
#include "ui/widgets/scanbar.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::history;

namespace {

constexpr qint64 kCountCap = 10'000;

} // namespace

ListPane::ListPane(HistorySource &source, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_conversations(new ConversationListModel(source, this)),
      m_hits(new HitListModel(source, this)),
      m_delegate(new HistoryDelegate(theme, this))
{
    setObjectName(u"listPane"_s);
    setAccessibleName(tr("List of conversations and hits"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader();
    buildList();
    for (PagedListModel *each :
        {static_cast<PagedListModel *>(m_conversations), static_cast<PagedListModel *>(m_hits)}) {
        connect(each, &PagedListModel::firstPageReady, this, [this, each] {
            if (each == &model())
                rowsArrived();
        });
        connect(each, &PagedListModel::scanChanged, this, [this, each] {
            if (each == &model())
                scanned();
        });
        connect(each, &PagedListModel::rowsAbove, this, [this, each](qsizetype rows) {
            if (each == &model())
                offerNewRows(rows);
        });
    }
    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    m_countDelay.setSingleShot(true);
    m_countDelay.setInterval(300ms);
    connect(&m_countDelay, &QTimer::timeout, this, &ListPane::countHits);
    applyMode(Mode::Conversations);
}

ListPane::~ListPane()
{
    m_countCancel.cancel();
}

void ListPane::buildHeader()
{
    m_filters = new FilterBar(m_source, this);
    connect(m_filters, &FilterBar::queryEdited, this, &ListPane::queryEdited);
    connect(m_filters, &FilterBar::operatorWanted, this, &ListPane::operatorWanted);

    auto *group = new QButtonGroup(this);
    const auto button = [&](const QString &name, const QString &words) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setText(words);
        made->setAccessibleName(words);
        made->setCheckable(true);
        made->setAutoRaise(true);
        made->setMinimumHeight(28);
        made->setFocusPolicy(Qt::TabFocus);
        group->addButton(made);
        return made;
    };
    m_conversationsButton = button(u"showConversations"_s, tr("Conversations"));
    m_conversationsButton->setToolTip(tr("Show conversations with a message that meets the search"));
    m_hitsButton = button(u"showHits"_s, tr("Hits"));
    m_hitsButton->setToolTip(tr("Show every message that meets the search"));
    connect(m_conversationsButton, &QToolButton::clicked, this, [this] { setMode(Mode::Conversations); });
    connect(m_hitsButton, &QToolButton::clicked, this, [this] { setMode(Mode::Hits); });
    m_countLabel = new QLabel(this);
    m_countLabel->setObjectName(u"listCount"_s);
    m_countLabel->setForegroundRole(QPalette::PlaceholderText);
    m_countLabel->setTextFormat(Qt::PlainText);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 12, 4);
    row->setSpacing(4);
    row->addWidget(m_conversationsButton);
    row->addWidget(m_hitsButton);
    row->addStretch();
    row->addWidget(m_countLabel);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 4);
    head->addWidget(m_filters);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(head);
    column->addLayout(row);
}

void ListPane::buildList()
{
    m_newRows = new QPushButton(this);
    m_newRows->setObjectName(u"newRows"_s);
    m_newRows->setIcon(icon(u"up"_s));
    m_newRows->setAccessibleName(tr("Show new rows"));
    m_newRows->hide();
    connect(m_newRows, &QPushButton::clicked, this, [this] {
        m_newRows->hide();
        m_view->scrollToTop();
        reload();
        m_view->setFocus();
    });
    m_view = new QListView(this);
    m_view->setObjectName(u"historyList"_s);
    m_view->setAccessibleName(tr("Conversations and hits"));
    m_view->setUniformItemSizes(true);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->viewport()->installEventFilter(this);
    connect(
        m_view, &QListView::activated, this, [this](const QModelIndex &index) { choose(index.row(), true); });
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (index.data(KindRole).toInt() == int(RowKind::Failure))
            choose(index.row(), false);
    });
    m_empty = new EmptyResult(m_source, this);
    connect(m_empty, &EmptyResult::chosen, this, &ListPane::queryEdited);
    m_scan = new ScanBar(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(m_newRows);
    column->addWidget(m_scan);
    column->addWidget(m_stack, 1);
}

PagedListModel &ListPane::model() const
{
    return m_mode == Mode::Hits ? static_cast<PagedListModel &>(*m_hits) : *m_conversations;
}

ListPane::Mode ListPane::usualMode() const
{
    for (const auto &group : m_query.groups) {
        for (const Term &term : group) {
            if (term.isText() || term.kind == Term::Kind::Mark || term.kind == Term::Kind::Sender)
                return Mode::Hits;
        }
    }
    return Mode::Conversations;
}

void ListPane::setQuery(const Query &query)
{
    if (query.isEmpty())
        m_chosenMode.reset();
    m_query = query;
    m_filters->setQuery(query);
    applyMode(query.isEmpty() ? Mode::Conversations : m_chosenMode.value_or(usualMode()));
    ask(query.isEmpty()); // what was typed now begins at its first hit
}

void ListPane::setMode(Mode mode)
{
    if (m_query.isEmpty())
        return;
    m_chosenMode = mode;
    if (mode == m_mode)
        return;
    applyMode(mode);
    ask(true);
}

void ListPane::applyMode(Mode mode)
{
    const bool changed = mode != m_mode;
    m_mode = mode;
    m_hitsButton->setEnabled(!m_query.isEmpty());
    (mode == Mode::Hits ? m_hitsButton : m_conversationsButton)->setChecked(true);
    m_scan->follow(&model());
    if (m_view->model() == &model())
        return;
    (mode == Mode::Hits ? static_cast<PagedListModel *>(m_conversations) : m_hits)->clear();
    QItemSelectionModel *old = m_view->selectionModel();
    m_view->setModel(&model());
    delete old;
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) { currentMoved(current.row()); });
    if (changed)
        emit modeChanged();
}

void ListPane::ask(bool pointAtOpen)
{
    m_newRows->hide();
    m_openWhenReady = false;
    m_pointWhenReady = pointAtOpen;
    ++m_countGeneration;
    m_countCancel.cancel();
    m_empty->forget();
    model().setQuery(m_query);
    m_scan->begin();
}

void ListPane::rowsArrived()
{
    m_scan->update();
    const bool isEmpty = model().rows() == 0 && !model().hasFailed();
    const bool none = isEmpty && model().isComplete();
    if (isEmpty && !none) { // a part was searched, and the search goes on
        m_stack->setCurrentWidget(m_view);
        return;
    }
    if (none)
        m_empty->present(m_query);
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_view);
    m_view->scrollToTop();
    if (std::exchange(m_pointWhenReady, true))
        point(m_openRef, m_openMessage);
    if (m_scrollPlace > 0) {
        m_view->doItemsLayout();
        m_view->verticalScrollBar()->setValue(std::exchange(m_scrollPlace, 0));
    }
    if (std::exchange(m_openWhenReady, false) && model().rows() > 0)
        choose(qMax(0, currentRow()), true);
    if (none && !m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &ListPane::firstRowsShown, Qt::QueuedConnection);
    }
    askCount();
}

void ListPane::scanned()
{
    m_scan->update();
    if (model().rows() > 0 || model().isStopped())
        askCount();
}

void ListPane::countHits()
{
    core::deliver(m_source.count(m_query, kCountCap, m_countCancel), this,
        [this, generation = m_countGeneration](const core::Result<Count> &count) {
            if (generation == m_countGeneration)
                setCount(count ? std::optional(*count) : std::nullopt);
        });
}

void ListPane::askCount()
{
    const quint64 generation = ++m_countGeneration;
    m_countDelay.stop();
    m_countCancel.cancel();
    m_countCancel = {};
    if (model().hasFailed())
        return setCount({});
    if (model().isComplete())
        return setCount(Count{model().rows(), true});
    if (m_query.isEmpty()) {
        core::deliver(
            m_source.totals(m_countCancel), this, [this, generation](const core::Result<Totals> &totals) {
                if (generation == m_countGeneration)
                    setTotals(totals);
            });
    } else if (m_mode == Mode::Hits && !model().scannedToMs()) {
        m_countDelay.start();
    } else {
        setCount(Count{model().rows(), false});
    }
}

void ListPane::setTotals(const core::Result<Totals> &totals)
{
    setCount(totals ? std::optional(Count{totals->conversations, !totals->isEstimate}) : std::nullopt);
    if (totals && totals->isEstimate)
        m_countLabel->setText(tr("about %1 chat(s)", nullptr, int(totals->conversations))
                                  .arg(QLocale().toString(totals->conversations)));
}

void ListPane::setCount(std::optional<Count> count)
{
    m_count = count;
    if (!count)
        m_countLabel->clear();
    else if (m_mode == Mode::Hits)
        m_countLabel->setText(tr("%1 hit(s)", nullptr, int(count->value)).arg(countWords(*count)));
    else
        m_countLabel->setText(tr("%1 chat(s)", nullptr, int(count->value)).arg(countWords(*count)));
    emit countChanged();
}

void ListPane::currentMoved(int row)
{
    if (!m_pointing && row >= 0 && row < model().rows())
        choose(row, false);
}

void ListPane::choose(int row, bool andRead)
{
    if (row >= model().rows())
        return model().retry();
    makeCurrent(row);
    if (m_mode == Mode::Hits) {
        if (const SearchHit *hit = m_hits->hitAt(row)) {
            const SearchHit chosen = *hit; // the row may go away while it is opened
            m_openRef = {chosen.message.conversationId, chosen.message.source, chosen.conversationRow};
            m_openMessage = chosen.message.id;
            emit hitChosen(chosen, andRead);
        }
    } else if (const auto *conversation = m_conversations->conversationAt(row)) {
        const ConversationRef ref = refOf(*conversation);
        m_openRef = ref;
        m_openMessage.clear();
        emit conversationChosen(ref, andRead);
    }
}

void ListPane::makeCurrent(int row)
{
    const bool before = std::exchange(m_pointing, true);
    m_view->setCurrentIndex(model().index(row));
    m_pointing = before;
}

void ListPane::openFirst()
{
    if (model().isFirstPageLoading()) {
        m_openWhenReady = true;
        return;
    }
    if (model().rows() > 0 || model().hasFailed())
        choose(qMax(0, currentRow()), true);
}

void ListPane::step(int rows)
{
    if (model().rows() == 0)
        return;
    const int current = currentRow();
    const int row = current < 0 ? 0 : qBound(0, current + rows, int(model().rows()) - 1);
    if (row + 1 >= model().rows())
        model().fetchMore({});
    if (row != current)
        choose(row, false);
}

void ListPane::point(const ConversationRef &ref, const QString &messageId)
{
    m_openRef = ref;
    m_openMessage = messageId;
    if (model().isFirstPageLoading()) {
        m_pointWhenReady = true;
        return;
    }
    int row = -1;
    if (m_mode == Mode::Conversations) {
        row = m_conversations->rowOf(ref);
    } else if (!messageId.isEmpty()) {
        core::chat::Message message;
        message.id = messageId;
        message.conversationId = ref.id;
        message.source = ref.source;
        row = m_hits->rowOf(message);
    }
    if (row >= 0 && row != currentRow())
        makeCurrent(row);
}

int ListPane::currentRow() const
{
    return m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
}

QVector<ConversationRef> ListPane::neighbours() const
{
    QVector<ConversationRef> near;
    for (const int row : {currentRow() + 1, currentRow() - 1}) {
        if (m_mode == Mode::Conversations) {
            if (const auto *conversation = m_conversations->conversationAt(row))
                near.append(refOf(*conversation));
        } else if (const SearchHit *hit = m_hits->hitAt(row)) {
            near.append({hit->message.conversationId, hit->message.source, hit->conversationRow});
        }
    }
    return near;
}

void ListPane::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    m_view->doItemsLayout();
}

void ListPane::setDates(const Dates &dates)
{
    m_delegate->setDates(dates);
    m_conversations->setDates(dates);
    m_hits->setDates(dates);
    m_scan->setDates(dates);
    m_view->viewport()->update();
}

void ListPane::refresh()
{
    model().look();
}

void ListPane::reload()
{
    ask(true);
}

void ListPane::offerNewRows(qsizetype rows)
{
    if (rows == 0)
        return;
    const bool atTop = m_view->verticalScrollBar()->value() == m_view->verticalScrollBar()->minimum();
    if (atTop && !m_view->hasFocus() && !m_view->underMouse())
        return model().reload(); // nobody reads here: nothing jumps under a hand
    const QString number = rows >= PagedListModel::kPageSize ? tr("%L1+").arg(rows) : tr("%L1").arg(rows);
    m_newRows->setText(tr("%1 new", nullptr, int(rows)).arg(number));
    m_newRows->setAccessibleName(tr("Show %n new row(s)", nullptr, int(rows)));
    m_newRows->show();
}

void ListPane::focusList()
{
    if (m_stack->currentWidget() == m_empty) {
        m_empty->setFocus();
        return;
    }
    m_view->setFocus();
    if (currentRow() < 0 && model().rows() > 0)
        choose(0, false);
}

bool ListPane::hasListFocus() const
{
    return m_view->hasFocus();
}

int ListPane::scrollPlace() const
{
    return m_view->verticalScrollBar()->value();
}

void ListPane::setScrollPlace(int place)
{
    m_scrollPlace = place;
}

bool ListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_painted && watched == m_view->viewport() && event->type() == QEvent::Paint && model().rows() > 0) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &ListPane::firstRowsShown, Qt::QueuedConnection); // after this paint
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
