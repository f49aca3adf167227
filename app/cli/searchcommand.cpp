// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/searchcommand.h"

#include "app/cli/filters.h"
#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "app/cli/sources.h"
#include "core/base/timestamp.h"

#include <limits>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace app::cli {

QString SearchCommand::name() const
{
    return u"search"_s;
}

QString SearchCommand::summary() const
{
    return u"Finds messages, newest first, or counts them."_s;
}

QString SearchCommand::synopsis() const
{
    return u"QUERY [filters] [--limit N] [--after CURSOR] [--count]"_s;
}

QVector<Option> SearchCommand::options() const
{
    return filterOptions()
        + QVector<Option>{{u"limit"_s, u"N"_s, u"at most so many (20)"_s},
            {u"after"_s, u"CURSOR"_s, u"go on where the last page ended"_s},
            {u"count"_s, {}, u"only how many there are"_s}};
}

QString SearchCommand::notes() const
{
    return u"The query language:\n"
           "  refund              words that begin with it; CJK characters anywhere in a text\n"
           "  \"where is my\"       these words in this order, next to each other\n"
           "  refund order        both;  -order  without;  a OR b  either\n"
           "  contains:\"10%_x\"    exactly these characters anywhere (reads the whole history)\n"
           "  from:user bot:… shop:… lang:zh conv:… customer:… mark:yes before:2026-11-01 after:… on:…\n"
           "  -lang:zh            leaves out; a conversation, message or customer id shows what it names\n"_s;
}

int SearchCommand::execute(const Arguments &arguments, Console &console)
{
    const auto limit = numberIn(arguments, u"limit"_s, 20, 1, kMostRows);
    const auto query = filtered(Query::parse(arguments.plain().join(u' ')), arguments);
    const auto after = cursorIn(arguments);
    if (!limit || !query || !after)
        return wrongUsage(console, !limit ? limit.error() : !query ? query.error() : after.error());
    if (query->isEmpty())
        return wrongUsage(console, u"search needs a query or a filter."_s);
    const auto source = history();
    if (!source)
        return failed(console, source.error());
    return arguments.has(u"count"_s) ? count(**source, *query, console)
                                     : list(**source, *query, *after, *limit, console);
}

int SearchCommand::count(HistorySource &source, const Query &query, Console &console) const
{
    const auto count = await(source.count(query, std::numeric_limits<qint64>::max(), m_context.cancel));
    if (!count)
        return failed(console, count.error());
    if (m_context.json)
        console.line(JsonLine().add("count", count->value).add("exact", count->exact).text());
    else
        console.line((count->exact ? u"%1"_s : u"at least %1"_s).arg(count->value));
    return exitcode::kDone;
}

int SearchCommand::list(HistorySource &source, const Query &query, std::optional<Position> after, int limit,
    Console &console) const
{
    const auto several = hasSeveralSources(source, m_context.cancel);
    if (!several)
        return failed(console, several.error());
    const TextMatcher matcher(query);
    for (int left = limit; left > 0 && console.isOpen();) {
        const auto page = await(source.search(query, after, qMin(left, kPageRows), m_context.cancel));
        if (!page)
            return failed(console, page.error());
        for (const SearchHit &hit : page->hits) {
            const QString snippet = matcher.snippet(hit.message.content).text;
            if (m_context.json)
                console.line(jsonOf(hit.message, *several).add("snippet", snippet).text());
            else
                console.line(u"[%1] "_s.arg(harmless(hit.message.conversationId))
                    + transcriptLine(hit.message, snippet));
        }
        if (page->scannedToMs)
            console.progress(u"searched back to %1"_s.arg(core::formatTimestamp(*page->scannedToMs)));
        console.flush();
        after = page->next;
        left -= int(page->hits.size());
        if (!after)
            break;
    }
    sayNext(after, m_context.json, console);
    return exitcode::kDone;
}

} // namespace app::cli
