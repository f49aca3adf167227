// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/postgrescheck.h"

#include "core/base/deliver.h"
#include "core/postgres/connection.h"
#include "core/postgres/schema.h"

#include <QElapsedTimer>
#include <QLocalSocket>
#include <QPromise>
#include <QTcpSocket>
#include <QThreadPool>

#include <openssl/crypto.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

constexpr quint16 kPort = 5432;
// Length and code of SSLRequest (PostgreSQL's protocol 3.0, "SSL session encryption"): the answer is one
// letter and tells a PostgreSQL server without a user's name.
const QByteArray kGreeting("\x00\x00\x00\x08\x04\xd2\x16\x2f", 8);

Connection::Options optionsOf(std::chrono::milliseconds step)
{
    Connection::Options options;
    options.limits = {step, step, step};
    return options;
}

Result<CheckFinding> measureRoundTrips(Connection &connection, int trips, const CancelToken &cancel)
{
    QVector<qint64> times;
    for (int i = 0; i < trips; ++i) {
        QElapsedTimer clock;
        clock.start();
        if (const auto answer = connection.query("SELECT 1", {}, cancel); !answer)
            return tl::make_unexpected(answer.error());
        times.append(clock.nsecsElapsed() / 1'000);
    }
    std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
    return CheckFinding{{}, {{u"medianUs"_s, times.at(times.size() / 2)}}};
}

/// `primaryLsn` is where the primary is; empty when it does not tell, being a replica itself.
Result<CheckFinding> lookAtReplica(const Address &address, const Connection::Options &options,
    const QByteArray &primaryLsn, const CancelToken &cancel)
{
    const auto connection = Connection::open(address, options, cancel);
    if (!connection)
        return tl::make_unexpected(connection.error());
    const auto rows
        = (*connection)
              ->execute("SELECT pg_is_in_recovery(), "
                        "coalesce(pg_wal_lsn_diff($1::text::pg_lsn, pg_last_wal_replay_lsn()), 0)::bigint, "
                        "coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) "
                        "* 1000, 0)::bigint",
                  {primaryLsn.isEmpty() ? Value() : Value(primaryLsn.toStdString())}, cancel);
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->number(0, 0) == 0)
        return CheckFinding{{}, {}, u"notReplica"_s};
    const qint64 bytes = std::max<qint64>(0, rows->number(0, 1));
    // Nothing to replay is no lag, however long ago the last change was.
    const qint64 ms = bytes == 0 ? 0 : std::max<qint64>(0, rows->number(0, 2));
    return CheckFinding{{}, {{u"lagMs"_s, ms}, {u"lagBytes"_s, bytes}}};
}

} // namespace

struct PostgresCheck::Opened
{
    QString tls;
    QString signedIn; // user and version
};

struct PostgresCheck::Seen
{
    Schema schema;
    std::optional<qint64> newestMs;
};

/// What the thread does, one after the other; each answer is delivered as it comes.
struct PostgresCheck::Work
{
    Address address;
    std::optional<Address> replica;
    Patience patience;
    CancelToken cancel;
    QPromise<Result<Opened>> opened;
    QPromise<Result<Seen>> seen;
    QPromise<Result<CheckFinding>> latency;
    QPromise<Result<CheckFinding>> replicaSeen;

    void run()
    {
        const auto options = optionsOf(patience.step);
        const auto connection = Connection::open(address, options, cancel);
        if (!tell(opened, connection ? describe(**connection) : tl::make_unexpected(connection.error())))
            return;
        if (!tell(seen, look(**connection)))
            return;
        if (!tell(latency, measureRoundTrips(**connection, patience.roundTrips, cancel)) || !replica)
            return;
        QByteArray lsn;
        if (const auto rows
            = (*connection)
                  ->execute("SELECT CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_lsn() END::text",
                      {}, cancel))
            lsn = rows->text(0, 0).toLatin1();
        (void)tell(replicaSeen, lookAtReplica(*replica, options, lsn, cancel));
    }

private:
    template <class T>
    [[nodiscard]] bool tell(QPromise<Result<T>> &promise, Result<T> answer)
    {
        const bool isGood = answer.has_value();
        promise.addResult(std::move(answer));
        promise.finish();
        return isGood && !cancel.isCancelled();
    }
    Result<Opened> describe(Connection &connection)
    {
        const auto rows = connection.execute(
            "SELECT current_user::text, split_part(current_setting('server_version'), ' ', 1)", {}, cancel);
        if (!rows)
            return tl::make_unexpected(rows.error());
        return Opened{
            connection.tlsVersion(), u"%1, PostgreSQL %2"_s.arg(rows->text(0, 0), rows->text(0, 1))};
    }
    Result<Seen> look(Connection &connection)
    {
        auto schema = probe(connection, cancel);
        if (!schema)
            return tl::make_unexpected(schema.error());
        // Ids follow time, and only they have an index everywhere.
        const auto newest = connection.execute(
            "SELECT " + schema->created.ms() + " FROM " + schema->messages.sql + " ORDER BY id DESC LIMIT 1",
            {}, cancel);
        if (!newest)
            return tl::make_unexpected(newest.error());
        Seen found{std::move(*schema), std::nullopt};
        if (newest->size() > 0 && !newest->isNull(0, 0))
            found.newestMs = newest->number(0, 0);
        return found;
    }
};

