// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/contextpanel.h"

#include "core/base/deliver.h"
#include "ui/delegates/historydelegate.h"
#include "ui/icons.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/text/breakable.h"
#include "ui/text/historywords.h"
#include "ui/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

namespace {

constexpr int kMarksShown = 200;
constexpr int kRowsInSight = 6;

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

Query chatsOf(const QString &customerId)
{
    Query query;
    query.add(Query::filter(Term::Kind::Customer, customerId));
    return query;
}

QString named(const QString &name, const QString &id)
{
    return name.isEmpty() ? id : name;
}

} // namespace

ContextPanel::ContextPanel(HistorySource &source, const Theme &theme, QWidget *parent)
    : QScrollArea(parent),
      m_source(source),
      m_chats(new ConversationListModel(source, this))
{
    setObjectName(u"contextPanel"_s);
    setAccessibleName(tr("About the conversation"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    m_nothing = new QLabel(tr("Open a conversation to see what is known about it."), content);
    m_nothing->setWordWrap(true);
    m_body = new QWidget(content);
    auto *sections = new QVBoxLayout(m_body);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(16);
    column->addWidget(m_nothing);
    column->addWidget(m_body);
    column->addStretch();
    buildFacts();
    buildCustomer(theme);
    buildMarks();
    setWidget(content);
    m_body->hide();
}

ContextPanel::~ContextPanel()
{
    m_cancel.cancel();
}

QWidget *ContextPanel::section(const QString &heading, QWidget *content)
{
    auto *made = new QWidget(m_body);
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *title = new QLabel(heading, made);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    title->setBuddy(content);
    column->addWidget(title);
    column->addWidget(content);
    m_body->layout()->addWidget(made);
    return made;
}

void ContextPanel::buildFacts()
{
    m_facts = new QWidget(m_body);
    m_facts->setObjectName(u"conversationFacts"_s);
    m_form = new QFormLayout(m_facts);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(2);
    m_form->setLabelAlignment(Qt::AlignLeading);
    auto *whole = new QWidget(m_body);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_facts);
    auto *copy = new QPushButton(icon(u"copy"_s), tr("Copy id"), whole);
    copy->setObjectName(u"copyConversationId"_s);
    copy->setAccessibleName(tr("Copy the conversation's id"));
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_conversation)
            emit copyWanted(QString(m_conversation->id));
    });
    column->addWidget(copy, 0, Qt::AlignLeading);
    section(tr("Conversation"), whole);
}

void ContextPanel::buildCustomer(const Theme &theme)
{
    auto *whole = new QWidget(m_body);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_customerName = plainLabel(u"customerName"_s, whole);
    m_customerMail = plainLabel(u"customerMail"_s, whole);
    m_sameCustomer = new QPushButton(icon(u"person"_s), tr("All chats of this customer"), whole);
    m_sameCustomer->setObjectName(u"sameCustomer"_s);
    m_sameCustomer->setToolTip(tr("Show only this customer in the list"));
    connect(m_sameCustomer, &QPushButton::clicked, this, &ContextPanel::sameCustomerWanted);
    m_chatList = new QListView(whole);
    m_chatList->setObjectName(u"customerChats"_s);
    m_chatList->setAccessibleName(tr("Conversations of the customer"));
    m_chatList->setUniformItemSizes(true);
    m_chatList->setFrameShape(QFrame::NoFrame);
    m_chatList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *delegate = new HistoryDelegate(theme, m_chatList);
    m_chatList->setItemDelegate(delegate);
    m_chatList->setModel(m_chats);
    const auto open = [this](const QModelIndex &index) {
        if (const auto *chat = m_chats->conversationAt(index.row()))
            emit conversationChosen(ConversationRef(refOf(*chat)));
        else
            m_chats->retry();
    };
    connect(m_chatList, &QListView::activated, this, open);
    connect(m_chatList, &QListView::clicked, this, open);
    connect(m_chats, &PagedListModel::firstPageReady, this, [this] {
        if (m_conversation) {
            const int row = m_chats->rowOf(refOf(*m_conversation));
            if (row >= 0)
                m_chatList->setCurrentIndex(m_chats->index(row));
        }
        fitLists();
    });
    connect(&theme, &Theme::changed, m_chatList->viewport(), qOverload<>(&QWidget::update));
    column->addWidget(m_customerName);
    column->addWidget(m_customerMail);
    column->addWidget(m_sameCustomer, 0, Qt::AlignLeading);
    column->addWidget(m_chatList);
    m_customerSection = section(tr("Customer"), whole);
}

