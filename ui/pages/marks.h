// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QObject>

#include <functional>

namespace ui {

/// Sets marks and comments, says what was done and how to take it back. GUI thread.
class Marks final : public QObject
{
    Q_OBJECT
public:
    explicit Marks(core::history::HistorySource &source, QObject *parent = nullptr)
        : QObject(parent),
          m_source(source)
    { }

    void toggle(const core::chat::Message &message);
    void comment(const core::chat::Message &message, const QString &comment); // also marks the message

signals:
    void stored(); // rows show other marks now
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);

private:
    struct Note
    {
        bool marked = false;
        QString comment;
    };
    void store(const core::chat::Message &message, const Note &note, const QString &words);
    void write(const core::chat::Message &message, const Note &note, const std::function<void()> &done);

    core::history::HistorySource &m_source;
};

} // namespace ui
