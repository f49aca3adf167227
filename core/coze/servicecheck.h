// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/checkjob.h"
#include "core/coze/cozeclient.h"

namespace core::coze {

/// Tests a Coze credential: reach, tls, signIn (detail: the user), permissions (the workspaces), firstBot.
///
/// Works with a client of its own, so that a credential can be tried before it replaces the present one. GUI
/// thread.
class ServiceCheck final : public CheckJob
{
    Q_OBJECT
public:
    ServiceCheck(net::HttpClient &http, const Credential &credential, QObject *parent = nullptr);
    ~ServiceCheck() override;
    /// Of the passed check: what it saw, so that nothing must be asked again.
    [[nodiscard]] const QVector<BotSummary> &bots() const;

protected:
    void run() override;
    void abandon() override;

private:
    void reached(const Result<net::HttpReply> &reply);
    void signIn();
    void askPermissions();
    void askBots();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::coze
