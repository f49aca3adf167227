// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/http.h"

#include <QJsonObject>

namespace core::coze {

/// What may be done about a code of the service (coze-api 7.2).
enum class RetryClass {
    Never, // N
    Backoff, // B
    RefreshToken, // A
    WaitForChat, // W
};
[[nodiscard]] RetryClass retryClassOf(qint64 code, int httpStatus);

/// A reply taken apart in the order of coze-api 7.1: code in the body, OAuth error, status, no JSON. The
/// answer holds the whole object (payload under `data`, `message` or on top). `logId` comes from
/// `x-tt-logid`, else `detail.logid`.
[[nodiscard]] Result<QJsonObject> envelope(const net::HttpReply &reply);
/// The error that a code and message of the service mean.
[[nodiscard]] Error serviceError(
    qint64 code, const QString &message, const QString &logId, int httpStatus = 200);

/// What the service says may repeat the token it was sent.
[[nodiscard]] Error withoutSecret(Error error, const Secret &token);

} // namespace core::coze
