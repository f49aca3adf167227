// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/alertrules.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace ui {

namespace {

constexpr qint32 kVersion = 1;

} // namespace

AlertRules::Shop AlertRules::of(const QString &shopId) const
{
    Shop rule = shops.value(shopId, {true, minutes});
    rule.alerts = rule.alerts && alerts;
    return rule;
}

QByteArray AlertRules::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << kVersion << alerts << sound << qint32(minutes) << qint32(repeatMinutes) << qint32(shops.size());
    for (auto shop = shops.cbegin(); shop != shops.cend(); ++shop)
        stream << shop.key() << shop->alerts << qint32(shop->minutes);
    return bytes;
}

AlertRules AlertRules::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    qint32 version = 0;
    qint32 minutes = 0;
    qint32 repeat = 0;
    qint32 count = 0;
    AlertRules rules;
    stream >> version;
    if (version != kVersion)
        return {};
    stream >> rules.alerts >> rules.sound >> minutes >> repeat >> count;
    rules.minutes = std::clamp(minutes, 1, 240);
    rules.repeatMinutes = std::clamp(repeat, 0, 60);
    for (qint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        QString id;
        Shop shop;
        stream >> id >> shop.alerts >> minutes;
        shop.minutes = std::clamp(minutes, 1, 240);
        rules.shops.insert(id, shop);
    }
    return stream.status() == QDataStream::Ok ? rules : AlertRules();
}

} // namespace ui
