// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/coze/cozeclient.h"
#include "core/workspace/secretstore.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <memory>

namespace core::history {
class HistorySource;
}

namespace app::cli {

/// Reads standard input to its end. `secret`: a person who types it is asked, and does not see it. Errors:
/// Cancelled, InvalidInput (more than 1 MiB), File.
using InputReader = std::function<core::Result<QByteArray>(bool secret, const core::CancelToken &cancel)>;
/// Opens the secrets of a workspace.
using SecretsOpener = std::function<std::unique_ptr<core::workspace::SecretStore>(
    const core::workspace::Workspace &workspace)>;

/// Opens the history of a workspace; the program opens its archive, tests hand out what they made.
using HistoryOpener
    = std::function<core::Result<std::shared_ptr<core::history::HistorySource>>(const QString &archivePath)>;

/// What every command needs. Lives in main() (or a test) longer than the commands.
struct Context
{
    QString workspace; // folder
    bool json = false;
    core::CancelToken cancel; // Ctrl+C
    HistoryOpener openHistory;
    InputReader readInput;
    SecretsOpener openSecrets;
    core::coze::CozeClient::Patience cozePatience;
};

/// Waits for an answer. The command line has nothing else to do, and stores answer from their own threads.
template <class T>
core::Result<T> await(QFuture<core::Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return core::failure(core::Error::Kind::Cancelled);
    return future.result();
}

} // namespace app::cli
