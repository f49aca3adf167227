// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roomlistmodel.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace ui {

using core::feed::Room;

namespace {

bool standsBefore(const Room &a, const Room &b)
{
    if (isWaiting(a) != isWaiting(b))
        return isWaiting(a);
    if (isWaiting(a) && a.waitingSinceMs != b.waitingSinceMs)
        return a.waitingSinceMs < b.waitingSinceMs;
    if (a.lastAtMs != b.lastAtMs)
        return a.lastAtMs > b.lastAtMs;
    return a.conversationId < b.conversationId;
}

} // namespace

RoomListModel::RoomListModel(Clock now, QObject *parent) : QAbstractListModel(parent), m_now(std::move(now))
{ }

void RoomListModel::setRooms(const QVector<Room> &rooms)
{
    QSet<QString> there;
    for (const Room &room : rooms)
        there.insert(room.conversationId);
    m_rooms.removeIf([&there](const auto &entry) { return !there.contains(entry.key()); });
    update(rooms);
    arrange();
}

void RoomListModel::update(const QVector<Room> &rooms)
{
    QStringList ids;
    for (const Room &room : rooms) {
        m_rooms.insert(room.conversationId, room);
        ids.append(room.conversationId);
    }
    changed(ids);
    if (isHeld())
        countPending();
    else
        arrange();
    count();
}

void RoomListModel::remove(const QStringList &ids)
{
    if (isHeld()) {
        for (const QString &id : ids) {
            if (m_rows.contains(id)) // its row stays until the hand is gone
                m_gone.insert(id);
            else
                m_rooms.remove(id);
        }
        countPending();
    } else {
        for (const QString &id : ids)
            m_rooms.remove(id);
        arrange();
    }
    count();
}

void RoomListModel::setFilter(const RoomFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    arrange();
    emit countsChanged();
}

void RoomListModel::setKept(const QString &id)
{
    if (id == m_kept)
        return;
    m_kept = id;
    if (isHeld())
        countPending();
    else
        arrange();
}

void RoomListModel::hold(const QObject *who, bool on)
{
    if (on)
        m_holders.insert(who);
    else if (m_holders.remove(who) && m_holders.isEmpty())
        arrange();
}

void RoomListModel::release()
{
    arrange();
}

const Room *RoomListModel::room(const QString &id) const
{
    const auto found = m_rooms.constFind(id);
    return found == m_rooms.cend() ? nullptr : &*found;
}

const Room *RoomListModel::roomAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? room(m_shown.at(row)) : nullptr;
}

qint64 RoomListModel::newestAtMs() const
{
    qint64 newest = 0;
    for (const Room &room : m_rooms)
        newest = qMax(newest, room.lastAtMs);
    return newest;
}

QStringList RoomListModel::languages() const
{
    QSet<QString> found;
    for (const Room &room : m_rooms)
        found.insert(room.lang);
    found.remove(QString());
    QStringList sorted = found.values();
    sorted.sort();
    return sorted;
}

QStringList RoomListModel::shops() const
{
    QSet<QString> found;
    for (const Room &room : m_rooms)
        found.insert(room.shopId);
    found.remove(QString());
    QStringList sorted = found.values();
    sorted.sort();
    return sorted;
}

QString RoomListModel::longestWaiting(const QString &except) const
{
    const Room *first = nullptr;
    for (const Room &room : m_rooms) {
        if (isWaiting(room) && !m_gone.contains(room.conversationId) && room.conversationId != except
            && (!first || standsBefore(room, *first)))
            first = &room;
    }
    return first ? first->conversationId : QString();
}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    const Room *room = index.isValid() ? roomAt(index.row()) : nullptr;
    if (!room)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return roomTitle(*room);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return roomSentence(*room, m_now(), m_dates);
    case RoomRole:
        return QVariant::fromValue(*room);
    case IdRole:
        return room->conversationId;
    default:
        return {};
    }
}

