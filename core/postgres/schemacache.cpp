// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/schemacache.h"

namespace core::postgres {

using namespace std::chrono_literals;

namespace {

constexpr auto kLookEvery = 20ms; // at the token of who waits

} // namespace

Result<KnownSchema> SchemaCache::get(Connection &connection, const CancelToken &cancel)
{
    std::unique_lock lock(m_guard);
    while (!m_schema && m_isProbing) {
        const quint64 awaited = m_probes;
        while (m_probes == awaited) {
            if (cancel.isCancelled())
                return failure(Error::Kind::Cancelled);
            m_probed.wait_for(lock, kLookEvery);
        }
        if (m_timeout)
            return tl::make_unexpected(*m_timeout);
    }
    if (m_schema)
        return m_schema;
    m_isProbing = true;
    lock.unlock();
    auto found = probe(connection, cancel);
    lock.lock();
    m_isProbing = false;
    ++m_probes;
    m_timeout
        = !found && found.error().kind == Error::Kind::Timeout ? std::optional(found.error()) : std::nullopt;
    if (found)
        m_schema = std::make_shared<const Schema>(std::move(*found));
    m_probed.notify_all();
    if (!found)
        return tl::make_unexpected(found.error());
    return m_schema;
}

void SchemaCache::forget(const KnownSchema &wrong)
{
    const std::lock_guard lock(m_guard);
    if (m_schema == wrong)
        m_schema.reset();
}

} // namespace core::postgres
