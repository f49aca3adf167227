// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/livepage.h"

#include "ui/appsettings.h"
#include "ui/live/linkstrip.h"
#include "ui/live/linkwords.h"
#include "ui/live/livepage_p.h"
#include "ui/live/livestate.h"
#include "ui/live/roomcontext.h"
#include "ui/live/roomlist.h"
#include "ui/live/roompane.h"
#include "ui/live/wall.h"
#include "ui/panes.h"
#include "ui/text/historywords.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using namespace core::feed;

LivePage::Private::Private(LivePage &owner, Parts given) : page(owner), parts(std::move(given))
{
    if (!parts.now)
        parts.now = [] { return QDateTime::currentMSecsSinceEpoch(); };
    build();
    connectFeed();
    connectList();
    connectRoom();
    connectCommands();
    connectLook();
    readSettings();
    second.setInterval(1s);
    QObject::connect(&second, &QTimer::timeout, &page, [this] {
        list->tick();
        if (wall->isVisible())
            wall->tick();
        strip->tick();
        pane->tick();
        updateEmpty();
    });
    draftsSettle.setSingleShot(true);
    draftsSettle.setInterval(500ms);
    QObject::connect(&draftsSettle, &QTimer::timeout, &page, [this] { saveDrafts(); });
    model->setRooms(parts.feed.rooms());
    updateStatus();
    updateActions();
}

void LivePage::Private::connectFeed()
{
    LiveFeed &feed = parts.feed;
    QObject::connect(
        &feed, &LiveFeed::roomsChanged, &page, [this](const QVector<Room> &rooms) { roomsCame(rooms); });
    QObject::connect(&feed, &LiveFeed::roomsGone, &page, [this](const QStringList &ids) {
        model->remove(ids);
        updateStatus();
    });
    QObject::connect(&feed, &LiveFeed::messagesChanged, &page, [this](const QVector<FeedMessage> &messages) {
        pane->messagesCame(messages);
        wall->messagesCame(messages);
    });
    QObject::connect(
        &feed, &LiveFeed::gapsChanged, &page, [this](const QVector<Gap> &gaps) { pane->gapsCame(gaps); });
    QObject::connect(&feed, &LiveFeed::statusChanged, &page, [this] { updateStatus(); });
    QObject::connect(&feed.source(), &core::history::HistorySource::changed, context, &RoomContext::refresh);
    QObject::connect(strip, &LinkStrip::retryWanted, &page, [this] { parts.feed.retryNow(); });
    QObject::connect(strip, &LinkStrip::fillWanted, &page, [this] { parts.feed.fillNow(); });
    QObject::connect(strip, &LinkStrip::connectWanted, &page, &LivePage::connectWanted);
}

void LivePage::Private::connectList()
{
    QObject::connect(
        list, &RoomList::roomChosen, &page, [this](const QString &id, bool andRead) { open(id, andRead); });
    QObject::connect(model, &RoomListModel::countsChanged, &page, [this] {
        if (std::exchange(waiting, model->waiting()) != model->waiting())
            emit page.waitingCountChanged(waiting);
        updateEmpty();
    });
    QObject::connect(wall, &Wall::roomChosen, &page, [this](const QString &id) {
        showWall(false);
        open(id, true);
    });
    QObject::connect(wall, &Wall::leaveWanted, &page, [this] { showWall(false); });
}

void LivePage::Private::connectRoom()
{
    QObject::connect(pane, &RoomPane::connectWanted, &page, &LivePage::connectWanted);
    QObject::connect(pane, &RoomPane::sampleWanted, &page, &LivePage::sampleWanted);
    QObject::connect(pane, &RoomPane::leaveWanted, &page, [this] { list->focusList(); });
    QObject::connect(pane, &RoomPane::notice, &page, &LivePage::notice);
    QObject::connect(pane, &RoomPane::recentRead, context, &RoomContext::setRecent);
    QObject::connect(pane, &RoomPane::draftsChanged, &page, [this] { draftsSettle.start(); });
    QObject::connect(context, &RoomContext::customerSearchWanted, &page, [this] { searchCustomer(); });
    QObject::connect(
        context, &RoomContext::conversationChosen, &page, [this](const core::history::ConversationRef &ref) {
            if (model->room(ref.id)) {
                open(ref.id, true);
                return;
            }
            core::history::Query query;
            query.add(core::history::Query::filter(core::history::Term::Kind::Conversation, ref.id));
            emit page.searchWanted(query.toText() + u' ');
        });
}

