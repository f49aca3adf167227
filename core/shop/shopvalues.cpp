// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/shopvalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::shop {

namespace {

constexpr qsizetype kLongestApology = 240; // characters; no answer in the committed sample is longer

} // namespace

bool isCannedApology(QStringView text)
{
    return text.size() <= kLongestApology && text.startsWith("Sorry, "_L1)
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c.unicode() < 0x7f; });
}

} // namespace core::shop
