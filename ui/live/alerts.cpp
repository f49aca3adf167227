// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/alerts.h"

#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/live/linkwords.h"
#include "ui/live/tray.h"
#include "ui/live/trayicon.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::feed::Handler;
using core::feed::LiveFeed;
using core::feed::Room;

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr int kMuteMinutes = 30;

} // namespace

Alerts::Alerts(Parts parts, QObject *parent) : QObject(parent), m_parts(std::move(parts))
{
    if (!m_parts.now)
        m_parts.now = [] { return QDateTime::currentMSecsSinceEpoch(); };
    if (!m_parts.sound)
        m_parts.sound = [] { QApplication::beep(); };
    m_rules = AlertRules::fromBytes(m_parts.settings.session(m_parts.workspace, u"alerts"_s));
    connect(&m_parts.feed, &LiveFeed::roomsChanged, this, &Alerts::consider);
    connect(&m_parts.feed, &LiveFeed::roomsGone, this, [this](const QStringList &ids) {
        for (const QString &id : ids)
            forget(id);
        emit changed();
        updateTray();
    });
    connect(&m_parts.feed, &LiveFeed::statusChanged, this, &Alerts::updateTray);
    connect(&m_parts.theme, &Theme::changed, this, [this] {
        m_shownInTray.clear();
        updateTray();
    });
    connect(m_parts.actions[Command::MuteAlerts], &QAction::triggered, this,
        [this](bool on) { mute(on ? kMuteMinutes : 0); });
    connect(&m_parts.tray, &Tray::notificationClicked, this, [this] {
        if (m_target.isEmpty())
            emit showWanted();
        else
            choose(QString(m_target));
    });
    connect(&m_parts.tray, &Tray::activated, this, [this] {
        if (m_open.isEmpty())
            emit showWanted();
        else
            choose(QString(m_open.constFirst().roomId));
    });
    setCommands(true);
    m_clock.setInterval(2s);
    connect(&m_clock, &QTimer::timeout, this, &Alerts::check);
    m_clock.start();
    check();
}

Alerts::~Alerts()
{
    setCommands(false);
}

void Alerts::setCommands(bool on)
{
    for (const Command command : {Command::ShowAlerts, Command::MuteAlerts})
        m_parts.actions[command]->setEnabled(on);
}

std::optional<Alert::Kind> Alerts::reasonFor(const Room &room) const
{
    const AlertRules::Shop rule = m_rules.of(room.shopId);
    if (!isWaiting(room) || !rule.alerts || m_dismissed.value(room.conversationId) == room.waitingSinceMs)
        return {};
    if (room.handler == Handler::Human)
        return Alert::Kind::HandOff;
    if (m_parts.now() - room.waitingSinceMs >= rule.minutes * kMinuteMs)
        return Alert::Kind::LongWait;
    return {};
}

void Alerts::consider(const QVector<Room> &rooms)
{
    const QString front = m_parts.roomInFront ? m_parts.roomInFront() : QString();
    QStringList fresh;
    for (const Room &room : rooms) {
        const QString &id = room.conversationId;
        if (!isWaiting(room))
            m_dismissed.remove(id);
        else if (id == front)
            m_dismissed.insert(id, room.waitingSinceMs); // it is looked at
        const auto reason = reasonFor(room);
        const auto known = std::find_if(
            m_open.begin(), m_open.end(), [&id](const Alert &alert) { return alert.roomId == id; });
        if (!reason) {
            if (known != m_open.end())
                m_open.erase(known);
        } else if (known != m_open.end()) {
            known->words = room.lastWords;
            known->kind = *reason;
        } else {
            m_open.append({id, *reason, roomTitle(room), room.lastWords, room.waitingSinceMs, 0});
            fresh.append(id);
        }
    }
    std::stable_sort(m_open.begin(), m_open.end(),
        [](const Alert &a, const Alert &b) { return a.waitingSinceMs < b.waitingSinceMs; });
    const bool repeats = m_rules.repeatMinutes > 0;
    QVector<qsizetype> due;
    for (qsizetype i = 0; i < m_open.size(); ++i) {
        const Alert &alert = m_open.at(i);
        if (fresh.contains(alert.roomId)
            || (alert.saidAtMs == 0 && !isMuted()) // what came while it was muted
            || (repeats && alert.saidAtMs > 0
                && m_parts.now() - alert.saidAtMs >= m_rules.repeatMinutes * kMinuteMs))
            due.append(i);
    }
    if (!due.isEmpty())
        say(due);
    emit changed();
    updateTray();
}

