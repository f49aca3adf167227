// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/testpage.h"

#include "core/base/deliver.h"
#include "ui/appsettings.h"
#include "ui/icons.h"
#include "ui/pages/linkopener.h"
#include "ui/panes.h"
#include "ui/testpage/botpicker.h"
#include "ui/testpage/composer.h"
#include "ui/testpage/fittedscroll.h"
#include "ui/testpage/sessionspane.h"
#include "ui/testpage/testpage_p.h"
#include "ui/testpage/turnbar.h"
#include "ui/testpage/turninspector.h"
#include "ui/testpage/welcome.h"
#include "ui/text/errors.h"
#include "ui/text/historywords.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/findbar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using core::lab::TestChat;
using core::lab::TurnRecord;
using namespace core::history;

namespace {

constexpr int kDrawerBelow = 1180; // width of the window, product 2.1
constexpr int kHighestTurnBar = 260;

} // namespace

TestPage::Private::Private(TestPage &owner, Parts given) : page(owner), parts(std::move(given))
{
    build();
    connectChat();
    connectComposer();
    connectCommands();
    readSettings();
    showSession();
    updateReady();
}

void TestPage::Private::build()
{
    splitter = new QSplitter(Qt::Horizontal, &page);
    splitter->setObjectName(u"testSplitter"_s);
    splitter->setChildrenCollapsible(false);
    sessions = new SessionsPane(parts.store.archive(), parts.actions, parts.theme, splitter);
    sessions->setMinimumWidth(220);
    splitter->addWidget(sessions);
    splitter->addWidget(buildMiddle());
    inspector = new TurnInspector(parts.theme, splitter);
    splitter->addWidget(inspector);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({280, 640, 360});
    auto *row = new QHBoxLayout(&page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter);
    QObject::connect(sessions, &SessionsPane::sessionChosen, &page,
        [this](const QString &id) { parts.chat.openSession(id); });
    QObject::connect(
        sessions, &SessionsPane::removeWanted, &page, [this](const QString &id) { removeSession(id); });
    for (QWidget *pane : QList<QWidget *>{sessions, transcript, composer, inspector})
        markPane(pane);
}

QWidget *TestPage::Private::buildMiddle()
{
    auto *middle = new QWidget(splitter);
    middle->setMinimumWidth(420);
    bots = new BotPicker(parts.client, middle);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 8);
    head->setSpacing(8);
    head->addWidget(new QLabel(TestPage::tr("Bot:"), middle));
    head->addWidget(bots, 1);
    welcome = new Welcome(parts.client, middle);
    transcript = new TranscriptView(parts.theme, middle);
    transcript->setObjectName(u"testTranscript"_s);
    transcript->setFollowsEnd(true);
    transcript->setSource(&parts.chat.session());
    findBar = new FindBar(parts.chat.session(), middle);
    turnBar = new TurnBar(middle);
    turnScroll = new FittedScroll(turnBar, kHighestTurnBar, middle);
    composer = new Composer(middle);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(welcome, 1);
    column->addWidget(transcript, 1);
    column->addWidget(findBar);
    column->addWidget(turnScroll);
    column->addWidget(composer);
    QObject::connect(welcome, &Welcome::connectWanted, &page, &TestPage::connectWanted);
    QObject::connect(
        welcome, &Welcome::questionChosen, &page, [this](const QString &text) { ask(text, {}); });
    QObject::connect(transcript, &TranscriptView::linkActivated, &page,
        [this](const QUrl &url) { confirmAndOpen(url, &page); });
    QObject::connect(transcript, &TranscriptView::currentMessageChanged, &page, [this] {
        const auto message = transcript->currentMessage();
        const int turn = message ? parts.chat.turnOf(message->id) : -1;
        if (turn >= 0 && turn != shown)
            showTurn(turn);
    });
    QObject::connect(findBar, &FindBar::queryChanged, &page, [this](const Query &query) {
        transcript->setHighlight(query.isEmpty() ? sessions->query() : query);
    });
    QObject::connect(findBar, &FindBar::stepWanted, &page,
        [this](bool forward) { transcript->find(findBar->query(), forward); });
    QObject::connect(findBar, &FindBar::closed, &page, [this] { transcript->setFocus(); });
    QObject::connect(transcript, &TranscriptView::findFinished, findBar, &FindBar::tell);
    return middle;
}

