// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/restapi.h"
#include "app/sampleshop/backend/sqlite.h"

namespace app::sampleshop::backend {

/// The account and the shops' bot settings, unless they are there already. Says whether nobody has written
/// yet, and completes the account by its number. Errors: those of Sqlite::run().
[[nodiscard]] core::Result<core::Done> prepareShop(Sqlite &database, AgentAccount &account, bool &isNew);

} // namespace app::sampleshop::backend
