// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QVector>

#include <mutex>
#include <optional>

struct sqlite3;

namespace core::postgres {

/// Marks and comments on messages of the shop's server, in a SQLite file of the workspace: nothing is written
/// to the server. The file is made with the first note. What another program writes is seen at look(). Any
/// thread.
class HistoryNotes
{
public:
    explicit HistoryNotes(QString file);
    ~HistoryNotes();
    Q_DISABLE_COPY_MOVE(HistoryNotes)

    struct Note
    {
        QString conversationId;
        bool marked = false;
        QString comment;
    };
    void look(); // for what another program wrote since
    [[nodiscard]] std::optional<Note> of(qint64 message);
    [[nodiscard]] qint64 marksOf(const QString &conversationId);
    [[nodiscard]] qint64 marks();
    [[nodiscard]] QVector<qint64> marked(); // messages, in no order

    /// Neither marked nor commented: removes it. Errors: ReadOnly, DiskFull, Busy, Corrupt, File, Database.
    [[nodiscard]] Result<Done> set(qint64 message, const Note &note);

private:
    [[nodiscard]] Result<Done> open();
    [[nodiscard]] Result<Done> readAll();
    void refresh();
    [[nodiscard]] qint64 version();
    [[nodiscard]] Error error(int code) const;

    const QString m_file;
    std::mutex m_guard;
    sqlite3 *m_handle = nullptr;
    qint64 m_version = -1; // of the file, as read
    QHash<qint64, Note> m_notes;
};

} // namespace core::postgres
