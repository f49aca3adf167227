// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QStringList>

#include <chrono>
#include <memory>

namespace core::workspace {

class Workspace;

/// Keeps the secrets of one workspace (architecture 5: `postgres-password`, `backend-password`, `coze-pat`,
/// `coze-private-key`, `redis-password`) and what the program itself must keep secret, such as access tokens.
///
/// Secrets never reach a file of ours. Answers come later, on the caller's thread; a prompt of the key ring
/// that nobody answers ends as Timeout. Errors: NotFound (none stored, or the ring is locked: never a reason
/// to overwrite), Unsupported (no key ring can be reached), Unauthorized (the person said no), Timeout. GUI
/// thread.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    [[nodiscard]] virtual QFuture<Result<Secret>> read(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<Done>> write(const QString &name, const Secret &value) = 0;
    [[nodiscard]] virtual QFuture<Result<Done>> remove(const QString &name) = 0;

    /// Where a secret is kept, for words like "stored in the key ring" or "for this session only".
    enum class Place { KeyRing, Session, Environment };
    [[nodiscard]] virtual Place placeOf(const QString &name) const = 0;
    /// Whether what is written is still there after the program; known after the first answer.
    [[nodiscard]] virtual bool keepsOverRestarts() const { return false; }

    [[nodiscard]] static QStringList names(); // that a person may set, in the order of architecture 5
    /// `AGENT_CONSOLE_SECRET_<NAME>`, upper case, `-` as `_`.
    [[nodiscard]] static QString environmentVariable(const QString &name);
};

/// A person may have to type a password.
constexpr std::chrono::seconds kKeyRingPatience{30};
/// The environment first, then the key ring; without a key ring for this session only.
[[nodiscard]] std::unique_ptr<SecretStore> makeSecretStore(
    const Workspace &workspace, std::chrono::milliseconds patience = kKeyRingPatience);
/// In memory, for tests and for a session without a key ring.
[[nodiscard]] std::unique_ptr<SecretStore> makeSessionSecrets();

} // namespace core::workspace
