// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/historydelegate.h"

#include "ui/text/scripts.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace ui {

using core::history::TextMatcher;
using Ranges = QVector<TextMatcher::Range>;

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 8;
constexpr int kTwoLines = 56;
constexpr int kOneLine = 36;

QFont scaled(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    return font;
}

QFont tabular(QFont font)
{
    font.setStyleHint(QFont::SansSerif);
    return scaled(font, 0.85);
}

} // namespace

struct HistoryDelegate::Line
{
    QTextLayout layout;
    Ranges marks; // search hits, in units of the shown text
    qreal width = 0;
    qreal ascent = 0;

    void set(const QString &text, const QFont &font, qreal room, const Ranges &highlights = {})
    {
        const QFontMetricsF metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        // What elidedText() keeps is the start of the text; the last unit is its ellipsis.
        const qsizetype kept = shown == text ? text.size() : shown.size() - 1;
        for (const auto &range : highlights) {
            if (range.begin < kept)
                marks.append({range.begin, qMin(range.length, kept - range.begin)});
        }
        QTextOption option;
        option.setTextDirection(startsRightToLeft(text) ? Qt::RightToLeft : Qt::LeftToRight);
        option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
        option.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(option);
        layout.setFont(font);
        layout.setText(shown);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        if (line.isValid()) {
            line.setLineWidth(room + 1);
            width = line.naturalTextWidth();
            // Lines of one row share the metrics of their font, so a fallback font does not move them.
            ascent = metrics.ascent();
            line.setPosition({0, metrics.ascent() - line.ascent()});
        }
        layout.endLayout();
        layout.setCacheEnabled(true);
    }
};

struct HistoryDelegate::Row
{
    Line title;
    Line time;
    Line preview;
    Line badge; // language, guest
    qreal starWidth = 0;
    bool previewRightToLeft = false;
    bool failure = false;
};

HistoryDelegate::HistoryDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent),
      m_theme(theme),
      m_rows(400)
{ }

HistoryDelegate::~HistoryDelegate() = default;

void HistoryDelegate::setCompact(bool compact)
{
    m_compact = compact;
    m_rows.clear();
}

void HistoryDelegate::setDates(const Dates &dates)
{
    m_dates = dates;
    m_rows.clear();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // The visual guide's heights, or more when the text is zoomed.
    const int line = option.fontMetrics.height();
    return {200, m_compact ? qMax(kOneLine, line + 16) : qMax(kTwoLines, 2 * line + 20)};
}

const HistoryDelegate::Row &HistoryDelegate::row(
    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_font != option.font) {
        m_rows.clear();
        m_font = option.font;
    }
    const auto highlights = index.data(HighlightsRole).value<Ranges>();
    QString key = QString::number(option.rect.width()) + u'/'
        + QString::number(index.data(TimeRole).toLongLong()) + u'/' + index.data(PreviewRole).toString()
        + u'/' + index.data(TitleRole).toString() + u'/'
        + QString::number(index.data(MarksRole).toLongLong());
    for (const auto &range : highlights)
        key += u'/' + QString::number(range.begin) + u'+' + QString::number(range.length);
    if (const Row *known = m_rows.object(key))
        return *known;
    auto *made = new Row;
    lay(*made, option, index);
    ++m_made;
    m_rows.insert(key, made); // the cache owns it from here
    return *made; // NOLINT(clang-analyzer-cplusplus.NewDelete): only a cache without room would drop it
}

