// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/schema.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace core::postgres {

using KnownSchema = std::shared_ptr<const Schema>;

/// What one server's database looks like, probed by the first who needs it while the others wait. Call from
/// any thread.
class SchemaCache
{
public:
    /// Errors: those of probe(), Cancelled.
    [[nodiscard]] Result<KnownSchema> get(Connection &connection, const CancelToken &cancel);
    /// It turned out to be wrong: the next one probes. Nothing happens when somebody did so since.
    void forget(const KnownSchema &wrong);

private:
    std::mutex m_guard;
    std::condition_variable m_probed;
    KnownSchema m_schema;
    bool m_isProbing = false;
    quint64 m_probes = 0;
    std::optional<Error> m_timeout; // of the last probe: those who waited for it do not wait again
};

} // namespace core::postgres
