// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace app::cli {

/// `workspace secret set`: from standard input into the key ring. The old secret stays until the new one is
/// read, checked and stored.
class SecretSetting
{
public:
    SecretSetting(Context &context, const core::workspace::Workspace &workspace);

    /// `name` is one of SecretStore::names(). Answers an exit code.
    [[nodiscard]] int set(const QString &name, Console &console);

private:
    Context &m_context;
    const core::workspace::Workspace &m_workspace;
};

/// The secret in what was read: without the end of its last line. Errors: InvalidInput with what is wrong,
/// never with a part of it.
[[nodiscard]] core::Result<core::Secret> acceptableSecret(const QString &name, const QByteArray &given);

} // namespace app::cli
