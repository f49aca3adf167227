// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"
#include "ui/connections/shopchecks.h"

namespace app {

/// The tests of the Connections page for one workspace. The live one signs in with the stored backend
/// account, read when it is needed. All three must outlive them.
[[nodiscard]] ui::ShopChecks connectionChecks(core::net::HttpClient &http,
    const core::workspace::Workspace &workspace, core::workspace::SecretStore &secrets);

} // namespace app
