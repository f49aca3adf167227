// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"

#include <QHash>

#include <optional>

namespace core::feed {

/// Knows when the socket may have lost something, and when the database has told what. Pure: no clock of its
/// own.
///
/// A gap opens when the connection ends, ends when it is back with its rooms joined, and is filled by the
/// first look into the database that began after that.
class GapKeeper
{
public:
    /// The connection ended; what came until `trustedUntilMs` is trusted.
    void lost(qint64 trustedUntilMs, live::EndReason reason);
    /// It is back and the rooms are joined: from `atMs` on the socket is trusted again.
    void restored(qint64 atMs);
    /// The database was read, all that it had at `startedAtMs` has been handed over.
    void looked(qint64 startedAtMs);
    /// A message came from the database that was not delivered live.
    void undelivered(qint64 sentAtMs);
    /// Bot answers that the socket lost while it seemed healthy: a gap that is filled already.
    void lostSilently(const QString &conversationId, qint64 fromMs, qint64 toMs, qint64 messages);

    [[nodiscard]] bool isWaitingForLook() const { return m_current && m_current->toMs > 0; }
    [[nodiscard]] bool isOpen() const { return m_current.has_value(); }
    [[nodiscard]] QVector<Gap> gaps() const; // the open one and the last hundred
    [[nodiscard]] Receipt receipt() const { return m_receipt; }
    [[nodiscard]] QVector<Gap> takeChanged(); // since the last call

private:
    void change(const Gap &gap);
    void close(Gap gap);

    std::optional<Gap> m_current;
    QVector<Gap> m_filled;
    QVector<Gap> m_changed;
    Receipt m_receipt;
};

} // namespace core::feed
