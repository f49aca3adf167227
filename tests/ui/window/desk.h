// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/mainwindow.h"
#include "ui/style.h"
#include "ui/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

/// A window with everything it needs, on settings of its own.
struct Desk
{
    Desk()
    {
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
    }
    [[nodiscard]] bool isUp() { return QTest::qWaitForWindowActive(&window); }

    QTemporaryDir folder;
    QSettings store{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ui::AppSettings settings{store};
    ui::Theme theme;
    ui::Actions actions;
    ui::MainWindow window{actions, settings, theme};
};
