// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/historypoller.h"

#include "core/base/deliver.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace core::shop {

namespace {

constexpr int kPageSize = 100;
constexpr int kFarPage = 1'000'000'000; // past every row: only the total comes

} // namespace

HistoryPoller::HistoryPoller(ShopClient &client, HistoryFilter filter, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_filter(std::move(filter))
{ }

HistoryPoller::~HistoryPoller()
{
    m_asked.cancel();
}

void HistoryPoller::load(qint64 knownUntilMs, qint64 overlapMs)
{
    cancel();
    m_known.clear();
    m_etag.clear();
    m_hasLoaded = false;
    m_leavesUsersOut = false;
    m_unreadable = 0;
    m_stopBeforeMs = knownUntilMs > 0 ? knownUntilMs - overlapMs : 0;
    begin(Kind::Load);
}

void HistoryPoller::check()
{
    if (m_walks)
        return;
    if (m_hasLoaded)
        begin(Kind::Check);
    else
        load();
}

void HistoryPoller::cancel()
{
    m_walks = false;
    ++m_walk;
    m_asked.cancel();
}

void HistoryPoller::begin(Kind kind)
{
    m_kind = kind;
    m_walks = true;
    m_told.clear();
    m_lastPage.clear();
    m_firstEtag.clear();
    m_pageNo = 1;
    m_total = -1;
    m_read = 0;
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    ask();
}

void HistoryPoller::ask()
{
    HistoryFilter filter = m_filter;
    filter.withoutUserOnly = filter.withoutUserOnly || m_leavesUsersOut;
    const bool mayBeUnchanged = m_kind == Kind::Check && m_pageNo == 1;
    m_asked = m_client.history(filter, m_pageNo, kPageSize, mayBeUnchanged ? m_etag : QByteArray());
    deliver(m_asked, this, [this, walk = m_walk](const Result<HistoryPage> &page) {
        if (walk == m_walk) // not of one that was cancelled when the page was on its way already
            take(page);
    });
}

void HistoryPoller::take(const Result<HistoryPage> &page)
{
    if (!page) {
        fail(page.error());
        return;
    }
    if (page->unchanged) {
        m_firstEtag = page->etag;
        count();
        return;
    }
    if (m_pageNo == 1)
        m_firstEtag = page->etag;
    const qint64 gone
        = m_total - page->total; // deleted meanwhile: as many rows slipped past, to the page before
    m_total = m_readableTotal = page->total;
    m_read += page->rows.size();
    const QPointer<HistoryPoller> alive(this);
    const auto goesOn = [this, &alive, walk = m_walk] { return alive && m_walk == walk; };
    const bool broughtNews = tell(*page);
    if (goesOn() && m_kind == Kind::Load)
        emit progress(m_read, page->total);
    if (goesOn())
        proceed(*page, broughtNews, gone);
}

void HistoryPoller::proceed(const HistoryPage &page, bool broughtNews, qint64 gone)
{
    if (page.unreadable > 0) {
        m_leavesUsersOut = true; // other rows, so other pages
        m_etag.clear();
        m_pageNo = 1;
        m_total = -1;
        m_read = 0;
    } else if (gone > 0 && m_pageNo > 1) {
        m_pageNo = std::max<int>(1, m_pageNo - int(std::min<qint64>(m_pageNo, (gone - 1) / kPageSize + 1)));
    } else if (isLast(page, broughtNews)) {
        count();
        return;
    } else {
        ++m_pageNo;
    }
    ask();
}

bool HistoryPoller::tell(const HistoryPage &page)
{
    using Word = RowMemory::Word;
    QVector<HistoryRow> fresh;
    QSet<QString> ids;
    bool broughtNews = false;
    for (const HistoryRow &row : page.rows) {
        ids.insert(row.id);
        const Word known = m_known.about(row);
        if (known == Word::Known || known == Word::Older)
            continue;
        broughtNews = true;
        const Word told = m_told.about(row);
        if (told == Word::Known || (told == Word::Older && m_lastPage.contains(row.id)))
            continue;
        fresh.append(row);
        m_told.add(row);
    }
    m_lastPage = ids;
    if (!fresh.isEmpty())
        emit rows(fresh);
    return broughtNews;
}

bool HistoryPoller::isLast(const HistoryPage &page, bool broughtNews) const
{
    // A part of the content is looked for once more after the answer came: such a page is short anywhere.
    const bool isEnd = m_filter.content.isEmpty() ? page.rows.size() < kPageSize
                                                  : qint64(m_pageNo) * kPageSize >= page.total;
    if (isEnd)
        return true;
    if (m_kind == Kind::Check)
        return !broughtNews;
    return m_stopBeforeMs > 0
        && std::all_of(page.rows.cbegin(), page.rows.cend(),
            [this](const HistoryRow &row) { return row.createdAtMs < m_stopBeforeMs; });
}

void HistoryPoller::count()
{
    if (!m_leavesUsersOut) {
        end();
        return;
    }
    m_asked = m_client.history(m_filter, kFarPage, 1);
    deliver(m_asked, this, [this, walk = m_walk](const Result<HistoryPage> &page) {
        if (walk != m_walk)
            return;
        if (!page) {
            fail(page.error());
            return;
        }
        m_unreadable = std::max<qint64>(0, page->total - m_readableTotal);
        end();
    });
}

void HistoryPoller::end()
{
    m_known.add(m_told);
    m_told.clear();
    m_etag = m_firstEtag;
    m_hasLoaded = true;
    m_walks = false;
    emit checked(m_startedAtMs, m_unreadable);
}

void HistoryPoller::fail(const Error &error)
{
    m_walks = false;
    emit failed(Error(error));
}

} // namespace core::shop
