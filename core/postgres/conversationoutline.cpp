// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/conversationoutline.h"

#include "core/postgres/historymemory.h"

#include <algorithm>
#include <unordered_set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::postgres {

namespace {

constexpr auto kFresh = 1s; // answers that follow each other need no look
constexpr auto kLook = 20ms; // for a question that is cancelled while another one reads
constexpr auto kOld = 5min; // then it is read again: somebody may have deleted an old message
constexpr qint64 kMostPlaces = 4'000'000; // 64 MB
constexpr qsizetype kMostKnown = 5'000;
constexpr qint64 kOverlap = 500; // ids that may be committed late
constexpr qint64 kMostNew = 50'000; // ids to look at one by one

using history::Position;

/// What a column of the sender says, as chat::roleOf() does.
constexpr auto kIsCustomer = "lower(m.sender) IN ('user', 'customer')";

} // namespace

qint64 ConversationOutline::rankOf(const Position &place) const
{
    return std::lower_bound(places.begin(), places.end(), place) - places.begin();
}

QByteArray ConversationOutlines::statementOfAll(const Schema &schema, const QString &id)
{
    return "SELECT m.id, m." + schema.created.name + ", coalesce(" + kIsCustomer + ", false) FROM "
        + schema.messages.sql + " m WHERE " + ofConversation(id, "$1") + " AND m." + schema.created.name
        + " IS NOT NULL" + schema.visible(schema.messages, "m.");
}

/// The conversation stands in an expression, for the primary key to be used: a giant has too many rows to go
/// through for those that are new.
QByteArray ConversationOutlines::statementOfNew(const Schema &schema)
{
    return "SELECT m.id, m." + schema.created.name + ", coalesce(" + kIsCustomer + ", false) FROM "
        + schema.messages.sql
        + " m WHERE m.id > $2::bigint AND coalesce(m.conversation_id, '') = $1::text AND m."
        + schema.created.name + " IS NOT NULL" + schema.visible(schema.messages, "m.") + " ORDER BY m.id";
}

std::optional<ConversationOutlines::Known> ConversationOutlines::find(const QString &id)
{
    const std::scoped_lock lock(m_guard);
    const auto found = m_known.find(id);
    if (found == m_known.end())
        return std::nullopt;
    found->usedAt = Clock::now();
    return *found;
}

void ConversationOutlines::store(const QString &id, Known known)
{
    const std::scoped_lock lock(m_guard);
    known.usedAt = Clock::now();
    m_places += known.outline->size();
    if (const auto before = m_known.constFind(id); before != m_known.cend())
        m_places -= before->outline->size();
    m_known.insert(id, std::move(known));
    while (m_known.size() > 1 && (m_places > kMostPlaces || m_known.size() > kMostKnown)) {
        const auto oldest = std::min_element(m_known.begin(), m_known.end(),
            [](const Known &a, const Known &b) { return a.usedAt < b.usedAt; });
        m_places -= oldest->outline->size();
        m_known.erase(oldest);
    }
}

void ConversationOutlines::keep(const QString &id, ConversationOutline outline)
{
    const auto now = Clock::now();
    store(id, {std::make_shared<const ConversationOutline>(std::move(outline)), 0, now, now, now});
}

void ConversationOutlines::forget(const QString &id)
{
    const std::scoped_lock lock(m_guard);
    if (const auto found = m_known.find(id); found != m_known.end()) {
        m_places -= found->outline->size();
        m_known.erase(found);
    }
}

void ConversationOutlines::noteChanged()
{
    const std::scoped_lock lock(m_guard);
    for (Known &known : m_known)
        known.checkedAt = {};
}

ConversationOutlines::Outline ConversationOutlines::known(const QString &id)
{
    const auto found = find(id);
    return found && Clock::now() - found->readAt < kOld ? found->outline : nullptr;
}

