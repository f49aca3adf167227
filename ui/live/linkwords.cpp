// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/linkwords.h"

#include "ui/text/errors.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::feed;
using core::live::EndReason;
using core::live::State;
using core::live::Status;

namespace {

struct Links
{
    Q_DECLARE_TR_FUNCTIONS(ui::Links)
};

int bounded(qint64 number)
{
    return int(std::clamp<qint64>(number, 0, 1'000'000'000));
}

/// "(…)" with the reason, when there is one.
QString because(const Status &link)
{
    if (link.error) {
        const QString words = serviceSentenceFor(*link.error);
        if (!words.isEmpty())
            return words;
    }
    const QString end = endWords(link.reason);
    return end.isEmpty() ? QString() : Links::tr("Reason: %1.").arg(end);
}

} // namespace

QString endWords(EndReason reason)
{
    switch (reason) {
    case EndReason::None:
    case EndReason::ClientDisconnect:
        return {};
    case EndReason::FailedAttempt:
        return Links::tr("the server could not be reached");
    case EndReason::PingTimeout:
        return Links::tr("no sign of life from the server");
    case EndReason::DeadLink:
        return Links::tr("the line was dead");
    case EndReason::TransportClose:
        return Links::tr("the connection was closed");
    case EndReason::TransportError:
        return Links::tr("the connection broke");
    case EndReason::ParseError:
        return Links::tr("the server sent something that cannot be understood");
    case EndReason::ServerDisconnect:
        return Links::tr("the server put this program out");
    case EndReason::Refused:
        return Links::tr("the server refused the sign-in");
    case EndReason::NetworkChange:
        return Links::tr("the network changed or the computer slept");
    }
    return {};
}

QString linkShort(const Status &link)
{
    switch (link.state) {
    case State::Idle:
        return Links::tr("off");
    case State::Opening:
    case State::AwaitingOpen:
    case State::Joining:
        return Links::tr("connecting");
    case State::Online:
        if (link.degraded)
            return Links::tr("slow to answer");
        return link.roundTripMs
            ? Links::tr("connected · %1 ms").arg(QLocale().toString(qRound64(*link.roundTripMs)))
            : Links::tr("connected");
    case State::Waiting:
        return Links::tr("reconnecting");
    case State::Refused:
        return Links::tr("sign-in refused");
    case State::Kicked:
        return Links::tr("put out by the server");
    case State::Incompatible:
        return Links::tr("not a server we can talk to");
    case State::Failed:
        return Links::tr("given up");
    }
    return {};
}

bool needsPerson(const Status &link)
{
    return link.state == State::Refused || link.state == State::Kicked || link.state == State::Incompatible
        || link.state == State::Failed;
}

QString linkSentence(const Status &link, qint64 nowMs)
{
    switch (link.state) {
    case State::Idle:
        return {};
    case State::Opening:
    case State::AwaitingOpen:
    case State::Joining:
        return link.attempt > 0
            ? Links::tr("reconnecting (try %1) – showing stored messages").arg(link.attempt + 1)
            : Links::tr("connecting – showing stored messages");
    case State::Online:
        return link.degraded ? Links::tr("The connection is slow to answer; messages may come late.")
                             : QString();
    case State::Waiting: {
        const qint64 seconds = qMax<qint64>(0, (link.nextTryAtMs - nowMs + 999) / 1000);
        return Links::tr("reconnecting in %1 s (try %2) – showing stored messages")
            .arg(QLocale().toString(seconds))
            .arg(link.attempt + 1);
    }
    case State::Refused:
        return Links::tr("The server refused the sign-in. %1 Stored messages stay readable.")
            .arg(because(link));
    case State::Kicked:
        return Links::tr("The server put this program out. %1 Stored messages stay readable.")
            .arg(because(link));
    case State::Incompatible:
        return Links::tr("This address does not speak the live protocol. %1").arg(because(link));
    case State::Failed:
        return Links::tr("Connecting was given up after %n failed attempt(s). ", nullptr, link.attempt)
            + because(link);
    }
    return {};
}

QString clockTime(qint64 ms, const Dates &dates)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms, dates.zone());
    return dates.locale().toString(at.time(), u"HH:mm:ss"_s);
}

