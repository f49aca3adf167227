// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"

#include <QMap>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace core::feed {
class LiveFeed;
}

namespace ui {

/// Own answers of the open room that are on their way or did not arrive, each with what can be done about it.
class UnsentBar final : public QWidget
{
    Q_OBJECT
public:
    explicit UnsentBar(core::feed::LiveFeed &feed, QWidget *parent = nullptr);

    void setRoom(const QString &id);
    void look(const QVector<core::chat::Message>
            &messages); // of the open room: those that did not arrive are listed
    void update(const QVector<core::feed::FeedMessage> &messages); // of any room

private:
    struct Answer
    {
        QString room;
        QString text;
        core::feed::Delivery delivery = core::feed::Delivery::Pending;
    };
    void note(const core::chat::Message &message, core::feed::Delivery delivery);
    void rebuild();
    QWidget *line(const QString &id, const Answer &answer);

    core::feed::LiveFeed &m_feed;
    QString m_room;
    QMap<QString, Answer> m_answers; // by message id
    QVBoxLayout *m_column;
    QString m_shown; // what the lines say now
};

} // namespace ui
