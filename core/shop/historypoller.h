// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/shop/rowmemory.h"
#include "core/shop/shopclient.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace core::shop {

/// Follows the message history over REST, which has no "changed since": walks the pages newest first and
/// tells the rows that are new or look different (shop-backend 4, paging).
///
/// Rows are told page by page, newest first; one may be told twice after a failure or in a history that is
/// deeper than the memory (the newest 5,000 rows). A row that is changed or deleted further back than the
/// walk goes is not noticed. Two rows of one millisecond
/// that swap places over a page's border while it is read may hide one of them until a walk
/// passes again. Where rows with a user break pages (BIGINT), it reads those without and counts the others,
/// instead of dividing the same pages each time. One walk at a time; each ends in checked() or failed(), but
/// for cancel(). Lives on the thread of `client`, which must outlive it.
class HistoryPoller final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kRemembered = 5'000; // rows

    explicit HistoryPoller(ShopClient &client, HistoryFilter filter = {}, QObject *parent = nullptr);
    ~HistoryPoller() override; // as cancel()

    /// From the beginning: forgets what it knew, and walks to the end, or with `knownUntilMs` (ms UTC) down
    /// to the first page that is as a whole older than this time minus `overlapMs`. Ends a walk under way.
    void load(qint64 knownUntilMs = 0, qint64 overlapMs = 60'000);
    /// Walks until a page brings only known rows: one page more than needed, because equal times may swap
    /// between pages. When nothing has changed that is one request (ETag). Ignored while a walk is under way;
    /// before load() it does that.
    void check();
    void cancel(); // in silence; what the walk had told is told again by the next one
    [[nodiscard]] bool isRunning() const { return m_walks; }
    [[nodiscard]] qsizetype remembered() const { return m_known.size(); }

signals:
    void rows(const QVector<core::shop::HistoryRow> &newOrChanged); // never empty
    void progress(qint64 rowsRead, qint64 total); // of load(), after each page
    /// Everything that the backend had stored by `startedAtMs` (ms UTC by this computer) and can send has
    /// been told. `unreadable`: rows that it cannot send.
    void checked(qint64 startedAtMs, qint64 unreadable);
    void failed(const core::Error &error);

private:
    enum class Kind { Load, Check };

    void begin(Kind kind);
    void ask();
    void take(const Result<HistoryPage> &page);
    void proceed(const HistoryPage &page, bool broughtNews, qint64 gone);
    [[nodiscard]] bool tell(const HistoryPage &page); // whether something was new
    [[nodiscard]] bool isLast(const HistoryPage &page, bool broughtNews) const;
    void count();
    void end();
    void fail(const Error &error);

    ShopClient &m_client;
    const HistoryFilter m_filter;
    QFuture<Result<HistoryPage>> m_asked; // under way
    RowMemory m_known{kRemembered}; // of walks that came to their end
    RowMemory m_told{kRemembered}; // of this walk
    QSet<QString> m_lastPage; // ids, where m_told has forgotten
    QByteArray m_etag; // of the first page of the last walk that came to its end
    QByteArray m_firstEtag; // of this walk
    quint64 m_walk = 0; // rises with each one that is cancelled
    Kind m_kind = Kind::Load;
    bool m_walks = false;
    bool m_hasLoaded = false;
    bool m_leavesUsersOut = false; // rows with a user were met
    int m_pageNo = 1;
    qint64 m_stopBeforeMs = 0; // 0: nowhere
    qint64 m_startedAtMs = 0;
    qint64 m_total = 0; // of the last page; -1 before
    qint64 m_readableTotal = 0;
    qint64 m_unreadable = 0;
    qint64 m_read = 0;
};

} // namespace core::shop
