// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/shopprogram.h"

#include "app/sampleshop/shopbackend.h"
#include "core/base/fileerror.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QSaveFile>

#include <functional>

using namespace Qt::StringLiterals;
using core::Done;
using core::Error;
using core::Result;
using core::Secret;

namespace app::sampleshop {

namespace {

constexpr auto kKeyFile = "private-key.pem"_L1;
constexpr auto kPasswordFile = "backend-password"_L1;
constexpr double kRestartSecs = 10;
constexpr int kMostFloodRooms = 100'000;
constexpr int kMostFloodRate = 1'000'000; // messages a second
constexpr int kMostFloodSecs = 86'400;
constexpr int kMostFloodBytes = 100'000;

/// What a line of standard input may begin with, and what it does.
struct Command
{
    QString word;
    std::function<void(ShopBackend &, double number)> act; // without a number: -1
};

const QVector<Command> &commands()
{
    static const QVector<Command> all{{u"drop"_s, [](ShopBackend &shop, double) { shop.dropSockets(); }},
        {u"putout"_s, [](ShopBackend &shop, double) { shop.putOut(); }},
        {u"pause"_s, [](ShopBackend &shop, double) { shop.pause(); }},
        {u"resume"_s, [](ShopBackend &shop, double) { shop.resume(); }},
        {u"restart"_s,
            [](ShopBackend &shop, double secs) {
                shop.restart(std::chrono::milliseconds(qint64((secs < 0 ? kRestartSecs : secs) * 1000)));
            }},
        {u"duplicate"_s, [](ShopBackend &shop, double) { shop.setDuplicating(true); }},
        {u"reorder"_s, [](ShopBackend &shop, double) { shop.setReordering(true); }},
        {u"lose"_s, [](ShopBackend &shop, double) { shop.setOutage(true); }},
        {u"heal"_s,
            [](ShopBackend &shop, double) {
                shop.setDuplicating(false);
                shop.setReordering(false);
                shop.setOutage(false);
            }},
        {u"oddities-on"_s, [](ShopBackend &shop, double) { shop.setOddities(true); }},
        {u"oddities-off"_s, [](ShopBackend &shop, double) { shop.setOddities(false); }},
        {u"traffic"_s, [](ShopBackend &shop, double rate) { shop.setTraffic(rate < 0 ? 20 : rate); }}};
    return all;
}

/// `flood ROOMS RATE SECONDS BYTES [store]`; false when it is none.
bool startFlood(ShopBackend &shop, const QStringList &words)
{
    const bool stores = words.size() == 6 && words[5] == "store"_L1;
    if (words[0] != "flood"_L1 || (words.size() != 5 && !stores))
        return false;
    constexpr int kMost[]{kMostFloodRooms, kMostFloodRate, kMostFloodSecs, kMostFloodBytes};
    int numbers[4];
    for (int i = 0; i < 4; ++i) {
        bool isNumber = false;
        numbers[i] = words[i + 1].toInt(&isNumber);
        if (!isNumber || numbers[i] < 1 || numbers[i] > kMost[i])
            return false;
    }
    shop.flood(numbers[0], numbers[1], numbers[2], numbers[3], stores);
    return true;
}

Result<Done> writeFile(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return tl::make_unexpected(core::writeError(file, path));
    return Done{};
}

QString sentenceFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Busy:
        return u"The sample shop cannot start: %1. Choose another one with --port."_s.arg(error.detail);
    case Error::Kind::InvalidInput:
        return u"The private key cannot be used: %1."_s.arg(error.detail);
    case Error::Kind::ReadOnly:
    case Error::Kind::DiskFull:
    case Error::Kind::File:
        return u"The folder for the key cannot be used: %1."_s.arg(error.detail);
    default:
        return u"The sample shop cannot start: %1."_s.arg(error.detail);
    }
}

/// Of every bot of the shop, drafts too.
QVector<QPair<QString, QString>> kindsAndIds(const SampleShop &shop)
{
    QVector<QPair<QString, QString>> bots;
    const QMetaEnum kinds = QMetaEnum::fromType<SampleShop::Bot>();
    for (int i = 0; i < kinds.keyCount(); ++i)
        bots.append(
            {QString::fromLatin1(kinds.key(i)).toLower(), shop.botId(SampleShop::Bot(kinds.value(i)))});
    return bots;
}

} // namespace

