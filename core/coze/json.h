// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/values.h"

#include <QJsonValue>

namespace core::coze {

/// Values out of the service's JSON: everything may be missing, null, a number or its text. Ids never pass
/// through a floating-point number.

[[nodiscard]] QString idFrom(const QJsonValue &value);
[[nodiscard]] std::optional<qint64> timeFrom(const QJsonValue &value); // seconds, number or text, to ms
[[nodiscard]] Chat chatFrom(const QJsonObject &object);
[[nodiscard]] MessageType messageTypeOf(const QString &word);
[[nodiscard]] Message messageFrom(const QJsonObject &object);
[[nodiscard]] Bot botFrom(const QJsonObject &object);
[[nodiscard]] BotSummary botSummaryFrom(const QJsonObject &object); // of the new or the old list
[[nodiscard]] Conversation conversationFrom(const QJsonObject &object);
[[nodiscard]] ServiceError serviceErrorFrom(const QJsonValue &value);
/// The name in a function_call's content; empty when there is none.
[[nodiscard]] QString toolNameIn(const QString &content);

} // namespace core::coze
