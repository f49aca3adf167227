// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/deliver.h"
#include "core/coze/cozeclient.h"
#include "core/lab/testchat.h"
#include "tests/bench/report.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/style.h"
#include "ui/testpage/testpage.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Result;

namespace {

constexpr int kChats = 200;
constexpr int kDeltas = 500;
constexpr int kCalls = 1000;
constexpr int kCallsAtOnce = 6;
const auto kLoadBot = u"7400000000000000106"_s;

std::int64_t nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto s = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return s(usage.ru_utime) + s(usage.ru_stime);
}

/// Sleeps between events: with a time limit, processEvents() would spin instead.
bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds patience = 300s)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake;
    wake.start(20ms);
    while (!condition()) {
        if (timer.elapsed() > patience.count())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// The sample shop in a process of its own, so that what the client costs is only the client's.
class Shop
{
public:
    /// `pace` multiplies the pauses of its bots.
    explicit Shop(const QString &folder, const QString &pace = u"0"_s) : m_folder(folder)
    {
        m_process.setProgram(
            QCoreApplication::applicationDirPath() + u"/../../app/sampleshop/agent-console-sample-shop"_s);
        m_process.setArguments({u"--json"_s, u"--pace"_s, pace, u"--keys"_s, folder});
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start();
        if (!m_process.waitForStarted() || !m_process.waitForReadyRead(20'000))
            qFatal("the sample shop does not start");
        m_baseUrl = line()[u"baseUrl"_s].toString();
    }
    ~Shop() { (void)stop(); }
    Shop(const Shop &) = delete;
    Shop &operator=(const Shop &) = delete;

    [[nodiscard]] QString baseUrl() const { return m_baseUrl; }
    [[nodiscard]] QString file(const QString &name) const
    {
        QFile file(QDir(m_folder).filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    }
    [[nodiscard]] core::coze::Credential credential() const
    {
        core::coze::JwtApp app;
        app.clientId = file(u"client-id"_s);
        app.publicKeyId = file(u"public-key-id"_s);
        app.privateKey = core::Secret(file(u"private-key.pem"_s));
        return {*core::coze::Region::custom(m_baseUrl), app};
    }
    /// What it counted: requests, connections, tokenExchanges, chats.
    QJsonObject stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return {};
        m_process.terminate();
        m_process.waitForFinished();
        return line();
    }

private:
    QJsonObject line() { return QJsonDocument::fromJson(m_process.readLine()).object(); }

    QString m_folder;
    QProcess m_process;
    QString m_baseUrl;
};

/// A client that has just started.
struct Client
{
    explicit Client(const Shop &shop)
    {
        const auto credential = shop.credential();
        coze.setRegion(credential.region);
        tokens.setCredential(credential);
    }
    core::net::HttpClient http;
    core::coze::TokenCache tokens{http, nullptr};
    core::coze::CozeClient coze{http, tokens};
};

core::coze::ChatRequest loadRequest(const QString &question)
{
    core::coze::ChatRequest request;
    request.botId = kLoadBot;
    request.userId = u"bench"_s;
    request.text = question;
    return request;
}

/// `kChats` chats of `kDeltas` pieces with `atOnce` of them running; deltas per CPU second.
double chats(bench::Report &report, const QString &folder, int atOnce)
{
    Shop shop(folder);
    Client client(shop);
    int begun = 0;
    int ended = 0;
    int failed = 0;
    qint64 deltas = 0;
    std::vector<double> delays;
    delays.reserve(std::size_t(kChats) * kDeltas);
    const std::function<void()> next = [&] {
        if (begun == kChats)
            return;
        ++begun;
        const auto job = client.coze.chat(loadRequest(u"%1 stamped"_s.arg(kDeltas)));
        QObject::connect(job, &core::coze::ChatJob::delta, job, [&](const QString &, const QString &text) {
            delays.push_back(double(nowNs() - text.trimmed().toLongLong()) / 1e3);
            ++deltas;
        });
        QObject::connect(
            job, &core::coze::ChatJob::finished, job, [&](const Result<core::coze::ChatOutcome> &outcome) {
                ++ended;
                failed += outcome && outcome->status == core::coze::ChatStatus::Completed ? 0 : 1;
                next();
            });
    };
    const double before = cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < atOnce; ++i)
        next();
    if (!waitFor([&] { return ended == kChats; }))
        qFatal("chats did not end");
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const double cpu = cpuSeconds() - before;
    const QString name = u"%1 chats at once: "_s.arg(atOnce);
    report.add(name + u"deltas lost"_s, double(kChats * kDeltas - deltas) + failed, u""_s, 0);
    report.add(name + u"deltas per CPU second"_s, double(deltas) / cpu, u"1/s"_s);
    report.add(name + u"deltas per second"_s, double(deltas) / seconds, u"1/s"_s);
    report.add(name + u"written to delta(), p50"_s, bench::percentile(delays, 0.5), u"us"_s);
    report.add(name + u"written to delta(), p99"_s, bench::percentile(delays, 0.99), u"us"_s);
    report.add(name + u"connections"_s, shop.stop()[u"connections"_s].toDouble(), u""_s,
        double(atOnce + kCallsAtOnce));
    return double(deltas) / cpu;
}

double curlCallsPerSecond(const Shop &shop, const QString &folder, int atOnce)
{
    QFile config(QDir(folder).filePath(u"curl.conf"_s));
    if (!config.open(QIODevice::WriteOnly))
        return 0;
    for (int i = 0; i < kCalls; ++i)
        config.write("url = \"" + shop.baseUrl().toUtf8() + "/v1/users/me\"\noutput = \"/dev/null\"\n");
    config.close();
    QProcess curl;
    QElapsedTimer timer;
    timer.start();
    curl.start(u"curl"_s,
        {u"-s"_s, u"-Z"_s, u"--parallel-max"_s, QString::number(atOnce), u"-H"_s,
            u"Authorization: Bearer "_s + shop.file(u"personal-token"_s), u"-K"_s, config.fileName()});
    if (!curl.waitForFinished(120'000) || curl.exitCode() != 0)
        return 0;
    return kCalls / (double(timer.nsecsElapsed()) / 1e9);
}

void calls(bench::Report &report, const QString &folder)
{
    double own = 0;
    double curl = 0;
    double curlAtOnce = 0;
    QJsonObject counted;
    for (int round = 0; round < 3; ++round) { // the best of three, of both
        Shop shop(folder);
        Client client(shop);
        int ended = 0;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kCalls; ++i) {
            core::deliver(client.coze.me(), &client.coze,
                [&ended](const Result<core::coze::User> &user) { ended += user ? 1 : kCalls; });
        }
        if (!waitFor([&] { return ended >= kCalls; }) || ended > kCalls)
            qFatal("calls failed");
        own = std::max(own, kCalls / (double(timer.nsecsElapsed()) / 1e9));
        counted = shop.stop();
        Shop other(folder);
        curl = std::max(curl, curlCallsPerSecond(other, folder, 1));
        curlAtOnce = std::max(curlAtOnce, curlCallsPerSecond(other, folder, kCallsAtOnce));
    }
    report.add(u"1,000 calls: token exchanges"_s, counted[u"tokenExchanges"_s].toDouble(), u""_s, 1);
    report.add(u"1,000 calls: connections"_s, counted[u"connections"_s].toDouble(), u""_s, 6);
    report.add(u"1,000 calls: calls per second"_s, own, u"1/s"_s);
    if (curl > 0)
        report.add(u"1,000 calls: to curl, one after the other"_s, own / curl, u"x"_s, 0.5, true,
            u"curl %1/s"_s.arg(curl, 0, 'f', 0));
    if (curlAtOnce > 0)
        report.add(u"1,000 calls: to curl, six at once"_s, own / curlAtOnce, u"x"_s, 0.5, true,
            u"curl %1/s"_s.arg(curlAtOnce, 0, 'f', 0));
}

void firstCalls(bench::Report &report, const QString &folder)
{
    Shop shop(folder);
    Client client(shop);
    int ended = 0;
    for (int i = 0; i < 100; ++i) {
        core::deliver(client.coze.me(), &client.coze,
            [&](const Result<core::coze::User> &user) { ended += user ? 1 : 1000; });
    }
    if (!waitFor([&] { return ended >= 100; }) || ended > 100)
        qFatal("calls failed");
    report.add(
        u"100 first calls at once: token exchanges"_s, shop.stop()[u"tokenExchanges"_s].toDouble(), u""_s, 1);
}

/// Notes for every piece of text when the paint event that shows it was over.
class PaintedText final : public QObject
{
public:
    PaintedText(ui::TranscriptView &view, std::vector<double> &delays) : m_view(view), m_delays(delays)
    {
        view.viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_inside)
            return false;
        m_inside = true;
        QCoreApplication::sendEvent(watched, event);
        m_inside = false;
        const std::int64_t now = nowNs();
        const auto message = m_view.currentMessage();
        if (!message || !message->growing)
            return true;
        const QStringView text = QStringView(message->content).sliced(qMin(m_seen, message->content.size()));
        for (const QStringView stamp : text.split(u' ', Qt::SkipEmptyParts))
            m_delays.push_back(double(now - stamp.toLongLong()) / 1e6);
        m_seen = message->content.size();
        return true;
    }

private:
    ui::TranscriptView &m_view;
    std::vector<double> &m_delays;
    qsizetype m_seen = 0;
    bool m_inside = false;
};

void painting(bench::Report &report, const QString &folder, const QString &pace)
{
    Shop shop(folder, u"1"_s);
    Client client(shop);
    QTemporaryDir scratch;
    QSettings store(scratch.filePath(u"settings.ini"_s), QSettings::IniFormat);
    ui::AppSettings settings(store);
    ui::Actions actions;
    ui::Theme theme;
    core::lab::SessionStore sessions(scratch.filePath(u"tests"_s));
    auto opened = sessions.open();
    waitFor([&] { return opened.isFinished(); });
    core::lab::TestChat chat(client.coze, sessions);
    ui::TestPage page({client.coze, chat, sessions, actions, settings, theme, u"bench"_s});
    page.resize(1280, 800);
    page.restoreState();
    page.show();
    core::lab::TestChat::Setup setup;
    setup.botId = kLoadBot;
    setup.userId = u"bench"_s;
    chat.setSetup(setup);
    std::vector<double> delays;
    auto *view = page.findChild<ui::TranscriptView *>();
    PaintedText watch(*view, delays);
    chat.ask(u"2000 every %1 ms, stamped"_s.arg(pace));
    waitFor([&] { return chat.session().all().size() == 2; });
    view->goTo({core::history::MessageAnchor::Kind::Last, {}, {}, 0});
    if (!waitFor([&] { return !chat.isBusy(); }))
        qFatal("the answer did not end");
    if (delays.size() < 1000)
        qFatal("%zu pieces were seen painted", delays.size());
    const QString name = u"a piece every %1 ms: written to painted, "_s.arg(pace);
    report.add(name + u"p50"_s, bench::percentile(delays, 0.5), u"ms"_s);
    report.add(name + u"p99"_s, bench::percentile(delays, 0.99), u"ms"_s, 50);
}

/// The same chats with the service's own package for Node, where a person installed it.
void node(bench::Report &report, const QString &folder, double ownAtTwenty)
{
    Shop shop(folder);
    QProcess npm;
    npm.start(u"npm"_s, {u"root"_s, u"-g"_s});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (npm.waitForFinished(20'000)) {
        environment.insert(u"NODE_PATH"_s,
            environment.value(u"NODE_PATH"_s) + u':'
                + QString::fromUtf8(npm.readAllStandardOutput()).trimmed());
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(u"node"_s,
        {QStringLiteral(AGENTCONSOLE_NODE_SCRIPT), shop.baseUrl(), shop.file(u"personal-token"_s), kLoadBot,
            QString::number(kChats), QString::number(kDeltas), u"20"_s});
    const bool ran = process.waitForFinished(300'000) && process.exitStatus() == QProcess::NormalExit;
    const QJsonObject answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (!ran || answer.isEmpty()) {
        std::printf("The package @coze/api for Node is not installed; nothing was compared with it.\n");
        return;
    }
    const double other = answer[u"deltas"_s].toDouble() / answer[u"cpuSeconds"_s].toDouble();
    report.add(u"20 chats at once: deltas per CPU second to @coze/api"_s, ownAtTwenty / other, u"x"_s, 2,
        true, u"%1: %2/s"_s.arg(answer[u"version"_s].toString()).arg(other, 0, 'f', 0));
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication program(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"Writes the figures into this file."_s, u"file"_s});
    parser.addOption({u"messages"_s, u"Taken for the sake of the other benchmarks."_s, u"number"_s});
    parser.process(program);

    QTemporaryDir keys;
    bench::Report report;
    const auto say = [](const char *what) { std::fprintf(stderr, "%s\n", what); };
    say("chats");
    (void)chats(report, keys.path(), 1);
    const double atTwenty = chats(report, keys.path(), 20);
    (void)chats(report, keys.path(), 100);
    say("calls");
    calls(report, keys.path());
    firstCalls(report, keys.path());
    say("painting");
    painting(report, keys.path(), u"5"_s);
    painting(report, keys.path(), u"1"_s);
    say("@coze/api");
    node(report, keys.path(), atTwenty);
    report.print();
    if (parser.isSet(u"json"_s) && !report.writeJson(parser.value(u"json"_s)))
        return 1;
    return report.allGood() ? 0 : 1;
}
