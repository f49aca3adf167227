// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgresserver.h"

#include "tests/support/certificates.h"

#include <QCollator>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <optional>
#include <vector>

#include <grp.h>
#include <pwd.h>
#include <sys/shm.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tests {

namespace {

constexpr int kPatienceMs = 120'000; // six programs may share two cores
constexpr int kPauseMs = 5;

// Survives a test that crashes: its standard input ends, then nothing of the cluster is left.
const auto kWatch = uR"(
read -r word
[ "$word" = done ] && exit 0
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF "$1/data"; then
    kill -STOP "$pid"
    memory=$(sed -n '7s/.* //p' "$1/data/postmaster.pid")
    children=$(grep -ls "^PPid:.$pid\$" /proc/[0-9]*/status | tr -cd '0-9\n')
    kill -KILL "$pid" $children
    ipcrm -m "$memory" 2>/dev/null
fi
for try in 1 2 3 4 5; do rm -rf "$1" 2>/dev/null && break; sleep 0.2; done
)"_s;

QString folderOfTools()
{
    const QDir all(u"/usr/lib/postgresql"_s);
    QStringList versions = all.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCollator collator(QLocale::c());
    collator.setNumericMode(true);
    std::sort(versions.begin(), versions.end(), collator);
    for (auto version = versions.crbegin(); version != versions.crend(); ++version) {
        const QString folder = all.filePath(*version) + u"/bin/"_s;
        if (QFile::exists(folder + u"initdb"_s) && QFile::exists(folder + u"pg_basebackup"_s))
            return folder;
    }
    return {};
}

/// Whom PostgreSQL runs as, since it refuses to be root.
struct Account
{
    uid_t user = ::geteuid();
    gid_t group = ::getegid();
};

Account unprivileged()
{
    if (::geteuid() != 0)
        return {};
    for (const char *name : {"postgres", "nobody"}) {
        if (const passwd *entry = ::getpwnam(name))
            return {entry->pw_uid, entry->pw_gid};
    }
    qFatal("neither postgres nor nobody is an account here");
}

void becomeOnExec(QProcess &process, const Account &account)
{
    process.setChildProcessModifier([account] {
        ::setsid(); // Ctrl+C is for the test
        if (::geteuid() != 0)
            return;
        if (::setgroups(0, nullptr) != 0 || ::setgid(account.group) != 0 || ::setuid(account.user) != 0)
            ::_exit(126);
    });
}

template <class Condition>
bool waitFor(Condition condition)
{
    QElapsedTimer clock;
    for (clock.start(); !condition(); QThread::msleep(kPauseMs)) {
        if (clock.elapsed() > kPatienceMs)
            return false;
    }
    return true;
}

/// State and parent of a process; nothing when it is gone.
std::optional<std::pair<char, pid_t>> processState(pid_t pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray line = file.readAll();
    const QList<QByteArray> words = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (words.size() < 2)
        return std::nullopt;
    return std::pair(words[0].at(0), pid_t(words[1].toInt()));
}

std::vector<pid_t> childrenOf(pid_t parent)
{
    std::vector<pid_t> children;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        const auto pid = pid_t(name.toInt());
        if (const auto state = pid > 0 ? processState(pid) : std::nullopt; state && state->second == parent)
            children.push_back(pid);
    }
    return children;
}

bool isGone(pid_t pid)
{
    const auto state = processState(pid);
    return !state || state->first == 'Z'; // nobody may be there to reap an orphan
}

int freePort()
{
    // Below the ports that the system hands out by itself, so that nobody gets it while the cluster is down.
    for (;;) {
        const int port = 15'000 + QRandomGenerator::system()->bounded(17'000);
        if (QTcpServer server; server.listen(QHostAddress::LocalHost, quint16(port)))
            return port;
    }
}

} // namespace

struct PostgresServer::Private
{
    Private()
    {
        if (!folder.isValid()
            || ::chown(QFile::encodeName(folder.path()).constData(), account.user, account.group) != 0)
            qFatal("no folder for a cluster");
        data = folder.filePath(u"data"_s);
        environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
        environment.insert(u"HOME"_s, folder.path());
        environment.insert(u"LC_ALL"_s, u"C"_s);
        environment.insert(u"PGPASSWORD"_s, password());
        environment.insert(u"PGCLIENTENCODING"_s, u"UTF8"_s);
        watch.setChildProcessModifier([] { ::setsid(); });
        watch.start(u"/bin/sh"_s, {u"-c"_s, kWatch, u"watch"_s, folder.path()});
        if (!watch.waitForStarted(kPatienceMs))
            qFatal("nobody watches over the cluster");
    }

    ~Private()
    {
        end();
        watch.write("done\n");
        watch.closeWriteChannel();
        watch.waitForFinished(kPatienceMs);
    }
    Q_DISABLE_COPY_MOVE(Private)

