// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QAbstractListModel>
#include <QPointer>

#include <array>

class QAction;

namespace ui {

/// One thing the quick switcher can go to or do.
struct SwitcherEntry
{
    enum class Kind { Conversation, Customer, Message, Query, Command };
    Kind kind = Kind::Command;
    QString title;
    QString detail; // at the end of the row: a time or a shortcut
    core::history::ConversationRef conversation; // Conversation, Message
    QString messageId; // Message
    QString query; // Query, Customer: text of the query language
    QPointer<QAction> action; // Command
};

/// What meets the words in the quick switcher's field; late answers of other words are dropped.
class SwitcherModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1, // int(SwitcherEntry::Kind)
        KindWordsRole, // QString: "Chat", "Command", …
        DetailRole, // QString
    };
    SwitcherModel(core::history::HistorySource &source, QStringList recentQueries, QList<QAction *> commands,
        const Dates &dates, QObject *parent = nullptr);
    ~SwitcherModel() override;

    void setText(const QString &text); // a leading ">" leaves only commands
    [[nodiscard]] const SwitcherEntry *entryAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    static constexpr int kKinds = 5;
    using Entries = QVector<SwitcherEntry>;
    void askConversations(const core::history::Query &query);
    void askCustomers(const QString &text);
    void askMessages(const QString &text);
    void put(SwitcherEntry::Kind kind, const Entries &entries);
    [[nodiscard]] SwitcherEntry entryOf(const core::chat::Conversation &conversation) const;
    [[nodiscard]] Entries commandsFor(const QString &text) const;
    [[nodiscard]] Entries queriesFor(const QString &text) const;

    core::history::HistorySource &m_source;
    QStringList m_recentQueries;
    QList<QAction *> m_commands;
    Dates m_dates;
    std::array<Entries, kKinds> m_parts; // by kind, in the order they are shown
    Entries m_entries;
    core::CancelToken m_cancel;
    quint64 m_generation = 0;
};

} // namespace ui
