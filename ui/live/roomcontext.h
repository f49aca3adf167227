// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QListView;
class QPushButton;

namespace ui {

class ConversationListModel;
class FlowLayout;
class Theme;

/// What an agent wants to know about the open room without asking: the customer and earlier chats, the bot,
/// the last turn, why it is flagged, and how complete it is. GUI thread.
class RoomContext final : public QScrollArea
{
    Q_OBJECT
public:
    RoomContext(core::history::HistorySource &source, const Theme &theme, QWidget *parent = nullptr);

    void setRoom(const core::feed::Room &room);
    void setCompleteUpTo(qint64 ms); // of the open room, ms UTC
    void setRecent(const QVector<core::chat::Message> &messages); // of the open room, for order numbers
    void clear();
    void setDates(const Dates &dates);
    void refresh(); // the archive has other rows

signals:
    void conversationChosen(const core::history::ConversationRef &ref);
    void customerSearchWanted();
    void copyWanted(const QString &text);

private:
    QWidget *section(const QString &heading, QWidget *content);
    QWidget *buildCustomer(const Theme &theme);
    QWidget *form(const QString &name);
    void fact(QFormLayout *form, const QString &name, const QString &words);
    void write();
    void fitChats();

    std::optional<core::feed::Room> m_room;
    Dates m_dates;
    ConversationListModel *m_chats;
    QWidget *m_body;
    QLabel *m_nothing;
    QLabel *m_name;
    QFormLayout *m_customer = nullptr;
    QWidget *m_orders = nullptr;
    FlowLayout *m_orderFlow = nullptr;
    QStringList m_orderNumbers;
    QPushButton *m_search = nullptr;
    QLabel *m_earlier = nullptr;
    QListView *m_chatList = nullptr;
    QWidget *m_chatSection = nullptr;
    QFormLayout *m_bot = nullptr;
    QFormLayout *m_turn = nullptr;
    QWidget *m_warningSection = nullptr;
    QLabel *m_warnings = nullptr;
    QLabel *m_receipt = nullptr;
};

} // namespace ui
