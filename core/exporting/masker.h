// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QHash>

namespace core::exporting {

/// Replaces what names a person: customers become "Customer 1", …, conversations and messages get new
/// ids, and in texts the customer's name, mail addresses and long numbers are blotted out.
///
/// The same customer has the same number in the whole export. Keeps 16 bytes a customer.
class Masker
{
public:
    [[nodiscard]] chat::Conversation masked(const chat::Conversation &conversation);
    /// `of` is the conversation as it was before masking, the one that masked() saw last.
    [[nodiscard]] chat::Message masked(const chat::Message &message, const chat::Conversation &of);

private:
    [[nodiscard]] QString blotted(const QString &text, const chat::Conversation &of) const;

    QHash<quint64, qint64> m_customers; // hash of source and id → number
    qint64 m_customer = 0; // of the current conversation
    qint64 m_conversation = 0;
    qint64 m_message = 0;
};

} // namespace core::exporting
