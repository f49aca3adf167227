// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/actions.h"
#include "ui/pages/historypage.h"
#include "ui/pages/placehistory.h"
#include "ui/text/dates.h"

#include <QAction>
#include <QTimer>

class QSplitter;

namespace ui {

class ContextPanel;
class HistoryOutput;
class ListPane;
class Marks;
class ReadingPane;
class SearchField;

/// The page's parts and what they do to each other; historypagecommands.cpp has what menus and keys do.
struct HistoryPage::Private
{
    Private(HistoryPage &owner, const Parts &given);

    void build();
    void connectSearch();
    void connectReading();
    void connectPanels();
    void connectGoCommands();
    void connectMarkCommands();
    void connectOutputCommands();
    void connectLook();
    template <class Slot>
    void on(Command command, Slot slot)
    {
        QObject::connect(parts.actions[command], &QAction::triggered, &page, [this, slot] {
            if (page.isVisible()) // other pages have a use for the same commands
                slot();
        });
    }

    void applyQuery(const core::history::Query &query);
    void open(const core::history::ConversationRef &ref, const QString &messageId, bool andRead);
    void openAt(
        const core::history::ConversationRef &ref, const core::history::MessageAnchor &anchor, bool andRead);
    void goTo(const Place &place);
    void searchFor(const QString &text);
    void sameCustomer();
    void comment();
    void goToDate();
    void switchQuickly();
    void leaveOneLevel();
    void updateHit();
    void updateActions();
    void arrangeContext();
    void toggleContext(bool on);
    void readSettings();
    void storeChanged();
    [[nodiscard]] bool isNarrow() const;

    HistoryPage &page;
    Parts parts;
    QSplitter *splitter = nullptr;
    ListPane *list = nullptr;
    ReadingPane *reading = nullptr;
    ContextPanel *context = nullptr;
    SearchField *search = nullptr;
    HistoryOutput *output = nullptr;
    Marks *marks = nullptr;
    PlaceHistory places;
    core::history::Query query;
    Dates dates;
    QTimer settle; // many changes of the store, few looks at it
    bool started = false;
    bool contextWanted = true;
    bool drawerOpen = false;
    bool travelling = false; // going back or forward is no new place
    bool stale = false; // the store changed while the page was hidden
};

} // namespace ui
