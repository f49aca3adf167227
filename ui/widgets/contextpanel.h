// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QListView;
class QListWidget;
class QPushButton;

namespace ui {

class ConversationListModel;
class Theme;

/// What is known about the open conversation and its customer: facts, all chats of the customer, marks.
class ContextPanel final : public QScrollArea
{
    Q_OBJECT
public:
    ContextPanel(core::history::HistorySource &source, const Theme &theme, QWidget *parent = nullptr);
    ~ContextPanel() override;

    void setConversation(const core::chat::Conversation &conversation);
    void clear();
    void setDates(const Dates &dates);
    void refresh(); // marks or rows changed

signals:
    void conversationChosen(const core::history::ConversationRef &ref);
    void messageChosen(const QString &messageId); // of the open conversation
    void sameCustomerWanted();
    void copyWanted(const QString &text);

private:
    QWidget *section(const QString &heading, QWidget *content);
    QLabel *fact(const QString &name, const QString &words);
    void buildFacts();
    void buildCustomer(const Theme &theme);
    void buildMarks();
    void write();
    void askMarks();
    void fitLists();

    core::history::HistorySource &m_source;
    std::optional<core::chat::Conversation> m_conversation;
    Dates m_dates;
    core::CancelToken m_cancel;
    quint64 m_generation = 0;
    ConversationListModel *m_chats = nullptr;
    QWidget *m_body = nullptr;
    QLabel *m_nothing = nullptr;
    QWidget *m_facts = nullptr;
    QFormLayout *m_form = nullptr;
    QWidget *m_customerSection = nullptr;
    QLabel *m_customerName = nullptr;
    QLabel *m_customerMail = nullptr;
    QPushButton *m_sameCustomer = nullptr;
    QListView *m_chatList = nullptr;
    QWidget *m_markSection = nullptr;
    QListWidget *m_markList = nullptr;
};

} // namespace ui
