// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/indexwords.h"

#include "ui/text/breakable.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using Reason = IndexAdvice::Reason;
using State = IndexAdvice::State;

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::IndexWords)
public:
    static QString purpose(const QString &id)
    {
        const QHash<QString, QString> purposes{
            {u"conversationTime"_s, tr("Opens a chat at its newest messages at once, however long it is.")},
            {u"shopTime"_s, tr("Shows the newest messages of one shop without sorting all it ever had.")},
            {u"time"_s,
                tr("Keeps all messages in the order of time: for the list of chats, for a date, for today's "
                   "figures.")},
            {u"updateTime"_s,
                tr("Finds messages that were changed or deleted lately without reading all of them.")},
            {u"conversationCustomer"_s, tr("Finds the chat in which a returning customer goes on.")},
            {u"conversationId"_s, tr("Finds a chat by its id whenever somebody writes in it.")},
            {u"customerMail"_s, tr("Finds a customer by mail address.")},
            {u"customerTime"_s, tr("Lists the newest visitors without reading all of them.")},
            {u"customerShopTime"_s, tr("Lists the newest visitors of one shop without sorting all of them.")},
        };
        return purposes.value(id);
    }

    static QString cost(const IndexAdvice &advice)
    {
        if (advice.rows <= 0)
            return tr("The table is empty, so making it takes no time.");
        return tr("Making it takes %1.", "about 40 s and 120 MB of disk")
            .arg(costWords(advice.sizeBytes, advice.seconds));
    }

    static QString missing(const IndexAdvice &advice)
    {
        switch (advice.reason) {
        case Reason::AdviceServes:
            return tr("Not needed: another index that is advised here does its work and more.");
        case Reason::NoHotQuery:
            return tr("Not needed: nothing that the shop or this program does often asks this way.");
        case Reason::WrongOrder:
            return tr("Not needed: the shop wants a customer's chats by the last message, not by their "
                      "beginning.");
        case Reason::TinyTable:
            return tr("Not needed: the table has a handful of rows, which are read faster without.");
        case Reason::Invalid:
            return joined({purpose(advice.id),
                tr("Making it failed once and left a useless rest, which is removed first."), cost(advice)});
        default:
            return joined({purpose(advice.id), cost(advice)});
        }
    }

    static QString impossible(const IndexAdvice &advice)
    {
        switch (advice.reason) {
        case Reason::TableMissing:
            return tr("Cannot be made here: there is no table %1.").arg(advice.absent.join(u", "_s));
        case Reason::MovingWindow:
            return tr("Cannot be made in any database: its condition (the last days) moves with the "
                      "calendar, and an index has to stand still.");
        case Reason::NameTaken:
            return tr("Cannot be made: an index of this name has other columns. Rename that one or drop it.");
        default:
            break;
        }
        const QString absent = advice.absent.join(u", "_s);
        const QString why = advice.standIn.isEmpty()
            ? tr("Cannot be made here: the table has no column %1.").arg(absent)
            : tr("Cannot be made here: the table has no column %1; this shop calls it %2.")
                  .arg(absent, advice.standIn);
        return advice.instead.isEmpty() ? why : joined({why, tr("What it was meant for is advised here.")});
    }

    static QString harmful(const IndexAdvice &advice)
    {
        if (advice.reason == Reason::Invalid)
            return tr("Left behind by an attempt that failed: it costs time with every new row and is never "
                      "used.");
        const QString pays = advice.exists ? tr("Every new message is entered into it.")
                                           : tr("Every new message would have to be entered into it.");
        switch (advice.reason) {
        case Reason::FewValues:
            return joined({pays,
                tr("It tells hardly any message from another: there are only a few kinds of senders.")});
        case Reason::WrongOrder:
            return joined({pays,
                tr("The messages of a shop have to be sorted all the same, since the bot stands before the "
                   "time.")});
        default:
            return joined({pays, tr("Nothing that the shop or this program does often asks this way.")});
        }
    }

    static QString present(const IndexAdvice &advice)
    {
        if (advice.reason == Reason::AnotherServes)
            return joined({purpose(advice.id), tr("The index %1 does that already.").arg(advice.existing)});
        if (advice.reason != Reason::None)
            return tr("It is there, but nothing that the shop or this program does often uses it.");
        const QString words = purpose(advice.id);
        return words.isEmpty() ? tr("It does its work.") : words;
    }

    static QString duplicate(const IndexAdvice &advice)
    {
        if (!advice.exists)
            return tr("Not needed: the index %1 does the same already.").arg(advice.existing);
        return tr("There for nothing: the index %1 does the same. It costs %2 and time with every new row.")
            .arg(advice.existing, QLocale().formattedDataSize(advice.sizeBytes));
    }

    static QString state(State state)
    {
        switch (state) {
        case State::Present:
            return tr("there", "state of an index");
        case State::Missing:
            return tr("missing", "state of an index");
        case State::Impossible:
            return tr("impossible", "state of an index");
        case State::Duplicate:
            return tr("duplicate", "state of an index");
        case State::Harmful:
            break;
        }
        return tr("harmful", "state of an index");
    }

    static QString question(const QString &id)
    {
        const QHash<QString, QString> words{
            {u"backend.newestMessages"_s, tr("Shop: the newest messages")},
            {u"backend.countMessages"_s, tr("Shop: counts all messages, with each page")},
            {u"backend.deepPage"_s, tr("Shop: a page in the middle of all messages")},
            {u"backend.openConversation"_s, tr("Shop: opens a chat")},
            {u"backend.messagesOfShop"_s, tr("Shop: messages of one shop")},
            {u"backend.today"_s, tr("Shop: today's figures")},
            {u"backend.replyRate"_s, tr("Shop: the rate of replies")},
            {u"backend.chatUsers"_s, tr("Shop: customers who wrote")},
            {u"backend.analytics"_s, tr("Shop: response times of 30 days")},
            {u"backend.continueConversation"_s, tr("Shop: goes on with a customer's chat")},
            {u"backend.touchConversation"_s, tr("Shop: a chat by its id")},
            {u"backend.customerByMail"_s, tr("Shop: a customer by mail")},
            {u"backend.visitors"_s, tr("Shop: visitors")},
            {u"backend.visitorsOfShop"_s, tr("Shop: visitors of one shop")},
            {u"console.list"_s, tr("Here: the list with last messages")},
            {u"console.listAtDate"_s, tr("Here: the list at a date")},
            {u"console.openConversation"_s, tr("Here: opens a chat")},
            {u"console.previousPage"_s, tr("Here: the page before")},
            {u"console.jumpToDate"_s, tr("Here: jumps to a date in a chat")},
            {u"console.messagesOfShop"_s, tr("Here: messages of one shop")},
            {u"console.statistics"_s, tr("Here: figures of a day")},
            {u"console.newRows"_s, tr("Here: what is new")},
            {u"console.edits"_s, tr("Here: what was changed")},
            {u"console.conversation"_s, tr("Here: a chat by its id")},
            {u"console.conversationsOfCustomer"_s, tr("Here: chats of a customer")},
            {u"console.customerByMail"_s, tr("Here: customers by name or mail")},
        };
        return words.value(id, id);
    }

    static QString plan(const QueryFinding &finding)
    {
        if (finding.error)
            return finding.error->detail;
        const QString indexes = breakable(finding.plan.indexes.join(u", "_s));
        switch (finding.plan.kind) {
        case Plan::Kind::Scan:
            return finding.readsAll ? tr("● reads everything, as it has to") : tr("▲ reads the whole table");
        case Plan::Kind::Sorted:
            return tr("▲ finds by %1, then sorts").arg(indexes);
        case Plan::Kind::Index:
            break;
        }
        return u"●\u00a0"_s + (indexes.isEmpty() ? finding.plan.text() : indexes);
    }

    static QString phase(const BuildProgress &progress)
    {
        switch (progress.phase) {
        case BuildProgress::Phase::Waiting:
            return tr("waiting for others who are using the table");
        case BuildProgress::Phase::Building:
            return tr("being made");
        case BuildProgress::Phase::Validating:
            return tr("looking for what came meanwhile");
        case BuildProgress::Phase::Removing:
            break;
        }
        return tr("removing what was begun");
    }

    static QString joined(QStringList sentences)
    {
        sentences.removeAll(QString());
        return sentences.join(u' ');
    }
};

} // namespace

