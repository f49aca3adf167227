// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/hotquery.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace core::advisor {

namespace {

/// {column} is a column of the table, which must have it; {created} and {updated} what it calls them;
/// {visible} the condition of rows that are not deleted; <sample> a value.
struct Template
{
    const char *id;
    QLatin1StringView table;
    const char *sql;
    bool inSqlite = true;
    bool readsAll = false;
};

// The backend's are Prisma's, with what Prisma makes of skip, take and count.
const Template kTemplates[] = {
    {"backend.newestMessages", tables::kMessages,
        "SELECT * FROM {table} WHERE {visible} ORDER BY {created} DESC LIMIT 100 OFFSET 0"},
    {"backend.countMessages", tables::kMessages, "SELECT count(*) FROM {table} WHERE {visible}", true, true},
    {"backend.deepPage", tables::kMessages,
        "SELECT * FROM {table} WHERE {visible} ORDER BY {created} DESC LIMIT 100 OFFSET {half}"},
    {"backend.openConversation", tables::kMessages,
        "SELECT * FROM {table} WHERE {visible} AND {conversation_id} = <conversation> "
        "ORDER BY {created} DESC LIMIT 100 OFFSET 0"},
    {"backend.messagesOfShop", tables::kMessages,
        "SELECT * FROM {table} WHERE {visible} AND {shop_id} = <shop> "
        "ORDER BY {created} DESC LIMIT 100 OFFSET 0"},
    {"backend.today", tables::kMessages,
        "SELECT count(*) FROM {table} WHERE {created} >= <dayAgo> AND {visible} AND {sender} = 'user'"},
    {"backend.replyRate", tables::kMessages,
        "SELECT count(*) FROM {table} WHERE {sender} = 'user' AND {visible}", true, true},
    {"backend.chatUsers", tables::kMessages,
        "SELECT {inbox_user_id} FROM {table} WHERE {visible} AND {sender} = 'user'", true, true},
    {"backend.analytics", tables::kMessages,
        "SELECT {conversation_id}, {sender}, {created} FROM {table} WHERE {created} >= <monthAgo> "
        "AND {created} <= <newest> AND {visible} ORDER BY {created}"},
    {"backend.continueConversation", tables::kConversations,
        "SELECT * FROM {table} WHERE {inbox_user_id} = <customer> AND {shop_id} = <customerShop> AND "
        "{visible} "
        "ORDER BY {last_chat_date} DESC LIMIT 1"},
    {"backend.touchConversation", tables::kConversations,
        "SELECT id FROM {table} WHERE {conversation_id} = <conversation> AND {visible}"},
    {"backend.customerByMail", tables::kCustomers,
        "SELECT * FROM {table} WHERE {user_email} = <mail> AND {shop_id} = <mailShop> AND {visible} LIMIT 1"},
    {"backend.visitors", tables::kCustomers,
        "SELECT * FROM {table} WHERE {visible} ORDER BY {created} DESC LIMIT 100 OFFSET 0"},
    {"backend.visitorsOfShop", tables::kCustomers,
        "SELECT * FROM {table} WHERE {visible} AND {shop_id} = <mailShop> "
        "ORDER BY {created} DESC LIMIT 100 OFFSET 0"},
    {"console.list", tables::kMessages,
        "SELECT id, {conversation_id}, {sender}, {content}, {created} FROM {table} WHERE {visible} "
        "ORDER BY {created} DESC, id DESC LIMIT 500",
        false},
    {"console.listAtDate", tables::kMessages,
        "SELECT id, {conversation_id}, {sender}, {content}, {created} FROM {table} WHERE {visible} "
        "AND ({created}, id) < (<dayAgo>, <messageId>) ORDER BY {created} DESC, id DESC LIMIT 500",
        false},
    {"console.openConversation", tables::kMessages,
        "SELECT * FROM {table} WHERE {conversation_id} = <conversation> AND {visible} "
        "ORDER BY {created} DESC, id DESC LIMIT 100",
        false},
    {"console.previousPage", tables::kMessages,
        "SELECT * FROM {table} WHERE {conversation_id} = <conversation> AND {visible} "
        "AND ({created}, id) < (<newest>, <messageId>) ORDER BY {created} DESC, id DESC LIMIT 100",
        false},
    {"console.jumpToDate", tables::kMessages,
        "SELECT * FROM {table} WHERE {conversation_id} = <conversation> AND {visible} "
        "AND {created} >= <monthAgo> ORDER BY {created}, id LIMIT 100",
        false},
    // The console walks by time and leaves out the other shops, so that no shop's messages are ever sorted.
    {"console.messagesOfShop", tables::kMessages,
        "SELECT * FROM {table} WHERE coalesce({shop_id}::text, '') = ANY(ARRAY[<shop>, '']) AND {visible} "
        "ORDER BY {created} DESC, id DESC LIMIT 100",
        false},
    {"console.statistics", tables::kMessages,
        "SELECT {sender}, count(*) FROM {table} WHERE {created} >= <dayAgo> AND {visible} GROUP BY {sender}",
        false},
    {"console.newRows", tables::kMessages,
        "SELECT * FROM {table} WHERE id > <messageId> ORDER BY id LIMIT 1000"},
    {"console.edits", tables::kMessages,
        "SELECT * FROM {table} WHERE ({updated}, id) > (<dayAgo>, <messageId>) "
        "ORDER BY {updated}, id LIMIT 1000",
        false},
    {"console.conversation", tables::kConversations,
        "SELECT * FROM {table} WHERE {conversation_id} = <conversation> LIMIT 1", false},
    {"console.conversationsOfCustomer", tables::kConversations,
        "SELECT * FROM {table} WHERE {inbox_user_id} = <customer> AND {visible} ORDER BY id DESC LIMIT 100",
        false},
    // A part of a name or an address: read from end to end, which customers are few enough for.
    {"console.customerByMail", tables::kCustomers,
        "SELECT * FROM {table} WHERE ({user_name} ILIKE <mail> OR {user_email} ILIKE <mail>) AND {visible} "
        "ORDER BY id DESC LIMIT 100",
        false, true},
};

const QMap<QString, Sample> &sampleNames()
{
    static const QMap<QString, Sample> names{{u"conversation"_s, Sample::Conversation},
        {u"shop"_s, Sample::Shop}, {u"newest"_s, Sample::Newest}, {u"dayAgo"_s, Sample::DayAgo},
        {u"monthAgo"_s, Sample::MonthAgo}, {u"messageId"_s, Sample::MessageId},
        {u"customer"_s, Sample::Customer}, {u"customerShop"_s, Sample::CustomerShop},
        {u"mail"_s, Sample::Mail}, {u"mailShop"_s, Sample::MailShop}};
    return names;
}

class Renderer
{
public:
    Renderer(const Shape &shape, const ShapeTable &table) : m_shape(shape), m_table(table) { }

