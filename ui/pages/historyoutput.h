// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QObject>

#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace ui {

class ReadingPane;

/// Takes conversations out of the page: clipboard, export, printer. GUI thread.
class HistoryOutput final : public QObject
{
    Q_OBJECT
public:
    HistoryOutput(core::history::HistorySource &source, ReadingPane &reading, QWidget *window);

    void copy(); // the selection, or the current message
    void copyWithNames();
    void copyLink(); // as the query language finds it again
    void copyText(const QString &text, const QString &words);
    void exportSet(const core::history::Query &filtered);
    void print(const Dates &dates);

signals:
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);

private:
    void startPrinting(std::unique_ptr<QPrinter> printer, const Dates &dates);

    core::history::HistorySource &m_source;
    ReadingPane &m_reading;
    QWidget *m_window = nullptr;
};

} // namespace ui
