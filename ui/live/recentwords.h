// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/livefeed.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace ui {

/// The last words of every room, for the wall: kept from what comes, read from the store for rooms in sight.
/// GUI thread.
class RecentWords final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kKept = 3;
    struct Words
    {
        QString id;
        core::chat::Role role = core::chat::Role::Unknown;
        QString text; // one line
        QString lang;
    };

    explicit RecentWords(core::feed::LiveFeed &feed, QObject *parent = nullptr);
    ~RecentWords() override;

    void add(const QVector<core::feed::FeedMessage> &messages);
    void want(const QStringList &rooms); // in sight; reads those that are not known, few at a time
    [[nodiscard]] QVector<Words> of(const QString &room) const { return m_words.value(room); } // oldest first

signals:
    void changed(const QString &room);

private:
    void readNext();

    core::feed::LiveFeed &m_feed;
    QHash<QString, QVector<Words>> m_words;
    QSet<QString> m_read; // asked for already
    QStringList m_waiting;
    core::CancelToken m_cancel;
    int m_running = 0;
};

} // namespace ui
