// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/flood.h"

#include "app/sampleshop/backend/schema.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app::sampleshop::backend {

namespace {

constexpr auto kTick = 4ms;
constexpr auto kTail = R"(","sender":{"userId":"bot","userName":"AI Assistant","role":"bot"},"timestamp":")";

} // namespace

Flood::Flood(MessageDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &Flood::send);
}

QStringList Flood::rooms(int count)
{
    QStringList rooms;
    for (int i = 1; i <= count; ++i)
        rooms.append(u"conv_00000000-0000-4000-8000-%1"_s.arg(i, 12, 10, QChar(u'0')));
    return rooms;
}

void Flood::start(const Wish &wish)
{
    stop();
    m_wish = wish;
    m_rooms = rooms(std::max(wish.rooms, 1));
    m_heads.clear();
    for (const QString &room : std::as_const(m_rooms))
        m_heads.append(
            "42[\"message_received\",{\"conversationId\":\"" + room.toLatin1() + "\",\"content\":\"");
    m_padding = u"the parcel is on its way "_s.repeated(wish.bytes / 25 + 1);
    m_sent = 0;
    if (wish.stores) {
        m_desk.database().post([ids = m_rooms, now = QDateTime::currentMSecsSinceEpoch()](Sqlite &database) {
            for (const QString &id : ids) {
                if (const auto known = findConversation(database, id); known && !*known)
                    insertConversation(database, {id, u"shop-a"_s, {}, {}, now});
            }
        });
    }
    m_clock.start();
    m_timer.start();
}

void Flood::stop()
{
    m_timer.stop();
}

void Flood::send()
{
    const qint64 all = qint64(m_wish.messagesPerSecond) * m_wish.seconds;
    const qint64 due = std::min(all, m_clock.elapsed() * m_wish.messagesPerSecond / 1000);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QByteArray end = kTail + isoTime(now).toLatin1() + "\"}]";
    QVector<MessageRow> rows;
    for (; m_sent < due; ++m_sent) {
        const qsizetype room = m_sent % m_rooms.size();
        // Plain ASCII: it needs no JSON writer, which would be most of the work at thousands a second.
        const QString number = u'#' + QString::number(m_sent + 1) + u' ';
        const QString content = number + m_padding.left(std::max<qsizetype>(m_wish.bytes - number.size(), 0));
        m_desk.live().tellFrame(m_rooms[room], frameOf(m_heads[room] + content.toLatin1() + end));
        if (m_wish.stores)
            rows.append({m_rooms[room], content, u"bot"_s, u"shop-a"_s, {}, {}, now});
    }
    if (!rows.isEmpty())
        m_desk.storeAll(rows);
    if (m_sent == all) {
        stop();
        emit ended(m_sent);
    }
}

} // namespace app::sampleshop::backend
