// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/workspacecommand.h"

#include "app/cli/errors.h"
#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using core::Error;
using core::workspace::Workspace;

namespace app::cli {

namespace {

QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

} // namespace

QString WorkspaceCommand::name() const
{
    return u"workspace"_s;
}

QString WorkspaceCommand::summary() const
{
    return u"Makes, shows and changes a workspace: a folder with one shop's configuration and archive."_s;
}

QString WorkspaceCommand::synopsis() const
{
    return u"init | show | set KEY VALUE"_s;
}

QVector<Option> WorkspaceCommand::options() const
{
    return {};
}

QString WorkspaceCommand::notes() const
{
    return u"Keys: %1.\nAn empty VALUE sets a key back. Secrets are never kept here.\n"_s.arg(
        Workspace::keys().join(", "_L1));
}

int WorkspaceCommand::execute(const Arguments &arguments, Console &console)
{
    const QStringList &words = arguments.plain();
    const QString action = words.value(0);
    if (action == "init"_L1 && words.size() == 1)
        return init(console);
    if (action == "show"_L1 && words.size() == 1)
        return show(console);
    if (action == "set"_L1 && words.size() == 3)
        return set(words.at(1), words.at(2), console);
    return wrongUsage(console, u"workspace takes init, show, or set KEY VALUE."_s);
}

int WorkspaceCommand::init(Console &console) const
{
    const bool isNew = !QFile::exists(m_context.workspace + "/workspace.json"_L1);
    const auto made = Workspace::create(m_context.workspace);
    if (!made)
        return failed(console, made.error(), u"The workspace could not be made"_s);
    if (m_context.json)
        console.line(JsonLine().add("workspace", made->folder()).add("created", isNew).text());
    else
        console.line((isNew ? u"Made a workspace in %1"_s : u"There is a workspace in %1 already"_s)
                         .arg(made->folder()));
    return exitcode::kDone;
}

int WorkspaceCommand::show(Console &console) const
{
    const auto opened = workspace();
    if (!opened) {
        Error error = opened.error();
        if (error.kind == Error::Kind::NotFound)
            error.detail = noWorkspaceAt(m_context.workspace);
        return failed(console, error);
    }
    JsonLine line;
    line.add("workspace", opened->folder());
    QVector<QStringList> rows;
    for (const QString &key : Workspace::keys()) {
        const QJsonValue value = opened->value(key);
        line.addRaw(key.toLatin1().constData(), jsonText(value));
        rows.append({key, value.isString() ? value.toString() : QString::fromUtf8(jsonText(value))});
    }
    if (m_context.json) {
        console.line(line.text());
        return exitcode::kDone;
    }
    for (const QString &row : table({u"workspace"_s, opened->folder()}, rows))
        console.line(row.trimmed());
    return exitcode::kDone;
}

int WorkspaceCommand::set(const QString &key, const QString &value, Console &console) const
{
    auto opened = workspace();
    if (!opened) {
        Error error = opened.error();
        if (error.kind == Error::Kind::NotFound)
            error.detail = noWorkspaceAt(m_context.workspace);
        return failed(console, error);
    }
    if (const auto stored = opened->set(key, value); !stored) {
        if (stored.error().kind == Error::Kind::InvalidInput)
            return wrongUsage(console, stored.error().detail + u'.');
        return failed(console, stored.error());
    }
    if (m_context.json)
        console.line(JsonLine().add("key", key).addRaw("value", jsonText(opened->value(key))).text());
    return exitcode::kDone;
}

} // namespace app::cli
