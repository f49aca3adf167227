// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/shopprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTimer>

#include <sys/resource.h>
#include <time.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bench {

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto s = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return s(usage.ru_utime) + s(usage.ru_stime);
}

double threadCpuSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds patience)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake; // with a time limit, processEvents() would spin instead of sleeping
    wake.start(20ms);
    while (!condition()) {
        if (timer.elapsed() > patience.count())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

ShopProcess::ShopProcess(const QString &folder, const QStringList &arguments) : m_folder(folder)
{
    m_process.setProgram(
        QCoreApplication::applicationDirPath() + u"/../../app/sampleshop/agent-console-sample-shop"_s);
    m_process.setArguments(QStringList{u"--json"_s, u"--keys"_s, folder} + arguments);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start();
    m_started = waitForLine(u"started"_s, 20s);
    if (m_started.isEmpty())
        qFatal("the sample shop does not start");
}

ShopProcess::~ShopProcess()
{
    static_cast<void>(stop());
}

QString ShopProcess::told(const QString &name) const
{
    return m_started[name].toString();
}

QString ShopProcess::file(const QString &name) const
{
    QFile file(QDir(m_folder).filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

void ShopProcess::say(const QString &command)
{
    m_process.write(command.toUtf8() + '\n');
}

QJsonObject ShopProcess::waitForLine(const QString &type, std::chrono::milliseconds patience)
{
    QJsonObject line;
    const auto came = [&] {
        while (m_process.canReadLine()) {
            line = QJsonDocument::fromJson(m_process.readLine()).object();
            if (line[u"type"_s] == type)
                return true;
        }
        return m_process.state() == QProcess::NotRunning;
    };
    return waitFor(came, patience) && line[u"type"_s] == type ? line : QJsonObject();
}

QJsonObject ShopProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return {};
    m_process.terminate();
    const QJsonObject counted = waitForLine(u"stopped"_s, 60s);
    m_process.waitForFinished();
    return counted;
}

NodeProcess::NodeProcess(const QString &script, const QStringList &arguments)
{
    QProcess npm;
    npm.start(u"npm"_s, {u"root"_s, u"-g"_s});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (npm.waitForFinished(20'000)) {
        environment.insert(u"NODE_PATH"_s,
            environment.value(u"NODE_PATH"_s) + u':'
                + QString::fromUtf8(npm.readAllStandardOutput()).trimmed());
    }
    m_process.setProcessEnvironment(environment);
    m_process.start(u"node"_s, QStringList{script} + arguments);
}

NodeProcess::~NodeProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

QJsonObject NodeProcess::line(std::chrono::milliseconds patience)
{
    const auto came = [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; };
    return waitFor(came, patience) ? QJsonDocument::fromJson(m_process.readLine()).object() : QJsonObject();
}

} // namespace bench
