// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme.h"

#include <QByteArray>
#include <QHash>
#include <QSettings>
#include <QStringList>

namespace ui {

/// What the program remembers about a person's desk (not about the shop; that is the workspace).
///
/// Typed, clamped on write; the store is handed in, tests pass an ini file. GUI thread.
class AppSettings
{
public:
    explicit AppSettings(QSettings &store) : m_store(store) { }

    [[nodiscard]] Theme::Mode themeMode() const;
    void setThemeMode(Theme::Mode mode);
    [[nodiscard]] QString language() const; // code; empty follows the system
    void setLanguage(const QString &code);
    [[nodiscard]] int zoomPercent() const; // 50 to 300
    void setZoomPercent(int percent);
    [[nodiscard]] bool compactRows() const;
    void setCompactRows(bool on);
    [[nodiscard]] bool flatTranscript() const;
    void setFlatTranscript(bool on);
    [[nodiscard]] QString timeZone() const; // IANA id, "local" or "UTC"
    void setTimeZone(const QString &zone);
    [[nodiscard]] bool reducedMotion() const;
    void setReducedMotion(bool on);
    [[nodiscard]] bool wideRail() const;
    void setWideRail(bool on);

    /// Changed shortcuts only: command id (Actions::idOf) to portable key text; empty text means none.
    [[nodiscard]] QHash<QString, QString> shortcuts() const;
    void setShortcuts(const QHash<QString, QString> &changed);

    /// Geometry and splitter states, by name ("window", "history/splitter").
    [[nodiscard]] QByteArray state(const QString &name) const;
    void setState(const QString &name, const QByteArray &state);
    /// What was open, per workspace folder; a small JSON object of the page's own.
    [[nodiscard]] QByteArray session(const QString &workspace, const QString &page) const;
    void setSession(const QString &workspace, const QString &page, const QByteArray &value);
    [[nodiscard]] QStringList recentQueries() const;
    void addRecentQuery(const QString &query);

private:
    QSettings &m_store;
};

} // namespace ui
