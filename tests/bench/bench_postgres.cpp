// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/allocator.h"
#include "core/base/cpupause.h"
#include "core/history/archive.h"
#include "core/postgres/postgreshistory.h"
#include "core/sync/archivesink.h"
#include "core/sync/postgrestail.h"
#include "tests/bench/postgresreference.h"
#include "tests/bench/report.h"
#include "tests/support/postgresserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <atomic>
#include <cstdio>
#include <limits>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core::history;
using core::Secret;
using core::postgres::Address;
using core::postgres::Database;
using core::postgres::PostgresHistory;
using tests::PostgresServer;

namespace {

constexpr int kPage = 50;
constexpr int kRounds = 200;
constexpr std::int64_t kFirstMs = 1'672'531'200'000; // of the generator
constexpr std::int64_t kSpanMs = 94'608'000'000;
constexpr std::int64_t kNow = kFirstMs + kSpanMs + 1'000'000;
constexpr qint64 kLastRow = std::numeric_limits<qint64>::max();

template <class T>
T answer(QFuture<core::Result<T>> future)
{
    for (int spins = 0; spins < 20'000 && !future.isFinished(); ++spins)
        core::pauseCpu();
    core::Result<T> result = future.takeResult();
    if (!result)
        qFatal("failed: %s", qPrintable(result.error().detail));
    return std::move(*result);
}

/// Since resetPeakMemory(), in MB; 0 where nobody tells.
double peakMemory()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray status = file.readAll();
    const qsizetype at = status.indexOf("VmHWM:");
    return at < 0 ? 0 : status.mid(at + 6, 20).trimmed().split(' ').constFirst().toDouble() / 1024;
}

/// What the process holds now, in MB, from where the peak is counted.
double resetPeakMemory()
{
#ifdef __GLIBC__
    malloc_trim(0); // the raw pipelines' caches are none of ours
#endif
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
    file.close();
    return peakMemory();
}

class Bench
{
public:
    /// `database` is one that an earlier run has filled and that is left as it is; empty: one of our own.
    Bench(std::int64_t messages, const QString &database, bench::Report &report)
        : m_messages(messages),
          m_report(report),
          m_size(messages >= 1'000'000 ? u"%1M: "_s.arg(messages / 1'000'000)
                                       : u"%1k: "_s.arg(messages / 1'000)),
          m_url(database)
    {
        if (!m_url.isEmpty()) {
            m_reference = std::make_unique<bench::PostgresReference>(url());
            pickConversations();
            return;
        }
        PostgresServer::Options options;
        options.settings = {u"shared_buffers = 512MB"_s, u"max_wal_size = 8GB"_s, u"work_mem = 16MB"_s,
            u"maintenance_work_mem = 512MB"_s, u"autovacuum = off"_s};
        m_server = std::make_unique<PostgresServer>(options);
        m_url = m_server->url();
        tests::ShopTables bare;
        bare.prismaIndexes = false;
        tests::makeShopTables(*m_server, bare);
        m_reference = std::make_unique<bench::PostgresReference>(url());
        std::fprintf(stderr, "filling the database with %lld messages\n", qint64(messages));
        m_reference->fill(messages);
        tests::addShopIndexes(*m_server, {});
        m_server->sql("VACUUM ANALYZE");
        pickConversations();
    }

    [[nodiscard]] bool isRecommended(); // whether it has the indexes
    void addRecommended();
    void lists(bool recommended);
    void transcripts(bool recommended);
    void backend();
    void readers();
    void mirror();

private:
    [[nodiscard]] QString url() const
    {
        return QString(m_url).replace(u"owner@"_s, u"owner:"_s + PostgresServer::password() + u'@');
    }
    [[nodiscard]] Database::Options options() const
    {
        Database::Options options;
        options.primary = *Address::parse(m_url, Secret(PostgresServer::password()));
        return options;
    }
    [[nodiscard]] QString nameOf(bool recommended) const
    {
        return m_size + (recommended ? u"recommended indexes: "_s : u"Prisma's indexes: "_s);
    }
    /// A moment in the history, another one every round.
    [[nodiscard]] static std::int64_t momentOf(int round)
    {
        return kFirstMs + kSpanMs / 20 + (std::int64_t(round) * 7'919 % 1000) * (kSpanMs * 9 / 10 / 1000);
    }
    [[nodiscard]] const QString &conversationOf(int round) const
    {
        return m_conversations[round % m_conversations.size()];
    }
    struct Mirroring
    {
        double readable = -1; // seconds until the first rows can be read
        double whole = -1; // until all can
        double indexed = -1; // until a search needs the index alone
        std::int64_t rows = 0;
    };
    [[nodiscard]] Mirroring mirrorAll(std::int64_t rows);
    void pickConversations()
    {
        m_conversations = m_reference->texts(
            "SELECT conversation_id FROM coze_conversation WHERE id % greatest((SELECT max(id) FROM "
            "coze_conversation) / 100, 1) = 0 AND conversation_id <> 'conv_giant' LIMIT 100");
    }
    void compare(const QString &name, double limit, const std::function<void(int)> &product,
        const std::function<void(int)> &reference, bool isLimited);

    std::int64_t m_messages;
    bench::Report &m_report;
    QString m_size;
    QString m_url; // without the password
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<bench::PostgresReference> m_reference;
    QStringList m_conversations;
    QTemporaryDir m_folder;
};

void Bench::compare(const QString &name, double limit, const std::function<void(int)> &product,
    const std::function<void(int)> &reference, bool isLimited)
{
    for (int round = 0; round < 20; ++round) { // everybody's plans and pages are warm
        product(round);
        reference(round);
    }
    const bench::Pair pair = bench::alternate(kRounds, product, reference);
    m_report.add(name + u" P95"_s, pair.productP95 / 1000, u"ms"_s, limit);
    m_report.add(name + u" to raw libpq"_s, pair.ratio(), u"x"_s,
        isLimited ? std::optional(1.5) : std::nullopt, false,
        u"%1 ms to %2 ms"_s.arg(pair.product / 1000, 0, 'f', 2).arg(pair.reference / 1000, 0, 'f', 2));
}

bool Bench::isRecommended()
{
    return !m_reference
                ->texts("SELECT 1 FROM pg_indexes WHERE tablename = 'coze_chat_history' AND indexdef LIKE "
                        "'%(conversation_id, create_time%'")
                .isEmpty();
}

void Bench::addRecommended()
{
    tests::ShopTables tables;
    tables.prismaIndexes = false;
    tables.recommendedIndexes = true;
    tests::addShopIndexes(*m_server, tables);
    m_server->sql("ANALYZE");
}

void Bench::lists(bool recommended)
{
    const QString name = nameOf(recommended);
    const double limit = recommended ? 20 : 200; // ms
    Database database(options());
    PostgresHistory history(database, m_folder.filePath(u"notes.db"_s));
    compare(
        name + u"newest conversations"_s, limit,
        [&](int) { static_cast<void>(answer(history.conversations({}, {}, kPage))); },
        [&](int) { m_reference->listPage(kNow, kPage, recommended); }, recommended);
    compare(
        name + u"conversations somewhere"_s, limit,
        [&](int round) {
            static_cast<void>(answer(history.conversations({}, Position{momentOf(round), kLastRow}, kPage)));
        },
        [&](int round) { m_reference->listPage(momentOf(round), kPage, recommended); }, recommended);
}

/// Pages of conversations: a short one, and the giant.
void Bench::transcripts(bool recommended)
{
    const QString name = nameOf(recommended);
    const double limit = recommended ? 20 : 200; // ms
    Database database(options());
    PostgresHistory history(database, m_folder.filePath(u"notes.db"_s));
    const ConversationRef giant{u"conv_giant"_s, {}, 0};
    MessageAnchor atOnce;
    atOnce.mayGuess = true;
    static_cast<void>(answer(history.conversations({}, {}, 1))); // connected
    const double first
        = bench::seconds([&] { static_cast<void>(answer(history.messages(giant, atOnce, kPage))); });
    const double counted
        = bench::seconds([&] { static_cast<void>(answer(history.messages(giant, {}, kPage))); });
    m_report.add(name + u"first page of the giant"_s, first * 1000, u"ms"_s, limit);
    m_report.add(name + u"the giant counted"_s, counted * 1000, u"ms"_s);

    compare(
        name + u"open"_s, limit,
        [&](int round) {
            static_cast<void>(answer(history.messages({conversationOf(round), {}, 0}, {}, kPage)));
        },
        [&](int round) { m_reference->messagePage(conversationOf(round).toUtf8(), kNow, kPage); },
        recommended);
    compare(
        name + u"open the giant"_s, limit,
        [&](int) { static_cast<void>(answer(history.messages(giant, {}, kPage))); },
        [&](int) { m_reference->messagePage("conv_giant", kNow, kPage); }, recommended);
    compare(
        name + u"previous page of the giant"_s, limit,
        [&](int round) {
            const MessageAnchor anchor{
                MessageAnchor::Kind::Before, Position{momentOf(round), kLastRow}, {}, 0};
            static_cast<void>(answer(history.messages(giant, anchor, kPage)));
        },
        [&](int round) { m_reference->messagePage("conv_giant", momentOf(round), kPage); }, recommended);
    compare(
        name + u"jump in the giant"_s, limit,
        [&](int round) {
            const MessageAnchor anchor{MessageAnchor::Kind::AroundTime, {}, {}, momentOf(round)};
            static_cast<void>(answer(history.messages(giant, anchor, kPage)));
        },
        [&](int round) { m_reference->messagesAround("conv_giant", momentOf(round), kPage); }, recommended);
}

/// What the shop's backend asks the same database for the same page, as Prisma sends it.
void Bench::backend()
{
    Database database(options());
    PostgresHistory history(database, m_folder.filePath(u"notes.db"_s));
    const qint64 middle = qint64(m_messages / 2);
    const auto against = [&](const QString &name, const QByteArray &sql, const std::function<void()> &own) {
        std::vector<double> theirs;
        std::vector<double> ours;
        own();
        for (int round = 0; round < 5; ++round) {
            theirs.push_back(bench::seconds([&] { m_reference->backend(sql); }));
            for (int i = 0; i < 10; ++i)
                ours.push_back(bench::seconds(own));
        }
        const double ratio = bench::percentile(theirs, 0.5) / bench::percentile(ours, 0.5);
        m_report.add(m_size + u"faster than the backend: "_s + name, ratio, u"x"_s, 100, true,
            u"%1 ms to %2 ms"_s.arg(bench::percentile(ours, 0.5) * 1000, 0, 'f', 2)
                .arg(bench::percentile(theirs, 0.5) * 1000, 0, 'f', 0));
    };
    against(u"list with last message"_s,
        "SELECT DISTINCT ON (c.conversation_id) c.conversation_id, c.shop_id, c.bot_id, h.content, h.sender, "
        "h.create_time FROM coze_conversation c JOIN coze_chat_history h ON h.conversation_id = "
        "c.conversation_id WHERE h.deleted = 0 AND c.deleted = 0 ORDER BY c.conversation_id, h.create_time "
        "DESC",
        [&] { static_cast<void>(answer(history.conversations({}, {}, kPage))); });
    against(u"open the giant"_s,
        "SELECT * FROM coze_chat_history WHERE conversation_id = 'conv_giant' AND deleted = 0 ORDER BY "
        "create_time ASC",
        [&] {
            static_cast<void>(answer(history.messages({u"conv_giant"_s, {}, 0}, {}, kPage)));
        });
    against(u"deep page"_s,
        "SELECT * FROM coze_chat_history WHERE deleted = 0 ORDER BY create_time DESC LIMIT 100 OFFSET "
            + QByteArray::number(middle),
        [&] {
            static_cast<void>(answer(history.search({}, Position{kFirstMs + kSpanMs / 2, 0}, 100)));
        });
}

/// A hundred people who ask at once, fifty questions a second, for ten seconds.
void Bench::readers()
{
    Database database(options());
    PostgresHistory history(database, m_folder.filePath(u"notes.db"_s));
    constexpr int kReaders = 100;
    constexpr int kQuestions = 500;
    std::atomic_int errors = 0;
    std::mutex guard;
    std::vector<double> times; // ms
    std::vector<std::jthread> readers;
    const auto begin = std::chrono::steady_clock::now();
    for (int reader = 0; reader < kReaders; ++reader) {
        readers.emplace_back([&, reader] {
            for (int question = reader; question < kQuestions; question += kReaders) {
                std::this_thread::sleep_until(begin + question * 20ms);
                QElapsedTimer timer;
                timer.start();
                bool isGood = false;
                if (question % 2 == 0) {
                    auto page = history.conversations({}, Position{momentOf(question), 0}, kPage);
                    page.waitForFinished();
                    isGood = page.result().has_value();
                } else {
                    auto page = history.messages({conversationOf(question), {}, 0}, {}, kPage);
                    page.waitForFinished();
                    isGood = page.result().has_value();
                }
                errors += isGood ? 0 : 1;
                const std::lock_guard lock(guard);
                times.push_back(double(timer.nsecsElapsed()) / 1e6);
            }
        });
    }
    readers.clear();
    m_report.add(m_size + u"100 readers, 50 a second: errors"_s, errors, u""_s, 0);
    m_report.add(m_size + u"100 readers, 50 a second: P95"_s, bench::percentile(times, 0.95), u"ms"_s, 200);
}

void Bench::mirror()
{
    std::int64_t rows = 0;
    m_reference->copyAll(rows); // the server's pages are warm for everybody
    const double copying = bench::seconds([&] { m_reference->copyAll(rows); });
    const auto raw = [&](const QString &name, bool withText) {
        return bench::seconds([&] { rows = m_reference->pipeline(m_folder.filePath(name), withText); });
    };
    double rawRows = raw(u"raw.db"_s, false);
    double rawText = raw(u"rawtext.db"_s, true);
    const double before = resetPeakMemory();
    const Mirroring mirrored = mirrorAll(rows);
    const double peak = peakMemory();
    // On both sides of the mirror, since a machine is not equally fast all the time.
    rawRows = (rawRows + raw(u"raw2.db"_s, false)) / 2;
    rawText = (rawText + raw(u"rawtext2.db"_s, true)) / 2;
    m_report.add(m_size + u"mirror: rows missing"_s, double(rows - mirrored.rows), u""_s, 0);
    m_report.add(m_size + u"mirror: readable after"_s, mirrored.readable, u"s"_s, 1);
    m_report.add(m_size + u"mirror: COPY alone"_s, double(rows) / copying, u"1/s"_s);
    const auto compare = [&](const QString &what, double seconds, double raw, std::optional<double> least) {
        const double rate = double(rows) / seconds;
        const double rawRate = double(rows) / raw;
        m_report.add(m_size + u"mirror: messages per second, "_s + what, rate, u"1/s"_s, least, true);
        m_report.add(m_size + u"mirror: to the raw pipeline, "_s + what, rate / rawRate, u"x"_s, 0.7, true,
            u"raw %1/s"_s.arg(rawRate, 0, 'f', 0));
    };
    compare(u"without the text index"_s, mirrored.whole, rawRows, 100'000);
    compare(u"with the text index"_s, mirrored.indexed, rawText, std::nullopt);
    if (peak > 0)
        m_report.add(m_size + u"mirror: memory"_s, peak - before, u"MB"_s, 200);
}

/// The mirror as the program runs it, into an archive that somebody reads meanwhile.
Bench::Mirroring Bench::mirrorAll(std::int64_t rows)
{
    const QString path = m_folder.filePath(u"archive.db"_s);
    Archive archive(path);
    answer(archive.open());
    core::sync::ArchiveSink sink(path);
    core::sync::PostgresTail::Options options;
    options.archivePath = path;
    options.address = *Address::parse(m_url, Secret(PostgresServer::password()));
    core::sync::PostgresTail tail(options, sink);
    QEventLoop loop;
    QTimer looks;
    QElapsedTimer timer;
    Mirroring mirrored;
    const auto look = [&] {
        const double now = double(timer.elapsed()) / 1000;
        if (mirrored.readable < 0 && !answer(archive.conversations({}, {}, 1)).rows.isEmpty())
            mirrored.readable = now;
        if (mirrored.whole < 0 && answer(archive.totals()).messages >= rows)
            mirrored.whole = now;
    };
    QObject::connect(&looks, &QTimer::timeout, &loop, look);
    QObject::connect(&tail, &core::sync::Tail::failed, &loop,
        [](const core::Error &error) { std::fprintf(stderr, "%s\n", qPrintable(error.detail)); });
    QObject::connect(&tail, &core::sync::PostgresTail::completed, &loop, &QEventLoop::quit);
    timer.start();
    looks.start(20ms);
    tail.start();
    loop.exec();
    look();
    mirrored.indexed = double(timer.elapsed()) / 1000;
    tail.stop();
    mirrored.rows = answer(archive.totals()).messages;
    return mirrored;
}

} // namespace

int main(int argc, char **argv)
{
    core::tuneAllocator(); // as the program does
    const QCoreApplication program(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"Writes the figures into this file."_s, u"file"_s});
    parser.addOption({u"messages"_s, u"How many the database has."_s, u"number"_s, u"1000000"_s});
    parser.addOption({u"database"_s,
        u"Measures the generator's rows in this database, with the indexes it has."_s, u"url"_s});
    parser.addOption(
        {u"only"_s, u"Measures this alone: lists, transcripts, backend, readers or mirror."_s, u"names"_s});
    parser.process(program);
    if (!PostgresServer::isInstalled()) {
        std::fprintf(stderr, "PostgreSQL is not installed; Debian calls it postgresql-15.\n");
        return 1;
    }
    const QStringList only = parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts);
    const auto isWanted = [&only](const QString &name) { return only.isEmpty() || only.contains(name); };
    bench::Report report;
    const QString database = parser.value(u"database"_s);
    Bench bench(std::max<qint64>(parser.value(u"messages"_s).toLongLong(), 1000), database, report);
    const auto pages = [&](bool recommended) {
        if (isWanted(u"lists"_s))
            bench.lists(recommended);
        if (isWanted(u"transcripts"_s))
            bench.transcripts(recommended);
    };
    if (database.isEmpty()) {
        pages(false);
        bench.addRecommended();
        pages(true);
    } else {
        pages(bench.isRecommended());
    }
    if (isWanted(u"backend"_s))
        bench.backend();
    if (isWanted(u"readers"_s))
        bench.readers();
    if (isWanted(u"mirror"_s))
        bench.mirror();
    report.print();
    if (parser.isSet(u"json"_s) && !report.writeJson(parser.value(u"json"_s)))
        return 1;
    return report.allGood() ? 0 : 1;
}
