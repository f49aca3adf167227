// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "ui/appsettings.h"
#include "ui/icons.h"
#include "ui/panes.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/statusbar.h"
#include "ui/widgets/strip.h"
#include "ui/widgets/taskspopup.h"
#include "ui/zoom.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int kNoticeMs = 10'000;
constexpr int kZoomStep = 10;
constexpr int kSeparator = -1;
constexpr QSize kSmallest(900, 600);
constexpr QSize kUsual(1280, 800);

QStringList filesOf(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

MainWindow::MainWindow(Actions &actions, AppSettings &settings, Theme &theme, QWidget *parent)
    : QMainWindow(parent),
      m_actions(actions),
      m_settings(settings),
      m_theme(theme),
      m_rail(new NavigationRail(this)),
      m_search(new QLineEdit(this)),
      m_strips(new StripArea(this)),
      m_pages(new QStackedWidget(this)),
      m_status(new StatusBar(this)),
      m_tasks(new Tasks(this)),
      m_tasksPopup(new TasksPopup(*m_tasks, this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(kSmallest);
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    buildMenus();
    placeRail();
    m_rail->addDestination(m_actions[Command::ShowLive]);
    m_rail->addDestination(m_actions[Command::ShowHistory]);
    m_rail->addDestination(m_actions[Command::ShowTest]);
    m_rail->addBottomDestination(m_actions[Command::ShowConnections]);
    m_rail->addBottomDestination(m_actions[Command::ShowSettings]);
    m_rail->setWide(m_settings.wideRail());
    buildToolBar();
    setStatusBar(m_status);
    markPane(m_rail);
    markPane(m_search);
    markPane(m_status);

    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strips);
    column->addWidget(m_pages, 1);
    setCentralWidget(middle);

    connectWindowCommands();
    connectLook();
    connectEditing();
    connect(m_tasks, &Tasks::changed, this, &MainWindow::updateTasks);
    addActions(m_actions.all()); // so that keys work while the menu bar is hidden
    qApp->installEventFilter(this);
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::placeRail()
{
    addToolBar(isRightToLeft() ? Qt::RightToolBarArea : Qt::LeftToolBarArea, m_rail); // areas do not mirror
}

void MainWindow::buildToolBar()
{
    auto *bar = new QToolBar(this);
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setContentsMargins(4, 4, 8, 4);
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (const Command command : {Command::Back, Command::Forward})
        bar->addAction(m_actions[command]);
    m_search->setObjectName(u"searchField"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_search->setEnabled(false);
    bar->addWidget(m_search);
    for (const Command command : {Command::QuickSwitcher, Command::GoToDate, Command::Export,
             Command::ListPane, Command::ContextPanel})
        bar->addAction(m_actions[command]);
    for (QAction *action : bar->actions()) {
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action))) {
            button->setFocusPolicy(Qt::TabFocus);
            button->setObjectName(u"tool/"_s + action->objectName());
        }
    }
    addToolBar(Qt::TopToolBarArea, bar);
}

void MainWindow::addCommands(QMenu *menu, std::initializer_list<int> commands)
{
    for (const int command : commands) {
        if (command == kSeparator)
            menu->addSeparator();
        else
            menu->addAction(m_actions[Command(command)]);
    }
}

