// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/historymemory.h"

namespace core::postgres {

/// Answers of PostgresHistory that describe all messages. Up to some ten thousand messages they are exact;
/// beyond that they come from samples and the server's own estimates, and say so.

[[nodiscard]] Result<history::Totals> readTotals(HistoryAsk &ask);
[[nodiscard]] Result<history::Facets> readFacets(HistoryAsk &ask);
/// Always exact; a month per statement, through the index on the time.
[[nodiscard]] Result<QVector<history::VolumeRow>> readVolumes(HistoryAsk &ask, qint64 fromMs, qint64 toMs);
[[nodiscard]] Result<QVector<chat::Customer>> findCustomers(HistoryAsk &ask, const QString &text, int limit);

} // namespace core::postgres
