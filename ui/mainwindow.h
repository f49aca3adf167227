// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/actions.h"

#include <QMainWindow>

#include <functional>

class QLineEdit;
class QMenu;
class QStackedWidget;

namespace ui {

class AppSettings;
class NavigationRail;
class StatusBar;
class StripArea;
class Tasks;
class TasksPopup;
class Theme;

/// The frame around the pages: rail, search field, strips, status bar, menus, panes, zoom and geometry.
///
/// It knows no data: whoever builds it puts the pages in and connects the actions that need the archive.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Actions &actions, AppSettings &settings, Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] QLineEdit &searchField() { return *m_search; }
    [[nodiscard]] StripArea &strips() { return *m_strips; }
    [[nodiscard]] StatusBar &status() { return *m_status; }
    [[nodiscard]] Tasks &tasks() { return *m_tasks; }

    /// What stands behind "History" now: first run, an error or the page itself. The one before is deleted.
    /// `searchable` makes the search field usable and gives it the focus.
    void setHistoryContent(QWidget *content, bool searchable);
    /// A page that is made when it is first shown and then kept; `show` is its command. The window takes it
    /// over.
    void addPage(Command show, std::function<QWidget *()> make);
    void renewPage(Command show); // is made again, at once when it is in front
    void removePage(Command show); // its command is off until it is added again
    void setPageTitle(Command show, const QString &title); // conversation, query or bot; empty for none
    /// Codes offered in View ▸ Language; the empty one stands for the system's.
    void setLanguages(const QStringList &codes, const QString &current);

    void setPageBadge(Command show, int number, const QString &words); // in the rail; 0: none
    void showPage(Command show);
    void showHistory() { showPage(Command::ShowHistory); }
    void showSettings() { showPage(Command::ShowSettings); }
    void showNotice(
        const QString &words, const QString &undoText = {}, const std::function<void()> &undo = {});
    void setZoom(int percent);
    void setWideRail(bool wide);
    void restoreGeometryAndState();
    /// Closing hides it, as something else of the program stays (the tray); Quit still ends the program.
    void setStaysWhenClosed(bool stays) { m_staysWhenClosed = stays; }

signals:
    void filesDropped(const QStringList &files);
    void languageChosen(const QString &code);
    void settingsChanged(); // theme, zoom or rail were changed by a menu or key
    void closing(); // or hiding: time to remember the state

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeRail();
    void buildToolBar();
    void buildMenus();
    void addCommands(QMenu *menu, std::initializer_list<int> commands);
    void connectWindowCommands();
    void connectLook();
    void connectEditing();
    void retranslate();
    void updateTitle();
    void updateTasks();

    Actions &m_actions;
    AppSettings &m_settings;
    Theme &m_theme;
    NavigationRail *m_rail;
    QLineEdit *m_search;
    StripArea *m_strips;
    QStackedWidget *m_pages;
    StatusBar *m_status;
    Tasks *m_tasks;
    TasksPopup *m_tasksPopup;
    QMenu *m_languages = nullptr;
    QMenu *m_themes = nullptr;
    QList<QPair<QMenu *, MenuId>> m_menus;
    struct Page
    {
        std::function<QWidget *()> make; // null for History, whose content comes and goes
        QWidget *widget = nullptr;
        QString title;
    };
    QHash<int, Page> m_pagesOf; // by Command
    Command m_front = Command::ShowHistory;
    bool m_searchable = false;
    bool m_staysWhenClosed = false;
    bool m_wasMaximized = false;
};

} // namespace ui
