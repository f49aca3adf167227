// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/outbox.h"

#include "core/base/deliver.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace core::feed {

Outbox::Outbox(live::LiveSession *session, shop::ShopClient *shop, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_shop(shop)
{ }

void Outbox::send(const Answer &answer)
{
    m_items.insert(answer.id, Item{answer, false, false, false, std::nullopt});
    broadcast(answer.id);
}

void Outbox::sendAgain(const QString &id)
{
    const auto item = m_items.find(id);
    if (item == m_items.end() || item->running)
        return;
    item->error.reset();
    if (!item->broadcast)
        broadcast(id);
    else if (!item->stored)
        store(id);
}

void Outbox::discard(const QString &id)
{
    if (const auto item = m_items.constFind(id); item != m_items.cend() && !item->running)
        m_items.erase(item);
}

void Outbox::broadcast(const QString &id)
{
    m_items[id].running = true;
    emit changed(id);
    if (!m_session) {
        end(id, Error{Error::Kind::Unsupported, u"there is no live connection to send it over"_s});
        return;
    }
    const QJsonObject message{
        {u"conversationId"_s, m_items[id].answer.conversationId}, {u"content"_s, m_items[id].answer.text}};
    m_session->request(u"send_message"_s, {message}, [this, id](const Result<QJsonArray> &answered) {
        const auto item = m_items.find(id);
        if (item == m_items.end() || !item->running)
            return;
        const QJsonObject answer = answered ? answered->at(0).toObject() : QJsonObject();
        if (!answered && !item->broadcast) {
            end(id, answered.error());
        } else if (answered && !answer.value("success"_L1).toBool() && !item->broadcast) {
            end(id, Error{Error::Kind::Remote, answer.value("error"_L1).toString()});
        } else {
            item->broadcast = true;
            store(id);
        }
    });
}

void Outbox::echoed(const QString &id)
{
    if (const auto item = m_items.find(id); item != m_items.end())
        item->broadcast = true;
}

void Outbox::store(const QString &id)
{
    m_items[id].running = true;
    emit changed(id);
    if (!m_shop) {
        end(id, Error{Error::Kind::Unsupported, u"the backend's address is needed to store it"_s});
        return;
    }
    const Answer answer = m_items[id].answer;
    deliver(m_shop->storeAnswer(answer.conversationId, answer.text, answer.shopId, answer.botId), this,
        [this, id](const Result<shop::HistoryRow> &row) {
            if (const auto item = m_items.find(id); item != m_items.end() && item->running) {
                item->stored = item->stored || row.has_value();
                end(id, item->stored ? std::nullopt : std::optional(row.error()));
            }
        });
}

void Outbox::end(const QString &id, const std::optional<Error> &error)
{
    Item &item = m_items[id];
    item.running = false;
    item.error = error;
    emit changed(id);
}

void Outbox::appeared(const QString &id, const QString &rowId)
{
    const auto item = m_items.find(id);
    if (item == m_items.end())
        return;
    Item known = *item;
    known.stored = true;
    known.broadcast = true;
    known.error.reset();
    m_items.erase(item);
    m_items.insert(rowId, known);
    if (!known.running)
        emit changed(rowId);
}

Delivery Outbox::deliveryOf(const QString &id) const
{
    const auto item = m_items.constFind(id);
    if (item == m_items.cend())
        return Delivery::None;
    if (item->broadcast && item->stored)
        return Delivery::Sent;
    if (item->running)
        return Delivery::Pending;
    return item->broadcast ? Delivery::NotStored : Delivery::Failed;
}

std::optional<Error> Outbox::errorOf(const QString &id) const
{
    const auto item = m_items.constFind(id);
    return item == m_items.cend() ? std::nullopt : item->error;
}

std::optional<Outbox::Answer> Outbox::answer(const QString &id) const
{
    const auto item = m_items.constFind(id);
    return item == m_items.cend() ? std::nullopt : std::optional(item->answer);
}

bool Outbox::isStoredWithout(const QString &id) const
{
    const auto item = m_items.constFind(id);
    return item != m_items.cend() && item->stored && item->answer.id == id;
}

} // namespace core::feed
