// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/livefaults.h"

#include "app/sampleshop/backend/websocketreader.h"

using namespace std::chrono_literals;

namespace app::sampleshop::backend {

namespace {

constexpr auto kPatience = 200ms;

} // namespace

LiveFaults::LiveFaults(Tell tell, QObject *parent) : QObject(parent), m_tell(std::move(tell))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &LiveFaults::tellHeld);
}

void LiveFaults::setReordering(bool on)
{
    m_isReordering = on;
    if (!on)
        tellHeld();
}

void LiveFaults::clear()
{
    m_isDuplicating = m_isLosing = false;
    setReordering(false);
}

void LiveFaults::pass(const QString &room, const QByteArray &frame)
{
    if (m_isLosing) {
        ++m_lost;
        return;
    }
    if (m_isReordering && m_held.isEmpty()) {
        m_heldRoom = room;
        m_held = frame;
        m_patience.start();
        return;
    }
    for (int i = 0; i < (m_isDuplicating ? 2 : 1); ++i)
        m_tell(room, frame);
    tellHeld();
}

void LiveFaults::tellHeld()
{
    m_patience.stop();
    if (m_held.isEmpty())
        return;
    const QByteArray frame = std::exchange(m_held, {});
    for (int i = 0; i < (m_isDuplicating ? 2 : 1); ++i)
        m_tell(m_heldRoom, frame);
}

QByteArray malformedFrame(Malformed kind)
{
    switch (kind) {
    case Malformed::CutJson:
        return frameOf("42[\"message_received\",{\"conversationId\":\"conv_");
    case Malformed::UnknownPacket:
        return frameOf("9");
    case Malformed::BadText:
        return frameOf("42[\"message_received\",\"\xc3\x28\xff\"]");
    case Malformed::ReservedBits: {
        QByteArray frame = frameOf("2");
        frame[0] = char(frame[0] | 0x40);
        return frame;
    }
    case Malformed::EventWithoutName:
        return frameOf("42[]");
    case Malformed::LostAttachment:
        return frameOf("451-[\"message_received\",{\"_placeholder\":true,\"num\":0}]") + frameOf("42[\"x\"]");
    }
    return {};
}

} // namespace app::sampleshop::backend
