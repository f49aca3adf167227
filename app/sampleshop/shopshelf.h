// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/shopbots.h"

#include <QHash>

namespace app::sampleshop {

/// What the shop has besides conversations: its bots, and what was uploaded (names and sizes, not contents).
/// A plain class, one thread.
class ShopShelf
{
public:
    struct File
    {
        QString id;
        QString name;
        qint64 bytes = 0;
        qint64 createdAtSecs = 0;
    };

    ShopShelf() : m_bots(sampleBots()) { }

    [[nodiscard]] const QVector<BotCard> &bots() const { return m_bots; }
    [[nodiscard]] const BotCard *bot(const QString &id) const; // null: there is none
    [[nodiscard]] BotCard *bot(const QString &id);

    void add(const File &file); // the oldest of very many goes
    [[nodiscard]] std::optional<File> file(const QString &id) const;

private:
    QVector<BotCard> m_bots;
    QHash<QString, File> m_files;
    QStringList m_order; // of m_files
};

} // namespace app::sampleshop
