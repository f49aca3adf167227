// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/shape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::advisor {

namespace {

/// The parts between separators that stand outside of quotes and parentheses; ends where a parenthesis closes
/// that was not opened.
QStringList partsOf(QStringView text, QChar separator)
{
    QStringList parts;
    QString part;
    QChar quote;
    int depth = 0;
    for (const QChar c : text) {
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'\'')
            quote = c;
        else if (c == u'(' || c == u')')
            depth += c == u'(' ? 1 : -1;
        if (depth < 0)
            break;
        if (c == separator && quote.isNull() && depth == 0) {
            parts.append(part.trimmed());
            part.clear();
        } else {
            part += c;
        }
    }
    parts.append(part.trimmed());
    parts.removeAll(QString());
    return parts;
}

QString unquoted(const QString &name)
{
    if (name.size() < 2 || !name.startsWith(u'"') || !name.endsWith(u'"'))
        return name;
    return name.mid(1, name.size() - 2).replace(u"\"\""_s, u"\""_s);
}

QString schemaOf(const QString &qualified)
{
    bool quoted = false;
    for (qsizetype i = 0; i < qualified.size(); ++i) {
        if (qualified.at(i) == u'"')
            quoted = !quoted;
        else if (qualified.at(i) == u'.' && !quoted)
            return unquoted(qualified.left(i));
    }
    return {};
}

} // namespace

QString ShapeTable::firstOf(const QStringList &names) const
{
    const auto found
        = std::find_if(names.begin(), names.end(), [this](const QString &one) { return has(one); });
    return found == names.end() ? QString() : *found;
}

QString ShapeTable::created() const
{
    return firstOf({u"create_time"_s, u"created_at"_s, u"createdAt"_s});
}

QString ShapeTable::updated() const
{
    return firstOf({u"update_time"_s, u"updated_at"_s, u"updatedAt"_s});
}

const ShapeTable *Shape::table(QLatin1StringView name) const
{
    const auto found = std::find_if(
        tables.begin(), tables.end(), [name](const ShapeTable &table) { return table.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

const ExistingIndex *Shape::index(const QString &name) const
{
    const auto found = std::find_if(
        indexes.begin(), indexes.end(), [&name](const ExistingIndex &index) { return index.name == name; });
    return found == indexes.end() ? nullptr : &*found;
}

QString quotedName(const QString &name)
{
    QString inside = name;
    return u'"' + inside.replace(u'"', u"\"\""_s) + u'"';
}

KeyColumn keyColumnOf(const QString &written)
{
    QStringList words = partsOf(written, u' ');
    KeyColumn column;
    if (words.isEmpty() || words.constFirst().contains(u'('))
        return column;
    column.name = unquoted(words.takeFirst());
    bool isNullsFirst = false;
    bool saysNulls = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString word = words.at(i).toUpper();
        if (word == "DESC"_L1) {
            column.isDescending = true;
        } else if (word == "NULLS"_L1 && i + 1 < words.size()) {
            saysNulls = true;
            isNullsFirst = words.at(++i).toUpper() == "FIRST"_L1;
        } else if (word != "ASC"_L1) {
            column.hasOddOrder = true; // a collation or an operator class
        }
    }
    // PostgreSQL takes NULL for the largest value, forwards and backwards.
    if (saysNulls && isNullsFirst != column.isDescending)
        column.hasOddOrder = true;
    return column;
}

QVector<KeyColumn> keyColumnsOf(const QString &definition)
{
    QVector<KeyColumn> columns;
    const qsizetype method = definition.indexOf(" USING "_L1);
    const qsizetype begin = method < 0 ? -1 : definition.indexOf(u'(', method);
    if (begin < 0)
        return columns;
    const QStringList written = partsOf(QStringView(definition).mid(begin + 1), u',');
    for (const QString &column : written)
        columns.append(keyColumnOf(column));
    return columns;
}

Shape shapeOf(const postgres::Schema &schema)
{
    Shape shape;
    shape.isReplica = schema.isReplica;
    for (const postgres::Table *table :
        {&schema.messages, &schema.conversations, &schema.customers, &schema.bots}) {
        if (!table->isThere())
            continue;
        ShapeTable found;
        found.name = table->name;
        found.sql = QString::fromUtf8(table->sql);
        found.schema = schemaOf(found.sql);
        for (auto column = table->columns.begin(); column != table->columns.end(); ++column)
            found.columns.insert(column.key(), column.value());
        found.rows = table->rows;
        found.bytes = table->bytes;
        shape.tables.append(found);
    }
    for (const postgres::Index &index : schema.indexes) {
        ExistingIndex found;
        found.name = index.name;
        found.table = index.table;
        found.columns = keyColumnsOf(index.definition);
        found.isOrdered = index.method == "btree"_L1;
        found.isUnique = index.isUnique;
        found.isPartial = !index.condition.isEmpty();
        found.isValid = index.isValid;
        found.isConstraint = index.isUnique;
        found.bytes = index.bytes;
        shape.indexes.append(found);
    }
    return shape;
}

} // namespace core::advisor
