// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/liveclient.h"

#include "core/base/deliver.h"

#include <QDateTime>
#include <QDir>
#include <QPromise>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using core::Result;
using core::Secret;

namespace bench {

namespace {

qint64 nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/// The digits from `at` on; without QString's own parser, which would be part of what is measured.
qint64 numberAt(QStringView text, qsizetype at)
{
    qint64 number = 0;
    for (; at < text.size() && text[at] >= u'0' && text[at] <= u'9'; ++at)
        number = number * 10 + (text[at].unicode() - u'0');
    return number;
}

quint64 digestOf(const QString &content)
{
    return quint64(qHash(content, 0x51ed270b)) ^ (quint64(qHash(content, 0x2545f491)) << 7);
}

void eachRow(const QString &file, const QString &sql,
    const std::function<void(const QString &id, const QString &content)> &take)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_open_v2(file.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK
        || sqlite3_prepare_v2(database, sql.toUtf8().constData(), -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s cannot be read", qPrintable(file));
    const auto text = [statement](int column) {
        return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)),
            sqlite3_column_bytes(statement, column));
    };
    while (sqlite3_step(statement) == SQLITE_ROW)
        take(text(0), text(1));
    sqlite3_finalize(statement);
    sqlite3_close(database);
}

} // namespace

void Tally::reset(qint64 messages, int rooms)
{
    *this = Tally();
    m_expected = messages;
    m_seen.resize(std::size_t(messages + 1));
    m_last.resize(std::size_t(rooms + 1));
    m_delays.reserve(std::size_t(messages));
}

void Tally::take(const core::feed::FeedMessage &message)
{
    const QString &content = message.message.content;
    const auto number = std::size_t(content.startsWith(u'#') ? numberAt(content, 1) : 0);
    const auto room
        = std::size_t(numberAt(message.message.conversationId, 29)); // conv_ and a UUID, its last part
    if (number == 0 || number >= m_seen.size() || room >= m_last.size())
        return;
    m_lastNs = nowNs();
    if (m_unique == 0)
        m_firstNs = m_lastNs;
    if (m_seen[number]) {
        ++m_repeated;
        return;
    }
    m_seen[number] = true;
    ++m_unique;
    m_outOfOrder += qint64(number) < m_last[room] ? 1 : 0;
    m_last[room] = qint64(number);
    m_delays.push_back(double(QDateTime::currentMSecsSinceEpoch() - message.message.sentAtMs));
}

double Tally::seconds() const
{
    return double(m_lastNs - m_firstNs) / 1e9;
}

LiveClient::LiveClient(const ShopProcess &shop, const QString &folder, const Wishes &wishes)
    : m_archivePath(QDir(folder).filePath(u"archive.db"_s)),
      m_shop(m_http,
          core::shop::Account{QUrl(shop.told(u"backendUrl"_s)), shop.told(u"user"_s),
              Secret(shop.file(u"backend-password"_s))}),
      m_archive(m_archivePath),
      m_sink(m_archivePath)
{
    m_archive.open().waitForFinished();
    core::live::Endpoint endpoint;
    endpoint.url = QUrl(shop.told(u"liveUrl"_s));
    endpoint.auth = [this] {
        auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
        promise->start();
        core::deliver(m_shop.accessToken(), &m_shop, [promise](const Result<Secret> &token) {
            promise->addResult(token.map([](const Secret &secret) {
                return QJsonObject{{u"token"_s, secret.reveal()}};
            }));
            promise->finish();
        });
        return promise->future();
    };
    m_session = std::make_unique<core::live::LiveSession>(std::move(endpoint));
    if (wishes.tail) {
        core::sync::FileTail::Options options;
        options.archivePath = m_archivePath;
        options.file = shop.told(u"database"_s);
        m_tail = std::make_unique<core::sync::FileTail>(options, m_sink);
    }
    using core::feed::ShopFeed;
    ShopFeed::Options options;
    options.onlyConversations = wishes.onlyConversations;
    m_feed = std::make_unique<ShopFeed>(
        ShopFeed::Parts{m_archive, m_sink, m_session.get(), m_tail.get(), nullptr}, options);
    QObject::connect(m_feed.get(), &ShopFeed::arrived, m_feed.get(),
        [this](const core::feed::FeedMessage &message) { tally.take(message); });
    QObject::connect(m_feed.get(), &ShopFeed::gapChanged, m_feed.get(), [this](const core::feed::Gap &gap) {
        if (gap.state == core::feed::Gap::State::Filled)
            m_filled.insert(gap.number);
    });
    if (wishes.keepsRows) {
        QObject::connect(m_feed.get(), &ShopFeed::arrived, m_feed.get(),
            [this](const core::feed::FeedMessage &message) { remember(message); });
        QObject::connect(m_feed.get(), &ShopFeed::settled, m_feed.get(),
            [this](const QString &formerId, const core::feed::FeedMessage &message) {
                m_rows.erase(formerId);
                remember(message);
            });
        QObject::connect(m_feed.get(), &ShopFeed::messagesChanged, m_feed.get(),
            [this](const QVector<core::feed::FeedMessage> &messages) {
                for (const core::feed::FeedMessage &message : messages) {
                    for (const QString &id : message.moreIds)
                        m_rows[id] = digestOf(message.message.content);
                }
            });
    }
    m_feed->start();
}

LiveClient::~LiveClient()
{
    m_feed->stop();
}

void LiveClient::remember(const core::feed::FeedMessage &message)
{
    m_rows[message.message.id] = digestOf(message.message.content);
    for (const QString &id : message.moreIds)
        m_rows[id] = digestOf(message.message.content);
}

Secret LiveClient::token()
{
    auto asked = m_shop.accessToken();
    waitFor([&asked] { return asked.isFinished(); });
    return asked.result().value_or(Secret());
}

bool LiveClient::isSettled() const
{
    return m_sink.waiting() == 0;
}

Rows rowsOf(const QString &file, const QString &sql)
{
    Rows rows;
    eachRow(file, sql, [&rows](const QString &id, const QString &content) { rows[id] = digestOf(content); });
    return rows;
}

QString newestOf(const QString &file)
{
    QString newest;
    eachRow(file, u"SELECT max(id), '' FROM coze_chat_history"_s,
        [&newest](const QString &id, const QString &) { newest = id; });
    return newest;
}

} // namespace bench
