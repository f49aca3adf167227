// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/fileimporter.h"
#include "app/cli/interrupt.h"
#include "app/cli/program.h"
#include "app/cli/standardinput.h"
#include "core/base/allocator.h"
#include "core/history/archive.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using core::Result;
using core::history::Archive;
using core::history::HistorySource;

namespace {

Result<std::shared_ptr<HistorySource>> openArchive(const QString &path)
{
    const QFileInfo file(path);
    const bool writable
        = file.exists() ? file.isWritable() && QFileInfo(file.absolutePath()).isWritable() : true;
    auto archive = std::make_shared<Archive>(path);
    const auto opened
        = app::cli::await(archive->open(writable ? Archive::Access::ReadWrite : Archive::Access::ReadOnly));
    if (!opened)
        return tl::make_unexpected(opened.error());
    return archive;
}

} // namespace

int main(int argc, char **argv)
{
    core::tuneAllocator();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"agent-console-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AGENTCONSOLE_VERSION));

    // Standard error is for the person at the terminal; QT_LOGGING_RULES brings the log back.
    QLoggingCategory::setFilterRules(u"agentconsole.*.info=false"_s);
    app::cli::Context context;
    context.workspace = app::cli::defaultWorkspace();
    context.openHistory = openArchive;
    context.readInput = app::cli::readStandardInput;
    context.openSecrets = [](const core::workspace::Workspace &workspace) {
        return core::workspace::makeSecretStore(workspace);
    };
    app::cli::ignoreBrokenPipes();
    app::cli::cancelOnInterrupt(context.cancel);

    QFile out;
    QFile err;
    if (!out.open(stdout, QIODevice::WriteOnly)
        || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return app::cli::exitcode::kFailed;
    app::cli::Program program(context, app::cli::allCommands(context, app::cli::importFile));
    return program.run(QCoreApplication::arguments().mid(1), {out, err, isatty(fileno(stderr)) == 1});
}
