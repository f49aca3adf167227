// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/clirun.h"

#include "app/cli/commands.h"
#include "app/cli/program.h"

#include <QBuffer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tests {

CliRun::CliRun()
{
    runPlain({u"--workspace"_s, folder.path(), u"workspace"_s, u"init"_s});
}

int CliRun::runPlain(const QStringList &words)
{
    app::cli::Context context;
    context.cancel = cancel;
    context.openHistory = [this](const QString &) {
        return core::Result<std::shared_ptr<core::history::HistorySource>>(history);
    };
    context.readInput = [this](bool, const core::CancelToken &) { return core::Result<QByteArray>(input); };
    context.openSecrets
        = [](const core::workspace::Workspace &) { return core::workspace::makeSessionSecrets(); };
    app::cli::Program program(context, app::cli::allCommands(context, importer));
    QBuffer outBuffer;
    QBuffer errBuffer;
    outBuffer.open(QIODevice::WriteOnly);
    errBuffer.open(QIODevice::WriteOnly);
    code = program.run(words, {outBuffer, errBuffer, errIsTerminal});
    out = QString::fromUtf8(outBuffer.data());
    err = QString::fromUtf8(errBuffer.data());
    return code;
}

int CliRun::operator()(const QStringList &words)
{
    return runPlain(QStringList{u"--workspace"_s, folder.path()} + words);
}

QVector<QJsonObject> CliRun::json(const QStringList &words)
{
    runPlain(QStringList{u"--json"_s, u"--workspace"_s, folder.path()} + words);
    QVector<QJsonObject> objects;
    const QStringList lines = out.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const auto document = QJsonDocument::fromJson(line.toUtf8());
        if (!document.isObject())
            return {};
        objects.append(document.object());
    }
    return objects;
}

} // namespace tests
