// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"

#include <QTimer>

#include <map>

namespace core::live {

/// Answers that are still to come, each with its time limit. Ids go on over reconnects.
class AckBook final : public QObject
{
    Q_OBJECT
public:
    /// While `isBehind` says so, answers may have come that nobody has read: limits pass afterwards.
    AckBook(milliseconds limit, std::function<bool()> isBehind, QObject *parent);

    [[nodiscard]] qint64 nextId() const { return m_nextId; }
    void open(LiveSession::Answered answered); // takes nextId()
    void answer(qint64 id, const QJsonArray &args);
    [[nodiscard]] bool isOpen(qint64 id) const { return m_open.contains(id); }
    void failAll(const Error &error); // from the event loop
    void failLater(LiveSession::Answered answered, const Error &error);

private:
    struct Waiting
    {
        LiveSession::Answered answered;
        milliseconds deadline;
    };

    void arm();
    void expire();

    milliseconds m_limit;
    std::function<bool()> m_isBehind;
    qint64 m_nextId = 0;
    std::map<qint64, Waiting> m_open; // in the order of their deadlines too
    QTimer m_timer;
};

} // namespace core::live
