// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/chatjob.h"

#include <QAbstractTableModel>
#include <QVector>

namespace ui {

/// The events of one turn as they came; rows only ever join at the end while a turn runs.
class EventModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Name, Data };
    enum Role { WholeDataRole = Qt::UserRole + 1 }; // QByteArray

    using QAbstractTableModel::QAbstractTableModel;

    /// `turnId` tells whether these continue what is shown.
    void setEvents(const QString &turnId, const QVector<core::coze::RawEvent> &events);
    [[nodiscard]] const core::coze::RawEvent &at(int row) const { return m_events[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString m_turn;
    QVector<core::coze::RawEvent> m_events;
};

} // namespace ui
