// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace core {

/// From now on the calling thread leaves the processor to others that want it at the same time, above all to
/// the thread that receives and paints; alone it is as fast as before. Best effort.
void yieldToOthers();

} // namespace core
