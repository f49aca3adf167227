// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/waterfall.h"

#include "ui/testpage/turnwords.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

/// The bars. What it shows is in the table and in its accessible description, too.
class Waterfall::Chart final : public QWidget
{
public:
    Chart(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        setObjectName(u"waterfallChart"_s);
        setFocusPolicy(Qt::StrongFocus);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    void setTiming(const core::chat::TurnTiming &timing)
    {
        m_timing = timing;
        m_phases = phasesOf(timing);
        setMinimumHeight(int(m_phases.size()) * rowHeight() + 16);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_phases.isEmpty()) {
            painter.setPen(m_theme.color(Theme::Role::DimText));
            painter.drawText(rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                Waterfall::tr("Ask something to see where the time goes."));
            return;
        }
        double end = 1;
        for (const Phase &phase : std::as_const(m_phases))
            end = qMax(end, phase.toMs);
        for (qsizetype i = 0; i < m_phases.size(); ++i)
            paintPhase(painter, m_phases[i], 8 + int(i) * rowHeight(), end, i + 2 == m_phases.size());
        if (hasFocus()) {
            painter.setPen(QPen(m_theme.color(Theme::Role::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
    }

private:
    [[nodiscard]] int rowHeight() const { return fontMetrics().height() * 2 + 14; }

    void paintPhase(QPainter &painter, const Phase &phase, int y, double end, bool words)
    {
        const int left = 12;
        const int wide = width() - 2 * left;
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const auto x = [&](double ms) {
            const double along = ms / end * wide;
            return mirrored ? width() - left - along : left + along;
        };
        const QRect line(left, y, wide, fontMetrics().height());
        painter.setPen(m_theme.color(Theme::Role::Text));
        painter.drawText(line, int(Qt::AlignLeading) | int(Qt::AlignVCenter), phase.name);
        painter.setPen(m_theme.color(Theme::Role::DimText));
        painter.drawText(line, int(Qt::AlignTrailing) | int(Qt::AlignVCenter),
            Waterfall::tr("%1 · at %2", "length; time since the question")
                .arg(durationWords(phase.toMs - phase.fromMs), durationWords(phase.toMs)));
        const QRectF track(left, line.bottom() + 4, wide, 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Theme::Role::Alternate));
        painter.drawRoundedRect(track, 4, 4);
        QRectF bar(QPointF(x(phase.fromMs), track.top()), QPointF(x(phase.toMs), track.bottom()));
        bar = bar.normalized();
        if (bar.width() < 3)
            bar.setWidth(3);
        painter.setBrush(m_theme.color(Theme::Role::Accent));
        painter.drawRoundedRect(bar, 3, 3);
        if (!words)
            return;
        painter.setBrush(QBrush(m_theme.color(Theme::Role::WarningText), Qt::BDiagPattern));
        painter.setPen(m_theme.color(Theme::Role::WarningText));
        for (const core::chat::Stall &stall : std::as_const(m_timing.stalls)) {
            const QRectF gap(QPointF(x(stall.fromMs), track.top() - 1),
                QPointF(x(stall.fromMs + stall.lengthMs), track.bottom() + 1));
            painter.drawRect(gap.normalized());
        }
    }

    const Theme &m_theme;
    core::chat::TurnTiming m_timing;
    QVector<Phase> m_phases;
};

Waterfall::Waterfall(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_chart(new Chart(theme, this)),
      m_table(new QTableWidget(0, 3, this)),
      m_toggle(new QPushButton(this))
{
    setObjectName(u"waterfall"_s);
    m_table->setObjectName(u"waterfallTable"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setTabKeyNavigation(false);
    m_toggle->setObjectName(u"waterfallToggle"_s);
    m_toggle->setCheckable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    column->addLayout(m_stack, 1);
    column->addWidget(m_toggle, 0, Qt::AlignLeading);
    connect(m_toggle, &QPushButton::toggled, this, &Waterfall::showTable);
    write();
}

void Waterfall::setTiming(const core::chat::TurnTiming &timing)
{
    if (timing == m_timing)
        return;
    m_timing = timing;
    write();
}

void Waterfall::showTable(bool table)
{
    m_stack->setCurrentIndex(table ? 1 : 0);
    m_stack->currentWidget()->setFocus();
}

void Waterfall::write()
{
    m_chart->setTiming(m_timing);
    m_chart->setAccessibleName(tr("Waterfall"));
    m_table->setAccessibleName(tr("Times of the turn"));
    m_table->setHorizontalHeaderLabels({tr("Part"), tr("Took"), tr("Ended at")});
    m_toggle->setText(tr("Show as Table (T)"));
    QStringList words;
    const QVector<Phase> phases = phasesOf(m_timing);
    m_table->setRowCount(int(phases.size() + m_timing.stalls.size()));
    int row = 0;
    const auto add = [&](const QString &name, double from, double to) {
        const QStringList cells{name, durationWords(to - from), durationWords(to)};
        for (int i = 0; i < cells.size(); ++i)
            m_table->setItem(row, i, new QTableWidgetItem(cells[i]));
        words.append(tr("%1: %2, at %3").arg(cells[0], cells[1], cells[2]));
        ++row;
    };
    for (const Phase &phase : phases)
        add(phase.name, phase.fromMs, phase.toMs);
    for (const core::chat::Stall &stall : std::as_const(m_timing.stalls))
        add(tr("▲ Silence"), stall.fromMs, stall.fromMs + stall.lengthMs);
    m_chart->setAccessibleDescription(words.join(u"; "_s));
}

void Waterfall::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier)
        m_toggle->toggle();
    else
        QWidget::keyPressEvent(event);
}

void Waterfall::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        write();
}

} // namespace ui
