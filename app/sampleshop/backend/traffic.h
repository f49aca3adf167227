// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/customers.h"
#include "app/sampleshop/backend/messagedesk.h"

#include <QElapsedTimer>

namespace app::sampleshop::backend {

/// Plays what customers do, at its time. Lives on the server's thread.
class Traffic final : public QObject
{
    Q_OBJECT
public:
    explicit Traffic(MessageDesk &desk, QObject *parent = nullptr);

    void setSeed(quint32 seed); // other customers; settings stay
    void setRate(double messagesPerMinute);
    void setPace(double pace);
    void setOddities(bool on);
    /// Into a database that is new.
    void fill(int conversations);
    void start();
    void stop(); // time stands still for the customers
    [[nodiscard]] qint64 written() const { return m_written; } // messages of customers

private:
    void play();
    void arm();
    [[nodiscard]] qint64 nowMs() const;
    void tell(const Deed &deed);

    MessageDesk &m_desk;
    Customers m_customers{0};
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_pastMs = 0; // before the clock was started last
    double m_rate = 0;
    double m_pace = 1;
    bool m_hasOddities = true;
    qint64 m_written = 0;
};

} // namespace app::sampleshop::backend
