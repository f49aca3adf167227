// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

namespace app {

/// What the command line of the window says. Plain values; read before there is an application object.
struct Options
{
    enum class Show { Window, Version, Help };
    Show show = Show::Window;
    QString workspace; // empty: the usual one
    QString screenshots; // folder for pictures; empty: none are made
    QString theme; // light, dark, system; empty: as remembered
    QString language; // code; empty: as remembered
    QStringList files; // to import
    bool announceReadable = false; // for measurements: print "readable" with the first page of rows and end
    QString mistake; // a sentence; nothing else counts then

    /// `arguments` without the program's name.
    [[nodiscard]] static Options parse(const QStringList &arguments);
    [[nodiscard]] static QString help();
};

} // namespace app
