// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/messagedesk.h"

#include <QDateTime>

namespace app::sampleshop::backend {

MessageDesk::MessageDesk(Store &store, LiveServer &live, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_live(live)
{ }

void MessageDesk::store(MessageRow row, Then then)
{
    if (row.atMs == 0)
        row.atMs = QDateTime::currentMSecsSinceEpoch();
    m_store.post([row](Sqlite &database) { return insertMessage(database, row); },
        [then = std::move(then)](const core::Result<core::Done> &written) {
            if (then)
                then(written);
        });
}

void MessageDesk::storeAll(const QVector<MessageRow> &rows)
{
    m_store.post([rows](Sqlite &database) {
        for (const MessageRow &row : rows)
            insertMessage(database, row);
    });
}

void MessageDesk::storeAndTell(MessageRow row, const Speaker &speaker, Then then)
{
    store(row, [this, row, speaker, then = std::move(then)](const core::Result<core::Done> &written) {
        if (written)
            m_live.tell(row.conversationId, row.content, speaker, QDateTime::currentMSecsSinceEpoch());
        if (then)
            then(written);
    });
}

} // namespace app::sampleshop::backend
