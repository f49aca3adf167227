// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/export.h"

#include "core/exporting/csvwriter.h"
#include "core/exporting/htmlwriter.h"
#include "core/exporting/jsonlineswriter.h"
#include "core/exporting/masker.h"
#include "core/exporting/xlsxwriter.h"
#include "core/history/historysource.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QtConcurrent>

#include <memory>

using namespace Qt::StringLiterals;

namespace core::exporting {

std::optional<Format> formatNamed(QStringView name)
{
    for (const Format format : {Format::JsonLines, Format::Csv, Format::Html, Format::Xlsx}) {
        if (name.compare(suffixOf(format), Qt::CaseInsensitive) == 0)
            return format;
    }
    return std::nullopt;
}

QString suffixOf(Format format)
{
    switch (format) {
    case Format::JsonLines:
        return u"jsonl"_s;
    case Format::Csv:
        return u"csv"_s;
    case Format::Html:
        return u"html"_s;
    case Format::Xlsx:
        return u"xlsx"_s;
    }
    return {};
}

namespace {

std::unique_ptr<Writer> writerFor(const ExportRequest &request)
{
    QString title = request.title;
    if (title.isEmpty())
        title = request.query.isEmpty() ? u"All conversations"_s : request.query.toText();
    switch (request.format) {
    case Format::JsonLines:
        return std::make_unique<JsonLinesWriter>(request.file);
    case Format::Csv:
        return std::make_unique<CsvWriter>(request.file);
    case Format::Html:
        return std::make_unique<HtmlWriter>(request.file, title);
    case Format::Xlsx:
        return std::make_unique<XlsxWriter>(request.file, title);
    }
    return {};
}

constexpr qint64 kReportEveryMs = 100;

/// One export. take() runs on the store's thread, finish() on a pool thread after the walk has ended.
class Job
{
public:
    Job(ExportRequest request, std::function<void(qint64)> progress, CancelToken cancel)
        : m_request(std::move(request)),
          m_progress(std::move(progress)),
          m_cancel(std::move(cancel)),
          m_writer(writerFor(m_request))
    {
        m_clock.start();
        m_sinceReport.start();
    }

    [[nodiscard]] bool take(const chat::Conversation &conversation, const chat::Message &message)
    {
        if (m_cancel.isCancelled() || !ensureOpen())
            return false;
        const bool begins = m_messages == 0 || conversation.row != m_row || conversation.id != m_id
            || conversation.source != m_source;
        if (begins) {
            m_row = conversation.row;
            m_id = conversation.id;
            m_source = conversation.source;
            ++m_conversations;
            if (m_request.maskPersonalData)
                m_masked = m_masker.masked(conversation);
        }
        ++m_messages;
        const bool mask = m_request.maskPersonalData;
        m_state = mask ? m_writer->add(m_masked, m_masker.masked(message, conversation), begins)
                       : m_writer->add(conversation, message, begins);
        report();
        return bool(m_state);
    }

    [[nodiscard]] Result<ExportSummary> finish(const Result<Done> &walked)
    {
        if (m_cancel.isCancelled())
            m_state = failure(Error::Kind::Cancelled);
        if (m_state && !walked)
            m_state = walked;
        if (ensureOpen())
            m_state = m_writer->finish();
        ExportSummary summary;
        summary.moreFiles = m_writer->moreFiles();
        summary.shortenedCells = m_writer->shortenedCells();
        m_writer.reset(); // an unfinished one removes its traces before the answer is given
        if (!m_state)
            return tl::make_unexpected(m_state.error());
        if (m_progress)
            m_progress(m_messages);
        summary.file = m_request.file;
        summary.format = suffixOf(m_request.format);
        summary.messages = m_messages;
        summary.conversations = m_conversations;
        summary.bytes = QFileInfo(m_request.file).size();
        for (const QString &more : summary.moreFiles)
            summary.bytes += QFileInfo(more).size();
        summary.seconds = double(m_clock.elapsed()) / 1000;
        return summary;
    }

private:
    [[nodiscard]] bool ensureOpen()
    {
        if (m_state && !std::exchange(m_opened, true))
            m_state = m_writer->open();
        return bool(m_state);
    }

    void report()
    {
        if (m_progress && m_sinceReport.hasExpired(kReportEveryMs)) {
            m_sinceReport.restart();
            m_progress(m_messages);
        }
    }

    ExportRequest m_request;
    std::function<void(qint64)> m_progress;
    CancelToken m_cancel;
    std::unique_ptr<Writer> m_writer;
    Masker m_masker;
    chat::Conversation m_masked;
    Result<Done> m_state = Done{};
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceReport;
    QString m_id;
    QString m_source;
    qint64 m_row = 0;
    qint64 m_messages = 0;
    qint64 m_conversations = 0;
    bool m_opened = false;
};

} // namespace

QFuture<Result<ExportSummary>> exportMessages(history::HistorySource &source, ExportRequest request,
    std::function<void(qint64 messages)> progress, CancelToken cancel)
{
    const history::Query query = request.query;
    const auto job = std::make_shared<Job>(std::move(request), std::move(progress), cancel);
    auto walked = source.walkGrouped(
        query,
        [job](const chat::Conversation &conversation, const chat::Message &message) {
            return job->take(conversation, message);
        },
        cancel);
    return QtConcurrent::run([job, walked]() mutable {
        walked.waitForFinished();
        if (walked.resultCount() == 0) // the store was closed under us
            return job->finish(failure(Error::Kind::Cancelled));
        return job->finish(walked.result());
    });
}

} // namespace core::exporting