void LivePage::Private::roomsCame(const QVector<Room> &rooms)
{
    model->update(rooms);
    for (const Room &room : rooms) {
        if (room.conversationId == pane->roomId()) {
            pane->setRoom(room);
            context->setRoom(room);
            emit page.titleChanged();
        } else if (room.conversationId == wanted) {
            open(QString(wanted), wantedRead);
        }
    }
    updateStatus();
}

void LivePage::Private::open(const QString &id, bool andRead)
{
    const auto *room = model->room(id);
    if (!room) {
        wanted = id;
        wantedRead = andRead;
        return;
    }
    wanted.clear();
    const Room opened = *room; // the model may change while it opens
    pane->openRoom(opened);
    context->setRoom(opened);
    model->setKept(opened.conversationId);
    list->point(opened.conversationId);
    updateFront();
    if (andRead)
        pane->answer();
    emit page.titleChanged();
    updateActions();
}

void LivePage::Private::updateFront()
{
    const QString now = page.roomInFront();
    if (std::exchange(front, now) != now)
        parts.feed.setFront(now);
}

void LivePage::Private::updateStatus()
{
    const auto link = parts.feed.link();
    const TailStatus tail = parts.feed.tail();
    const Receipt all = parts.feed.receipt();
    strip->setLink(link);
    strip->setTail(tail);
    pane->statusChanged();
    if (const auto open = parts.feed.room(pane->roomId())) {
        pane->setCompleteUpTo(open->completeUpToMs);
        context->setCompleteUpTo(open->completeUpToMs);
    }
    const bool hasDatabase = tail.state != TailStatus::State::None;
    receipt->setText(hasDatabase ? receiptSentence(all, dates) : QString());
    const FeedCounters counters = parts.feed.counters();
    const QLocale locale;
    receipt->setToolTip(
        LivePage::tr("Joined rooms: %1 of %2\nDuplicates dropped: %3\nPut in order: %4\nUnknown events: "
                     "%5\nFilled in: %6")
            .arg(locale.toString(counters.roomsJoined), locale.toString(counters.roomsKnown),
                locale.toString(counters.duplicatesDropped), locale.toString(counters.outOfOrder),
                locale.toString(counters.unknownEvents), locale.toString(all.filledMessages)));
    const bool hasLink = link.state != core::live::State::Idle;
    const QString database = databaseShort(tail, all, dates);
    emit page.statusChanged(hasLink ? LivePage::tr("Live: %1").arg(linkShort(link)) : QString(),
        database.isEmpty() ? QString() : LivePage::tr("Database: %1").arg(database));
    updateEmpty();
}

bool LivePage::Private::isConfigured() const
{
    return model->total() > 0 || parts.feed.link().state != core::live::State::Idle
        || parts.feed.tail().state != TailStatus::State::None;
}

void LivePage::Private::updateEmpty()
{
    if (!pane->roomId().isEmpty())
        return;
    if (!isConfigured())
        return pane->setEmptyWords({});
    if (model->waiting() > 0) {
        const QString key
            = parts.actions[Command::NextUnanswered]->shortcut().toString(QKeySequence::NativeText);
        return pane->setEmptyWords(LivePage::tr("%n customer(s) are waiting.", nullptr, model->waiting())
            + u' ' + LivePage::tr("%1 opens the one who waits longest.").arg(key));
    }
    const QString rooms = LivePage::tr("Listening to %n room(s).", nullptr, int(model->total()));
    const qint64 last = model->newestAtMs();
    pane->setEmptyWords(last == 0
            ? LivePage::tr("Nobody is waiting. %1").arg(rooms)
            : LivePage::tr("Nobody is waiting. Last message %1 (%2 ago). %3")
                  .arg(dates.stamp(last, parts.now()), durationSpoken(parts.now() - last), rooms));
}

