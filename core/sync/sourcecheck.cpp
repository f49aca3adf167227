// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sourcecheck.h"

#include "core/base/deliver.h"
#include "core/sync/backendfile.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace core::sync {

struct SourceCheck::Work
{
    QString file;
    std::chrono::milliseconds reading{0};
    CancelToken cancel;
    FileKind kind = FileKind::Unknown;
    std::unique_ptr<BackendFile> backend; // of that kind
};

namespace {

QString wordOf(FileKind kind)
{
    switch (kind) {
    case FileKind::JsonLines:
        return u"jsonLines"_s;
    case FileKind::Csv:
        return u"csv"_s;
    case FileKind::BackendSqlite:
        return u"backendSqlite"_s;
    case FileKind::Unknown:
        break;
    }
    return {};
}

Result<CheckFinding> countText(
    const QString &file, FileKind kind, std::chrono::milliseconds limit, const CancelToken &cancel)
{
    auto reader = openReader(file, kind);
    if (!reader)
        return tl::make_unexpected(reader.error());
    QElapsedTimer clock;
    clock.start();
    qint64 rows = 0;
    qint64 rejected = 0;
    std::int64_t newest = 0;
    bool whole = false;
    std::string why;
    while (!whole && !cancel.isCancelled() && clock.elapsed() < limit.count()) {
        history::IncomingMessage message;
        Reject reject;
        const auto step = (*reader)->next(message, reject);
        if (!step)
            return tl::make_unexpected(step.error());
        if (*step == MessageReader::Step::Message) {
            ++rows;
            newest = std::max(newest, message.sentAtMs);
        } else if (*step == MessageReader::Step::Rejected) {
            if (rejected++ == 0)
                why = reject.reason;
        }
        whole = *step == MessageReader::Step::End;
    }
    if (rows == 0 && rejected > 0)
        return failure(
            Error::Kind::InvalidInput, u"nothing in the file was readable; "_s + QString::fromStdString(why));
    CheckFinding found;
    found.counts = {{u"rows"_s, rows}};
    if (rejected > 0)
        found.counts.append({u"rejected"_s, rejected});
    if (rows > 0)
        found.counts.append({u"newest"_s, newest});
    if (!whole)
        found.remark = u"firstPart"_s;
    return found;
}

Result<CheckFinding> countBackend(BackendFile &backend)
{
    const auto rows = backend.count();
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<history::IncomingMessage> last;
    std::int64_t seen = 0;
    const auto read = backend.rowsBetween(backend.highest() - 499, backend.highest(), last, seen);
    if (!read)
        return tl::make_unexpected(read.error());
    CheckFinding found;
    found.counts = {{u"rows"_s, rows->rows}};
    if (!rows->isExact)
        found.remark = u"estimated"_s;
    std::int64_t newest = 0;
    for (const history::IncomingMessage &message : last)
        newest = std::max(newest, message.sentAtMs);
    if (newest > 0)
        found.counts.append({u"newest"_s, newest});
    return found;
}

} // namespace

SourceCheck::SourceCheck(QString file, const Patience &patience, QObject *parent)
    : CheckJob({u"file"_s, u"recognise"_s, u"columns"_s, u"rows"_s, u"write"_s}, parent),
      m_patience(patience),
      m_work(std::make_shared<Work>())
{
    m_work->file = std::move(file);
    m_work->reading = patience.reading;
    m_work->cancel = m_cancel;
}

SourceCheck::~SourceCheck()
{
    m_cancel.cancel();
}

void SourceCheck::abandon()
{
    m_cancel.cancel();
}

/// A step that hangs, on a drive of the network say, holds its thread and not us.
void SourceCheck::look(const QString &step, Look doIt, void (SourceCheck::*next)())
{
    if (!begin(step, m_patience.step))
        return;
    auto promise = std::make_shared<QPromise<Result<CheckFinding>>>();
    promise->start();
    deliver(promise->future(), this, [this, next](const Result<CheckFinding> &found) {
        if (!found)
            fail(found.error());
        else if (pass(*found))
            (this->*next)();
    });
    QThreadPool::globalInstance()->start([promise, work = m_work, doIt] {
        promise->addResult(doIt(*work));
        promise->finish();
    });
}

void SourceCheck::run()
{
    const Look there = [](Work &work) -> Result<CheckFinding> {
        const QFileInfo info(work.file);
        if (work.file.isEmpty())
            return failure(Error::Kind::NotFound, u"no file is named"_s);
        if (!info.exists())
            return failure(
                Error::Kind::NotFound, u"there is no file %1"_s.arg(QDir::toNativeSeparators(work.file)));
        QFile file(work.file);
        if (info.isDir() || !file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::File, info.isDir() ? u"it is a folder"_s : file.errorString());
        return CheckFinding{QDir::toNativeSeparators(work.file), {{u"bytes"_s, info.size()}}};
    };
    look(u"file"_s, there, &SourceCheck::recogniseFile);
}

void SourceCheck::recogniseFile()
{
    const Look known = [](Work &work) -> Result<CheckFinding> {
        const auto kind = recognise(work.file);
        if (!kind)
            return tl::make_unexpected(kind.error());
        work.kind = *kind;
        if (*kind == FileKind::Unknown)
            return tl::make_unexpected(openReader(work.file, *kind).error());
        return CheckFinding{wordOf(*kind)};
    };
    look(u"recognise"_s, known, &SourceCheck::readColumns);
}

void SourceCheck::readColumns()
{
    if (m_work->kind != FileKind::BackendSqlite) {
        if (skip(u"columns"_s))
            countRows();
        return;
    }
    const Look columns = [](Work &work) -> Result<CheckFinding> {
        auto backend = BackendFile::open(work.file);
        if (!backend)
            return tl::make_unexpected(backend.error());
        work.backend = std::move(*backend);
        return CheckFinding{work.backend->tables().join(u", "_s)};
    };
    look(u"columns"_s, columns, &SourceCheck::countRows);
}

void SourceCheck::countRows()
{
    const Look rows = [](Work &work) {
        return work.backend ? countBackend(*work.backend)
                            : countText(work.file, work.kind, work.reading, work.cancel);
    };
    look(u"rows"_s, rows, &SourceCheck::askWritable);
}

void SourceCheck::askWritable()
{
    const Look writable = [](Work &work) -> Result<CheckFinding> {
        work.backend.reset();
        return CheckFinding{{}, {}, QFileInfo(work.file).isWritable() ? u"writable"_s : u"notWritable"_s};
    };
    look(u"write"_s, writable, &SourceCheck::finish);
}

} // namespace core::sync
