// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/programrun.h"

#include "core/workspace/workspace.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::workspace::Workspace;

namespace tests {

ProgramRun::ProgramRun()
    : folder(home.filePath(u"w"_s)),
      environment(QProcessEnvironment::systemEnvironment())
{
    const QStringList inherited = environment.keys();
    for (const QString &name : inherited) {
        if (name.startsWith("AGENT_CONSOLE_"_L1) || name.endsWith("_proxy"_L1, Qt::CaseInsensitive))
            environment.remove(name);
    }
    for (const QString &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    // A log of everything, so that a secret in it is seen.
    environment.insert(u"QT_LOGGING_RULES"_s, u"agentconsole.*=true"_s);
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
        [this] { out += m_process.readAllStandardOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
        [this] { err += m_process.readAllStandardError(); });
    static_cast<void>(Workspace::create(folder));
}

void ProgramRun::start(const QStringList &words, const QByteArray &input)
{
    out.clear();
    err.clear();
    m_process.setProcessEnvironment(environment);
    m_process.start(QStringLiteral(AGENTCONSOLE_CLI), QStringList{u"--workspace"_s, folder} + words);
    m_process.write(input);
    m_process.closeWriteChannel();
}

int ProgramRun::end()
{
    // Not qWaitFor(): it sleeps between two looks, and a service that writes byte by byte would crawl.
    QEventLoop loop;
    QObject::connect(&m_process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    if (m_process.state() != QProcess::NotRunning)
        loop.exec();
    const bool ended = m_process.state() == QProcess::NotRunning;
    out += m_process.readAllStandardOutput();
    err += m_process.readAllStandardError();
    everything += out + err;
    if (!ended)
        m_process.kill();
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

int ProgramRun::operator()(const QStringList &words, const QByteArray &input)
{
    start(words, input);
    return end();
}

QVector<QJsonObject> ProgramRun::json(const QStringList &words, const QByteArray &input)
{
    (*this)(QStringList{u"--json"_s} + words, input);
    return rows();
}

QVector<QJsonObject> ProgramRun::rows() const
{
    QVector<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (line.isEmpty())
            continue;
        const auto document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return {};
        objects.append(document.object());
    }
    return objects;
}

void ProgramRun::interrupt() const
{
    ::kill(pid_t(m_process.processId()), SIGINT);
}

void ProgramRun::configure(const QStringList &keysAndValues)
{
    auto workspace = Workspace::open(folder);
    for (qsizetype i = 0; workspace && i + 1 < keysAndValues.size(); i += 2)
        static_cast<void>(workspace->set(keysAndValues.at(i), keysAndValues.at(i + 1)));
}

void ProgramRun::useToken(const QString &url, const QByteArray &token)
{
    configure({u"coze.region"_s, u"custom"_s, u"coze.baseUrl"_s, url});
    environment.insert(u"AGENT_CONSOLE_SECRET_COZE_PAT"_s, QString::fromLatin1(token));
}

void ProgramRun::useKey(const QString &url, const QByteArray &pem)
{
    configure({u"coze.region"_s, u"custom"_s, u"coze.baseUrl"_s, url, u"coze.auth"_s, u"jwt"_s,
        u"coze.clientId"_s, u"1180000000000"_s, u"coze.publicKeyId"_s, u"fingerprint"_s});
    if (!pem.isEmpty())
        environment.insert(u"AGENT_CONSOLE_SECRET_COZE_PRIVATE_KEY"_s, QString::fromLatin1(pem));
}

QByteArray newPrivateKey()
{
    EVP_PKEY *key = EVP_RSA_gen(2048U);
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    QByteArray pem(data, qsizetype(size));
    BIO_free(bio);
    EVP_PKEY_free(key);
    return pem;
}

} // namespace tests
