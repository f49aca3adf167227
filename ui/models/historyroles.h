// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/textmatch.h"

#include <QMetaType>

namespace ui {

/// What a row of a history list stands for.
enum class RowKind { Conversation, Hit, Failure };

/// Roles that the conversation list and the hit list share, so that one delegate paints both.
enum HistoryRole {
    KindRole = Qt::UserRole + 1, // int(RowKind)
    TitleRole, // QString: customer's name or a stand-in
    TimeRole, // qint64: ms since 1970 UTC, shown at the end of the first line
    PreviewRole, // QString: one line
    HighlightsRole, // QVector<TextMatcher::Range> in the preview; may be empty
    LanguageRole, // QString: BCP 47 of the preview; may be empty
    GuestRole, // bool: the customer is a visitor without an account
    MarksRole, // qint64: marked messages
    SpeakerRole, // QString: who wrote the preview, in words; may be empty
    KeyRole, // qint64: the row's number in the store
};

} // namespace ui

Q_DECLARE_METATYPE(QVector<core::history::TextMatcher::Range>)
