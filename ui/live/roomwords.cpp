// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roomwords.h"

#include "ui/text/scripts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::feed;

namespace {

struct Rooms
{
    Q_DECLARE_TR_FUNCTIONS(ui::Rooms)
};

constexpr qsizetype kIdShown = 12;

} // namespace

QString roomTitle(const Room &room)
{
    if (!room.customerName.isEmpty())
        return isolated(room.customerName);
    const QString &id = room.conversationId;
    return Rooms::tr("room %1").arg(isolated(id.size() <= kIdShown ? id : u'…' + id.right(kIdShown - 4)));
}

QString waitingTime(qint64 ms)
{
    const qint64 seconds = qMax<qint64>(0, ms / 1000);
    const auto two = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
    if (seconds < 3600)
        return QString::number(seconds / 60) + u':' + two(seconds % 60);
    return QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

QString durationSpoken(qint64 ms)
{
    const qint64 seconds = qMax<qint64>(1, ms / 1000);
    if (seconds < 60)
        return Rooms::tr("%n second(s)", nullptr, int(seconds));
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return Rooms::tr("%n minute(s)", nullptr, int(minutes));
    const QString hours = Rooms::tr("%n hour(s)", nullptr, int(qMin<qint64>(minutes / 60, 1'000'000)));
    return minutes % 60 == 0 ? hours
                             : Rooms::tr("%1 %2", "hours and minutes")
                                   .arg(hours, Rooms::tr("%n minute(s)", nullptr, int(minutes % 60)));
}

bool isWaiting(const Room &room)
{
    return room.waitingSinceMs > 0;
}

QVector<RoomWarning> warningsOf(const Room &room)
{
    QVector<RoomWarning> warnings;
    if (room.flags.testFlag(WrongLanguage))
        warnings.append({u"▲"_s, Rooms::tr("language"),
            Rooms::tr("The bot answers in another language than the customer writes.")});
    if (room.flags.testFlag(Apologised))
        warnings.append({u"✕"_s, Rooms::tr("apologised"),
            Rooms::tr("The bot only apologised: something failed behind it.")});
    if (room.flags.testFlag(RepeatedAnswer))
        warnings.append({u"↻"_s, Rooms::tr("repeated"), Rooms::tr("The bot said the same twice.")});
    if (room.flags.testFlag(Silent))
        warnings.append(
            {u"○"_s, Rooms::tr("silent"), Rooms::tr("The bot has not answered for more than a minute.")});
    return warnings;
}

QString warningLine(const Room &room)
{
    QStringList parts;
    for (const RoomWarning &warning : warningsOf(room))
        parts.append(warning.glyph + u' ' + warning.word);
    return parts.join(u"  "_s);
}

QString handlerWords(Handler handler)
{
    switch (handler) {
    case Handler::Bot:
        return Rooms::tr("the bot answers");
    case Handler::Human:
        return Rooms::tr("a person answers");
    case Handler::Nobody:
        break;
    }
    return {};
}

bool isTyping(const Room &room, qint64 nowMs)
{
    return room.customerTypingUntilMs > nowMs;
}

QString roomSentence(const Room &room, qint64 nowMs, const Dates &dates)
{
    QStringList parts;
    if (isWaiting(room))
        parts.append(Rooms::tr("waiting for %1").arg(durationSpoken(nowMs - room.waitingSinceMs)));
    if (room.unread > 0)
        parts.append(Rooms::tr("%n unread message(s)", nullptr, room.unread));
    if (!room.lang.isEmpty())
        parts.append(languageName(room.lang));
    if (room.handler != Handler::Nobody)
        parts.append(handlerWords(room.handler));
    if (room.openGaps > 0)
        parts.append(Rooms::tr("%n gap(s)", nullptr, room.openGaps));
    if (room.lastAtMs > 0)
        parts.append(Rooms::tr("last message %1").arg(dates.spoken(room.lastAtMs)));
    QString sentence
        = parts.isEmpty() ? roomTitle(room) : Rooms::tr("%1: %2").arg(roomTitle(room), parts.join(u", "_s));
    for (const RoomWarning &warning : warningsOf(room))
        sentence += u". "_s + warning.sentence;
    if (isTyping(room, nowMs))
        sentence += u". "_s + Rooms::tr("The customer is typing.");
    return room.lastWords.isEmpty() ? sentence : Rooms::tr("%1. “%2”").arg(sentence, room.lastWords);
}

QStringList orderNumbersIn(const QString &text)
{
    // A number sign or a word for "order" before it, or a prefix of capitals: bare numbers are prices and
    // sizes.
    static const QRegularExpression pattern(
        uR"((?:[#＃]\s?|\b(?:order|pedido|commande|bestellung|bestellnummer)\s*(?:no\.?|number|nr\.?|n°)?\s*[:#]?\s*|(?:订单号?|訂單號?|注文番号|주문번호|طلب)\s*[:：#]?\s*)([A-Z]{0,4}-?\d{4,18})|\b([A-Z]{2,4}-\d{2,8}(?:-\d{2,8}){0,2})\b)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QStringList found;
    auto each = pattern.globalMatch(text);
    while (each.hasNext() && found.size() < 20) {
        const auto match = each.next();
        const QString number = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
        if (!found.contains(number))
            found.append(number);
    }
    return found;
}

} // namespace ui