void MainWindow::buildMenus()
{
    const auto add = [this](MenuId id) {
        QMenu *menu = menuBar()->addMenu(QString());
        menu->setToolTipsVisible(false);
        m_menus.append({menu, id});
        return menu;
    };
    using C = Command;
    constexpr auto c = [](C command) { return int(command); };
    addCommands(add(MenuId::File),
        {c(C::OpenHistoryFile), c(C::ConnectDatabase), c(C::TrySample), kSeparator, c(C::Export), c(C::Print),
            kSeparator, c(C::CloseWindow), c(C::Quit)});
    addCommands(add(MenuId::Edit),
        {c(C::Undo), c(C::Redo), kSeparator, c(C::Cut), c(C::Copy), c(C::CopyWithNames), c(C::CopyLink),
            c(C::Paste), kSeparator, c(C::Find), c(C::FindNext), c(C::FindPrevious), c(C::SearchEverywhere),
            kSeparator, c(C::SelectAll)});
    QMenu *view = add(MenuId::View);
    addCommands(view,
        {c(C::ShowLive), c(C::ShowHistory), c(C::ShowTest), c(C::ShowConnections), c(C::ShowSettings),
            kSeparator, c(C::ListPane), c(C::ContextPanel), c(C::CompactRows), c(C::FlatLayout), c(C::Wall),
            c(C::Refresh), kSeparator, c(C::ZoomIn), c(C::ZoomOut), c(C::ZoomReset), kSeparator});
    m_themes = view->addMenu(QString());
    addCommands(m_themes, {c(C::ThemeSystem), c(C::ThemeLight), c(C::ThemeDark)});
    m_languages = view->addMenu(QString());
    addCommands(view, {c(C::FullScreen)});
    addCommands(add(MenuId::Go),
        {c(C::QuickSwitcher), c(C::Back), c(C::Forward), kSeparator, c(C::NextConversation),
            c(C::PreviousConversation), c(C::NextUnanswered), kSeparator, c(C::GoToDate), c(C::FirstMessage),
            c(C::LastMessage), kSeparator, c(C::NextMark), c(C::PreviousMark), kSeparator, c(C::NextPane),
            c(C::PreviousPane)});
    addCommands(add(MenuId::Conversation), {c(C::Mark), c(C::Comment), c(C::SameCustomer), c(C::MarkSeen)});
    addCommands(
        add(MenuId::Test), {c(C::NewChat), c(C::StopAnswer), c(C::AskAgain), kSeparator, c(C::CopyReport)});
    addCommands(add(MenuId::Tools), {c(C::ShowAlerts), c(C::MuteAlerts)});
    addCommands(add(MenuId::Help), {c(C::ShortcutSheet), c(C::WhatCanIDo), c(C::Diagnostics), c(C::About)});
    auto *themes = new QActionGroup(this);
    for (const C command : {C::ThemeSystem, C::ThemeLight, C::ThemeDark})
        themes->addAction(m_actions[command]);
}

