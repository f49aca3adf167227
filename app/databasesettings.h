// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/address.h"
#include "core/workspace/workspace.h"

#include <optional>

namespace app {

/// The shop's PostgreSQL as a workspace's settings name it.
struct DatabaseAddresses
{
    core::postgres::Address primary;
    std::optional<core::postgres::Address> replica; // what it leaves out is the primary's
};
/// Errors: as Address::parse(); InvalidInput when postgres.url is not set. `detail` begins with the setting.
[[nodiscard]] core::Result<DatabaseAddresses> databaseAddresses(
    const core::workspace::Workspace &workspace, const core::Secret &password);
/// The source of the history is PostgreSQL.
[[nodiscard]] bool hasDatabaseSource(const core::workspace::Workspace &workspace);
/// It is read where it is, and not copied.
[[nodiscard]] bool readsDatabaseDirectly(const core::workspace::Workspace &workspace);
/// What was read of the key ring; none is fine, since libpq has its own places, such as .pgpass, and some
/// servers want none. Errors: Cancelled.
[[nodiscard]] core::Result<core::Secret> passwordOrNone(const core::Result<core::Secret> &read);
/// Name of the database's password in the key ring.
[[nodiscard]] QString databaseSecretName();

} // namespace app
