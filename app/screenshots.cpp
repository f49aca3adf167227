// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/screenshots.h"

#include "app/appcontext.h"
#include "app/cozepages.h"
#include "ui/pages/historypage.h"
#include "ui/transcript/transcriptview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QTabWidget>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

using ui::Command;

namespace {

constexpr QSize kSize(1280, 800);
constexpr QSize kSmallest(900, 600);
constexpr int kPollMs = 40;
constexpr int kLivingMs = 3'000; // long enough for a page that is ready but never still
constexpr int kStill = 5; // equal pictures in a row before one is believed
constexpr qint64 kPatienceMs = 30'000;

/// The window with the dialogs and popups that stand above it.
QImage pictureOf(QWidget &window)
{
    QImage image = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    QPainter painter(&image);
    const QPoint origin = window.mapToGlobal(QPoint());
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (other == &window || !other->isVisible() || other->windowType() == Qt::ToolTip)
            continue;
        QRect place(other->mapToGlobal(QPoint()) - origin, other->size());
        if (other->isModal()) // without a window manager dialogs lie anywhere
            place.moveCenter(window.rect().center());
        painter.drawPixmap(place.topLeft(), other->grab());
        painter.setPen(other->palette().color(QPalette::Dark));
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return image;
}

void closeDialogs()
{
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (other->isVisible() && other->windowType() != Qt::Window)
            other->close();
    }
}

} // namespace

Screenshots::Screenshots(AppContext &context, const Options &options, QString scratch, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_options(options),
      m_scratch(std::move(scratch))
{
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::poll);
}

void Screenshots::start()
{
    QApplication::setCursorFlashTime(0); // a blinking caret never stands still
    if (!QDir().mkpath(m_options.screenshots)) {
        std::fprintf(stderr, "The folder %s cannot be made.\n", qUtf8Printable(m_options.screenshots));
        QMetaObject::invokeMethod(
            qApp, [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
        return;
    }
    m_context.window().resize(kSize);
    m_context.window().show();
    addFirstRun();
    addReading();
    addDialogs();
    addTalk();
    addLive();
    addWindow();
    next();
}

void Screenshots::add(const QString &name, std::function<void()> act, std::function<bool()> ready)
{
    m_steps.append({name, std::move(act), std::move(ready)});
}

void Screenshots::addFirstRun()
{
    add(
        u"first-run"_s, [this] { m_context.openShop(m_scratch + u"/empty"_s); },
        [this] { return find(u"firstRunPage"_s) != nullptr; });
    add(
        u"connect-account"_s, [this] { m_context.cozePages()->showConnection(u"coze"_s); },
        [this] { return find(u"cozeForm"_s) != nullptr; });
    add(
        u"connect-database"_s, [this] { m_context.cozePages()->showConnection(u"database"_s); },
        [this] { return find(u"section/database"_s) != nullptr; });
    add(
        {}, [this] { m_context.window().showHistory(); },
        [this] { return find(u"firstRunPage"_s) != nullptr; });
    if (!m_options.workspace.isEmpty()) {
        add(
            {}, [this] { m_context.openShop(QDir(m_options.workspace).absolutePath()); },
            [this] { return m_context.historyPage() || find(u"firstRunPage"_s) || find(u"errorPage"_s); });
    }
    add(
        u"history"_s,
        [this] {
            if (!m_context.historyPage())
                m_context.openSample(m_scratch + u"/sample"_s);
        },
        [this] { return isQuiet(); });
}

bool Screenshots::isQuiet() const
{
    const auto *list = qobject_cast<QAbstractItemView *>(find(u"historyList"_s));
    return m_context.historyPage() && !m_context.isImporting()
        && ((list && list->model() && list->model()->rowCount() > 0) || find(u"emptyResult"_s));
}

void Screenshots::type(const QString &query)
{
    m_context.actions()[Command::SearchEverywhere]->trigger();
    m_context.window().searchField().setText(query);
}

void Screenshots::addConversation(const QString &name, const QString &query)
{
    const auto isOpen = [this] {
        const auto *transcript = m_context.window().findChild<ui::TranscriptView *>();
        return isQuiet() && transcript && transcript->isOpen();
    };
    add(
        {}, [this, query] { type(query); }, [this] { return isQuiet(); });
    add(
        name, [this] { m_context.actions()[Command::NextConversation]->trigger(); }, isOpen);
}

void Screenshots::addReading()
{
    addConversation(u"transcript"_s, {});
    add(
        u"flat-layout"_s, [this] { m_context.actions()[Command::FlatLayout]->trigger(); },
        [this] { return isQuiet(); });
    add(
        {}, [this] { m_context.actions()[Command::FlatLayout]->trigger(); }, [this] { return isQuiet(); });
    addConversation(u"search-hits"_s, u"refund"_s);
    addConversation(u"filters"_s, u"from:bot -lang:en"_s);
    add(
        u"no-hit"_s, [this] { type(u"\"nobody ever wrote this\" from:bot"_s); },
        [this] { return find(u"emptyResult"_s) != nullptr; });
    addConversation(u"chinese"_s, u"lang:zh"_s);
    addConversation(u"japanese"_s, u"lang:ja"_s);
    addConversation(u"right-to-left"_s, u"lang:ar"_s);
    add(
        {}, [this] { type({}); }, [this] { return isQuiet(); });
}

void Screenshots::addDialogs()
{
    const auto dialog = [this](const QString &name, Command command, const QString &objectName) {
        add(
            name, [this, command] { m_context.actions()[command]->trigger(); },
            [this, objectName] { return find(objectName) != nullptr; });
        add(
            {}, [] { closeDialogs(); }, [this, objectName] { return !find(objectName); });
    };
    addConversation({}, {});
    dialog(u"go-to-date"_s, Command::GoToDate, u"goToDate"_s);
    dialog(u"export"_s, Command::Export, u"exportDialog"_s);
    dialog(u"quick-switcher"_s, Command::QuickSwitcher, u"quickSwitcher"_s);
    dialog(u"shortcut-sheet"_s, Command::ShortcutSheet, u"shortcutSheet"_s);
    dialog(u"what-can-i-do"_s, Command::WhatCanIDo, u"whatCanIDo"_s);
    dialog(u"about"_s, Command::About, u"about"_s);
    add(
        u"find"_s, [this] { m_context.actions()[Command::Find]->trigger(); },
        [this] { return find(u"findBar"_s) != nullptr; });
}

void Screenshots::addTalk()
{
    const auto show = [this] { m_context.window().showPage(Command::ShowTest); };
    const auto page = [this] { return find(u"testPage"_s) != nullptr; };
    if (!m_options.workspace.isEmpty()) { // its account is not asked for a picture
        add(u"test"_s, show, page);
        return;
    }
    add(u"test"_s, show, [this] { return find(u"suggested/0"_s) != nullptr; });
    add(
        {},
        [this] {
            if (auto *question = qobject_cast<QAbstractButton *>(find(u"suggested/0"_s)))
                question->click();
        },
        [this] { return find(u"followUp/0"_s) != nullptr; });
    const QStringList tabs{u"test-request"_s, u"test-events"_s, u"test-usage"_s, u"test-times"_s};
    for (int tab = 0; tab < tabs.size(); ++tab) {
        add(
            tabs[tab],
            [this, tab] {
                if (auto *inspector = qobject_cast<QTabWidget *>(find(u"inspector"_s)))
                    inspector->setCurrentIndex(tab);
            },
            page);
    }
}

void Screenshots::addLive()
{
    const auto rooms = [this] {
        const auto *list = qobject_cast<QAbstractItemView *>(find(u"rooms"_s));
        return list && list->model() && list->model()->rowCount() > 0;
    };
    const auto show = [this] { m_context.window().showPage(Command::ShowLive); };
    if (!m_options.workspace.isEmpty()) { // nobody is called for a picture
        add(u"live"_s, show, [this] { return find(u"livePage"_s) || find(u"liveEmpty"_s); });
        return;
    }
    add({}, show, rooms);
    add(
        u"live"_s, [this] { m_context.actions()[Command::NextUnanswered]->trigger(); }, rooms);
    add(
        u"wall"_s, [this] { m_context.actions()[Command::Wall]->trigger(); },
        [this] { return find(u"wall"_s) != nullptr; });
    add(
        {}, [this] { m_context.actions()[Command::Wall]->trigger(); }, rooms);
}

void Screenshots::addWindow()
{
    add(
        u"settings"_s, [this] { m_context.window().showSettings(); },
        [this] { return find(u"settingsPage"_s) != nullptr; });
    add(
        u"connections"_s, [this] { m_context.window().showPage(Command::ShowConnections); },
        [this] { return find(u"connectionsPage"_s) != nullptr; });
    add(
        u"notice"_s,
        [this] {
            m_context.window().showHistory();
            m_context.window().setWideRail(false);
            m_context.window().showNotice(tr("The mark was removed."), {}, [] {});
        },
        [this] { return isQuiet(); });
    add(
        u"smallest"_s, [this] { m_context.window().resize(kSmallest); }, [this] { return isQuiet(); });
}

QWidget *Screenshots::find(const QString &objectName) const
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->objectName() == objectName && top->isVisible())
            return top;
        for (QWidget *widget : top->findChildren<QWidget *>(objectName)) {
            if (widget->isVisible())
                return widget;
        }
    }
    return nullptr;
}

