// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QWidget>

#include <memory>

class QLineEdit;

namespace ui {

class Actions;
class AppSettings;
class Theme;

/// Conversations and hits, the transcript, and what is known about the customer (product 2.9 "History").
///
/// Built when first shown, never destroyed. The search field lives in the main window's tool bar and is
/// handed in.
class HistoryPage final : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        core::history::HistorySource &source;
        Actions &actions;
        AppSettings &settings;
        const Theme &theme;
        QLineEdit &searchField;
        QString workspace = {}; // its folder; names what is remembered between starts
    };
    explicit HistoryPage(const Parts &parts, QWidget *parent = nullptr);
    ~HistoryPage() override;

    void restoreState(); // query, conversation, place and splitters of the last time
    void saveState() const;
    void reload(); // the store has other rows now
    /// Opens a conversation (quick switcher, link, command line).
    void openConversation(
        const core::history::ConversationRef &ref, const core::history::MessageAnchor &anchor);
    [[nodiscard]] QString title() const; // for the window title; the customer's name or the query

signals:
    void titleChanged();
    void statusChanged(const QString &words); // "1 204 hits · 3 selected"
    void notice(
        const QString &words, const QString &undoText, const std::function<void()> &undo); // strip for 10 s
    void readyForReading(); // rows of the first page are on the screen

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
