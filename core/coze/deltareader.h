// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/values.h"

#include <QByteArray>

#include <optional>

namespace core::coze {

/// The message of a `conversation.message.delta`, the one object that comes hundreds of times a second.
/// Nothing when it is unusual in any way; then messageFrom() decides. Equal to that one otherwise. Any
/// thread.
[[nodiscard]] std::optional<Message> readDelta(const QByteArray &json);

} // namespace core::coze