QString stateWords(const IndexAdvice &advice)
{
    const QHash<State, QString> shapes{{State::Present, u"●"_s}, {State::Missing, u"○"_s},
        {State::Impossible, u"✕"_s}, {State::Duplicate, u"◐"_s}, {State::Harmful, u"✕"_s}};
    return u"%1 %2"_s.arg(advice.isWanted ? u"▲"_s : shapes.value(advice.state), Words::state(advice.state));
}

QString meaningOf(const IndexAdvice &advice)
{
    switch (advice.state) {
    case State::Present:
        return Words::present(advice);
    case State::Missing:
        return Words::missing(advice);
    case State::Impossible:
        return Words::impossible(advice);
    case State::Duplicate:
        return Words::duplicate(advice);
    case State::Harmful:
        break;
    }
    return Words::harmful(advice);
}

QString questionWords(const QueryFinding &finding)
{
    return Words::question(finding.id);
}

QString planWords(const QueryFinding &finding)
{
    return Words::plan(finding);
}

QString timeWords(const QueryFinding &finding)
{
    if (finding.isOverTime)
        return Words::tr("too long");
    if (finding.error || !finding.plan.isMeasured)
        return u"–"_s;
    return Words::tr("%1 ms").arg(QLocale().toString(finding.plan.ms, 'f', finding.plan.ms < 10 ? 2 : 0));
}

QString countWords(std::optional<qint64> count)
{
    return count ? QLocale().toString(*count) : u"–"_s;
}

QString progressWords(const BuildProgress &progress)
{
    const QLocale locale;
    return Words::tr("%1 of %2, %3: %4", "number; count; name of an index; what is done")
        .arg(locale.toString(progress.number), locale.toString(progress.count), progress.name,
            Words::phase(progress));
}

QString costWords(qint64 bytes, double seconds)
{
    const QLocale locale;
    const QString size = locale.formattedDataSize(bytes, 0);
    if (seconds < 90)
        return Words::tr("about %1 s and %2 of disk")
            .arg(locale.toString(std::max(1.0, std::ceil(seconds)), 'f', 0), size);
    return Words::tr("about %1 min and %2 of disk")
        .arg(locale.toString(std::ceil(seconds / 60), 'f', 0), size);
}

} // namespace ui
