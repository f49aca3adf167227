// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/connection.h"

#include "core/postgres/copyparser.h"
#include "core/postgres/hostlookup.h"
#include "core/postgres/serverwait.h"
#include "core/postgres/sqlstate.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <libpq-fe.h>

#include <array>
#include <atomic>
#include <clocale>

using namespace Qt::StringLiterals;

namespace core::postgres {

using namespace std::chrono_literals;

namespace {

constexpr auto kGrace = 1s; // beyond the server's own limit, before it counts as silent
constexpr auto kDrain = 2s; // for what a cancelled statement still sends
constexpr auto kSilence = 60s; // of a copy without a limit
constexpr int kTextFormat = 0;
constexpr int kBinaryFormat = 1;
constexpr std::size_t kMostPrepared = 200;

/// libpq's messages are translated for the process's language; they are looked at, so they must be English.
class EnglishMessages
{
public:
#if defined(Q_OS_UNIX)
    EnglishMessages()
        : m_english(::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(LC_GLOBAL_LOCALE))),
          m_before(::uselocale(m_english))
    { }
    ~EnglishMessages()
    {
        ::uselocale(m_before);
        ::freelocale(m_english);
    }

private:
    locale_t m_english;
    locale_t m_before;
#else
    EnglishMessages() { }
    ~EnglishMessages() { }
#endif
    Q_DISABLE_COPY_MOVE(EnglishMessages)
};

QString quotedOption(QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return u'\'' + value + u'\'';
}

QString optionsOf(const Address &address, const Connection::Options &options)
{
    QMap<QString, QString> values = address.values();
    values.remove(u"user"_s); // handed over apart: it may hold a semicolon, which Qt takes for a separator
    const auto fill = [&values](const QString &keyword, const QString &value) {
        if (!values.contains(keyword))
            values[keyword] = value;
    };
    fill(u"connect_timeout"_s,
        QString::number(
            std::max<qint64>(2, std::chrono::ceil<std::chrono::seconds>(options.limits.connect).count())));
    fill(u"fallback_application_name"_s, u"Agent Console"_s);
    fill(u"keepalives_idle"_s, u"30"_s);
    fill(u"keepalives_interval"_s, u"10"_s);
    fill(u"keepalives_count"_s, u"3"_s);
    QStringList words;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        words.append(it.key() + u'=' + quotedOption(it.value()));
    return words.join(u' ');
}

struct Parameters
{
    explicit Parameters(const std::vector<Value> &values)
    {
        texts.reserve(values.size());
        for (const Value &value : values) {
            if (const auto *number = std::get_if<std::int64_t>(&value))
                texts.push_back(std::to_string(*number));
            else if (const auto *text = std::get_if<std::string>(&value))
                texts.push_back(*text);
            else
                texts.emplace_back();
            std::erase(texts.back(), '\0');
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            pointers.push_back(
                std::holds_alternative<std::monostate>(values[i]) ? nullptr : texts[i].c_str());
    }
    std::vector<std::string> texts;
    std::vector<const char *> pointers;
};

std::string_view stateOf(const pg_result *result)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state ? state : "";
}

} // namespace

Connection::Connection(const Options &options) : m_options(options), m_limits(options.limits)
{
    static std::atomic<quint64> last = 0;
    m_name = u"postgres-%1"_s.arg(++last);
}

Connection::~Connection()
{
    m_handle = nullptr;
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(
    const Address &address, const Options &options, const CancelToken &cancel)
{
    if (cancel.isCancelled())
        return failure(Error::Kind::Cancelled);
    std::unique_ptr<Connection> connection(new Connection(options));
    const auto resolved = withHostAddresses(address, options.limits.connect, cancel);
    if (!resolved)
        return tl::make_unexpected(resolved.error());
    if (auto begun = connection->begin(*resolved); !begun)
        return tl::make_unexpected(begun.error());
    if (auto set = connection->setUpSession(); !set)
        return tl::make_unexpected(set.error());
    return connection;
}

Result<Done> Connection::begin(const Address &address)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    if (!database.isValid())
        return failure(Error::Kind::Unsupported,
            u"Qt's driver for PostgreSQL is not installed; Debian calls it libqt6sql6-psql"_s);
    database.setUserName(address.value(u"user"_s));
    database.setPassword(address.password().reveal());
    database.setConnectOptions(optionsOf(address, m_options));
    {
        const EnglishMessages english;
        if (!database.open())
            return tl::make_unexpected(connectError(database.lastError().databaseText()));
    }
    const QVariant handle = database.driver()->handle();
    // Documented as PGconn*, registered under the name of the struct.
    const auto name = QByteArray(handle.typeName());
    if (!handle.isValid() || (name != "PGconn*" && name != "pg_conn*"))
        return failure(Error::Kind::Database, u"Qt's driver does not tell its handle"_s);
    m_handle = *static_cast<pg_conn *const *>(handle.constData());
    if (!m_handle)
        return failure(Error::Kind::Network, u"the connection ended while it was being made"_s);
    PQsetnonblocking(m_handle, 0);
    PQsetNoticeReceiver(
        m_handle, [](void *, const pg_result *) {}, nullptr);
    return Done{};
}

