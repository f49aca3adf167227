// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"

#include <QString>

class QDataStream;

namespace ui {

/// Which rooms the list shows; everything that is set has to hold. A plain value.
struct RoomFilter
{
    bool waiting = false;
    bool unread = false;
    bool flagged = false;
    QString lang; // with its whole family: "zh" takes "zh-Hant"
    QString shopId;
    QString text; // part of the name, the last words or the id

    [[nodiscard]] bool isEmpty() const { return *this == RoomFilter(); }
    [[nodiscard]] bool holds(const core::feed::Room &room) const;

    bool operator==(const RoomFilter &) const = default;
};

QDataStream &operator<<(QDataStream &stream, const RoomFilter &filter);
QDataStream &operator>>(QDataStream &stream, RoomFilter &filter);

} // namespace ui