    QByteArray run(const QString &tool, const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder.path());
        becomeOnExec(process, account);
        process.start(tools + tool, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit
            || process.exitCode() != 0) {
            qFatal("%s: %s %s", qPrintable(tool), process.readAllStandardError().constData(),
                qPrintable(process.errorString()));
        }
        return process.readAllStandardOutput();
    }

    void initialise(const Options &options)
    {
        QFile secret(folder.filePath(u"password"_s));
        if (!secret.open(QIODevice::WriteOnly))
            qFatal("no file for the password");
        secret.write(password().toUtf8());
        secret.close();
        secret.setPermissions(secret.permissions() | QFile::ReadOther);
        run(u"initdb"_s,
            {u"--pgdata"_s, data, u"--username=owner"_s, u"--auth=scram-sha-256"_s,
                u"--pwfile="_s + secret.fileName(), u"--encoding=UTF8"_s, u"--locale=C"_s, u"--no-sync"_s,
                u"--no-instructions"_s});

        // No autovacuum: plans and estimates change when the test says ANALYZE, and not in the middle of it.
        QStringList lines = {u"listen_addresses = '127.0.0.1'"_s, u"unix_socket_directories = ''"_s,
            u"shared_buffers = 32MB"_s, u"max_connections = 100"_s, u"autovacuum = off"_s, u"fsync = off"_s,
            u"full_page_writes = off"_s, u"hot_standby = on"_s, u"max_wal_senders = 8"_s,
            u"wal_keep_size = 512MB"_s, u"wal_receiver_status_interval = 1s"_s,
            u"wal_retrieve_retry_interval = 200ms"_s, u"wal_sender_timeout = 20s"_s,
            u"wal_receiver_timeout = 20s"_s, u"log_line_prefix = '%m [%p] %a '"_s,
            u"timezone = '%1'"_s.arg(options.timeZone), u"log_timezone = 'UTC'"_s};
        if (options.tls) {
            makeCertificates();
            lines += {u"ssl = on"_s, u"ssl_cert_file = 'server.crt'"_s, u"ssl_key_file = 'server.key'"_s};
        }
        lines += options.settings;
        QFile conf(data + u"/postgresql.conf"_s);
        if (!conf.open(QIODevice::Append))
            qFatal("no settings for the cluster");
        conf.write('\n' + lines.join(u'\n').toUtf8() + '\n');
    }

    void makeCertificates()
    {
        const Certificates made = certificatesFor({u"localhost"_s, u"127.0.0.1"_s});
        const auto write = [this](const QString &path, const QByteArray &pem) {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(pem) != pem.size())
                qFatal("no file for a certificate");
            file.close();
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            if (::chown(QFile::encodeName(path).constData(), account.user, account.group) != 0)
                qFatal("the cluster cannot own its certificate");
        };
        caFile = folder.filePath(u"ca.crt"_s);
        write(caFile, made.authority);
        write(data + u"/server.crt"_s, made.certificate);
        write(data + u"/server.key"_s, made.key);
    }

    QList<QByteArray> pidFile() const
    {
        QFile file(data + u"/postmaster.pid"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
    }

    bool isReady() const
    {
        const QList<QByteArray> lines = pidFile();
        return lines.size() > 7 && lines[0].toLongLong() == postmaster.processId()
            && lines[7].trimmed() == "ready";
    }

    /// False when its port is taken.
    bool tryToStart()
    {
        const QString log = folder.filePath(u"log"_s);
        const qint64 read = QFile(log).size();
        postmaster.setProcessEnvironment(environment);
        postmaster.setWorkingDirectory(folder.path());
        postmaster.setProcessChannelMode(QProcess::MergedChannels);
        postmaster.setStandardOutputFile(log, QIODevice::Append);
        becomeOnExec(postmaster, account);
        postmaster.start(tools + u"postgres"_s, {u"-D"_s, data, u"-c"_s, u"port="_s + QString::number(port)});
        if (!postmaster.waitForStarted(kPatienceMs))
            qFatal("postgres does not start: %s", qPrintable(postmaster.errorString()));
        const bool inTime
            = waitFor([this] { return isReady() || postmaster.waitForFinished(kPauseMs) || !isRunning(); });
        if (inTime && isRunning())
            return true;
        QFile words(log);
        words.open(QIODevice::ReadOnly);
        words.seek(read);
        const QByteArray said = words.readAll();
        if (!said.contains("Address already in use"))
            qFatal("postgres does not start: %s", said.constData());
        return false;
    }

    void start(bool mayMove)
    {
        while (!tryToStart()) {
            if (mayMove)
                port = freePort();
            else
                QThread::msleep(kPauseMs);
        }
    }

    bool isRunning() const { return postmaster.state() != QProcess::NotRunning; }

    void signalAll(int signal)
    {
        const auto parent = pid_t(postmaster.processId());
        const auto children = childrenOf(parent);
        for (const pid_t child : children)
            ::kill(child, signal);
    }

    void pause()
    {
        ::kill(pid_t(postmaster.processId()), SIGSTOP); // the first one, so that no new child comes
        signalAll(SIGSTOP);
        isPaused = true;
    }

    void resume()
    {
        signalAll(SIGCONT);
        ::kill(pid_t(postmaster.processId()), SIGCONT);
        isPaused = false;
    }

    void kill()
    {
        if (!isRunning())
            return;
        const auto parent = pid_t(postmaster.processId());
        ::kill(parent, SIGSTOP);
        const auto children = childrenOf(parent);
        ::kill(parent, SIGKILL);
        for (const pid_t child : children)
            ::kill(child, SIGKILL);
        postmaster.waitForFinished(kPatienceMs);
        if (!waitFor([&children] { return std::all_of(children.begin(), children.end(), isGone); }))
            qFatal("a process of the cluster cannot be killed");
        isPaused = false;
    }

    void stop(int signal)
    {
        if (!isRunning())
            return;
        if (isPaused)
            resume();
        ::kill(pid_t(postmaster.processId()), signal);
        if (!postmaster.waitForFinished(kPatienceMs))
            kill();
    }

    void end()
    {
        stop(SIGQUIT);
        // A killed cluster leaves its piece of shared memory, of which a machine has 4096.
        if (const QList<QByteArray> lines = pidFile(); lines.size() > 6) {
            shmid_ds state = {};
            const int id = lines[6].split(' ').last().toInt();
            if (::shmctl(id, IPC_STAT, &state) == 0 && state.shm_nattch == 0
                && state.shm_perm.uid == account.user)
                ::shmctl(id, IPC_RMID, nullptr);
        }
    }

    const QString tools = folderOfTools();
    const Account account = unprivileged();
    QTemporaryDir folder{QDir::tempPath() + u"/agentconsole-postgres-XXXXXX"_s};
    QProcessEnvironment environment;
    QString data;
    QString caFile;
    QProcess watch;
    QProcess postmaster;
    int port = freePort();
    bool isPaused = false;
};

