// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"

namespace core::coze {

/// One step of the connection test on the Connections page and of `workspace test`.
struct CheckStep
{
    enum class Kind { Reach, Tls, SignIn, Permissions, FirstBot };
    enum class State { Waiting, Running, Passed, Failed, Skipped };
    Kind kind = Kind::Reach;
    State state = State::Waiting;
    double elapsedMs = 0;
    QString
        detail; // e.g. the user's or the bot's name, missing permissions, the certificate's issuer; no secret
    std::optional<Error> error; // Failed
};

/// Tests a credential step by step: name and connection, encryption, token, permissions, first bot.
///
/// stepChanged() for each change, finished() exactly once, then it deletes itself; a failed step skips the
/// rest. Works with a client of its own, so that a credential can be tried before it replaces the present
/// one. GUI thread.
class ServiceCheck final : public QObject
{
    Q_OBJECT
public:
    ServiceCheck(net::HttpClient &http, const Credential &credential, QObject *parent = nullptr);
    ~ServiceCheck() override;
    void start();
    void cancel();
    [[nodiscard]] const QVector<CheckStep> &steps() const;
    /// Of the passed check: what it saw, so that nothing must be asked again.
    [[nodiscard]] const QVector<BotSummary> &bots() const;

signals:
    void stepChanged(int index);
    void finished(bool passed);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::coze
