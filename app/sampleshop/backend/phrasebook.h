// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QVector>

namespace app::sampleshop::backend {

/// What customers of one language say, and those who answer them; a file of the folder customers. `{order}`
/// stands for a number.
struct Phrasebook
{
    QString language;
    QStringList names;
    QString agent;
    QStringList greeting, order, refund, shipping, size, complaint, thanks, human;
    QStringList handoff; // before a person takes over
    QStringList agentLines;
};

/// Of all languages; shops on several threads share them.
[[nodiscard]] const QVector<Phrasebook> &phrasebooks();

} // namespace app::sampleshop::backend
