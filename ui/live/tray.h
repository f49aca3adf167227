// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QObject>

#include <memory>

class QMenu;

namespace ui {

/// The desktop's tray and its notifications; an interface, so that tests see what would be shown. GUI thread.
class Tray : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isThere() const = 0;
    virtual void show(const QIcon &icon, const QString &toolTip) = 0; // again for another look
    virtual void setMenu(QMenu *menu) = 0; // outlives the tray
    virtual void notify(const QString &title, const QString &words) = 0;

signals:
    void activated(); // a click on the icon
    void notificationClicked(); // on the last one
};

[[nodiscard]] std::unique_ptr<Tray> makeSystemTray();

} // namespace ui
