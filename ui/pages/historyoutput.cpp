// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/historyoutput.h"

#include "ui/dialogs/exportdialog.h"
#include "ui/pages/conversationprinter.h"
#include "ui/pages/readingpane.h"
#include "ui/text/errors.h"
#include "ui/text/historywords.h"
#include "ui/transcript/transcriptview.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

HistoryOutput::HistoryOutput(HistorySource &source, ReadingPane &reading, QWidget *window)
    : QObject(window),
      m_source(source),
      m_reading(reading),
      m_window(window)
{ }

void HistoryOutput::copy()
{
    const TranscriptView &transcript = m_reading.transcript();
    if (transcript.hasSelection())
        return copyText(transcript.selectedText(), {});
    if (const auto message = transcript.currentMessage())
        copyText(message->content, tr("The message was copied."));
}

void HistoryOutput::copyWithNames()
{
    copyText(m_reading.transcript().selectedTextWithNames(), {});
}

void HistoryOutput::copyLink()
{
    const auto message = m_reading.transcript().currentMessage();
    if (!message)
        return;
    Query link;
    link.add(Query::filter(Term::Kind::Conversation, message->conversationId));
    copyText(
        link.toText() + u' ' + message->id, tr("The ids were copied. Paste them into the search field."));
}

void HistoryOutput::copyText(const QString &text, const QString &words)
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    if (!words.isEmpty())
        emit notice(words, {}, {});
}

void HistoryOutput::exportSet(const Query &filtered)
{
    ExportDialog::Offer offer;
    offer.filtered = filtered;
    offer.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (m_reading.transcript().isOpen()) {
        offer.conversation = m_reading.conversation();
        offer.conversationTitle
            = m_reading.facts() ? customerTitle(*m_reading.facts()) : m_reading.conversation().id;
    }
    auto *dialog = new ExportDialog(m_source, offer, m_window);
    connect(dialog, &ExportDialog::exported, this, [this](const core::exporting::ExportSummary &summary) {
        const QString folder = QFileInfo(summary.file).absolutePath();
        QString words = tr("%n message(s) exported to %1.", nullptr, int(summary.messages))
                            .arg(QFileInfo(summary.file).fileName());
        if (summary.shortenedCells > 0)
            words += u' '
                + tr("%n text(s) were longer than a cell can hold.", nullptr, int(summary.shortenedCells));
        emit notice(words, tr("Show in Folder"),
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    });
    dialog->open();
}

void HistoryOutput::print(const Dates &dates)
{
    if (!m_reading.transcript().isOpen())
        return;
    auto *dialog = new QPrintDialog(m_window);
    dialog->setObjectName(u"printDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    dialog->setOption(QAbstractPrintDialog::PrintSelection, m_reading.transcript().hasSelection());
    connect(
        dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, dates](const QPrinter *chosen) {
            // The dialog's printer dies with it; what was chosen goes into one of our own.
            auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
            printer->setPrinterName(chosen->printerName());
            printer->setOutputFileName(chosen->outputFileName());
            printer->setOutputFormat(chosen->outputFormat());
            printer->setPageLayout(chosen->pageLayout());
            printer->setCopyCount(chosen->copyCount());
            printer->setColorMode(chosen->colorMode());
            printer->setPrintRange(chosen->printRange());
            startPrinting(std::move(printer), dates);
        });
    dialog->open();
}

void HistoryOutput::startPrinting(std::unique_ptr<QPrinter> printer, const Dates &dates)
{
    const bool selection = printer->printRange() == QPrinter::Selection;
    const QString title = m_reading.facts() ? customerTitle(*m_reading.facts()) : m_reading.conversation().id;
    auto *job = new ConversationPrinter(m_source, std::move(printer), dates, this);
    auto *bar = new QProgressDialog(tr("Printing…"), tr("Cancel"), 0, 0, m_window);
    bar->setObjectName(u"printProgress"_s);
    bar->setAttribute(Qt::WA_DeleteOnClose);
    bar->setAutoClose(false);
    connect(bar, &QProgressDialog::canceled, job, &ConversationPrinter::cancel);
    connect(job, &ConversationPrinter::progress, bar, [bar](qint64 done, qint64 total) {
        bar->setMaximum(int(total));
        bar->setValue(int(done));
    });
    connect(job, &ConversationPrinter::finished, bar, [bar, job] {
        bar->disconnect(job); // closing is not cancelling now
        bar->close();
    });
    connect(job, &ConversationPrinter::finished, this,
        [this](const core::Result<core::Done> &result, bool shortened) {
            if (!result && result.error().kind != core::Error::Kind::Cancelled)
                emit notice(sentenceFor(result.error()), {}, {});
            else if (result && shortened)
                emit notice(
                    tr("The first %L1 messages were printed; export the conversation to have all of them.")
                        .arg(ConversationPrinter::kMostMessages),
                    {}, {});
            else if (result)
                emit notice(tr("Sent to the printer."), {}, {});
        });
    if (selection)
        job->printText(m_reading.transcript().selectedTextWithNames(), title);
    else
        job->printConversation(m_reading.conversation(), title);
}

} // namespace ui
