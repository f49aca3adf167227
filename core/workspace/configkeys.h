// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QJsonValue>
#include <QStringList>

#include <vector>

namespace core::workspace {

/// One key of `workspace.json`: what it may hold and what it holds when nobody set it.
struct ConfigKey
{
    enum class Type { Text, Choice, Switch, Number, Url, Database, Path };
    QString name;
    Type type = Type::Text;
    QJsonValue fallback;
    QStringList allowed; // Choice: words; Url, Database: schemes; Number: the least, the most, what it counts
};

/// All keys, in the order of architecture 5.
[[nodiscard]] const std::vector<ConfigKey> &configKeys();
[[nodiscard]] const ConfigKey *configKey(const QString &name);

/// The value to store for a text that a person typed; an empty text stores the default.
/// Errors: InvalidInput; `detail` says what is allowed and never repeats the value, which may hold a secret.
[[nodiscard]] Result<QJsonValue> checkedValue(const ConfigKey &key, const QString &text);

} // namespace core::workspace
