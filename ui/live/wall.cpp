// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/wall.h"

#include "ui/icons.h"
#include "ui/live/walldelegate.h"
#include "ui/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

Wall::Wall(
    RoomListModel &model, core::feed::LiveFeed &feed, const Theme &theme, const Clock &now, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_words(new RecentWords(feed, this)),
      m_delegate(new WallDelegate(*m_words, theme, now, this)),
      m_pending(new QPushButton(icon(u"up"_s), QString(), this)),
      m_view(new QListView(this)),
      m_count(new QLabel(this))
{
    setObjectName(u"wall"_s);
    setAccessibleName(tr("Wall of rooms"));
    m_view->setObjectName(u"wallTiles"_s);
    m_view->setAccessibleName(tr("Wall of rooms"));
    m_view->setViewMode(QListView::IconMode);
    m_view->setMovement(QListView::Static);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(&m_model);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_pending->setObjectName(u"newTiles"_s);
    m_pending->setFocusPolicy(Qt::TabFocus);
    m_pending->hide();
    m_count->setObjectName(u"wallCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setContentsMargins(12, 4, 12, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 0);
    column->setSpacing(0);
    column->addWidget(m_pending);
    column->addWidget(m_view, 1);
    column->addWidget(m_count);
    fit();
    connect(m_pending, &QPushButton::clicked, this, [this] {
        m_view->setFocus(Qt::OtherFocusReason);
        m_model.release();
        m_view->scrollToTop();
    });
    const auto choose = [this](const QModelIndex &index) {
        if (const auto *room = m_model.roomAt(index.row()))
            emit roomChosen(QString(room->conversationId));
    };
    connect(m_view, &QListView::activated, this, choose);
    connect(&m_model, &RoomListModel::pendingChanged, this, [this](int rows) {
        m_pending->setText(tr("%n new", nullptr, rows));
        m_pending->setAccessibleName(tr("Show %n new or moved room(s)", nullptr, rows));
        m_pending->setVisible(rows > 0);
    });
    const auto lookSoon = [this] {
        updateWords();
        if (isVisible() && !m_look.isActive())
            m_look.start();
    };
    connect(&m_model, &RoomListModel::countsChanged, this, lookSoon);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, lookSoon);
    m_look.setSingleShot(true);
    m_look.setInterval(50ms);
    connect(&m_look, &QTimer::timeout, this, [this] {
        const auto [first, last] = inSight();
        QStringList rooms;
        for (int row = first; row <= last; ++row)
            rooms.append(m_model.roomAt(row)->conversationId);
        m_words->want(rooms);
    });
    connect(m_words, &RecentWords::changed, this, [this](const QString &id) {
        if (const int row = m_model.rowOf(id); row >= 0 && isVisible())
            m_view->update(m_model.QAbstractListModel::index(row));
    });
    connect(qApp, &QApplication::focusChanged, this, &Wall::updateHold);
    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
}

Wall::~Wall()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus still moves while the wall's own parts go
}

void Wall::messagesCame(const QVector<core::feed::FeedMessage> &messages)
{
    m_words->add(messages);
}

void Wall::setDates(const Dates &dates)
{
    m_delegate->setDates(dates);
    m_view->viewport()->update();
}

void Wall::focusRoom(const QString &id)
{
    const int row = qMax(0, m_model.rowOf(id));
    if (row < m_model.rowCount())
        m_view->setCurrentIndex(m_model.QAbstractListModel::index(row));
    m_view->setFocus(Qt::OtherFocusReason);
}

void Wall::tick()
{
    const auto [first, last] = inSight();
    for (int row = first; row <= last; ++row) {
        if (const auto *room = m_model.roomAt(row);
            room && (isWaiting(*room) || room->customerTypingUntilMs > 0))
            m_view->update(m_model.QAbstractListModel::index(row));
    }
}

std::pair<int, int> Wall::inSight() const
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return {0, -1};
    const QSize tile = m_view->gridSize();
    const int columns = qMax(1, m_view->viewport()->width() / qMax(1, tile.width()));
    const int top = m_view->verticalScrollBar()->value() / qMax(1, tile.height());
    const int lines = m_view->viewport()->height() / qMax(1, tile.height()) + 2;
    return {qBound(0, top * columns, rows - 1), qBound(0, (top + lines) * columns - 1, rows - 1)};
}

void Wall::fit()
{
    m_view->setGridSize(WallDelegate::tileSize(fontMetrics()));
}

void Wall::updateHold()
{
    m_model.hold(this, isVisible() && (m_under || m_view->hasFocus() || m_pending->hasFocus()));
}

void Wall::updateWords()
{
    m_count->setText(tr("%1 · %2").arg(tr("%n room(s)", nullptr, m_model.rowCount()),
        tr("%L1 waiting", nullptr, m_model.waiting()).arg(m_model.waiting())));
}

void Wall::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateWords();
    m_look.start();
}

void Wall::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_under = false;
    m_model.hold(this, false);
}

void Wall::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

bool Wall::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && (event->type() == QEvent::Enter || event->type() == QEvent::Leave)) {
        m_under = event->type() == QEvent::Enter;
        updateHold();
    } else if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            emit leaveWanted();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) { // on every platform
            if (const auto *room = m_model.roomAt(m_view->currentIndex().row()))
                emit roomChosen(QString(room->conversationId));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
