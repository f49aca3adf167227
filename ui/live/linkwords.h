// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "ui/text/dates.h"

#include <QString>

namespace ui {

/// The live connection, the database behind it and what can be promised, in words. Pure functions; GUI
/// thread.

[[nodiscard]] QString linkShort(const core::live::Status &link); // "connected · 38 ms"
[[nodiscard]] QString endWords(
    core::live::EndReason reason); // "no sign of life from the server"; may be empty
/// "reconnecting in 4 s (try 2) – showing stored messages"; empty while all is well.
[[nodiscard]] QString linkSentence(const core::live::Status &link, qint64 nowMs);
[[nodiscard]] bool needsPerson(const core::live::Status &link); // nothing more happens by itself

[[nodiscard]] QString clockTime(qint64 ms, const Dates &dates); // "14:03:22"
/// "up to 14:03:22, 0 gaps", or what stands in its way; empty without a database.
[[nodiscard]] QString databaseShort(
    const core::feed::TailStatus &tail, const core::feed::Receipt &receipt, const Dates &dates);
[[nodiscard]] QString tailSentence(
    const core::feed::TailStatus &tail, const Dates &dates); // empty: all is well
[[nodiscard]] QString receiptSentence(const core::feed::Receipt &receipt, const Dates &dates);
[[nodiscard]] QString roomReceipt(const core::feed::Room &room, const Dates &dates);
[[nodiscard]] QString gapSentence(const core::feed::Gap &gap, const Dates &dates);
/// The same for the line between the messages that it concerns.
[[nodiscard]] QString gapBand(const core::feed::Gap &gap, const Dates &dates);
[[nodiscard]] QString firstWordWords(qint64 ms); // "1.9 s to first word"; empty without

} // namespace ui
