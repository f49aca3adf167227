// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/fileimport.h"

#include <QElapsedTimer>
#include <QObject>

namespace ui {

class Imports;
class MainWindow;

/// Says in strips and tasks how imports go: nothing below a second, a bar from then on, a task after ten
/// seconds, a summary at the end (product 2.7).
class ImportNotices final : public QObject
{
    Q_OBJECT
public:
    ImportNotices(Imports &imports, MainWindow &window, QObject *parent = nullptr);
    ~ImportNotices() override;

    /// For the summary of small files that nobody waited for, such as the sample.
    void setQuiet(bool quiet) { m_quiet = quiet; }

    [[nodiscard]] static QString summaryWords(const core::sync::ImportSummary &summary);

private:
    void begin(const QString &file);
    void report(const QString &file, const core::sync::ImportProgress &progress);
    void end(const QString &file, const core::Result<core::sync::ImportSummary> &summary);
    void showSummary(const QString &file, const core::sync::ImportSummary &summary);

    Imports &m_imports;
    MainWindow &m_window;
    QElapsedTimer m_since;
    int m_task = 0;
    bool m_quiet = false;
};

} // namespace ui
