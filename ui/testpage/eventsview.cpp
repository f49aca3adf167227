// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/eventsview.h"

#include "ui/icons.h"
#include "ui/testpage/eventmodel.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

EventsView::EventsView(QWidget *parent)
    : QWidget(parent),
      m_model(new EventModel(this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_filter(new QLineEdit(this)),
      m_table(new QTableView(this)),
      m_whole(new QPlainTextEdit(this)),
      m_count(new QLabel(this)),
      m_report(new QPushButton(this))
{
    setObjectName(u"eventsView"_s);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setObjectName(u"eventFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"filter"_s), QLineEdit::LeadingPosition);
    m_table->setObjectName(u"eventTable"_s);
    m_table->setModel(m_filtered);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // names begin alike
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the whole of it stands below
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(EventModel::Time, fontMetrics().averageCharWidth() * 10);
    m_table->setColumnWidth(EventModel::Name, fontMetrics().averageCharWidth() * 26);
    m_whole->setObjectName(u"eventData"_s);
    m_whole->setReadOnly(true);
    m_whole->setTabChangesFocus(true);
    m_whole->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_whole->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_report->setObjectName(u"copyReport"_s);
    m_report->setIcon(icon(u"copy"_s));
    m_count->setForegroundRole(QPalette::PlaceholderText);

    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_whole);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(m_report);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->addWidget(m_filter);
    column->addWidget(split, 1);
    column->addLayout(bottom);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text);
        updateCount();
    });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsView::showCurrent);
    connect(m_report, &QPushButton::clicked, this, &EventsView::reportWanted);
    retranslate();
}

void EventsView::setTurn(const core::lab::TurnRecord *turn)
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_model->setEvents(turn ? turn->id : QString(), turn ? turn->events : QVector<core::coze::RawEvent>());
    m_report->setEnabled(turn);
    if (turn && turn->isRunning && atEnd)
        m_table->scrollToBottom();
    if (!m_table->currentIndex().isValid())
        m_whole->clear();
    updateCount();
}

void EventsView::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    m_whole->setPlainText(current.isValid()
            ? core::lab::prettyJson(m_filtered->data(current, EventModel::WholeDataRole).toByteArray())
            : QString());
}

void EventsView::updateCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filtered->rowCount();
    m_count->setText(all == shown ? tr("%Ln event(s)", nullptr, all)
                                  : tr("%1 of %Ln event(s)", nullptr, all).arg(QLocale().toString(shown)));
}

void EventsView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter events"));
    m_filter->setAccessibleName(tr("Filter events"));
    m_table->setAccessibleName(tr("Events of the turn"));
    m_whole->setAccessibleName(tr("Data of the event"));
    m_whole->setPlaceholderText(tr("Choose an event to read its data."));
    m_report->setText(tr("Copy Report"));
    m_report->setToolTip(tr("Copies ids, log id, times and events, without secrets"));
    updateCount();
}

void EventsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
