// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/undoscript.h"

#include "core/base/fileerror.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace core::advisor {

UndoScript::UndoScript(QString file, Engine engine, QString place, const QDateTime &now)
    : m_file(std::move(file)),
      m_engine(engine),
      m_place(std::move(place)),
      m_now(now.toUTC())
{ }

QString UndoScript::freeFileIn(const QString &folder, const QDateTime &now)
{
    const QString stem = folder + u"/undo-indexes-"_s + now.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString file = stem + u".sql"_s;
    for (int i = 2; QFile::exists(file); ++i)
        file = u"%1-%2.sql"_s.arg(stem).arg(i);
    return file;
}

Result<Done> UndoScript::add(const QString &statement)
{
    m_statements.append(statement);
    auto written = write();
    if (!written)
        m_statements.removeLast();
    return written;
}

Result<Done> UndoScript::removeLast()
{
    if (m_statements.isEmpty())
        return Done{};
    m_statements.removeLast();
    if (!m_statements.isEmpty() || m_file.isEmpty())
        return write();
    QFile file(m_file);
    if (file.exists() && !file.remove())
        return tl::make_unexpected(writeError(file, m_file));
    return Done{};
}

Result<Done> UndoScript::write() const
{
    if (m_file.isEmpty())
        return Done{};
    QString place = m_place;
    place.replace(u'\n', u' ').replace(u'\r', u' ');
    QString text = u"-- Takes away the indexes that Agent Console made on %1 in\n-- %2\n"_s.arg(
        m_now.toString(Qt::ISODate), place);
    text += m_engine == Engine::PostgreSql
        ? u"-- Run it with: psql URL -f THIS_FILE (not in a transaction). It changes no data.\n"_s
        : u"-- Run it with: sqlite3 FILE < THIS_FILE. It changes no data.\n"_s;
    for (const QString &statement : m_statements)
        text += statement + u'\n';
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return tl::make_unexpected(writeError(file, m_file));
    return Done{};
}

} // namespace core::advisor
