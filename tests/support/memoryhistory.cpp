// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"

#include <QPromise>
#include <QSet>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using core::chat::Conversation;
using core::chat::Customer;
using core::chat::Message;

namespace tests {

namespace {

Position placeOf(const Message &message)
{
    return {message.sentAtMs, message.row};
}

bool sameText(const QString &a, const QString &b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The text of a query's only text term when that is a bare word: it may name an id.
QString nameIn(const Query &query)
{
    const Term *only = nullptr;
    for (const auto &group : query.groups) {
        for (const Term &term : group) {
            if (!term.isText())
                continue;
            if (only || group.size() > 1)
                return {};
            only = &term;
        }
    }
    return only && !only->negated && only->kind == Term::Kind::Words ? only->text : QString();
}

bool isNumber(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Whether the order of conversations is that of the newest hit instead of the last message.
bool ordersByHit(const Query &query)
{
    for (const auto &group : query.groups) {
        for (const Term &term : group) {
            if (term.isText() || term.kind == Term::Kind::Sender || term.kind == Term::Kind::Lang
                || term.kind == Term::Kind::Mark || term.kind == Term::Kind::Time)
                return true;
        }
    }
    return false;
}

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

MemoryHistory::MemoryHistory(QObject *parent) : HistorySource(parent) { }

MemoryHistory::~MemoryHistory()
{
    m_dying = true;
    answerAll();
}

void MemoryHistory::add(Message message, const Names &names)
{
    Thread &thread = m_threads[{message.source, message.conversationId}];
    const auto known = std::find_if(
        thread.messages.begin(), thread.messages.end(), [&](const Message &m) { return m.id == message.id; });
    message.row = known == thread.messages.end() ? ++m_lastRow : known->row;
    message.role = chat::roleOf(message.sender);
    if (known != thread.messages.end())
        thread.messages.erase(known);
    const auto place = std::upper_bound(thread.messages.begin(), thread.messages.end(), message,
        [](const Message &a, const Message &b) { return placeOf(a) < placeOf(b); });
    thread.messages.insert(place, message);
    summarise(thread, names);
    emit changed();
}

void MemoryHistory::add(const QVector<Message> &messages, const Names &names)
{
    for (const Message &message : messages)
        add(message, names);
}

void MemoryHistory::remove(const ConversationRef &ref, const QString &messageId)
{
    const Thread *found = find(ref);
    if (!found)
        return;
    const Key key{found->summary.source, found->summary.id};
    Thread &thread = m_threads[key];
    thread.messages.removeIf([&](const Message &m) { return m.id == messageId; });
    if (thread.messages.isEmpty())
        m_threads.remove(key);
    else
        summarise(thread, {});
    emit changed();
}

QVector<Message> MemoryHistory::talk(const QString &conversationId, int count, qint64 firstAtMs)
{
    QVector<Message> rows(count);
    for (int i = 0; i < count; ++i) {
        Message &message = rows[i];
        message.id = u"%1-%2"_s.arg(conversationId).arg(i + 1);
        message.conversationId = conversationId;
        message.source = u"files"_s;
        message.sender = i % 2 == 0 ? u"user"_s : u"bot"_s;
        message.content = u"Line %1 of %2"_s.arg(i + 1).arg(conversationId);
        message.sentAtMs = firstAtMs + i * 60'000LL;
    }
    return rows;
}

void MemoryHistory::summarise(Thread &thread, const Names &names)
{
    Conversation &c = thread.summary;
    const Message &last = thread.messages.constLast();
    if (c.row == 0)
        c.row = thread.messages.constFirst().row;
    c.id = last.conversationId;
    c.source = last.source;
    const auto fill = [](QString &field, const QString &value) {
        if (!value.isEmpty())
            field = value;
    };
    fill(c.shopName, names.shop);
    fill(c.botName, names.bot);
    fill(c.customerName, names.customer);
    fill(c.customerEmail, names.email);
    c.guest = chat::isGuestAddress(c.customerEmail);
    c.preview = chat::previewOf(last.content);
    c.lastSender = last.sender;
    c.firstAtMs = thread.messages.constFirst().sentAtMs;
    c.lastAtMs = last.sentAtMs;
    c.messageCount = thread.messages.size();
    c.customerMessageCount = 0;
    c.marks = 0;
    QMap<QString, int> languages;
    for (Message &message : thread.messages) {
        fill(c.shopId, c.shopId.isEmpty() ? message.shopId : QString());
        fill(c.botId, c.botId.isEmpty() ? message.botId : QString());
        fill(c.customerId, c.customerId.isEmpty() ? message.customerId : QString());
        c.marks += message.marked ? 1 : 0;
        if (message.role == chat::Role::Customer) {
            ++c.customerMessageCount;
            if (!message.lang.isEmpty())
                ++languages[message.lang];
        }
    }
    for (Message &message : thread.messages) {
        fill(message.shopId, message.shopId.isEmpty() ? c.shopId : QString());
        fill(message.botId, message.botId.isEmpty() ? c.botId : QString());
        message.customerId = c.customerId;
    }
    const auto most = std::max_element(languages.cbegin(), languages.cend());
    c.lang = most == languages.cend() ? QString() : most.key();
}

void MemoryHistory::answerNext()
{
    if (m_waiting.empty())
        return;
    const auto deliver = std::move(m_waiting.front());
    m_waiting.pop_front();
    deliver();
}

void MemoryHistory::answerLast()
{
    if (m_waiting.empty())
        return;
    const auto deliver = std::move(m_waiting.back());
    m_waiting.pop_back();
    deliver();
}

void MemoryHistory::answerAll()
{
    m_holding = false;
    while (!m_waiting.empty())
        answerNext();
}

int MemoryHistory::calls(const QString &function) const
{
    const QMutexLocker lock(&m_callsGuard);
    return m_calls.value(function);
}

template <class T, class Work>
QFuture<Result<T>> MemoryHistory::answer(const QString &function, CancelToken cancel, Work work)
{
    {
        const QMutexLocker lock(&m_callsGuard);
        ++m_calls[function];
    }
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    auto deliver = [this, promise, cancel, work = std::move(work)] {
        if (m_dying || cancel.isCancelled())
            promise->addResult(failure(Error::Kind::Cancelled));
        else if (m_failure)
            promise->addResult(tl::make_unexpected(*m_failure));
        else
            promise->addResult(work());
        promise->finish();
    };
    if (m_holding)
        m_waiting.push_back(std::move(deliver));
    else
        deliver();
    return future;
}

const MemoryHistory::Thread *MemoryHistory::find(const ConversationRef &ref) const
{
    const Thread *newest = nullptr;
    for (const Thread &thread : m_threads) {
        if (thread.summary.id != ref.id || (!ref.source.isEmpty() && thread.summary.source != ref.source))
            continue;
        if (!newest || thread.summary.lastAtMs > newest->summary.lastAtMs)
            newest = &thread;
    }
    return newest;
}

bool MemoryHistory::holds(const Term &term, const Message &message) const
{
    const Conversation &c = m_threads[{message.source, message.conversationId}].summary;
    const auto plain = [&] {
        switch (term.kind) {
        case Term::Kind::Sender:
            return sameText(term.text, message.sender);
        case Term::Kind::Bot:
            return message.botId == term.text || sameText(term.text, c.botName);
        case Term::Kind::Shop:
            return message.shopId == term.text || sameText(term.text, c.shopName);
        case Term::Kind::Lang:
            return term.text.endsWith(u'*') ? sameText(term.text.chopped(1), message.lang)
                    || message.lang.startsWith(term.text.chopped(1) + u'-', Qt::CaseInsensitive)
                                            : sameText(term.text, message.lang);
        case Term::Kind::Conversation:
            return message.conversationId == term.text;
        case Term::Kind::Customer:
            return c.customerId == term.text || sameText(term.text, c.customerEmail)
                || sameText(term.text, c.customerName);
        case Term::Kind::Mark:
            return message.marked == (term.text != "no"_L1);
        case Term::Kind::Time:
            return message.sentAtMs >= term.fromMs && message.sentAtMs < term.toMs;
        default:
            return false;
        }
    };
    return plain() != term.negated;
}

bool MemoryHistory::meets(const Query &query, const Message &message) const
{
    const auto filtersHold = [&](int index) {
        const auto &group = query.groups.at(index);
        return std::any_of(group.begin(), group.end(),
            [&](const Term &term) { return !term.isText() && holds(term, message); });
    };
    for (int i = 0; i < query.groups.size(); ++i) {
        const auto &group = query.groups.at(i);
        const bool hasText
            = std::any_of(group.begin(), group.end(), [](const Term &term) { return term.isText(); });
        if (!hasText && !filtersHold(i))
            return false;
    }
    if (!query.hasText())
        return true;
    if (const QString name = nameIn(query); !name.isEmpty()) {
        if (message.conversationId == name)
            return true;
        const bool idLike = name.size() >= 6 || !isNumber(name);
        if (idLike && (message.id == name || message.customerId == name))
            return true;
    }
    return TextMatcher(query).matches(message.content.toStdString(), filtersHold);
}

QVector<const Message *> MemoryHistory::hits(const Query &query) const
{
    QVector<const Message *> found;
    for (const Thread &thread : m_threads) {
        for (const Message &message : thread.messages) {
            if (meets(query, message))
                found.append(&message);
        }
    }
    std::sort(found.begin(), found.end(),
        [](const Message *a, const Message *b) { return placeOf(*a) > placeOf(*b); });
    return found;
}

QVector<MemoryHistory::Ranked> MemoryHistory::ranked(const Query &query) const
{
    QVector<Ranked> found;
    const bool byHit = ordersByHit(query);
    for (const Thread &thread : m_threads) {
        const auto hit = std::find_if(thread.messages.crbegin(), thread.messages.crend(),
            [&](const Message &message) { return meets(query, message); });
        if (hit == thread.messages.crend())
            continue;
        found.append(
            {{byHit ? hit->sentAtMs : thread.summary.lastAtMs, byHit ? hit->row : thread.summary.row},
                &thread});
    }
    std::sort(found.begin(), found.end(), [](const Ranked &a, const Ranked &b) { return a.at > b.at; });
    return found;
}

QFuture<Result<ConversationPage>> MemoryHistory::conversations(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return answer<ConversationPage>(u"conversations"_s, cancel, [this, query, after, limit] {
        ConversationPage page;
        Position last;
        for (const Ranked &row : ranked(query)) {
            if (after && row.at >= *after)
                continue;
            if (page.rows.size() == limit) {
                page.next = last;
                break;
            }
            page.rows.append(row.thread->summary);
            last = row.at;
        }
        return Result<ConversationPage>(page);
    });
}

QFuture<Result<Conversation>> MemoryHistory::conversation(const ConversationRef &ref, CancelToken cancel)
{
    return answer<Conversation>(u"conversation"_s, cancel, [this, ref]() -> Result<Conversation> {
        const Thread *thread = find(ref);
        if (!thread)
            return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
        return thread->summary;
    });
}

namespace {

struct Slice
{
    qsizetype begin = 0;
    qsizetype anchor = -1;
};

/// Where the page begins; nothing when the message asked for is not there.
std::optional<Slice> sliceOf(const QVector<Message> &rows, const MessageAnchor &anchor, int limit)
{
    const auto firstWhere
        = [&](auto holds) { return qsizetype(std::find_if(rows.begin(), rows.end(), holds) - rows.begin()); };
    switch (anchor.kind) {
    case MessageAnchor::Kind::First:
        return Slice{0, -1};
    case MessageAnchor::Kind::Last:
        return Slice{rows.size() - limit, -1};
    case MessageAnchor::Kind::AtRank:
        return Slice{qMin<qsizetype>(anchor.value, rows.size()), -1};
    case MessageAnchor::Kind::Before:
        return Slice{firstWhere([&](const Message &m) { return placeOf(m) >= anchor.position; }) - limit, -1};
    case MessageAnchor::Kind::After:
        return Slice{firstWhere([&](const Message &m) { return placeOf(m) > anchor.position; }), -1};
    case MessageAnchor::Kind::AroundMessage: {
        const qsizetype at = firstWhere([&](const Message &m) { return m.id == anchor.messageId; });
        return at == rows.size() ? std::nullopt : std::optional(Slice{at - limit / 2, at});
    }
    case MessageAnchor::Kind::AroundTime: {
        const qsizetype at
            = qMin(firstWhere([&](const Message &m) { return m.sentAtMs >= anchor.value; }), rows.size() - 1);
        return Slice{at - limit / 2, at};
    }
    }
    return std::nullopt;
}

} // namespace

QFuture<Result<MessagePage>> MemoryHistory::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    return answer<MessagePage>(u"messages"_s, cancel, [this, ref, anchor, limit]() -> Result<MessagePage> {
        const Thread *thread = find(ref);
        if (!thread)
            return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
        const auto slice = sliceOf(thread->messages, anchor, limit);
        if (!slice)
            return failure(Error::Kind::NotFound, u"message %1"_s.arg(anchor.messageId));
        qsizetype begin = slice->begin;
        qsizetype end = begin + limit;
        if (anchor.kind == MessageAnchor::Kind::AroundMessage
            || anchor.kind == MessageAnchor::Kind::AroundTime) {
            begin = qMin(begin, thread->messages.size() - limit);
            end = qMax<qsizetype>(begin, 0) + limit;
        }
        begin = qBound<qsizetype>(0, begin, thread->messages.size());
        end = qBound(begin, end, thread->messages.size());
        MessagePage page;
        page.rows = thread->messages.mid(begin, end - begin);
        page.firstRank = begin;
        page.total = thread->messages.size();
        page.anchorRank = slice->anchor;
        page.hasBefore = begin > 0;
        page.hasAfter = end < thread->messages.size();
        return page;
    });
}

QFuture<Result<SearchPage>> MemoryHistory::search(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return answer<SearchPage>(u"search"_s, cancel, [this, query, after, limit] {
        SearchPage page;
        for (const Message *message : hits(query)) {
            if (after && placeOf(*message) >= *after)
                continue;
            if (page.hits.size() == limit) {
                page.next = placeOf(page.hits.constLast().message);
                break;
            }
            const Conversation &c = m_threads[{message->source, message->conversationId}].summary;
            page.hits.append({*message, c.customerName, c.row});
        }
        return Result<SearchPage>(page);
    });
}

QFuture<Result<Count>> MemoryHistory::count(const Query &query, qint64 cap, CancelToken cancel)
{
    return answer<Count>(u"count"_s, cancel, [this, query, cap] {
        const qint64 all = hits(query).size();
        return Result<Count>(Count{qMin(all, cap), all <= cap});
    });
}

QFuture<Result<std::optional<Position>>> MemoryHistory::findInConversation(
    const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel)
{
    using Found = std::optional<Position>;
    return answer<Found>(
        u"findInConversation"_s, cancel, [this, ref, query, from, forward]() -> Result<Found> {
            const Thread *thread = find(ref);
            if (!thread)
                return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
            Found nearest;
            for (const Message &message : thread->messages) {
                const Position at = placeOf(message);
                if (!(forward ? at > from : at < from) || !meets(query, message))
                    continue;
                nearest = at;
                if (forward)
                    break;
            }
            return nearest;
        });
}

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

QFuture<Result<Done>> MemoryHistory::walk(const Query &query, Visitor visit, CancelToken cancel)
{
    return answer<Done>(u"walk"_s, cancel, [this, query, visit, cancel]() -> Result<Done> {
        const auto found = hits(query);
        for (auto it = found.crbegin(); it != found.crend(); ++it) {
            m_beforeRow();
            if (cancel.isCancelled())
                return failure(Error::Kind::Cancelled);
            if (!visit(**it))
                break;
        }
        return Done{};
    });
}

QFuture<Result<Done>> MemoryHistory::walkGrouped(const Query &query, GroupVisitor visit, CancelToken cancel)
{
    return answer<Done>(u"walkGrouped"_s, cancel, [this, query, visit, cancel]() -> Result<Done> {
        for (const Ranked &row : ranked(query)) {
            for (const Message &message : row.thread->messages) {
                m_beforeRow();
                if (cancel.isCancelled())
                    return failure(Error::Kind::Cancelled);
                if (meets(query, message) && !visit(row.thread->summary, message))
                    return Done{};
            }
        }
        return Done{};
    });
}

QFuture<Result<Done>> MemoryHistory::setNote(
    const ConversationRef &ref, const QString &messageId, bool marked, const QString &comment)
{
    return answer<Done>(u"setNote"_s, {}, [this, ref, messageId, marked, comment]() -> Result<Done> {
        const Thread *found = find(ref);
        if (!found)
            return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
        Thread &thread = m_threads[{found->summary.source, found->summary.id}];
        const auto message = std::find_if(thread.messages.begin(), thread.messages.end(),
            [&](const Message &m) { return m.id == messageId; });
        if (message == thread.messages.end())
            return failure(Error::Kind::NotFound, u"message %1"_s.arg(messageId));
        message->marked = marked;
        message->comment = comment;
        summarise(thread, {});
        emit changed();
        return Done{};
    });
}

} // namespace tests
