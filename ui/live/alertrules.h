// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace ui {

/// When a person wants to be called to a room. A plain value.
struct AlertRules
{
    struct Shop
    {
        bool alerts = true;
        int minutes = 5; // a customer waits that long before it is said; 1 to 240

        bool operator==(const Shop &) const = default;
    };
    bool alerts = true; // at all
    bool sound = true;
    int minutes = 5; // for shops without a rule of their own; 1 to 240
    int repeatMinutes = 2; // until somebody looks; 0: once; at most 60
    QHash<QString, Shop> shops; // by id

    [[nodiscard]] Shop of(const QString &shopId) const;

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static AlertRules fromBytes(const QByteArray &bytes); // the defaults for anything unknown
    bool operator==(const AlertRules &) const = default;
};

} // namespace ui
