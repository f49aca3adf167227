// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/postgres/postgreshistoryfixture.h"

#include <QFile>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::postgres;

namespace tests {

QByteArray literal(const QString &text)
{
    return text.isEmpty() ? "NULL" : "'" + QString(text).replace(u'\'', u"''"_s).toUtf8() + "'";
}

PostgresShop::PostgresShop(const ShopTables &tables, const PostgresServer::Options &options)
    : m_tables(tables),
      m_server(options)
{
    makeShopTables(m_server, tables);
    m_server.makeRole(u"reader"_s, false);
    connect();
}

void PostgresShop::connect()
{
    m_history.reset();
    m_database.reset();
    const auto address
        = Address::parse(m_server.url(u"shop"_s, u"reader"_s), Secret(PostgresServer::password()));
    if (!address)
        qFatal("%s", qPrintable(address.error().detail));
    Database::Options options;
    options.primary = *address;
    options.connections = 4;
    m_database = std::make_unique<Database>(options);
    m_history
        = std::make_unique<PostgresHistory>(*m_database, PostgresHistory::Options{notesFile(), u"files"_s});
}

void PostgresShop::remake(const ShopTables &tables)
{
    m_history.reset();
    m_database.reset();
    m_tables = tables;
    m_server.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO reader;");
    makeShopTables(m_server, tables);
    m_server.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;");
    connect();
}

void PostgresShop::clear()
{
    m_history.reset();
    QFile::remove(notesFile());
    m_server.sql("TRUNCATE coze_chat_history, coze_conversation, shopify_inbox_user, shopify_bot_setting;");
    m_history
        = std::make_unique<PostgresHistory>(*m_database, PostgresHistory::Options{notesFile(), u"files"_s});
}

void PostgresShop::fill(const QVector<chat::Message> &messages, QString (*nameOf)(const QString &),
    QString (*addressOf)(const QString &))
{
    clear();
    const QByteArray created = m_tables.createdColumn.toUtf8();
    const QByteArray updated = m_tables.updatedColumn.toUtf8();
    const auto timeOf = [&](qint64 ms) {
        return m_tables.timeType == "bigint"_L1
            ? QByteArray::number(ms)
            : "(timestamptz 'epoch' + interval '1 millisecond' * " + QByteArray::number(ms)
                + (m_tables.timeType == "timestamptz"_L1 ? ")" : ") AT TIME ZONE 'UTC'");
    };
    QByteArray script = "BEGIN;\n";
    QSet<QString> conversations, customers;
    QMap<QPair<QString, QString>, bool> settings;
    for (const chat::Message &m : messages) {
        const QByteArray now = timeOf(m.sentAtMs);
        script += "INSERT INTO coze_chat_history(id, conversation_id, shop_id, bot_id, content, sender, "
            + created + ", " + updated + ") VALUES(" + m.id.toUtf8() + ", " + literal(m.conversationId) + ", "
            + literal(m.shopId) + ", " + literal(m.botId) + ", " + literal(m.content) + ", "
            + literal(m.sender) + ", " + now + ", " + now + ");\n";
        if (!m.conversationId.isEmpty() && !conversations.contains(m.conversationId)) {
            conversations.insert(m.conversationId);
            script += "INSERT INTO coze_conversation(inbox_user_id, conversation_id, shop_id, bot_id, "
                + updated + ") VALUES(" + literal(m.customerId) + ", " + literal(m.conversationId) + ", "
                + literal(m.shopId) + ", " + literal(m.botId) + ", " + now + ");\n";
        }
        if (!m.customerId.isEmpty() && !customers.contains(m.customerId)) {
            customers.insert(m.customerId);
            script += "INSERT INTO shopify_inbox_user(id, shop_id, user_name, user_email, " + updated
                + ") VALUES(" + m.customerId.toUtf8() + ", " + literal(m.shopId) + ", "
                + literal(nameOf(m.customerId)) + ", " + literal(addressOf(m.customerId)) + ", " + now
                + ");\n";
        }
        const QPair setting(m.shopId, m.botId);
        if (!m.shopId.isEmpty() && !settings.contains(setting)) {
            settings[setting] = true;
            script += "INSERT INTO shopify_bot_setting(shop_id, shop_name, bot_id, bot_name, " + updated
                + ") VALUES(" + literal(m.shopId) + ", " + literal(nameOf(m.shopId)) + ", " + literal(m.botId)
                + ", " + literal(nameOf(m.botId)) + ", " + now + ");\n";
        }
    }
    m_server.sql(script + "COMMIT;");
}

} // namespace tests
