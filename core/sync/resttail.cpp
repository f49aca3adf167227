// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/resttail.h"

#include "core/base/deliver.h"
#include "core/sync/archivesink.h"
#include "core/sync/record.h"

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

constexpr qsizetype kRemembered = 5'000; // ids
constexpr qint64 kOverlapMs = 60'000; // rows may be stored a little after their time

history::IncomingMessage messageOf(const shop::HistoryRow &row)
{
    history::IncomingMessage message;
    message.id = row.id.toStdString();
    message.conversationId = row.conversationId.toStdString();
    message.customerId = row.inboxUserId.toStdString();
    message.shopId = row.shopId.toStdString();
    message.botId = row.botId.toStdString();
    message.sender = normalSender(row.sender.toStdString());
    message.content = row.content.toStdString();
    message.replyToId = row.replyId.toStdString();
    message.sentAtMs = row.createdAtMs;
    message.updatedAtMs = row.updatedAtMs;
    message.deleted = row.deleted;
    fillLanguage(message);
    return message;
}

} // namespace

RestTail::RestTail(Options options, shop::ShopClient &client, ArchiveSink &sink, QObject *parent)
    : Tail(parent),
      m_options(options),
      m_client(client),
      m_sink(sink),
      m_poller(client)
{
    qRegisterMetaType<TailRowsPtr>();
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &RestTail::check);
    connect(&m_poller, &shop::HistoryPoller::rows, this, &RestTail::take);
    connect(&m_poller, &shop::HistoryPoller::checked, this, &RestTail::ended);
    connect(&m_poller, &shop::HistoryPoller::progress, this, [this](qint64 read, qint64 total) {
        if (!m_following)
            emit loading(read, total);
    });
    connect(&m_poller, &shop::HistoryPoller::failed, this, [this](const Error &error) {
        m_next.start(m_options.retry);
        emit failed(error);
    });
    connect(&sink, &ArchiveSink::stored, this, [this](qint64 number) {
        qint64 rows = 0;
        while (!m_handedOver.isEmpty() && m_handedOver.firstKey() <= number) {
            rows = m_handedOver.first();
            m_handedOver.erase(m_handedOver.begin());
        }
        if (rows > 0)
            emit stored(rows);
    });
}

QString RestTail::source() const
{
    return u"backend"_s;
}

std::string RestTail::positionKey() const
{
    return "rest " + m_client.account().baseUrl.toString(QUrl::RemoveUserInfo).toStdString();
}

void RestTail::start()
{
    if (std::exchange(m_running, true))
        return;
    m_following = false;
    readPosition();
}

void RestTail::readPosition()
{
    using Position = Result<std::optional<history::ImportPosition>>;
    deliver(m_sink.position(source(), u"rest"_s, positionKey()), this, [this](const Position &position) {
        if (!m_running)
            return;
        if (!position) {
            emit failed(position.error());
            m_next.start(m_options.retry);
            return;
        }
        qint64 until = 0;
        if (*position) {
            const std::string &place = (*position)->place;
            std::from_chars(place.data(), place.data() + place.size(), until);
        }
        begin(until);
    });
}

void RestTail::begin(qint64 knownUntilMs)
{
    m_knownUntilMs = knownUntilMs;
    m_newestMs = knownUntilMs;
    m_poller.load(knownUntilMs, kOverlapMs);
}

void RestTail::stop()
{
    m_running = false;
    m_next.stop();
    m_poller.cancel();
}

void RestTail::look()
{
    if (!m_running || !m_following)
        return;
    if (m_poller.isRunning())
        m_wanted = true;
    else if (!m_next.isActive() || m_next.remainingTime() > m_options.ringsApart.count())
        m_next.start(m_options.ringsApart);
}

void RestTail::check()
{
    if (m_following)
        m_poller.check();
    else if (!m_poller.isRunning())
        readPosition();
}

/// New ones oldest first, as they happened; the poller brings them newest first.
void RestTail::take(const QVector<shop::HistoryRow> &rows)
{
    auto told = std::make_shared<TailRows>();
    std::vector<history::IncomingMessage> all;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        history::IncomingMessage message = messageOf(*row);
        m_newestMs = std::max(m_newestMs, row->createdAtMs);
        const bool isKnown = m_known.contains(row->id);
        if (!isKnown) {
            m_known.insert(row->id);
            m_order.append(row->id);
        }
        // The first walk brings in what was there long before; nobody wants to hear of it one by one.
        const bool isNews = m_following || (m_knownUntilMs > 0 && row->createdAtMs > m_knownUntilMs);
        if (isNews && !isKnown) {
            m_missed += m_following ? 0 : 1;
            told->fresh.push_back(message);
        } else if (isNews || m_knownUntilMs > 0) {
            told->changed.push_back(message);
        }
        all.push_back(std::move(message));
    }
    while (m_order.size() > kRemembered)
        m_known.remove(m_order.takeFirst());
    std::stable_sort(told->fresh.begin(), told->fresh.end(),
        [](const auto &a, const auto &b) { return a.sentAtMs < b.sentAtMs; });
    store(std::move(all));
    if (!told->fresh.empty() || !told->changed.empty()) {
        m_count += qint64(told->fresh.size() + told->changed.size());
        if (!m_handedOver.isEmpty())
            m_handedOver.last() = m_count;
        emit this->rows(told);
    }
}

void RestTail::store(std::vector<history::IncomingMessage> messages)
{
    const qint64 number = m_sink.store({source(), u"rest"_s, std::move(messages), {}});
    m_handedOver.insert(number, m_count);
}

void RestTail::ended(qint64 startedAtMs, qint64 unreadable)
{
    // Only a walk that came to its end says how far everything is known.
    if (m_newestMs > 0)
        m_sink.store({source(), u"rest"_s, {},
            history::ImportPosition{positionKey(), std::to_string(m_newestMs), true}});
    if (!std::exchange(m_following, true))
        emit following(source(), m_missed);
    m_next.start(std::exchange(m_wanted, false) ? m_options.ringsApart : m_options.pollEvery);
    emit looked(startedAtMs, unreadable);
}

} // namespace core::sync
