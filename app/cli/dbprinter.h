// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "app/cli/context.h"
#include "core/advisor/buildrun.h"

namespace app::cli {

/// Prints what `db` finds and does: a JSON object a row, or tables and sentences.
class DbPrinter
{
public:
    DbPrinter(const Context &context, Console &console) : m_json(context.json), m_console(console) { }

    void index(const core::advisor::IndexAdvice &advice) const; // JSON only
    /// `phase`: "before" and "after" while indexes are made; else empty. JSON only.
    void query(const core::advisor::QueryFinding &finding, const QString &phase = {}) const;
    /// What a look found; with JSON the summary only.
    void report(const core::advisor::DatabaseReport &report) const;
    /// What making indexes would do.
    void plan(const core::advisor::DatabaseReport &report) const;
    void built(const core::advisor::BuiltIndex &index) const;
    void outcome(const core::advisor::BuildOutcome &outcome) const;

private:
    void heading(const core::advisor::DatabaseReport &report) const;
    void indexes(const QString &title, const core::advisor::DatabaseReport &report,
        core::advisor::IndexAdvice::From from) const;
    void queries(const core::advisor::DatabaseReport &report) const;
    void comparison(
        const core::advisor::DatabaseReport &before, const core::advisor::DatabaseReport &after) const;

    bool m_json;
    Console &m_console;
};

} // namespace app::cli
