// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/dictionary.h"
#include "core/history/firsterror.h"

#include <deque>

namespace core::history {

/// A customer while a batch is written.
struct CustomerState
{
    std::int64_t id = 0;
    std::string ext;
    std::string name;
    std::string email;
    std::int64_t shop = 0;
    std::int64_t conversations = 0;
    std::int64_t lastTs = std::numeric_limits<std::int64_t>::min(); // none yet
    std::int64_t nameTs = 0; // of the newest message that named the customer
    bool isNew = false;
    bool changed = false;
    bool renamed = false; // copies in conversations must follow
    bool lastMayHaveFallen = false;

    /// Takes what a message at `ts` says; an older message only fills what is missing.
    void learn(std::string_view newName, std::string_view newEmail, std::int64_t ts);
    void seenAt(std::int64_t ts);
};

/// The customers of one source that a batch touches, read when first asked for, written once.
class CustomerBook
{
public:
    CustomerBook(Database &db, std::int64_t source) : m_db(db), m_source(source) { }

    [[nodiscard]] CustomerState *byExt(std::string_view ext, FirstError &error); // made when new
    [[nodiscard]] CustomerState *byId(std::int64_t id, FirstError &error);
    /// After the conversations are written. Customers without one go.
    [[nodiscard]] bool flush(FirstError &error);
    [[nodiscard]] std::int64_t added() const { return m_added; } // customers, net; after flush()

private:
    [[nodiscard]] CustomerState *take(Statement &row);
    [[nodiscard]] bool flushOne(CustomerState &customer, FirstError &error);

    Database &m_db;
    std::int64_t m_source;
    std::deque<CustomerState> m_states;
    StringMap<CustomerState *> m_byExt;
    std::unordered_map<std::int64_t, CustomerState *> m_byId;
    std::int64_t m_added = 0;
};

} // namespace core::history
