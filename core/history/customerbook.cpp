// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/customerbook.h"

#include <algorithm>

namespace core::history {

void CustomerState::learn(std::string_view newName, std::string_view newEmail, std::int64_t ts)
{
    const bool newest = ts >= nameTs;
    const auto take = [&](std::string &field, std::string_view value) {
        if (value.empty() || value == field || (!newest && !field.empty()))
            return false;
        field = value;
        changed = true;
        return true;
    };
    renamed |= take(name, newName);
    take(email, newEmail);
    if (newest && (!newName.empty() || !newEmail.empty()))
        nameTs = ts;
}

void CustomerState::seenAt(std::int64_t ts)
{
    if (ts > lastTs) {
        lastTs = ts;
        changed = true;
    }
}

CustomerState *CustomerBook::take(Statement &row)
{
    CustomerState &state = m_states.emplace_back();
    state.id = row.integer(0);
    state.ext = row.text(1);
    state.name = row.text(2);
    state.email = row.text(3);
    state.shop = row.integer(4);
    state.conversations = row.integer(5);
    if (!row.isNull(6))
        state.lastTs = row.integer(6);
    state.nameTs = state.lastTs;
    m_byExt.emplace(state.ext, &state);
    m_byId.emplace(state.id, &state);
    return &state;
}

CustomerState *CustomerBook::byExt(std::string_view ext, FirstError &error)
{
    if (const auto known = m_byExt.find(ext); known != m_byExt.end())
        return known->second;
    Statement find = m_db.prepare("SELECT id, ext, name, email, shop, conversations, last_ts FROM customer"
                                  " WHERE ext = ?1 AND source = ?2");
    if (find.bind(1, ext).bind(2, m_source).next())
        return take(find);
    if (!error.ended(find))
        return nullptr;
    Statement insert = m_db.prepare("INSERT INTO customer(source, ext) VALUES(?1, ?2)"
                                    " RETURNING id, ext, name, email, shop, conversations, last_ts");
    CustomerState *state = insert.bind(1, m_source).bind(2, ext).next() ? take(insert) : nullptr;
    if (!error.ended(insert) || !state)
        return nullptr;
    state->isNew = true;
    state->changed = true;
    return state;
}

CustomerState *CustomerBook::byId(std::int64_t id, FirstError &error)
{
    if (const auto known = m_byId.find(id); known != m_byId.end())
        return known->second;
    Statement find = m_db.prepare("SELECT id, ext, name, email, shop, conversations, last_ts FROM customer"
                                  " WHERE id = ?1");
    CustomerState *state = find.bind(1, id).next() ? take(find) : nullptr;
    if (!state && error.ended(find))
        error.keep(
            {Error::Kind::Corrupt, QStringLiteral("a conversation names a customer that is not there")});
    return state;
}

bool CustomerBook::flush(FirstError &error)
{
    return std::all_of(
        m_states.begin(), m_states.end(), [&](CustomerState &state) { return flushOne(state, error); });
}

bool CustomerBook::flushOne(CustomerState &customer, FirstError &error)
{
    if (customer.conversations <= 0) {
        m_added -= customer.isNew ? 0 : 1;
        Statement remove = m_db.prepare("DELETE FROM customer WHERE id = ?1");
        return error.run(remove.bind(1, customer.id));
    }
    m_added += customer.isNew ? 1 : 0;
    if (customer.lastMayHaveFallen) {
        Statement last
            = m_db.prepare("SELECT last_ts FROM conv WHERE customer = ?1 ORDER BY last_ts DESC LIMIT 1");
        if (last.bind(1, customer.id).next() && customer.lastTs != last.integer(0)) {
            customer.lastTs = last.integer(0);
            customer.changed = true;
        }
        if (!error.ended(last))
            return false;
    }
    if (customer.renamed && !customer.isNew) {
        Statement copies = m_db.prepare("UPDATE conv SET customer_name = ?2 WHERE customer = ?1");
        if (!error.run(copies.bind(1, customer.id).bind(2, customer.name)))
            return false;
    }
    if (!customer.changed)
        return true;
    Statement update
        = m_db.prepare("UPDATE customer SET name = ?2, email = ?3, shop = ?4, conversations = ?5,"
                       " last_ts = ?6 WHERE id = ?1");
    update.bind(1, customer.id).bind(2, customer.name).bind(3, customer.email).bind(4, customer.shop);
    return error.run(update.bind(5, customer.conversations).bind(6, customer.lastTs));
}

} // namespace core::history
