// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/databasestanding.h"

#include "core/base/timestamp.h"
#include "ui/connections/connectionsection.h"
#include "ui/text/dates.h"
#include "ui/text/errors.h"

#include <QDateTime>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

using core::postgres::Database;
using core::postgres::Pool;

namespace {

constexpr int kSlowShown = 50;
constexpr int kSlowLines = 6;

QString poolLine(const QString &server, const Pool::State &pool)
{
    return u"pool %1: open %2, busy %3, waiting %4, longest wait %5 ms, answered %6, failed %7, reopened %8"_s
        .arg(server)
        .arg(pool.open)
        .arg(pool.busy)
        .arg(pool.waiting)
        .arg(pool.waitedMs, 0, 'f', 0)
        .arg(pool.answered)
        .arg(pool.failed)
        .arg(pool.reopened);
}

} // namespace

DatabaseStanding::DatabaseStanding(QWidget *parent)
    : QWidget(parent),
      m_heading(makeWords(u"databaseStandingHeading"_s)),
      m_mirror(makeWords(u"databaseMirror"_s)),
      m_pools(makeWords(u"databasePools"_s)),
      m_answered(makeWords(u"databaseAnswered"_s)),
      m_noSlow(makeWords(u"databaseNoSlow"_s)),
      m_slow(new QTableWidget(0, 3))
{
    m_slow->setObjectName(u"slowStatements"_s);
    m_slow->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_slow->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_slow->setTabKeyNavigation(false);
    m_slow->verticalHeader()->hide();
    m_slow->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_slow->setMinimumHeight(fontMetrics().lineSpacing() * kSlowLines);
    m_noSlow->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    for (QWidget *part : QList<QWidget *>{m_heading, m_mirror, m_pools, m_answered, m_noSlow, m_slow})
        column->addWidget(part);
    retranslate();
}

void DatabaseStanding::setState(const std::optional<State> &state)
{
    m_state = state;
    showAll();
}

void DatabaseStanding::setMirror(const std::optional<core::feed::TailStatus> &tail, qint64 completeUpToMs)
{
    if (m_tail == tail && m_completeUpToMs == completeUpToMs)
        return;
    m_tail = tail;
    m_completeUpToMs = completeUpToMs;
    showAll();
}

QString DatabaseStanding::mirrorWords() const
{
    using core::feed::TailStatus;
    if (!m_tail)
        return {};
    const QLocale locale;
    const Dates dates;
    switch (m_tail->state) {
    case TailStatus::State::None:
        break;
    case TailStatus::State::Loading:
        return m_tail->total > 0 ? tr("Being copied: %1 of about %2 messages, the newest first.")
                                       .arg(locale.toString(m_tail->loaded), locale.toString(m_tail->total))
                                 : tr("Being copied, the newest messages first.");
    case TailStatus::State::Following:
        return m_completeUpToMs > 0 ? tr("Copied: complete up to %1.").arg(dates.stamp(m_completeUpToMs))
                                    : tr("Copied; what is new is being read.");
    case TailStatus::State::Failing:
        return tr("The copy cannot be brought up to date. %1")
            .arg(m_tail->error ? databaseSentenceFor(*m_tail->error) : QString());
    }
    return {};
}

