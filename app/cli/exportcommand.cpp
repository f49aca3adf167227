// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/exportcommand.h"

#include "app/cli/filters.h"
#include "app/cli/jsonline.h"
#include "core/exporting/export.h"
#include "core/history/historysource.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace core::exporting;

namespace app::cli {

namespace {

JsonLine jsonOf(const ExportSummary &s)
{
    JsonLine line;
    line.add("file", s.file).add("format", s.format).add("messages", s.messages);
    line.add("conversations", s.conversations).add("bytes", s.bytes).add("seconds", s.seconds);
    return line.add("shortenedCells", s.shortenedCells).add("moreFiles", s.moreFiles);
}

} // namespace

QString ExportCommand::name() const
{
    return u"export"_s;
}

QString ExportCommand::summary() const
{
    return u"Writes the filtered messages into a file, conversation by conversation."_s;
}

QString ExportCommand::synopsis() const
{
    return u"[filters] --format jsonl|csv|html|xlsx --output FILE [--mask]"_s;
}

QVector<Option> ExportCommand::options() const
{
    return filterOptions()
        + QVector<Option>{{u"format"_s, u"NAME"_s, u"jsonl, csv, html or xlsx (else by the file's ending)"_s},
            {u"output"_s, u"FILE"_s, u"the file to write; it is replaced only when the export is complete"_s},
            {u"mask"_s, {}, u"leave out names, addresses and ids of customers"_s},
            {u"title"_s, u"TEXT"_s, u"heading of HTML and XLSX"_s}};
}

QString ExportCommand::notes() const
{
    return u"JSONL and CSV can be imported again. XLSX cuts texts beyond 32,767 characters and goes on in "
           u"FILE-2.xlsx\n"
           "after 1,048,575 rows; the summary says so.\n"_s;
}

int ExportCommand::execute(const Arguments &arguments, Console &console)
{
    ExportRequest request;
    request.file = arguments.value(u"output"_s);
    request.maskPersonalData = arguments.has(u"mask"_s);
    request.title = arguments.value(u"title"_s);
    if (!arguments.plain().isEmpty())
        return wrongUsage(console, u"export takes only options; search in texts with --text."_s);
    if (request.file.isEmpty())
        return wrongUsage(console, u"export needs --output FILE."_s);
    const QString named = arguments.value(u"format"_s);
    const auto format = formatNamed(named.isEmpty() ? QFileInfo(request.file).suffix() : named);
    if (!format)
        return wrongUsage(console, u"--format takes jsonl, csv, html or xlsx."_s);
    request.format = *format;
    const auto query = filtered({}, arguments);
    if (!query)
        return wrongUsage(console, query.error());
    request.query = *query;
    const auto source = history();
    if (!source)
        return failed(console, source.error());

    // Reports come from the store's thread while this one only waits.
    const auto summary = await(exportMessages(
        **source, request,
        [&console](qint64 messages) { console.progress(u"%L1 messages written"_s.arg(messages)); },
        m_context.cancel));
    if (!summary)
        return failed(console, summary.error(), request.file);
    if (m_context.json)
        console.line(jsonOf(*summary).text());
    else
        console.line(u"%1: %2 messages in %3 conversations, %4 bytes, %5 s"_s.arg(summary->file)
                         .arg(summary->messages)
                         .arg(summary->conversations)
                         .arg(summary->bytes)
                         .arg(summary->seconds, 0, 'f', 1));
    if (summary->shortenedCells > 0)
        console.say(u"%1 texts were cut to 32,767 characters; JSONL keeps them whole."_s.arg(
            summary->shortenedCells));
    for (const QString &more : summary->moreFiles)
        console.say(u"More rows are in %1."_s.arg(more));
    return exitcode::kDone;
}

} // namespace app::cli
