// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/allocator.h"
#include "app/appcontext.h"
#include "core/sync/fileimport.h"
#include "core/workspace/workspace.h"
#include "tests/bench/generator.h"
#include "tests/bench/report.h"
#include "ui/pages/historypage.h"
#include "ui/style.h"
#include "ui/transcript/transcriptview.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Counts paint events and remembers when the last one was over.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QObject *watched) : m_watched(watched) { watched->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && (watched == m_watched || m_watched == qApp))
            ++paints;
        return false;
    }

private:
    QObject *m_watched;
};

bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds patience = 30s)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > patience.count())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 2);
    }
    return true;
}

double cpuMilliseconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &t) { return double(t.tv_sec) * 1000 + double(t.tv_usec) / 1000; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

void tell(const char *what, double value)
{
    std::printf("%s %f\n", what, value);
    std::fflush(stdout);
}

void tellTimes(const char *what, const std::vector<double> &ms)
{
    double sum = 0;
    for (const double value : ms)
        sum += value;
    tell((QByteArray(what) + "Mean").constData(), ms.empty() ? 0 : sum / double(ms.size()));
    tell((QByteArray(what) + "P50").constData(), bench::percentile(ms, 0.5));
    tell((QByteArray(what) + "P95").constData(), bench::percentile(ms, 0.95));
    tell((QByteArray(what) + "P99").constData(), bench::percentile(ms, 0.99));
    tell((QByteArray(what) + "Max").constData(), bench::percentile(ms, 1));
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

void press(QWidget *widget, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, text == u"\b"_s ? int(Qt::Key_Backspace) : 0, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &down);
}

/// From the key to the field's paint event being over.
double letterTime(QLineEdit *field, const QString &text)
{
    PaintWatch watch(field);
    QElapsedTimer timer;
    timer.start();
    press(field, text);
    waitFor([&] { return watch.paints > 0; }, 1s);
    return milliseconds(timer);
}

/// What one running window does; a process of its own so that its memory is only its own.
class Window
{
public:
    explicit Window(const QString &workspace)
        : m_store(m_scratch.filePath(u"settings.ini"_s), QSettings::IniFormat)
    {
        app::Options options;
        options.workspace = workspace;
        options.theme = u"light"_s;
        m_context = std::make_unique<app::AppContext>(options, m_store);
        m_context->window().resize(1280, 800);
        m_context->start();
        waitFor([this] { return m_context->historyPage() != nullptr; });
        m_list = m_context->window().findChild<QAbstractItemView *>(u"historyList"_s);
        m_transcript = m_context->window().findChild<ui::TranscriptView *>();
    }

    [[nodiscard]] bool hasRows() const
    {
        return m_list && m_transcript && waitFor([this] { return m_list->model()->rowCount() > 0; });
    }
    void searching();
    void walking();
    void scrolling();
    void memory(const char *what) { tell(what, bench::privateMegabytes()); }
    void rest()
    {
        waitFor([] { return false; }, 3s);
    } // until readers have given back what they can
    void idle();

private:
    void resultTimes(const char *what, const QStringList &queries);

    QTemporaryDir m_scratch;
    QSettings m_store;
    std::unique_ptr<app::AppContext> m_context;
    QAbstractItemView *m_list = nullptr;
    ui::TranscriptView *m_transcript = nullptr;
};

void Window::searching()
{
    QLineEdit &field = m_context->window().searchField();
    field.setFocus();
    std::vector<double> letters;
    std::vector<double> results;
    // Every key changes the query (a blank would not) and has results to paint.
    const QStringList queries{u"ta"_s, u"te"_s, u"ste"_s, u"一"_s, u"pla"_s, u"一丁"_s, u"sta"_s};
    for (int round = 0; round < 6; ++round) {
        for (const QString &query : queries) {
            field.clear();
            waitFor([this] { return m_list->model()->rowCount() > 0; });
            for (const QChar letter : query) {
                bool reset = false;
                const auto connection = QObject::connect(
                    m_list->model(), &QAbstractItemModel::modelReset, m_list, [&reset] { reset = true; });
                const auto inserted = QObject::connect(
                    m_list->model(), &QAbstractItemModel::rowsInserted, m_list, [&reset] { reset = true; });
                const auto model = m_list->model();
                PaintWatch watch(m_list->viewport());
                QElapsedTimer timer;
                timer.start();
                letters.push_back(letterTime(&field, QString(letter)));
                const int before = watch.paints;
                (void)before;
                waitFor(
                    [&] { return (reset || m_list->model() != model) && m_list->model()->rowCount() > 0; },
                    1s);
                watch.paints = 0;
                m_list->viewport()->update();
                waitFor([&] { return watch.paints > 0; }, 1s);
                results.push_back(milliseconds(timer));
                QObject::disconnect(connection);
                QObject::disconnect(inserted);
            }
        }
    }
    field.clear();
    tellTimes("letter", letters);
    tellTimes("results", results);
}

void Window::walking()
{
    waitFor([this] { return m_list->model()->rowCount() > 100; }, 5s);
    std::vector<double> times;
    for (int i = 0; i < 80; ++i) {
        bool opened = false;
        const auto connection = QObject::connect(
            m_transcript, &ui::TranscriptView::opened, m_transcript, [&opened] { opened = true; });
        PaintWatch watch(m_transcript->viewport());
        QElapsedTimer timer;
        timer.start();
        m_context->actions()[i < 60 ? ui::Command::NextConversation : ui::Command::PreviousConversation]
            ->trigger();
        waitFor([&] { return opened; }, 2s);
        watch.paints = 0;
        m_transcript->viewport()->update();
        waitFor([&] { return watch.paints > 0; }, 1s);
        times.push_back(milliseconds(timer));
        QObject::disconnect(connection);
        QCoreApplication::processEvents();
    }
    tellTimes("walk", times);
}

void Window::scrolling()
{
    bool opened = false;
    QObject::connect(m_transcript, &ui::TranscriptView::opened, m_transcript, [&opened] { opened = true; });
    QElapsedTimer open;
    open.start();
    m_context->historyPage()->openConversation(
        {QString::fromStdString(bench::Generator::giantConversation()), {}, 0},
        {core::history::MessageAnchor::Kind::Last, {}, {}, 0});
    waitFor([&] { return opened; });
    m_transcript->viewport()->repaint();
    tell("giantOpen", milliseconds(open));
    std::vector<double> frames;
    QScrollBar *bar = m_transcript->verticalScrollBar();
    for (int i = 0; i < 1200; ++i) {
        const int jump = i % 100 == 99 ? (bar->maximum() / 17 * (i / 100 + 2)) % qMax(1, bar->maximum())
                                       : bar->value() - 40;
        QElapsedTimer timer;
        timer.start();
        bar->setValue(i % 100 == 99 ? jump : qMax(0, jump));
        m_transcript->viewport()->repaint();
        QCoreApplication::processEvents();
        frames.push_back(milliseconds(timer));
    }
    tellTimes("frame", frames);
}

void Window::idle()
{
    rest();
    PaintWatch watch(qApp);
    const double before = cpuMilliseconds();
    QEventLoop loop;
    QTimer::singleShot(30s, &loop, &QEventLoop::quit);
    loop.exec();
    tell("idleCpu", cpuMilliseconds() - before);
    tell("idlePaints", watch.paints);
    tell("threads", double(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size()));
}

int child(const QString &workspace, bool empty)
{
    Window window(workspace);
    if (empty) {
        window.rest();
        window.memory("emptyMemory");
        return 0;
    }
    if (!window.hasRows()) {
        std::fprintf(stderr, "the window shows no conversation\n");
        return 1;
    }
    window.rest();
    window.memory("startMemory");
    window.walking();
    window.searching();
    window.scrolling();
    window.memory("busyMemory");
    window.idle();
    window.memory("memory"); // what stays when nobody asks for anything
    return 0;
}

/// A letter in the smallest window, for comparison.
double trivialLetter()
{
    QMainWindow window;
    auto *field = new QLineEdit(&window);
    window.setCentralWidget(field);
    window.resize(1280, 800);
    window.show();
    field->setFocus();
    waitFor([&] { return field->isVisible(); });
    QCoreApplication::processEvents();
    std::vector<double> times;
    for (int i = 0; i < 100; ++i)
        times.push_back(letterTime(field, u"a"_s));
    return bench::percentile(times, 0.5);
}

/// From the start of a program to its first line of output; the median of several starts, ms.
double startTime(const QString &program, const QStringList &arguments, int rounds, bool cold)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        if (cold) {
            QFile caches(u"/proc/sys/vm/drop_caches"_s);
            if (!caches.open(QIODevice::WriteOnly) || caches.write("3") != 1)
                return -1;
            caches.close();
        }
        QProcess process;
        QElapsedTimer timer;
        timer.start();
        process.start(program, arguments);
        process.waitForReadyRead(60'000);
        times.push_back(milliseconds(timer));
        process.waitForFinished(60'000);
    }
    return bench::percentile(times, 0.5);
}

QHash<QString, double> runChild(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(600'000);
    QHash<QString, double> values;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const qsizetype blank = line.indexOf(' ');
        if (blank > 0)
            values.insert(QString::fromUtf8(line.left(blank)), line.mid(blank + 1).toDouble());
    }
    return values;
}

bool fill(const QString &workspace, qint64 messages)
{
    const auto made = core::workspace::Workspace::create(workspace);
    const QString backend = workspace + u"/backend.db"_s;
    if (!made || bench::writeBackendFile(backend.toStdString(), messages) < 0)
        return false;
    bool good = false;
    QEventLoop loop;
    auto *job = new core::sync::FileImport({made->archivePath(), backend, {}, made->rejectsFolder()});
    QObject::connect(job, &core::sync::FileImport::finished, &loop,
        [&](const core::Result<core::sync::ImportSummary> &result) {
            good = result.has_value();
            loop.quit();
        });
    job->start();
    loop.exec();
    QFile::remove(backend);
    return good;
}

void measure(
    qint64 messages, const QString &kept, bench::Report &report, QHash<QString, QList<double>> &across)
{
    const QString size
        = messages % 1'000'000 == 0 ? u"%1M "_s.arg(messages / 1'000'000) : u"%1k "_s.arg(messages / 1000);
    QTemporaryDir folder;
    const QString shop
        = kept.isEmpty() ? folder.filePath(u"shop"_s) : u"%1/shop-%2"_s.arg(kept).arg(messages);
    if (!QFile::exists(shop) && !fill(shop, messages)) {
        std::fprintf(stderr, "no archive could be made\n");
        std::exit(1);
    }
    const QString here = QCoreApplication::applicationDirPath();
    const QString program = here + u"/../../app/agent-console"_s;
    const QStringList arguments{u"--workspace"_s, shop, u"--announce-readable"_s};
    for (const bool cold : {false, true}) {
        const double trivial = startTime(here + u"/bench_window"_s, {}, cold ? 3 : 9, cold);
        const double ours = startTime(program, arguments, cold ? 3 : 9, cold);
        const QString name = cold ? u"cold"_s : u"warm"_s;
        if (trivial < 0 || ours < 0)
            continue; // page caches can only be dropped by root
        report.add(size + u"launch to readable first page, "_s + name, ours / trivial, u"x"_s, 2.5, false,
            u"%1 ms against %2 ms"_s.arg(ours, 0, 'f', 0).arg(trivial, 0, 'f', 0));
        if (!cold)
            across[u"launch"_s].append(ours);
    }

    const auto empty = runChild({u"--child-empty"_s, folder.filePath(u"none"_s)});
    const auto v = runChild({u"--child"_s, shop});
    const double letter = trivialLetter();
    report.add(size + u"a letter appears in the search field"_s, v[u"letterP50"_s] / letter, u"x"_s, 3, false,
        u"%1 ms against %2 ms"_s.arg(v[u"letterP50"_s], 0, 'f', 2).arg(letter, 0, 'f', 2));
    report.add(size + u"a letter appears, worst"_s, v[u"letterMax"_s], u"ms"_s, 16);
    report.add(size + u"key press to painted results, median"_s, v[u"resultsP50"_s], u"ms"_s, 50);
    report.add(size + u"key press to painted results, p99"_s, v[u"resultsP99"_s], u"ms"_s, 150);
    report.add(size + u"next conversation to painted transcript, median"_s, v[u"walkP50"_s], u"ms"_s, 16);
    report.add(size + u"next conversation to painted transcript, p95"_s, v[u"walkP95"_s], u"ms"_s, 33);
    report.add(size + u"open the giant conversation"_s, v[u"giantOpen"_s], u"ms"_s, {}, false,
        u"%L1 messages"_s.arg(messages / 8));
    report.add(size + u"scrolling the giant, frame mean"_s, v[u"frameMean"_s], u"ms"_s, 5);
    report.add(size + u"scrolling the giant, frame p99"_s, v[u"frameP99"_s], u"ms"_s, 16);
    report.add(size + u"private memory"_s, v[u"memory"_s], u"MB"_s, 80, false,
        u"%1 MB right after searching, %2 MB at start, %3 MB with an empty archive"_s
            .arg(v[u"busyMemory"_s], 0, 'f', 1)
            .arg(v[u"startMemory"_s], 0, 'f', 1)
            .arg(empty[u"emptyMemory"_s], 0, 'f', 1));
    report.add(size + u"private memory at start, more than with an empty archive"_s,
        v[u"startMemory"_s] - empty[u"emptyMemory"_s], u"MB"_s, 15);
    report.add(size + u"idle for 30 s, CPU"_s, v[u"idleCpu"_s], u"ms"_s, 15);
    report.add(size + u"idle for 30 s, repaints"_s, v[u"idlePaints"_s], u""_s, 0);
    report.add(size + u"threads"_s, v[u"threads"_s], u""_s, 10);
}

} // namespace