Connection::Clock::time_point Connection::deadline() const
{
    return m_limits.statement > 0ms ? Clock::now() + m_limits.statement + kGrace
                                    : Clock::now() + std::chrono::hours(24 * 365);
}

Error Connection::lost()
{
    m_lost = true;
    const EnglishMessages english;
    const QString words = QString::fromUtf8(PQerrorMessage(m_handle)).section(u'\n', 0, 0).trimmed();
    return {Error::Kind::Network, words.isEmpty() ? u"the connection to the database was lost"_s : words};
}

Error Connection::errorOf(const pg_result *result)
{
    if (!result)
        return lost();
    const std::string_view state = stateOf(result);
    const StateMeaning meaning = meaningOf(state);
    if (meaning.isLost || PQstatus(m_handle) == CONNECTION_BAD) {
        m_lost = true;
        if (state.empty())
            return lost();
    }
    const QString words = QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    return {m_lost ? Error::Kind::Network : meaning.kind,
        u"%1 (%2)"_s.arg(words, QString::fromLatin1(state.data(), qsizetype(state.size())))};
}

Result<Done> Connection::untilReady(Clock::time_point deadline, const CancelToken &cancel)
{
    while (PQisBusy(m_handle) != 0) {
        switch (waitForServer(m_handle, deadline, cancel, m_abandoned)) {
        case Waited::Ready:
            continue;
        case Waited::Lost:
            return tl::make_unexpected(lost());
        case Waited::Cancelled:
            stopStatement();
            return failure(Error::Kind::Cancelled);
        case Waited::Over:
            (void)requestCancel(m_handle);
            m_lost = true;
            return failure(Error::Kind::Timeout, u"the database is silent"_s);
        }
    }
    return Done{};
}

void Connection::stopStatement()
{
    const auto until = Clock::now() + kDrain;
    const std::future<void> taken = requestCancel(m_handle);
    drain();
    // The statement may have ended by itself: a request that is still under way would stop the next one.
    if (!m_lost && taken.valid())
        m_lost = taken.wait_until(until) != std::future_status::ready;
}

void Connection::drain()
{
    const auto until = Clock::now() + kDrain;
    while (!m_lost) {
        while (PQisBusy(m_handle) != 0) {
            if (waitForServer(m_handle, until, {}, m_abandoned) != Waited::Ready) {
                m_lost = true;
                return;
            }
        }
        pg_result *result = PQgetResult(m_handle);
        if (!result)
            break;
        const bool isCopy = PQresultStatus(result) == PGRES_COPY_OUT;
        PQclear(result);
        while (isCopy && !m_lost) {
            char *data = nullptr;
            const int bytes = PQgetCopyData(m_handle, &data, 1);
            PQfreemem(data);
            if (bytes < 0)
                break;
            if (bytes == 0 && waitForServer(m_handle, until, {}, m_abandoned) != Waited::Ready)
                m_lost = true;
        }
    }
    m_lost = m_lost || PQstatus(m_handle) == CONNECTION_BAD;
}

Result<Rows> Connection::answer(int sent, const CancelToken &cancel)
{
    if (sent == 0)
        return tl::make_unexpected(lost());
    const auto until = deadline();
    if (auto ready = untilReady(until, cancel); !ready)
        return tl::make_unexpected(ready.error());
    std::optional<Error> error;
    Rows rows;
    while (pg_result *result = PQgetResult(m_handle)) {
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY) {
            rows = Rows(result);
        } else {
            if (!error)
                error = errorOf(result);
            PQclear(result);
            if (m_lost)
                break;
        }
        if (auto ready = untilReady(until, cancel); !ready)
            return tl::make_unexpected(ready.error());
    }
    if (error)
        return tl::make_unexpected(*error);
    return rows;
}

