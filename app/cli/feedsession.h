// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "app/liveservice.h"

#include <QEventLoop>

#include <memory>
#include <optional>

namespace app::cli {

/// The live side of a workspace for the time of one command, and the event loop in which it works.
class FeedSession
{
public:
    FeedSession(Context &context, const core::workspace::Workspace &workspace,
        core::history::HistorySource &archive, LiveService::Wishes wishes);
    ~FeedSession(); // stores what waits
    Q_DISABLE_COPY_MOVE(FeedSession)

    /// Builds the parts; the feed is started when this returns. A password that is missing is
    /// service().problem(): what can do without it works. Errors: Cancelled.
    [[nodiscard]] core::Result<core::Done> open(const std::function<void(core::feed::ShopFeed &)> &connect);
    /// Runs until somebody ends `loop`, the time is over (0: none) or Ctrl+C. False after Ctrl+C.
    bool wait(QEventLoop &loop, std::chrono::milliseconds most = {});

    /// Until everything is stored, or Ctrl+C.
    void drain();

    [[nodiscard]] LiveService &service() { return *m_service; }
    [[nodiscard]] core::feed::ShopFeed &feed() { return *m_service->feed(); }
    /// The sentence for an error of the backend or the socket, with what to do next.
    [[nodiscard]] static QString sentence(
        const core::Error &error, const core::workspace::Workspace &workspace);
    /// The same for an error of the source that is followed.
    [[nodiscard]] static QString tailSentence(
        const core::Error &error, const core::workspace::Workspace &workspace);

private:
    core::CancelToken m_cancel;
    std::unique_ptr<core::workspace::SecretStore> m_secrets;
    std::unique_ptr<LiveService> m_service;
};

} // namespace app::cli
