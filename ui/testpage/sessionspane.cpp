// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/sessionspane.h"

#include "ui/actions.h"
#include "ui/delegates/historydelegate.h"
#include "ui/icons.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/panes.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::history;

SessionsPane::SessionsPane(HistorySource &sessions, Actions &actions, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(new ConversationListModel(sessions, this)),
      m_delegate(new HistoryDelegate(theme, this)),
      m_search(new QLineEdit(this)),
      m_new(new QPushButton(icon(u"plus"_s), tr("New Chat"), this)),
      m_view(new QListView(this)),
      m_empty(new QLabel(this))
{
    setObjectName(u"sessionsPane"_s);
    setAccessibleName(tr("Test sessions"));
    m_search->setObjectName(u"sessionSearch"_s);
    m_search->setPlaceholderText(tr("Search sessions"));
    m_search->setAccessibleName(tr("Search sessions"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_new->setObjectName(u"newChat"_s);
    m_new->setToolTip(actions[Command::NewChat]->toolTip());
    m_view->setObjectName(u"sessionList"_s);
    m_view->setAccessibleName(tr("Test sessions"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(16, 24, 16, 24);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->setSpacing(8);
    head->addWidget(m_new);
    head->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_view, 1);
    passFocusOn(this, m_view);

    m_typing.setSingleShot(true);
    m_typing.setInterval(80ms);
    connect(m_new, &QPushButton::clicked, actions[Command::NewChat], &QAction::trigger);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, [this] {
        m_query = Query::parse(m_search->text());
        m_model->setQuery(m_query);
    });
    connect(m_model, &PagedListModel::firstPageReady, this, &SessionsPane::rowsArrived);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (!m_pointing)
                choose(current.row());
        });
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_view, &QListView::customContextMenuRequested, this, [this](QPoint at) {
        const auto *session = m_model->conversationAt(m_view->indexAt(at).row());
        if (!session)
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Remove Session"), this, [this, id = session->id] { emit removeWanted(id); });
        menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    m_empty->hide();
    m_model->setQuery(m_query);
}

void SessionsPane::rowsArrived()
{
    const bool none = m_model->rows() == 0 && !m_model->hasFailed();
    m_empty->setText(!none      ? QString()
            : m_query.isEmpty() ? tr("Every chat with a bot is kept here.")
                                : tr("No session contains this."));
    m_empty->setVisible(none);
    point(m_open);
}

void SessionsPane::setDates(const Dates &dates)
{
    m_delegate->setDates(dates);
    m_model->setDates(dates);
}

void SessionsPane::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    m_view->doItemsLayout();
}

void SessionsPane::reload()
{
    m_model->reload();
}

void SessionsPane::point(const QString &sessionId)
{
    m_open = sessionId;
    m_pointing = true;
    const int row = sessionId.isEmpty() ? -1 : m_model->rowOf({sessionId, {}, 0});
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row));
    else
        m_view->setCurrentIndex({});
    m_pointing = false;
}

void SessionsPane::step(int rows)
{
    const int row = qBound(0, m_view->currentIndex().row() + rows, int(m_model->rows()) - 1);
    if (m_model->rows() > 0)
        m_view->setCurrentIndex(m_model->index(row));
}

void SessionsPane::focusList()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

QString SessionsPane::currentSession() const
{
    const auto *session = m_model->conversationAt(m_view->currentIndex().row());
    return session ? session->id : QString();
}

void SessionsPane::choose(int row)
{
    const auto *session = m_model->conversationAt(row);
    if (session && session->id != m_open) {
        m_open = session->id;
        emit sessionChosen(session->id);
    } else if (!session && row >= 0) {
        m_model->retry();
    }
}

bool SessionsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && !currentSession().isEmpty()) {
        emit removeWanted(currentSession());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
