// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/gapbar.h"

#include "ui/icons.h"
#include "ui/live/linkwords.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using core::feed::Gap;

namespace {

constexpr qint64 kFilledShownMs = 10'000;

} // namespace

GapBar::GapBar(Clock now, QWidget *parent)
    : QWidget(parent),
      m_now(std::move(now)),
      m_column(new QVBoxLayout(this))
{
    setObjectName(u"gapBar"_s);
    setAccessibleName(tr("Gaps"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(1);
    hide();
}

void GapBar::setGaps(const QVector<Gap> &gaps)
{
    m_gaps.clear();
    for (const Gap &gap : gaps)
        m_gaps.insert(gap.number, gap);
    rebuild();
}

void GapBar::update(const QVector<Gap> &gaps)
{
    for (const Gap &gap : gaps) {
        const auto before = m_gaps.constFind(gap.number);
        const bool wasOpen = before != m_gaps.cend() && before->state != Gap::State::Filled;
        if (wasOpen && gap.state == Gap::State::Filled)
            m_filledAt.insert(gap.number, m_now());
        m_gaps.insert(gap.number, gap);
    }
    rebuild();
}

void GapBar::setRoom(const QString &id)
{
    m_room = id;
    rebuild();
}

void GapBar::setDates(const Dates &dates)
{
    m_dates = dates;
    rebuild();
}

void GapBar::tick()
{
    if (!m_filledAt.isEmpty())
        rebuild();
}

bool GapBar::concerns(const Gap &gap) const
{
    return gap.conversationId.isEmpty() || gap.conversationId == m_room;
}

QVector<Gap> GapBar::openGaps() const
{
    QVector<Gap> open;
    for (const Gap &gap : m_gaps) {
        if (gap.state != Gap::State::Filled && concerns(gap))
            open.prepend(gap);
    }
    return open;
}

QVector<TranscriptBand> GapBar::bands() const
{
    QVector<TranscriptBand> bands;
    for (const Gap &gap : m_gaps) {
        const bool isOpen = gap.state != Gap::State::Filled;
        if (concerns(gap) && (isOpen || gap.messages > 0))
            bands.append({gap.fromMs, gap.toMs, isOpen, gapBand(gap, m_dates)});
    }
    return bands;
}

void GapBar::rebuild()
{
    m_filledAt.removeIf([this](const auto &entry) { return m_now() - entry.value() >= kFilledShownMs; });
    // One band for what is open, one for what was filled last: many gaps of one outage are one message.
    QVector<std::pair<Gap, qsizetype>> bands;
    const QVector<Gap> open = openGaps();
    if (!open.isEmpty())
        bands.append({open.constFirst(), open.size() - 1});
    Gap filled;
    for (const Gap &gap : std::as_const(m_gaps)) {
        if (gap.state == Gap::State::Filled && concerns(gap) && m_filledAt.contains(gap.number)) {
            filled.number = gap.number;
            filled.messages += gap.messages;
        }
    }
    filled.state = Gap::State::Filled;
    if (filled.number > 0)
        bands.append({filled, 0});
    QStringList say;
    for (const auto &[gap, more] : std::as_const(bands))
        say.append(gapSentence(gap, m_dates) + u'/' + QString::number(int(gap.state)) + u'/'
            + QString::number(more));
    if (std::exchange(m_shown, say) != say) {
        while (QLayoutItem *item = m_column->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be the sender of the click
            delete item;
        }
        for (const auto &[gap, more] : std::as_const(bands)) {
            QWidget *made = band(gap, more);
            m_column->addWidget(made);
            made->show();
        }
        setVisible(!bands.isEmpty());
    }
    emit changed();
}

QWidget *GapBar::band(const Gap &gap, qsizetype more)
{
    auto *frame = new QFrame(this);
    frame->setObjectName(gap.state == Gap::State::Filled ? u"filledGap"_s : u"openGap"_s);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::AlternateBase);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 4, 8, 4);
    QString words = gapSentence(gap, m_dates);
    if (more > 0)
        words = tr("%1, and %n more gap(s)", nullptr, int(more)).arg(words);
    if (gap.state == Gap::State::Filling)
        words = tr("%1 – filling in…").arg(words);
    auto *label = new QLabel(words, frame);
    label->setObjectName(u"gapWords"_s);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (gap.state == Gap::State::Filled)
        label->setForegroundRole(QPalette::PlaceholderText);
    auto *sign = new QLabel(frame);
    sign->setPixmap(icon(gap.state == Gap::State::Filled ? u"check"_s : u"warning"_s)
                        .pixmap(QSize(16, 16), devicePixelRatioF()));
    row->addWidget(sign);
    row->addWidget(label, 1);
    if (gap.state == Gap::State::Open) {
        auto *fill = new QPushButton(tr("Fill now"), frame);
        fill->setObjectName(u"fillNow"_s);
        connect(fill, &QPushButton::clicked, this, &GapBar::fillWanted);
        row->addWidget(fill);
    }
    frame->setAccessibleName(words);
    return frame;
}

} // namespace ui
