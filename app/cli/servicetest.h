// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/checkprinter.h"
#include "app/cli/cozesession.h"
#include "core/net/httpclient.h"
#include "core/shop/shopclient.h"

#include <QPointer>

namespace app::cli {

/// `workspace test`: tries what the workspace is connected with – its source, the shop's database and
/// backend, the live channel, the Coze account – and prints each step as it ends.
class ServiceTest
{
public:
    ServiceTest(Context &context, const core::workspace::Workspace &workspace);

    /// What is not configured is not tested; a workspace without anything is told so, and its Coze account
    /// tried. Answers an exit code: that of the first step that failed.
    [[nodiscard]] int run(Console &console);

private:
    [[nodiscard]] bool hasSource() const;
    [[nodiscard]] bool hasDatabase() const;
    [[nodiscard]] bool hasCoze() const;
    [[nodiscard]] int testSource(Console &console);
    [[nodiscard]] int testDatabase(Console &console);
    [[nodiscard]] int testBackend(Console &console);
    [[nodiscard]] int testLive(Console &console);
    [[nodiscard]] int testCoze(Console &console);
    /// Runs it to its end, or Ctrl+C.
    [[nodiscard]] core::Result<core::Done> check(
        const QString &service, const QPointer<core::CheckJob> &job, Console &console);
    void skipAll(const QString &service, const QPointer<core::CheckJob> &job, Console &console) const;
    /// The account that settings and secrets describe. Errors: Unauthorized (no password), those of the
    /// secret store.
    [[nodiscard]] core::Result<core::shop::Account> account();
    [[nodiscard]] QString backendSentence(const core::Error &error) const;
    [[nodiscard]] QString liveSentence(const core::Error &error) const;

    Context &m_context;
    core::workspace::Workspace m_workspace;
    CozeSession m_session; // its secrets and its waiting are everybody's
    core::net::HttpClient m_http; // of the backend
};

} // namespace app::cli
