// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/switchermodel.h"

#include "core/base/deliver.h"
#include "ui/actions.h"
#include "ui/text/historywords.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

namespace {

constexpr int kPerKind = 6;

QString wordsOf(SwitcherEntry::Kind kind)
{
    switch (kind) {
    case SwitcherEntry::Kind::Conversation:
        return SwitcherModel::tr("Chat");
    case SwitcherEntry::Kind::Customer:
        return SwitcherModel::tr("Customer");
    case SwitcherEntry::Kind::Message:
        return SwitcherModel::tr("Message");
    case SwitcherEntry::Kind::Query:
        return SwitcherModel::tr("Search");
    case SwitcherEntry::Kind::Command:
        break;
    }
    return SwitcherModel::tr("Command");
}

/// Whether every word of `text` begins a word of `name`, in any order.
bool meets(const QString &name, const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.cbegin(), words.cend(),
        [&name](const QString &word) { return name.contains(word, Qt::CaseInsensitive); });
}

} // namespace

SwitcherModel::SwitcherModel(HistorySource &source, QStringList recentQueries, QList<QAction *> commands,
    const Dates &dates, QObject *parent)
    : QAbstractListModel(parent),
      m_source(source),
      m_recentQueries(std::move(recentQueries)),
      m_commands(std::move(commands)),
      m_dates(dates)
{ }

SwitcherModel::~SwitcherModel()
{
    m_cancel.cancel();
}

void SwitcherModel::setText(const QString &written)
{
    ++m_generation;
    m_cancel.cancel();
    m_cancel = {};
    const QString text = written.trimmed();
    const bool commandsOnly = text.startsWith(u'>');
    const QString words = commandsOnly ? text.mid(1).trimmed() : text;
    if (commandsOnly) {
        for (Entries &part : m_parts)
            part.clear();
        put(SwitcherEntry::Kind::Command, commandsFor(words));
        return;
    }
    put(SwitcherEntry::Kind::Query, queriesFor(words));
    put(SwitcherEntry::Kind::Command, words.isEmpty() ? Entries() : commandsFor(words).mid(0, kPerKind));
    if (words.isEmpty()) {
        put(SwitcherEntry::Kind::Customer, {});
        put(SwitcherEntry::Kind::Message, {});
        askConversations({});
        return;
    }
    askCustomers(words);
    askMessages(words);
}

SwitcherEntry SwitcherModel::entryOf(const core::chat::Conversation &c) const
{
    SwitcherEntry entry;
    entry.kind = SwitcherEntry::Kind::Conversation;
    entry.title = c.preview.isEmpty() ? customerTitle(c) : tr("%1 – %2").arg(customerTitle(c), c.preview);
    entry.detail = m_dates.stamp(c.lastAtMs);
    entry.conversation = refOf(c);
    return entry;
}

void SwitcherModel::askConversations(const Query &query)
{
    core::deliver(m_source.conversations(query, {}, kPerKind, m_cancel), this,
        [this, generation = m_generation](const core::Result<ConversationPage> &page) {
            if (generation != m_generation)
                return;
            Entries found;
            if (page) {
                for (const auto &conversation : page->rows)
                    found.append(entryOf(conversation));
            }
            put(SwitcherEntry::Kind::Conversation, found);
        });
}

/// Customers first; then their conversations, and the one with that id, in one question.
void SwitcherModel::askCustomers(const QString &text)
{
    core::deliver(m_source.customers(text, kPerKind, m_cancel), this,
        [this, text, generation = m_generation](
            const core::Result<QVector<core::chat::Customer>> &customers) {
            if (generation != m_generation)
                return;
            Entries found;
            QVector<Term> theirs{Query::filter(Term::Kind::Conversation, text)};
            for (const auto &customer : customers.value_or(QVector<core::chat::Customer>())) {
                Query query;
                query.add(Query::filter(Term::Kind::Customer, customer.id));
                theirs.append(query.groups.constFirst().constFirst());
                SwitcherEntry entry;
                entry.kind = SwitcherEntry::Kind::Customer;
                entry.title = customer.name.isEmpty() ? tr("Customer %1").arg(customer.id) : customer.name;
                entry.detail = tr("%n chat(s)", nullptr, int(customer.conversations));
                entry.query = query.toText();
                found.append(entry);
            }
            put(SwitcherEntry::Kind::Customer, found);
            Query query;
            query.groups.append(theirs);
            askConversations(query);
        });
}

void SwitcherModel::askMessages(const QString &text)
{
    Query query;
    Term term;
    term.text = text;
    query.add(term);
    core::deliver(m_source.search(query, {}, kPerKind, m_cancel), this,
        [this, generation = m_generation](const core::Result<SearchPage> &page) {
            if (generation != m_generation)
                return;
            Entries found;
            for (const SearchHit &hit : page ? page->hits : QVector<SearchHit>()) {
                SwitcherEntry entry;
                entry.kind = SwitcherEntry::Kind::Message;
                entry.title = tr("%1: %2").arg(hitTitle(hit), core::chat::previewOf(hit.message.content));
                entry.detail = m_dates.stamp(hit.message.sentAtMs);
                entry.conversation = {hit.message.conversationId, hit.message.source, hit.conversationRow};
                entry.messageId = hit.message.id;
                found.append(entry);
            }
            put(SwitcherEntry::Kind::Message, found);
        });
}

SwitcherModel::Entries SwitcherModel::commandsFor(const QString &text) const
{
    Entries found;
    for (QAction *action : m_commands) {
        if (!action || !action->isEnabled() || action->text().isEmpty())
            continue;
        const QString name = Actions::withoutMnemonic(action->text());
        if (!meets(name, text))
            continue;
        SwitcherEntry entry;
        entry.kind = SwitcherEntry::Kind::Command;
        entry.title = name;
        entry.detail = action->shortcut().toString(QKeySequence::NativeText);
        entry.action = action;
        found.append(entry);
    }
    return found;
}

SwitcherModel::Entries SwitcherModel::queriesFor(const QString &text) const
{
    Entries found;
    for (const QString &recent : m_recentQueries) {
        if (!meets(recent, text) || found.size() >= kPerKind)
            continue;
        SwitcherEntry entry;
        entry.kind = SwitcherEntry::Kind::Query;
        entry.title = recent;
        entry.query = recent;
        found.append(entry);
    }
    if (!text.isEmpty() && !m_recentQueries.contains(text)) {
        SwitcherEntry entry;
        entry.kind = SwitcherEntry::Kind::Query;
        entry.title = tr("Search everywhere for “%1”").arg(text);
        entry.query = text;
        found.append(entry);
    }
    return found;
}

void SwitcherModel::put(SwitcherEntry::Kind kind, const Entries &entries)
{
    beginResetModel();
    m_parts.at(size_t(kind)) = entries;
    m_entries.clear();
    for (const Entries &part : m_parts)
        m_entries += part;
    endResetModel();
}

const SwitcherEntry *SwitcherModel::entryAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int SwitcherModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant SwitcherModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SwitcherEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case KindRole:
        return int(entry.kind);
    case KindWordsRole:
        return wordsOf(entry.kind);
    case DetailRole:
        return entry.detail;
    case Qt::AccessibleTextRole:
        return entry.detail.isEmpty() ? tr("%1: %2").arg(wordsOf(entry.kind), entry.title)
                                      : tr("%1: %2, %3").arg(wordsOf(entry.kind), entry.title, entry.detail);
    default:
        return {};
    }
}

} // namespace ui