    /// Nothing when the table lacks a column.
    std::optional<HotQuery> render(const Template &from)
    {
        HotQuery query;
        query.id = QString::fromLatin1(from.id);
        query.of = query.id.startsWith("console."_L1) ? HotQuery::Of::Console : HotQuery::Of::Backend;
        query.table = m_table.name;
        query.readsAll = from.readsAll;
        QString sql = QString::fromLatin1(from.sql);
        if (!fillColumns(sql))
            return std::nullopt;
        fillSamples(sql, query);
        if (m_shape.engine == Engine::Sqlite) {
            // Named with a column, it is called for every row and not once.
            query.countingSql = QString(sql).replace(" WHERE "_L1, " WHERE console_row(id) AND "_L1).toUtf8();
        }
        query.sql = sql.toUtf8();
        return query;
    }

private:
    QString visible() const
    {
        if (!m_table.has(u"deleted"_s))
            return m_shape.engine == Engine::Sqlite ? u"1"_s : u"TRUE"_s;
        return m_table.columns.value(u"deleted"_s) == "boolean"_L1 ? u"NOT deleted"_s : u"deleted = 0"_s;
    }

    bool fillColumns(QString &sql) const
    {
        qsizetype begin = 0;
        while ((begin = sql.indexOf(u'{', begin)) >= 0) {
            const qsizetype end = sql.indexOf(u'}', begin);
            const QString name = sql.mid(begin + 1, end - begin - 1);
            QString text;
            if (name == "table"_L1) {
                text = m_table.sql;
            } else if (name == "visible"_L1) {
                text = visible();
            } else if (name == "half"_L1) {
                text = QString::number(std::min<qint64>(m_table.rows / 2, 1'000'000));
            } else {
                const QString column = name == "created"_L1 ? m_table.created()
                    : name == "updated"_L1                  ? m_table.updated()
                                                            : name;
                if (!m_table.has(column))
                    return false;
                text = quotedName(column);
            }
            sql.replace(begin, end - begin + 1, text);
            begin += text.size();
        }
        return true;
    }

    void fillSamples(QString &sql, HotQuery &query) const
    {
        // "<name>" only: comparisons stand between blanks.
        qsizetype begin = 0;
        while ((begin = sql.indexOf(u'<', begin)) >= 0) {
            const qsizetype end = sql.indexOf(u'>', begin);
            const auto sample = end < 0 ? sampleNames().cend()
                                        : sampleNames().constFind(sql.mid(begin + 1, end - begin - 1));
            if (sample == sampleNames().cend()) {
                ++begin;
                continue;
            }
            query.parameters.append(*sample);
            const QString place = QString::number(query.parameters.size());
            const QString text
                = m_shape.engine == Engine::Sqlite ? u'?' + place : u"$%1::%2"_s.arg(place, typeOf(*sample));
            sql.replace(begin, end - begin + 1, text);
            begin += text.size();
        }
    }

    QString typeOf(Sample sample) const
    {
        switch (sample) {
        case Sample::Newest:
        case Sample::DayAgo:
        case Sample::MonthAgo:
            return m_table.columns.value(m_table.created());
        case Sample::MessageId:
        case Sample::Customer:
            return u"bigint"_s;
        default:
            return u"text"_s;
        }
    }

    const Shape &m_shape;
    const ShapeTable &m_table;
};

} // namespace

QVector<HotQuery> hotQueries(const Shape &shape)
{
    QVector<HotQuery> queries;
    for (const Template &from : kTemplates) {
        const ShapeTable *table = shape.table(from.table);
        if (!table || (shape.engine == Engine::Sqlite && !from.inSqlite))
            continue;
        if (const auto query = Renderer(shape, *table).render(from))
            queries.append(*query);
    }
    return queries;
}

} // namespace core::advisor
