// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

namespace ui {

/// What an error means for a person and what to do next: one or two sentences, without technical words.
/// The detail of the error belongs behind "Details". Empty for Cancelled. GUI thread.
[[nodiscard]] QString sentenceFor(const core::Error &error);

/// The same for what a service over the network answered: plain words, the next step, then the service's own
/// words with its number and log id, which its support asks for.
[[nodiscard]] QString serviceSentenceFor(const core::Error &error);

/// A few words for a heading ("The disk is full").
[[nodiscard]] QString headingFor(const core::Error &error);

/// For the shop's PostgreSQL.
[[nodiscard]] QString databaseSentenceFor(const core::Error &error);

/// For the shop's own side: its backend, its live channel, its history file.
[[nodiscard]] QString shopSentenceFor(const core::Error &error);

} // namespace ui