void Screenshots::next()
{
    m_timer.stop();
    if (++m_now >= m_steps.size()) {
        QCoreApplication::exit(0);
        return;
    }
    m_still = 0;
    m_readySince.invalidate();
    m_last = {};
    m_since.start();
    m_steps.at(m_now).act();
    m_timer.start(kPollMs);
}

void Screenshots::poll()
{
    const Step &step = m_steps.at(m_now);
    const QImage picture = pictureOf(m_context.window());
    const bool isReady = step.ready();
    m_still = isReady && picture == m_last ? m_still + 1 : 0;
    if (!isReady)
        m_readySince.invalidate();
    else if (!m_readySince.isValid())
        m_readySince.start();
    m_last = picture;
    // Clocks tick on a living page; on a busy machine it never stands still for five looks.
    if (m_still >= kStill || (isReady && m_readySince.elapsed() > kLivingMs)) {
        if (step.name.isEmpty() || save(step.name))
            next();
    } else if (m_since.elapsed() > kPatienceMs) {
        std::fprintf(
            stderr, "Nothing to take a picture of at step %d (%s).\n", int(m_now), qUtf8Printable(step.name));
        m_timer.stop();
        QCoreApplication::exit(1);
    }
}

bool Screenshots::save(const QString &name)
{
    const QString file = QDir(m_options.screenshots)
                             .filePath(u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QChar(u'0')).arg(name));
    if (m_last.save(file)) {
        std::printf("%s\n", qUtf8Printable(file));
        std::fflush(stdout);
        return true;
    }
    std::fprintf(stderr, "%s cannot be written.\n", qUtf8Printable(file));
    m_timer.stop();
    QCoreApplication::exit(1);
    return false;
}

} // namespace app
