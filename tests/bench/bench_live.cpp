// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/allocator.h"
#include "tests/bench/liveclient.h"
#include "tests/bench/livewindow.h"
#include "tests/bench/report.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::live::State;

namespace {

constexpr int kRooms = 1000;
constexpr int kRate = 5000; // messages a second
constexpr int kBytes = 250;
constexpr int kBurst = 100'000;
constexpr int kSoakRate = 50;
constexpr auto kIdle = 30s;
constexpr auto kQuiet = 1500ms; // more than what the feed does once a second

struct Flood
{
    int rate = kRate;
    int seconds = 60;
    bool stores = false;
    [[nodiscard]] qint64 messages() const { return qint64(rate) * seconds; }
    [[nodiscard]] QString command() const
    {
        return u"flood %1 %2 %3 %4%5"_s.arg(kRooms).arg(rate).arg(seconds).arg(kBytes).arg(
            stores ? u" store"_s : QString());
    }
};

/// What one client did with one flood.
struct Outcome
{
    double cpu = 0; // seconds, of the process
    double feedCpu = 0; // seconds, of the thread that receives
    double rate = 0; // messages a second, from the first to the last
    double p99 = 0; // ms
};

QStringList floodRooms()
{
    QStringList rooms;
    for (int i = 1; i <= kRooms; ++i)
        rooms.append(u"conv_00000000-0000-4000-8000-%1"_s.arg(i, 12, 10, QChar(u'0')));
    return rooms;
}

QStringList quietShop(const QTemporaryDir &folder)
{
    return {
        u"--traffic"_s, u"0"_s, u"--oddities"_s, u"off"_s, u"--database"_s, folder.filePath(u"shop.db"_s)};
}

void pass(std::chrono::milliseconds time)
{
    bool over = false;
    QTimer::singleShot(time, qApp, [&over] { over = true; });
    bench::waitFor([&over] { return over; });
}

void waitForRooms(const bench::LiveClient &client, qint64 rooms = kRooms)
{
    if (!bench::waitFor([&] { return client.joined() >= rooms; }, 60s))
        qFatal("%lld of the rooms were joined", client.joined());
}

/// The flood's rooms are in the database before anybody looks, as those of yesterday are.
void fillRooms(bench::ShopProcess &shop)
{
    shop.say(u"flood %1 %1 1 40 store"_s.arg(kRooms));
    if (shop.waitForLine(u"flooded"_s, 30s).isEmpty())
        qFatal("the shop does not fill its database");
    pass(500ms);
}

/// One flood against a client that is online; whatever else watches the feed costs here too.
Outcome measureFlood(bench::Report &report, const QString &name, bench::ShopProcess &shop,
    bench::LiveClient &client, const Flood &flood)
{
    client.tally.reset(flood.messages(), kRooms);
    const double memory = bench::privateMegabytes();
    const double before = bench::cpuSeconds();
    const double feedBefore = bench::threadCpuSeconds();
    shop.say(flood.command());
    const auto patience = std::chrono::seconds(flood.seconds) + 120s;
    std::optional<double> half; // memory when so many had come: what grows all the time grows after it too
    const auto isOver = [&] {
        if (!half && client.tally.unique() * 2 >= flood.messages())
            half = bench::privateMegabytes();
        return client.tally.lost() == 0;
    };
    static_cast<void>(bench::waitFor(isOver, patience));
    const double end = bench::privateMegabytes();
    pass(kQuiet);
    bench::waitFor([&] { return client.isSettled(); });
    Outcome outcome;
    outcome.cpu = bench::cpuSeconds() - before;
    outcome.feedCpu = bench::threadCpuSeconds() - feedBefore;
    outcome.rate = double(client.tally.unique()) / client.tally.seconds();
    outcome.p99 = bench::percentile(client.tally.delays(), 0.99);
    report.add(name + u"lost"_s, double(client.tally.lost()), u""_s, 0);
    report.add(name + u"told twice"_s, double(client.tally.repeated()), u""_s, 0);
    report.add(name + u"out of order"_s, double(client.tally.outOfOrder()), u""_s, 0);
    report.add(name + u"CPU of the thread that receives"_s, outcome.feedCpu, u"s"_s);
    report.add(name + u"CPU with storing"_s, outcome.cpu, u"s"_s);
    report.add(name + u"memory grown by"_s, bench::privateMegabytes() - memory, u"MB"_s);
    report.add(name + u"memory grown in the second half"_s, end - half.value_or(end), u"MB"_s);
    return outcome;
}

void addDelays(bench::Report &report, const QString &name, const bench::Tally &tally)
{
    report.add(name + u"written to arrived(), p50"_s, bench::percentile(tally.delays(), 0.5), u"ms"_s);
    report.add(name + u"written to arrived(), p99"_s, bench::percentile(tally.delays(), 0.99), u"ms"_s, 20);
}

void addArchived(bench::Report &report, const QString &name, const bench::LiveClient &client, qint64 expected)
{
    const auto ours = qint64(
        bench::rowsOf(client.archivePath(), u"SELECT ext, content FROM msg WHERE content GLOB '#*'"_s)
            .size());
    report.add(name + u"missing in the archive"_s, double(expected - ours), u""_s, 0);
}

/// The same flood, taken by the package for Node, where a person installed it.
std::optional<Outcome> floodOfNode(const Flood &flood)
{
    const QTemporaryDir folder;
    bench::ShopProcess shop(folder.path(), quietShop(folder));
    const QTemporaryDir own;
    bench::LiveClient signIn(shop, own.path(), {false, {u"none"_s}});
    bench::NodeProcess node(QStringLiteral(AGENTCONSOLE_NODE_SCRIPT),
        {shop.told(u"liveUrl"_s), signIn.token().reveal(), QString::number(kRooms), u"flood"_s,
            QString::number(flood.messages())});
    if (node.line(60s)[u"type"_s] != u"joined"_s)
        return std::nullopt;
    shop.say(flood.command());
    const QJsonObject told = node.line(std::chrono::seconds(flood.seconds) + 120s);
    if (told.isEmpty())
        qFatal("socket.io-client did not get all of the flood");
    std::fprintf(stderr, "socket.io-client %s: %s\n", qPrintable(told[u"version"_s].toString()),
        QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return Outcome{told[u"cpuSeconds"_s].toDouble(), told[u"cpuSeconds"_s].toDouble(),
        told[u"unique"_s].toDouble() / told[u"seconds"_s].toDouble(), told[u"p99"_s].toDouble()};
}

void floods(bench::Report &report, int seconds)
{
    Flood flood;
    flood.seconds = seconds;
    const auto node = floodOfNode(flood);
    for (const bool stores : {false, true}) {
        flood.stores = stores;
        const QString name
            = stores ? u"5,000/s, 1,000 rooms, with database: "_s : u"5,000/s, 1,000 rooms, socket only: "_s;
        const QTemporaryDir folder;
        bench::ShopProcess shop(folder.path(), quietShop(folder));
        if (stores)
            fillRooms(shop);
        bench::LiveClient client(shop, folder.path(), {stores, stores ? QStringList() : floodRooms()});
        waitForRooms(client);
        pass(kQuiet);
        const Outcome own = measureFlood(report, name, shop, client, flood);
        addDelays(report, name, client.tally);
        addArchived(report, name, client, flood.messages() + (stores ? kRooms : 0));
        if (!node)
            continue;
        // The package keeps nothing: what is like for like is the thread that receives.
        const QString remark
            = u"socket.io-client %1 s, p99 %2 ms"_s.arg(node->cpu, 0, 'f', 2).arg(node->p99, 0, 'f', 0);
        report.add(name + u"CPU to socket.io-client"_s, own.feedCpu / node->cpu, u"x"_s,
            stores ? std::nullopt : std::optional(1.0), false, remark);
        report.add(name + u"CPU with storing to socket.io-client"_s, own.cpu / node->cpu, u"x"_s);
    }
}

/// The same with somebody who looks: the rooms, one of them open, everything stored and read back.
void window(bench::Report &report, int seconds, bench::FrameWatch &watch)
{
    Flood flood;
    flood.seconds = seconds;
    flood.stores = true;
    const QString name = u"5,000/s, 1,000 rooms, with the window open: "_s;
    const QTemporaryDir folder;
    bench::ShopProcess shop(folder.path(), quietShop(folder));
    fillRooms(shop);
    bench::LiveClient client(shop, folder.path(), {});
    waitForRooms(client);
    bench::LiveWindow window(client.feed(), folder.path());
    window.open(floodRooms().first());
    pass(kQuiet);
    watch.reset();
    measureFlood(report, name, shop, client, flood);
    addDelays(report, name, client.tally);
    addArchived(report, name, client, flood.messages() + kRooms);
    report.add(name + u"frames"_s, double(watch.frames().size()), u""_s);
    report.add(name + u"frame p99"_s, bench::percentile(watch.frames(), 0.99), u"ms"_s, 16);
    report.add(name + u"frame p99, CPU time"_s, bench::percentile(watch.frameCpu(), 0.99), u"ms"_s);
    report.add(name + u"longest event"_s, watch.longestEvent(), u"ms"_s);
    report.add(name + u"the open room stands at its end"_s, window.showsEnd() ? 1 : 0, u""_s, 1, true);
}

/// As fast as the client takes them.
void burst(bench::Report &report)
{
    const Flood flood{kBurst, 1, false};
    const QString name = u"100,000 at once: "_s;
    const auto node = floodOfNode(flood);
    const QTemporaryDir folder;
    bench::ShopProcess shop(folder.path(), quietShop(folder));
    bench::LiveClient client(shop, folder.path(), {false, floodRooms()});
    waitForRooms(client);
    pass(kQuiet);
    const Outcome own = measureFlood(report, name, shop, client, flood);
    report.add(name + u"messages per second"_s, own.rate, u"1/s"_s);
    addArchived(report, name, client, flood.messages());
    if (node) {
        report.add(name + u"messages per second to socket.io-client"_s, own.rate / node->rate, u"x"_s, 1,
            true, u"socket.io-client %1/s"_s.arg(node->rate, 0, 'f', 0));
    }
}

/// Until every room is joined again after `cut` and the gap is filled, from the moment the end was noticed;
/// ms.
double reconnect(bench::ShopProcess &shop, bench::LiveClient &client, const QString &cut)
{
    const qint64 filled = client.filledGaps();
    shop.say(cut);
    if (!bench::waitFor([&] { return !client.isOnline(); }, 30s))
        qFatal("the connection did not end");
    QElapsedTimer timer;
    timer.start();
    if (!bench::waitFor(
            [&] { return client.isOnline() && client.joined() >= kRooms && client.filledGaps() > filled; },
            60s))
        qFatal("the connection did not come back");
    return double(timer.elapsed());
}

std::optional<double> ofNode(
    const QString &task, const QString &amount, const QString &field, const QString &command)
{
    const QTemporaryDir folder;
    bench::ShopProcess shop(folder.path(), quietShop(folder));
    const QTemporaryDir own;
    bench::LiveClient signIn(shop, own.path(), {false, {u"none"_s}});
    bench::NodeProcess node(QStringLiteral(AGENTCONSOLE_NODE_SCRIPT),
        {shop.told(u"liveUrl"_s), signIn.token().reveal(), QString::number(kRooms), task, amount});
    if (node.line(60s)[u"type"_s] != u"joined"_s)
        return std::nullopt;
    if (!command.isEmpty())
        shop.say(command);
    const QJsonObject told = node.line(120s);
    return told.isEmpty() ? std::nullopt : std::optional(told[field].toDouble());
}

void links(bench::Report &report)
{
    const QTemporaryDir folder;
    bench::ShopProcess shop(folder.path(), quietShop(folder));
    fillRooms(shop);
    bench::LiveClient client(shop, folder.path(), {});
    waitForRooms(client);
    pass(5s); // what is done after a load

    const auto percentOfNode = ofNode(u"idle"_s, u"10"_s, u"percent"_s, {});
    const double before = bench::cpuSeconds();
    pass(kIdle);
    const double percent = (bench::cpuSeconds() - before) / (kIdle / 1.0s) * 100;
    report.add(u"1,000 silent rooms: CPU"_s, percent, u"%"_s, 1, false,
        percentOfNode ? u"socket.io-client %1 %"_s.arg(*percentOfNode, 0, 'f', 2) : QString());

    // The first end of a connection: later ones would tell how long the pauses before attempts are.
    const double ms = reconnect(shop, client, u"drop"_s);
    const auto msOfNode = ofNode(u"drop"_s, {}, u"ms"_s, u"drop"_s);
    report.add(u"after a drop: joined and filled again"_s, ms, u"ms"_s, {}, false,
        msOfNode ? u"socket.io-client joined %1 ms"_s.arg(*msOfNode, 0, 'f', 0) : QString());

    QElapsedTimer timer;
    timer.start();
    shop.say(u"pause"_s);
    if (!bench::waitFor([&] { return !client.isOnline(); }, 120s))
        qFatal("a dead link was not noticed");
    report.add(u"a link that died in silence: noticed after"_s, double(timer.elapsed()) / 1000, u"s"_s, 10);
    shop.say(u"resume"_s);
}

/// One fault after the other while messages come, then quiet.
void playFaults(bench::ShopProcess &shop, int seconds)
{
    const QList<QPair<QString, std::chrono::milliseconds>> steps{{u"drop"_s, 3s}, {u"duplicate"_s, 2s},
        {u"reorder"_s, 3s}, {u"heal"_s, 1s}, {u"lose"_s, 3s}, {u"drop"_s, 2s}, {u"heal"_s, 2s},
        {u"pause"_s, 12s}, {u"resume"_s, 5s}, {u"restart 2"_s, 8s}, {u"drop"_s, 100ms}, {u"drop"_s, 5s}};
    QElapsedTimer timer;
    timer.start();
    for (qsizetype i = 0; timer.elapsed() < seconds * 1000; ++i) {
        const auto &[command, time] = steps[i % steps.size()];
        shop.say(command);
        pass(time);
    }
    shop.say(u"resume"_s);
    shop.say(u"heal"_s);
}

/// How many rows are missing, too many or other than they should be; the first of them are named.
qint64 differences(const char *where, const bench::Rows &wanted, const bench::Rows &found)
{
    qint64 count = 0;
    const auto tell = [&](const char *what, const QString &id) {
        if (++count <= 5)
            std::fprintf(stderr, "%s: %s %s\n", where, what, qPrintable(id));
    };
    for (const auto &[id, content] : wanted) {
        const auto same = found.find(id);
        if (same == found.end())
            tell("missing", id);
        else if (same->second != content)
            tell("other", id);
    }
    for (const auto &[id, content] : found) {
        if (!wanted.contains(id))
            tell("too many", id);
    }
    return count;
}

void soak(bench::Report &report, int seconds)
{
    const QString name = u"soak of %1 s: "_s.arg(seconds);
    const QTemporaryDir folder;
    const QString database = folder.filePath(u"shop.db"_s);
    bench::ShopProcess shop(folder.path(), {u"--traffic"_s, u"0"_s, u"--database"_s, database});
    fillRooms(shop);
    bench::LiveClient client(shop, folder.path(), {true, {}, true});
    waitForRooms(client);
    const QString rows = u"SELECT id, content FROM coze_chat_history WHERE deleted = 0 AND id > %1"_s;
    const auto archivedRows
        = [&client] { return bench::rowsOf(client.archivePath(), u"SELECT ext, content FROM msg"_s); };
    // What was there before is the archive's affair; the feed tells what comes from here on.
    const qsizetype before = qsizetype(bench::rowsOf(database, rows.arg(0)).size());
    if (!bench::waitFor([&] { return qsizetype(archivedRows().size()) == before; }, 60s))
        qFatal("the rows of before are not in the archive");
    const QString newest = bench::newestOf(database);
    shop.say(u"traffic 60"_s);
    shop.say(Flood{kSoakRate, seconds, true}.command());
    const double atStart = bench::privateMegabytes();
    playFaults(shop, seconds / 2);
    const double inTheMiddle = bench::privateMegabytes();
    playFaults(shop, seconds - seconds / 2);
    const double atEnd = bench::privateMegabytes();
    shop.say(u"traffic 0"_s);
    pass(20s); // answers that were begun, the pause after a restart
    client.feed().fillNow();
    bench::waitFor([&] { return client.isOnline() && client.feed().receipt().openGaps == 0; }, 60s);
    pass(65s); // what is kept without a row would be kept by now
    bench::waitFor([&] { return client.isSettled(); });

    const auto wanted = bench::rowsOf(database, rows.arg(0));
    report.add(name + u"rows of the database"_s, double(wanted.size()), u""_s);
    report.add(name + u"rows that the archive has otherwise"_s,
        double(differences("archive", wanted, archivedRows())), u""_s, 0);
    report.add(name + u"rows that the feed told otherwise"_s,
        double(differences("feed", bench::rowsOf(database, rows.arg(newest)), client.rows())), u""_s, 0);
    report.add(name + u"gaps"_s, double(client.feed().receipt().gaps), u""_s);
    report.add(name + u"gaps that were not filled"_s,
        double(client.feed().receipt().gaps - client.filledGaps()), u""_s, 0);
    report.add(name + u"memory grown in the first half"_s, inTheMiddle - atStart, u"MB"_s);
    report.add(name + u"memory grown in the second half"_s, atEnd - inTheMiddle, u"MB"_s);
}

} // namespace

int main(int argc, char **argv)
{
    core::tuneAllocator(); // as the program does
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    bench::FrameWatch program(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"Writes the figures into this file."_s, u"file"_s});
    parser.addOption({u"messages"_s, u"Taken for the sake of the other benchmarks."_s, u"number"_s});
    parser.addOption({u"seconds"_s, u"How long 5,000 messages a second come."_s, u"number"_s, u"60"_s});
    parser.addOption(
        {u"soak"_s, u"Plays faults for so long; without it, not at all."_s, u"seconds"_s, u"0"_s});
    parser.addOption({u"only"_s,
        u"Measures this alone: floods, window, burst, links or soak; several with commas."_s, u"names"_s});
    parser.process(program);
    const QStringList only = parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts);
    const auto isWanted = [&only](const QString &name) { return only.isEmpty() || only.contains(name); };

    bench::Report report;
    if (isWanted(u"floods"_s))
        floods(report, std::max(1, parser.value(u"seconds"_s).toInt()));
    if (isWanted(u"window"_s))
        window(report, std::max(1, parser.value(u"seconds"_s).toInt()), program);
    if (isWanted(u"burst"_s))
        burst(report);
    if (isWanted(u"links"_s))
        links(report);
    if (const int seconds = parser.value(u"soak"_s).toInt(); seconds > 0 && isWanted(u"soak"_s))
        soak(report, seconds);
    report.print();
    if (parser.isSet(u"json"_s) && !report.writeJson(parser.value(u"json"_s)))
        return 1;
    return report.allGood() ? 0 : 1;
}
