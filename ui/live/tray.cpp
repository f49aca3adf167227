// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/tray.h"

#include <QSystemTrayIcon>

namespace ui {

namespace {

constexpr int kShownMs = 30'000; // a wish; desktops decide

class SystemTray final : public Tray
{
public:
    SystemTray()
    {
        connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                emit activated();
        });
        connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::notificationClicked);
    }
    bool isThere() const override { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void show(const QIcon &icon, const QString &toolTip) override
    {
        m_icon.setIcon(icon);
        m_icon.setToolTip(toolTip);
        m_icon.show();
    }
    void setMenu(QMenu *menu) override { m_icon.setContextMenu(menu); }
    void notify(const QString &title, const QString &words) override
    {
        m_icon.showMessage(title, words, QSystemTrayIcon::Information, kShownMs);
    }

private:
    QSystemTrayIcon m_icon;
};

} // namespace

std::unique_ptr<Tray> makeSystemTray()
{
    return std::make_unique<SystemTray>();
}

} // namespace ui
