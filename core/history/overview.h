// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/rowreader.h"

namespace core::history {

/// The answers of an archive that are not pages: see HistorySource for what each means.
[[nodiscard]] Result<QVector<chat::Customer>> findCustomers(
    Database &db, RowReader &rows, const QString &text, int limit);
[[nodiscard]] Result<Facets> readFacets(Database &db);
[[nodiscard]] Result<Totals> readTotals(Database &db);
[[nodiscard]] Result<QVector<VolumeRow>> readVolumes(
    Database &db, RowReader &rows, qint64 fromMs, qint64 toMs);
[[nodiscard]] Result<Activity> readActivity(
    Database &db, RowReader &rows, const ConversationRef &ref, int buckets);

} // namespace core::history
