// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/rowlayout.h"

#include "ui/text/scripts.h"

#include <QFontInfo>
#include <QFontMetrics>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::chat::Message;
using core::chat::Role;

namespace ui {

namespace {

constexpr int kGrid = 4;
constexpr int kPad = 12; // inside a bubble, left and right
constexpr int kPadTall = 8; // above and below
constexpr int kMargin = 20; // beside the column
constexpr int kGroupGap = 16;
constexpr int kInnerGap = 4;
constexpr qint64 kGroupMs = 3 * 60'000;
constexpr int kWidestColumn = 900;

QFont scaled(const QFont &font, qreal factor)
{
    QFont other = font;
    if (font.pointSizeF() > 0)
        other.setPointSizeF(font.pointSizeF() * factor);
    else
        other.setPixelSize(int(font.pixelSize() * factor));
    return other;
}

QFont strong(const QFont &font)
{
    QFont other = font;
    other.setWeight(QFont::DemiBold);
    return other;
}

} // namespace

int RowLayouter::glyph() const
{
    return std::max(16, QFontMetrics(font).height() * 19 / 20);
}

QRect RowLayouter::column() const
{
    const int inner = std::max(120, width - 2 * kMargin);
    const int wide = flat ? std::max(kWidestColumn, inner * 3 / 4) : kWidestColumn;
    const int used = std::min(inner, wide);
    return {(width - used) / 2, 0, used, 0};
}

int RowLayouter::estimate() const
{
    const int line = QFontMetrics(font).height() * 3 / 2;
    return flat ? line + kInnerGap : line + 2 * kPadTall + line;
}

bool RowLayouter::isGroup(const Message *a, const Message *b) const
{
    if (!a || !b || a->role != b->role || a->sender != b->sender)
        return false;
    const qint64 between = b->sentAtMs - a->sentAtMs;
    return between >= 0 && between <= kGroupMs && dates.date(a->sentAtMs) == dates.date(b->sentAtMs)
        && !Dates::isFuture(b->sentAtMs);
}

int RowLayouter::textWidth(const Message &message) const
{
    const QFontMetricsF metrics(font);
    const bool cjk = isCjkLanguage(message.lang) || hasCjk(message.content);
    const qreal measure = cjk ? 38.0 * QFontInfo(font).pixelSize() : 72.0 * metrics.averageCharWidth();
    return int(measure);
}

std::unique_ptr<MessageText> RowLayouter::textOf(const Message &message, qsizetype shown) const
{
    if (!message.growing)
        return std::make_unique<MessageText>(message.content, message.lang, font, shown);
    return std::make_unique<MessageText>(message.content.isEmpty() ? u"…"_s : message.content, message.lang,
        font, shown, MessageText::Reading::Plain);
}

std::unique_ptr<RowLayout> RowLayouter::make(
    const Message &message, const Neighbours &around, qsizetype shown) const
{
    auto row = std::make_unique<RowLayout>();
    row->role = message.role;
    row->flat = flat;
    row->trailing = !flat && message.role != Role::Customer && message.role != Role::Unknown;
    row->marked = message.marked;
    row->joinsBelow = isGroup(&message, around.after);
    int y = placeDividers(*row, message, around);
    row->joinsAbove = !around.handedOver && row->bandAbove.isEmpty() && isGroup(around.before, &message);
    y += row->joinsAbove ? (flat ? 1 : kInnerGap) : (flat ? kGroupGap / 2 : kGroupGap);
    y = flat ? placeFlat(*row, message, shown, y)
             : placeBubble(*row, message, shown, placeHeader(*row, message, y));
    y = placeNote(*row, message, y);
    if (around.last)
        y = placeBandBelow(*row, message, y);
    row->height = y + (around.last ? kGroupGap : 0);
    if (mirrored)
        mirror(*row);
    return row;
}

int RowLayouter::placeDividers(RowLayout &row, const Message &message, const Neighbours &around) const
{
    const int line = QFontMetrics(font).height();
    int y = 0;
    if (around.first
        || (around.before && dates.date(around.before->sentAtMs) != dates.date(message.sentAtMs))) {
        row.day = dates.day(message.sentAtMs);
        row.dayRect = {column().left(), y + kGrid * 3, column().width(), line + kGrid};
        y = row.dayRect.bottom() + 1;
    }
    y = placeBandAbove(row, message, around, y);
    if (around.handedOver) {
        row.handOff = tr("handed to a human · %1", "divider; %1 is a time").arg(dates.time(message.sentAtMs));
        row.handOffRect = {column().left(), y + kGrid * 3, column().width(), line + kGrid};
        y = row.handOffRect.bottom() + 1;
    }
    return y;
}

int RowLayouter::placeBandAbove(RowLayout &row, const Message &message, const Neighbours &around, int y) const
{
    QStringList words;
    for (const TranscriptBand &band : bands) {
        const bool isBetween
            = band.fromMs < message.sentAtMs && around.before && band.fromMs >= around.before->sentAtMs;
        const bool isFilledHere = band.toMs >= message.sentAtMs;
        if (!isBetween || (!band.isOpen && !isFilledHere))
            continue;
        words.append(band.words);
        row.bandAboveOpen = row.bandAboveOpen || band.isOpen;
    }
    if (words.isEmpty())
        return y;
    row.bandAbove = words.join(u" · "_s);
    row.bandAboveRect
        = {column().left(), y + kGrid * 3, column().width(), QFontMetrics(font).height() + kGrid};
    return row.bandAboveRect.bottom() + 1;
}

/// After the last row only what is open can stand: nothing has come since.
int RowLayouter::placeBandBelow(RowLayout &row, const Message &message, int y) const
{
    QStringList words;
    for (const TranscriptBand &band : bands) {
        if (band.isOpen && band.fromMs >= message.sentAtMs)
            words.append(band.words);
    }
    if (words.isEmpty())
        return y;
    row.bandBelow = words.join(u" · "_s);
    row.bandBelowRect
        = {column().left(), y + kGrid * 3, column().width(), QFontMetrics(font).height() + kGrid};
    return row.bandBelowRect.bottom() + 1;
}

int RowLayouter::placeHeader(RowLayout &row, const Message &message, int y) const
{
    const QFontMetrics small(scaled(font, 0.85));
    const QRect in = column();
    row.minute = row.joinsAbove ? dates.time(message.sentAtMs) : QString();
    if (row.joinsAbove)
        return y;
    const QFontMetrics bold(strong(font));
    const int height = std::max(bold.height(), glyph());
    row.time = dates.time(message.sentAtMs);
    row.warning = Dates::isFuture(message.sentAtMs) ? tr("date in the future") : QString();
    const int timeWidth = small.horizontalAdvance(row.time);
    const int warningWidth = row.warning.isEmpty() ? 0 : small.horizontalAdvance(row.warning) + 2 * kGrid;
    const int room = in.width() - glyph() - timeWidth - warningWidth - 6 * kGrid;
    row.name = bold.elidedText(speakers.name(message), Qt::ElideRight, std::max(room, 60));
    const int nameWidth = bold.horizontalAdvance(row.name);
    const int used = glyph() + 2 * kGrid - 2 + nameWidth + 2 * kGrid + timeWidth + warningWidth;
    int x = row.trailing ? in.right() + 1 - used - 2 : in.left() + 2;
    row.glyphRect = {x, y + (height - glyph()) / 2, glyph(), glyph()};
    x += glyph() + 2 * kGrid - 2;
    row.nameRect = {x, y, nameWidth, height};
    x += nameWidth + 2 * kGrid;
    row.timeRect = {x, y, timeWidth, height};
    x += timeWidth + 2 * kGrid;
    row.warningRect = {x, y, warningWidth, height};
    return y + height + kGrid;
}

int RowLayouter::placeBubble(RowLayout &row, const Message &message, qsizetype shown, int y) const
{
    const QRect in = column();
    const int widest = std::max(80, std::min(in.width() * 76 / 100 - 2 * kPad, textWidth(message)));
    row.text = textOf(message, shown);
    row.text->layOut(widest);
    int inner = std::max(int(row.text->size().width()), kPad);
    const int foldBottom = placeFold(row, message, 0, 0);
    if (!row.fold.isEmpty())
        inner = std::max(inner, row.foldRect.width());
    const int outer = inner + 2 * kPad;
    const int x = row.trailing ? in.right() + 1 - outer : in.left();
    const int tall = int(row.text->size().height());
    row.bubble = {x, y, outer, tall + foldBottom + 2 * kPadTall};
    // A right-to-left text starts at the bubble's right inner edge.
    const int slack = row.text->isRightToLeft() ? inner - int(row.text->size().width()) : 0;
    row.textAt = {x + kPad + slack, y + kPadTall};
    row.foldRect.translate(x + kPad, y + kPadTall + tall);
    if (row.marked)
        row.starRect = {
            row.trailing ? x - glyph() - 2 * kGrid : x + outer + 2 * kGrid, y + kPadTall, glyph(), glyph()};
    if (!row.minute.isEmpty()) {
        const QFontMetrics small(scaled(font, 0.85));
        const int minuteWidth = small.horizontalAdvance(row.minute);
        const int beside = 2 * kGrid + (row.marked ? glyph() + 2 * kGrid : 0);
        row.minuteRect = {row.trailing ? x - beside - minuteWidth : x + outer + beside, y + kPadTall,
            minuteWidth, small.height()};
    }
    return y + row.bubble.height();
}

int RowLayouter::placeFlat(RowLayout &row, const Message &message, qsizetype shown, int y) const
{
    const QFontMetrics bold(strong(font));
    const QFontMetrics small(scaled(font, 0.85));
    const QRect in = column();
    const int names = std::clamp(in.width() / 5, 90, 190);
    const int times = small.horizontalAdvance(u"00:00"_s) + 2 * kGrid;
    const int x = in.left() + names + 2 * kGrid;
    const int room = std::max(120, in.right() - x - times - glyph() - 2 * kGrid);
    const int widest = std::min(room, textWidth(message) * 5 / 4);
    row.text = textOf(message, shown);
    row.text->layOut(widest);
    const int foldBottom = placeFold(row, message, x, y + int(row.text->size().height()));
    const int tall = std::max(int(row.text->size().height()), std::max(bold.height(), glyph())) + foldBottom;
    row.textAt = {row.text->isRightToLeft() ? x + widest - int(row.text->size().width()) : x, y + 1};
    row.bubble = {in.left() - 2 * kGrid, y, in.width() + 4 * kGrid, tall + 2};
    const QRect timeRect(in.right() - times + 2 * kGrid, y, times, bold.height());
    if (row.joinsAbove) {
        row.minute = dates.time(message.sentAtMs);
        row.minuteRect = timeRect;
    } else {
        row.time = dates.time(message.sentAtMs);
        row.timeRect = timeRect;
        row.glyphRect = {in.left(), y + (bold.height() - glyph()) / 2 + 1, glyph(), glyph()};
        row.nameRect = {in.left() + glyph() + 6, y, names - glyph() - 6, bold.height()};
        row.name = bold.elidedText(speakers.name(message), Qt::ElideRight, row.nameRect.width());
        if (Dates::isFuture(message.sentAtMs)) {
            row.warning = tr("date in the future");
            const int wide = small.horizontalAdvance(row.warning) + kGrid;
            row.warningRect = {in.right() + 1 - wide, y + tall + 2, wide, small.height()};
        }
    }
    if (row.marked)
        row.starRect = {timeRect.left() - glyph() - kGrid, y, glyph(), glyph()};
    return y + tall + 2 + (row.warning.isEmpty() ? 0 : small.height());
}

int RowLayouter::placeFold(RowLayout &row, const Message &message, int x, int y) const
{
    if (!row.text->isFolded())
        return 0;
    const auto half = std::count_if(
        message.content.cbegin(), message.content.cend(), [](QChar c) { return c.isLowSurrogate(); });
    const QString count = dates.locale().toString(message.content.size() - half);
    const qsizetype next = row.text->shown() * 5;
    row.fold = next >= message.content.size() ? tr("Show all (%1 characters)").arg(count)
                                              : tr("Show more (of %1 characters)").arg(count);
    const QFontMetrics metrics(strong(font));
    row.foldRect
        = {x, y + 2 * kGrid, metrics.horizontalAdvance(row.fold) + 2 * kGrid, metrics.height() + 2 * kGrid};
    return row.foldRect.height() + 2 * kGrid;
}

int RowLayouter::placeNote(RowLayout &row, const Message &message, int y) const
{
    if (message.comment.isEmpty())
        return y;
    const QRect in = column();
    const int left = flat ? row.textAt.x() : in.left();
    const int wide = in.right() + 1 - left;
    row.note = std::make_unique<MessageText>(message.comment, QString(), font);
    row.note->layOut(std::max(80, wide - 2 * kPad - glyph() - kGrid));
    row.noteRect = {left, y + kGrid + 2, wide, int(row.note->size().height()) + kPadTall * 2};
    row.noteGlyph = {left + kPad - 2, row.noteRect.top() + kPadTall, glyph(), glyph()};
    row.noteAt = {left + kPad + glyph() + kGrid, row.noteRect.top() + kPadTall};
    return row.noteRect.bottom() + 1;
}

void RowLayouter::mirror(RowLayout &row) const
{
    for (QRect *rect : {&row.dayRect, &row.handOffRect, &row.bandAboveRect, &row.bandBelowRect,
             &row.glyphRect, &row.nameRect, &row.timeRect, &row.warningRect, &row.minuteRect, &row.bubble,
             &row.foldRect, &row.starRect, &row.noteRect, &row.noteGlyph}) {
        if (!rect->isNull())
            rect->moveLeft(width - rect->right() - 1);
    }
    row.textAt.setX(width - row.textAt.x() - int(row.text->size().width()));
    if (row.note)
        row.noteAt.setX(width - row.noteAt.x() - int(row.note->size().width()));
}

} // namespace ui
