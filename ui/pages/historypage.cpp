// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/historypage.h"

#include "ui/appsettings.h"
#include "ui/pages/historyoutput.h"
#include "ui/pages/historypage_p.h"
#include "ui/pages/historysession.h"
#include "ui/pages/marks.h"
#include "ui/pages/readingpane.h"
#include "ui/pages/searchfield.h"
#include "ui/panes.h"
#include "ui/text/historywords.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/contextpanel.h"
#include "ui/widgets/hitheader.h"
#include "ui/widgets/listpane.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QSplitter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::history;

namespace {

constexpr int kDrawerBelow = 1180; // width of the window, product 2.1
constexpr int kDrawerWidth = 300;

} // namespace

bool HistoryPage::Private::isNarrow() const
{
    return page.window()->width() < kDrawerBelow;
}

HistoryPage::Private::Private(HistoryPage &owner, const Parts &given) : page(owner), parts(given)
{
    build();
    readSettings();
    connectSearch();
    connectReading();
    connectPanels();
    connectGoCommands();
    connectMarkCommands();
    connectOutputCommands();
    connectLook();
    settle.setSingleShot(true);
    settle.setInterval(150ms);
    QObject::connect(&settle, &QTimer::timeout, &page, [this] { storeChanged(); });
    QObject::connect(&parts.source, &HistorySource::changed, &page, [this] {
        if (!settle.isActive())
            settle.start();
    });
    updateActions();
}

void HistoryPage::Private::build()
{
    splitter = new QSplitter(Qt::Horizontal, &page);
    splitter->setObjectName(u"historySplitter"_s);
    splitter->setChildrenCollapsible(false);
    list = new ListPane(parts.source, parts.theme, splitter);
    list->setMinimumWidth(240);
    reading = new ReadingPane(parts.source, parts.actions, parts.theme, splitter);
    context = new ContextPanel(parts.source, parts.theme, splitter);
    context->setMinimumWidth(240);
    context->setMaximumWidth(420);
    splitter->addWidget(list);
    splitter->addWidget(reading);
    splitter->addWidget(context);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 700, 300});
    auto *row = new QHBoxLayout(&page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter);
    search = new SearchField(parts.searchField, parts.settings, &page);
    if (parts.searchField.accessibleName().isEmpty())
        parts.searchField.setAccessibleName(HistoryPage::tr("Search everywhere"));
    marks = new Marks(parts.source, &page);
    output = new HistoryOutput(parts.source, *reading, &page);
    for (QWidget *pane :
        {static_cast<QWidget *>(list), static_cast<QWidget *>(reading), static_cast<QWidget *>(context)})
        markPane(pane);
}

void HistoryPage::Private::connectSearch()
{
    connect(search, &SearchField::queryChanged, &page, [this](const Query &wanted) { applyQuery(wanted); });
    connect(search, &SearchField::openWanted, &page, [this] { list->openFirst(); });
    connect(search, &SearchField::listWanted, &page, [this] { list->focusList(); });
    connect(list, &ListPane::queryEdited, &page, [this](const Query &wanted) { searchFor(wanted.toText()); });
    connect(list, &ListPane::operatorWanted, &page,
        [this](const QString &text) { search->insertOperator(text); });
    connect(list, &ListPane::countChanged, &page, [this] { updateHit(); });
    connect(list, &ListPane::modeChanged, &page, [this] { updateHit(); });
    connect(list, &ListPane::conversationChosen, &page,
        [this](const ConversationRef &ref, bool andRead) { open(ref, {}, andRead); });
    connect(list, &ListPane::hitChosen, &page, [this](const SearchHit &hit, bool andRead) {
        open({hit.message.conversationId, hit.message.source, hit.conversationRow}, hit.message.id, andRead);
    });
    connect(list, &ListPane::firstRowsShown, &page, [this] {
        if (!reading->transcript().isOpen() && query.isEmpty())
            list->step(0);
        emit page.readyForReading();
    });
}