void LivePage::Private::readSettings()
{
    dates = Dates(zoneNamed(parts.settings.timeZone()));
    list->setDates(dates);
    list->setCompact(parts.settings.compactRows());
    pane->setDates(dates);
    pane->setFlat(parts.settings.flatTranscript());
    context->setDates(dates);
    wall->setDates(dates);
    strip->setDates(dates);
}

void LivePage::Private::saveDrafts()
{
    parts.settings.setSession(parts.workspace, u"live-drafts"_s, pane->drafts().toBytes());
}

LivePage::LivePage(Parts parts, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"livePage"_s);
    setAccessibleName(tr("Live"));
    d = std::make_unique<Private>(*this, std::move(parts));
    passFocusOn(this, d->list->view());
}

LivePage::~LivePage()
{
    // The parts are destroyed after d; nothing they say then may reach it.
    const auto children = findChildren<QObject *>();
    for (QObject *child : children)
        child->disconnect(this);
    d->parts.feed.disconnect(this);
    d->parts.actions[Command::NextUnanswered]->setEnabled(false);
    delete d->context; // it may stand outside of the splitter
    delete d->views; // before the model they show
    if (!d->front.isEmpty())
        d->parts.feed.setFront({});
}

void LivePage::restoreState()
{
    const auto state = LiveState::fromBytes(d->parts.settings.session(d->parts.workspace, u"live"_s));
    d->pane->setDrafts(Drafts::fromBytes(d->parts.settings.session(d->parts.workspace, u"live-drafts"_s)));
    d->splitterState = state.splitter;
    d->contextWanted = state.contextPanel;
    d->list->setFilter(state.filter);
    if (!state.roomId.isEmpty())
        d->open(state.roomId, false);
    d->showWall(state.wall);
    d->arrangeContext();
}

void LivePage::saveState() const
{
    LiveState state;
    state.filter = d->model->filter();
    state.roomId = d->pane->roomId().isEmpty() ? d->wanted : d->pane->roomId();
    state.splitter = d->panesArranged ? d->splitter->saveState() : d->splitterState;
    state.wall = d->views->currentWidget() == d->wall;
    state.contextPanel = d->contextWanted;
    d->parts.settings.setSession(d->parts.workspace, u"live"_s, state.toBytes());
    d->saveDrafts();
}

void LivePage::readSettings()
{
    d->readSettings();
    d->updateStatus();
}

QString LivePage::title() const
{
    const auto *room = d->model->room(d->pane->roomId());
    return room ? roomTitle(*room) : QString();
}

void LivePage::openRoom(const QString &conversationId)
{
    d->showWall(false);
    d->open(conversationId, true);
}

QString LivePage::roomInFront() const
{
    const bool seen = isVisible() && isActiveWindow() && d->views->currentWidget() == d->splitter;
    return seen ? d->pane->roomId() : QString();
}

void LivePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->second.start();
    d->arrangeContext();
    if (!d->panesArranged)
        QMetaObject::invokeMethod(
            this, [this] { d->arrangePanes(); }, Qt::QueuedConnection);
    d->updateFront();
    d->updateActions();
}

void LivePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    d->second.stop();
    d->updateFront();
    d->parts.actions.leavePage();
}

void LivePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->arrangeContext();
}

bool LivePage::event(QEvent *event)
{
    const bool activation
        = event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate;
    const bool done = QWidget::event(event); // a deferred delete ends here
    if (activation && d)
        d->updateFront(); // what nobody looks at stays unread
    return done;
}

void LivePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        d->leaveOneLevel(event);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