QString databaseShort(const TailStatus &tail, const Receipt &receipt, const Dates &dates)
{
    switch (tail.state) {
    case TailStatus::State::None:
        return {};
    case TailStatus::State::Loading:
        if (tail.total > 0)
            return Links::tr("reading %1 of %2")
                .arg(QLocale().toString(tail.loaded), QLocale().toString(tail.total));
        return Links::tr("reading, %1 so far").arg(QLocale().toString(tail.loaded));
    case TailStatus::State::Failing:
        return tail.checkedAtMs > 0
            ? Links::tr("not reachable since %1").arg(clockTime(tail.checkedAtMs, dates))
            : Links::tr("not reachable");
    case TailStatus::State::Following:
        break;
    }
    if (receipt.completeUpToMs == 0)
        return Links::tr("nothing read yet");
    return Links::tr("up to %1, %n gap(s)", nullptr, receipt.openGaps)
        .arg(clockTime(receipt.completeUpToMs, dates));
}

QString tailSentence(const TailStatus &tail, const Dates &dates)
{
    if (tail.state != TailStatus::State::Failing)
        return {};
    QString words = tail.checkedAtMs > 0
        ? Links::tr("The database is not reachable since %1: gaps cannot be filled.")
              .arg(clockTime(tail.checkedAtMs, dates))
        : Links::tr("The database is not reachable: gaps cannot be filled.");
    if (tail.error) {
        if (const QString reason = serviceSentenceFor(*tail.error); !reason.isEmpty())
            words += u' ' + reason;
    }
    return words;
}

QString receiptSentence(const Receipt &receipt, const Dates &dates)
{
    if (receipt.completeUpToMs == 0)
        return Links::tr("Completeness not known yet");
    return Links::tr("Complete up to %1 · %n gap(s)", nullptr, receipt.openGaps)
        .arg(clockTime(receipt.completeUpToMs, dates));
}

QString roomReceipt(const Room &room, const Dates &dates)
{
    if (room.completeUpToMs == 0)
        return Links::tr("Completeness not known yet");
    return Links::tr("Complete up to %1 · %n gap(s)", nullptr, room.openGaps)
        .arg(clockTime(room.completeUpToMs, dates));
}

QString gapSentence(const Gap &gap, const Dates &dates)
{
    const QString where = gap.conversationId.isEmpty() ? Links::tr("all rooms") : Links::tr("this room");
    if (gap.state == Gap::State::Filled)
        return gap.messages == 0 ? Links::tr("Nothing was missed")
                                 : Links::tr("%n message(s) filled in", nullptr, bounded(gap.messages));
    const QString from = dates.time(gap.fromMs);
    if (gap.toMs == 0)
        return Links::tr("Messages may be missing since %1 (%2)").arg(from, where);
    const QString to = dates.time(gap.toMs);
    if (gap.messages > 0)
        return Links::tr("%n message(s) missed %1–%2 (%3)", nullptr, bounded(gap.messages))
            .arg(from, to, where);
    return from == to ? Links::tr("Messages may be missing at %1 (%2)").arg(from, where)
                      : Links::tr("Messages may be missing %1–%2 (%3)").arg(from, to, where);
}

QString gapBand(const Gap &gap, const Dates &dates)
{
    if (gap.state != Gap::State::Filled)
        return gapSentence(gap, dates);
    return Links::tr("Not connected %1–%2, what came was filled in")
        .arg(dates.time(gap.fromMs), dates.time(gap.toMs));
}

QString firstWordWords(qint64 ms)
{
    if (ms < 0)
        return {};
    const QLocale locale;
    return ms < 1000 ? Links::tr("%1 ms to first word").arg(locale.toString(ms))
                     : Links::tr("%1 s to first word").arg(locale.toString(double(ms) / 1000, 'f', 1));
}

} // namespace ui