void HistoryPage::Private::connectReading()
{
    connect(reading, &ReadingPane::notice, &page, &HistoryPage::notice);
    connect(reading, &ReadingPane::factsKnown, &page, [this](const core::chat::Conversation &facts) {
        context->setConversation(facts);
        emit page.titleChanged();
        updateActions();
    });
    connect(reading, &ReadingPane::elsewhere, &page,
        [this](const ConversationRef &ref, const QString &messageId) { open(ref, messageId, true); });
    connect(reading, &ReadingPane::currentMessageChanged, &page, [this] { updateActions(); });
    connect(&reading->header(), &HitHeader::stepWanted, &page, [this](int rows) { list->step(rows); });
    connect(marks, &Marks::notice, &page, &HistoryPage::notice);
    connect(marks, &Marks::stored, &page, [this] {
        reading->reload();
        context->refresh();
        list->refresh();
    });
    connect(output, &HistoryOutput::notice, &page, &HistoryPage::notice);
}

void HistoryPage::Private::connectPanels()
{
    connect(context, &ContextPanel::conversationChosen, &page,
        [this](const ConversationRef &ref) { open(ref, {}, true); });
    connect(context, &ContextPanel::messageChosen, &page, [this](const QString &messageId) {
        reading->open(reading->conversation(), {MessageAnchor::Kind::AroundMessage, {}, messageId, 0});
        reading->read();
    });
    connect(context, &ContextPanel::sameCustomerWanted, &page, [this] { sameCustomer(); });
    connect(context, &ContextPanel::copyWanted, &page,
        [this](const QString &text) { output->copyText(text, HistoryPage::tr("The id was copied.")); });
    QAction *panel = parts.actions[Command::ContextPanel];
    panel->setChecked(contextWanted);
    connect(panel, &QAction::triggered, &page, [this](bool on) {
        if (page.isVisible())
            toggleContext(on);
    });
    QAction *listAction = parts.actions[Command::ListPane];
    listAction->setChecked(true);
    connect(listAction, &QAction::toggled, list, &QWidget::setVisible);
}

void HistoryPage::Private::readSettings()
{
    dates = Dates(zoneNamed(parts.settings.timeZone()));
    list->setDates(dates);
    list->setCompact(parts.settings.compactRows());
    reading->setDates(dates);
    reading->setFlat(parts.settings.flatTranscript());
    context->setDates(dates);
}

void HistoryPage::Private::applyQuery(const Query &wanted)
{
    started = true;
    query = wanted;
    list->setQuery(query);
    reading->setHighlight(query);
    updateHit();
    emit page.titleChanged();
}

/// A search that was chosen rather than typed: one can come back from it.
void HistoryPage::Private::searchFor(const QString &text)
{
    search->setText(text);
    const ConversationRef ref = reading->transcript().isOpen() ? reading->conversation() : ConversationRef();
    const auto message = reading->transcript().currentMessage();
    places.visit({text, ref.id, ref.source, message ? message->id : QString()});
    updateActions();
}

void HistoryPage::Private::open(const ConversationRef &ref, const QString &messageId, bool andRead)
{
    const MessageAnchor::Kind kind
        = messageId.isEmpty() ? MessageAnchor::Kind::Last : MessageAnchor::Kind::AroundMessage;
    openAt(ref, {kind, {}, messageId, 0}, andRead);
}

void HistoryPage::Private::openAt(const ConversationRef &ref, const MessageAnchor &anchor, bool andRead)
{
    reading->open(ref, anchor);
    list->point(ref, anchor.messageId);
    reading->setNeighbours(list->neighbours());
    if (!travelling)
        places.visit({search->text(), ref.id, ref.source, anchor.messageId});
    if (andRead) {
        search->remember();
        reading->read();
    }
    updateHit();
    updateActions();
}

void HistoryPage::Private::goTo(const Place &place)
{
    travelling = true;
    if (search->text() != place.query)
        search->setText(place.query);
    if (!place.conversationId.isEmpty())
        open({place.conversationId, place.source, 0}, place.messageId, false);
    travelling = false;
    updateActions();
}

void HistoryPage::Private::updateHit()
{
    const bool hits = list->mode() == ListPane::Mode::Hits;
    const auto count = list->count();
    reading->header().setHit(list->currentRow(), count, hits);
    if (!count)
        emit page.statusChanged({});
    else if (hits)
        emit page.statusChanged(
            HistoryPage::tr("%1 hit(s)", nullptr, int(count->value)).arg(countWords(*count)));
    else
        emit page.statusChanged(
            HistoryPage::tr("%1 conversation(s)", nullptr, int(count->value)).arg(countWords(*count)));
}

void HistoryPage::Private::toggleContext(bool on)
{
    if (isNarrow())
        drawerOpen = on;
    else
        contextWanted = on;
    arrangeContext();
    if (on)
        context->setFocus();
    else if (reading->transcript().isOpen())
        reading->read();
}

