// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/appsettings.h"
#include "ui/dialogs/commentdialog.h"
#include "ui/dialogs/gotodate.h"
#include "ui/dialogs/quickswitcher.h"
#include "ui/pages/historyoutput.h"
#include "ui/pages/historypage_p.h"
#include "ui/pages/marks.h"
#include "ui/pages/readingpane.h"
#include "ui/pages/searchfield.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/contextpanel.h"
#include "ui/widgets/hitheader.h"
#include "ui/widgets/listpane.h"

#include <QApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace ui {

namespace {

/// Whether copying belongs to the focused field itself.
bool fieldHasFocus()
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && focus->metaObject()->indexOfSlot("copy()") >= 0;
}

} // namespace

void HistoryPage::Private::connectGoCommands()
{
    on(Command::Back, [this] {
        if (const auto place = places.back())
            goTo(*place);
    });
    on(Command::Forward, [this] {
        if (const auto place = places.forward())
            goTo(*place);
    });
    on(Command::NextConversation, [this] { list->step(1); });
    on(Command::PreviousConversation, [this] { list->step(-1); });
    on(Command::GoToDate, [this] { goToDate(); });
    on(Command::FirstMessage, [this] {
        reading->transcript().goTo({MessageAnchor::Kind::First, {}, {}, 0});
    });
    on(Command::LastMessage, [this] { reading->transcript().goTo({MessageAnchor::Kind::Last, {}, {}, 0}); });
    connect(parts.actions[Command::QuickSwitcher], &QAction::triggered, &page, [this] { switchQuickly(); });
    on(Command::Find, [this] { reading->find(); });
    on(Command::FindNext, [this] { reading->findAgain(true); });
    on(Command::FindPrevious, [this] { reading->findAgain(false); });
    on(Command::Refresh, [this] { page.reload(); });
    on(Command::SameCustomer, [this] { sameCustomer(); });
}

void HistoryPage::Private::connectMarkCommands()
{
    on(Command::Mark, [this] {
        if (const auto message = reading->transcript().currentMessage())
            marks->toggle(*message);
    });
    on(Command::Comment, [this] { comment(); });
    on(Command::NextMark, [this] { reading->findMark(true); });
    on(Command::PreviousMark, [this] { reading->findMark(false); });
}

void HistoryPage::Private::connectOutputCommands()
{
    on(Command::Copy, [this] {
        if (!fieldHasFocus()) // the window serves fields
            output->copy();
    });
    on(Command::SelectAll, [this] {
        if (reading->transcript().hasFocus())
            reading->transcript().selectAll();
    });
    on(Command::CopyWithNames, [this] { output->copyWithNames(); });
    on(Command::CopyLink, [this] { output->copyLink(); });
    on(Command::Export, [this] { output->exportSet(query); });
    on(Command::Print, [this] { output->print(dates); });
}

void HistoryPage::Private::connectLook()
{
    QAction *compact = parts.actions[Command::CompactRows];
    compact->setChecked(parts.settings.compactRows());
    connect(compact, &QAction::toggled, &page, [this](bool on) {
        parts.settings.setCompactRows(on);
        list->setCompact(on);
    });
    QAction *flat = parts.actions[Command::FlatLayout];
    flat->setChecked(parts.settings.flatTranscript());
    connect(flat, &QAction::toggled, &page, [this](bool on) {
        parts.settings.setFlatTranscript(on);
        reading->setFlat(on);
    });
}

void HistoryPage::Private::sameCustomer()
{
    if (!reading->facts() || reading->facts()->customerId.isEmpty())
        return;
    Query same;
    same.add(Query::filter(Term::Kind::Customer, reading->facts()->customerId));
    searchFor(same.toText());
    search->remember();
    list->setMode(ListPane::Mode::Conversations);
    list->focusList();
}

void HistoryPage::Private::comment()
{
    const auto message = reading->transcript().currentMessage();
    if (!message)
        return;
    auto *dialog = new CommentDialog(*message, &page);
    connect(dialog, &CommentDialog::saved, marks,
        [this, message](const QString &words) { marks->comment(*message, words); });
    connect(dialog, &QDialog::finished, &page, [this] { reading->read(); });
    dialog->open();
}

void HistoryPage::Private::goToDate()
{
    auto *dialog = new GoToDateDialog(dates, reading->readingMs(), &page);
    connect(dialog, &GoToDateDialog::timeChosen, &page, [this](qint64 ms) {
        reading->transcript().goTo({MessageAnchor::Kind::AroundTime, {}, {}, ms});
        reading->read();
    });
    connect(dialog, &GoToDateDialog::messageChosen, &page, [this](const QString &messageId) {
        reading->goToMessage(messageId);
        reading->read();
    });
    dialog->open();
}

void HistoryPage::Private::switchQuickly()
{
    auto *switcher = new QuickSwitcher(
        {parts.source, parts.theme, parts.settings.recentQueries(), parts.actions.all(), dates},
        page.window());
    const auto front = [this] {
        if (!page.isVisible())
            parts.actions[Command::ShowHistory]->trigger();
    };
    connect(switcher, &QuickSwitcher::conversationChosen, &page, [this, front](const ConversationRef &ref) {
        front();
        open(ref, {}, true);
    });
    connect(switcher, &QuickSwitcher::messageChosen, &page,
        [this, front](const ConversationRef &ref, const QString &messageId) {
            front();
            open(ref, messageId, true);
        });
    connect(switcher, &QuickSwitcher::queryChosen, &page, [this, front](const QString &text) {
        front();
        searchFor(text);
        search->remember();
        search->focus();
    });
    switcher->open();
}

void HistoryPage::Private::leaveOneLevel()
{
    if (drawerOpen && isNarrow() && context->isAncestorOf(QApplication::focusWidget()))
        toggleContext(false);
    else if (list->hasListFocus() || !list->isVisible())
        search->focus();
    else
        list->focusList();
}

void HistoryPage::Private::updateActions()
{
    if (!page.isVisible()) // another page has the commands
        return;
    const bool isOpen = reading->transcript().isOpen();
    const auto message = reading->transcript().currentMessage();
    const auto enable = [this](std::initializer_list<Command> commands, bool on) {
        for (const Command command : commands)
            parts.actions[command]->setEnabled(on);
    };
    enable({Command::Export, Command::NextConversation, Command::PreviousConversation, Command::ListPane,
               Command::ContextPanel, Command::Refresh},
        true);
    enable({Command::Print, Command::GoToDate, Command::FirstMessage, Command::LastMessage, Command::Find,
               Command::FindNext, Command::FindPrevious, Command::NextMark, Command::PreviousMark},
        isOpen);
    enable({Command::Mark, Command::Comment, Command::CopyWithNames, Command::CopyLink}, isOpen && message);
    enable({Command::SameCustomer}, isOpen && reading->facts() && !reading->facts()->customerId.isEmpty());
    parts.actions[Command::Back]->setEnabled(places.canGoBack());
    parts.actions[Command::Forward]->setEnabled(places.canGoForward());
}

} // namespace ui
