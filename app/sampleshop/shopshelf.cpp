// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/shopshelf.h"

#include <algorithm>

namespace app::sampleshop {

namespace {

constexpr qsizetype kMostFiles = 500;

} // namespace

const BotCard *ShopShelf::bot(const QString &id) const
{
    const auto found
        = std::find_if(m_bots.cbegin(), m_bots.cend(), [&id](const BotCard &bot) { return bot.id == id; });
    return found == m_bots.cend() ? nullptr : &*found;
}

BotCard *ShopShelf::bot(const QString &id)
{
    const auto found
        = std::find_if(m_bots.begin(), m_bots.end(), [&id](const BotCard &bot) { return bot.id == id; });
    return found == m_bots.end() ? nullptr : &*found;
}

void ShopShelf::add(const File &file)
{
    m_files.insert(file.id, file);
    m_order.append(file.id);
    if (m_order.size() > kMostFiles)
        m_files.remove(m_order.takeFirst());
}

std::optional<ShopShelf::File> ShopShelf::file(const QString &id) const
{
    const auto found = m_files.constFind(id);
    return found == m_files.cend() ? std::nullopt : std::optional(*found);
}

} // namespace app::sampleshop