/// In a narrow window the panel is a drawer over the transcript, else a pane of the splitter.
void HistoryPage::Private::arrangeContext()
{
    const bool narrow = isNarrow();
    const bool inSplitter = context->parentWidget() == splitter;
    if (narrow && inSplitter) {
        context->setParent(&page);
        drawerOpen = false;
    } else if (!narrow && !inSplitter) {
        splitter->addWidget(context);
        const int rest = page.width() - list->width() - kDrawerWidth;
        splitter->setSizes({list->width(), rest, kDrawerWidth});
        drawerOpen = false;
    }
    if (narrow) {
        const QRect place(page.width() - kDrawerWidth, 0, kDrawerWidth, page.height());
        context->setGeometry(QStyle::visualRect(page.layoutDirection(), page.rect(), place));
        context->setAutoFillBackground(true);
        context->raise();
    }
    context->setFrameShape(narrow ? QFrame::StyledPanel : QFrame::NoFrame);
    const bool shown = narrow ? drawerOpen : contextWanted;
    context->setVisible(shown);
    parts.actions[Command::ContextPanel]->setChecked(shown);
}

void HistoryPage::Private::storeChanged()
{
    if (!page.isVisible()) {
        stale = true;
        return;
    }
    stale = false;
    list->refresh();
    reading->reload();
    context->refresh();
}

HistoryPage::HistoryPage(const Parts &parts, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"historyPage"_s);
    setAccessibleName(tr("History"));
    d = std::make_unique<Private>(*this, parts);
}

HistoryPage::~HistoryPage()
{
    // The panes are destroyed after d; nothing they say then may reach it.
    const auto children = findChildren<QObject *>();
    for (QObject *child : children)
        child->disconnect(this);
}

void HistoryPage::restoreState()
{
    const auto session
        = HistorySession::fromBytes(d->parts.settings.session(d->parts.workspace, u"history"_s));
    if (!session.splitter.isEmpty())
        d->splitter->restoreState(session.splitter);
    d->contextWanted = session.contextPanel;
    d->parts.actions[Command::ListPane]->setChecked(session.listPane);
    d->arrangeContext();
    d->travelling = true;
    d->list->setScrollPlace(session.scroll);
    d->search->setText(session.query);
    if (session.hits != (d->list->mode() == ListPane::Mode::Hits))
        d->list->setMode(session.hits ? ListPane::Mode::Hits : ListPane::Mode::Conversations);
    if (!session.conversationId.isEmpty())
        d->open({session.conversationId, session.source, 0}, session.messageId, false);
    d->travelling = false;
    d->places.visit({session.query, session.conversationId, session.source, session.messageId});
    d->updateActions();
}

void HistoryPage::saveState() const
{
    HistorySession session;
    session.query = d->search->text();
    const ConversationRef open
        = d->reading->transcript().isOpen() ? d->reading->conversation() : ConversationRef();
    session.conversationId = open.id;
    session.source = open.source;
    if (const auto message = d->reading->transcript().currentMessage())
        session.messageId = message->id;
    session.splitter = d->splitter->saveState();
    session.scroll = d->list->scrollPlace();
    session.hits = d->list->mode() == ListPane::Mode::Hits;
    session.contextPanel = d->contextWanted;
    session.listPane = d->parts.actions[Command::ListPane]->isChecked();
    d->parts.settings.setSession(d->parts.workspace, u"history"_s, session.toBytes());
}

void HistoryPage::reload()
{
    d->readSettings();
    d->list->reload();
    d->reading->reload();
    d->context->refresh();
}

void HistoryPage::openConversation(const ConversationRef &ref, const MessageAnchor &anchor)
{
    d->openAt(ref, anchor, true);
}

QString HistoryPage::title() const
{
    if (d->reading->facts())
        return customerTitle(*d->reading->facts());
    return d->search->text().trimmed();
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->arrangeContext();
    if (!d->started)
        d->search->setText(d->search->text()); // the first rows
    else if (d->stale)
        d->storeChanged();
    d->updateActions();
}

void HistoryPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    d->parts.actions.leavePage();
}

void HistoryPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->arrangeContext();
}

void HistoryPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        return d->leaveOneLevel();
    QWidget::keyPressEvent(event);
}

} // namespace ui
