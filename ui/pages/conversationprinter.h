// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QObject>
#include <QPainter>
#include <QTimer>

#include <memory>

class QPrinter;

namespace ui {

/// Prints a conversation or a text piece by piece between other events, so that a long one blocks nothing.
///
/// A job: `finished` comes exactly once, then it deletes itself. Prints at most kMostMessages, or as many
/// as setMost() says. GUI thread.
class ConversationPrinter final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kMostMessages = 5000;

    ConversationPrinter(core::history::HistorySource &source, std::unique_ptr<QPrinter> printer,
        const Dates &dates, QObject *parent = nullptr);
    ~ConversationPrinter() override;

    void setMost(qint64 messages) { m_most = messages; }
    void printConversation(const core::history::ConversationRef &ref, const QString &title);
    void printText(const QString &text, const QString &title);
    void cancel();

signals:
    void progress(qint64 done, qint64 total); // messages
    /// `shortened`: the conversation is longer than what is printed. Cancelled is an error here.
    void finished(const core::Result<core::Done> &result, bool shortened);

private:
    struct Piece
    {
        QString heading;
        QString text;
    };
    bool begin(const QString &title);
    void ask(const core::history::MessageAnchor &anchor);
    void take(const core::history::MessagePage &page);
    void printSome();
    void printPiece(const Piece &piece);
    void put(const QString &text, bool bold);
    void newPage();
    void finish(const core::Result<core::Done> &result);

    core::history::HistorySource &m_source;
    std::unique_ptr<QPrinter> m_printer;
    Dates m_dates;
    QPainter m_painter;
    core::CancelToken m_cancel;
    core::history::ConversationRef m_ref;
    std::optional<core::history::Position> m_next;
    QVector<Piece> m_pieces;
    QTimer m_tick;
    QString m_title;
    qreal m_y = 0;
    qint64 m_most = kMostMessages;
    qint64 m_done = 0;
    qint64 m_total = 0;
    int m_page = 1;
    bool m_shortened = false;
    bool m_finished = false;
};

} // namespace ui
