// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/roommerge.h"

#include "core/shop/shopvalues.h"

#include <QHash>
#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace core::feed {

namespace {

constexpr std::size_t kKept = 24; // messages; those that are not settled stay longer
constexpr qint64 kMatchMs = 30'000; // between the live time and the stored one
constexpr qint64 kRepeatMs = 2'000;
constexpr qint64 kSilenceMs = 60'000;
constexpr qint64 kHumanMs = 30 * 60'000; // after an agent's words the room is in human hands that long
constexpr qint64 kClosedMs = 24 * 3'600'000LL;
constexpr qint64 kTypingMs = 4'000;
constexpr std::size_t kAnswersCompared = 5;

quint64 keyOf(chat::Role role, const QString &content)
{
    return quint64(qHash(content, 0x51ed270b)) ^ (quint64(content.size()) << 40) ^ (quint64(role) << 56);
}

QString senderOf(const QString &liveRole)
{
    return liveRole == "customer"_L1 ? u"user"_s : liveRole;
}

bool sameLanguage(const QString &a, const QString &b)
{
    return a.section(u'-', 0, 0) == b.section(u'-', 0, 0);
}

QString utf16(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

chat::Message messageOf(const history::IncomingMessage &row, const QString &source)
{
    chat::Message message;
    message.id = utf16(row.id);
    message.conversationId = utf16(row.conversationId);
    message.source = source;
    message.sender = utf16(row.sender);
    message.role = chat::roleOf(message.sender);
    message.content = utf16(row.content);
    message.lang = utf16(row.lang);
    message.sentAtMs = row.sentAtMs;
    if (row.updatedAtMs && *row.updatedAtMs != row.sentAtMs)
        message.updatedAtMs = *row.updatedAtMs;
    message.shopId = utf16(row.shopId);
    message.botId = utf16(row.botId);
    message.customerId = utf16(row.customerId);
    message.replyToId = utf16(row.replyToId);
    return message;
}

history::IncomingMessage rowOf(const chat::Message &message)
{
    history::IncomingMessage row;
    row.id = message.id.toStdString();
    row.conversationId = message.conversationId.toStdString();
    row.shopId = message.shopId.toStdString();
    row.botId = message.botId.toStdString();
    row.sender = message.sender.toStdString();
    row.content = message.content.toStdString();
    row.sentAtMs = message.sentAtMs;
    return row;
}

FeedMessage RoomMerge::told(const Entry &entry, chat::Message message)
{
    FeedMessage out;
    message.id = entry.id;
    message.sentAtMs = entry.sentAtMs;
    out.message = std::move(message);
    out.origin = entry.live && entry.stored ? Origin::Both : entry.live ? Origin::Live : Origin::History;
    out.receivedAtMs = entry.receivedAtMs;
    out.delayMs = std::max<qint64>(0, entry.receivedAtMs - entry.sentAtMs);
    out.moreIds = entry.moreIds;
    return out;
}

/// The nearest in time that lacks what the other side brings now.
RoomMerge::Entry *RoomMerge::matching(
    quint64 key, qint64 atMs, qint64 withinMs, bool wantsLive, bool wantsStored)
{
    Entry *best = nullptr;
    qint64 bestDistance = withinMs + 1;
    for (Entry &entry : m_entries) {
        if (entry.key != key || entry.live != wantsLive || entry.stored != wantsStored)
            continue;
        const qint64 distance = std::abs(entry.sentAtMs - atMs);
        if (distance < bestDistance) {
            best = &entry;
            bestDistance = distance;
        }
    }
    return best;
}

RoomMerge::Entry *RoomMerge::repeated(quint64 key, qint64 atMs, bool live)
{
    for (Entry &entry : m_entries) {
        if (entry.key == key && (live ? entry.live : entry.stored)
            && std::abs(entry.sentAtMs - atMs) <= kRepeatMs)
            return &entry;
    }
    return nullptr;
}

/// Most live messages are new: then one walk answers all three questions.
RoomMerge::Candidates RoomMerge::candidatesFor(quint64 key, qint64 atMs)
{
    const bool any = std::any_of(
        m_entries.cbegin(), m_entries.cend(), [key](const Entry &entry) { return entry.key == key; });
    if (!any)
        return {};
    Entry *const own = matching(key, atMs, kMatchMs, false, false);
    return {own, own ? nullptr : matching(key, atMs, kMatchMs, false, true), repeated(key, atMs, true)};
}

RoomMerge::Entry *RoomMerge::named(const QString &id)
{
    for (Entry &entry : m_entries) {
        if (entry.id == id || entry.moreIds.contains(id))
            return &entry;
    }
    return nullptr;
}

RoomMerge::Entry &RoomMerge::insert(Entry entry, bool &late)
{
    const auto place = std::upper_bound(m_entries.begin(), m_entries.end(), entry.sentAtMs,
        [](qint64 atMs, const Entry &other) { return atMs < other.sentAtMs; });
    late = place != m_entries.end();
    if (entry.live != entry.stored)
        ++m_unsettled;
    const auto at = place - m_entries.begin();
    m_entries.insert(place, std::move(entry));
    if (m_entries.size() > kKept) {
        const auto settled = std::find_if(m_entries.begin(), m_entries.begin() + at,
            [](const Entry &other) { return other.stored || other.told; });
        if (settled != m_entries.begin() + at) {
            if (settled->live != settled->stored)
                --m_unsettled;
            m_forgottenUpToMs = std::max(m_forgottenUpToMs, settled->sentAtMs);
            m_entries.erase(settled);
            return m_entries[std::size_t(at - 1)];
        }
    }
    return m_entries[std::size_t(at)];
}

Merged RoomMerge::takeLive(const live::MessageReceived &live, qint64 nowMs)
{
    chat::Message message;
    message.conversationId = m_room.conversationId;
    message.source = m_room.source;
    message.sender = senderOf(live.role);
    message.role = chat::roleOf(message.sender);
    message.content = live.content;
    message.shopId = m_room.shopId;
    message.botId = m_room.botId;
    message.customerId = m_room.customerId;
    const qint64 atMs = live.atMs.value_or(nowMs);
    const quint64 key = keyOf(message.role, message.content);

    // An own answer comes back, or its row was there first.
    const Candidates candidates = candidatesFor(key, atMs);
    Entry *known = candidates.own ? candidates.own : candidates.row;
    if (known) {
        known->live = true;
        known->liveAtMs = nowMs;
        if (!known->stored)
            ++m_unsettled;
        else
            --m_unsettled;
        message.lang = known->lang;
        return {Merged::Kind::Settled, told(*known, std::move(message)), {}};
    }
    if (Entry *twin = candidates.twin) {
        message.lang = twin->lang;
        return {Merged::Kind::Repeated, told(*twin, std::move(message)), {}};
    }

    Entry entry;
    entry.id = "live:"_L1 % m_room.conversationId % u':' % QString::number(atMs) % u':'
        % QString::number(++m_numbers);
    entry.key = key;
    entry.role = message.role;
    entry.sentAtMs = atMs;
    entry.receivedAtMs = nowMs;
    entry.liveAtMs = nowMs;
    entry.live = true;
    entry.fresh = true;
    entry.apology = message.role == chat::Role::Bot && shop::isCannedApology(message.content);
    entry.words = chat::previewOf(message.content);
    Merged merged{Merged::Kind::Added, {}, {}};
    const Entry &placed = insert(std::move(entry), merged.late);
    merged.message = told(placed, std::move(message));
    count(placed);
    derive();
    return merged;
}

/// From before what is remembered; a message that is not settled yet may be remembered for long.
bool RoomMerge::isForgotten(qint64 sentAtMs) const
{
    return m_entries.empty() || sentAtMs <= m_forgottenUpToMs || sentAtMs < m_entries.front().sentAtMs;
}

Merged RoomMerge::takeRow(const history::IncomingMessage &row, qint64 nowMs, RowAge age)
{
    chat::Message message = messageOf(row, m_room.source);
    if (m_room.shopId.isEmpty())
        m_room.shopId = message.shopId;
    if (m_room.botId.isEmpty())
        m_room.botId = message.botId;
    if (!message.customerId.isEmpty()) {
        m_room.customerId = message.customerId;
        m_room.customerName = utf16(row.customerName);
        m_room.customerEmail = utf16(row.customerEmail);
        m_room.guest = chat::isGuestAddress(m_room.customerEmail);
    }
    const quint64 key = keyOf(message.role, message.content);
    if (Entry *same = named(message.id)) {
        if (row.deleted) {
            const FeedMessage gone = told(*same, std::move(message));
            if (same->live != same->stored)
                --m_unsettled;
            std::erase_if(m_entries, [same](const Entry &entry) { return &entry == same; });
            derive();
            return {Merged::Kind::Removed, gone, {}};
        }
        if (same->key == key || same->id != message.id)
            return {};
        same->key = key;
        same->words = chat::previewOf(message.content);
        same->lang = message.lang;
        derive();
        return {Merged::Kind::Changed, told(*same, std::move(message)), {}};
    }
    if (row.deleted)
        return {};
    if (age == RowAge::Known && isForgotten(message.sentAtMs)) {
        Entry old;
        old.id = message.id;
        old.sentAtMs = message.sentAtMs;
        old.receivedAtMs = nowMs;
        old.stored = true;
        return {Merged::Kind::Changed, told(old, std::move(message)), {}};
    }

    if (Entry *known = matching(key, message.sentAtMs, kMatchMs, true, false)) {
        const QString former = std::exchange(known->id, message.id);
        known->stored = true;
        known->lang = message.lang;
        known->sentAtMs = message.sentAtMs;
        --m_unsettled;
        std::stable_sort(m_entries.begin(), m_entries.end(),
            [](const Entry &a, const Entry &b) { return a.sentAtMs < b.sentAtMs; });
        derive();
        const Entry *settled = named(message.id);
        return {Merged::Kind::Settled, told(*settled, std::move(message)), former};
    }
    if (Entry *own = matching(key, message.sentAtMs, kMatchMs, false, false); own && own->own) {
        const QString former = std::exchange(own->id, message.id);
        own->stored = true;
        ++m_unsettled;
        return {Merged::Kind::Settled, told(*own, std::move(message)), former};
    }
    if (Entry *twin = repeated(key, message.sentAtMs, false)) {
        twin->moreIds.append(message.id);
        return {Merged::Kind::Repeated, told(*twin, std::move(message)), {}};
    }

    Entry entry;
    entry.id = message.id;
    entry.key = key;
    entry.role = message.role;
    entry.sentAtMs = message.sentAtMs;
    entry.receivedAtMs = nowMs;
    entry.stored = true;
    entry.fresh = true;
    entry.apology = message.role == chat::Role::Bot && shop::isCannedApology(message.content);
    entry.lang = message.lang;
    entry.words = chat::previewOf(message.content);
    Merged merged{Merged::Kind::Added, {}, {}};
    const Entry &placed = insert(std::move(entry), merged.late);
    merged.message = told(placed, std::move(message));
    count(placed);
    derive();
    return merged;
}

FeedMessage RoomMerge::takeOwn(const QString &id, const QString &text, qint64 nowMs)
{
    Entry entry;
    entry.id = id;
    entry.role = chat::Role::Agent;
    entry.key = keyOf(entry.role, text);
    entry.sentAtMs = nowMs;
    entry.receivedAtMs = nowMs;
    entry.own = true;
    entry.words = chat::previewOf(text);
    chat::Message message;
    message.conversationId = m_room.conversationId;
    message.source = m_room.source;
    message.sender = u"admin"_s;
    message.role = entry.role;
    message.content = text;
    message.shopId = m_room.shopId;
    message.botId = m_room.botId;
    bool late = false;
    const Entry &placed = insert(std::move(entry), late);
    FeedMessage own = told(placed, std::move(message));
    own.origin = Origin::Live;
    own.delivery = Delivery::Pending;
    derive();
    return own;
}

QVector<Merged> RoomMerge::recall(const chat::Conversation &about, const QVector<chat::Message> &last)
{
    QVector<Merged> settled;
    m_recalled = true;
    m_room.source = about.source;
    m_room.shopId = about.shopId;
    m_room.botId = about.botId;
    if (!about.customerId.isEmpty()) {
        m_room.customerId = about.customerId;
        m_room.customerName = about.customerName;
        m_room.customerEmail = about.customerEmail;
        m_room.guest = about.guest;
    }
    if (m_room.lang.isEmpty())
        m_room.lang = about.lang;
    for (const chat::Message &message : last) {
        if (named(message.id))
            continue;
        Entry entry;
        entry.id = message.id;
        entry.role = message.role;
        entry.key = keyOf(message.role, message.content);
        entry.sentAtMs = message.sentAtMs;
        if (Entry *known = matching(entry.key, entry.sentAtMs, kMatchMs, true, false)) {
            const QString former = std::exchange(known->id, message.id);
            known->stored = true;
            known->lang = message.lang;
            --m_unsettled;
            settled.append({Merged::Kind::Settled, told(*known, message), former});
            continue;
        }
        entry.receivedAtMs = message.sentAtMs;
        entry.stored = true;
        entry.live = true; // whether it was: nobody can tell any more
        entry.apology = message.role == chat::Role::Bot && shop::isCannedApology(message.content);
        entry.lang = message.lang;
        entry.words = chat::previewOf(message.content);
        bool late = false;
        insert(std::move(entry), late);
    }
    derive();
    return settled;
}

QVector<FeedMessage> RoomMerge::takeUndelivered(qint64 nowMs, qint64 graceMs, qint64 joinedAtMs)
{
    QVector<FeedMessage> found;
    for (Entry &entry : m_entries) {
        // Only the bot's answers are announced for sure (shop-backend 1).
        if (!entry.stored || entry.live || entry.told || !entry.fresh || entry.role != chat::Role::Bot
            || nowMs - entry.receivedAtMs < graceMs)
            continue;
        entry.told = true;
        if (entry.receivedAtMs < joinedAtMs)
            continue;
        chat::Message message;
        message.conversationId = m_room.conversationId;
        found.append(told(entry, std::move(message)));
    }
    return found;
}

QVector<qint64> RoomMerge::undeliveredSince(qint64 sinceMs) const
{
    QVector<qint64> times;
    for (const Entry &entry : m_entries) {
        if (entry.stored && !entry.live && entry.fresh && entry.sentAtMs >= sinceMs)
            times.append(entry.sentAtMs);
    }
    return times;
}

QVector<FeedMessage> RoomMerge::takeUnstored(qint64 nowMs, qint64 graceMs)
{
    QVector<FeedMessage> found;
    for (Entry &entry : m_entries) {
        if (!entry.live || entry.stored || entry.told || nowMs - entry.liveAtMs < graceMs)
            continue;
        entry.told = true;
        chat::Message message;
        message.conversationId = m_room.conversationId;
        found.append(told(entry, std::move(message)));
    }
    return found;
}

void RoomMerge::setFront(bool front)
{
    m_front = front;
    if (front)
        m_room.unread = 0;
}

void RoomMerge::count(const Entry &entry)
{
    if (!m_front && entry.role != chat::Role::Agent)
        ++m_room.unread;
    if (entry.role == chat::Role::Customer)
        m_room.customerTypingUntilMs = 0;
}

bool RoomMerge::tick(qint64 nowMs)
{
    const auto changing
        = [this] { return std::tuple(m_room.flags, m_room.waitingSinceMs, m_room.customerTypingUntilMs); };
    const auto before = changing();
    const bool waits = m_room.waitingSinceMs > 0 && nowMs - m_room.waitingSinceMs > kSilenceMs;
    m_room.flags.setFlag(Silent, waits && m_room.handler != Handler::Human);
    if (m_room.waitingSinceMs > 0 && nowMs - m_room.lastAtMs > kClosedMs)
        m_room.waitingSinceMs = 0;
    if (m_room.customerTypingUntilMs > 0 && nowMs > m_room.customerTypingUntilMs)
        m_room.customerTypingUntilMs = 0;
    return before != changing();
}

/// Everything a room's row says follows from its last messages, so that a late one repairs it.
void RoomMerge::derive()
{
    using chat::Role;
    qint64 waitingSince = 0;
    qint64 agentAt = 0;
    qint64 botAt = 0;
    qint64 firstWord = -1;
    QString customerLang;
    RoomFlags flags;
    std::array<quint64, kAnswersCompared> answers{}; // the last ones, in a ring
    std::size_t answered = 0;
    for (const Entry &entry : m_entries) {
        switch (entry.role) {
        case Role::Customer:
            if (waitingSince == 0)
                waitingSince = entry.sentAtMs;
            if (!entry.lang.isEmpty())
                customerLang = entry.lang;
            break;
        case Role::Bot:
        case Role::Agent:
            if (waitingSince > 0)
                firstWord = entry.sentAtMs - waitingSince;
            waitingSince = 0;
            (entry.role == Role::Bot ? botAt : agentAt) = entry.sentAtMs;
            if (entry.role == Role::Bot) {
                flags.setFlag(Apologised, entry.apology);
                flags.setFlag(WrongLanguage,
                    !entry.lang.isEmpty() && !customerLang.isEmpty()
                        && !sameLanguage(entry.lang, customerLang));
                answers[answered++ % answers.size()] = entry.key;
            }
            break;
        case Role::System:
        case Role::Unknown:
            break;
        }
    }
    const auto end = answers.begin() + std::ptrdiff_t(std::min(answered, answers.size()));
    for (auto answer = answers.begin(); answer != end; ++answer)
        flags.setFlag(
            RepeatedAnswer, flags.testFlag(RepeatedAnswer) || std::find(answer + 1, end, *answer) != end);
    flags.setFlag(Silent, m_room.flags.testFlag(Silent) && waitingSince > 0);
    m_room.flags = flags;
    m_room.waitingSinceMs = waitingSince;
    m_room.firstWordMs = firstWord;
    if (!customerLang.isEmpty())
        m_room.lang = customerLang;
    const bool human = agentAt > 0 && agentAt >= botAt - kHumanMs;
    m_room.handler = human ? Handler::Human : botAt > 0 ? Handler::Bot : Handler::Nobody;
    if (!m_entries.empty()) {
        const Entry &last = m_entries.back();
        m_room.lastWords = last.words;
        m_room.lastRole = last.role;
        m_room.lastAtMs = last.sentAtMs;
    }
}

} // namespace core::feed
