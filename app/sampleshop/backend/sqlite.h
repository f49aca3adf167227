// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVector>

#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace app::sampleshop::backend {

/// What a column holds: null, a whole number, a text.
using Value = std::variant<std::monostate, qint64, QString>;
using Row = QVector<Value>;

[[nodiscard]] inline Value textOrNull(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}
[[nodiscard]] inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}
[[nodiscard]] inline qint64 numberIn(const Value &value)
{
    const qint64 *number = std::get_if<qint64>(&value);
    return number ? *number : 0;
}
[[nodiscard]] inline QString textIn(const Value &value)
{
    const QString *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

/// One connection to an SQLite file. Prepared statements are kept. One thread at a time.
class Sqlite
{
public:
    Sqlite() = default;
    ~Sqlite() { close(); }
    Q_DISABLE_COPY_MOVE(Sqlite)

    /// Write-ahead log, so that readers of the file never wait. Errors: File, Busy, Corrupt.
    [[nodiscard]] core::Result<core::Done> open(const QString &path);
    void close();

    /// One statement. Errors: DiskFull, Busy, Database.
    core::Result<QVector<Row>> run(const QByteArray &sql, const Row &values = {});
    [[nodiscard]] qint64 lastId() const;
    [[nodiscard]] qint64 rowsWritten() const { return m_rowsWritten; } // inserts since it was opened

private:
    [[nodiscard]] core::Result<sqlite3_stmt *> prepare(const QByteArray &sql);
    [[nodiscard]] tl::unexpected<core::Error> error() const;
    void forgetStatements();

    sqlite3 *m_database = nullptr;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
    qint64 m_rowsWritten = 0;
};

} // namespace app::sampleshop::backend
