// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"
#include "core/lab/testchat.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace ui {

class Actions;
class AppSettings;
class Theme;

/// Asks a bot and shows everything that happens: sessions, the talk, and beside it request, events, usage and
/// times (product 2.9 "Test"). The talk itself is a core::lab::TestChat, which outlives the page. GUI thread.
class TestPage final : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        core::coze::CozeClient &client;
        core::lab::TestChat &chat;
        core::lab::SessionStore &store;
        Actions &actions;
        AppSettings &settings;
        const Theme &theme;
        QString workspace; // its folder; names what is remembered between starts
    };
    explicit TestPage(Parts parts, QWidget *parent = nullptr);
    ~TestPage() override;

    /// Whether there is an account to ask with; `why` says what to do when not.
    void setConnected(bool connected);
    void readSettings(); // how times and rows are shown
    void restoreState();
    void saveState() const;
    [[nodiscard]] QString title() const; // for the window title; the bot's name

signals:
    void titleChanged();
    void connectWanted(); // to the Connections page
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
