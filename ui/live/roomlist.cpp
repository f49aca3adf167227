// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roomlist.h"

#include "ui/icons.h"
#include "ui/live/roomdelegate.h"
#include "ui/live/roomfilterbar.h"
#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

RoomList::RoomList(RoomListModel &model, const Theme &theme, const Clock &now, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_delegate(new RoomDelegate(theme, now, this)),
      m_filters(new RoomFilterBar(
          {[&model] { return model.languages(); }, [&model] { return model.shops(); }}, this)),
      m_pending(new QPushButton(this)),
      m_stack(new QStackedWidget(this)),
      m_view(new QListView(this)),
      m_empty(new QLabel(this)),
      m_footer(new QLabel(this))
{
    setObjectName(u"roomList"_s);
    setAccessibleName(tr("Rooms"));
    buildList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filters);
    column->addWidget(m_pending);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    connect(m_filters, &RoomFilterBar::filterEdited, this, [this](const RoomFilter &filter) {
        m_model.setFilter(filter);
        emit filterChanged();
    });
    connect(m_filters, &RoomFilterBar::listWanted, this, &RoomList::focusList);
    connect(&m_model, &RoomListModel::pendingChanged, this, &RoomList::offerPending);
    connect(&m_model, &RoomListModel::countsChanged, this, &RoomList::updateFooter);
    connect(&m_model, &RoomListModel::arranged, this, [this] {
        updateFooter();
        point(QString(m_pointed));
    });
    connect(qApp, &QApplication::focusChanged, this, &RoomList::updateHold);
    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    updateFooter();
}

RoomList::~RoomList()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus still moves while the list's own parts go
}

void RoomList::buildList()
{
    m_pending->setObjectName(u"newRooms"_s);
    m_pending->setIcon(icon(u"up"_s));
    m_pending->setFocusPolicy(Qt::TabFocus);
    m_pending->hide();
    connect(m_pending, &QPushButton::clicked, this, [this] {
        m_view->setFocus(Qt::OtherFocusReason); // before the button hides and the focus goes anywhere
        m_model.release();
        m_view->scrollToTop();
    });
    m_view->setObjectName(u"rooms"_s);
    m_view->setAccessibleName(tr("Rooms"));
    m_view->setUniformItemSizes(true);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setModel(&m_model);
    m_view->viewport()->installEventFilter(this);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) {
            // Taking the focus makes a row current as well, but does not select it: that opens nothing.
            if (!m_pointing && !m_model.isArranging() && m_view->selectionModel()->isSelected(current))
                choose(current.row(), false);
        });
    connect(
        m_view, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row(), false); });
    connect(
        m_view, &QListView::activated, this, [this](const QModelIndex &index) { choose(index.row(), true); });
    m_empty->setObjectName(u"noRooms"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_empty->setMargin(16);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    connect(m_empty, &QLabel::linkActivated, this, [this] {
        setFilter({});
        emit filterChanged();
        focusList();
    });
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_footer->setObjectName(u"roomCount"_s);
    m_footer->setForegroundRole(QPalette::PlaceholderText);
    m_footer->setTextFormat(Qt::PlainText);
    m_footer->setContentsMargins(12, 4, 12, 4);
    m_footer->setMinimumHeight(28);
    m_footer->setWordWrap(true);
}

void RoomList::setFilter(const RoomFilter &filter)
{
    m_filters->setFilter(filter);
    m_model.setFilter(filter);
}

void RoomList::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    m_view->doItemsLayout();
}

void RoomList::setDates(const Dates &dates)
{
    m_delegate->setDates(dates);
    m_model.setDates(dates);
    m_view->viewport()->update();
}

void RoomList::point(const QString &id)
{
    m_pointed = id;
    const int row = m_model.rowOf(id);
    const QModelIndex wanted = m_model.QAbstractListModel::index(row);
    if (row < 0) { // it is not in the list, or none is open: what is current belongs to the keyboard alone
        m_view->clearSelection();
        return;
    }
    if (wanted == m_view->currentIndex() && m_view->selectionModel()->isSelected(wanted))
        return;
    const QScopedValueRollback guard(m_pointing, true);
    m_view->setCurrentIndex(wanted);
}

void RoomList::step(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int now = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    const int row = now < 0 ? 0 : qBound(0, now + rows, count - 1);
    if (row != now)
        choose(row, false);
}

void RoomList::choose(int row, bool andRead)
{
    const auto *room = m_model.roomAt(row);
    if (!room)
        return;
    const QString id = room->conversationId; // the row may go while it is opened
    point(id);
    emit roomChosen(id, andRead);
}

void RoomList::focusList()
{
    if (m_stack->currentWidget() == m_empty) {
        m_filters->focusText();
        return;
    }
    m_view->setFocus(Qt::OtherFocusReason);
}

bool RoomList::hasListFocus() const
{
    return m_view->hasFocus() || m_pending->hasFocus();
}

void RoomList::tick()
{
    const QModelIndex top = m_view->indexAt({1, 1});
    for (int row = qMax(0, top.row()); row < m_model.rowCount(); ++row) {
        const QRect place = m_view->visualRect(m_model.QAbstractListModel::index(row));
        if (place.top() > m_view->viewport()->height())
            break;
        const auto *room = m_model.roomAt(row);
        if (room && (isWaiting(*room) || room->customerTypingUntilMs > 0))
            m_view->viewport()->update(place);
    }
}

void RoomList::updateHold()
{
    m_model.hold(this, isVisible() && (m_under || hasListFocus()));
}

void RoomList::offerPending(int rows)
{
    m_pending->setText(tr("%n new", nullptr, rows));
    m_pending->setAccessibleName(tr("Show %n new or moved room(s)", nullptr, rows));
    m_pending->setToolTip(m_pending->accessibleName());
    m_pending->setVisible(rows > 0);
}

void RoomList::updateFooter()
{
    const int shown = m_model.rowCount();
    const auto total = int(m_model.total());
    const QString waiting = tr("%L1 waiting", nullptr, m_model.waiting()).arg(m_model.waiting());
    m_footer->setText(shown == total || m_model.filter().isEmpty()
            ? tr("%1 · %2").arg(tr("%n room(s)", nullptr, total), waiting)
            : tr("%L1 of %2 · %3").arg(shown).arg(tr("%n room(s)", nullptr, total), waiting));
    m_empty->setText(total == 0
            ? tr("No rooms yet. They appear with the first message.")
            : tr("No room meets these filters.") + u" <a href=\"all\">"_s + tr("Show all rooms") + u"</a>"_s);
    m_empty->setFocusPolicy(total == 0 ? Qt::NoFocus : Qt::StrongFocus);
    m_stack->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(m_empty) : m_view);
}

void RoomList::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_under = false;
    m_model.hold(this, false);
}

bool RoomList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && (event->type() == QEvent::Enter || event->type() == QEvent::Leave)) {
        m_under = event->type() == QEvent::Enter;
        updateHold();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
