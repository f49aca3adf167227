// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "ui/live/roomfilter.h"
#include "ui/live/roomwords.h"
#include "ui/text/dates.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace ui {

/// The watched rooms: who waits longest first, then the newest.
///
/// Rows never move under a hand: while hold() is on, new and moved rows wait and only what rows say changes;
/// pendingChanged() says how many. GUI thread.
class RoomListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RoomRole = Qt::UserRole + 1, // core::feed::Room
        IdRole, // QString: conversation id
    };

    explicit RoomListModel(Clock now, QObject *parent = nullptr);

    void setRooms(const QVector<core::feed::Room> &rooms); // all there are
    void update(const QVector<core::feed::Room> &rooms); // new or changed ones
    void remove(const QStringList &ids);
    void setFilter(const RoomFilter &filter); // arranges anew, also while rows are held
    [[nodiscard]] const RoomFilter &filter() const { return m_filter; }
    void setDates(const Dates &dates) { m_dates = dates; }
    /// This room stays in the list whatever the filter says: it is open.
    void setKept(const QString &id);

    /// Held while anybody holds; who lets go last arranges what waited. `who` is only compared.
    void hold(const QObject *who, bool on);
    [[nodiscard]] bool isHeld() const { return !m_holders.isEmpty(); }
    void release(); // arranges what waited once, and goes on holding
    /// Rows are on their way to their places; views move their current row by themselves meanwhile.
    [[nodiscard]] bool isArranging() const { return m_arranging; }
    [[nodiscard]] int pending() const { return m_pending; }

    [[nodiscard]] const core::feed::Room *room(const QString &id) const; // also one that is not shown
    [[nodiscard]] const core::feed::Room *roomAt(int row) const;
    [[nodiscard]] int rowOf(const QString &id) const { return m_rows.value(id, -1); }
    [[nodiscard]] qsizetype total() const { return m_rooms.size() - m_gone.size(); }
    [[nodiscard]] int waiting() const { return m_waiting; } // of all rooms, not only shown ones
    [[nodiscard]] qint64 newestAtMs() const;
    [[nodiscard]] QStringList languages() const; // of all rooms, sorted
    [[nodiscard]] QStringList shops() const;
    /// Who waits longest, leaving out `except` while there is another one; empty when nobody waits.
    [[nodiscard]] QString longestWaiting(const QString &except) const;

    // QAbstractListModel
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    void pendingChanged(int rows);
    void countsChanged();
    void arranged(); // every row is in its place

private:
    struct Place // what decides where a row stands
    {
        qint64 waitingSinceMs = 0;
        qint64 lastAtMs = 0;
        bool operator==(const Place &) const = default;
    };
    [[nodiscard]] QStringList wantedOrder() const;
    void arrange();
    void removeMissing(const QStringList &wanted);
    void reorder(const QStringList &wanted);
    void insertMissing(const QStringList &wanted);
    void index();
    void changed(const QStringList &ids);
    void countPending();
    void count();

    Clock m_now;
    Dates m_dates;
    QHash<QString, core::feed::Room> m_rooms;
    QStringList m_shown;
    QHash<QString, int> m_rows; // of m_shown
    QHash<QString, Place> m_placed; // when its row was last put in its place
    QSet<QString> m_gone; // away, but their rows are held
    RoomFilter m_filter;
    QString m_kept;
    int m_pending = 0;
    int m_waiting = 0;
    bool m_arranging = false;
    QSet<const QObject *> m_holders;
};

} // namespace ui
