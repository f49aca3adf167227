// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/traffic.h"

#include "app/sampleshop/shopbots.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

/// Agents who are not on this desk; the account that can sign in is none of them.
constexpr auto kOtherAgent = "2"_L1;

QString assistantId()
{
    static const QString id = sampleBots().constFirst().id;
    return id;
}

QString senderOf(Deed::Kind kind)
{
    switch (kind) {
    case Deed::Kind::BotAnswers:
        return u"bot"_s;
    case Deed::Kind::SystemTells:
        return u"assistant"_s;
    case Deed::Kind::AgentAnswers:
        return u"admin"_s;
    case Deed::Kind::Opens:
    case Deed::Kind::Writes:
        break;
    }
    return u"user"_s;
}

void openIn(Sqlite &database, const Deed &deed, qint64 atMs)
{
    ConversationRow row{deed.conversationId, deed.shopId, assistantId(), {}, atMs};
    if (deed.isSignedIn) {
        const QString email = u"visitor-%1@example.invalid"_s.arg(deed.conversationId.sliced(5, 8));
        if (const auto id = insertInboxUser(database, {deed.shopId, email, deed.name, atMs}))
            row.inboxUserId = *id;
    }
    insertConversation(database, row);
}

void writeIn(Sqlite &database, const Deed &deed, qint64 atMs)
{
    MessageRow row{deed.conversationId, deed.text, senderOf(deed.kind), deed.shopId, assistantId(), {}, atMs};
    if (deed.isSignedIn) {
        if (const auto conversation = findConversation(database, deed.conversationId);
            conversation && *conversation)
            row.inboxUserId = (*conversation)->inboxUserId;
    }
    insertMessage(database, row);
}

} // namespace

Traffic::Traffic(MessageDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Traffic::play);
}

qint64 Traffic::nowMs() const
{
    return m_pastMs + (m_clock.isValid() ? m_clock.elapsed() : 0);
}

void Traffic::setRate(double messagesPerMinute)
{
    m_rate = messagesPerMinute;
    m_customers.setTraffic(m_rate, nowMs());
    if (m_clock.isValid())
        arm();
}

void Traffic::setSeed(quint32 seed)
{
    m_customers = Customers(seed);
    setPace(m_pace);
    setOddities(m_hasOddities);
    setRate(m_rate);
}

void Traffic::setPace(double pace)
{
    m_pace = pace;
    m_customers.setPace(pace);
}

void Traffic::setOddities(bool on)
{
    m_hasOddities = on;
    m_customers.setOddities(on);
}

void Traffic::fill(int conversations)
{
    const QVector<Deed> deeds
        = m_customers.earlier(conversations, QDateTime::currentMSecsSinceEpoch() - 60'000);
    m_desk.database().post([deeds](Sqlite &database) {
        for (const Deed &deed : deeds) {
            if (deed.kind == Deed::Kind::Opens)
                openIn(database, deed, deed.atMs);
            else
                writeIn(database, deed, deed.atMs);
        }
    });
}

void Traffic::start()
{
    if (m_clock.isValid())
        return;
    m_clock.start();
    arm();
}

void Traffic::stop()
{
    m_timer.stop();
    m_pastMs = nowMs();
    m_clock.invalidate();
}

void Traffic::arm()
{
    if (const auto next = m_customers.nextMs())
        m_timer.start(int(std::max<qint64>(*next - nowMs(), 0)));
    else
        m_timer.stop();
}

void Traffic::play()
{
    constexpr int kMostAtOnce = 200; // then the sockets have a turn
    for (int i = 0; i < kMostAtOnce; ++i) {
        const auto deed = m_customers.takeDue(nowMs());
        if (!deed)
            break;
        tell(*deed);
    }
    arm();
}

void Traffic::tell(const Deed &deed)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (deed.kind == Deed::Kind::Opens) {
        m_desk.database().post([deed, now](Sqlite &database) { openIn(database, deed, now); });
        return;
    }
    m_written += deed.kind == Deed::Kind::Writes ? 1 : 0;
    const auto write = [deed, now](Sqlite &database) {
        writeIn(database, deed, now);
        return true;
    };
    m_desk.database().post(write, [this, deed](bool) {
        if (deed.kind == Deed::Kind::Writes)
            return; // what customers write over REST is not told
        const Speaker speaker = deed.kind == Deed::Kind::BotAnswers ? Speaker::bot()
            : deed.kind == Deed::Kind::SystemTells                  ? Speaker::orderSystem()
                                                                    : Speaker::agent(kOtherAgent, deed.name);
        m_desk.live().tell(deed.conversationId, deed.text, speaker, QDateTime::currentMSecsSinceEpoch());
    });
}

} // namespace app::sampleshop::backend
