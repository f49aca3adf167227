// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/roundtripstrip.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

using core::live::RoundTrips;

namespace {

/// The next of 50, 100, 200, 500, 1000 … ms.
double topFor(double longest)
{
    double top = 50;
    for (int step = 0; top < longest; ++step)
        top *= step % 3 == 2 ? 2.5 : 2;
    return top;
}

QString milliseconds(double ms)
{
    return QLocale().toString(ms, 'f', ms < 10 ? 1 : 0);
}

} // namespace

RoundTripChart::RoundTripChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"roundTripChart"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RoundTripChart::setDay(const QVector<RoundTrips> &day)
{
    m_day = day;
    double longest = 0;
    for (const RoundTrips &part : day)
        longest = std::max(longest, part.count > 0 ? part.longest : 0);
    m_top = topFor(longest);
    update();
}

QSize RoundTripChart::sizeHint() const
{
    return {480, fontMetrics().height() * 6};
}

QSize RoundTripChart::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void RoundTripChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier)
        emit tableWanted();
    else
        QWidget::keyPressEvent(event);
}

void RoundTripChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(
        Qt::LayoutDirectionAuto); // of the words; time runs from left to right in every language
    const QFontMetricsF metrics(font());
    const QString top = tr("%1 ms").arg(QLocale().toString(m_top, 'f', 0));
    const double left = std::max(metrics.horizontalAdvance(top), metrics.horizontalAdvance(u"0"_s)) + 8;
    const QRectF area(left, metrics.height() / 2, width() - left - 6, height() - metrics.height() * 1.75);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const auto label = [&](const QRectF &box, int alignment, const QString &text) {
        painter.drawText(box, alignment | Qt::AlignAbsolute | Qt::TextDontClip | Qt::AlignVCenter, text);
    };
    label({0, area.top() - metrics.height() / 2, left - 8, metrics.height()}, Qt::AlignRight, top);
    label({0, area.bottom() - metrics.height() / 2, left - 8, metrics.height()}, Qt::AlignRight,
        QLocale().toString(0));
    const QRectF below(area.left(), area.bottom() + 2, area.width(), metrics.height());
    label(below, Qt::AlignLeft, tr("24 hours ago"));
    label(below, Qt::AlignHCenter, tr("12 hours ago"));
    label(below, Qt::AlignRight, tr("now"));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(QPen(palette().color(QPalette::Mid), 1, Qt::DotLine));
    painter.drawLine(area.topLeft(), area.topRight());
    paintParts(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Active, QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

void RoundTripChart::paintParts(QPainter &painter, const QRectF &area) const
{
    if (m_day.isEmpty())
        return;
    const double step = area.width() / double(m_day.size());
    const auto y = [&](double ms) { return area.bottom() - area.height() * std::min(1.0, ms / m_top); };
    for (qsizetype i = 0; i < m_day.size(); ++i) {
        const RoundTrips &part = m_day[i];
        if (part.count == 0)
            continue;
        const double x = area.left() + step * (double(i) + 0.5);
        painter.setPen(
            QPen(palette().color(QPalette::Dark), std::max(1.0, step * 0.5), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(
            QPointF(x, y(part.longest)), QPointF(x, std::max(y(part.shortest), y(part.longest) + 1)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Active, QPalette::Highlight));
        painter.drawEllipse(QPointF(x, y(part.median)), 1.8, 1.8);
    }
}

RoundTripStrip::RoundTripStrip(QWidget *parent)
    : QWidget(parent),
      m_heading(new QLabel),
      m_words(new QLabel),
      m_chart(new RoundTripChart),
      m_table(new QTableWidget),
      m_asTable(new QPushButton)
{
    setObjectName(u"roundTrips"_s);
    m_words->setObjectName(u"roundTripWords"_s);
    m_words->setWordWrap(true);
    m_table->setObjectName(u"roundTripTable"_s);
    m_table->setColumnCount(5);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setFixedHeight(fontMetrics().lineSpacing() * 10);
    m_table->setTabKeyNavigation(false);
    m_table->hide();
    m_asTable->setObjectName(u"roundTripsAsTable"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading);
    top->addStretch(1);
    top->addWidget(m_asTable);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->addLayout(top);
    column->addWidget(m_words);
    column->addWidget(m_chart);
    column->addWidget(m_table);
    connect(m_asTable, &QPushButton::clicked, this, &RoundTripStrip::toggleTable);
    connect(m_chart, &RoundTripChart::tableWanted, this, [this] {
        toggleTable();
        m_table->setFocus();
    });
    retranslate();
}

void RoundTripStrip::setDay(const QVector<RoundTrips> &day)
{
    if (day == m_day)
        return;
    m_day = day;
    m_chart->setDay(day);
    m_words->setText(summary());
    m_chart->setAccessibleDescription(summary());
    if (!m_table->isHidden())
        fillTable();
}

QString RoundTripStrip::summary() const
{
    double shortest = 0;
    double longest = 0;
    double latest = 0;
    int count = 0;
    for (const RoundTrips &part : m_day) {
        if (part.count == 0)
            continue;
        shortest = count == 0 ? part.shortest : std::min(shortest, part.shortest);
        longest = std::max(longest, part.longest);
        latest = part.median;
        count += part.count;
    }
    if (count == 0)
        return tr("Nothing has been measured yet.");
    return tr("%1 ms now, between %2 and %3 ms in the last 24 hours (%4 measurements).")
        .arg(milliseconds(latest), milliseconds(shortest), milliseconds(longest), QLocale().toString(count));
}

void RoundTripStrip::toggleTable()
{
    const bool shown = m_table->isHidden();
    if (shown)
        fillTable();
    m_table->setVisible(shown);
    m_chart->setVisible(!shown);
    retranslate();
}

void RoundTripStrip::fillTable()
{
    m_table->setRowCount(0);
    const QLocale locale;
    for (auto part = m_day.crbegin(); part != m_day.crend(); ++part) {
        if (part->count == 0)
            continue;
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const QString time
            = locale.toString(QDateTime::fromMSecsSinceEpoch(part->startMs), QLocale::ShortFormat);
        const QStringList cells{time, milliseconds(part->shortest), milliseconds(part->median),
            milliseconds(part->longest), locale.toString(part->count)};
        for (int column = 0; column < int(cells.size()); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
}

void RoundTripStrip::retranslate()
{
    m_heading->setText(tr("Round trip, 24 hours"));
    m_asTable->setText(m_table->isHidden() ? tr("Show as Table") : tr("Show as Chart"));
    m_chart->setAccessibleName(tr("Round trip, 24 hours"));
    m_table->setAccessibleName(tr("Round trip, 24 hours"));
    m_table->setHorizontalHeaderLabels(
        {tr("From"), tr("Shortest, ms"), tr("Median, ms"), tr("Longest, ms"), tr("Measured")});
    m_words->setText(summary());
    m_chart->setAccessibleDescription(summary());
}

void RoundTripStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
