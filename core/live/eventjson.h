// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QString>

#include <optional>

namespace core::live {

// The JSON of packets, read the quick way where it is usual and with Qt's parser where it is not. Pure; any
// thread.

/// Checks that `json` is one complete array that begins with a text or a number, and answers that as a name.
/// Errors: Protocol, also for more than 1024 levels.
[[nodiscard]] Result<QString> eventName(const QByteArray &json);

/// One complete array, whatever is in it. Errors: Protocol.
[[nodiscard]] Result<QJsonArray> jsonArray(const QByteArray &json);

/// The last argument of an event, when it is a text: the offset of connection state recovery (socket-io 10).
/// `json` has passed eventName().
[[nodiscard]] QString lastText(const QByteArray &json);

/// Half surrogate pairs are legal in JSON, but the quick parser refuses or bends them.
[[nodiscard]] bool mayHoldSurrogates(const QByteArray &json);

} // namespace core::live
