// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/messagescommand.h"

#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "app/cli/sources.h"

#include <QDateTime>

#include <limits>

using namespace Qt::StringLiterals;
using namespace core::history;
using core::Error;
using core::Result;

namespace app::cli {

QString MessagesCommand::name() const
{
    return u"messages"_s;
}

QString MessagesCommand::summary() const
{
    return u"Shows a page of one conversation, oldest first; without a place, its newest messages."_s;
}

QString MessagesCommand::synopsis() const
{
    return u"CONVERSATION [--before ID | --after ID | --around ID|TIME] [--limit N]"_s;
}

QVector<Option> MessagesCommand::options() const
{
    return {{u"before"_s, u"ID|TIME"_s, u"messages just before this one"_s},
        {u"after"_s, u"ID|TIME"_s, u"messages just after this one"_s},
        {u"around"_s, u"ID|TIME"_s, u"this message with as many before as after it"_s},
        {u"source"_s, u"NAME"_s, u"the conversation of this source, where ids repeat"_s},
        {u"limit"_s, u"N"_s, u"at most so many (50, up to 1000)"_s}};
}

QString MessagesCommand::notes() const
{
    return u"To read on, give the id of the last message of a page to --after, or of the first one to --before.\n"_s;
}

Result<MessagePage> MessagesCommand::page(
    HistorySource &source, const ConversationRef &ref, const Arguments &arguments, int limit) const
{
    using Kind = MessageAnchor::Kind;
    const bool around = arguments.has(u"around"_s);
    const bool before = arguments.has(u"before"_s);
    const QString place = arguments.value(around ? u"around"_s : before ? u"before"_s : u"after"_s);
    MessageAnchor anchor{around ? Kind::AroundMessage : before ? Kind::Before : Kind::After, {}, place, 0};
    if (place.isEmpty()) {
        anchor.kind = Kind::Last;
        return await(source.messages(ref, anchor, limit, m_context.cancel));
    }
    // An id may look like a time, so the conversation is asked first.
    const auto found = await(
        source.messages(ref, {Kind::AroundMessage, {}, place, 0}, around ? limit : 1, m_context.cancel));
    if (found && around)
        return found;
    if (found) {
        const auto &message = found->rows.at(qsizetype(found->anchorRank - found->firstRank));
        anchor.position = {message.sentAtMs, message.row};
        return await(source.messages(ref, anchor, limit, m_context.cancel));
    }
    const auto time = parseTimeSpan(place, QDateTime::currentMSecsSinceEpoch());
    if (found.error().kind != Error::Kind::NotFound)
        return tl::make_unexpected(found.error());
    if (!time)
        return core::failure(Error::Kind::NotFound, u"message %1 in this conversation"_s.arg(place));
    if (around)
        anchor.kind = Kind::AroundTime;
    anchor.value = time->fromMs;
    anchor.position = {time->fromMs, std::numeric_limits<qint64>::min()};
    return await(source.messages(ref, anchor, limit, m_context.cancel));
}

int MessagesCommand::execute(const Arguments &arguments, Console &console)
{
    const auto limit = numberIn(arguments, u"limit"_s, 50, 1, kPageRows);
    if (arguments.plain().size() != 1)
        return wrongUsage(console, u"messages needs the id of one conversation."_s);
    if (int(arguments.has(u"before"_s)) + int(arguments.has(u"after"_s)) + int(arguments.has(u"around"_s))
        > 1)
        return wrongUsage(console, u"Only one of --before, --after and --around can be given."_s);
    if (!limit)
        return wrongUsage(console, limit.error());
    const auto source = history();
    if (!source)
        return failed(console, source.error());
    const auto several = hasSeveralSources(**source, m_context.cancel);
    if (!several)
        return failed(console, several.error());
    const QString id = arguments.plain().constFirst();
    const auto conversation
        = await((*source)->conversation({id, arguments.value(u"source"_s), 0}, m_context.cancel));
    if (!conversation) {
        Error error = conversation.error();
        if (error.kind == Error::Kind::NotFound)
            error.detail = u"conversation %1"_s.arg(id);
        return failed(console, error);
    }
    const auto found = page(**source, refOf(*conversation), arguments, *limit);
    if (!found)
        return failed(console, found.error());
    for (const auto &message : found->rows) {
        if (!console.line(m_context.json ? jsonOf(message, *several).text()
                                         : transcriptLine(message, message.content).toUtf8()))
            break;
    }
    return exitcode::kDone;
}

} // namespace app::cli
