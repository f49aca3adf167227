// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/historywords.h"

#include "ui/text/scripts.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::Words)
};

} // namespace

QString customerTitle(const core::chat::Conversation &conversation)
{
    if (!conversation.customerName.trimmed().isEmpty())
        return conversation.customerName.trimmed();
    if (conversation.guest)
        return Words::tr("Guest %1").arg(conversation.customerId);
    if (!conversation.customerEmail.isEmpty())
        return conversation.customerEmail;
    if (!conversation.customerId.isEmpty())
        return Words::tr("Customer %1").arg(conversation.customerId);
    return conversation.id.isEmpty() ? Words::tr("Without a conversation") : conversation.id;
}

QString hitTitle(const core::history::SearchHit &hit)
{
    core::chat::Conversation stand;
    stand.id = hit.message.conversationId;
    stand.customerId = hit.message.customerId;
    stand.customerName = hit.customerName;
    return customerTitle(stand);
}

QString senderWords(QStringView sender)
{
    switch (core::chat::roleOf(sender)) {
    case core::chat::Role::Customer:
        return Words::tr("Customer");
    case core::chat::Role::Bot:
        return Words::tr("Bot");
    case core::chat::Role::Agent:
        return Words::tr("Agent");
    case core::chat::Role::System:
        return Words::tr("System");
    case core::chat::Role::Unknown:
        break;
    }
    return sender.toString();
}

QString languageWords(const QString &tag)
{
    if (tag.isEmpty())
        return Words::tr("Unknown language");
    return tag.contains(u'-') ? Words::tr("%1 (%2)").arg(languageName(tag), tag) : languageName(tag);
}

QTimeZone zoneNamed(const QString &name)
{
    if (name == "UTC"_L1)
        return QTimeZone::utc();
    const QTimeZone zone
        = name.isEmpty() || name == "local"_L1 ? QTimeZone::systemTimeZone() : QTimeZone(name.toUtf8());
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QString countWords(const core::history::Count &count)
{
    const QString number = QLocale().toString(count.value);
    return count.exact ? number : Words::tr("%1+").arg(number);
}

} // namespace ui
