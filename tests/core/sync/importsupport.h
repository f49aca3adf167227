// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/fileimport.h"

#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <functional>

namespace synctest {

using Summary = core::Result<core::sync::ImportSummary>;

/// Runs an import to its end. `onReadable` may cancel it.
inline Summary runImport(const core::sync::FileImport::Options &options,
    const std::function<void(core::sync::FileImport &)> &onReadable = {})
{
    auto *job = new core::sync::FileImport(options); // deletes itself
    QEventLoop loop;
    Summary answer = core::failure(core::Error::Kind::Database, QStringLiteral("never finished"));
    QObject::connect(job, &core::sync::FileImport::finished, &loop, [&](const Summary &summary) {
        answer = summary;
        loop.quit();
    });
    if (onReadable)
        QObject::connect(job, &core::sync::FileImport::readable, &loop, [&] { onReadable(*job); });
    job->start();
    loop.exec();
    return answer;
}

/// An archive in a folder of its own, and what lies in it.
class ImportPlace
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString archive() const { return path(QStringLiteral("archive.db")); }
    [[nodiscard]] const QTemporaryDir &folder() const { return m_folder; }

    [[nodiscard]] Summary import(
        const QString &file, const std::function<void(core::sync::FileImport &)> &onReadable = {}) const
    {
        return runImport({archive(), file, {}, {}}, onReadable);
    }
    /// Rows of a query on the archive (`argument` is its ?1), columns joined by `|`; NULL is empty.
    [[nodiscard]] QByteArrayList rows(const QByteArray &sql, const QByteArray &argument = {}) const
    {
        sqlite3 *database = nullptr;
        sqlite3_stmt *statement = nullptr;
        QByteArrayList found;
        sqlite3_open_v2(archive().toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_busy_timeout(database, 5'000); // the last writer locks everybody out while it closes
        if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            found.append(sqlite3_errmsg(database));
        if (statement && !argument.isNull())
            sqlite3_bind_text(statement, 1, argument.constData(), int(argument.size()), SQLITE_TRANSIENT);
        while (statement && sqlite3_step(statement) == SQLITE_ROW) {
            QByteArrayList columns;
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const void *bytes = sqlite3_column_blob(statement, i);
                const int size = sqlite3_column_bytes(statement, i);
                columns.append(QByteArray(static_cast<const char *>(bytes), bytes ? size : 0));
            }
            found.append(columns.join('|'));
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return found;
    }
    [[nodiscard]] QByteArrayList messages() const
    {
        return rows(
            "SELECT s.name, c.ext, m.ext, m.ts, m.content, w.word, l.tag FROM msg m JOIN conv c ON c.id = "
            "m.conv "
            "JOIN source s ON s.id = c.source JOIN sender w ON w.id = m.sender JOIN lang l ON l.id = m.lang "
            "ORDER BY 1, 2, 3");
    }
    [[nodiscard]] qint64 count() const { return rows("SELECT count(*) FROM msg").value(0).toLongLong(); }

private:
    QTemporaryDir m_folder;
};

} // namespace synctest