int main(int argc, char **argv)
{
    core::tuneAllocator(); // as the program does
    QCoreApplication::setOrganizationName(u"agent-console"_s);
    QCoreApplication::setApplicationName(u"agent-console"_s);
    qputenv("QT_QPA_PLATFORMTHEME", "generic");
    QApplication application(argc, argv);
    QApplication::setCursorFlashTime(0); // a caret's blinking is the person's setting, not the program's work
    QApplication::setStyle(new ui::Style);
    QCommandLineParser parser;
    const QCommandLineOption size(u"messages"_s,
        u"Messages in the larger archive; a tenth of it is measured too."_s, u"number"_s, u"1000000"_s);
    const QCommandLineOption json(u"json"_s, u"Write the figures there as well."_s, u"file"_s);
    const QCommandLineOption keep(u"workspaces"_s,
        u"Keep the workspaces in this folder, and use those that are there instead of importing."_s,
        u"folder"_s);
    QCommandLineOption childOption(u"child"_s, {}, u"workspace"_s);
    QCommandLineOption emptyOption(u"child-empty"_s, {}, u"workspace"_s);
    childOption.setFlags(QCommandLineOption::HiddenFromHelp);
    emptyOption.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addHelpOption();
    parser.addOptions({size, json, keep, childOption, emptyOption});
    parser.process(application);
    if (parser.isSet(childOption))
        return child(parser.value(childOption), false);
    if (parser.isSet(emptyOption))
        return child(parser.value(emptyOption), true);

    const qint64 messages = parser.value(size).toLongLong();
    if (messages < 20'000) {
        std::fprintf(stderr, "--messages takes a number from 20000 on.\n");
        return 2;
    }
    bench::Report report;
    QHash<QString, QList<double>> across;
    measure(messages / 10, parser.value(keep), report, across);
    measure(messages, parser.value(keep), report, across);
    const auto launches = across.value(u"launch"_s);
    if (launches.size() == 2)
        report.add(u"launch with ten times the messages"_s, launches[1] / launches[0], u"x"_s, 1.15);
    report.print();
    return parser.isSet(json) && !report.writeJson(parser.value(json)) ? 1 : 0;
}
