// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"

#include <QObject>

#include <memory>
#include <vector>

namespace core::sync {

/// What a look into the source found.
struct TailRows
{
    std::vector<history::IncomingMessage> fresh; // not handed over before, rising in the source's own order
    std::vector<history::IncomingMessage> changed; // edited, deleted or restored since they were handed over
};
using TailRowsPtr = std::shared_ptr<const TailRows>;

/// Follows the source of a workspace: loads it into the archive, then hands over what is new and stores that
/// too. The shop's SQLite file and its REST service are two, PostgreSQL will be a third.
///
/// Lives on the thread that made it; work and waiting happen elsewhere. It goes on after errors until it is
/// stopped.
class Tail : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void start() = 0;
    virtual void stop() = 0; // no signal afterwards; what was handed over is stored first
    /// Look now: the socket told something, or a person asked. A look under way is followed by another one.
    virtual void look() = 0;
    /// Name of the source in the archive; known from following() on.
    [[nodiscard]] virtual QString source() const = 0;

signals:
    /// The first load; `total` is 0 while unknown. Messages.
    void loading(qint64 read, qint64 total);
    /// Everything up to now is loaded; `missed` messages had come since the last time this ran.
    void following(const QString &source, qint64 missed);
    void rows(const core::sync::TailRowsPtr &rows);
    /// Everything the source had committed at `startedAtMs` (ms UTC) has been handed over. `unreadable` rows
    /// in all exist but cannot be read this way.
    void looked(qint64 startedAtMs, qint64 unreadable);
    /// A look failed; the next one follows by itself. Errors: File, Busy, Corrupt, Unsupported, DiskFull,
    /// ReadOnly, Network, Tls, Timeout, Unauthorized, Protocol, Remote.
    void failed(const core::Error &error);
    /// What was handed over up to the `count`-th row since the start can be read in the archive.
    void stored(qint64 count);
};

} // namespace core::sync

Q_DECLARE_METATYPE(core::sync::TailRowsPtr)
