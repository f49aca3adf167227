// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspace.h"

#include "core/base/fileerror.h"
#include "core/workspace/configkeys.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::workspace {

namespace {

QString fileIn(const QString &folder)
{
    return folder + "/workspace.json"_L1;
}

/// A folder that a person filled with something else is not ours to use.
bool holdsForeignThings(const QString &folder)
{
    const QStringList ours{
        u"archive.db*"_s, u"rejects"_s, u"caches"_s, u"logs"_s, u"tests"_s, u"workspace.json*"_s};
    const auto entries = QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    return std::any_of(
        entries.begin(), entries.end(), [&](const QString &entry) { return !QDir::match(ours, entry); });
}

Result<Done> save(const QString &folder, const QJsonObject &values)
{
    QSaveFile file(fileIn(folder));
    const QByteArray json = QJsonDocument(values).toJson(QJsonDocument::Indented);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return tl::make_unexpected(writeError(file, file.fileName()));
    return Done{};
}

} // namespace

Workspace::Workspace(QString folder, QJsonObject stored)
    : m_folder(std::move(folder)),
      m_stored(std::move(stored))
{ }

Result<Workspace> Workspace::create(const QString &folder)
{
    const QString path = QDir(folder).absolutePath();
    if (QFile::exists(fileIn(path)))
        return open(path);
    if (holdsForeignThings(path))
        return failure(Error::Kind::File, u"%1 holds other files"_s.arg(path));
    if (const auto made = makeFolder(path); !made)
        return tl::make_unexpected(made.error());
    const QJsonObject fresh{{u"format"_s, 1}, {u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    if (const auto saved = save(path, fresh); !saved)
        return tl::make_unexpected(saved.error());
    return Workspace(path, fresh);
}

Result<Workspace> Workspace::open(const QString &folder)
{
    const QString path = QDir(folder).absolutePath();
    QFile file(fileIn(path));
    if (!file.exists())
        return failure(Error::Kind::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::File, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject()) {
        const QString reason
            = problem.error == QJsonParseError::NoError ? u"not a JSON object"_s : problem.errorString();
        return failure(Error::Kind::InvalidInput, u"%1: %2"_s.arg(file.fileName(), reason));
    }
    return Workspace(path, document.object());
}

QString Workspace::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + "/agent-console/workspace"_L1;
}

QString Workspace::archivePath() const
{
    return m_folder + "/archive.db"_L1;
}

QString Workspace::rejectsFolder() const
{
    return m_folder + "/rejects"_L1;
}

QString Workspace::testsFolder() const
{
    return m_folder + "/tests"_L1;
}

QString Workspace::id() const
{
    const QString stored = m_stored.value(u"id"_s).toString();
    // One made before there were ids is known by its place.
    return stored.isEmpty() ? QString::fromLatin1(
               QCryptographicHash::hash(m_folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(32))
                            : stored;
}

QStringList Workspace::keys()
{
    QStringList names;
    for (const ConfigKey &key : configKeys())
        names.append(key.name);
    return names;
}

QJsonValue Workspace::value(const QString &key) const
{
    const ConfigKey *known = configKey(key);
    const auto stored = m_stored.constFind(key);
    if (stored == m_stored.constEnd())
        return known ? known->fallback : QJsonValue(QJsonValue::Undefined);
    // A hand-edited value of another type would surprise every reader; the default is safer.
    return known && stored->type() != known->fallback.type() ? known->fallback : *stored;
}

bool Workspace::isSet(const QString &key) const
{
    return m_stored.contains(key);
}

QJsonObject Workspace::values() const
{
    QJsonObject all;
    for (const ConfigKey &key : configKeys())
        all.insert(key.name, value(key.name));
    return all;
}

Result<Done> Workspace::set(const QString &key, const QString &value)
{
    const ConfigKey *known = configKey(key);
    if (!known)
        return failure(Error::Kind::InvalidInput,
            u"there is no key %1; the keys are %2"_s.arg(key, keys().join(", "_L1)));
    const auto checked = checkedValue(*known, value);
    if (!checked)
        return tl::make_unexpected(checked.error());
    // Another program may have written meanwhile; its keys are kept.
    const auto current = open(m_folder);
    QJsonObject changed = current ? current->m_stored : m_stored;
    changed.insert(key, *checked);
    const auto saved = save(m_folder, changed);
    if (saved)
        m_stored = changed;
    return saved;
}

} // namespace core::workspace
