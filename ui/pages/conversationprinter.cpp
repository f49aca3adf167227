// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/conversationprinter.h"

#include "core/base/deliver.h"
#include "ui/text/historywords.h"
#include "ui/text/scripts.h"

#include <QPrinter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QAbstractTextDocumentLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::history;

namespace {

constexpr int kPageOfMessages = 200;
constexpr int kAtOnce = 20; // pieces between two looks at other events
constexpr qsizetype kLongestText = 20'000;

} // namespace

ConversationPrinter::ConversationPrinter(
    HistorySource &source, std::unique_ptr<QPrinter> printer, const Dates &dates, QObject *parent)
    : QObject(parent),
      m_source(source),
      m_printer(std::move(printer)),
      m_dates(dates)
{
    m_tick.setInterval(0ms);
    connect(&m_tick, &QTimer::timeout, this, &ConversationPrinter::printSome);
}

ConversationPrinter::~ConversationPrinter()
{
    m_cancel.cancel();
    if (m_painter.isActive())
        m_painter.end();
}

bool ConversationPrinter::begin(const QString &title)
{
    m_title = title;
    if (!m_painter.begin(m_printer.get())) {
        finish(core::failure(core::Error::Kind::File, u"the printer does not start"_s));
        return false;
    }
    put(title, true);
    return true;
}

void ConversationPrinter::printConversation(const ConversationRef &ref, const QString &title)
{
    m_ref = ref;
    if (begin(title))
        ask({MessageAnchor::Kind::First, {}, {}, 0});
}

void ConversationPrinter::printText(const QString &text, const QString &title)
{
    if (!begin(title))
        return;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines)
        m_pieces.append({{}, line});
    m_total = m_pieces.size();
    m_tick.start();
}

void ConversationPrinter::cancel()
{
    m_cancel.cancel();
    finish(core::failure(core::Error::Kind::Cancelled));
}

void ConversationPrinter::ask(const MessageAnchor &anchor)
{
    core::deliver(m_source.messages(m_ref, anchor, kPageOfMessages, m_cancel), this,
        [this](const core::Result<MessagePage> &page) {
            if (m_finished)
                return;
            if (!page)
                return finish(tl::make_unexpected(page.error()));
            take(*page);
        });
}

void ConversationPrinter::take(const MessagePage &page)
{
    m_total = qMin(page.total, m_most);
    m_shortened = page.total > m_most;
    m_next.reset();
    for (const auto &m : page.rows) {
        QString heading = tr("%1 · %2").arg(senderWords(m.sender), m_dates.copied(m.sentAtMs));
        if (m.marked)
            heading += u" ★"_s;
        QString text = m.content.left(kLongestText);
        if (!m.comment.isEmpty())
            text += u"\n★ "_s + m.comment;
        m_pieces.append({heading, text});
    }
    if (page.hasAfter && !page.rows.isEmpty() && m_done + m_pieces.size() < m_most)
        m_next = Position{page.rows.constLast().sentAtMs, page.rows.constLast().row};
    m_tick.start();
}

void ConversationPrinter::printSome()
{
    for (int count = 0; count < kAtOnce && !m_pieces.isEmpty() && m_done < m_most; ++count) {
        printPiece(m_pieces.takeFirst());
        ++m_done;
    }
    emit progress(m_done, m_total);
    if (!m_pieces.isEmpty() && m_done < m_most)
        return;
    m_tick.stop();
    if (m_next)
        return ask({MessageAnchor::Kind::After, *m_next, {}, 0});
    if (m_shortened)
        put(tr("Only the first %L1 messages are printed. Export the conversation to have all of them.")
                .arg(m_most),
            true);
    finish(core::Done{});
}

void ConversationPrinter::printPiece(const Piece &piece)
{
    if (!piece.heading.isEmpty()) {
        m_y += m_painter.fontMetrics().height() / 2.0;
        put(piece.heading, true);
    }
    put(piece.text, false);
}

/// Lays a text out over the page's width and draws it line by line, so that no line is cut by a page's end.
void ConversationPrinter::put(const QString &text, bool bold)
{
    const QRectF page = m_printer->pageRect(QPrinter::DevicePixel);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(m_printer.get());
    QFont font(u"Noto Sans"_s, 10); // a Latin family first: digits stay text in a PDF
    font.setBold(bold);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    QTextOption option = document.defaultTextOption();
    option.setTextDirection(startsRightToLeft(text) ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    document.setPlainText(text);
    document.setTextWidth(page.width());
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextLayout *layout = block.layout();
        if (layout->lineCount() == 0)
            continue;
        for (int at = 0; at < layout->lineCount(); ++at) {
            const QTextLine line = layout->lineAt(at);
            if (m_y + line.height() > page.height())
                newPage();
            line.draw(&m_painter, QPointF(layout->position().x(), m_y - line.y()));
            m_y += line.height();
        }
    }
}

void ConversationPrinter::newPage()
{
    m_printer->newPage();
    ++m_page;
    m_y = 0;
    const QString head = tr("%1 – page %L2").arg(m_title).arg(m_page);
    m_painter.save();
    m_painter.setFont(QFont(u"Noto Sans"_s, 8));
    const QFontMetricsF metrics(m_painter.font(), m_printer.get());
    const qreal width = m_printer->pageRect(QPrinter::DevicePixel).width();
    m_painter.drawText(QPointF(0, metrics.ascent()), metrics.elidedText(head, Qt::ElideMiddle, width));
    m_painter.restore();
    m_y = metrics.height() * 2;
}

void ConversationPrinter::finish(const core::Result<core::Done> &result)
{
    if (std::exchange(m_finished, true))
        return;
    m_tick.stop();
    if (m_painter.isActive()) {
        if (!result)
            m_printer->abort();
        m_painter.end();
    }
    emit finished(result, m_shortened);
    deleteLater();
}

} // namespace ui
