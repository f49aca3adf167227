// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/checkjob.h"
#include "core/postgres/address.h"

#include <QByteArray>

#include <memory>
#include <optional>

class QIODevice;

namespace core::postgres {

/// Tests a database as the source of a workspace:
/// reach (detail: the first host that answers as PostgreSQL does), encryption (detail: "TLSv1.3"; remarks
/// `notEncrypted`, `notVerified` when nobody checks the server's name, `onThisMachine`), signIn (detail: user
/// and version), tables (detail: those that are there; counts: `rows`, an estimate, and `newest`), rights
/// (remark `mayWrite` or `notWritable`), latency (counts: `medianUs` of some round trips), replica (counts:
/// `lagMs`, `lagBytes`; remark `notReplica`; skipped without one).
///
/// libpq reaches, encrypts and signs in with one call, so these stand apart by its error, and its time is
/// that of `encryption`. Where only libpq knows the host (a service, PGHOST), that call is `reach` too.
/// Nothing is written. Connections are used on a thread of the global pool, and let go there.
///
/// Errors: as Connection and probe(); Protocol where something else answers. Lives on one thread.
class PostgresCheck final : public CheckJob
{
    Q_OBJECT
public:
    struct Patience
    {
        std::chrono::milliseconds step{5'000};
        int roundTrips = 9;
    };
    PostgresCheck(
        Address address, std::optional<Address> replica, const Patience &patience, QObject *parent = nullptr);
    ~PostgresCheck() override;

protected:
    void run() override;
    void abandon() override;

private:
    struct Place // of a server, as far as it is written down
    {
        QString host; // a name, an address or the path of a socket
        quint16 port = 0;
        [[nodiscard]] QString words() const;
    };
    struct Opened;
    struct Seen;
    struct Work;

    void readPlaces();
    void reachNext(const QString &whyNotBefore);
    void greet(); // the other side is there: is it a PostgreSQL server?
    void takeGreeting();
    void open();
    void takeOpened(const Result<Opened> &opened);
    void takeSeen(const Result<Seen> &seen);
    void takeLatency(const Result<CheckFinding> &latency);
    void takeReplica(const Result<CheckFinding> &replica);
    void dropSocket();

    Address m_address;
    std::optional<Address> m_replica;
    Patience m_patience;
    CancelToken m_cancel;
    QVector<Place> m_places;
    qsizetype m_place = -1;
    QIODevice *m_socket = nullptr; // a child
    std::shared_ptr<Work> m_work; // the thread's from open() on
};

} // namespace core::postgres
