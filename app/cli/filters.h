// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/arguments.h"
#include "core/history/query.h"

namespace app::cli {

/// `--shop --bot --customer --sender --lang --from --to --text --mark`.
[[nodiscard]] QVector<Option> filterOptions();
[[nodiscard]] QVector<Option>
scopeOptions(); // the ones that keep conversations whole: shop, bot, customer, from, to

/// Adds what the options ask for to `query`. An option given twice means either. Days are UTC. The
/// error is a sentence.
[[nodiscard]] tl::expected<core::history::Query, QString> filtered(
    core::history::Query query, const Arguments &arguments);

struct Span
{
    qint64 fromMs;
    qint64 toMs;
};
/// `--from` and `--to` as [from, to) in ms UTC; open ends are the limits of qint64.
[[nodiscard]] tl::expected<Span, QString> spanOf(const Arguments &arguments);

} // namespace app::cli
