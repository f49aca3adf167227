// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/taskspopup.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString wordsOf(const Tasks::Task &task)
{
    const qint64 left = Tasks::remainingSeconds(task);
    if (left < 0)
        return task.words;
    const QString time = left < 60 ? TasksPopup::tr("less than a minute left")
                                   : TasksPopup::tr("about %n minute(s) left", nullptr, int(left / 60 + 1));
    return TasksPopup::tr("%1 · %2", "progress and the time that is left").arg(task.words, time);
}

} // namespace

TasksPopup::TasksPopup(Tasks &tasks, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_tasks(tasks),
      m_rows(new QVBoxLayout(this))
{
    setObjectName(u"tasksPopup"_s);
    setAccessibleName(tr("Tasks"));
    setFrameShape(QFrame::StyledPanel);
    m_rows->setContentsMargins(16, 12, 16, 12);
    m_rows->setSpacing(8);
    connect(&m_tasks, &Tasks::changed, this, &TasksPopup::fill);
    fill();
}

void TasksPopup::popupAbove(const QWidget *anchor)
{
    fill();
    adjustSize();
    move(anchor->mapToGlobal(QPoint(0, -height() - 4)));
    show();
}

void TasksPopup::fill()
{
    QList<int> ids;
    for (const Tasks::Task &task : m_tasks.all())
        ids.append(task.id);
    if (ids != m_ids
        || ids.isEmpty()) { // rows stay while only numbers move: a button must not vanish under a click
        m_ids = ids;
        while (QLayoutItem *item = m_rows->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        for (const Tasks::Task &task : m_tasks.all())
            addRow(task);
        if (ids.isEmpty())
            m_rows->addWidget(new QLabel(tr("Nothing is running."), this));
        adjustSize();
    }
    for (const Tasks::Task &task : m_tasks.all()) {
        auto *row = findChild<QWidget *>(u"task/%1"_s.arg(task.id));
        row->findChild<QLabel *>(u"taskWords"_s)->setText(wordsOf(task));
        auto *bar = row->findChild<QProgressBar *>();
        bar->setRange(0, task.percent < 0 ? 0 : 100);
        bar->setValue(task.percent);
    }
}

void TasksPopup::addRow(const Tasks::Task &task)
{
    auto *row = new QWidget(this);
    row->setObjectName(u"task/%1"_s.arg(task.id));
    auto *title = new QLabel(task.title, row);
    QFont strong = title->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    auto *words = new QLabel(row);
    words->setObjectName(u"taskWords"_s);
    words->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    auto *bar = new QProgressBar(row);
    bar->setTextVisible(false);
    bar->setFixedHeight(8);
    bar->setAccessibleName(task.title);
    auto *cancel = new QPushButton(tr("Cancel"), row);
    cancel->setObjectName(u"taskCancel"_s);
    cancel->setAccessibleName(tr("Cancel %1").arg(task.title));
    cancel->setAutoDefault(false);
    cancel->setVisible(bool(task.cancel));
    if (task.cancel)
        connect(cancel, &QPushButton::clicked, this, task.cancel);
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(title);
    left->addWidget(words);
    left->addWidget(bar);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(16);
    line->addLayout(left, 1);
    line->addWidget(cancel, 0, Qt::AlignVCenter);
    m_rows->addWidget(row);
}

} // namespace ui
