// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/values.h"

#include "core/base/result.h"

namespace core::coze {

/// A picture or file that goes with a question, uploaded before.
struct Attachment
{
    enum class Kind { Image, File, Audio };
    Kind kind = Kind::Image;
    QString fileId;

    bool operator==(const Attachment &) const = default;
};

/// One earlier message given as context.
struct ContextMessage
{
    QString role; // `user` or `assistant`
    QString content;

    bool operator==(const ContextMessage &) const = default;
};

/// One question to a bot (coze-api 2.1).
struct ChatRequest
{
    QString botId;
    QString userId; // the end user's key; must not be empty
    QString conversationId; // empty: a new one
    QString text;
    QVector<Attachment> attachments; // need a text beside them
    QVector<ContextMessage> context; // before the question; at most 99
    bool stream = true;
    bool saveHistory = true; // must be true without stream
    QMap<QString, QString> customVariables; // names of Latin letters and underscore
    QMap<QString, QString> metaData; // at most 16 pairs, 64 and 512 characters
    QJsonObject parameters; // of bots in chatflow mode
    bool draft = false; // the unpublished draft
    QString connectorId = QStringLiteral("1024"); // API

    /// What the service would refuse, found before anything is sent: InvalidInput with the field's name.
    [[nodiscard]] Result<Done> checked() const;
    /// Absent fields are left out; `stream` is always there; `conversation_id` never.
    [[nodiscard]] QJsonObject body() const;
};

struct ToolOutput
{
    QString toolCallId;
    QString output;
};

} // namespace core::coze
