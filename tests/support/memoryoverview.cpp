// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using core::chat::Conversation;
using core::chat::Customer;
using core::chat::Message;

namespace tests {

namespace {

QVector<Facet> byWeight(const QHash<QString, Facet> &facets)
{
    QVector<Facet> sorted(facets.cbegin(), facets.cend());
    std::sort(sorted.begin(), sorted.end(), [](const Facet &a, const Facet &b) {
        return std::pair(-a.messages, a.id) < std::pair(-b.messages, b.id);
    });
    return sorted;
}

void countIn(QHash<QString, Facet> &facets, const QString &id, const QString &name)
{
    if (id.isEmpty())
        return;
    Facet &facet = facets[id];
    facet.id = id;
    if (facet.name.isEmpty())
        facet.name = name;
    ++facet.messages;
}

} // namespace

QFuture<Result<QVector<Customer>>> MemoryHistory::customers(
    const QString &text, int limit, CancelToken cancel)
{
    return answer<QVector<Customer>>(u"customers"_s, cancel, [this, text, limit] {
        QMap<Key, Customer> known;
        for (const Thread &thread : m_threads) {
            const Conversation &c = thread.summary;
            if (c.customerId.isEmpty() && c.customerEmail.isEmpty())
                continue;
            Customer &customer = known[{c.source, c.customerId.isEmpty() ? c.customerEmail : c.customerId}];
            customer.id = c.customerId;
            customer.source = c.source;
            customer.shopId = c.shopId;
            customer.guest = c.guest;
            if (!customer.lastSeenMs || *customer.lastSeenMs <= c.lastAtMs) {
                customer.name = c.customerName;
                customer.email = c.customerEmail;
                customer.lastSeenMs = c.lastAtMs;
            }
            ++customer.conversations;
        }
        QVector<std::pair<bool, Customer>> found; // "not a prefix" sorts behind
        for (const Customer &customer : known) {
            const bool part = customer.name.contains(text, Qt::CaseInsensitive)
                || customer.email.contains(text, Qt::CaseInsensitive);
            if (!part && customer.id != text)
                continue;
            const bool prefix = customer.name.startsWith(text, Qt::CaseInsensitive)
                || customer.email.startsWith(text, Qt::CaseInsensitive) || customer.id == text;
            found.append({!prefix, customer});
        }
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
            return std::pair(a.first, -a.second.lastSeenMs.value_or(0))
                < std::pair(b.first, -b.second.lastSeenMs.value_or(0));
        });
        QVector<Customer> rows;
        for (const auto &entry : found.mid(0, limit))
            rows.append(entry.second);
        return Result<QVector<Customer>>(rows);
    });
}

QFuture<Result<Facets>> MemoryHistory::facets(CancelToken cancel)
{
    return answer<Facets>(u"facets"_s, cancel, [this] {
        QHash<QString, Facet> shops, bots, languages, senders, sources;
        for (const Thread &thread : m_threads) {
            for (const Message &message : thread.messages) {
                countIn(shops, message.shopId, thread.summary.shopName);
                countIn(bots, message.botId, thread.summary.botName);
                countIn(languages, message.lang, {});
                countIn(senders, message.sender, {});
                countIn(sources, message.source, {});
            }
        }
        return Result<Facets>(Facets{
            byWeight(shops), byWeight(bots), byWeight(languages), byWeight(senders), byWeight(sources)});
    });
}

QFuture<Result<Totals>> MemoryHistory::totals(CancelToken cancel)
{
    return answer<Totals>(u"totals"_s, cancel, [this] {
        Totals totals;
        QSet<Key> customers;
        for (const Thread &thread : m_threads) {
            const Conversation &c = thread.summary;
            ++totals.conversations;
            totals.messages += c.messageCount;
            totals.marks += c.marks;
            if (!c.customerId.isEmpty())
                customers.insert({c.source, c.customerId});
            totals.firstAtMs = qMin(totals.firstAtMs.value_or(c.firstAtMs), c.firstAtMs);
            totals.lastAtMs = qMax(totals.lastAtMs.value_or(c.lastAtMs), c.lastAtMs);
        }
        totals.customers = customers.size();
        totals.indexedMessages = totals.messages;
        return Result<Totals>(totals);
    });
}

QFuture<Result<QVector<VolumeRow>>> MemoryHistory::volumes(qint64 fromMs, qint64 toMs, CancelToken cancel)
{
    return answer<QVector<VolumeRow>>(u"volumes"_s, cancel, [this, fromMs, toMs] {
        constexpr qint64 kHour = 3'600'000;
        QMap<std::tuple<qint64, QString, QString, QString>, VolumeRow> sums;
        for (const Thread &thread : m_threads) {
            for (const Message &message : thread.messages) {
                const qint64 at = message.sentAtMs;
                const qint64 hour = (at >= 0 ? at / kHour : (at - kHour + 1) / kHour) * kHour;
                if (hour < fromMs || hour >= toMs)
                    continue;
                VolumeRow &row = sums[{hour, message.shopId, message.botId, message.sender}];
                row = {hour, message.shopId, message.botId, message.sender, row.messages + 1};
            }
        }
        return Result<QVector<VolumeRow>>(QVector<VolumeRow>(sums.cbegin(), sums.cend()));
    });
}

QFuture<Result<Activity>> MemoryHistory::activity(const ConversationRef &ref, int buckets, CancelToken cancel)
{
    return answer<Activity>(u"activity"_s, cancel, [this, ref, buckets]() -> Result<Activity> {
        const Thread *thread = find(ref);
        if (!thread)
            return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
        Activity activity{thread->summary.firstAtMs, thread->summary.lastAtMs, QVector<qint64>(buckets)};
        const qint64 life = activity.lastAtMs - activity.firstAtMs + 1;
        for (const Message &message : thread->messages) {
            const auto bucket = qsizetype((message.sentAtMs - activity.firstAtMs) * buckets / life);
            ++activity.buckets[bucket];
        }
        return activity;
    });
}

} // namespace tests
