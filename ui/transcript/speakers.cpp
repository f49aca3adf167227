// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/speakers.h"

#include "ui/text/displaytext.h"
#include "ui/text/scripts.h"

using namespace Qt::StringLiterals;
using core::chat::Message;
using core::chat::Role;

namespace ui {

Speakers::Speakers(QString customerName, QString botName)
    : m_customer(std::move(customerName)),
      m_bot(std::move(botName))
{ }

QString Speakers::roleWord(Role role)
{
    switch (role) {
    case Role::Customer:
        return tr("Customer");
    case Role::Bot:
        return tr("Bot");
    case Role::Agent:
        return tr("Agent");
    case Role::System:
        return tr("System");
    case Role::Unknown:
        break;
    }
    return tr("Unknown sender");
}

QString Speakers::iconName(Role role)
{
    switch (role) {
    case Role::Customer:
        return u"person"_s;
    case Role::Bot:
        return u"robot"_s;
    case Role::Agent:
        return u"headset"_s;
    case Role::System:
        return u"settings"_s;
    case Role::Unknown:
        break;
    }
    return u"help"_s;
}

QString Speakers::name(const Message &message) const
{
    switch (message.role) {
    case Role::Customer:
        return m_customer.isEmpty() ? roleWord(message.role) : isolated(m_customer);
    case Role::Bot:
        return m_bot.isEmpty() ? roleWord(message.role) : isolated(m_bot);
    case Role::Unknown:
        return message.sender.isEmpty()
            ? roleWord(message.role)
            : tr("“%1” (unknown sender)").arg(isolated(QStringView(message.sender).left(80)));
    default:
        return roleWord(message.role);
    }
}

QString Speakers::copied(const Message &message, const Dates &dates, const QString &text) const
{
    QString who = name(message);
    who.removeIf([](QChar c) { return c == QChar(0x2068) || c == QChar(0x2069); });
    return u'[' + dates.copied(message.sentAtMs) + u"] "_s + who + u": "_s + text;
}

QString Speakers::sentence(const Message &message, const Dates &dates) const
{
    constexpr qsizetype mostUnits = 4'000; // a screen reader is not read a megabyte
    QString who = roleWord(message.role);
    const bool named = (message.role == Role::Customer && !m_customer.isEmpty())
        || (message.role == Role::Bot && !m_bot.isEmpty());
    if (named)
        who = tr("%1 %2", "role and name").arg(who, name(message));
    else if (message.role == Role::Unknown)
        who = name(message);
    const QString language = languageName(message.lang);
    const QString head = language.isEmpty()
        ? tr("%1, %2", "speaker and time").arg(who, dates.spoken(message.sentAtMs))
        : tr("%1, %2, %3", "speaker, time and language").arg(who, dates.spoken(message.sentAtMs), language);
    QString text = DisplayText(QStringView(message.content).left(mostUnits)).text().simplified();
    if (text.isEmpty())
        text = tr("empty message");
    if (message.content.size() > mostUnits)
        text += u'…';
    QString sentence = tr("%1: %2", "who and when, then what was said").arg(head, text);
    if (!text.back().isPunct())
        sentence += u'.';
    if (Dates::isFuture(message.sentAtMs))
        sentence += u' ' + tr("The date is in the future.");
    if (message.marked)
        sentence += u' ' + tr("Marked.");
    if (!message.comment.isEmpty())
        sentence += u' ' + tr("Comment: %1").arg(message.comment.simplified());
    return sentence;
}

} // namespace ui
