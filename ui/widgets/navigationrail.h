// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QToolBar>

class QActionGroup;
class QToolButton;

namespace ui {

/// The destinations of the window, one exclusive action each, in words or as icons alone. GUI thread.
class NavigationRail final : public QToolBar
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);

    void addDestination(QAction *action); // below those that are there
    void addBottomDestination(QAction *action); // at the lower end
    /// A number at the destination; 0: none. `words` say what it counts, for screen readers.
    void setBadge(QAction *action, int number, const QString &words);
    void setWide(bool wide);
    [[nodiscard]] bool isWide() const { return m_wide; }

signals:
    void wideChanged(bool wide);

protected:
    void changeEvent(QEvent *event) override;

private:
    void insert(QAction *before, QAction *action);
    void retranslate();
    void resizeButtons();

    struct Badge
    {
        int number = 0;
        QString words;
    };
    QHash<QAction *, Badge> m_badges;
    QActionGroup *m_group;
    QAction *m_toggle;
    QAction *m_gap;
    bool m_wide = true;
};

} // namespace ui
