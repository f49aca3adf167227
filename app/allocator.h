// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace app {

/// A search may need tens of megabytes for a moment; after this they go back to the system when it ends.
/// First thing in main(), before any thread.
void giveLargeBlocksBack();

} // namespace app