PostgresServer::PostgresServer(std::unique_ptr<Private> made) : d(std::move(made)) { }

PostgresServer::PostgresServer(const Options &options) : d(std::make_unique<Private>())
{
    d->initialise(options);
    d->start(true);
    sql("CREATE DATABASE shop", u"postgres"_s);
}

PostgresServer::~PostgresServer() = default;

bool PostgresServer::isInstalled()
{
    return !folderOfTools().isEmpty();
}

std::unique_ptr<PostgresServer> PostgresServer::makeReplica()
{
    auto made = std::make_unique<Private>();
    made->run(u"pg_basebackup"_s,
        {u"--pgdata="_s + made->data,
            u"--dbname=host=127.0.0.1 port=%1 user=owner application_name=replica"_s.arg(d->port),
            u"--wal-method=stream"_s, u"--checkpoint=fast"_s, u"--write-recovery-conf"_s, u"--no-sync"_s});
    made->caFile = d->caFile;
    made->start(true);
    std::unique_ptr<PostgresServer> replica(new PostgresServer(std::move(made)));
    replica->waitUntilCaughtUp(*this);
    return replica;
}

int PostgresServer::port() const
{
    return d->port;
}

QString PostgresServer::url(const QString &database, const QString &user) const
{
    return u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(user, QString::number(d->port), database);
}

QString PostgresServer::password()
{
    return u"of-the-test-cluster"_s;
}

QString PostgresServer::caFile() const
{
    return d->caFile;
}

QByteArray PostgresServer::sql(const QByteArray &statements, const QString &database)
{
    QByteArray said = d->run(u"psql"_s,
        {u"-XqAt"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, u"-"_s, u"-d"_s, url(database)}, statements);
    if (said.endsWith('\n'))
        said.chop(1);
    return said;
}

void PostgresServer::makeRole(const QString &name, bool canWrite)
{
    const QByteArray role = '"' + name.toUtf8().replace('"', "\"\"") + '"';
    sql("CREATE ROLE " + role + " LOGIN PASSWORD '" + password().toUtf8() + "'; GRANT pg_read_all_data"
        + (canWrite ? ", pg_write_all_data" : "") + " TO " + role);
}

void PostgresServer::stop()
{
    d->stop(SIGINT);
}

void PostgresServer::kill()
{
    d->kill();
}

void PostgresServer::start()
{
    if (!d->isRunning())
        d->start(false);
}

void PostgresServer::restart()
{
    stop();
    start();
}

void PostgresServer::pause()
{
    d->pause();
}

void PostgresServer::resume()
{
    d->resume();
}

void PostgresServer::promote()
{
    if (sql("SELECT pg_promote(true, 60)", u"postgres"_s) != "t")
        qFatal("the replica was not promoted");
}

void PostgresServer::waitUntilCaughtUp(PostgresServer &primary)
{
    const QByteArray place = primary.sql("SELECT pg_current_wal_lsn()", u"postgres"_s);
    const QByteArray question = "SELECT pg_last_wal_replay_lsn() >= '" + place + "'";
    if (!waitFor([&] { return sql(question, u"postgres"_s) == "t"; }))
        qFatal("the replica does not catch up");
}

void PostgresServer::holdReplay(bool held)
{
    sql(held ? "SELECT pg_wal_replay_pause()" : "SELECT pg_wal_replay_resume()", u"postgres"_s);
    const QByteArray state = held ? "paused" : "not paused";
    if (!waitFor([&] { return sql("SELECT pg_get_wal_replay_pause_state()", u"postgres"_s) == state; }))
        qFatal("replay is not %s", state.constData());
}

} // namespace tests
