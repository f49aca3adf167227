// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/chatscript.h"

#include <QJsonObject>

namespace app::sampleshop {

/// What a bot is like; see the descriptions in the table of shopbots.cpp.
enum class BotKind { Assistant, Echo, Slow, Tools, Failing, Load, Draft };

/// A bot as it stands in the lists.
struct BotCard
{
    BotKind kind = BotKind::Assistant;
    QString id; // the same in every shop, so that settings and scripts may keep it
    QString name;
    QString description;
    QString prologue;
    QStringList suggestedQuestions;
    QString prompt;
    QString plugin; // empty: none
    QString knowledge;
    bool isPublished = true;
    int version = 1;
    qint64 updatedAtSecs = 0;

    [[nodiscard]] QJsonObject listed() const; // `/v1/bots`
    [[nodiscard]] QJsonObject listedTheOldWay() const; // `/v1/space/published_bots_list`
    [[nodiscard]] QJsonObject details() const;
};

[[nodiscard]] QVector<BotCard> sampleBots();
/// What the bot does with the question.
[[nodiscard]] Script scriptOf(BotKind kind, const Question &question);

} // namespace app::sampleshop