QString PostgresCheck::Place::words() const
{
    if (host.startsWith(u'/'))
        return host;
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(port);
}

PostgresCheck::PostgresCheck(
    Address address, std::optional<Address> replica, const Patience &patience, QObject *parent)
    : CheckJob(
        {u"reach"_s, u"encryption"_s, u"signIn"_s, u"tables"_s, u"rights"_s, u"latency"_s, u"replica"_s},
        parent),
      m_address(std::move(address)),
      m_replica(std::move(replica)),
      m_patience(patience)
{
    readPlaces();
}

PostgresCheck::~PostgresCheck()
{
    m_cancel.cancel();
}

void PostgresCheck::abandon()
{
    m_cancel.cancel();
    dropSocket();
}

void PostgresCheck::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->deleteLater(); // one of its signals may have brought us here
    m_socket = nullptr;
}

void PostgresCheck::readPlaces()
{
    const QString given
        = m_address.value(m_address.value(u"hostaddr"_s).isEmpty() ? u"host"_s : u"hostaddr"_s);
    if (given.isEmpty())
        return;
    const QStringList hosts = given.split(u',');
    const QStringList ports = m_address.value(u"port"_s).split(u',');
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        const ushort port = (ports.size() == 1 ? ports.constFirst() : ports.value(i)).toUShort();
        m_places.append({hosts[i], port > 0 ? port : kPort});
        if (hosts[i].isEmpty() || hosts[i].startsWith(u'@')) { // libpq's own default; an abstract socket
            m_places.clear();
            return;
        }
    }
}

void PostgresCheck::run()
{
    if (!begin(u"reach"_s, m_patience.step))
        return;
    if (m_places.isEmpty())
        open();
    else
        reachNext({});
}

void PostgresCheck::reachNext(const QString &whyNotBefore)
{
    dropSocket();
    if (++m_place >= m_places.size()) {
        fail({Error::Kind::Network, whyNotBefore});
        return;
    }
    const Place &place = m_places.at(m_place);
    if (place.host.startsWith(u'/')) {
        auto *socket = new QLocalSocket(this);
        m_socket = socket;
        connect(socket, &QLocalSocket::connected, this, &PostgresCheck::greet);
        connect(
            socket, &QLocalSocket::errorOccurred, this,
            [this, socket, place] { reachNext(u"%1: %2"_s.arg(place.words(), socket->errorString())); },
            Qt::QueuedConnection); // it fails before connectToServer() returns
        socket->connectToServer(u"%1/.s.PGSQL.%2"_s.arg(place.host).arg(place.port));
    } else {
        auto *socket = new QTcpSocket(this);
        m_socket = socket;
        connect(socket, &QTcpSocket::connected, this, &PostgresCheck::greet);
        connect(socket, &QTcpSocket::errorOccurred, this,
            [this, socket, place] { reachNext(u"%1: %2"_s.arg(place.words(), socket->errorString())); });
        socket->connectToHost(place.host, place.port);
    }
}

void PostgresCheck::greet()
{
    connect(m_socket, &QIODevice::readyRead, this, &PostgresCheck::takeGreeting);
    m_socket->write(kGreeting);
}

void PostgresCheck::takeGreeting()
{
    char letter = 0;
    if (!m_socket->getChar(&letter))
        return;
    dropSocket();
    if (letter != 'S' && letter != 'N' && letter != 'E') { // E: it says why it takes nobody
        fail({Error::Kind::Protocol, u"%1 is no PostgreSQL server"_s.arg(m_places.at(m_place).words())});
        return;
    }
    if (pass({m_places.at(m_place).words()}) && begin(u"encryption"_s, m_patience.step))
        open();
}

