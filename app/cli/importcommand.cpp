// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/importcommand.h"

#include "app/cli/errors.h"
#include "app/cli/jsonline.h"

using namespace Qt::StringLiterals;
using core::Error;
using core::sync::FileImport;
using core::sync::ImportProgress;
using core::sync::ImportSummary;

namespace app::cli {

namespace {

QString progressText(const QString &file, const ImportProgress &progress)
{
    if (progress.tidying)
        return u"%1: %L2 messages read, putting the search index in order"_s.arg(file).arg(progress.read);
    const auto percent = progress.bytesTotal > 0 ? progress.bytesDone * 100 / progress.bytesTotal : 0;
    return u"%1: %L2 messages, %3 %"_s.arg(file).arg(progress.read).arg(percent);
}

} // namespace

ImportCommand::ImportCommand(Context &context, Importer importer)
    : Command(context),
      m_importer(std::move(importer))
{ }

QString ImportCommand::name() const
{
    return u"import"_s;
}

QString ImportCommand::summary() const
{
    return u"Brings files into the archive; the same file again brings nothing new."_s;
}

QString ImportCommand::synopsis() const
{
    return u"FILE… [--source NAME]"_s;
}

QVector<Option> ImportCommand::options() const
{
    return {{u"source"_s, u"NAME"_s, u"name of the source (else found by content)"_s}};
}

QString ImportCommand::notes() const
{
    return u"Takes JSON Lines, CSV and the shop backend's SQLite file, gzip or not, whatever their names. "
           u"Lines that\n"
           "cannot be read are listed in a rejects file with their number and the reason. Stopped with "
           "Ctrl+C, the same\n"
           "command goes on where it was. Ends with 1 when a file failed; the others are imported all the same.\n"_s;
}

int ImportCommand::execute(const Arguments &arguments, Console &console)
{
    if (arguments.plain().isEmpty())
        return wrongUsage(console, u"import needs at least one file."_s);
    const auto opened = workspace();
    if (!opened) {
        Error error = opened.error();
        if (error.kind == Error::Kind::NotFound)
            error.detail = noWorkspaceAt(m_context.workspace);
        return failed(console, error);
    }
    bool allGood = true;
    for (const QString &file : arguments.plain()) {
        if (m_context.cancel.isCancelled())
            break;
        allGood = importOne(*opened, file, arguments.value(u"source"_s), console) && allGood;
    }
    if (m_context.cancel.isCancelled()) {
        console.say(u"Stopped. The same command goes on where it was."_s);
        return exitcode::kInterrupted;
    }
    return allGood ? exitcode::kDone : exitcode::kFailed;
}

bool ImportCommand::importOne(
    const core::workspace::Workspace &workspace, const QString &file, const QString &source, Console &console)
{
    const FileImport::Options options{workspace.archivePath(), file, source, workspace.rejectsFolder()};
    const auto summary = m_importer(
        options, [&](const ImportProgress &progress) { console.progress(progressText(file, progress)); },
        m_context.cancel);
    if (!summary) {
        if (summary.error().kind != Error::Kind::Cancelled)
            console.say(sentenceFor(summary.error(), file));
        return false;
    }
    report(*summary, console);
    return summary->read == 0 || summary->rejected < summary->read;
}

void ImportCommand::report(const ImportSummary &s, Console &console) const
{
    if (m_context.json) {
        JsonLine line;
        line.add("file", s.file).add("source", s.source).add("read", s.read).add("imported", s.imported);
        line.add("changed", s.changed).add("removed", s.removed).add("unchanged", s.unchanged);
        line.add("rejected", s.rejected).add("seconds", s.seconds).addOrNull("rejectsFile", s.rejectsFile);
        console.line(line.add("cancelled", s.cancelled).text());
    } else {
        console.line(u"%1: %2 read, %3 imported, %4 unchanged, %5 rejected, %6 s"_s.arg(s.file)
                         .arg(s.read)
                         .arg(s.imported)
                         .arg(s.unchanged)
                         .arg(s.rejected)
                         .arg(s.seconds, 0, 'f', 1));
    }
    console.flush();
    if (s.rejected > 0)
        console.say(
            u"%1: %2 lines could not be read; see %3"_s.arg(s.file).arg(s.rejected).arg(s.rejectsFile));
}

} // namespace app::cli
