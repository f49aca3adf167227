// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/checkjob.h"
#include "core/shop/shopclient.h"

namespace core::shop {

/// Tests an account of the shop's backend (shop-backend 2 to 4): reach, tls, health, signIn (detail: the
/// user), history (counts: `rows`, and `unreadable` with the remark `unreadableRows` where some cannot be
/// sent: BIGINT).
///
/// Works with a client of its own, so that an account can be tried before it replaces the present one.
/// Errors: as ShopClient; Protocol where something else than the backend answers. Lives on the thread of
/// `http`.
class BackendCheck final : public CheckJob
{
    Q_OBJECT
public:
    struct Patience
    {
        std::chrono::milliseconds call{10'000}; // one request
        std::chrono::milliseconds history{30'000}; // all requests of that step
    };
    BackendCheck(
        net::HttpClient &http, const Account &account, const Patience &patience, QObject *parent = nullptr);
    ~BackendCheck() override;

protected:
    void run() override;
    void abandon() override;

private:
    void reached(const Result<net::HttpReply> &reply);
    void askHealth();
    void signIn();
    void askHistory();
    void takeHistory(const HistoryPage &page);

    net::HttpClient &m_http;
    Account m_account;
    Patience m_patience;
    std::unique_ptr<ShopClient> m_client;
    QPointer<net::HttpExchange> m_exchange;
};

} // namespace core::shop
