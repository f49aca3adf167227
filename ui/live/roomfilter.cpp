// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roomfilter.h"

#include "ui/live/roomwords.h"

#include <QDataStream>

namespace ui {

namespace {

bool contains(const QString &text, const QString &part)
{
    return text.normalized(QString::NormalizationForm_KC).contains(part, Qt::CaseInsensitive);
}

} // namespace

bool RoomFilter::holds(const core::feed::Room &room) const
{
    if ((waiting && !isWaiting(room)) || (unread && room.unread == 0) || (flagged && !room.flags))
        return false;
    if (!shopId.isEmpty() && room.shopId != shopId)
        return false;
    if (!lang.isEmpty() && room.lang != lang && !room.lang.startsWith(lang + u'-'))
        return false;
    const QString part = text.trimmed().normalized(QString::NormalizationForm_KC);
    return part.isEmpty() || contains(room.customerName, part) || contains(room.lastWords, part)
        || contains(room.conversationId, part);
}

QDataStream &operator<<(QDataStream &stream, const RoomFilter &filter)
{
    return stream << filter.waiting << filter.unread << filter.flagged << filter.lang << filter.shopId
                  << filter.text;
}

QDataStream &operator>>(QDataStream &stream, RoomFilter &filter)
{
    return stream >> filter.waiting >> filter.unread >> filter.flagged >> filter.lang >> filter.shopId
        >> filter.text;
}

} // namespace ui
