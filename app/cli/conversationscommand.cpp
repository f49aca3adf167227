// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/conversationscommand.h"

#include "app/cli/filters.h"
#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "app/cli/sources.h"
#include "core/history/historysource.h"

using namespace Qt::StringLiterals;
using namespace core::history;

namespace app::cli {

namespace {

QStringList plainRow(const core::chat::Conversation &c)
{
    return {shortTime(c.lastAtMs), c.id, c.customerName, c.lang, QString::number(c.messageCount), c.preview};
}

} // namespace

QString ConversationsCommand::name() const
{
    return u"conversations"_s;
}

QString ConversationsCommand::summary() const
{
    return u"Lists conversations, newest first."_s;
}

QString ConversationsCommand::synopsis() const
{
    return u"[filters] [--limit N] [--after CURSOR]"_s;
}

QVector<Option> ConversationsCommand::options() const
{
    return filterOptions()
        + QVector<Option>{{u"limit"_s, u"N"_s, u"at most so many (50)"_s},
            {u"after"_s, u"CURSOR"_s, u"go on where the last page ended"_s}};
}

int ConversationsCommand::execute(const Arguments &arguments, Console &console)
{
    const auto limit = numberIn(arguments, u"limit"_s, 50, 1, kMostRows);
    const auto query = filtered({}, arguments);
    const auto after = cursorIn(arguments);
    if (!arguments.plain().isEmpty())
        return wrongUsage(console, u"conversations takes only options; search in texts with --text."_s);
    if (!limit || !query || !after)
        return wrongUsage(console, !limit ? limit.error() : !query ? query.error() : after.error());
    const auto source = history();
    if (!source)
        return failed(console, source.error());
    const auto several = hasSeveralSources(**source, m_context.cancel);
    if (!several)
        return failed(console, several.error());

    std::optional<Position> next = *after;
    for (int left = *limit; left > 0 && console.isOpen();) {
        const auto page
            = await((*source)->conversations(*query, next, qMin(left, kPageRows), m_context.cancel));
        if (!page)
            return failed(console, page.error());
        QVector<QStringList> rows;
        for (const auto &conversation : page->rows) {
            if (m_context.json)
                console.line(jsonOf(conversation, *several).text());
            else
                rows.append(plainRow(conversation));
        }
        if (!m_context.json && (!rows.isEmpty() || !page->next)) { // a scan may have gone on without a hit
            for (const QString &line : table({u"Last message"_s, u"Conversation"_s, u"Customer"_s, u"Lang"_s,
                                                 u"Messages"_s, u"Text"_s},
                     rows))
                console.line(line);
        }
        console.flush();
        next = page->next;
        left -= int(page->rows.size());
        if (!next)
            break;
    }
    sayNext(next, m_context.json, console);
    return exitcode::kDone;
}

} // namespace app::cli
