// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archive.h"
#include "core/postgres/connection.h"
#include "core/sync/archivesink.h"
#include "core/sync/postgrestail.h"
#include "tests/core/sync/importsupport.h"
#include "tests/support/postgresserver.h"

#include <QDateTime>
#include <QTest>

namespace synctest {

inline qint64 now() // ms UTC
{
    return QDateTime::currentMSecsSinceEpoch();
}

inline core::postgres::Address addressOf(const tests::PostgresServer &server, const QString &database,
    const QString &user = QStringLiteral("owner"))
{
    return *core::postgres::Address::parse(
        server.url(database, user), core::Secret(tests::PostgresServer::password()), true);
}

/// A database of the shop's on a server that several tests share.
class ShopDatabase
{
public:
    explicit ShopDatabase(tests::PostgresServer &server, const tests::ShopTables &tables = {})
        : m_server(server)
    {
        // makeShopTables() knows one name.
        server.sql("DROP DATABASE IF EXISTS shop WITH (FORCE)", QStringLiteral("postgres"));
        tests::makeShopTables(server, tables);
        m_connection
            = *core::postgres::Connection::open(address(), {{}, core::postgres::Connection::Access::Write});
    }

    [[nodiscard]] core::postgres::Address address(const QString &user = QStringLiteral("owner")) const
    {
        return addressOf(m_server, QStringLiteral("shop"), user);
    }
    void reconnect()
    {
        m_connection
            = *core::postgres::Connection::open(address(), {{}, core::postgres::Connection::Access::Write});
    }
    bool exec(const QByteArray &sql)
    {
        const auto done = m_connection->execute(sql);
        if (!done)
            qWarning("%s", qPrintable(done.error().detail));
        return done.has_value();
    }
    [[nodiscard]] std::int64_t number(const QByteArray &sql)
    {
        const auto rows = m_connection->execute(sql);
        return rows && rows->size() > 0 ? rows->number(0, 0) : -1;
    }
    /// The statement that says `content`; the id comes from the sequence.
    [[nodiscard]] static QByteArray saying(
        const QByteArray &conversation, const QByteArray &sender, const QByteArray &content, qint64 atMs)
    {
        const QByteArray at = timeOf(atMs);
        return "INSERT INTO coze_chat_history(conversation_id, shop_id, bot_id, content, sender, "
               "create_time, "
               "update_time) VALUES('"
            + conversation + "', 'shop-a', 'bot-1', '" + content + "', '" + sender + "', " + at + ", " + at
            + ")";
    }
    [[nodiscard]] static QByteArray timeOf(qint64 ms)
    {
        return "'epoch'::timestamp + " + QByteArray::number(ms) + " * interval '1 ms'";
    }
    bool say(const QByteArray &conversation, const QByteArray &sender, const QByteArray &content, qint64 atMs)
    {
        return exec(saying(conversation, sender, content, atMs));
    }
    /// `count` rows whose ids follow those that are there, a second apart, the last one at `untilMs`.
    bool fill(qint64 count, qint64 untilMs)
    {
        const QByteArray n = QByteArray::number(count);
        return exec(
            "INSERT INTO coze_chat_history(conversation_id, shop_id, bot_id, content, sender, "
            "create_time, update_time) SELECT 'conv_' || (i % 97), 'shop-a', 'bot-1', 'words number ' || i, "
            "CASE i % 2 WHEN 0 THEN 'user' ELSE 'bot' END, t, t FROM (SELECT i, "
            + timeOf(untilMs) + " - (" + n + " - i) * interval '1 second' AS t FROM generate_series(1, " + n
            + ") i) s");
    }
    /// What an archive of it must hold, one line a message.
    [[nodiscard]] QByteArrayList rows(const QByteArray &condition = "true")
    {
        const auto rows = m_connection->execute(
            "SELECT m.id || '|' || coalesce(m.conversation_id, '') || '|' || (extract(epoch FROM "
            "m.create_time) "
            "* 1000)::bigint || '|' || (extract(epoch FROM m.update_time) * 1000)::bigint || '|' || "
            "coalesce(m.sender, '') || '|' || coalesce(m.shop_id, '') || '|' || upper(encode(convert_to("
            "coalesce(m.content, ''), 'UTF8'), 'hex')) FROM coze_chat_history m WHERE deleted = 0 AND "
            "tenant_id = 0 AND "
            + condition + " ORDER BY m.id");
        QByteArrayList lines;
        for (int i = 0; rows && i < rows->size(); ++i)
            lines.append(QByteArray(rows->bytes(i, 0).data(), qsizetype(rows->bytes(i, 0).size())));
        if (!rows)
            lines.append(rows.error().detail.toUtf8());
        return lines;
    }
    [[nodiscard]] tests::PostgresServer &server() { return m_server; }
    [[nodiscard]] core::postgres::Connection &connection() { return *m_connection; }

private:
    tests::PostgresServer &m_server;
    std::unique_ptr<core::postgres::Connection> m_connection;
};

/// What an archive holds of a source, in the form of ShopDatabase::rows().
inline QByteArrayList mirroredRows(const ImportPlace &place, const QByteArray &source = "postgres")
{
    return place.rows(
        "SELECT m.ext || '|' || coalesce(c.ext, '') || '|' || m.ts || '|' || coalesce(m.updated, m.ts) || "
        "'|' || "
        "w.word || '|' || coalesce(own.ext, theirs.ext, '') || '|' || hex(m.content) FROM msg m JOIN conv c "
        "ON "
        "c.id = m.conv JOIN source s ON s.id = c.source JOIN sender w ON w.id = m.sender LEFT JOIN shop own "
        "ON "
        "own.id = m.shop LEFT JOIN shop theirs ON theirs.id = c.shop WHERE s.name = ?1 ORDER BY m.ext",
        source);
}

/// Short intervals, so that a test need not wait.
inline core::sync::PostgresTail::Options quickOptions(
    const ImportPlace &place, const core::postgres::Address &address)
{
    using std::chrono::milliseconds;
    core::sync::PostgresTail::Options options;
    options.archivePath = place.archive();
    options.address = address;
    options.limits = {milliseconds(2'000), milliseconds(3'000), milliseconds(1'000)};
    options.pollEvery = options.quietPollEvery = milliseconds(20);
    options.recentEvery = milliseconds(50);
    options.quiet = milliseconds(200);
    options.walkPause = milliseconds(1);
    options.walkPatience = milliseconds(1'000);
    options.retryMost = milliseconds(300);
    options.primaryEvery = milliseconds(300);
    return options;
}

/// A mirror that runs, and what it told.
class Mirrored
{
public:
    Mirrored(const ImportPlace &place, core::sync::PostgresTail::Options options)
        : archive(place.archive()),
          sink(place.archive()),
          tail(std::move(options), sink)
    {
        using core::sync::Tail;
        QObject::connect(&tail, &Tail::rows, &tail, [this](const core::sync::TailRowsPtr &rows) {
            for (const auto &row : rows->fresh)
                fresh.append(QByteArray::fromStdString(row.content));
            for (const auto &row : rows->changed)
                changed.append(row.deleted ? "-" + QByteArray::fromStdString(row.id)
                                           : QByteArray::fromStdString(row.content));
        });
        QObject::connect(&tail, &Tail::following, &tail, [this](const QString &, qint64 count) {
            isFollowing = true;
            missed = count;
        });
        QObject::connect(&tail, &Tail::looked, &tail, [this](qint64 at) { lookedAt = at; });
        QObject::connect(
            &tail, &Tail::failed, &tail, [this](const core::Error &error) { errors.append(error); });
        QObject::connect(&tail, &core::sync::PostgresTail::reconciled, &tail, [this](qint64 differences) {
            ++walks;
            differing += differences;
        });
        archive.open().waitForFinished(); // as in the program: somebody always reads
        tail.start();
    }
    core::history::Archive archive;
    core::sync::ArchiveSink sink;
    core::sync::PostgresTail tail;
    QByteArrayList fresh;
    QByteArrayList changed;
    QList<core::Error> errors;
    bool isFollowing = false;
    qint64 missed = -1;
    qint64 lookedAt = 0;
    int walks = 0;
    qint64 differing = 0;
};

} // namespace synctest
