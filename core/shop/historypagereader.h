// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/shop/shopaddress.h"
#include "core/shop/shopcall.h"

#include <QList>
#include <QSet>

namespace core::shop {

/// Rows `offset` to `offset + size` of the sorted history; one request reads them when `size` divides
/// `offset`.
struct RowBlock
{
    qint64 offset = 0;
    int size = 0;

    [[nodiscard]] qint64 pageNo() const { return offset / size + 1; }
    bool operator==(const RowBlock &) const = default;
};

/// The same rows in smaller blocks, in order. Sizes are powers of two that divide their offsets, so that
/// every block is a page whatever size it was cut from: 100 rows become 64, 32 and 4, those become halves.
/// `block` has at least two rows.
[[nodiscard]] QList<RowBlock> divided(const RowBlock &block);

/// Reads one page of the history, and what can be read of it when the backend cannot send it (shop-backend 4,
/// BIGINT).
///
/// After a 500 it first asks for a row that can always be sent: when that fails too the server is at fault,
/// and the page is Remote after two requests. Without any such row it counts instead of dividing. Else the
/// page is divided down to single rows, at most two requests for each row. Rows that move meanwhile are taken
/// once. done() exactly once, then it deletes itself; deleting it aborts.
class HistoryPageReader final : public QObject
{
    Q_OBJECT
public:
    HistoryPageReader(ShopContext &context, HistoryFilter filter, int pageNo, int pageSize, QByteArray etag,
        QObject *parent);
    void start();

signals:
    void done(const core::Result<core::shop::HistoryPage> &page);

private:
    using Take = void (HistoryPageReader::*)(const Result<net::HttpReply> &);

    void ask(qint64 pageNo, int pageSize, bool withoutUserOnly, const QByteArray &etag, Take take);
    void takeWhole(const Result<net::HttpReply> &reply);
    void takeProbe(const Result<net::HttpReply> &reply);
    void takeCount(const Result<net::HttpReply> &reply);
    void takeBlock(const Result<net::HttpReply> &reply);
    void next();
    void add(const HistoryPage &part);
    [[nodiscard]] Result<HistoryPage> pageIn(const Result<net::HttpReply> &reply) const;
    void finish(const Result<HistoryPage> &page);

    ShopContext &m_context;
    const HistoryFilter m_filter;
    const RowBlock m_whole;
    const QByteArray m_etag;
    QString m_secret; // of the last call, for the log's sake
    HistoryPage m_page;
    QSet<QString> m_ids; // of m_page
    QList<RowBlock> m_blocks; // still to be read; the first is being read
};

} // namespace core::shop