void MainWindow::connectWindowCommands()
{
    const auto on = [this](Command command, auto &&slot) {
        connect(m_actions[command], &QAction::triggered, this, slot);
    };
    on(Command::ShowHistory, [this] { showHistory(); });
    on(Command::CloseWindow, [this] { close(); });
    on(Command::Quit, [this] {
        m_staysWhenClosed = false;
        close();
        QCoreApplication::quit(); // also when it was hidden already
    });
    on(Command::NextPane, [this] { focusNextPane(this, true); });
    on(Command::PreviousPane, [this] { focusNextPane(this, false); });
    on(Command::SearchEverywhere, [this] {
        if (m_front == Command::ShowLive && m_actions[Command::NextUnanswered]->isEnabled())
            return; // the Live page searches its customer, and comes here with that
        showHistory();
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    on(Command::FullScreen, [this](bool full) {
        if (full)
            m_wasMaximized = isMaximized();
        full ? showFullScreen() : m_wasMaximized ? showMaximized() : showNormal();
    });
}

void MainWindow::connectLook()
{
    const auto theme = [this](Command command, Theme::Mode mode) {
        QAction *action = m_actions[command];
        action->setChecked(m_theme.mode() == mode);
        connect(action, &QAction::triggered, this, [this, mode] {
            m_theme.setMode(mode);
            m_settings.setThemeMode(mode);
            emit settingsChanged();
        });
    };
    theme(Command::ThemeSystem, Theme::Mode::System);
    theme(Command::ThemeLight, Theme::Mode::Light);
    theme(Command::ThemeDark, Theme::Mode::Dark);
    const auto zoom = [this](Command command, auto &&percent) {
        connect(m_actions[command], &QAction::triggered, this, [this, percent] {
            setZoom(percent(m_settings.zoomPercent()));
            emit settingsChanged();
        });
    };
    zoom(Command::ZoomIn, [](int now) { return now + kZoomStep; });
    zoom(Command::ZoomOut, [](int now) { return now - kZoomStep; });
    zoom(Command::ZoomReset, [](int) { return 100; });
    connect(m_rail, &NavigationRail::wideChanged, this, [this](bool wide) {
        m_settings.setWideRail(wide);
        emit settingsChanged();
    });
}

void MainWindow::connectEditing()
{
    const auto edit = [this](Command command, const char *slot) {
        connect(m_actions[command], &QAction::triggered, this, [slot] {
            QWidget *focus = QApplication::focusWidget(); // fields know these words as slots; others do not
            const QByteArray signature = QByteArray(slot) + "()";
            if (focus && focus->metaObject()->indexOfSlot(signature.constData()) >= 0)
                QMetaObject::invokeMethod(focus, slot);
        });
    };
    edit(Command::Undo, "undo");
    edit(Command::Redo, "redo");
    edit(Command::Cut, "cut");
    edit(Command::Copy, "copy");
    edit(Command::Paste, "paste");
    edit(Command::SelectAll, "selectAll");
}

void MainWindow::setHistoryContent(QWidget *content, bool searchable)
{
    Page &history = m_pagesOf[int(Command::ShowHistory)];
    QWidget *before = std::exchange(history.widget, content);
    if (m_front == Command::ShowHistory && before)
        before->hide();
    m_pages->insertWidget(0, content);
    m_searchable = searchable;
    m_search->setEnabled(searchable);
    history.title.clear();
    if (m_front == Command::ShowHistory)
        showHistory();
    if (before) {
        m_pages->removeWidget(before);
        before->deleteLater();
    }
    updateTitle();
}

void MainWindow::addPage(Command show, std::function<QWidget *()> make)
{
    if (!m_pagesOf.contains(int(show)))
        connect(m_actions[show], &QAction::triggered, this, [this, show] { showPage(show); });
    m_pagesOf.insert(int(show), {std::move(make), nullptr, {}});
    m_actions[show]->setEnabled(true);
}

void MainWindow::renewPage(Command show)
{
    Page &page = m_pagesOf[int(show)];
    delete std::exchange(page.widget, nullptr);
    if (m_front == show)
        showPage(show);
}

void MainWindow::removePage(Command show)
{
    if (m_front == show)
        showHistory();
    Page &page = m_pagesOf[int(show)];
    delete page.widget;
    page = {};
    m_actions[show]->setEnabled(false);
}

void MainWindow::setPageTitle(Command show, const QString &title)
{
    m_pagesOf[int(show)].title = title;
    updateTitle();
}

void MainWindow::setPageBadge(Command show, int number, const QString &words)
{
    m_rail->setBadge(m_actions[show], number, words);
}

void MainWindow::showPage(Command show)
{
    m_front = show;
    m_actions[show]->setChecked(true);
    Page &page = m_pagesOf[int(show)];
    if (!page.widget && page.make) {
        page.widget = page.make();
        m_pages->addWidget(page.widget);
        markPane(page.widget);
    }
    if (!page.widget)
        return;
    if (QWidget *before = m_pages->currentWidget(); before && before != page.widget)
        before->hide(); // it lets go of the commands before the next page takes them
    m_pages->setCurrentWidget(page.widget);
    if (show == Command::ShowHistory && m_searchable)
        m_search->setFocus();
    else
        page.widget->setFocus();
    updateTitle();
}

void MainWindow::showNotice(const QString &words, const QString &undoText, const std::function<void()> &undo)
{
    Strip strip{u"notice"_s, Strip::Kind::Info, words, {}, {}, true, kNoticeMs};
    if (undo) {
        strip.buttons.append({undoText.isEmpty() ? tr("Undo") : undoText, [this, undo] {
                                  m_strips->remove(u"notice"_s);
                                  undo();
                              }});
    }
    m_strips->remove(strip.id); // its ten seconds begin again
    m_strips->show(strip);
}

void MainWindow::setZoom(int percent)
{
    m_settings.setZoomPercent(percent);
    applyZoom(m_settings.zoomPercent());
}

void MainWindow::setWideRail(bool wide)
{
    m_settings.setWideRail(wide);
    m_rail->setWide(wide);
}

void MainWindow::setLanguages(const QStringList &codes, const QString &current)
{
    m_languages->clear();
    auto *group = new QActionGroup(m_languages);
    for (const QString &code : codes) {
        const QString name = code.isEmpty() ? tr("Like the System") : QLocale(code).nativeLanguageName();
        QAction *action = m_languages->addAction(name);
        action->setObjectName(u"language/"_s + code);
        action->setCheckable(true);
        action->setChecked(code == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { emit languageChosen(code); });
    }
    m_languages->menuAction()->setVisible(codes.size() > 2);
}

void MainWindow::updateTasks()
{
    const qsizetype count = m_tasks->all().size();
    const bool any = count > 0;
    m_status->set(
        {u"tasks"_s, StatusBar::Shape::Working, any ? tr("%n task(s)", nullptr, int(count)) : QString(),
            tr("Show what is running"), [this] { m_tasksPopup->popupAbove(m_status->button(u"tasks"_s)); }});
}

void MainWindow::updateTitle()
{
    const QString page = m_actions[m_front]->iconText();
    const QString title = m_pagesOf.value(int(m_front)).title;
    setWindowTitle(title.isEmpty() ? tr("%1 – Agent Console", "page").arg(page)
                                   : tr("%1 – %2 – Agent Console", "page; what it shows").arg(page, title));
}

void MainWindow::retranslate()
{
    for (const auto &[menu, id] : std::as_const(m_menus))
        menu->setTitle(Actions::titleOf(id));
    m_themes->setTitle(tr("&Theme"));
    m_languages->setTitle(tr("L&anguage"));
    m_search->setPlaceholderText(tr("Search every message"));
    m_search->setAccessibleName(tr("Search every message"));
    const QString key = m_actions[Command::SearchEverywhere]->shortcut().toString(QKeySequence::NativeText);
    m_search->setToolTip(tr("Words, \"whole phrases\", from:bot, lang:zh, after:2025-11-01 … (%1)").arg(key));
    m_status->setAccessibleName(tr("Status"));
    m_pages->setAccessibleName(tr("Page"));
    if (auto *bar = findChild<QToolBar *>(u"toolBar"_s)) {
        bar->setWindowTitle(tr("Tools"));
        bar->setAccessibleName(tr("Tools"));
        for (QAction *action : bar->actions()) {
            if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action)))
                button->setAccessibleName(action->iconText());
        }
    }
    updateTitle();
    updateTasks();
}

void MainWindow::restoreGeometryAndState()
{
    if (!restoreGeometry(m_settings.state(u"window"_s)))
        resize(kUsual);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions.retranslate();
        retranslate();
    } else if (event->type() == QEvent::LayoutDirectionChange) {
        placeRail();
    } else if (event->type() == QEvent::WindowStateChange) {
        m_actions[Command::FullScreen]->setChecked(isFullScreen());
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setState(u"window"_s, saveGeometry());
    emit closing();
    if (m_staysWhenClosed) {
        event->ignore();
        hide();
        return;
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = filesOf(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesDropped(files);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // On X11 a text field takes Ctrl+K for itself; the quick switcher claims it back.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        const auto *key = static_cast<QKeyEvent *>(event);
        if (widget && widget->window() == this
            && m_actions[Command::QuickSwitcher]->shortcuts().contains(QKeySequence(key->keyCombination()))) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || event->modifiers() != Qt::NoModifier) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    if (m_strips->closeTop()) // one level per press
        return;
    if (isFullScreen())
        m_actions[Command::FullScreen]->trigger();
    else if (m_front != Command::ShowHistory)
        showHistory();
}

} // namespace ui
