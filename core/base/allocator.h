// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace core {

/// Blocks of a search or an import, tens of megabytes for a moment, go back to the system when they are
/// freed; what naming a language takes and frees for every text, a tenth of a megabyte, stays. First thing in
/// main(), before any thread.
void tuneAllocator();

} // namespace core