void TestPage::Private::connectChat()
{
    TestChat &chat = parts.chat;
    QObject::connect(&chat, &TestChat::sessionChanged, &page, [this] { showSession(); });
    QObject::connect(&chat, &TestChat::setupChanged, &page, [this] {
        inspector->setSetup(parts.chat.setup());
        bots->setBot(parts.chat.setup().botId, parts.chat.setup().botName);
        updateReady();
        emit page.titleChanged();
    });
    QObject::connect(&chat, &TestChat::busyChanged, &page, [this](bool busy) {
        composer->setBusy(busy);
        updateActions();
    });
    QObject::connect(&chat, &TestChat::messagesChanged, &page, [this] { transcript->reload(); });
    QObject::connect(&chat, &TestChat::turnChanged, &page, [this](int index) {
        if (shown != index && index == int(parts.chat.turns().size()) - 1
            && parts.chat.turns()[index].isRunning)
            showTurn(index);
        else if (shown == index)
            refreshTurn();
    });
    QObject::connect(&chat, &TestChat::failed, &page, [this](const core::Error &error) {
        emit page.notice(TestPage::tr("The session could not be kept. %1").arg(sentenceFor(error)), {}, {});
    });
    QObject::connect(&parts.store.archive(), &HistorySource::changed, sessions, &SessionsPane::reload);
    QObject::connect(inspector, &TurnInspector::setupEdited, &chat, &TestChat::setSetup);
    QObject::connect(inspector, &TurnInspector::reportWanted, &page, [this] { copyReport(true); });
    QObject::connect(
        turnBar, &TurnBar::questionChosen, &page, [this](const QString &text) { ask(text, {}); });
    QObject::connect(turnBar, &TurnBar::toolsAnswered, &chat, &TestChat::answerTools);
    QObject::connect(turnBar, &TurnBar::retryWanted, &chat, &TestChat::retry);
    QObject::connect(turnBar, &TurnBar::reportWanted, &page, [this] { copyReport(true); });
    QObject::connect(bots, &BotPicker::botChosen, &page, [this](const QString &id, const QString &name) {
        TestChat::Setup setup = parts.chat.setup();
        if (setup.botId != id)
            setup.conversationId.clear(); // a conversation belongs to its bot
        setup.botId = id;
        setup.botName = name;
        parts.chat.setSetup(setup);
    });
    QObject::connect(bots, &BotPicker::listChanged, &page, [this] { updateReady(); });
}

void TestPage::Private::connectComposer()
{
    QObject::connect(composer, &Composer::sendWanted, &page, [this] { send(); });
    QObject::connect(composer, &Composer::stopWanted, &page, [this] {
        if (upload)
            upload->cancel();
        parts.chat.stop();
    });
}

void TestPage::Private::readSettings()
{
    const Dates dates(zoneNamed(parts.settings.timeZone()));
    sessions->setDates(dates);
    sessions->setCompact(parts.settings.compactRows());
    transcript->setTimeZone(dates.zone());
    transcript->setTextLayout(
        parts.settings.flatTranscript() ? TranscriptView::Layout::Flat : TranscriptView::Layout::Bubbles);
}

void TestPage::Private::send()
{
    const QString text = composer->text().trimmed();
    if (composer->pictures().isEmpty()) {
        composer->clear();
        ask(text, {});
        return;
    }
    upload = new PictureUpload(parts.client, composer->pictures(), &page);
    composer->setUploading(TestPage::tr("Uploading…"));
    QObject::connect(upload, &PictureUpload::progress, composer,
        [this](int percent) { composer->setUploading(TestPage::tr("Uploading… %1 %").arg(percent)); });
    QObject::connect(upload, &PictureUpload::finished, &page,
        [this, text](const core::Result<QVector<TestChat::Attached>> &done) {
            composer->setUploading({});
            if (done) {
                composer->clear();
                ask(text, *done);
            } else if (done.error().kind != core::Error::Kind::Cancelled) {
                emit page.notice(
                    TestPage::tr("The picture was not uploaded. %1").arg(serviceSentenceFor(done.error())),
                    {}, {});
            }
        });
    upload->start();
}

