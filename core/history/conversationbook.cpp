// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/conversationbook.h"

#include "core/chat/message.h"

#include <algorithm>
#include <charconv>

namespace core::history {

namespace {

constexpr std::string_view kColumns
    = "SELECT id, shop, bot, customer, first_ts, last_ts, n, n_user, last_sender, lang, langs, customer_name,"
      " marks FROM conv WHERE ";

std::string previewUtf8(std::string_view content)
{
    // Long texts are cut before they are turned into UTF-16: a preview looks at the start only, unless that
    // is nothing but white space.
    constexpr std::size_t enough = 4096;
    const auto make = [](std::string_view text) {
        return chat::previewOf(QString::fromUtf8(text.data(), qsizetype(text.size()))).toStdString();
    };
    if (content.size() <= enough)
        return make(content);
    std::size_t cut = enough;
    while (cut > enough - 4 && (content[cut] & 0xC0) == 0x80)
        --cut;
    std::string start = make(content.substr(0, cut));
    return start.size() >= 640 ? start : make(content);
}

} // namespace

void LanguageTally::add(std::int64_t lang, std::int64_t difference)
{
    for (auto &[known, count] : m_counts) {
        if (known == lang) {
            count += difference;
            return;
        }
    }
    m_counts.emplace_back(lang, difference);
}

std::int64_t LanguageTally::main(const Dictionary &languages) const
{
    std::int64_t best = 0;
    std::int64_t most = 0;
    for (const auto &[lang, count] : m_counts) {
        const bool tie = count == most && best != 0 && languages.wordOf(lang) < languages.wordOf(best);
        if (lang != 0 && count > 0 && (count > most || tie)) {
            best = lang;
            most = count;
        }
    }
    return best;
}

std::string LanguageTally::toText(std::int64_t main) const
{
    const bool plain = std::all_of(m_counts.begin(), m_counts.end(),
        [main](const auto &entry) { return entry.second == 0 || entry.first == main; });
    std::string text;
    for (const auto &[lang, count] : m_counts) {
        if (plain || count == 0)
            continue;
        if (!text.empty())
            text += ' ';
        text += std::to_string(lang) + ':' + std::to_string(count);
    }
    return text;
}

void LanguageTally::fromText(std::string_view text)
{
    m_counts.clear();
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at < end) {
        std::pair<std::int64_t, std::int64_t> entry;
        const auto lang = std::from_chars(at, end, entry.first);
        if (lang.ec != std::errc() || lang.ptr == end)
            return;
        const auto count = std::from_chars(lang.ptr + 1, end, entry.second);
        if (count.ec != std::errc())
            return;
        m_counts.push_back(entry);
        at = count.ptr + 1;
    }
}

void ConversationState::added(std::int64_t ts, std::int64_t sender, std::string_view content)
{
    // New rows have the highest numbers, so at the same time the later one is the last.
    if (n == 0 || ts >= lastTs) {
        lastTs = ts;
        lastSender = sender;
        lastContent = content;
        preview.emplace();
    }
    firstTs = n == 0 ? ts : std::min(firstTs, ts);
    ++n;
    changed = true;
}

void ConversationState::removed(std::int64_t ts)
{
    --n;
    endsUnknown |= ts <= firstTs || ts >= lastTs;
    changed = true;
}

void ConversationState::edited(std::int64_t ts)
{
    endsUnknown |= ts >= lastTs;
    changed = true;
}

void ConversationBook::take(ConversationState &state, Statement &row)
{
    state.id = row.integer(0);
    state.shop = state.oldShop = row.integer(1);
    state.bot = state.oldBot = row.integer(2);
    state.customer = row.integer(3);
    state.firstTs = row.integer(4);
    state.lastTs = row.integer(5);
    state.n = row.integer(6);
    state.customerMessages = row.integer(7);
    state.lastSender = row.integer(8);
    if (row.isNull(10))
        state.languages.add(row.integer(9), state.customerMessages);
    else
        state.languages.fromText(row.text(10));
    state.customerName = row.text(11);
    state.marks = row.integer(12);
    m_byId.emplace(state.id, &state);
}

ConversationState *ConversationBook::find(std::string_view ext, FirstError &error)
{
    if (const auto known = m_byExt.find(ext); known != m_byExt.end())
        return known->second;
    Statement row = m_db.prepare(
        std::string(kColumns) + (ext.empty() ? "ext IS NULL AND source = ?1" : "ext = ?2 AND source = ?1"));
    row.bind(1, m_source);
    if (!ext.empty())
        row.bind(2, ext);
    ConversationState &state = m_states.emplace_back();
    state.ext = ext;
    if (row.next())
        take(state, row);
    else
        state.isNew = true;
    m_byExt.emplace(ext, &state);
    return error.ended(row) ? &state : nullptr;
}

