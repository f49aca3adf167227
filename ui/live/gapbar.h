// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "ui/live/roomwords.h"
#include "ui/transcript/rowlayout.h"

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace ui {

/// Grey bands over the answer box: where the live connection may have lost messages of the open room, and
/// what became of it. A filled gap says so for ten seconds. GUI thread.
class GapBar final : public QWidget
{
    Q_OBJECT
public:
    explicit GapBar(Clock now, QWidget *parent = nullptr);

    void setGaps(const QVector<core::feed::Gap> &gaps); // all there are
    void update(const QVector<core::feed::Gap> &gaps); // new or changed ones
    void setRoom(const QString &id);
    void setDates(const Dates &dates);
    void tick(); // a second went by
    /// The open ones of this room and of all rooms, newest first.
    [[nodiscard]] QVector<core::feed::Gap> openGaps() const;
    /// What stands between the messages of this room: open gaps, and those that were filled.
    [[nodiscard]] QVector<TranscriptBand> bands() const;

signals:
    void fillWanted();
    void changed();

private:
    [[nodiscard]] bool concerns(const core::feed::Gap &gap) const;
    void rebuild();
    QWidget *band(const core::feed::Gap &gap, qsizetype more);

    Clock m_now;
    Dates m_dates;
    QString m_room;
    QMap<qint64, core::feed::Gap> m_gaps; // by number
    QHash<qint64, qint64> m_filledAt; // ms, of those that were seen open
    QVBoxLayout *m_column;
    QStringList m_shown; // what the bands say now
};

} // namespace ui
