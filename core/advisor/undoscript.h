// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/look.h"

#include <QDateTime>

namespace core::advisor {

/// A script that takes away exactly the indexes that were made, for psql or sqlite3. It is written before
/// each one is made, so that a crash leaves none behind that it does not name; its statements may be run
/// when there is nothing to take away.
class UndoScript
{
public:
    /// `file`: where it goes; nothing is written before the first statement. Empty: nowhere.
    UndoScript(QString file, Engine engine, QString place, const QDateTime &now);

    /// A name that is not there yet, since the script of an earlier time may still be wanted.
    [[nodiscard]] static QString freeFileIn(const QString &folder, const QDateTime &now);

    /// Errors: ReadOnly, DiskFull, File.
    [[nodiscard]] Result<Done> add(const QString &statement);
    /// The last one was not needed; without any the file goes too.
    [[nodiscard]] Result<Done> removeLast();

    [[nodiscard]] const QStringList &statements() const { return m_statements; }
    [[nodiscard]] const QString &file() const { return m_file; }

private:
    [[nodiscard]] Result<Done> write() const;

    QString m_file;
    Engine m_engine;
    QString m_place;
    QDateTime m_now;
    QStringList m_statements;
};

} // namespace core::advisor