void PostgresCheck::open()
{
    m_work = std::make_shared<Work>();
    m_work->address = m_address;
    m_work->replica = m_replica;
    m_work->patience = m_patience;
    m_work->cancel = m_cancel;
    m_work->opened.start();
    m_work->seen.start();
    m_work->latency.start();
    m_work->replicaSeen.start();
    deliver(m_work->opened.future(), this, [this](const Result<Opened> &found) { takeOpened(found); });
    deliver(m_work->seen.future(), this, [this](const Result<Seen> &found) { takeSeen(found); });
    deliver(
        m_work->latency.future(), this, [this](const Result<CheckFinding> &found) { takeLatency(found); });
    deliver(m_work->replicaSeen.future(), this,
        [this](const Result<CheckFinding> &found) { takeReplica(found); });
    QThreadPool::globalInstance()->start([work = m_work] {
        QThreadPool *pool = QThreadPool::globalInstance();
        pool->releaseThread(); // it mostly waits: others may run meanwhile
        work->run();
        OPENSSL_thread_stop(); // frees what is this thread's now: the process may end before the thread has
        pool->reserveThread();
    });
}

void PostgresCheck::takeOpened(const Result<Opened> &opened)
{
    const bool isRefusal = !opened && opened.error().kind != Error::Kind::Network
        && opened.error().kind != Error::Kind::Timeout;
    if (isAt(u"reach"_s)) {
        if (!opened && !isRefusal) {
            fail(opened.error());
            return;
        }
        if (!pass({m_address.toText()}) || !begin(u"encryption"_s, m_patience.step))
            return;
    }
    if (!isAt(u"encryption"_s))
        return;
    if (!opened && (!isRefusal || opened.error().kind == Error::Kind::Tls)) {
        fail(opened.error());
        return;
    }
    CheckFinding found;
    if (opened) {
        const QString mode = m_address.value(u"sslmode"_s);
        found.detail = opened->tls;
        if (opened->tls.isEmpty())
            found.remark = m_address.isLocal() ? u"onThisMachine"_s : u"notEncrypted"_s;
        else if (mode != "verify-full"_L1 && !m_address.isLocal())
            found.remark = u"notVerified"_s;
    }
    if (!pass(found) || !begin(u"signIn"_s, m_patience.step))
        return;
    if (!opened) {
        fail(opened.error());
        return;
    }
    if (pass({opened->signedIn}))
        (void)begin(u"tables"_s, m_patience.step);
}

void PostgresCheck::takeSeen(const Result<Seen> &seen)
{
    if (!isAt(u"tables"_s))
        return;
    if (!seen && seen.error().kind != Error::Kind::Forbidden) {
        fail(seen.error());
        return;
    }
    CheckFinding tables;
    bool mayWrite = false;
    if (seen) {
        const Schema &schema = seen->schema;
        QStringList names;
        for (const Table *table :
            {&schema.messages, &schema.conversations, &schema.customers, &schema.bots}) {
            if (table->isThere())
                names.append(table->name);
        }
        tables.detail = names.join(u", "_s);
        tables.counts.append({u"rows"_s, schema.messages.rows});
        if (seen->newestMs)
            tables.counts.append({u"newest"_s, *seen->newestMs});
        tables.remark = u"estimated"_s;
        mayWrite = schema.canWrite();
    }
    if (!pass(tables) || !begin(u"rights"_s, m_patience.step))
        return;
    if (!seen) {
        fail(seen.error());
        return;
    }
    if (pass({{}, {}, mayWrite ? u"mayWrite"_s : u"notWritable"_s}))
        (void)begin(u"latency"_s, m_patience.step);
}

void PostgresCheck::takeLatency(const Result<CheckFinding> &latency)
{
    if (!isAt(u"latency"_s))
        return;
    if (!latency) {
        fail(latency.error());
        return;
    }
    if (!pass(*latency))
        return;
    if (m_replica)
        (void)begin(u"replica"_s, m_patience.step);
    else if (skip(u"replica"_s))
        finish();
}

void PostgresCheck::takeReplica(const Result<CheckFinding> &replica)
{
    if (!isAt(u"replica"_s))
        return;
    if (!replica)
        fail(replica.error());
    else if (pass(*replica))
        finish();
}

} // namespace core::postgres