void DatabaseStanding::showAll()
{
    const QString mirror = mirrorWords();
    m_mirror->setText(mirror);
    m_mirror->setVisible(!mirror.isEmpty());
    setVisible(m_state || !mirror.isEmpty());
    m_pools->setVisible(m_state.has_value());
    if (!m_state) {
        for (QWidget *part : QList<QWidget *>{m_answered, m_noSlow, m_slow})
            part->hide();
        return;
    }
    const QLocale locale;
    const auto pool = [&locale](const QString &server, const Pool::State &state) {
        return tr("%1: %2 open, %3 busy, %4 waiting · longest wait %5 ms", "server; connections; questions")
            .arg(server, locale.toString(state.open), locale.toString(state.busy),
                locale.toString(state.waiting), locale.toString(state.waitedMs, 'f', 0));
    };
    QStringList lines{pool(tr("Primary"), m_state->primary)};
    if (m_state->replicaPool)
        lines.append(pool(tr("Replica"), *m_state->replicaPool));
    m_pools->setText(lines.join(u'\n'));

    QStringList words;
    if (m_state->problem)
        words.append(tr("Neither server can be reached."));
    else if (m_state->lastAnswerAtMs)
        words.append(m_state->lastAnsweredBy == Database::Server::Replica ? tr("The replica answered last.")
                                                                          : tr("The primary answered last."));
    if (const auto &replica = m_state->replica) {
        const QHash<QString, QString> reasons{{u"notLooked"_s, tr("The replica was not looked at yet.")},
            {u"dead"_s, tr("The replica is left out: it does not answer.")},
            {u"behind"_s, tr("The replica is left out: it is too far behind.")},
            {u"promoted"_s, tr("The replica is left out: it has become a primary.")},
            {u"waitsForOwnWrite"_s, tr("The replica waits for what was written here.")},
            {u"otherServer"_s, tr("The replica is left out: it is no copy of this primary.")}};
        if (!replica->isUsed)
            words.append(reasons.value(replica->reason, replica->reason));
        else if (replica->lagMs)
            words.append(tr("The replica is %1 ms behind.").arg(locale.toString(*replica->lagMs)));
    }
    m_answered->setText(words.join(u' '));
    m_answered->setVisible(!words.isEmpty());
    showSlow();
}

QVector<Pool::Slow> DatabaseStanding::slow() const
{
    QVector<Pool::Slow> all = m_state->primary.slow;
    if (m_state->replicaPool)
        all += m_state->replicaPool->slow;
    std::sort(
        all.begin(), all.end(), [](const Pool::Slow &a, const Pool::Slow &b) { return a.atMs > b.atMs; });
    return all.mid(0, kSlowShown);
}

void DatabaseStanding::showSlow()
{
    const auto all = slow();
    m_noSlow->setVisible(all.isEmpty());
    m_slow->setVisible(!all.isEmpty());
    m_slow->setRowCount(int(all.size()));
    const QLocale locale;
    for (int row = 0; row < int(all.size()); ++row) {
        const Pool::Slow &one = all.at(row);
        const QString time
            = locale.toString(QDateTime::fromMSecsSinceEpoch(one.atMs).time(), QLocale::ShortFormat);
        const QStringList cells{one.name, locale.toString(one.ms, 'f', 0), time};
        for (int column = 0; column < int(cells.size()); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            if (column > 0)
                item->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            m_slow->setItem(row, column, item);
        }
    }
}

QStringList DatabaseStanding::report() const
{
    if (!m_state)
        return m_tail ? QStringList{u"copy: "_s + mirrorWords()} : QStringList();
    QStringList lines{poolLine(u"primary"_s, m_state->primary)};
    if (m_state->replicaPool)
        lines.append(poolLine(u"replica"_s, *m_state->replicaPool));
    if (const auto &replica = m_state->replica) {
        lines.append(replica->isUsed ? u"replica: used, %1 ms behind"_s.arg(replica->lagMs.value_or(-1))
                                     : u"replica: left, %1"_s.arg(replica->reason));
    }
    if (m_state->lastAnswerAtMs) {
        lines.append(u"last answer: %1, %2"_s.arg(
            m_state->lastAnsweredBy == Database::Server::Replica ? u"replica"_s : u"primary"_s,
            core::formatTimestamp(*m_state->lastAnswerAtMs)));
    }
    if (m_state->problem)
        lines.append(u"problem: "_s + m_state->problem->detail);
    for (const Pool::Slow &one : slow())
        lines.append(
            u"slow: %1 ms, %2, %3"_s.arg(one.ms, 0, 'f', 0).arg(core::formatTimestamp(one.atMs), one.name));
    return lines;
}

void DatabaseStanding::retranslate()
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_heading->setFont(strong);
    m_heading->setText(tr("Connections to the server"));
    m_noSlow->setText(tr("No statement took 200 ms or longer so far."));
    m_slow->setAccessibleName(tr("Slow statements"));
    m_slow->setHorizontalHeaderLabels(
        {tr("Slow statement"), tr("ms", "milliseconds, heading of a column"), tr("Time")});
    showAll();
}

} // namespace ui