ShopProgram::ShopProgram(ShopOptions options, QIODevice &out, QIODevice &err, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_out(out),
      m_err(err)
{
    m_shop.setPace(m_options.pace);
    ShopBackend &backend = m_shop.backend();
    if (!m_options.database.isEmpty())
        backend.setDatabase(QFileInfo(m_options.database).absoluteFilePath());
    backend.setTraffic(m_options.traffic);
    backend.setOddities(m_options.hasOddities);
    if (m_options.json) {
        connect(&backend, &ShopBackend::floodEnded, this, [this](qint64 messages) {
            tell({{u"type"_s, u"flooded"_s}, {u"messages"_s, messages}});
        });
    }
}

bool ShopProgram::start()
{
    const auto prepared = takeKey().and_then([this](Done) { return takePassword(); });
    const auto started
        = prepared ? m_shop.start(m_options.port) : Result<Done>(tl::make_unexpected(prepared.error()));
    const auto written = started.and_then([this](Done) { return writeSignIn(); });
    if (!written) {
        // The shop's own files are named in its error; those of the key are not.
        complain(prepared && !started && started.error().kind != Error::Kind::Busy
                ? u"The sample shop cannot start: %1."_s.arg(started.error().detail)
                : sentenceFor(written.error()));
        m_shop.stop();
        return false;
    }
    tellStart();
    return true;
}

Result<Done> ShopProgram::takeKey()
{
    if (m_options.keys.isEmpty())
        return Done{};
    if (auto made = core::makeFolder(m_options.keys); !made)
        return made;
    QFile file(QDir(m_options.keys).filePath(kKeyFile));
    if (!file.exists())
        return Done{};
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(Error::Kind::File, u"%1 cannot be read"_s.arg(file.fileName()));
    return m_shop.setKey(Secret(QString::fromUtf8(file.readAll())));
}

Result<Done> ShopProgram::takePassword()
{
    QFile file(QDir(m_options.keys).filePath(kPasswordFile));
    if (m_options.keys.isEmpty() || !file.exists())
        return Done{};
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(Error::Kind::File, u"%1 cannot be read"_s.arg(file.fileName()));
    const QString password = QString::fromUtf8(file.readAll()).trimmed();
    if (!password.isEmpty())
        m_shop.backend().setPassword(Secret(password));
    return Done{};
}

Result<Done> ShopProgram::writeSignIn()
{
    if (m_options.keys.isEmpty())
        return Done{};
    const auto app = std::get<core::coze::JwtApp>(m_shop.credential().way);
    const QDir folder(m_options.keys);
    const QList<QPair<QString, QString>> files{{kKeyFile, app.privateKey.reveal()},
        {u"client-id"_s, app.clientId + u'\n'}, {u"public-key-id"_s, app.publicKeyId + u'\n'},
        {u"base-url"_s, m_shop.baseUrl() + u'\n'},
        {u"personal-token"_s, m_shop.personalToken().reveal() + u'\n'},
        {kPasswordFile, m_shop.backend().account().password.reveal() + u'\n'}};
    for (const auto &[name, text] : files) {
        if (auto written = writeFile(folder.filePath(name), text); !written)
            return written;
    }
    return Done{};
}

void ShopProgram::tellStart()
{
    const auto app = std::get<core::coze::JwtApp>(m_shop.credential().way);
    const QString folder = m_options.keys.isEmpty() ? QString() : QDir(m_options.keys).absolutePath();
    const ShopBackend &backend = m_shop.backend();
    if (m_options.json) {
        QJsonArray bots;
        for (const auto &[kind, id] : kindsAndIds(m_shop))
            bots.append(QJsonObject{{u"kind"_s, kind}, {u"id"_s, id}});
        const QJsonObject line{{u"type"_s, u"started"_s}, {u"baseUrl"_s, m_shop.baseUrl()},
            {u"port"_s, m_shop.port()}, {u"clientId"_s, app.clientId}, {u"publicKeyId"_s, app.publicKeyId},
            {u"keys"_s, folder.isEmpty() ? QJsonValue() : QJsonValue(folder)}, {u"bots"_s, bots},
            {u"backendUrl"_s, backend.url()}, {u"liveUrl"_s, backend.liveUrl()},
            {u"database"_s, backend.databasePath()}, {u"user"_s, backend.account().username}};
        tell(line);
    } else {
        QString text = u"The sample shop speaks the Coze API at %1\n"_s.arg(m_shop.baseUrl());
        for (const auto &[kind, id] : kindsAndIds(m_shop))
            text += u"  %1  %2\n"_s.arg(id, kind);
        text += u"Client id %1\nPublic key id %2\n"_s.arg(app.clientId, app.publicKeyId);
        text += u"Its chat backend is at %1, the live channel at %2\nUser %3, database %4\n"_s.arg(
            backend.url(), backend.liveUrl(), backend.account().username, backend.databasePath());
        text += folder.isEmpty()
            ? u"With --keys FOLDER the private key and the password are written there, to sign in with.\n"_s
            : u"The private key, a personal token and the password are in %1\n"_s.arg(folder);
        m_out.write((text + u"Ctrl+C stops it.\n"_s).toUtf8());
    }
}

void ShopProgram::stop()
{
    const SampleShop::Counters counters = m_shop.counters();
    m_shop.stop();
    const ShopBackend::Counters backend = m_shop.backend().counters(); // with what was still to be written
    if (m_options.json) {
        const QJsonObject line{{u"type"_s, u"stopped"_s}, {u"requests"_s, counters.requests},
            {u"connections"_s, counters.connectionsOpened}, {u"tokenExchanges"_s, counters.tokenExchanges},
            {u"chats"_s, counters.chatsBegun}, {u"sockets"_s, backend.socketsOpened},
            {u"rows"_s, backend.rows}};
        tell(line);
    } else {
        m_out.write(u"The sample shop has stopped: %1 requests, %2 chats.\n"_s.arg(counters.requests)
                        .arg(counters.chatsBegun)
                        .toUtf8());
    }
}

void ShopProgram::obey(const QString &line)
{
    const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return;
    bool isNumber = true;
    const double number = words.size() > 1 ? words[1].toDouble(&isNumber) : -1;
    ShopBackend &backend = m_shop.backend();
    if (isNumber && words.size() < 3 && words[0] == "malformed"_L1) {
        backend.sendMalformed(backend::Malformed(m_malformed++ % backend::kMalformedKinds));
        return;
    }
    if (startFlood(backend, words))
        return;
    for (const Command &command : commands()) {
        if (isNumber && words.size() < 3 && command.word == words[0]) {
            command.act(backend, number);
            return;
        }
    }
    complain(u"The sample shop does not understand \"%1\". See its manual page."_s.arg(line.left(60)));
}

void ShopProgram::tell(const QJsonObject &line)
{
    m_out.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

void ShopProgram::complain(const QString &sentence)
{
    m_err.write((sentence + u'\n').toUtf8());
}

} // namespace app::sampleshop
