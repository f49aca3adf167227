// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/liveserver.h"
#include "app/sampleshop/httpconnection.h"

namespace app::sampleshop::backend {

/// What comes to `/socket.io/`: lets WebSockets in and refuses the rest in the server library's words
/// (socket-io 2). There is no polling.
void openLive(HttpConnection *connection, const HttpRequest &request, LiveServer &live);

} // namespace app::sampleshop::backend
