// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/messagedesk.h"

#include <QElapsedTimer>

namespace app::sampleshop::backend {

/// Numbered messages, evenly over rooms, as many a second as asked for: what a benchmark measures against.
/// Lives on the server's thread.
class Flood final : public QObject
{
    Q_OBJECT
public:
    struct Wish
    {
        int rooms = 1;
        int messagesPerSecond = 100;
        int seconds = 1;
        int bytes = 200; // of the content, at least what the number needs
        bool stores = false;
    };
    explicit Flood(MessageDesk &desk, QObject *parent = nullptr);

    /// The first of them is `conv_00000000-0000-4000-8000-000000000001`.
    [[nodiscard]] static QStringList rooms(int count);

    void start(const Wish &wish); // an earlier one ends
    void stop();
    [[nodiscard]] qint64 sent() const { return m_sent; } // of the last one

signals:
    void ended(qint64 messages);

private:
    void send();

    MessageDesk &m_desk;
    Wish m_wish;
    QStringList m_rooms;
    QByteArrayList m_heads; // of the frames, by room
    QString m_padding;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_sent = 0;
};

} // namespace app::sampleshop::backend
