// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/masker.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using core::chat::Conversation;
using core::chat::Message;

namespace core::exporting {

namespace {

QString customerLabel(qint64 number)
{
    return u"Customer %1"_s.arg(number);
}

quint64 keyOf(const Conversation &c)
{
    const QString &who = c.customerId.isEmpty() ? c.customerEmail : c.customerId;
    // A customer nobody knows is a different one in each conversation.
    const QString &id = who.isEmpty() ? c.id : who;
    return qHash(c.source + QChar(0) + (who.isEmpty() ? u"c"_s : u"w"_s) + id, 0x5eed);
}

} // namespace

Conversation Masker::masked(const Conversation &conversation)
{
    ++m_conversation;
    const auto known = m_customers.constFind(keyOf(conversation));
    m_customer = known == m_customers.constEnd()
        ? *m_customers.insert(keyOf(conversation), m_customers.size() + 1)
        : *known;
    Conversation hidden = conversation;
    hidden.id = u"conversation-%1"_s.arg(m_conversation);
    hidden.customerId = u"customer-%1"_s.arg(m_customer);
    hidden.customerName = customerLabel(m_customer);
    hidden.customerEmail.clear();
    hidden.preview = blotted(conversation.preview, conversation);
    return hidden;
}

Message Masker::masked(const Message &message, const Conversation &of)
{
    Message hidden = message;
    hidden.id = QString::number(++m_message);
    hidden.conversationId = u"conversation-%1"_s.arg(m_conversation);
    hidden.customerId = u"customer-%1"_s.arg(m_customer);
    hidden.replyToId.clear();
    hidden.content = blotted(message.content, of);
    hidden.comment = blotted(message.comment, of);
    return hidden;
}

QString Masker::blotted(const QString &text, const Conversation &of) const
{
    static const QRegularExpression address(uR"([^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+)"_s);
    // Phone, card and order numbers: seven digits or more, also in groups.
    static const QRegularExpression number(uR"(\+?\d(?:[ ./-]?\d){6,})"_s);
    QString hidden = text;
    if (!of.customerEmail.isEmpty())
        hidden.replace(of.customerEmail, u"[address]"_s, Qt::CaseInsensitive);
    hidden.replace(address, u"[address]"_s);
    hidden.replace(number, u"[number]"_s);
    if (of.customerName.size() >= 2)
        hidden.replace(of.customerName, customerLabel(m_customer), Qt::CaseInsensitive);
    return hidden;
}

} // namespace core::exporting
