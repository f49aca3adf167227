// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/wireview.h"

#include "ui/connections/wiremodel.h"
#include "ui/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::live::Frame;
using core::live::LiveSession;

WireView::WireView(QWidget *parent)
    : QWidget(parent),
      m_model(new WireModel(this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_heading(new QLabel),
      m_filter(new QLineEdit),
      m_pause(new QPushButton),
      m_copy(new QPushButton),
      m_table(new QTableView)
{
    setObjectName(u"wireView"_s);
    m_filter->setObjectName(u"wireFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_pause->setObjectName(u"pauseWire"_s);
    m_pause->setCheckable(true);
    m_copy->setObjectName(u"copyWire"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setObjectName(u"wireTable"_s);
    m_table->setModel(m_filtered);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    const QHash<int, QString> widest{{WireModel::Time, u"00:00:00.000"_s},
        {WireModel::Direction, u"Direction"_s}, {WireModel::Size, u"1,000,000"_s},
        {WireModel::Fault, u"malformed"_s}};
    for (auto column = widest.begin(); column != widest.end(); ++column)
        m_table->setColumnWidth(column.key(), fontMetrics().horizontalAdvance(column.value()) + 16);
    m_table->setLayoutDirection(Qt::LeftToRight); // what passes is code
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(WireModel::Text, QHeaderView::Stretch);
    m_table->setMinimumHeight(fontMetrics().lineSpacing() * 12);
    m_flush.setSingleShot(true);
    m_flush.setInterval(100ms);
    connect(&m_flush, &QTimer::timeout, this, &WireView::flush);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_pause, &QPushButton::toggled, this, [this] {
        flush();
        record();
    });
    connect(m_copy, &QPushButton::clicked, this, &WireView::copy);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading);
    top->addWidget(m_filter, 1);
    top->addWidget(m_pause);
    top->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->addLayout(top);
    column->addWidget(m_table);
    retranslate();
}

WireView::~WireView()
{
    if (m_session)
        m_session->setRecordsFrames(false);
}

void WireView::setSession(LiveSession *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->setRecordsFrames(false);
        QObject::disconnect(m_session, nullptr, this, nullptr);
    }
    m_session = session;
    if (m_session) {
        connect(m_session, &LiveSession::frame, this, [this](const Frame &frame) {
            if (m_waiting.size() >= WireModel::kMost) // more than can be shown came at once
                m_waiting.remove(0, WireModel::kMost / 2);
            m_waiting.append(frame);
            if (!m_flush.isActive())
                m_flush.start();
        });
    }
    record();
}

void WireView::record()
{
    if (m_session)
        m_session->setRecordsFrames(isVisible() && !m_pause->isChecked());
}

void WireView::flush()
{
    m_flush.stop();
    if (m_waiting.isEmpty())
        return;
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool follows = bar->value() >= bar->maximum();
    m_model->add(std::exchange(m_waiting, {}));
    if (follows)
        m_table->scrollToBottom();
}

void WireView::copy()
{
    flush();
    QStringList lines;
    for (int row = 0; row < m_filtered->rowCount(); ++row)
        lines.append(m_model->line(m_filtered->mapToSource(m_filtered->index(row, 0)).row()));
    QApplication::clipboard()->setText(lines.join(u'\n'));
    emit copied();
}

void WireView::retranslate()
{
    m_heading->setText(tr("Wire view"));
    m_filter->setPlaceholderText(tr("Filter frames"));
    m_filter->setAccessibleName(tr("Filter frames"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("What passes meanwhile is not recorded"));
    m_copy->setText(tr("Copy Frames"));
    m_table->setAccessibleName(tr("Frames of the live connection"));
}

void WireView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        emit m_model->headerDataChanged(Qt::Horizontal, 0, WireModel::ColumnCount - 1);
    }
}

void WireView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    record();
}

void WireView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    record();
}

} // namespace ui
