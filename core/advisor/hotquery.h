// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/shape.h"

#include <QMap>

namespace core::advisor {

/// What a hot query is asked with: values that are in the database.
enum class Sample {
    Conversation, // one with many messages
    Shop, // one with many messages
    Newest, // the time of the newest message
    DayAgo, // a day before it
    MonthAgo,
    MessageId, // of the newest message
    Customer, // one with a conversation
    CustomerShop, // the shop of that conversation
    Mail, // of a customer
    MailShop,
};
using Samples = QMap<Sample, postgres::Value>; // times of PostgreSQL as texts

/// A question that is asked often, by the shop's backend or by the console.
struct HotQuery
{
    enum class Of { Backend, Console };
    QString id; // stable: "backend.openConversation"
    Of of = Of::Backend;
    QString table;
    QByteArray sql;
    /// SQLite: the same with a call of console_row() for each row that is looked at.
    QByteArray countingSql;
    QVector<Sample> parameters; // $1 … or ?1 …
    bool readsAll = false; // has to read every row whatever the indexes are
};

/// Those that this database can be asked: its columns are looked at. The console asks a file for new rows
/// only, since its pages read the archive.
[[nodiscard]] QVector<HotQuery> hotQueries(const Shape &shape);

} // namespace core::advisor
