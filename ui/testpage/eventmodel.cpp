// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/eventmodel.h"

#include "ui/text/displaytext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int kShownUnits = 300;
}

void EventModel::setEvents(const QString &turnId, const QVector<core::coze::RawEvent> &events)
{
    if (turnId != m_turn || events.size() < m_events.size()) {
        beginResetModel();
        m_turn = turnId;
        m_events = events;
        endResetModel();
        return;
    }
    if (events.size() == m_events.size())
        return;
    beginInsertRows({}, int(m_events.size()), int(events.size()) - 1);
    m_events = events;
    endInsertRows();
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::coze::RawEvent &event = m_events[index.row()];
    if (role == WholeDataRole)
        return event.data;
    if (role == Qt::TextAlignmentRole && index.column() == Time)
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && index.column() == Name)
        return tr("%1 after %2 seconds").arg(event.name, QLocale().toString(event.atMs / 1000, 'f', 2));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return QLocale().toString(event.atMs / 1000, 'f', 3);
    case Name:
        return event.name;
    default:
        return DisplayText(QString::fromUtf8(event.data.left(kShownUnits * 3)).left(kShownUnits).simplified())
            .text();
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("Seconds") : section == Name ? tr("Event") : tr("Data");
}

} // namespace ui