void Alerts::say(const QVector<qsizetype> &which)
{
    if (isMuted())
        return;
    for (const qsizetype i : which)
        m_open[i].saidAtMs = m_parts.now();
    const Alert &first = m_open.at(which.constFirst());
    m_target = first.roomId;
    const QString title = which.size() == 1
        ? (first.kind == Alert::Kind::HandOff ? tr("%1 waits for a person").arg(first.title)
                                              : tr("%1 is waiting").arg(first.title))
        : tr("%n customer(s) are waiting", nullptr, int(which.size()));
    m_parts.tray.notify(title, sentence(first));
    if (m_rules.sound)
        m_parts.sound();
}

QString Alerts::sentence(const Alert &alert) const
{
    const QString waits = durationSpoken(m_parts.now() - alert.waitingSinceMs);
    return alert.words.isEmpty() ? tr("%1, waiting for %2").arg(alert.title, waits)
                                 : tr("%1, waiting for %2: “%3”").arg(alert.title, waits, alert.words);
}

void Alerts::forget(const QString &roomId)
{
    m_open.removeIf([&roomId](const Alert &alert) { return alert.roomId == roomId; });
    if (m_target == roomId)
        m_target.clear();
}

void Alerts::dismiss(const QString &roomId)
{
    for (const Alert &alert : std::as_const(m_open)) {
        if (alert.roomId == roomId)
            m_dismissed.insert(roomId, alert.waitingSinceMs);
    }
    forget(roomId);
    emit changed();
    updateTray();
}

void Alerts::choose(const QString &roomId)
{
    dismiss(roomId);
    emit openRoom(roomId);
}

void Alerts::setRules(const AlertRules &rules)
{
    m_rules = rules;
    m_parts.settings.setSession(m_parts.workspace, u"alerts"_s, rules.toBytes());
    check();
}

QStringList Alerts::shops() const
{
    QStringList ids;
    for (const Room &room : m_parts.feed.rooms()) {
        if (!room.shopId.isEmpty() && !ids.contains(room.shopId))
            ids.append(room.shopId);
    }
    ids.sort();
    return ids;
}

bool Alerts::isMuted() const
{
    return m_parts.now() < m_mutedUntilMs;
}

void Alerts::mute(int minutes)
{
    m_mutedUntilMs = minutes > 0 ? m_parts.now() + minutes * kMinuteMs : 0;
    check();
}

void Alerts::test()
{
    m_target.clear();
    m_parts.tray.notify(tr("This is a test"), tr("Alerts come like this."));
    m_parts.sound();
}

void Alerts::check()
{
    m_parts.actions[Command::MuteAlerts]->setChecked(isMuted());
    consider(m_parts.feed.rooms());
}

void Alerts::updateTray()
{
    if (!m_parts.tray.isThere())
        return;
    const QVector<Room> rooms = m_parts.feed.rooms();
    const int waiting = int(std::count_if(rooms.cbegin(), rooms.cend(), isWaiting));
    const auto link = m_parts.feed.link();
    QStringList words{tr("Live: %1").arg(linkShort(link)), tr("%L1 waiting", nullptr, waiting).arg(waiting)};
    if (isMuted())
        words.append(tr("alerts are muted"));
    const QString toolTip = words.join(u" · "_s);
    if (std::exchange(m_shownInTray, toolTip) != toolTip)
        m_parts.tray.show(trayIcon(m_parts.theme, link, waiting, isMuted()), toolTip);
}

} // namespace ui
