// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/coze/chatjob.h"
#include "core/coze/chatoutcome.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace core::lab {

/// Everything about one question to a bot beyond the texts themselves. A plain value.
struct TurnRecord
{
    /// What is kept of events; later ones keep their name and time only.
    static constexpr qsizetype kMostEventBytes = 8 * 1024 * 1024;

    QString id; // unique
    QString sessionId;
    qint64 askedAtMs = 0; // ms since 1970 UTC
    QString botId;
    QString botName;
    QString userId;
    QString questionId; // of its message in the session
    QString question;
    QString requestBody; // JSON as sent; holds no secret
    bool stream = true;
    bool draft = false;
    QMap<QString, QString> customVariables;
    QVector<coze::RawEvent> events;
    coze::ChatOutcome outcome; // grows while the turn runs
    std::optional<Error> error; // no outcome came: connection, sign-in, refusal, cancelled
    bool isRunning = false; // not stored

    void add(const coze::RawEvent &event);

private:
    qsizetype m_eventBytes = 0;
};

/// One line of JSON without its end. Numbers keep their precision, events their bytes.
[[nodiscard]] QByteArray toJsonLine(const TurnRecord &turn);
/// Errors: InvalidInput (cut or damaged).
[[nodiscard]] Result<TurnRecord> turnFromJson(const QByteArray &line);

/// JSON with line ends and indents, for reading; anything else as it is.
[[nodiscard]] QString prettyJson(const QByteArray &text);

/// What support needs to look into a turn, as plain text without secrets: bot, conversation, chat and log
/// ids, status, times, usage, error and, when wanted, every event.
[[nodiscard]] QString reportOf(const TurnRecord &turn, bool withEvents);

} // namespace core::lab
