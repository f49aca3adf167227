// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace core::live {

/// A text message as the wire view may show it: at most 4 KiB, without what lets somebody in: the values of
/// keys like token, password, sid and pid, and every text in the payload of an outgoing CONNECT. Pure.
[[nodiscard]] QString shownText(QStringView message, bool incoming);

} // namespace core::live
