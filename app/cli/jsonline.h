// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"

#include <QByteArray>

#include <optional>

namespace app::cli {

/// Builds one JSON object on one line, keys in the order they are added.
class JsonLine
{
public:
    JsonLine &add(const char *key, const QString &text); // always, empty too
    JsonLine &addOrNull(const char *key, const QString &text); // null when empty
    JsonLine &add(const char *key, qint64 number);
    JsonLine &add(const char *key, double number);
    JsonLine &add(const char *key, bool value);
    JsonLine &add(const char *key, const QStringList &texts);
    JsonLine &add(const char *key, std::optional<qint64> number); // null when there is none
    JsonLine &add(const char *key, std::optional<double> number);
    JsonLine &addTime(const char *key, std::optional<qint64> ms); // ISO 8601 UTC with milliseconds
    JsonLine &addRaw(const char *key, const QByteArray &json);
    JsonLine &add(const char *key, const std::optional<core::Error> &error); // null, or kind, code, message
    [[nodiscard]] QByteArray text() const { return m_text + '}'; }

private:
    QByteArray m_text{"{"};
};

/// The rows of architecture 4. `source` is added where a workspace has several.
[[nodiscard]] JsonLine jsonOf(const core::chat::Message &message, bool withSource);
[[nodiscard]] JsonLine jsonOf(const core::chat::Conversation &conversation, bool withSource);
[[nodiscard]] JsonLine jsonOf(const core::chat::Customer &customer, bool withSource);

} // namespace app::cli
