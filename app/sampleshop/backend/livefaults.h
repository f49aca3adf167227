// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/values.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>

namespace app::sampleshop::backend {

/// What a bad network between the backend's nodes does to live messages. One thread.
class LiveFaults final : public QObject
{
    Q_OBJECT
public:
    using Tell = std::function<void(const QString &room, const QByteArray &frame)>;
    explicit LiveFaults(Tell tell, QObject *parent = nullptr);

    void setDuplicating(bool on) { m_isDuplicating = on; }
    void setReordering(bool on); // of two neighbours the later one comes first
    void setLosing(bool on) { m_isLosing = on; }
    void clear();

    void pass(const QString &room, const QByteArray &frame);
    [[nodiscard]] qint64 lost() const { return m_lost; }

private:
    void tellHeld();

    Tell m_tell;
    QTimer m_patience; // the last one has no neighbour to wait for
    QString m_heldRoom;
    QByteArray m_held;
    qint64 m_lost = 0;
    bool m_isDuplicating = false;
    bool m_isReordering = false;
    bool m_isLosing = false;
};

[[nodiscard]] QByteArray malformedFrame(Malformed kind);

} // namespace app::sampleshop::backend
