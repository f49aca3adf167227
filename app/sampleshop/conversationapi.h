// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/apianswer.h"
#include "app/sampleshop/shopmemory.h"

namespace app::sampleshop {

/// The endpoints for conversations and their messages (coze-api 4). A plain class, one thread.
class ConversationApi
{
public:
    explicit ConversationApi(ShopMemory &memory) : m_memory(memory) { }

    [[nodiscard]] ApiAnswer create(const ApiCall &call);
    [[nodiscard]] ApiAnswer retrieve(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer list(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer rename(const ApiCall &call);
    [[nodiscard]] ApiAnswer remove(const ApiCall &call);
    [[nodiscard]] ApiAnswer clear(const ApiCall &call);

    [[nodiscard]] ApiAnswer createMessage(const ApiCall &call);
    [[nodiscard]] ApiAnswer listMessages(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer retrieveMessage(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer modifyMessage(const ApiCall &call);
    [[nodiscard]] ApiAnswer deleteMessage(const ApiCall &call);

private:
    /// Of the query or of the path.
    [[nodiscard]] ShopMemory::ConversationPointer conversationOf(const ApiCall &call) const;
    [[nodiscard]] core::coze::Message *messageOf(const ApiCall &call) const; // null: there is none

    ShopMemory &m_memory;
};

} // namespace app::sampleshop
