// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/coze/chatjob.h"

#include <QElapsedTimer>
#include <QVector>

namespace app::cli {

/// Writes one chat while it runs: JSON lines, or the text as it grows. What it writes is at the reader at
/// once; each function answers false when nobody reads any more.
class ChatPrinter
{
public:
    struct Style
    {
        bool json = false;
        bool events = false; // every frame of the stream with its time
        bool stream = true; // else the text comes at the end only
    };
    /// The times of a chat that fails are counted from here.
    ChatPrinter(Console &console, Style style);

    void began(const QString &conversationId, const QString &chatId);
    bool event(const core::coze::RawEvent &event);
    bool delta(const QString &messageId, const QString &text);
    /// The whole answer: what of it no delta brought is written now.
    bool answered(const core::coze::Answer &answer);
    /// The last line, whatever came before.
    void done(const core::Result<core::coze::ChatOutcome> &outcome);

private:
    struct Written
    {
        QString messageId;
        QString text;
    };
    bool write(const QString &messageId, const QString &text);
    [[nodiscard]] Written &written(const QString &messageId);
    [[nodiscard]] QString whole() const;
    [[nodiscard]] core::coze::ChatOutcome brokenOff(const core::Error &error) const;

    Console &m_console;
    const Style m_style;
    QVector<Written> m_written; // in the order in which the answers began
    QString m_lastMessage;
    Written m_held; // the first half of a character
    QString m_conversation;
    QString m_chat;
    QElapsedTimer m_clock;
    double m_firstDeltaMs = -1;
};

} // namespace app::cli