void HistoryDelegate::lay(Row &row, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString lang = index.data(LanguageRole).toString();
    row.failure = index.data(KindRole).toInt() == int(RowKind::Failure);
    const qreal room = option.rect.width() - 2 * kMargin;

    const QFont small = tabular(option.font);
    const QString stamp = row.failure ? QString() : m_dates.stamp(index.data(TimeRole).toLongLong());
    row.time.set(stamp, small, room);
    QStringList badges;
    if (index.data(GuestRole).toBool())
        badges.append(tr("guest"));
    if (!lang.isEmpty())
        badges.append(lang);
    row.badge.set(badges.join(u" · "_s), small, room / 3);
    if (index.data(MarksRole).toLongLong() > 0)
        row.starWidth = QFontMetricsF(option.font).horizontalAdvance(u"★"_s) + 4;

    QFont bold = fontForLanguage(option.font, lang);
    bold.setWeight(QFont::DemiBold);
    const QString preview = index.data(PreviewRole).toString();
    const auto highlights = index.data(HighlightsRole).value<Ranges>();
    const qreal beside = row.time.width + kGap + row.starWidth;
    if (m_compact) {
        row.title.set(index.data(TitleRole).toString(), bold, room * 0.36);
        const qreal left = room - beside - row.title.width - kGap;
        row.preview.set(preview, fontForLanguage(option.font, lang), qMax(0.0, left), highlights);
    } else {
        row.title.set(index.data(TitleRole).toString(), bold, room - beside);
        const qreal badge = row.badge.width > 0 ? row.badge.width + kGap : 0;
        row.preview.set(preview, fontForLanguage(option.font, lang), room - badge, highlights);
    }
    row.previewRightToLeft = startsRightToLeft(preview);
}

void HistoryDelegate::paintLine(
    QPainter *painter, const Line &line, const QPointF &place, const QColor &text) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const auto &range : line.marks) {
        QTextCharFormat format;
        format.setBackground(m_theme.color(Theme::Role::SearchHit));
        format.setForeground(m_theme.color(Theme::Role::Text));
        formats.append({int(range.begin), int(range.length), format});
    }
    painter->setPen(text);
    line.layout.draw(painter, place, formats);
}

void HistoryDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool active = selected && option.state.testFlag(QStyle::State_HasFocus);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    const Row &r = row(option, index);
    painter->save();
    painter->setClipRect(option.rect);
    if (selected || hover)
        painter->fillRect(option.rect, m_theme.color(Theme::Role::Alternate));
    if (selected) { // shape and colour: a bar at the leading edge says which row is open
        const QRect bar(option.rect.left(), option.rect.top(), 4, option.rect.height());
        painter->fillRect(
            QStyle::visualRect(option.direction, option.rect, bar), m_theme.color(Theme::Role::Accent));
    }
    painter->setPen(m_theme.color(Theme::Role::Line));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const QColor text = m_theme.color(r.failure ? Theme::Role::ErrorText : Theme::Role::Text);
    const QColor dim = m_theme.color(Theme::Role::DimText);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF inner = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
    const auto placed = [&](qreal fromStart, qreal width, qreal y) {
        const qreal x = mirrored ? inner.right() - fromStart - width : inner.left() + fromStart;
        return QPointF(x, y);
    };
    const qreal lineHeight = QFontMetricsF(option.font).height();
    const qreal baseAscent = QFontMetricsF(option.font).ascent();
    const qreal top = m_compact ? inner.top() + (inner.height() - lineHeight) / 2
                                : inner.top() + (inner.height() - 2 * lineHeight - 4) / 2;
    paintLine(painter, r.title, placed(0, r.title.width, top), text);
    const qreal timeY = top + baseAscent - r.time.ascent;
    paintLine(painter, r.time, placed(inner.width() - r.time.width, r.time.width, timeY), dim);
    if (r.starWidth > 0) {
        painter->setPen(m_theme.color(Theme::Role::WarningText));
        painter->setFont(option.font);
        painter->drawText(
            placed(inner.width() - r.time.width - kGap / 2.0 - r.starWidth, r.starWidth, top + baseAscent),
            u"★"_s);
    }
    if (m_compact) {
        paintLine(painter, r.preview, placed(r.title.width + kGap, r.preview.width, top), dim);
    } else {
        const qreal second = top + lineHeight + 4;
        const qreal badge = r.badge.width > 0 ? r.badge.width + kGap : 0;
        const qreal room = inner.width() - badge;
        // The text stands at the side where its reader begins, whatever the interface's direction.
        const bool atEnd = r.previewRightToLeft != mirrored;
        paintLine(
            painter, r.preview, placed(atEnd ? room - r.preview.width : 0, r.preview.width, second), dim);
        paintLine(painter, r.badge,
            placed(inner.width() - r.badge.width, r.badge.width, second + baseAscent - r.badge.ascent), dim);
    }
    if (active) {
        painter->setPen(QPen(m_theme.color(Theme::Role::Accent), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace ui
