// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace app::sampleshop {

/// What the shop assistant knows about a question.
struct KnownAnswer
{
    QString language; // `en`, `zh`, `ja`, `ko`, `ar`, `es`, `de`, `ru`, `pt`, `th`
    QString topic; // `order`, `refund`, `shipping`, `size`, `other`
    QString source; // the recalled piece of knowledge; empty: none was needed
    QString text; // Markdown
    QStringList followUps;
};

/// The language of a text: by its script, Latin ones by their small words; English when in doubt.
[[nodiscard]] QString languageOf(const QString &text);
/// In the language of the question. An order number in it is answered with that number.
[[nodiscard]] KnownAnswer answerTo(const QString &question);

} // namespace app::sampleshop
