// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QObject>

#include <chrono>

namespace core::workspace {

/// The operating system's key ring through QtKeychain, under the service "agent-console".
///
/// Service and keys are stored in clear by most rings: they name nothing secret. Errors: NotFound (also for a
/// locked ring), Unsupported (no ring can be reached), Unauthorized (the person said no), Timeout (nobody
/// answered the ring's question). GUI thread.
class KeyRing final : public QObject
{
    Q_OBJECT
public:
    /// `patience`: how long a person has to answer the ring's question.
    explicit KeyRing(std::chrono::milliseconds patience, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<Secret>> read(const QString &key);
    [[nodiscard]] QFuture<Result<Done>> write(const QString &key, const Secret &value);
    [[nodiscard]] QFuture<Result<Done>> remove(const QString &key);

private:
    template <class T, class Job, class Read>
    QFuture<Result<T>> run(Job *job, const QString &key, Read read);

    const std::chrono::milliseconds m_patience;
};

} // namespace core::workspace
