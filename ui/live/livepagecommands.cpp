// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/appsettings.h"
#include "ui/live/livepage_p.h"
#include "ui/live/roomcontext.h"
#include "ui/live/roomlist.h"
#include "ui/live/roompane.h"
#include "ui/live/wall.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace ui {

void LivePage::Private::connectCommands()
{
    parts.actions[Command::NextUnanswered]->setEnabled(true); // from every page
    QObject::connect(
        parts.actions[Command::NextUnanswered], &QAction::triggered, &page, [this] { nextUnanswered(); });
    on(Command::NextConversation, [this] { step(1); });
    on(Command::PreviousConversation, [this] { step(-1); });
    on(Command::MarkSeen, [this] { parts.feed.markSeen(pane->roomId()); });
    on(Command::FirstMessage, [this] { pane->transcript().goTo({MessageAnchor::Kind::First, {}, {}, 0}); });
    on(Command::LastMessage, [this] { pane->jumpToNewest(); });
    on(Command::Find, [this] { pane->find(); });
    on(Command::FindNext, [this] { pane->findAgain(true); });
    on(Command::FindPrevious, [this] { pane->findAgain(false); });
    on(Command::SearchEverywhere, [this] { searchCustomer(); });
    on(Command::SameCustomer, [this] { searchCustomer(); });
    on(Command::Refresh, [this] { parts.feed.fillNow(); });
    on(Command::Copy, [this] { copyMessage(); });
    on(Command::SelectAll, [this] {
        if (pane->transcript().hasFocus())
            pane->transcript().selectAll();
    });
    on(Command::CopyWithNames, [this] {
        QApplication::clipboard()->setText(pane->transcript().selectedTextWithNames());
        emit page.notice(LivePage::tr("The messages were copied with their names."), {}, {});
    });
    QObject::connect(context, &RoomContext::copyWanted, &page, [this](const QString &text) {
        QApplication::clipboard()->setText(text);
        emit page.notice(LivePage::tr("%1 was copied.").arg(text), {}, {});
    });
}

void LivePage::Private::connectLook()
{
    QObject::connect(parts.actions[Command::Wall], &QAction::triggered, &page, [this](bool on) {
        if (page.isVisible())
            showWall(on);
    });
    QObject::connect(parts.actions[Command::ContextPanel], &QAction::triggered, &page, [this](bool on) {
        if (page.isVisible())
            toggleContext(on);
    });
    QObject::connect(parts.actions[Command::ListPane], &QAction::toggled, list, &QWidget::setVisible);
    QObject::connect(parts.actions[Command::FlatLayout], &QAction::toggled, pane, &RoomPane::setFlat);
    QObject::connect(parts.actions[Command::CompactRows], &QAction::toggled, list, &RoomList::setCompact);
}

void LivePage::Private::nextUnanswered()
{
    QString next = model->longestWaiting(pane->roomId());
    if (next.isEmpty()) {
        if (const auto *here = model->room(pane->roomId()); here && isWaiting(*here))
            next = here->conversationId;
    }
    if (next.isEmpty()) {
        emit page.notice(LivePage::tr("Nobody is waiting."), {}, {});
        return;
    }
    if (!page.isVisible())
        parts.actions[Command::ShowLive]->trigger();
    showWall(false);
    open(next, true);
}

void LivePage::Private::step(int rows)
{
    if (views->currentWidget() == wall) {
        const int row = wall->view()->currentIndex().row() + rows;
        if (row >= 0 && row < wall->view()->model()->rowCount())
            wall->view()->setCurrentIndex(wall->view()->model()->index(row, 0));
        return;
    }
    list->step(rows);
}

void LivePage::Private::searchCustomer()
{
    const auto *room = model->room(pane->roomId());
    Query query;
    if (room && !room->customerId.isEmpty())
        query.add(Query::filter(Term::Kind::Customer, room->customerId));
    else if (room)
        query.add(Query::filter(Term::Kind::Conversation, room->conversationId));
    emit page.searchWanted(query.isEmpty() ? QString() : query.toText() + u' ');
}

void LivePage::Private::copyMessage()
{
    const TranscriptView &talk = pane->transcript();
    if (!talk.hasFocus())
        return; // the window serves fields
    QApplication::clipboard()->setText(
        talk.hasSelection() || !talk.currentMessage() ? talk.selectedText() : talk.currentMessage()->content);
}

void LivePage::Private::leaveOneLevel(QKeyEvent *event)
{
    if (isNarrow() && drawerOpen)
        toggleContext(false);
    else if (views->currentWidget() == wall)
        showWall(false);
    else if (!list->hasListFocus())
        list->focusList();
    else
        event->ignore(); // the window closes strips and more
}

void LivePage::Private::toggleContext(bool on)
{
    if (isNarrow())
        drawerOpen = on;
    else
        contextWanted = on;
    arrangeContext();
    if (on)
        context->setFocus();
    else
        pane->answer();
}

void LivePage::Private::updateActions()
{
    if (!page.isVisible())
        return;
    const bool open = !pane->roomId().isEmpty();
    const bool panes = views->currentWidget() != wall;
    for (const Command command :
        {Command::Find, Command::FindNext, Command::FindPrevious, Command::FirstMessage, Command::LastMessage,
            Command::CopyWithNames, Command::SameCustomer, Command::MarkSeen})
        parts.actions[command]->setEnabled(open && panes);
    for (const Command command :
        {Command::NextConversation, Command::PreviousConversation, Command::NextUnanswered, Command::Wall,
            Command::Refresh, Command::Copy, Command::SelectAll, Command::SearchEverywhere})
        parts.actions[command]->setEnabled(true);
    for (const Command command : {Command::ContextPanel, Command::ListPane})
        parts.actions[command]->setEnabled(panes);
    parts.actions[Command::Wall]->setChecked(!panes);
}

} // namespace ui
