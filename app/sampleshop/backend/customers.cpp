// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/customers.h"

#include "app/sampleshop/backend/botchat.h"
#include "app/sampleshop/knowledge.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

constexpr std::size_t kAtOnce = 6; // conversations
constexpr double kMessagesPerWrite = 1.9; // what one line of a customer brings, with what answers it
constexpr qint64 kFortnightMs = 14LL * 24 * 60 * 60 * 1000;

} // namespace

Customers::Customers(quint32 seed) : m_random(seed) { }

void Customers::setTraffic(double messagesPerMinute, qint64 nowMs)
{
    m_traffic = messagesPerMinute;
    m_nextWriteMs = nowMs + (m_traffic > 0 ? gapMs() / 2 : 0);
}

QString Customers::oneOf(const QStringList &list)
{
    return list[below(int(list.size()))];
}

QString Customers::newConversationId()
{
    quint32 words[4];
    m_random.fillRange(words);
    QByteArray bytes(reinterpret_cast<const char *>(words), sizeof words);
    bytes[6] = char((bytes[6] & 0x0f) | 0x40); // version 4
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return u"conv_"_s + QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

qint64 Customers::pauseMs()
{
    return qint64(double(1000 + below(3000)) * m_pace);
}

qint64 Customers::gapMs()
{
    const double mean = 60'000 * kMessagesPerWrite / m_traffic;
    return qint64(mean * (0.5 + m_random.generateDouble()));
}

Customers::Reaction Customers::reaction()
{
    const int chance = below(100);
    if (m_hasOddities && chance < 6)
        return Reaction::Apology;
    if (m_hasOddities && chance < 12)
        return Reaction::Twice;
    return chance < 17 ? Reaction::WrongLanguage : Reaction::Answer;
}

Customers::Chat Customers::newChat()
{
    const QVector<Phrasebook> &books = phrasebooks();
    Chat chat;
    // One after the other, so that a short look shows many languages.
    chat.book = &books[m_opened++ % books.size()];
    chat.agent = chat.book->agent;
    chat.opening.conversationId = newConversationId();
    chat.opening.shopId = happens(60) ? u"shop-a"_s : u"shop-b"_s;
    chat.opening.language = chat.book->language;
    chat.opening.name = oneOf(chat.book->names);
    chat.opening.isSignedIn = happens(5);
    const QString order = QString::number(1000 + below(9000));
    if (happens(50))
        chat.lines.append({oneOf(chat.book->greeting), Reaction::Answer});
    if (happens(8)) { // a room in which nothing more happens
        chat.lines.append({oneOf(chat.book->order), Reaction::Silence});
        chat.lines.last().text.replace("{order}"_L1, order);
        return chat;
    }
    const QVector<const QStringList *> topics{&chat.book->order, &chat.book->refund, &chat.book->shipping,
        &chat.book->size, &chat.book->order, &chat.book->complaint};
    for (int i = 1 + below(3); i > 0; --i)
        chat.lines.append({oneOf(*topics[below(int(topics.size()))]), reaction()});
    const int end = below(100);
    if (end < 20)
        chat.lines.append({oneOf(chat.book->human), Reaction::Person});
    else if (end < 30)
        chat.lines.append({oneOf(chat.book->human), Reaction::Handoff});
    else if (end < 45)
        chat.lines.last().reaction = Reaction::Silence; // left waiting
    if (end < 20 || end >= 45)
        chat.lines.append({oneOf(chat.book->thanks), Reaction::Silence});
    for (Line &line : chat.lines)
        line.text.replace("{order}"_L1, order);
    return chat;
}

void Customers::add(const Chat &chat, Deed::Kind kind, qint64 atMs, const QString &text, const QString &name)
{
    Deed deed = chat.opening;
    deed.atMs = atMs;
    deed.kind = kind;
    deed.text = text;
    deed.name = name;
    const auto place = std::upper_bound(m_deeds.begin(), m_deeds.end(), deed,
        [](const Deed &left, const Deed &right) { return left.atMs < right.atMs; });
    m_deeds.insert(place, std::move(deed));
}

void Customers::react(Chat &chat, const Line &line, qint64 atMs)
{
    const qint64 answeredMs = atMs + pauseMs();
    chat.busyUntilMs = answeredMs;
    switch (line.reaction) {
    case Reaction::Silence:
        chat.busyUntilMs = atMs;
        break;
    case Reaction::Answer:
        add(chat, Deed::Kind::BotAnswers, answeredMs, answerTo(line.text).text, {});
        break;
    case Reaction::Twice: {
        const QString answer = answerTo(line.text).text;
        add(chat, Deed::Kind::BotAnswers, answeredMs, answer, {});
        add(chat, Deed::Kind::BotAnswers, answeredMs + 10, answer, {});
        break;
    }
    case Reaction::WrongLanguage: {
        const QVector<Phrasebook> &books = phrasebooks();
        const Phrasebook &other
            = books[(chat.book - books.constData() + 1 + below(int(books.size()) - 1)) % books.size()];
        add(chat, Deed::Kind::BotAnswers, answeredMs, answerTo(other.order.first()).text, {});
        break;
    }
    case Reaction::Apology:
        add(chat, Deed::Kind::BotAnswers, answeredMs, oneOf(cannedApologies()), {});
        break;
    case Reaction::Handoff:
    case Reaction::Person:
        add(chat, Deed::Kind::SystemTells, answeredMs, oneOf(chat.book->handoff), {});
        if (line.reaction == Reaction::Handoff)
            break;
        for (const QString &said : chat.book->agentLines) {
            chat.busyUntilMs += pauseMs() * 3;
            add(chat, Deed::Kind::AgentAnswers, chat.busyUntilMs, said, chat.agent);
        }
        break;
    }
}

void Customers::writeNext(Chat &chat, qint64 atMs)
{
    if (chat.at == 0)
        add(chat, Deed::Kind::Opens, atMs, {}, chat.opening.name);
    const Line &line = chat.lines[chat.at++];
    add(chat, Deed::Kind::Writes, atMs, line.text, chat.opening.name);
    react(chat, line, atMs);
}

void Customers::write(qint64 atMs)
{
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < m_chats.size(); ++i) {
        if (m_chats[i].busyUntilMs <= atMs)
            free.push_back(i);
    }
    if (free.empty() || (m_chats.size() < kAtOnce && happens(60))) {
        m_chats.push_back(newChat());
        free = {m_chats.size() - 1};
    }
    const std::size_t chosen = free[std::size_t(below(int(free.size())))];
    writeNext(m_chats[chosen], atMs);
    if (m_chats[chosen].at == m_chats[chosen].lines.size())
        m_chats.erase(m_chats.begin() + std::ptrdiff_t(chosen));
}

