// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archive.h"
#include "core/lab/turnrecord.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

namespace core::lab {

/// The test sessions of a workspace: their texts in an archive of their own, searchable like the shop's
/// history, and what happened in each turn in one JSON Lines file a session.
///
/// Files are written on one thread, one save after the other; a turn is there whole or, after a crash, not at
/// all. GUI thread. Errors: those of Archive and ArchiveWriter, File, DiskFull, ReadOnly.
class SessionStore final : public QObject
{
    Q_OBJECT
public:
    explicit SessionStore(QString folder, QObject *parent = nullptr);
    ~SessionStore() override; // waits for what is being saved

    [[nodiscard]] QFuture<Result<Done>> open(); // makes the folder
    [[nodiscard]] history::Archive &archive() { return *m_archive; }
    [[nodiscard]] static history::ConversationRef refOf(const QString &sessionId);

    /// Stores a finished turn with its messages. `title` names the session in lists.
    [[nodiscard]] QFuture<Result<Done>> save(
        const TurnRecord &turn, const QVector<chat::Message> &messages, const QString &title);
    /// The turns of a session in the order they were asked; a damaged line is left out.
    [[nodiscard]] QFuture<Result<QVector<TurnRecord>>> turns(const QString &sessionId);

    struct Removed
    {
        QVector<chat::Message> messages;
        QString title;
    };
    /// Takes a session out of the lists. Its turns stay, so that restore() brings all of it back.
    [[nodiscard]] QFuture<Result<Removed>> remove(const QString &sessionId);
    [[nodiscard]] QFuture<Result<Done>> restore(const Removed &removed);

private:
    [[nodiscard]] QString archivePath() const;
    [[nodiscard]] QString turnFile(const QString &sessionId) const;

    QString m_folder;
    std::unique_ptr<history::Archive> m_archive;
    QThreadPool m_pool; // one thread
};

} // namespace core::lab
