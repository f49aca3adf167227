// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"

#include <algorithm>

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
