// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QTest>

#include <optional>

namespace tests {

/// What a future of this thread answers; Cancelled when it never does.
template <class T>
[[nodiscard]] core::Result<T> answerOf(const QFuture<core::Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000) || future.resultCount() == 0)
        return core::failure(core::Error::Kind::Cancelled, QStringLiteral("no answer came"));
    return future.result();
}

/// The secret that was found; empty when there was none.
[[nodiscard]] inline QString secretOf(const QFuture<core::Result<core::Secret>> &future)
{
    return answerOf(future).value_or(core::Secret()).reveal();
}

/// Why there is no answer; nothing when there is one.
template <class T>
[[nodiscard]] std::optional<core::Error::Kind> refusalOf(const QFuture<core::Result<T>> &future)
{
    const auto answer = answerOf(future);
    return answer ? std::nullopt : std::optional(answer.error().kind);
}

} // namespace tests
