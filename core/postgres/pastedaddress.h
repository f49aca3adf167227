// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/address.h"

namespace core::postgres {

/// An address as people find it in the settings of other programs: libpq's forms; a URL without its scheme;
/// `jdbc:postgresql://`, `postgresql+driver://`; and with the parameters that only the shop backend's library
/// (Prisma) knows, such as `schema` and `connection_limit`, which are left out, or said in libpq's way.
/// Errors: as Address::parse().
[[nodiscard]] Result<Address> addressFromPasted(const QString &text, bool plainTextAllowed = false);

/// What the address of a replica leaves out of user, password, database and encryption is the primary's.
[[nodiscard]] Address completedFrom(Address replica, const Address &primary);

} // namespace core::postgres
