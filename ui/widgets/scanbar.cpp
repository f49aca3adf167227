// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/scanbar.h"

#include "ui/models/pagedlistmodel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

ScanBar::ScanBar(QWidget *parent) : QWidget(parent), m_words(new QLabel), m_button(new QPushButton)
{
    setObjectName(u"scanBar"_s);
    m_words->setObjectName(u"scanWords"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_button->setObjectName(u"scanButton"_s);
    m_button->setText(tr("Stop"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->addWidget(m_words, 1);
    row->addWidget(m_button);
    connect(&m_patience, &QTimer::timeout, this, &ScanBar::update);
    connect(m_button, &QPushButton::clicked, this, &ScanBar::press);
    hide();
}

void ScanBar::follow(PagedListModel *model)
{
    m_model = model;
    update();
}

void ScanBar::setDates(const Dates &dates)
{
    m_dates = dates;
    update();
}

void ScanBar::begin()
{
    m_patience.start();
    update();
}

void ScanBar::press()
{
    if (m_model->isStopped())
        m_model->goOn();
    else
        m_model->stop();
}

void ScanBar::update()
{
    if (!m_model)
        return;
    const auto reached = m_model->scannedToMs();
    const bool isSlow = m_model->isFirstPageLoading() && !m_patience.isActive();
    const bool shows = m_model->isStopped() || isSlow || (reached && !m_model->isComplete());
    if (shows) {
        const QString day = reached ? m_dates.stamp(*reached) : QString();
        if (!m_model->isLoading())
            m_words->setText(reached ? tr("Searched back to %1.").arg(day) : tr("Nothing was searched yet."));
        else
            m_words->setText(reached ? tr("Searching… back to %1 so far.").arg(day) : tr("Searching…"));
        m_button->setText(m_model->isStopped() ? tr("Search Further") : tr("Stop"));
        m_button->setVisible(m_model->isStopped() || m_model->isLoading());
    }
    setVisible(shows);
}

} // namespace ui
