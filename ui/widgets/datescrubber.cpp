// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/datescrubber.h"

#include "ui/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr int kSteps = 1000;
constexpr int kMargin = 6;

} // namespace

DateScrubber::DateScrubber(const Theme &theme, QWidget *parent) : QAbstractSlider(parent), m_theme(theme)
{
    setObjectName(u"dateScrubber"_s);
    setAccessibleName(tr("Time in the conversation"));
    setOrientation(Qt::Vertical);
    setRange(0, kSteps);
    setSingleStep(kSteps / 100);
    setPageStep(kSteps / 10);
    setInvertedAppearance(true); // the oldest stands on top
    setInvertedControls(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_jump.setSingleShot(true);
    m_jump.setInterval(40ms);
    connect(&m_jump, &QTimer::timeout, this, [this] { emit timeChosen(timeAt(value())); });
    connect(this, &QAbstractSlider::valueChanged, this, [this] {
        describe();
        update();
        if (!m_jump.isActive())
            m_jump.start();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void DateScrubber::setActivity(const core::history::Activity &activity)
{
    m_activity = activity;
    setVisible(activity.lastAtMs > activity.firstAtMs && activity.buckets.size() > 1);
    describe();
    update();
}

void DateScrubber::setSpan(qint64 firstMs, qint64 lastMs)
{
    m_firstMs = firstMs;
    m_lastMs = lastMs;
    if (!isSliderDown() && !m_jump.isActive()) {
        const qint64 life = qMax<qint64>(1, m_activity.lastAtMs - m_activity.firstAtMs);
        const QSignalBlocker quiet(this);
        setValue(int(qBound(qint64(0), (firstMs - m_activity.firstAtMs) * kSteps / life, qint64(kSteps))));
        describe();
    }
    update();
}

void DateScrubber::setDates(const Dates &dates)
{
    m_dates = dates;
    describe();
}

qint64 DateScrubber::timeAt(int value) const
{
    const double part = double(value) / kSteps;
    return m_activity.firstAtMs + qint64(part * double(m_activity.lastAtMs - m_activity.firstAtMs));
}

int DateScrubber::valueAt(qreal y) const
{
    const qreal room = qMax(1, height() - 2 * kMargin);
    return qBound(0, qRound((y - kMargin) / room * kSteps), kSteps);
}

qreal DateScrubber::yOf(qint64 ms) const
{
    const double life = qMax(1.0, double(m_activity.lastAtMs - m_activity.firstAtMs));
    const double part = std::clamp(double(ms - m_activity.firstAtMs) / life, 0.0, 1.0);
    return kMargin + part * (height() - 2 * kMargin);
}

void DateScrubber::describe()
{
    setAccessibleDescription(tr("%1, of %2 to %3")
                                 .arg(m_dates.spoken(timeAt(value())), m_dates.spoken(m_activity.firstAtMs),
                                     m_dates.spoken(m_activity.lastAtMs)));
}

void DateScrubber::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Theme::Role::Base));
    const auto &buckets = m_activity.buckets;
    if (buckets.isEmpty())
        return;
    const qint64 most = qMax<qint64>(1, *std::max_element(buckets.cbegin(), buckets.cend()));
    const qreal slice = qreal(height() - 2 * kMargin) / qreal(buckets.size());
    const qreal room = width() - 2 * kMargin;
    const qreal top = yOf(m_firstMs);
    const qreal bottom = qMax(top + 4, yOf(m_lastMs));
    painter.fillRect(
        QRectF(2, top - 1, width() - 4, bottom - top + 2), m_theme.color(Theme::Role::Alternate));
    for (qsizetype at = 0; at < buckets.size(); ++at) {
        if (buckets.at(at) == 0)
            continue;
        // The root keeps a single message visible beside a busy day.
        const qreal length = qMax(2.0, room * std::sqrt(double(buckets.at(at)) / double(most)));
        const qreal y = kMargin + qreal(at) * slice;
        const bool seen = y + slice >= top && y <= bottom;
        const qreal x = layoutDirection() == Qt::RightToLeft ? kMargin : width() - kMargin - length;
        painter.fillRect(QRectF(x, y, length, qMax(1.0, slice - 1)),
            m_theme.color(seen ? Theme::Role::Accent : Theme::Role::Outline));
    }
    painter.setPen(QPen(m_theme.color(Theme::Role::Accent), 1));
    painter.drawRect(QRectF(2.5, top - 1, width() - 5, bottom - top + 2));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(Theme::Role::Accent), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void DateScrubber::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().y()));
}

void DateScrubber::mouseMoveEvent(QMouseEvent *event)
{
    if (!isSliderDown())
        return event->ignore();
    setSliderPosition(valueAt(event->position().y()));
    QToolTip::showText(event->globalPosition().toPoint(), m_dates.full(timeAt(value())), this);
}

void DateScrubber::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

bool DateScrubber::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), m_dates.full(timeAt(valueAt(help->pos().y()))), this);
        return true;
    }
    return QAbstractSlider::event(event);
}

} // namespace ui
