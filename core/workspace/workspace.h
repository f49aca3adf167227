// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace core::workspace {

/// One shop setup: a folder with `workspace.json` (no secret in it), the archive, caches and logs.
///
/// A plain value over a folder; files are read and written at once, so keep it off hot paths. Keys are
/// those of architecture 5; unknown keys in the file are kept.
class Workspace
{
public:
    /// Makes the folder and a fresh `workspace.json`; an existing workspace is left as it is.
    /// Errors: ReadOnly, DiskFull, File (the folder holds other things than a workspace).
    [[nodiscard]] static Result<Workspace> create(const QString &folder);
    /// Errors: NotFound, InvalidInput (workspace.json is no JSON object), File.
    [[nodiscard]] static Result<Workspace> open(const QString &folder);
    /// Where the window keeps its workspace when none is named.
    [[nodiscard]] static QString defaultFolder();

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString archivePath() const;
    [[nodiscard]] QString rejectsFolder() const;
    [[nodiscard]] QString testsFolder() const; // sessions with bots
    /// Names the workspace where its folder may not: random, made with it, and kept when the folder moves.
    [[nodiscard]] QString id() const;

    [[nodiscard]] static QStringList keys(); // all known ones, in the order of architecture 5
    [[nodiscard]] QJsonValue value(const QString &key) const; // its default when not set
    [[nodiscard]] bool isSet(const QString &key) const; // by a person, be it to the default
    [[nodiscard]] QJsonObject values() const;
    /// Checks and stores atomically. Errors: InvalidInput (unknown key, wrong value; detail says what is
    /// allowed), ReadOnly, DiskFull, File.
    [[nodiscard]] Result<Done> set(const QString &key, const QString &value);

private:
    explicit Workspace(QString folder, QJsonObject stored);
    QString m_folder;
    QJsonObject m_stored;
};

} // namespace core::workspace
