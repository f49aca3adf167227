// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/shopfeed.h"
#include "core/history/archive.h"
#include "core/net/httpclient.h"
#include "core/shop/shopclient.h"
#include "core/sync/filetail.h"
#include "tests/bench/shopprocess.h"

#include <QHash>

#include <map>
#include <memory>
#include <vector>

namespace bench {

/// Digests of the contents by id: a long soak would measure its own copy otherwise.
using Rows = std::map<QString, quint64>;

/// Counts what arrives of a flood, by the running numbers at the beginning of its messages.
class Tally
{
public:
    void reset(qint64 messages, int rooms);
    void take(const core::feed::FeedMessage &message);

    [[nodiscard]] qint64 lost() const { return m_expected - m_unique; }
    [[nodiscard]] qint64 repeated() const { return m_repeated; }
    [[nodiscard]] qint64 outOfOrder() const { return m_outOfOrder; } // within rooms
    [[nodiscard]] qint64 unique() const { return m_unique; }
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; } // ms
    [[nodiscard]] double seconds() const; // from the first to the last

private:
    std::vector<bool> m_seen; // by number
    std::vector<qint64> m_last; // by room
    std::vector<double> m_delays;
    qint64 m_expected = 0;
    qint64 m_unique = 0;
    qint64 m_repeated = 0;
    qint64 m_outOfOrder = 0;
    qint64 m_firstNs = 0;
    qint64 m_lastNs = 0;
};

/// Everything that watches a shop without a window: built as the program builds it.
class LiveClient
{
public:
    struct Wishes
    {
        bool tail = true;
        QStringList onlyConversations = {};
        bool keepsRows = false; // remembers all that the feed told, for comparison
    };
    /// The archive is made in `folder`.
    LiveClient(const ShopProcess &shop, const QString &folder, const Wishes &wishes);
    ~LiveClient();

    [[nodiscard]] core::feed::ShopFeed &feed() { return *m_feed; }
    [[nodiscard]] core::Secret token(); // as the socket presents it
    [[nodiscard]] QString archivePath() const { return m_archivePath; }
    [[nodiscard]] qint64 joined() const { return m_feed->counters().roomsJoined; }
    [[nodiscard]] bool isOnline() const { return m_feed->link().state == core::live::State::Online; }
    [[nodiscard]] bool isSettled() const; // nothing waits for the archive
    [[nodiscard]] qint64 filledGaps() const { return qint64(m_filled.size()); }
    /// By id, those of rows that hold the same words once more too.
    [[nodiscard]] const Rows &rows() const { return m_rows; }
    Tally tally;

private:
    void remember(const core::feed::FeedMessage &message);

    QString m_archivePath;
    core::net::HttpClient m_http;
    core::shop::ShopClient m_shop;
    core::history::Archive m_archive;
    core::sync::ArchiveSink m_sink;
    std::unique_ptr<core::live::LiveSession> m_session;
    std::unique_ptr<core::sync::FileTail> m_tail;
    std::unique_ptr<core::feed::ShopFeed> m_feed;
    Rows m_rows;
    QSet<qint64> m_filled;
};

/// `SELECT id, content …`.
[[nodiscard]] Rows rowsOf(const QString &file, const QString &sql);
/// The largest id of the backend's file.
[[nodiscard]] QString newestOf(const QString &file);

} // namespace bench