Result<Done> Connection::prepare(const QByteArray &sql, const CancelToken &cancel)
{
    if (m_prepared.size() >= kMostPrepared) {
        m_prepared.clear();
        if (auto freed = execute("DEALLOCATE ALL", {}, cancel); !freed)
            return tl::make_unexpected(freed.error());
    }
    const QByteArray name = "s" + QByteArray::number(++m_lastName);
    auto prepared = answer(PQsendPrepare(m_handle, name.constData(), sql.constData(), 0, nullptr), cancel);
    if (!prepared)
        return tl::make_unexpected(prepared.error());
    m_prepared[sql.toStdString()] = name;
    return Done{};
}

Result<Rows> Connection::queryOnce(
    const QByteArray &sql, const std::vector<Value> &values, const CancelToken &cancel, bool &stale)
{
    auto known = m_prepared.find(sql.toStdString());
    if (known == m_prepared.end()) {
        if (auto prepared = prepare(sql, cancel); !prepared)
            return tl::make_unexpected(prepared.error());
        known = m_prepared.find(sql.toStdString());
    } else {
        stale = true; // perhaps: a table was altered, or a pooler gave us another server process
    }
    const Parameters parameters(values);
    auto rows = answer(PQsendQueryPrepared(m_handle, known->second.constData(), int(values.size()),
                           parameters.pointers.data(), nullptr, nullptr, kBinaryFormat),
        cancel);
    stale = stale && !rows
        && (rows.error().detail.endsWith("(0A000)"_L1) || rows.error().detail.endsWith("(26000)"_L1));
    if (stale)
        m_prepared.erase(known);
    return rows;
}

Result<Rows> Connection::query(
    const QByteArray &sql, const std::vector<Value> &values, const CancelToken &cancel)
{
    if (m_lost)
        return failure(Error::Kind::Network, u"the connection to the database was lost"_s);
    if (cancel.isCancelled())
        return failure(Error::Kind::Cancelled);
    bool stale = false;
    auto rows = queryOnce(sql, values, cancel, stale);
    return stale && PQtransactionStatus(m_handle) == PQTRANS_IDLE ? queryOnce(sql, values, cancel, stale)
                                                                  : std::move(rows);
}

Result<Rows> Connection::execute(
    const QByteArray &sql, const std::vector<Value> &values, const CancelToken &cancel)
{
    if (m_lost)
        return failure(Error::Kind::Network, u"the connection to the database was lost"_s);
    if (cancel.isCancelled())
        return failure(Error::Kind::Cancelled);
    const Parameters parameters(values);
    return answer(PQsendQueryParams(m_handle, sql.constData(), int(values.size()), nullptr,
                      parameters.pointers.data(), nullptr, nullptr, kBinaryFormat),
        cancel);
}

Result<Done> Connection::copyOut(const QByteArray &sql, const CopyVisitor &visit, const CancelToken &cancel)
{
    if (m_lost)
        return failure(Error::Kind::Network, u"the connection to the database was lost"_s);
    if (cancel.isCancelled())
        return failure(Error::Kind::Cancelled);
    const QByteArray copy = "COPY (" + sql + ") TO STDOUT (FORMAT binary)";
    if (PQsendQuery(m_handle, copy.constData()) == 0)
        return tl::make_unexpected(lost());
    if (auto ready = untilReady(deadline(), cancel); !ready)
        return ready;
    pg_result *begun = PQgetResult(m_handle);
    const bool isCopy = begun && PQresultStatus(begun) == PGRES_COPY_OUT;
    const std::optional<Error> error = isCopy ? std::nullopt : std::optional(errorOf(begun));
    PQclear(begun);
    if (error) {
        if (!m_lost)
            drain();
        return tl::make_unexpected(*error);
    }
    return readCopy(visit, cancel);
}

