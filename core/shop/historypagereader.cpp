// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/historypagereader.h"

#include "core/shop/shopjson.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::shop {

namespace {

constexpr int kCannotSend = 500;
constexpr qint64 kFarPage = 100'000'001; // past every row; the answer tells the total all the same
const auto kPath = u"/api/chat-history/page"_s;

bool hasLikeSigns(const QString &text)
{
    return text.contains(u'%') || text.contains(u'_') || text.contains(u'\\');
}

Query queryOf(const HistoryFilter &filter, bool withoutUserOnly)
{
    Query query;
    const auto add = [&query](const QString &name, const QString &value) {
        if (!value.isEmpty())
            query.append({name, value});
    };
    add(u"conversationId"_s, filter.conversationId);
    add(u"shopId"_s, filter.shopId);
    add(u"botId"_s, filter.botId);
    add(u"sender"_s, filter.sender);
    // A backslash escapes on one database and not on the other; any sign matches it on both.
    add(u"content"_s, QString(filter.content).replace(u'\\', u'_'));
    if (withoutUserOnly)
        add(u"inboxUserId"_s, u"none"_s); // matches exactly the rows without user
    return query;
}

} // namespace

QList<RowBlock> divided(const RowBlock &block)
{
    const auto largest = [](qint64 offset, qint64 size) {
        qint64 power = 1;
        while (power * 2 <= size && offset % (power * 2) == 0)
            power *= 2;
        return int(power);
    };
    if (largest(block.offset, block.size) == block.size)
        return {{block.offset, block.size / 2}, {block.offset + block.size / 2, block.size / 2}};
    QList<RowBlock> blocks;
    const qint64 end = block.offset + block.size;
    for (qint64 at = block.offset; at < end; at += blocks.last().size)
        blocks.append({at, largest(at, end - at)});
    return blocks;
}

HistoryPageReader::HistoryPageReader(
    ShopContext &context, HistoryFilter filter, int pageNo, int pageSize, QByteArray etag, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_filter(std::move(filter)),
      m_whole{qint64(pageNo - 1) * pageSize, pageSize},
      m_etag(std::move(etag))
{
    m_page.pageNo = pageNo;
}

void HistoryPageReader::start()
{
    ask(m_page.pageNo, m_whole.size, m_filter.withoutUserOnly, m_etag, &HistoryPageReader::takeWhole);
}

void HistoryPageReader::ask(
    qint64 pageNo, int pageSize, bool withoutUserOnly, const QByteArray &etag, Take take)
{
    Query query = queryOf(m_filter, withoutUserOnly);
    query.prepend({u"pageSize"_s, QString::number(pageSize)});
    query.prepend({u"pageNo"_s, QString::number(pageNo)});
    net::HttpRequest request = m_context.get(kPath, query);
    request.lane = net::Lane::Background;
    if (!etag.isEmpty())
        request.headers.append(qMakePair(QByteArray("If-None-Match"), etag));
    auto *call
        = new ShopCall(m_context, request, ShopCall::Sign::WithToken, ShopCall::Repeat::AfterFaults, this);
    connect(call, &ShopCall::done, this, [this, call, take](const Result<net::HttpReply> &reply) {
        m_secret = call->secret();
        (this->*take)(reply);
    });
    call->start();
}

Result<HistoryPage> HistoryPageReader::pageIn(const Result<net::HttpReply> &reply) const
{
    if (!reply)
        return tl::make_unexpected(reply.error());
    return objectIn(*reply, kPath, m_secret).and_then(&historyPageFrom);
}

void HistoryPageReader::takeWhole(const Result<net::HttpReply> &reply)
{
    const int status = reply ? reply->head.status : 0;
    if (status == 304 && !m_etag.isEmpty()) {
        m_page.unchanged = true;
        m_page.etag = m_etag;
        finish(m_page);
        return;
    }
    if (status == kCannotSend && !m_filter.withoutUserOnly) {
        static_cast<void>(pageIn(reply)); // logs the server's words
        ask(1, 1, true, {}, &HistoryPageReader::takeProbe);
        return;
    }
    const Result<HistoryPage> page = pageIn(reply);
    if (!page) {
        finish(tl::make_unexpected(page.error()));
        return;
    }
    add(*page);
    m_page.etag = reply->head.header("ETag");
    finish(m_page);
}

void HistoryPageReader::takeProbe(const Result<net::HttpReply> &reply)
{
    const Result<HistoryPage> readable = pageIn(reply);
    if (!readable) {
        finish(tl::make_unexpected(readable.error()));
    } else if (readable->rows.isEmpty()) {
        ask(kFarPage, 1, false, {}, &HistoryPageReader::takeCount);
    } else if (m_whole.size == 1) {
        m_page.unreadable = 1;
        finish(m_page);
    } else {
        m_blocks = divided(m_whole);
        next();
    }
}

void HistoryPageReader::takeCount(const Result<net::HttpReply> &reply)
{
    const Result<HistoryPage> past = pageIn(reply);
    if (!past) {
        finish(tl::make_unexpected(past.error()));
        return;
    }
    m_page.total = past->total;
    m_page.unreadable = int(std::clamp<qint64>(past->total - m_whole.offset, 0, m_whole.size));
    finish(m_page);
}

void HistoryPageReader::next()
{
    if (m_blocks.isEmpty())
        finish(m_page);
    else
        ask(m_blocks.first().pageNo(), m_blocks.first().size, false, {}, &HistoryPageReader::takeBlock);
}

void HistoryPageReader::takeBlock(const Result<net::HttpReply> &reply)
{
    const RowBlock block = m_blocks.takeFirst();
    if (reply && reply->head.status == kCannotSend) {
        if (block.size == 1)
            ++m_page.unreadable;
        else
            m_blocks = divided(block) + m_blocks;
        next();
        return;
    }
    const Result<HistoryPage> part = pageIn(reply);
    if (!part) {
        finish(tl::make_unexpected(part.error()));
        return;
    }
    add(*part);
    if (part->rows.size() < block.size)
        m_blocks.clear(); // the end of the history
    next();
}

void HistoryPageReader::add(const HistoryPage &part)
{
    m_page.total = part.total;
    for (const HistoryRow &row : part.rows) {
        if (m_ids.contains(row.id))
            continue;
        m_ids.insert(row.id);
        m_page.rows.append(row);
    }
}

void HistoryPageReader::finish(const Result<HistoryPage> &page)
{
    Result<HistoryPage> told = page;
    // The database took the signs for wildcards. Its case rule has been applied, and differs between
    // databases.
    if (told && hasLikeSigns(m_filter.content)) {
        told->rows.removeIf([this](const HistoryRow &row) {
            return !row.content.contains(m_filter.content, Qt::CaseInsensitive);
        });
    }
    deleteLater();
    emit done(told);
}

} // namespace core::shop
