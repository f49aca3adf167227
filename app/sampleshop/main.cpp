// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/shopprogram.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QSocketNotifier>

#include <csignal>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using app::sampleshop::ShopOptions;
using app::sampleshop::ShopProgram;

namespace {

enum ExitCode { kDone = 0, kFailed = 1, kWrongUsage = 2 };

int stopPipe[2] = {-1, -1}; // a signal handler may write, and little else

void wake(int)
{
    const char byte = 0;
    static_cast<void>(::write(stopPipe[0], &byte, 1));
}

/// Quits the event loop on SIGINT, SIGTERM and SIGHUP; the second one ends the program the hard way.
void stopOnSignals(QCoreApplication &application)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, stopPipe) != 0)
        return; // the signals keep their usual meaning
    auto *notifier = new QSocketNotifier(stopPipe[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    struct sigaction action
    {
    };
    action.sa_handler = wake;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaction(signal, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

/// Hands whole lines of standard input over, until it ends.
void obeyStandardInput(QCoreApplication &application, ShopProgram &program)
{
    std::signal(SIGTTIN, SIG_IGN); // in the background of a terminal it reads nothing, and does not stop
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &application);
    QObject::connect(
        notifier, &QSocketNotifier::activated, &program, [notifier, &program, line = QByteArray()]() mutable {
            char bytes[512];
            const auto read = ::read(STDIN_FILENO, bytes, sizeof bytes);
            if (read <= 0) {
                notifier->setEnabled(false);
                return;
            }
            line.append(bytes, read);
            for (qsizetype end = line.indexOf('\n'); end >= 0; end = line.indexOf('\n')) {
                program.obey(QString::fromUtf8(line.first(end)));
                line.remove(0, end + 1);
            }
            if (line.size() > qsizetype(sizeof bytes))
                line.clear(); // no word of ours
        });
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(S_IRWXG | S_IRWXO); // what it writes is for signing in
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"agent-console-sample-shop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AGENTCONSOLE_VERSION));
    QLoggingCategory::setFilterRules(u"agentconsole.*.info=false"_s);

    QFile out;
    QFile err;
    // By descriptor: a FILE would keep the line about the start while somebody waits for it on a pipe.
    if (!out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !err.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return kFailed;

    QCommandLineParser parser;
    parser.setApplicationDescription(u"A shop with invented bots and customers on this computer, for trying "
                                     u"Agent Console out: the Coze API, "
                                     u"and a chat backend with a live channel and a database that grows."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show what the program takes."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Show the version."_s);
    const QCommandLineOption port(
        u"port"_s, u"Listen on this port of 127.0.0.1; without it, on any free one."_s, u"number"_s);
    const QCommandLineOption json(
        u"json"_s, u"Write one JSON object when the shop has started and one when it has stopped."_s);
    const QCommandLineOption keys(u"keys"_s,
        u"Write what one signs in with into this folder: private-key.pem, client-id, public-key-id, "
        u"base-url, "
        u"personal-token, backend-password. A key and a password that are there already are used again."_s,
        u"folder"_s);
    const QCommandLineOption pace(u"pace"_s,
        u"Multiply the pauses of the bots: 1 is their own pace, 0 none at all."_s, u"number"_s, u"1"_s);
    const QCommandLineOption database(u"database"_s,
        u"Keep the backend's database in this file; without it, in one that is removed at the end."_s,
        u"file"_s);
    const QCommandLineOption traffic(u"traffic"_s,
        u"So many messages a minute of customers and those who answer them."_s, u"number"_s, u"20"_s);
    const QCommandLineOption oddities(
        u"oddities"_s, u"Whether the backend has the oddities of the real one."_s, u"on|off"_s, u"on"_s);
    parser.addOptions({help, version, port, json, keys, pace, database, traffic, oddities});

    const auto complain = [&err](const QString &sentence) {
        err.write((sentence + u'\n').toUtf8());
        return kWrongUsage;
    };
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(parser.errorText() + u" See --help."_s);
    if (parser.isSet(help)) {
        out.write(parser.helpText().toUtf8());
        return kDone;
    }
    if (parser.isSet(version)) {
        out.write("agent-console-sample-shop " AGENTCONSOLE_VERSION "\n");
        return kDone;
    }
    if (!parser.positionalArguments().isEmpty())
        return complain(u"The sample shop takes options only, not \"%1\". See --help."_s.arg(
            parser.positionalArguments().constFirst()));
    ShopOptions options;
    bool isNumber = true;
    if (parser.isSet(port)) {
        options.port = parser.value(port).toUShort(&isNumber);
        if (!isNumber || options.port == 0)
            return complain(u"--port takes a number from 1 to 65535, not \"%1\"."_s.arg(parser.value(port)));
    }
    options.pace = parser.value(pace).toDouble(&isNumber);
    if (!isNumber || options.pace < 0 || options.pace > 1000)
        return complain(u"--pace takes a number from 0 to 1000, not \"%1\"."_s.arg(parser.value(pace)));
    options.json = parser.isSet(json);
    options.keys = parser.value(keys);
    if (parser.isSet(keys) && options.keys.isEmpty())
        return complain(u"--keys takes a folder."_s);

    options.database = parser.value(database);
    if (parser.isSet(database) && options.database.isEmpty())
        return complain(u"--database takes a file."_s);
    options.traffic = parser.value(traffic).toDouble(&isNumber);
    if (!isNumber || options.traffic < 0 || options.traffic > 100'000)
        return complain(
            u"--traffic takes a number from 0 to 100000, not \"%1\"."_s.arg(parser.value(traffic)));
    options.hasOddities = parser.value(oddities) == "on"_L1;
    if (!options.hasOddities && parser.value(oddities) != "off"_L1)
        return complain(u"--oddities takes on or off, not \"%1\"."_s.arg(parser.value(oddities)));

    stopOnSignals(application);
    ShopProgram program(options, out, err);
    if (!program.start())
        return kFailed;
    obeyStandardInput(application, program);
    QCoreApplication::exec();
    program.stop();
    return kDone;
}
