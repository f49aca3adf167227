// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/historysource.h"

#include <QByteArray>

using namespace Qt::StringLiterals;

namespace core::history {

QString toCursor(const Position &position)
{
    return QString::number(position.atMs, 36) + u'.' + QString::number(position.row, 36);
}

std::optional<Position> fromCursor(QStringView cursor)
{
    const qsizetype dot = cursor.indexOf(u'.');
    if (dot <= 0)
        return std::nullopt;
    bool timeOk = false;
    bool rowOk = false;
    const Position position{
        cursor.left(dot).toLongLong(&timeOk, 36), cursor.mid(dot + 1).toLongLong(&rowOk, 36)};
    return timeOk && rowOk ? std::optional(position) : std::nullopt;
}

} // namespace core::history
