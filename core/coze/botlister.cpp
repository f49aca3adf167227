// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/botlister.h"

#include "core/base/deliver.h"

namespace core::coze {

BotLister::BotLister(CozeClient &client, bool withDrafts)
    : QObject(&client),
      m_client(client),
      m_withDrafts(withDrafts)
{
    m_promise.start();
}

BotLister::~BotLister()
{
    m_askedWorkspaces.cancel();
    m_asked.cancel();
}

QFuture<Result<QVector<BotSummary>>> BotLister::start()
{
    auto future = m_promise.future();
    auto *watcher = new QFutureWatcher<Bots>(this);
    connect(watcher, &QFutureWatcherBase::canceled, this, [this] {
        m_promise.finish();
        deleteLater();
    });
    watcher->setFuture(future);
    m_askedWorkspaces = m_client.workspaces();
    deliver(m_askedWorkspaces, this, [this](const Result<QVector<Workspace>> &workspaces) {
        if (!workspaces) {
            finish(tl::make_unexpected(workspaces.error()));
            return;
        }
        m_left = *workspaces;
        next();
    });
    return future;
}

void BotLister::next()
{
    if (m_left.isEmpty()) {
        finish(m_bots);
        return;
    }
    m_asked = m_client.bots(m_left.constFirst().id, m_withDrafts);
    deliver(m_asked, this, [this](const Bots &bots) { take(bots, false); });
}

void BotLister::take(const Bots &bots, bool old)
{
    // Servers without the new list say 404, or answer with a page.
    const bool missing = !bots
        && (bots.error().code == 404 || bots.error().code == 405
            || bots.error().kind == Error::Kind::Protocol);
    if (missing && !old) {
        m_asked = m_client.publishedBots(m_left.constFirst().id);
        deliver(m_asked, this, [this](const Bots &again) { take(again, true); });
        return;
    }
    if (!bots) {
        finish(bots);
        return;
    }
    m_bots += *bots;
    m_left.removeFirst();
    next();
}

void BotLister::finish(const Bots &bots)
{
    m_promise.addResult(bots);
    m_promise.finish();
    deleteLater();
}

} // namespace core::coze
