// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/chatoutcome.h"

namespace core::coze {

QString ChatOutcome::text() const
{
    QStringList texts;
    for (const Answer &answer : answers) {
        if (!answer.text.isEmpty())
            texts.append(answer.text);
    }
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace core::coze