void TestPage::Private::ask(const QString &text, const QVector<TestChat::Attached> &attached)
{
    transcript->goTo({MessageAnchor::Kind::Last, {}, {}, 0});
    parts.chat.ask(text, attached);
}

void TestPage::Private::showSession()
{
    const QString id = parts.chat.sessionId();
    openSession = id;
    inspector->setSetup(parts.chat.setup());
    bots->setBot(parts.chat.setup().botId, parts.chat.setup().botName);
    if (id.isEmpty())
        transcript->close();
    else
        transcript->open(core::lab::SessionStore::refOf(id), {MessageAnchor::Kind::Last, {}, {}, 0});
    transcript->setHighlight(sessions->query());
    findBar->setConversation(core::lab::SessionStore::refOf(id));
    sessions->point(id);
    showTurn(int(parts.chat.turns().size()) - 1);
    updateReady();
    emit page.titleChanged();
}

const TurnRecord *TestPage::Private::shownTurn() const
{
    const auto &turns = parts.chat.turns();
    return shown >= 0 && shown < int(turns.size()) ? &turns[shown] : nullptr;
}

void TestPage::Private::showTurn(int index)
{
    shown = index;
    refreshTurn();
}

void TestPage::Private::refreshTurn()
{
    const TurnRecord *turn = shownTurn();
    turnBar->setTurn(turn, shown == int(parts.chat.turns().size()) - 1);
    turnScroll->setVisible(turn);
    inspector->setTurn(turn, parts.chat.turns());
    updateActions();
}

void TestPage::Private::updateReady()
{
    const bool hasBot = !parts.chat.setup().botId.isEmpty();
    const QString why = !connected     ? TestPage::tr("No account is connected.")
        : bots->isLoading() && !hasBot ? TestPage::tr("Reading the list of bots…")
        : bots->error() && !hasBot     ? serviceSentenceFor(*bots->error())
        : !hasBot                      ? TestPage::tr("Choose a bot first.")
                                       : QString();
    composer->setReady(why.isEmpty(), why);
    const bool empty = openSession.isEmpty();
    welcome->setState(connected
            ? why
            : TestPage::tr("No bot is connected yet. Connect a Coze account to ask your bots, see every "
                           "event and every millisecond."),
        !connected);
    welcome->setBot(connected ? parts.chat.setup().botId : QString());
    welcome->setVisible(empty);
    transcript->setVisible(!empty);
    bots->setEnabled(connected);
}

void TestPage::Private::arrangeInspector()
{
    inspector->setVisible(inspectorWanted && page.window()->width() >= kDrawerBelow);
}

TestPage::TestPage(Parts parts, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"testPage"_s);
    d = std::make_unique<Private>(*this, std::move(parts));
    passFocusOn(this, d->composer);
}

TestPage::~TestPage() = default;

void TestPage::setConnected(bool connected)
{
    const bool changed = d->connected != connected;
    d->connected = connected;
    if (connected && (changed || !d->botsRead)) {
        d->botsRead = true;
        d->bots->refresh();
    }
    d->updateReady();
}

QString TestPage::title() const
{
    return d->parts.chat.setup().botName;
}

void TestPage::readSettings()
{
    d->readSettings();
}

void TestPage::restoreState()
{
    d->splitter->restoreState(d->parts.settings.state(u"test/splitter"_s));
    const QByteArray open = d->parts.settings.session(d->parts.workspace, u"test"_s);
    if (d->parts.chat.sessionId().isEmpty() && !open.isEmpty())
        d->parts.chat.openSession(QString::fromUtf8(open));
    TestChat::Setup setup = d->parts.chat.setup();
    if (setup.userId.isEmpty()) {
        setup.userId = u"test-1"_s;
        d->parts.chat.setSetup(setup);
    }
}

void TestPage::saveState() const
{
    d->parts.settings.setState(u"test/splitter"_s, d->splitter->saveState());
    d->parts.settings.setSession(d->parts.workspace, u"test"_s, d->parts.chat.sessionId().toUtf8());
}

void TestPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->arrangeInspector();
    d->updateActions();
}

void TestPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    d->parts.actions.leavePage();
}

void TestPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->arrangeInspector();
}

void TestPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        if (d->parts.chat.isBusy()) {
            d->parts.chat.stop();
            return;
        }
        if (!d->composer->isAncestorOf(QApplication::focusWidget())) {
            d->composer->focusText();
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