void ContextPanel::buildMarks()
{
    m_markList = new QListWidget(m_body);
    m_markList->setObjectName(u"markList"_s);
    m_markList->setAccessibleName(tr("Marks of the conversation"));
    m_markList->setFrameShape(QFrame::NoFrame);
    m_markList->setWordWrap(true);
    const auto open
        = [this](const QListWidgetItem *item) { emit messageChosen(item->data(Qt::UserRole).toString()); };
    connect(m_markList, &QListWidget::itemActivated, this, open);
    connect(m_markList, &QListWidget::itemClicked, this, open);
    m_markSection = section(tr("Marks"), m_markList);
}

void ContextPanel::setConversation(const core::chat::Conversation &conversation)
{
    const bool sameCustomer = m_conversation && m_conversation->customerId == conversation.customerId
        && m_conversation->source == conversation.source;
    m_conversation = conversation;
    write();
    const bool known = !conversation.customerId.isEmpty();
    m_customerSection->setVisible(known);
    if (!known)
        m_chats->clear();
    else if (!sameCustomer)
        m_chats->setQuery(chatsOf(conversation.customerId));
    else if (const int row = m_chats->rowOf(refOf(conversation)); row >= 0)
        m_chatList->setCurrentIndex(m_chats->index(row));
    askMarks();
}

void ContextPanel::clear()
{
    m_conversation.reset();
    ++m_generation;
    m_cancel.cancel();
    m_chats->clear();
    m_body->hide();
    m_nothing->show();
}

void ContextPanel::setDates(const Dates &dates)
{
    m_dates = dates;
    m_chats->setDates(dates);
    static_cast<HistoryDelegate *>(m_chatList->itemDelegate())->setDates(dates);
    if (m_conversation)
        write();
}

void ContextPanel::refresh()
{
    if (!m_conversation)
        return;
    m_chats->look();
    askMarks();
}

QLabel *ContextPanel::fact(const QString &name, const QString &words)
{
    if (words.isEmpty())
        return nullptr;
    auto *label = plainLabel({}, m_facts);
    label->setText(breakable(words));
    label->setAccessibleName(tr("%1: %2").arg(name, words));
    // All values of a panel begin at its side, whatever their own direction.
    label->setAlignment((label->isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    auto *title = new QLabel(name, m_facts);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(title, label);
    return label;
}

void ContextPanel::write()
{
    const auto &c = *m_conversation;
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    const QLocale locale;
    const QString first = m_dates.stamp(c.firstAtMs);
    fact(tr("First"), c.isCountExact ? first : tr("%1 or earlier").arg(first));
    fact(tr("Last"), m_dates.stamp(c.lastAtMs));
    const QString count = locale.toString(c.messageCount);
    fact(tr("Messages"), c.isCountExact ? count : tr("%1 or more").arg(count));
    fact(tr("Customer messages"), locale.toString(c.customerMessageCount));
    fact(tr("Language"), c.lang.isEmpty() ? QString() : languageWords(c.lang));
    fact(tr("Shop"), named(c.shopName, c.shopId));
    fact(tr("Bot"), named(c.botName, c.botId));
    fact(tr("Source"), c.source);
    fact(tr("Id"), c.id);
    m_customerName->setText(c.guest ? tr("%1 (guest)").arg(customerTitle(c)) : customerTitle(c));
    m_customerMail->setText(c.guest ? QString() : c.customerEmail);
    m_customerMail->setVisible(!m_customerMail->text().isEmpty());
    m_nothing->hide();
    m_body->show();
}

void ContextPanel::askMarks()
{
    m_cancel.cancel();
    m_cancel = {};
    const quint64 generation = ++m_generation;
    Query marks;
    marks.add(Query::filter(Term::Kind::Conversation, m_conversation->id));
    marks.add(Query::filter(Term::Kind::Mark, u"yes"_s));
    core::deliver(m_source.search(marks, {}, kMarksShown, m_cancel), this,
        [this, generation](const core::Result<SearchPage> &page) {
            if (generation != m_generation)
                return;
            m_markList->clear();
            if (page) {
                for (const SearchHit &hit : page->hits) {
                    const auto &m = hit.message;
                    const QString words = m.comment.isEmpty() ? core::chat::previewOf(m.content) : m.comment;
                    auto *item = new QListWidgetItem(
                        tr("★ %1  %2").arg(m_dates.stamp(m.sentAtMs), words), m_markList);
                    item->setData(Qt::UserRole, m.id);
                    item->setData(
                        Qt::AccessibleTextRole, tr("Marked, %1: %2").arg(m_dates.spoken(m.sentAtMs), words));
                }
            }
            m_markSection->setVisible(m_markList->count() > 0);
            fitLists();
        });
}

void ContextPanel::fitLists()
{
    const int chatRow = qMax(36, m_chatList->sizeHintForRow(0));
    m_chatList->setFixedHeight(chatRow * qBound(1, m_chats->rowCount(), kRowsInSight));
    const int markRow = qMax(28, m_markList->sizeHintForRow(0));
    m_markList->setFixedHeight(markRow * qBound(1, m_markList->count(), kRowsInSight) + 4);
}

} // namespace ui
