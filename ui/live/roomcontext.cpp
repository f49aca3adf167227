// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roomcontext.h"

#include "ui/delegates/historydelegate.h"
#include "ui/icons.h"
#include "ui/live/linkwords.h"
#include "ui/live/roomwords.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/text/breakable.h"
#include "ui/text/historywords.h"
#include "ui/text/scripts.h"
#include "ui/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QFormLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;
using core::feed::Handler;
using core::feed::Room;

namespace {

constexpr int kChatsInSight = 4;

QLabel *plainLabel(QWidget *parent, const QString &name = {})
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

RoomContext::RoomContext(HistorySource &source, const Theme &theme, QWidget *parent)
    : QScrollArea(parent),
      m_chats(new ConversationListModel(source, this)),
      m_body(new QWidget(this)),
      m_nothing(new QLabel(tr("Open a room to see what is known about it."), this))
{
    setObjectName(u"roomContext"_s);
    setAccessibleName(tr("About the room"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *sections = new QVBoxLayout(m_body);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(16);
    m_name = plainLabel(m_body, u"roomCustomerName"_s);
    QFont large = m_name->font();
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    section(tr("Customer"), buildCustomer(theme));
    m_warnings = plainLabel(m_body, u"roomWarnings"_s);
    m_warningSection = section(tr("Why it is flagged"), m_warnings);
    QWidget *bot = form(u"roomBot"_s);
    m_bot = static_cast<QFormLayout *>(bot->layout());
    section(tr("Bot"), bot);
    QWidget *turn = form(u"roomTurn"_s);
    m_turn = static_cast<QFormLayout *>(turn->layout());
    section(tr("Last turn"), turn);
    m_receipt = plainLabel(m_body, u"roomReceipt"_s);
    section(tr("Completeness"), m_receipt);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    m_nothing->setWordWrap(true);
    column->addWidget(m_nothing);
    column->addWidget(m_body);
    column->addStretch();
    setWidget(content);
    m_body->hide();
}

QWidget *RoomContext::section(const QString &heading, QWidget *content)
{
    auto *made = new QWidget(m_body);
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *title = new QLabel(heading, made);
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setBuddy(content);
    column->addWidget(title);
    column->addWidget(content);
    m_body->layout()->addWidget(made);
    return made;
}

QWidget *RoomContext::form(const QString &name)
{
    auto *made = new QWidget(m_body);
    made->setObjectName(name);
    auto *layout = new QFormLayout(made);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(2);
    layout->setLabelAlignment(Qt::AlignLeading);
    return made;
}

QWidget *RoomContext::buildCustomer(const Theme &theme)
{
    auto *whole = new QWidget(m_body);
    QWidget *facts = form(u"roomCustomer"_s);
    m_customer = static_cast<QFormLayout *>(facts->layout());
    m_orders = new QWidget(whole);
    m_orders->setObjectName(u"orderNumbers"_s);
    m_orderFlow = new FlowLayout(m_orders);
    m_search = new QPushButton(icon(u"search"_s), tr("Search this customer"), whole);
    m_search->setObjectName(u"searchCustomer"_s);
    m_search->setToolTip(tr("Search everything this customer wrote or was told (Ctrl+Shift+F)"));
    connect(m_search, &QPushButton::clicked, this, &RoomContext::customerSearchWanted);
    m_chatList = new QListView(whole);
    m_chatList->setObjectName(u"earlierChats"_s);
    m_chatList->setAccessibleName(tr("Conversations of the customer"));
    m_chatList->setUniformItemSizes(true);
    m_chatList->setFrameShape(QFrame::NoFrame);
    m_chatList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chatList->setItemDelegate(new HistoryDelegate(theme, m_chatList));
    m_chatList->setModel(m_chats);
    const auto open = [this](const QModelIndex &index) {
        if (const auto *chat = m_chats->conversationAt(index.row()))
            emit conversationChosen(ConversationRef(refOf(*chat)));
        else
            m_chats->retry();
    };
    connect(m_chatList, &QListView::activated, this, open);
    connect(m_chatList, &QListView::clicked, this, open);
    connect(m_chats, &PagedListModel::firstPageReady, this, &RoomContext::fitChats);
    connect(&theme, &Theme::changed, m_chatList->viewport(), qOverload<>(&QWidget::update));
    m_chatList->hide();
    m_chatSection = new QWidget(whole);
    auto *chats = new QVBoxLayout(m_chatSection);
    chats->setContentsMargins(0, 0, 0, 0);
    chats->setSpacing(4);
    m_earlier = plainLabel(m_chatSection, u"earlierCount"_s);
    m_earlier->hide();
    m_earlier->setForegroundRole(QPalette::PlaceholderText);
    chats->addWidget(m_search, 0, Qt::AlignLeading);
    chats->addWidget(m_earlier);
    chats->addWidget(m_chatList);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addWidget(facts);
    column->addWidget(m_orders);
    column->addWidget(m_chatSection);
    return whole;
}

void RoomContext::setRoom(const Room &room)
{
    const bool sameRoom = m_room && m_room->conversationId == room.conversationId;
    const bool sameCustomer
        = m_room && m_room->customerId == room.customerId && m_room->source == room.source;
    if (m_room == room)
        return;
    m_room = room;
    if (!sameRoom)
        setRecent({});
    write();
    const bool known = !room.customerId.isEmpty();
    m_chatSection->setVisible(known);
    if (!known) {
        m_chats->clear();
    } else if (!sameCustomer) {
        Query chats;
        chats.add(Query::filter(Term::Kind::Customer, room.customerId));
        m_chats->setQuery(chats);
    }
    m_nothing->hide();
    m_body->show();
}

void RoomContext::setRecent(const QVector<core::chat::Message> &messages)
{
    QStringList numbers;
    for (const auto &message : messages) {
        if (message.role != core::chat::Role::Customer)
            continue;
        for (const QString &number : orderNumbersIn(message.content)) {
            numbers.removeAll(number);
            numbers.prepend(number); // the one that was named last is most likely meant
        }
    }
    m_orders->setVisible(!numbers.isEmpty());
    if (std::exchange(m_orderNumbers, numbers) == numbers)
        return;
    while (QLayoutItem *item = m_orderFlow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the sender of the click
        delete item;
    }
    for (const QString &number : std::as_const(m_orderNumbers).mid(0, 6)) {
        auto *button = new QPushButton(icon(u"copy"_s), tr("order %1").arg(isolated(number)), m_orders);
        button->setObjectName(u"copyOrder"_s);
        button->setAccessibleName(tr("Copy the order number %1").arg(number));
        button->setToolTip(button->accessibleName());
        connect(button, &QPushButton::clicked, this, [this, number] { emit copyWanted(QString(number)); });
        m_orderFlow->addWidget(button);
    }
    m_orders->updateGeometry();
}

void RoomContext::clear()
{
    m_room.reset();
    m_chats->clear();
    m_body->hide();
    m_nothing->show();
}

void RoomContext::setDates(const Dates &dates)
{
    m_dates = dates;
    m_chats->setDates(dates);
    static_cast<HistoryDelegate *>(m_chatList->itemDelegate())->setDates(dates);
    if (m_room)
        write();
}

void RoomContext::refresh()
{
    if (m_room && !m_room->customerId.isEmpty())
        m_chats->look();
}

void RoomContext::fact(QFormLayout *form, const QString &name, const QString &words)
{
    if (words.isEmpty())
        return;
    auto *label = plainLabel(form->parentWidget());
    label->setText(breakable(words));
    label->setAccessibleName(tr("%1: %2").arg(name, words));
    // All values of a panel begin at its side, whatever their own direction.
    label->setAlignment((label->isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    auto *title = new QLabel(name, form->parentWidget());
    title->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(title, label);
}

void RoomContext::write()
{
    const Room &room = *m_room;
    for (QFormLayout *form : {m_customer, m_bot, m_turn}) {
        while (form->rowCount() > 0)
            form->removeRow(0);
    }
    m_name->setText(roomTitle(room));
    fact(m_customer, tr("Language"), room.lang.isEmpty() ? QString() : languageWords(room.lang));
    fact(m_customer, tr("E-mail"), room.guest ? tr("guest") : room.customerEmail);
    fact(m_customer, tr("Shop"), room.shopId);
    fact(m_customer, tr("Room"), room.conversationId);
    fact(m_bot, tr("Name"), room.botId);
    fact(m_bot, tr("State"),
        room.handler == Handler::Nobody ? tr("nobody answers") : handlerWords(room.handler));
    fact(m_turn, tr("First word"),
        room.firstWordMs < 0
            ? tr("not known")
            : tr("after %1 s").arg(QLocale().toString(double(room.firstWordMs) / 1000, 'f', 1)));
    if (room.lastAtMs > 0)
        fact(m_turn, tr("Last message"), m_dates.stamp(room.lastAtMs));
    QStringList reasons;
    for (const RoomWarning &warning : warningsOf(room))
        reasons.append(warning.glyph + u' ' + warning.sentence);
    m_warnings->setText(reasons.join(u'\n'));
    m_warningSection->setVisible(!reasons.isEmpty());
    m_receipt->setText(roomReceipt(room, m_dates));
}

void RoomContext::setCompleteUpTo(qint64 ms)
{
    if (!m_room)
        return;
    m_room->completeUpToMs = ms;
    m_receipt->setText(roomReceipt(*m_room, m_dates));
}

void RoomContext::fitChats()
{
    const bool any = m_chats->rowCount() > 0;
    m_chatList->setVisible(any);
    m_earlier->setVisible(any);
    m_earlier->setText(tr("%n conversation(s)", nullptr, m_chats->rowCount()));
    const int row = qMax(36, m_chatList->sizeHintForRow(0));
    m_chatList->setFixedHeight(row * qBound(1, m_chats->rowCount(), kChatsInSight));
}

} // namespace ui
