// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/feed/shopfeed.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <list>

namespace app::cli {

/// Prints what the feed tells, line by line (architecture 4, `watch`).
///
/// Every message is printed once. It waits a moment for its other half, so that most lines say `both` and
/// carry the row's id; one whose half comes later says `live` without an id, or `history`.
class FeedPrinter final : public QObject
{
    Q_OBJECT
public:
    FeedPrinter(core::feed::ShopFeed &feed, bool json, Console &console);

    void finish(); // prints what waits

signals:
    void closed(); // nobody reads any more

private:
    struct Waiting
    {
        core::feed::FeedMessage message;
        qint64 sinceMs = 0;
    };
    void take(const core::feed::FeedMessage &message);
    void settle(const QString &formerId, const core::feed::FeedMessage &message);
    void printOld();
    void print(const core::feed::FeedMessage &message);
    void print(const core::feed::Gap &gap);
    void print(const core::live::Status &status);
    void printDatabase();
    void print(const QByteArray &json, const QString &text);

    core::feed::ShopFeed &m_feed;
    bool m_json;
    Console &m_console;
    std::list<Waiting> m_waiting;
    QTimer m_timer;
    core::live::State m_state = core::live::State::Idle;
    bool m_degraded = false;
    core::feed::TailStatus::State m_tailState = core::feed::TailStatus::State::None;
    QHash<qint64, core::feed::Gap::State> m_gaps; // as they were printed
};

[[nodiscard]] QString wordFor(core::live::State state);
[[nodiscard]] QString wordFor(core::live::EndReason reason); // empty for None

} // namespace app::cli
