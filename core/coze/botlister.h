// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"

#include <QPromise>

namespace core::coze {

/// The bots of every workspace, one workspace after the other. Deletes itself.
class BotLister final : public QObject
{
    Q_OBJECT
public:
    BotLister(CozeClient &client, bool withDrafts);
    ~BotLister() override;
    [[nodiscard]] QFuture<Result<QVector<BotSummary>>> start();

private:
    using Bots = Result<QVector<BotSummary>>;

    void next();
    void take(const Bots &bots, bool old);
    void finish(const Bots &bots);

    CozeClient &m_client;
    const bool m_withDrafts;
    QPromise<Bots> m_promise;
    QFuture<Result<QVector<Workspace>>> m_askedWorkspaces;
    QFuture<Bots> m_asked;
    QVector<Workspace> m_left;
    QVector<BotSummary> m_bots;
};

} // namespace core::coze
