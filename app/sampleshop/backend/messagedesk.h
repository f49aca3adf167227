// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/chatrows.h"
#include "app/sampleshop/backend/liveserver.h"

namespace app::sampleshop::backend {

/// Where a message goes: into the database, to the live channel, or both. Lives on the server's thread.
class MessageDesk final : public QObject
{
    Q_OBJECT
public:
    MessageDesk(Store &store, LiveServer &live, QObject *parent = nullptr);

    using Then = std::function<void(const core::Result<core::Done> &written)>;
    /// As the backend does with what visitors write over REST: stored, not told.
    void store(MessageRow row, Then then = {});
    void storeAll(const QVector<MessageRow> &rows);
    /// Told when the row is in the file; the two times differ by some ms, as in the backend.
    void storeAndTell(MessageRow row, const Speaker &speaker, Then then = {});

    [[nodiscard]] LiveServer &live() { return m_live; }
    [[nodiscard]] Store &database() { return m_store; }

private:
    Store &m_store;
    LiveServer &m_live;
};

} // namespace app::sampleshop::backend
