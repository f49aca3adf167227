// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/context.h"
#include "app/cozeservice.h"
#include "core/base/deliver.h"

#include <QEventLoop>

#include <chrono>
#include <optional>

namespace app::cli {

/// The workspace's Coze client for the time of one command, with the event loop that it needs. Where the
/// other commands block, these wait in it, so that answers, time limits and Ctrl+C all arrive.
class CozeSession
{
public:
    /// Reads settings only.
    CozeSession(Context &context, const core::workspace::Workspace &workspace);
    ~CozeSession(); // waits for an access token that is on its way into the key ring

    Q_DISABLE_COPY_MOVE(CozeSession)

    /// Takes the credential that settings and secrets describe. Errors: as CozeService::credential().
    [[nodiscard]] core::Result<core::Done> connect();
    /// The answer, or Cancelled after Ctrl+C.
    template <class T>
    [[nodiscard]] core::Result<T> await(QFuture<core::Result<T>> future)
    {
        std::optional<core::Result<T>> answer;
        QEventLoop loop;
        core::deliver(future, &loop, [&answer, &loop](const core::Result<T> &came) {
            answer = came;
            loop.quit();
        });
        wait(loop);
        if (answer)
            return *answer;
        future.cancel();
        return core::failure(core::Error::Kind::Cancelled);
    }
    /// Runs `loop` until somebody ends it or Ctrl+C is pressed.
    void wait(QEventLoop &loop);
    /// Runs `loop` until somebody ends it or the time is over, whatever is pressed.
    static void waitAtMost(QEventLoop &loop, std::chrono::milliseconds most);

    /// The sentence for an error of the service: where a key is missing or wrong, it names the secret, where
    /// that comes from and how to replace it.
    [[nodiscard]] QString sentence(const core::Error &error) const;

    [[nodiscard]] CozeService &service() { return m_service; }
    [[nodiscard]] core::coze::CozeClient &client() { return m_service.client(); }
    [[nodiscard]] core::workspace::SecretStore &secrets() { return *m_secrets; }
    [[nodiscard]] const core::workspace::SecretStore &secrets() const { return *m_secrets; }
    [[nodiscard]] const QString &secretName() const { return m_secretName; }

private:
    [[nodiscard]] QString whyNotConnected(const core::Error &error) const;
    [[nodiscard]] QString whyRefused(const core::Error &error) const;

    core::CancelToken m_cancel;
    QString m_secretName; // of this workspace's way of signing in
    std::unique_ptr<core::workspace::SecretStore> m_secrets;
    CozeService m_service;
};

/// `keyRing`, `session` or `environment`.
[[nodiscard]] QString wordFor(core::workspace::SecretStore::Place place);
/// How a secret is given, for sentences.
[[nodiscard]] QString howToSet(const QString &secret);

} // namespace app::cli
