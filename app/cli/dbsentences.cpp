// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/dbsentences.h"

#include "app/cli/cozesession.h"
#include "app/cli/errors.h"

#include <QDir>
#include <QLocale>
#include <QMap>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using core::Error;
using Reason = IndexAdvice::Reason;
using State = IndexAdvice::State;

namespace app::cli {

namespace {

/// What it is good for.
QString purposeOf(const QString &id)
{
    static const QMap<QString, QString> purposes{
        {u"conversationTime"_s, u"Opens a chat at its newest messages at once, however long it is."_s},
        {u"shopTime"_s, u"Shows the newest messages of one shop without sorting all it ever had."_s},
        {u"time"_s,
            u"Keeps all messages in the order of time: for the list of chats, for a date, for today's figures."_s},
        {u"updateTime"_s,
            u"Finds messages that were changed or deleted lately without reading all of them."_s},
        {u"conversationCustomer"_s, u"Finds the chat in which a returning customer goes on."_s},
        {u"conversationId"_s, u"Finds a chat by its id whenever somebody writes in it."_s},
        {u"customerMail"_s, u"Finds a customer by mail address."_s},
        {u"customerTime"_s, u"Lists the newest visitors without reading all of them."_s},
        {u"customerShopTime"_s, u"Lists the newest visitors of one shop without sorting all of them."_s},
    };
    return purposes.value(id);
}

QString nameOfWanted(const QString &id)
{
    // The advice names them by what they are for; people see them by purpose.
    QString purpose = purposeOf(id);
    purpose.chop(1);
    return purpose.isEmpty() ? QString() : purpose.left(1).toLower() + purpose.mid(1);
}

QString costOf(const IndexAdvice &advice)
{
    if (advice.rows <= 0)
        return u"The table is empty, so making it takes no time."_s;
    const QString seconds = advice.seconds < 1 ? u"a second"_s : u"%L1 s"_s.arg(qint64(advice.seconds + 0.5));
    return u"Making it takes about %1 and %2 of disk."_s.arg(seconds, sizeText(advice.sizeBytes));
}

QString harmOf(Reason reason, bool exists)
{
    const QString pays = exists ? u"Every new message is entered into it"_s
                                : u"Every new message would have to be entered into it"_s;
    switch (reason) {
    case Reason::FewValues:
        return pays
            + u", and it tells hardly any message from another: there are only a few kinds of senders."_s;
    case Reason::WrongOrder:
        return pays
            + u", and the messages of a shop have to be sorted all the same, since the bot stands before the time."_s;
    default:
        return pays + u", and nothing that the shop or the console does often asks this way."_s;
    }
}

QString missingSentence(const IndexAdvice &advice)
{
    switch (advice.reason) {
    case Reason::AdviceServes:
        return u"Not there. Another one that is advised here does its work and more (%1)."_s.arg(
            nameOfWanted(advice.instead));
    case Reason::NoHotQuery:
        return u"Not there, and not needed: nothing that the shop or the console does often asks this way."_s;
    case Reason::WrongOrder:
        return u"Not there, and not needed: the shop wants a customer's chats by the last message, not by their beginning."_s;
    case Reason::TinyTable:
        return u"Not there, and not needed: the table has a handful of rows, which are read faster without."_s;
    case Reason::Invalid:
        return purposeOf(advice.id)
            + u" A build of it failed and left a useless rest, which is removed first. "_s + costOf(advice);
    default:
        return purposeOf(advice.id) + u" It is missing. "_s + costOf(advice);
    }
}

QString impossibleSentence(const IndexAdvice &advice)
{
    switch (advice.reason) {
    case Reason::TableMissing:
        return u"Cannot be made here: there is no table %1."_s.arg(advice.absent.join(u", "_s));
    case Reason::MovingWindow:
        return u"Cannot be made in any database: its condition (the last days) moves with the calendar, and an index has to stand still."_s;
    case Reason::NameTaken:
        return u"Cannot be made: an index of this name has other columns. Rename that one or drop it."_s;
    default:
        break;
    }
    QString sentence
        = u"Cannot be made here: the table has no column %1"_s.arg(advice.absent.join(u" and "_s));
    sentence += advice.standIn.isEmpty() ? u"."_s : u" (this shop calls it %1)."_s.arg(advice.standIn);
    if (!advice.instead.isEmpty())
        sentence += u" What it was meant for is advised below (%1)."_s.arg(nameOfWanted(advice.instead));
    return sentence;
}

} // namespace

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(
        bytes, bytes < (1 << 20) ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString sentenceFor(const IndexAdvice &advice)
{
    switch (advice.state) {
    case State::Present: {
        const QString purpose = purposeOf(advice.id);
        if (advice.reason == Reason::AnotherServes)
            return purpose + u" The index %1 does that already."_s.arg(advice.existing);
        if (advice.reason == Reason::None)
            return purpose.isEmpty() ? u"It is there."_s : purpose + u" It is there."_s;
        return u"It is there, but nothing that the shop or the console does often uses it."_s;
    }
    case State::Missing:
        return missingSentence(advice);
    case State::Impossible:
        return impossibleSentence(advice);
    case State::Duplicate:
        if (!advice.exists)
            return u"Not needed: the index %1 does the same already."_s.arg(advice.existing);
        return u"There for nothing: the index %1 does the same. It costs %2 and time with every new row. To drop it: %3"_s
            .arg(advice.existing, sizeText(advice.sizeBytes), advice.undo);
    case State::Harmful:
        break;
    }
    if (advice.reason == Reason::Invalid)
        return u"Left behind by a build that failed: it costs time with every new row and is never used. To drop it: %1"_s
            .arg(advice.undo);
    const QString harm = harmOf(advice.reason, advice.exists);
    return advice.exists ? harm + u" To drop it: %1"_s.arg(advice.undo) : harm;
}

QString describe(const QueryFinding &query)
{
    static const QMap<QString, QString> words{
        {u"backend.newestMessages"_s, u"Shop: the newest messages"_s},
        {u"backend.countMessages"_s, u"Shop: counts all messages, with each page"_s},
        {u"backend.deepPage"_s, u"Shop: a page in the middle of all messages"_s},
        {u"backend.openConversation"_s, u"Shop: opens a chat"_s},
        {u"backend.messagesOfShop"_s, u"Shop: messages of one shop"_s},
        {u"backend.today"_s, u"Shop: today's figures"_s},
        {u"backend.replyRate"_s, u"Shop: the rate of replies"_s},
        {u"backend.chatUsers"_s, u"Shop: customers who wrote"_s},
        {u"backend.analytics"_s, u"Shop: response times of 30 days"_s},
        {u"backend.continueConversation"_s, u"Shop: goes on with a customer's chat"_s},
        {u"backend.touchConversation"_s, u"Shop: a chat by its id"_s},
        {u"backend.customerByMail"_s, u"Shop: a customer by mail"_s},
        {u"backend.visitors"_s, u"Shop: visitors"_s},
        {u"backend.visitorsOfShop"_s, u"Shop: visitors of one shop"_s},
        {u"console.list"_s, u"Console: the list with last messages"_s},
        {u"console.listAtDate"_s, u"Console: the list at a date"_s},
        {u"console.openConversation"_s, u"Console: opens a chat"_s},
        {u"console.previousPage"_s, u"Console: the page before"_s},
        {u"console.jumpToDate"_s, u"Console: jumps to a date in a chat"_s},
        {u"console.messagesOfShop"_s, u"Console: messages of one shop"_s},
        {u"console.statistics"_s, u"Console: figures of a day"_s},
        {u"console.newRows"_s, u"Console: what is new"_s},
        {u"console.edits"_s, u"Console: what was changed"_s},
        {u"console.conversation"_s, u"Console: a chat by its id"_s},
        {u"console.conversationsOfCustomer"_s, u"Console: chats of a customer"_s},
        {u"console.customerByMail"_s, u"Console: customers by name or mail"_s},
    };
    return words.value(query.id, query.id);
}

QString describe(const Plan &plan, bool readsAll)
{
    switch (plan.kind) {
    case Plan::Kind::Scan:
        return readsAll ? u"reads everything (it has to)"_s : u"reads the whole table"_s;
    case Plan::Kind::Sorted:
        return u"finds by %1, then sorts"_s.arg(plan.indexes.join(u", "_s));
    case Plan::Kind::Index:
        break;
    }
    return plan.indexes.isEmpty() ? plan.text() : u"walks %1"_s.arg(plan.indexes.join(u", "_s));
}

QString describe(const BuildProgress &progress)
{
    const QString which = u"%1 of %2, %3: "_s.arg(progress.number).arg(progress.count).arg(progress.name);
    const QString share = progress.total > 0
        ? u" %1 %"_s.arg(std::clamp<qint64>(progress.done * 100 / progress.total, 0, 100))
        : QString();
    switch (progress.phase) {
    case BuildProgress::Phase::Waiting:
        return which + u"waiting for others who are using the table"_s;
    case BuildProgress::Phase::Building:
        return which + u"building"_s + share;
    case BuildProgress::Phase::Validating:
        return which + u"looking for what came meanwhile"_s + share;
    case BuildProgress::Phase::Removing:
        break;
    }
    return which + u"removing what was begun"_s;
}

QString databaseSentence(const Error &error, const Target &target)
{
    const bool isFile = std::holds_alternative<SqliteTarget>(target);
    const QString why = inBrackets(error);
    switch (error.kind) {
    case Error::Kind::Network:
        return u"The database cannot be reached%1. Check postgres.url and the network."_s.arg(why);
    case Error::Kind::Timeout:
        return u"The database did not answer in time%1. Try again when it has less to do."_s.arg(why);
    case Error::Kind::Tls:
        return u"No safe connection to the database%1. Nothing was sent; net.allowPlainText true allows one without encryption."_s
            .arg(why);
    case Error::Kind::Unauthorized:
        return u"The database refused the sign-in%1. %2"_s.arg(why, howToSet(u"postgres-password"_s));
    case Error::Kind::Forbidden:
        return u"The account may not do this%1. Ask the database's administrator."_s.arg(why);
    case Error::Kind::InvalidInput:
        return u"postgres.url cannot be used%1."_s.arg(why);
    case Error::Kind::Unsupported:
        return u"This is not a database of the shop's backend%1. Check %2."_s.arg(
            why, isFile ? u"source.file"_s : u"postgres.url"_s);
    case Error::Kind::ReadOnly:
        return u"Nothing can be written there%1."_s.arg(why);
    case Error::Kind::Busy:
        return isFile ? u"The shop is writing to its file all the time%1. Try again later."_s.arg(why)
                      : u"The database is busy with others%1. Try again later."_s.arg(why);
    case Error::Kind::DiskFull:
        return u"The database's disk is full%1. Nothing was changed; make room and try again."_s.arg(why);
    case Error::Kind::Database:
        return u"The database could not do it%1."_s.arg(why);
    case Error::Kind::Corrupt:
        return u"%1 is no SQLite database, or a damaged one%2."_s.arg(
            isFile ? QDir::toNativeSeparators(std::get<SqliteTarget>(target).file) : u"The answer"_s, why);
    default:
        return sentenceFor(error);
    }
}

} // namespace app::cli