QStringList RoomListModel::wantedOrder() const
{
    QVector<const Room *> rooms;
    rooms.reserve(m_rooms.size());
    for (const Room &room : m_rooms) {
        if (!m_gone.contains(room.conversationId) && (room.conversationId == m_kept || m_filter.holds(room)))
            rooms.append(&room);
    }
    std::sort(rooms.begin(), rooms.end(), [](const Room *a, const Room *b) { return standsBefore(*a, *b); });
    QStringList ids;
    ids.reserve(rooms.size());
    for (const Room *room : std::as_const(rooms))
        ids.append(room->conversationId);
    return ids;
}

void RoomListModel::arrange()
{
    m_arranging = true;
    const QStringList wanted = wantedOrder();
    removeMissing(wanted);
    for (const QString &id : std::as_const(m_gone))
        m_rooms.remove(id);
    m_gone.clear();
    reorder(wanted);
    insertMissing(wanted);
    for (const QString &id : wanted) {
        const Room &room = *this->room(id);
        m_placed.insert(id, {room.waitingSinceMs, room.lastAtMs});
    }
    if (std::exchange(m_pending, 0) != 0)
        emit pendingChanged(0);
    m_arranging = false;
    emit arranged();
}

void RoomListModel::removeMissing(const QStringList &wanted)
{
    const QSet<QString> stay(wanted.cbegin(), wanted.cend());
    for (int last = int(m_shown.size()) - 1; last >= 0; --last) {
        if (stay.contains(m_shown.at(last)))
            continue;
        int first = last;
        while (first > 0 && !stay.contains(m_shown.at(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_placed.remove(m_shown.at(row));
        m_shown.remove(first, last - first + 1);
        index();
        endRemoveRows();
        last = first;
    }
}

void RoomListModel::reorder(const QStringList &wanted)
{
    QStringList order;
    order.reserve(m_shown.size());
    for (const QString &id : wanted) {
        if (m_rows.contains(id))
            order.append(id);
    }
    if (order == m_shown)
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QStringList before = std::exchange(m_shown, order);
    index();
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    moved.reserve(old.size());
    for (const QModelIndex &each : old)
        moved.append(QAbstractListModel::index(m_rows.value(before.at(each.row()))));
    changePersistentIndexList(old, moved);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RoomListModel::insertMissing(const QStringList &wanted)
{
    for (int first = 0; first < wanted.size(); ++first) {
        if (first < m_shown.size() && m_shown.at(first) == wanted.at(first))
            continue;
        int last = first;
        while (last + 1 < wanted.size() && !m_rows.contains(wanted.at(last + 1)))
            ++last;
        beginInsertRows({}, first, last);
        m_shown = wanted.mid(0, last + 1) + m_shown.mid(first);
        index();
        endInsertRows();
        first = last;
    }
}

void RoomListModel::index()
{
    m_rows.clear();
    m_rows.reserve(m_shown.size());
    for (int row = 0; row < m_shown.size(); ++row)
        m_rows.insert(m_shown.at(row), row);
}

void RoomListModel::changed(const QStringList &ids)
{
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const QString &id : ids) {
        m_gone.remove(id);
        if (const int row = rowOf(id); row >= 0) {
            first = qMin(first, row);
            last = qMax(last, row);
        }
    }
    if (last >= 0)
        emit dataChanged(QAbstractListModel::index(first), QAbstractListModel::index(last));
}

/// Rows that are not there yet, and rows that would come further up.
void RoomListModel::countPending()
{
    int pending = 0;
    int place = 0;
    for (const QString &id : wantedOrder()) {
        const auto row = m_rows.constFind(id);
        if (row == m_rows.cend()) {
            ++pending;
            continue;
        }
        const Room &room = *this->room(id);
        if (place < *row && m_placed.value(id) != Place{room.waitingSinceMs, room.lastAtMs})
            ++pending;
        ++place;
    }
    if (std::exchange(m_pending, pending) != pending)
        emit pendingChanged(pending);
}

void RoomListModel::count()
{
    m_waiting = int(std::count_if(m_rooms.cbegin(), m_rooms.cend(),
        [this](const Room &room) { return isWaiting(room) && !m_gone.contains(room.conversationId); }));
    emit countsChanged();
}

} // namespace ui
