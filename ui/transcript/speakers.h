// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "ui/text/dates.h"

#include <QCoreApplication>

namespace ui {

/// Puts who speaks, and a whole message, into words: for headers, copies and screen readers. A plain value.
class Speakers
{
    Q_DECLARE_TR_FUNCTIONS(ui::Speakers)
public:
    Speakers() = default;
    Speakers(QString customerName, QString botName);

    /// One line, safe beside other text (bidirectional isolate); "unknown sender “x”" when it is one.
    [[nodiscard]] QString name(const core::chat::Message &message) const;
    [[nodiscard]] static QString roleWord(core::chat::Role role);
    [[nodiscard]] static QString iconName(core::chat::Role role);

    /// "[18 Nov 2025 14:03] Ana: text"
    [[nodiscard]] QString copied(
        const core::chat::Message &message, const Dates &dates, const QString &text) const;
    /// One sentence: "Customer Ana, 18 November 2025 14:03, Chinese: …. Marked. Comment: …"
    [[nodiscard]] QString sentence(const core::chat::Message &message, const Dates &dates) const;

private:
    QString m_customer;
    QString m_bot;
};

} // namespace ui
