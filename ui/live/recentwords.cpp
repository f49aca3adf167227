// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/recentwords.h"

#include "core/base/deliver.h"

#include <algorithm>

namespace ui {

using namespace core::history;

namespace {

constexpr int kAtOnce = 4;

RecentWords::Words wordsOf(const core::chat::Message &message)
{
    return {message.id, message.role, core::chat::previewOf(message.content, 120), message.lang};
}

} // namespace

RecentWords::RecentWords(core::feed::LiveFeed &feed, QObject *parent) : QObject(parent), m_feed(feed) { }

RecentWords::~RecentWords()
{
    m_cancel.cancel();
}

void RecentWords::add(const QVector<core::feed::FeedMessage> &messages)
{
    for (const auto &each : messages) {
        const QString &room = each.message.conversationId;
        QVector<Words> &known = m_words[room];
        const Words words = wordsOf(each.message);
        const auto same = std::find_if(known.begin(), known.end(), [&](const Words &other) {
            return other.id == words.id
                || (each.origin == core::feed::Origin::Both && other.text == words.text);
        });
        if (same != known.end()) {
            *same = words;
        } else {
            known.append(words);
            if (known.size() > kKept)
                known.removeFirst();
        }
        emit changed(room);
    }
}

void RecentWords::want(const QStringList &rooms)
{
    m_waiting.clear(); // what is out of sight by now can wait for its turn
    for (const QString &room : rooms) {
        if (!m_read.contains(room) && m_words.value(room).size() < kKept)
            m_waiting.append(room);
    }
    readNext();
}

void RecentWords::readNext()
{
    while (m_running < kAtOnce && !m_waiting.isEmpty()) {
        const QString room = m_waiting.takeFirst();
        m_read.insert(room);
        ++m_running;
        core::deliver(
            m_feed.source().messages({room, {}, 0}, {MessageAnchor::Kind::Last, {}, {}, 0}, kKept, m_cancel),
            this, [this, room](const core::Result<MessagePage> &page) {
                --m_running;
                if (page && !page->rows.isEmpty()) {
                    QVector<Words> words;
                    for (const auto &message : page->rows)
                        words.append(wordsOf(message));
                    m_words.insert(room, words);
                    emit changed(room);
                }
                readNext();
            });
    }
}

} // namespace ui
