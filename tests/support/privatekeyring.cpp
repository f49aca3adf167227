// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privatekeyring.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace tests {

namespace {

const auto kLogin = u"/org/freedesktop/secrets/collection/login"_s;
const QByteArray kPassword = "of the private key ring";
constexpr int kPatienceMs = 30'000;

// No activation: what was stopped stays stopped, and no prompter can be started.
const QByteArray kBusConfig
    = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>%1</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
)";

} // namespace

PrivateKeyRing::PrivateKeyRing()
{
    // A test that crashes leaves none of them behind.
    for (QProcess *child : {&m_bus, &m_ring})
        child->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

PrivateKeyRing::~PrivateKeyRing()
{
    stop();
    m_bus.terminate();
    m_bus.waitForFinished(kPatienceMs);
}

bool PrivateKeyRing::startBus()
{
    QFile config(home.filePath(u"bus.conf"_s));
    if (!config.open(QIODevice::WriteOnly))
        return false;
    const QString socket = home.filePath(u"bus"_s);
    const QString address = u"unix:path="_s + socket;
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
    config.write(QByteArray(kBusConfig).replace("%1", address.toUtf8()));
    config.close();
    m_bus.setProcessEnvironment(m_environment);
    m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--config-file="_s + config.fileName()});
    return QTest::qWaitFor([&socket] { return QFile::exists(socket); }, kPatienceMs);
}

bool PrivateKeyRing::start()
{
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const QString &display : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"GNOME_KEYRING_CONTROL"_s})
        m_environment.remove(display);
    for (const auto &[name, folder] : {std::pair(u"HOME"_s, u"."_s),
             std::pair(u"XDG_RUNTIME_DIR"_s, u"run"_s), std::pair(u"XDG_DATA_HOME"_s, u"data"_s),
             std::pair(u"XDG_CONFIG_HOME"_s, u"config"_s), std::pair(u"XDG_CACHE_HOME"_s, u"cache"_s)}) {
        QDir(home.path()).mkpath(folder);
        m_environment.insert(name, QDir::cleanPath(home.filePath(folder)));
    }
    QFile::setPermissions(home.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!startBus()) {
        problem = u"dbus-daemon does not start: "_s + QString::fromUtf8(m_bus.readAllStandardError());
        return false;
    }
    return startRing();
}

bool PrivateKeyRing::startRing()
{
    m_ring.setProcessEnvironment(m_environment);
    m_ring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    m_ring.write(kPassword);
    m_ring.closeWriteChannel();
    const bool there = QTest::qWaitFor([this] { return isUnlocked(); }, kPatienceMs);
    if (!there)
        problem
            = u"gnome-keyring-daemon does not start: "_s + QString::fromUtf8(m_ring.readAllStandardError());
    return there;
}

void PrivateKeyRing::useHere() const
{
    for (const QString &name : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s,
             u"XDG_CACHE_HOME"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        qputenv(name.toLatin1().constData(), m_environment.value(name).toUtf8());
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
}

QByteArray PrivateKeyRing::call(const QStringList &pathMethodAndArguments) const
{
    QProcess caller;
    caller.setProcessEnvironment(m_environment);
    caller.start(u"dbus-send"_s,
        QStringList{u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s}
            + pathMethodAndArguments);
    return caller.waitForFinished(kPatienceMs) ? caller.readAllStandardOutput() : QByteArray();
}

bool PrivateKeyRing::isUnlocked() const
{
    return call({kLogin, u"org.freedesktop.DBus.Properties.Get"_s,
                    u"string:org.freedesktop.Secret.Collection"_s, u"string:Locked"_s})
        .contains("boolean false");
}

bool PrivateKeyRing::lock()
{
    call({u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.Lock"_s,
        u"array:objpath:"_s + kLogin});
    return !isUnlocked();
}

bool PrivateKeyRing::restart()
{
    stop();
    return startRing();
}

void PrivateKeyRing::suspend()
{
    ::kill(pid_t(m_ring.processId()), SIGSTOP);
}

void PrivateKeyRing::resume()
{
    ::kill(pid_t(m_ring.processId()), SIGCONT);
}

void PrivateKeyRing::stop()
{
    m_ring.terminate();
    if (!m_ring.waitForFinished(kPatienceMs))
        m_ring.kill();
}

} // namespace tests
