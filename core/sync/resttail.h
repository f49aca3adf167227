// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/shop/historypoller.h"
#include "core/sync/tail.h"

#include <QSet>
#include <QTimer>

#include <chrono>

namespace core::sync {

class ArchiveSink;

/// Follows the shop's history over REST: the poor man's tail, for who cannot reach the database.
///
/// The whole history is walked once, newest first; then the newest page is asked for every few seconds and
/// whenever the socket rings. Rows of signed-in customers cannot be read this way (BIGINT); they are counted.
/// Everything happens on the thread that made it, but for storing.
class RestTail final : public Tail
{
    Q_OBJECT
public:
    struct Options
    {
        std::chrono::milliseconds pollEvery{2'000};
        std::chrono::milliseconds ringsApart{250}; // looks that the socket asks for
        std::chrono::milliseconds retry{5'000}; // after a look that failed
    };
    /// Both must outlive it.
    RestTail(Options options, shop::ShopClient &client, ArchiveSink &sink, QObject *parent = nullptr);

    void start() override;
    void stop() override;
    void look() override;
    [[nodiscard]] QString source() const override;

private:
    void readPosition();
    void begin(qint64 knownUntilMs);
    void check();
    void take(const QVector<shop::HistoryRow> &rows);
    void ended(qint64 startedAtMs, qint64 unreadable);
    void store(std::vector<history::IncomingMessage> messages);
    [[nodiscard]] std::string positionKey() const;

    Options m_options;
    shop::ShopClient &m_client;
    ArchiveSink &m_sink;
    shop::HistoryPoller m_poller;
    QTimer m_next;
    QSet<QString> m_known; // ids that were handed over, the newest ones
    QList<QString> m_order;
    qint64 m_knownUntilMs = 0; // what is older was there before the start
    qint64 m_newestMs = 0;
    qint64 m_missed = 0;
    qint64 m_count = 0; // rows handed over to the sink
    QMap<qint64, qint64> m_handedOver; // these, by batch of the sink
    bool m_wanted = false; // another look after this one
    bool m_following = false;
    bool m_running = false;
};

} // namespace core::sync
