// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"

#include <QAbstractTableModel>

#include <deque>

namespace ui {

/// The last frames of a live connection, oldest first. GUI thread.
class WireModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kMost = 2000;
    enum Column { Time, Direction, Size, Text, Fault, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void add(const QVector<core::live::Frame> &frames);
    void clear();
    [[nodiscard]] QString line(int row) const; // for a report: ISO time, direction, bytes, text, fault

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const core::live::Frame &frame, int column) const;

    std::deque<core::live::Frame> m_frames;
};

} // namespace ui
