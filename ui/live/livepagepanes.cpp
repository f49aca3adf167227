// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/linkstrip.h"
#include "ui/live/livepage_p.h"
#include "ui/live/roomcontext.h"
#include "ui/live/roomlist.h"
#include "ui/live/roomlistmodel.h"
#include "ui/live/roompane.h"
#include "ui/live/wall.h"
#include "ui/panes.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kDrawerBelow = 1180; // width of the window, product 2.1
constexpr int kListWidth = 320;
constexpr int kDrawerWidth = 300;

} // namespace

void LivePage::Private::build()
{
    model = new RoomListModel(parts.now, &page);
    strip = new LinkStrip(parts.theme, parts.now, &page);
    views = new QStackedWidget(&page);
    splitter = new QSplitter(Qt::Horizontal, views);
    splitter->setObjectName(u"liveSplitter"_s);
    splitter->setChildrenCollapsible(false);
    list = new RoomList(*model, parts.theme, parts.now, splitter);
    list->setMinimumWidth(240);
    pane = new RoomPane(parts.feed, parts.theme, parts.now, splitter);
    context = new RoomContext(parts.feed.source(), parts.theme, splitter);
    context->setMinimumWidth(240);
    context->setMaximumWidth(420);
    splitter->addWidget(list);
    splitter->addWidget(pane);
    splitter->addWidget(context);
    splitter->setStretchFactor(1, 1);
    wall = new Wall(*model, parts.feed, parts.theme, parts.now, views);
    views->addWidget(splitter);
    views->addWidget(wall);
    auto *column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(strip);
    column->addWidget(views, 1);
    for (QWidget *each : QList<QWidget *>{list, context, wall})
        markPane(each);
}

QWidget *LivePage::Private::buildHead()
{
    auto *head = new QWidget(&page);
    receipt = new QLabel(head);
    receipt->setObjectName(u"liveReceipt"_s);
    receipt->setForegroundRole(QPalette::PlaceholderText);
    receipt->setTextFormat(Qt::PlainText);
    receipt->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(4);
    row->addWidget(receipt, 1);
    for (const Command command :
        {Command::NextUnanswered, Command::MarkSeen, Command::Wall, Command::ShowAlerts}) {
        auto *button = new QToolButton(head);
        button->setDefaultAction(parts.actions[command]);
        button->setObjectName(u"live/"_s + parts.actions[command]->objectName());
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setMinimumHeight(28);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    return head;
}

bool LivePage::Private::isNarrow() const
{
    return page.window()->width() < kDrawerBelow;
}

/// In a narrow window the panel is a drawer over the talk, else a pane of the splitter.
void LivePage::Private::arrangeContext()
{
    if (!page.isVisible())
        return; // a window that is not shown has no width yet
    const bool narrow = isNarrow();
    const bool inSplitter = context->parentWidget() == splitter;
    if (narrow && inSplitter) {
        context->setParent(&page);
        drawerOpen = false;
    } else if (!narrow && !inSplitter) {
        splitter->addWidget(context);
        splitter->setSizes({list->width(), page.width() - list->width() - kDrawerWidth, kDrawerWidth});
        drawerOpen = false;
    }
    if (narrow) {
        const QRect place(page.width() - kDrawerWidth, views->y(), kDrawerWidth, views->height());
        context->setGeometry(QStyle::visualRect(page.layoutDirection(), page.rect(), place));
        context->setAutoFillBackground(true);
        context->raise();
    }
    context->setFrameShape(narrow ? QFrame::StyledPanel : QFrame::NoFrame);
    const bool shown = (narrow ? drawerOpen : contextWanted) && views->currentWidget() == splitter;
    context->setVisible(shown);
    parts.actions[Command::ContextPanel]->setChecked(shown);
}

/// Sizes mean something once the page has its own: before, a splitter squeezes them into what it has.
void LivePage::Private::arrangePanes()
{
    if (std::exchange(panesArranged, true))
        return;
    if (splitterState.isEmpty() || !splitter->restoreState(splitterState))
        splitter->setSizes({kListWidth, page.width() - kListWidth - kDrawerWidth, kDrawerWidth});
}

void LivePage::Private::showWall(bool on)
{
    parts.actions[Command::Wall]->setChecked(on);
    if (on == (views->currentWidget() == wall))
        return;
    if (!on)
        list->point(pane->roomId());
    views->setCurrentWidget(on ? static_cast<QWidget *>(wall) : splitter);
    passFocusOn(&page, on ? wall->view() : list->view());
    arrangeContext();
    updateFront();
    updateActions();
    if (on)
        wall->focusRoom(pane->roomId());
    else
        list->focusList();
}

} // namespace ui