Result<Done> ConversationOutlines::beginReading(HistoryAsk &ask, const QString &id)
{
    std::unique_lock lock(m_guard);
    while (m_reading.contains(id)) {
        if (ask.cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        m_hasRead.wait_for(lock, kLook);
    }
    m_reading.insert(id);
    return Done{};
}

void ConversationOutlines::endReading(const QString &id)
{
    {
        const std::scoped_lock lock(m_guard);
        m_reading.remove(id);
    }
    m_hasRead.notify_all();
}

Result<ConversationOutlines::Outline> ConversationOutlines::read(HistoryAsk &ask, const QString &id)
{
    if (const auto begun = beginReading(ask, id); !begun)
        return tl::make_unexpected(begun.error());
    auto outline = readOnce(ask, id);
    endReading(id);
    return outline;
}

Result<ConversationOutlines::Outline> ConversationOutlines::readOnce(HistoryAsk &ask, const QString &id)
{
    const auto found = find(id);
    const auto now = Clock::now();
    if (!found || now - found->readAt >= kOld)
        return readAll(ask, id);
    if (now - found->checkedAt < kFresh)
        return found->outline;
    return found->outline->size() <= kShort || found->highestId == 0 ? readAll(ask, id)
                                                                     : readNew(ask, id, *found);
}

Result<ConversationOutlines::Outline> ConversationOutlines::readAll(HistoryAsk &ask, const QString &id)
{
    // Before the rows: what is written in between is looked at twice rather than never.
    const auto highest = ask.query("SELECT max(id) FROM " + ask.schema.messages.sql);
    if (!highest)
        return tl::make_unexpected(highest.error());
    const auto rows = ask.query(statementOfAll(ask.schema, id), {valueOf(id)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    auto outline = std::make_shared<ConversationOutline>();
    outline->places.reserve(std::size_t(rows->size()));
    for (int i = 0; i < rows->size(); ++i) {
        outline->places.push_back({ask.schema.created.msOf(rows->number(i, 1)), rows->number(i, 0)});
        outline->customerMessages += rows->number(i, 2);
    }
    std::sort(outline->places.begin(), outline->places.end());
    const auto now = Clock::now();
    if (!outline->places.empty())
        store(id, {outline, highest->size() > 0 ? highest->number(0, 0) : 0, now, now, now});
    else
        forget(id);
    return Outline(outline);
}

Result<ConversationOutlines::Outline> ConversationOutlines::readNew(
    HistoryAsk &ask, const QString &id, const Known &known)
{
    const auto highest = ask.query("SELECT max(id) FROM " + ask.schema.messages.sql);
    if (!highest)
        return tl::make_unexpected(highest.error());
    const qint64 newest = highest->size() > 0 ? highest->number(0, 0) : 0;
    if (newest - known.highestId > kMostNew)
        return readAll(ask, id);
    const qint64 from = known.highestId - kOverlap;
    const auto rows = ask.query(statementOfNew(ask.schema), {valueOf(id), std::int64_t(from)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    Known now = known;
    now.highestId = std::max(newest, known.highestId);
    now.checkedAt = Clock::now();
    std::unordered_set<qint64> have;
    for (const Position &place : known.outline->places) {
        if (rows->size() > 0 && place.row > from)
            have.insert(place.row);
    }
    auto grown = std::make_shared<ConversationOutline>();
    for (int i = 0; i < rows->size(); ++i) {
        if (have.contains(rows->number(i, 0)))
            continue;
        if (grown->places.empty())
            *grown = *known.outline;
        grown->places.push_back({ask.schema.created.msOf(rows->number(i, 1)), rows->number(i, 0)});
        grown->customerMessages += rows->number(i, 2);
    }
    if (!grown->places.empty()) {
        std::sort(grown->places.begin(), grown->places.end());
        grown->places.erase(std::unique(grown->places.begin(), grown->places.end()), grown->places.end());
        now.outline = std::move(grown);
    }
    store(id, now);
    return now.outline;
}

} // namespace core::postgres