Result<Done> Connection::readCopy(const CopyVisitor &visit, const CancelToken &cancel)
{
    CopyParser parser(visit);
    const bool isLimited = m_limits.statement > 0ms;
    const auto end = deadline();
    for (;;) {
        char *data = nullptr;
        const int bytes = PQgetCopyData(m_handle, &data, 1);
        if (bytes == -1)
            return answer(1, cancel).map([](const Rows &) { return Done{}; });
        if (bytes == -2)
            return tl::make_unexpected(lost());
        if (bytes == 0) {
            switch (waitForServer(m_handle, isLimited ? end : Clock::now() + kSilence, cancel, m_abandoned)) {
            case Waited::Ready:
                continue;
            case Waited::Lost:
                return tl::make_unexpected(lost());
            case Waited::Cancelled:
                stopStatement();
                return failure(Error::Kind::Cancelled);
            case Waited::Over:
                (void)requestCancel(m_handle);
                m_lost = true;
                return failure(Error::Kind::Timeout, u"the database is silent"_s);
            }
        }
        const CopyParser::Outcome outcome = parser.take({data, std::size_t(bytes)});
        PQfreemem(data);
        if (outcome == CopyParser::Outcome::GoOn && !cancel.isCancelled())
            continue;
        stopStatement();
        if (outcome == CopyParser::Outcome::Malformed)
            return failure(Error::Kind::Protocol, u"the rows that the database sends cannot be read"_s);
        return outcome == CopyParser::Outcome::Stopped ? Result<Done>(Done{})
                                                       : failure(Error::Kind::Cancelled);
    }
}

Result<Done> Connection::setUpSession()
{
    QByteArray sql = "SELECT set_config('TimeZone', 'UTC', false)";
    if (m_options.access == Access::Read)
        sql += ", set_config('default_transaction_read_only', 'on', false)";
    if (PQserverVersion(m_handle) >= 120000)
        sql += ", set_config('plan_cache_mode', 'force_custom_plan', false)";
    // Compiling a statement takes longer than any page may, and explaining one compiles it too.
    if (PQserverVersion(m_handle) >= 110000)
        sql += ", CASE WHEN current_setting('jit', true) IS NOT NULL THEN set_config('jit', 'off', false) "
               "END";
    return execute(sql).and_then([this](const Rows &) { return resetLimits(); });
}

Result<Done> Connection::setLimits(const Limits &limits)
{
    const auto ms = [](std::chrono::milliseconds time) { return QByteArray::number(qint64(time.count())); };
    const Limits before = std::exchange(m_limits, limits);
    auto set = execute("SELECT set_config('statement_timeout', '" + ms(limits.statement)
        + "', false), set_config('lock_timeout', '" + ms(limits.lock) + "', false)");
    if (!set) {
        m_limits = before;
        return tl::make_unexpected(set.error());
    }
    return Done{};
}

Result<Done> Connection::resetLimits()
{
    return setLimits(m_options.limits);
}

Result<QStringList> Connection::notifications(std::chrono::milliseconds wait, const CancelToken &cancel)
{
    if (m_lost)
        return failure(Error::Kind::Network, u"the connection to the database was lost"_s);
    const auto until = Clock::now() + wait;
    QStringList channels;
    for (;;) {
        while (PGnotify *notify = PQnotifies(m_handle)) {
            channels.append(QString::fromUtf8(notify->relname));
            PQfreemem(notify);
        }
        if (!channels.isEmpty())
            return channels;
        switch (waitForServer(m_handle, until, cancel, m_abandoned)) {
        case Waited::Ready:
            continue;
        case Waited::Over:
            return channels;
        case Waited::Cancelled:
            return failure(Error::Kind::Cancelled);
        case Waited::Lost:
            return tl::make_unexpected(lost());
        }
    }
}

int Connection::serverVersion() const
{
    return PQserverVersion(m_handle);
}

QString Connection::tlsVersion() const
{
    return PQsslInUse(m_handle) != 0 ? QString::fromUtf8(PQsslAttribute(m_handle, "protocol")) : QString();
}

QByteArray Connection::quoted(const QString &literal) const
{
    QByteArray utf8 = literal.toUtf8();
    utf8.replace('\0', QByteArray());
    char *text = PQescapeLiteral(m_handle, utf8.constData(), std::size_t(utf8.size()));
    QByteArray quoted(text);
    PQfreemem(text);
    return quoted;
}

QByteArray Connection::identifier(const QString &name)
{
    return '"' + name.toUtf8().replace('"', "\"\"") + '"';
}

} // namespace core::postgres