std::optional<qint64> Customers::nextMs() const
{
    if (m_deeds.empty())
        return m_traffic > 0 ? std::optional(m_nextWriteMs) : std::nullopt;
    return m_traffic > 0 ? std::min(m_nextWriteMs, m_deeds.front().atMs) : m_deeds.front().atMs;
}

std::optional<Deed> Customers::takeDue(qint64 nowMs)
{
    // Answers that are due are given, also when nobody writes any more.
    while (m_traffic > 0 && m_nextWriteMs <= nowMs
        && (m_deeds.empty() || m_deeds.front().atMs > m_nextWriteMs)) {
        write(m_nextWriteMs);
        m_nextWriteMs += gapMs();
    }
    if (m_deeds.empty() || m_deeds.front().atMs > nowMs)
        return std::nullopt;
    Deed first = std::move(m_deeds.front());
    m_deeds.erase(m_deeds.begin());
    return first;
}

QVector<Deed> Customers::earlier(int conversations, qint64 untilMs)
{
    const double pace = std::exchange(m_pace, 1.0);
    auto later = std::exchange(m_deeds, {});
    for (int i = 0; i < conversations; ++i) {
        Chat chat = newChat();
        qint64 at = untilMs - qint64(m_random.generateDouble() * double(kFortnightMs));
        while (chat.at < chat.lines.size() && at < untilMs) {
            writeNext(chat, at);
            at = std::max(at, chat.busyUntilMs) + 8'000 + below(90'000);
        }
    }
    QVector<Deed> deeds(m_deeds.begin(), m_deeds.end());
    deeds.removeIf([untilMs](const Deed &deed) { return deed.atMs > untilMs; });
    m_deeds = std::move(later);
    m_pace = pace;
    return deeds;
}

} // namespace app::sampleshop::backend
