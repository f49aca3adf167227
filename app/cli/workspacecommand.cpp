// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/workspacecommand.h"

#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "app/cli/secretsetting.h"
#include "app/cli/servicetest.h"

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
    return u"init | show | set KEY VALUE | secret set NAME | test"_s;
}

QVector<Option> WorkspaceCommand::options() const
{
    return {};
}

QString WorkspaceCommand::notes() const
{
    return u"Keys: %1.\nAn empty VALUE sets a key back.\n\n"
           "secret set reads the secret from standard input and stores it in the key ring. Names: %2.\n"
           "AGENT_CONSOLE_SECRET_<NAME> in the environment (upper case, - as _) wins over the key ring.\n\n"
           "test tries what this workspace is connected with, step by step: source, database, backend, live channel, Coze account.\n"_s
               .arg(Workspace::keys().join(", "_L1), core::workspace::SecretStore::names().join(", "_L1));
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
    if (action == "test"_L1 && words.size() == 1)
        return test(console);
    if (action == "secret"_L1)
        return setSecret(words.mid(1), console);
    return wrongUsage(console, u"workspace takes init, show, set KEY VALUE, secret set NAME, or test."_s);
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
    if (!opened)
        return failed(console, opened.error());
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
    if (!opened)
        return failed(console, opened.error());
    if (const auto stored = opened->set(key, value); !stored) {
        if (stored.error().kind == Error::Kind::InvalidInput)
            return wrongUsage(console, stored.error().detail + u'.');
        return failed(console, stored.error());
    }
    if (m_context.json)
        console.line(JsonLine().add("key", key).addRaw("value", jsonText(opened->value(key))).text());
    return exitcode::kDone;
}

int WorkspaceCommand::setSecret(const QStringList &words, Console &console)
{
    const QStringList names = core::workspace::SecretStore::names();
    // What stands behind the name may be the secret itself, so it is not repeated.
    if (words.value(0) != "set"_L1 || words.size() != 2)
        return wrongUsage(console,
            u"secret takes: set NAME. The secret itself comes on standard input, never as an argument."_s);
    if (!names.contains(words.at(1)))
        return wrongUsage(console, u"NAME is one of %1."_s.arg(names.join(", "_L1)));
    const auto opened = workspace();
    if (!opened)
        return failed(console, opened.error());
    return SecretSetting(m_context, *opened).set(words.at(1), console);
}

int WorkspaceCommand::test(Console &console)
{
    const auto opened = workspace();
    if (!opened)
        return failed(console, opened.error());
    return ServiceTest(m_context, *opened).run(console);
}

} // namespace app::cli
