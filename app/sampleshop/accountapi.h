// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/apianswer.h"
#include "app/sampleshop/shopmemory.h"
#include "app/sampleshop/shopshelf.h"

namespace app::sampleshop {

/// The endpoints for bots, workspaces, the user and files (coze-api 5, 6.1). A plain class, one thread.
class AccountApi
{
public:
    AccountApi(ShopMemory &memory, ShopShelf &shelf) : m_memory(memory), m_shelf(shelf) { }

    [[nodiscard]] ApiAnswer bots(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer publishedBots(const ApiCall &call) const; // the old list
    [[nodiscard]] ApiAnswer bot(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer onlineBot(const ApiCall &call) const; // the old way
    [[nodiscard]] ApiAnswer publish(const ApiCall &call);
    [[nodiscard]] ApiAnswer workspaces(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer me(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer upload(const ApiCall &call);
    [[nodiscard]] ApiAnswer file(const ApiCall &call) const;

private:
    [[nodiscard]] ApiAnswer show(const QString &botId, bool published) const;

    ShopMemory &m_memory; // makes ids
    ShopShelf &m_shelf;
};

} // namespace app::sampleshop
