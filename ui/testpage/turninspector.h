// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/lab/testchat.h"

#include <QTabWidget>

namespace ui {

class EventsView;
class RequestPanel;
class Theme;
class UsageView;
class Waterfall;

/// What stands beside a talk: what is asked with, and of one turn its events, its usage and where its time
/// went. GUI thread.
class TurnInspector final : public QTabWidget
{
    Q_OBJECT
public:
    explicit TurnInspector(const Theme &theme, QWidget *parent = nullptr);

    void setSetup(const core::lab::TestChat::Setup &setup);
    /// `turn` is null or one of `turns`.
    void setTurn(const core::lab::TurnRecord *turn, const QVector<core::lab::TurnRecord> &turns);

signals:
    void setupEdited(const core::lab::TestChat::Setup &setup);
    void reportWanted();

private:
    void add(QWidget *panel, const QString &title, bool scrolls);

    RequestPanel *m_request;
    EventsView *m_events;
    UsageView *m_usage;
    Waterfall *m_waterfall;
};

} // namespace ui
