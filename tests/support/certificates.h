// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

namespace tests {

struct Certificates
{
    QByteArray authority; // PEM
    QByteArray certificate; // signed by it, for a day
    QByteArray key;
};
/// For these names and addresses of servers. What cannot be done is fatal.
[[nodiscard]] Certificates certificatesFor(const QStringList &names);

} // namespace tests
