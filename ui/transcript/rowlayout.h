// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "ui/text/dates.h"
#include "ui/transcript/messagetext.h"
#include "ui/transcript/speakers.h"

#include <QCoreApplication>
#include <QRect>

#include <memory>

namespace ui {

/// A stretch of time that stands between messages as a line of its own: words may be missing there, or were
/// filled in. It is shown where nothing lies between its begin and the row before it.
struct TranscriptBand
{
    qint64 fromMs = 0; // ms UTC
    qint64 toMs = 0; // 0: still growing
    bool isOpen = false; // filled ones are shown only where rows lie in them
    QString words;

    bool operator==(const TranscriptBand &) const = default;
};

/// One row of the transcript, measured: everything that is drawn for a message and where, with the row's own
/// top left as origin. Holds no colours.
struct RowLayout
{
    int height = 0;
    core::chat::Role role = core::chat::Role::Unknown;
    bool trailing = false; // beside the trailing edge: bot, agent, system
    bool flat = false;
    bool marked = false;
    bool joinsAbove = false; // same group as the row before
    bool joinsBelow = false;

    QString day;
    QRect dayRect;
    QString handOff;
    QRect handOffRect;
    QString bandAbove, bandBelow;
    QRect bandAboveRect, bandBelowRect;
    bool bandAboveOpen = false;

    QString name; // empty inside a group
    QString time;
    QString warning; // "date in the future"
    QRect glyphRect, nameRect, timeRect, warningRect;

    QString minute; // inside a group, shown while the pointer or the focus is here
    QRect minuteRect;

    QRect bubble; // in the flat layout the text's column
    QPoint textAt;
    std::unique_ptr<MessageText> text;
    QString fold; // "Show all (153,750 characters)"
    QRect foldRect;
    QRect starRect;
    QRect noteRect;
    QRect noteGlyph;
    QPoint noteAt;
    std::unique_ptr<MessageText> note;
};

/// Measures rows: bubbles or flat, grouped by speaker and time (product 2.8 "Bubbles"). A plain value.
class RowLayouter
{
    Q_DECLARE_TR_FUNCTIONS(ui::RowLayouter)
public:
    bool flat = false;
    bool mirrored = false; // a right-to-left interface
    int width = 600;
    QFont font;
    Dates dates;
    Speakers speakers;
    QVector<TranscriptBand> bands; // rising by begin

    /// What stands around a message and decides about groups and dividers.
    struct Neighbours
    {
        const core::chat::Message *before = nullptr; // null when not loaded
        const core::chat::Message *after = nullptr;
        bool first = false; // none before
        bool last = false;
        bool handedOver = false; // a bot spoke last for the shop
    };
    /// `shown` as for MessageText.
    [[nodiscard]] std::unique_ptr<RowLayout> make(
        const core::chat::Message &message, const Neighbours &around, qsizetype shown) const;
    [[nodiscard]] int estimate() const; // height of a row nobody has measured

private:
    [[nodiscard]] bool isGroup(const core::chat::Message *a, const core::chat::Message *b) const;
    [[nodiscard]] std::unique_ptr<MessageText> textOf(
        const core::chat::Message &message, qsizetype shown) const;
    [[nodiscard]] int textWidth(const core::chat::Message &message) const;
    [[nodiscard]] QRect column() const;
    [[nodiscard]] int glyph() const; // side of an icon
    int placeDividers(RowLayout &row, const core::chat::Message &message, const Neighbours &around) const;
    int placeBandAbove(
        RowLayout &row, const core::chat::Message &message, const Neighbours &around, int y) const;
    int placeBandBelow(RowLayout &row, const core::chat::Message &message, int y) const;
    int placeHeader(RowLayout &row, const core::chat::Message &message, int y) const;
    int placeBubble(RowLayout &row, const core::chat::Message &message, qsizetype shown, int y) const;
    int placeFlat(RowLayout &row, const core::chat::Message &message, qsizetype shown, int y) const;
    int placeFold(RowLayout &row, const core::chat::Message &message, int x, int y) const;
    int placeNote(RowLayout &row, const core::chat::Message &message, int y) const;
    void mirror(RowLayout &row) const;
};

} // namespace ui