ConversationState *ConversationBook::byId(std::int64_t id, FirstError &error)
{
    if (const auto known = m_byId.find(id); known != m_byId.end())
        return known->second;
    Statement row = m_db.prepare(std::string(kColumns) + "id = ?1");
    if (!row.bind(1, id).next()) {
        if (error.ended(row))
            error.keep(
                {Error::Kind::Corrupt, QStringLiteral("a message names a conversation that is not there")});
        return nullptr;
    }
    ConversationState &state = m_states.emplace_back();
    take(state, row);
    return &state;
}

bool ConversationBook::ensureId(ConversationState &state, FirstError &error)
{
    if (state.id != 0)
        return true;
    if (m_nextId == 0) {
        Statement last = m_db.prepare("SELECT max(id) FROM conv");
        m_nextId = last.next() ? last.integer(0) + 1 : 1;
        if (!error.ended(last))
            return false;
    }
    state.id = m_nextId++;
    return true;
}

bool ConversationBook::flush(FirstError &error)
{
    return std::all_of(
        m_states.begin(), m_states.end(), [&](ConversationState &state) { return flushOne(state, error); });
}

bool ConversationBook::flushOne(ConversationState &state, FirstError &error)
{
    if (state.n == 0)
        return state.isNew || remove(state, error);
    if (state.shop != state.oldShop || state.bot != state.oldBot)
        state.changed = true;
    const std::int64_t lastBefore = state.lastTs;
    if (state.endsUnknown) {
        if (!readEnds(state, error))
            return false;
    } else if (state.preview) {
        state.preview = previewUtf8(state.lastContent);
    }
    if (state.customer != 0 && (state.changed || state.customerState)) {
        if (!settleCustomer(state, error))
            return false;
        state.customerState->lastMayHaveFallen |= state.lastTs < lastBefore || state.endsUnknown;
    }
    return !state.changed || store(state, error);
}

bool ConversationBook::readEnds(ConversationState &state, FirstError &error)
{
    Statement first = m_db.prepare("SELECT ts FROM msg WHERE conv = ?1 ORDER BY ts, id LIMIT 1");
    if (first.bind(1, state.id).next())
        state.firstTs = first.integer(0);
    if (!error.ended(first))
        return false;
    Statement last = m_db.prepare(
        "SELECT ts, sender, content FROM msg WHERE conv = ?1 ORDER BY ts DESC, id DESC LIMIT 1");
    if (last.bind(1, state.id).next()) {
        state.lastTs = last.integer(0);
        state.lastSender = last.integer(1);
        state.preview = previewUtf8(last.text(2));
    }
    return error.ended(last);
}

bool ConversationBook::settleCustomer(ConversationState &state, FirstError &error)
{
    if (!state.customerState)
        state.customerState = m_customers.byId(state.customer, error);
    CustomerState *customer = state.customerState;
    if (!customer)
        return false;
    // The shop of the latest conversation: the same one in whatever order conversations come.
    const bool latest = state.lastTs >= customer->lastTs;
    customer->seenAt(state.lastTs);
    if (state.shop != 0 && state.shop != customer->shop && (latest || customer->shop == 0)) {
        customer->shop = state.shop;
        customer->changed = true;
    }
    if (state.customerName != customer->name) {
        state.customerName = customer->name;
        state.changed = true;
    }
    return true;
}

bool ConversationBook::store(ConversationState &state, FirstError &error)
{
    Statement statement = m_db.prepare(state.isNew
            ? "INSERT INTO conv(id, shop, bot, customer, first_ts, last_ts, n, n_user, last_sender, lang, "
              "langs,"
              " customer_name, marks, preview, source, ext)"
              " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)"
            : "UPDATE conv SET shop=?2, bot=?3, customer=?4, first_ts=?5, last_ts=?6, n=?7, n_user=?8,"
              " last_sender=?9, lang=?10, langs=?11, customer_name=?12, marks=?13, preview=ifnull(?14, "
              "preview)"
              " WHERE id=?1");
    const std::int64_t lang = state.languages.main(m_languages);
    const std::string langs = state.languages.toText(lang);
    statement.bind(1, state.id).bind(2, state.shop).bind(3, state.bot).bind(4, state.customer);
    statement.bind(5, state.firstTs).bind(6, state.lastTs).bind(7, state.n).bind(8, state.customerMessages);
    statement.bind(9, state.lastSender).bind(10, lang);
    if (!langs.empty())
        statement.bind(11, langs);
    statement.bind(12, state.customerName).bind(13, state.marks);
    if (state.preview)
        statement.bind(14, *state.preview);
    if (state.isNew) {
        ++m_added;
        statement.bind(15, m_source);
        if (!state.ext.empty())
            statement.bind(16, state.ext);
    }
    return error.run(statement);
}

bool ConversationBook::remove(ConversationState &state, FirstError &error)
{
    --m_added;
    if (state.customer != 0) {
        if (!state.customerState)
            state.customerState = m_customers.byId(state.customer, error);
        if (!state.customerState)
            return false;
        --state.customerState->conversations;
        state.customerState->lastMayHaveFallen = true;
        state.customerState->changed = true;
    }
    Statement statement = m_db.prepare("DELETE FROM conv WHERE id = ?1");
    return error.run(statement.bind(1, state.id));
}

} // namespace core::history
