// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/deliver.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/testpage/botpicker.h"
#include "ui/testpage/composer.h"
#include "ui/testpage/sessionspane.h"
#include "ui/testpage/testpage_p.h"
#include "ui/testpage/turninspector.h"
#include "ui/text/errors.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/findbar.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>

using namespace Qt::StringLiterals;
using core::lab::TurnRecord;
using namespace core::history;

namespace ui {

void TestPage::Private::connectCommands()
{
    on(Command::NewChat, [this] {
        parts.chat.startNew();
        composer->focusText();
    });
    on(Command::StopAnswer, [this] { parts.chat.stop(); });
    on(Command::AskAgain, [this] { parts.chat.retry(); });
    on(Command::CopyReport, [this] { copyReport(true); });
    on(Command::NextConversation, [this] { sessions->step(1); });
    on(Command::PreviousConversation, [this] { sessions->step(-1); });
    on(Command::FirstMessage, [this] { transcript->goTo({MessageAnchor::Kind::First, {}, {}, 0}); });
    on(Command::LastMessage, [this] { transcript->goTo({MessageAnchor::Kind::Last, {}, {}, 0}); });
    on(Command::Find, [this] { findBar->open(); });
    on(Command::FindNext, [this] { transcript->find(findBar->query(), true); });
    on(Command::FindPrevious, [this] { transcript->find(findBar->query(), false); });
    on(Command::Refresh, [this] { bots->refresh(); });
    on(Command::Copy, [this] {
        if (transcript->hasFocus())
            QApplication::clipboard()->setText(transcript->hasSelection() || !transcript->currentMessage()
                    ? transcript->selectedText()
                    : transcript->currentMessage()->content);
    });
    on(Command::SelectAll, [this] {
        if (transcript->hasFocus())
            transcript->selectAll();
    });
    on(Command::CopyWithNames,
        [this] { QApplication::clipboard()->setText(transcript->selectedTextWithNames()); });
    on(Command::Export, [this] {
        if (openSession.isEmpty())
            return;
        ExportDialog::Offer offer;
        offer.conversation = core::lab::SessionStore::refOf(openSession);
        offer.conversationTitle = page.title();
        offer.filtered.add(Query::filter(Term::Kind::Conversation, openSession));
        offer.folder = QDir::homePath();
        (new ExportDialog(parts.chat.session(), offer, &page))->open();
    });
    QObject::connect(parts.actions[Command::ContextPanel], &QAction::triggered, &page, [this](bool on) {
        if (!page.isVisible())
            return;
        inspectorWanted = on;
        inspector->setVisible(on);
    });
    QObject::connect(parts.actions[Command::ListPane], &QAction::toggled, sessions, &QWidget::setVisible);
    QObject::connect(parts.actions[Command::FlatLayout], &QAction::toggled, transcript, [this](bool flat) {
        transcript->setTextLayout(flat ? TranscriptView::Layout::Flat : TranscriptView::Layout::Bubbles);
    });
    QObject::connect(
        parts.actions[Command::CompactRows], &QAction::toggled, sessions, &SessionsPane::setCompact);
}

void TestPage::Private::updateActions()
{
    if (!page.isVisible())
        return;
    const bool hasTurn = shownTurn();
    parts.actions[Command::NewChat]->setEnabled(connected);
    parts.actions[Command::StopAnswer]->setEnabled(parts.chat.isBusy());
    parts.actions[Command::AskAgain]->setEnabled(parts.chat.canRetry());
    parts.actions[Command::CopyReport]->setEnabled(hasTurn);
    for (const Command command : {Command::Find, Command::FindNext, Command::FindPrevious, Command::Export,
             Command::CopyWithNames, Command::FirstMessage, Command::LastMessage})
        parts.actions[command]->setEnabled(!openSession.isEmpty());
    for (const Command command : {Command::NextConversation, Command::PreviousConversation,
             Command::ContextPanel, Command::ListPane, Command::Refresh, Command::Copy, Command::SelectAll})
        parts.actions[command]->setEnabled(true);
    parts.actions[Command::ContextPanel]->setChecked(!inspector->isHidden());
}

void TestPage::Private::removeSession(const QString &id)
{
    if (parts.chat.sessionId() == id)
        parts.chat.startNew();
    core::deliver(
        parts.store.remove(id), &page, [this](const core::Result<core::lab::SessionStore::Removed> &removed) {
            if (!removed) {
                emit page.notice(sentenceFor(removed.error()), {}, {});
                return;
            }
            sessions->reload();
            emit page.notice(TestPage::tr("The session was removed."), {}, [this, was = *removed] {
                core::deliver(parts.store.restore(was), &page,
                    [this](const core::Result<core::Done> &) { sessions->reload(); });
            });
        });
}

void TestPage::Private::copyReport(bool withEvents)
{
    const TurnRecord *turn = shownTurn();
    if (!turn)
        return;
    QApplication::clipboard()->setText(core::lab::reportOf(*turn, withEvents));
    emit page.notice(TestPage::tr("The report was copied."), {}, {});
}

} // namespace ui
