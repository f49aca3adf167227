// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/phrasebook.h"

#include <QRandomGenerator>

#include <optional>
#include <vector>

namespace app::sampleshop::backend {

/// Something that happens in a conversation.
struct Deed
{
    enum class Kind {
        Opens, // a conversation, before its first message
        Writes, // the customer
        BotAnswers,
        SystemTells, // sender `assistant`
        AgentAnswers, // sender `admin`
    };
    qint64 atMs = 0; // on the clock of who asks
    Kind kind = Kind::Opens;
    QString conversationId;
    QString shopId;
    QString language;
    QString text;
    QString name; // of the customer, or the agent who answers
    bool isSignedIn = false; // the customer has a number, and rows that REST cannot tell

    bool operator==(const Deed &) const = default;
};

/// Customers who write by themselves, several at once and each in their language, and what they get for it:
/// an answer, mostly; the same one twice, one in another language, a canned apology, a person, nothing.
///
/// The same seed and settings give the same deeds. It knows no clock: whoever asks plays the deeds at their
/// time.
class Customers
{
public:
    explicit Customers(quint32 seed);

    void setTraffic(double messagesPerMinute, qint64 nowMs); // answers count; 0: nobody writes any more
    void setPace(double pace) { m_pace = pace; } // multiplies the pauses before answers
    void setOddities(bool on) { m_hasOddities = on; } // repeated answers and canned apologies

    /// When the next deed is due; nothing when nobody writes.
    [[nodiscard]] std::optional<qint64> nextMs() const;
    /// In the order of their times; nothing when none is due.
    [[nodiscard]] std::optional<Deed> takeDue(qint64 nowMs);
    /// Conversations of the fortnight before, in the order of their times.
    [[nodiscard]] QVector<Deed> earlier(int conversations, qint64 untilMs);

private:
    enum class Reaction { Answer, Twice, WrongLanguage, Apology, Handoff, Person, Silence };
    struct Line
    {
        QString text;
        Reaction reaction = Reaction::Answer;
    };
    struct Chat
    {
        Deed opening; // what all of its deeds have in common
        QString agent;
        const Phrasebook *book = nullptr;
        QVector<Line> lines;
        qsizetype at = 0;
        qint64 busyUntilMs = 0; // until the answer is there
    };

    [[nodiscard]] int below(int bound) { return int(m_random.bounded(bound)); }
    [[nodiscard]] bool happens(int percent) { return below(100) < percent; }
    [[nodiscard]] QString oneOf(const QStringList &list);
    [[nodiscard]] QString newConversationId();
    [[nodiscard]] Chat newChat();
    [[nodiscard]] Reaction reaction();
    [[nodiscard]] qint64 pauseMs(); // before an answer
    [[nodiscard]] qint64 gapMs(); // between two customers' messages
    void write(qint64 atMs);
    void writeNext(Chat &chat, qint64 atMs);
    void react(Chat &chat, const Line &line, qint64 atMs);
    void add(const Chat &chat, Deed::Kind kind, qint64 atMs, const QString &text, const QString &name);

    QRandomGenerator m_random;
    double m_traffic = 0;
    double m_pace = 1;
    bool m_hasOddities = true;
    qint64 m_nextWriteMs = 0;
    std::vector<Chat> m_chats;
    std::vector<Deed> m_deeds; // that will happen, by time
    int m_opened = 0;
};

} // namespace app::sampleshop::backend
