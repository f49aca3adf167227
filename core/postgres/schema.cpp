// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

constexpr std::int64_t kEpoch2000 = 946'684'800'000; // ms; PostgreSQL counts microseconds from there

std::int64_t floorDivided(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// "create_time DESC" is the column create_time.
QString columnOf(const QString &written)
{
    QString name = written.section(u' ', 0, 0);
    if (name.startsWith(u'"') && name.endsWith(u'"'))
        name = name.mid(1, name.size() - 2);
    return name;
}

} // namespace

bool Index::beginsWith(const QStringList &wanted) const
{
    return isValid && condition.isEmpty() && method == "btree"_L1 && columns.size() >= wanted.size()
        && std::equal(wanted.begin(), wanted.end(), columns.begin(),
            [](const QString &column, const QString &written) { return columnOf(written) == column; });
}

QByteArray TimeColumn::ms(const QByteArray &of) const
{
    const QByteArray column = of + name;
    switch (kind) {
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return "(extract(epoch FROM date_trunc('milliseconds', " + column + ")) * 1000)::bigint";
    case Kind::Seconds:
        return "(" + column + "::bigint * 1000)";
    case Kind::Milliseconds:
        return column + "::bigint";
    case Kind::None:
        break;
    }
    return "NULL::bigint";
}

QByteArray TimeColumn::moment(const QByteArray &parameter) const
{
    switch (kind) {
    case Kind::Timestamp:
        return "('epoch'::timestamp + " + parameter + " * interval '1 millisecond')";
    case Kind::TimestampTz:
        return "('epoch'::timestamptz + " + parameter + " * interval '1 millisecond')";
    case Kind::Seconds:
        return "(" + parameter + " / 1000)";
    case Kind::Milliseconds:
    case Kind::None:
        break;
    }
    return "(" + parameter + ")";
}

std::int64_t TimeColumn::msOf(std::int64_t binary) const
{
    switch (kind) {
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return floorDivided(binary, 1000) + kEpoch2000;
    case Kind::Seconds:
        return binary * 1000;
    case Kind::Milliseconds:
    case Kind::None:
        break;
    }
    return binary;
}

QByteArray Schema::ofTenant(const Table &table, const QByteArray &of) const
{
    return tenant && table.has(u"tenant_id"_s) ? " AND " + of + "tenant_id = " + QByteArray::number(*tenant)
                                               : QByteArray();
}

QByteArray Schema::visible(const Table &table, const QByteArray &of) const
{
    if (!table.has(u"deleted"_s))
        return ofTenant(table, of);
    const bool isSwitch = table.columns.value(u"deleted"_s) == "boolean"_L1;
    return " AND " + of + (isSwitch ? "deleted IS NOT TRUE" : "deleted = 0") + ofTenant(table, of);
}

QString TimeColumn::column() const
{
    return columnOf(QString::fromUtf8(name));
}

bool Schema::hasIndex(const QStringList &columns) const
{
    return std::any_of(indexes.begin(), indexes.end(),
        [&](const Index &index) { return index.table == messages.name && index.beginsWith(columns); });
}

bool Schema::hasConversationIndex() const
{
    return hasIndex({u"conversation_id"_s, created.column()});
}

bool Schema::canWrite() const
{
    return messages.canWrite || conversations.canWrite || customers.canWrite || bots.canWrite;
}

} // namespace core::postgres
