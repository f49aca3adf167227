// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/importcommand.h"
#include "tests/support/memoryhistory.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QVector>

namespace tests {

/// Runs commands in the test's own process on a workspace of its own, with a history in memory.
class CliRun
{
public:
    CliRun();

    /// Runs with `--workspace` of this test; answers the exit code.
    int operator()(const QStringList &words);
    /// The same with `--json`; answers what stood on standard output, or nothing when a line was no object.
    QVector<QJsonObject> json(const QStringList &words);

    std::shared_ptr<MemoryHistory> history = std::make_shared<MemoryHistory>();
    app::cli::ImportCommand::Importer importer;
    core::CancelToken cancel;
    QByteArray input; // standard input
    QTemporaryDir folder;
    bool errIsTerminal = false;
    int code = -1; // of the last run
    QString out;
    QString err;

private:
    int runPlain(const QStringList &words);
};

} // namespace tests
