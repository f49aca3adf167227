// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/live/roomfilter.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QMenu;
class QToolButton;

namespace ui {

class FlowLayout;

/// The filters of the list of rooms: words, three switches, and chips for language and shop. GUI thread.
class RoomFilterBar final : public QWidget
{
    Q_OBJECT
public:
    /// What can be chosen; asked for when the menu opens.
    struct Choices
    {
        std::function<QStringList()> languages;
        std::function<QStringList()> shops;
    };
    explicit RoomFilterBar(Choices choices, QWidget *parent = nullptr);

    void setFilter(const RoomFilter &filter); // shows it; says nothing
    [[nodiscard]] const RoomFilter &filter() const { return m_filter; }
    void focusText();

signals:
    void filterEdited(const ui::RoomFilter &filter);
    void listWanted(); // Down in the field

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *switchButton(const QString &name, const QString &words, bool RoomFilter::*part);
    QToolButton *chip(const QString &name, QString RoomFilter::*part);
    void fillMenu();
    void edit(const std::function<void(RoomFilter &)> &change);
    void show();

    Choices m_choices;
    RoomFilter m_filter;
    QLineEdit *m_text;
    FlowLayout *m_flow;
    QList<std::pair<QToolButton *, bool RoomFilter::*>> m_switches;
    QToolButton *m_lang;
    QToolButton *m_shop;
    QToolButton *m_add;
    QMenu *m_menu;
};

} // namespace ui
