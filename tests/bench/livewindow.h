// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/livefeed.h"

#include <QApplication>
#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace bench {

/// Measures what the GUI thread does: how long each frame took from its request to the painted window, and
/// how long the longest event held everybody up.
class FrameWatch final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;
    void reset();
    [[nodiscard]] const std::vector<double> &frames() const { return m_frames; } // ms
    /// The same in CPU time of this thread: what they would take on a machine that does nothing else.
    [[nodiscard]] const std::vector<double> &frameCpu() const { return m_frameCpu; } // ms
    [[nodiscard]] double longestEvent() const { return m_longest; } // ms

private:
    int m_depth = 0;
    std::vector<double> m_frames;
    std::vector<double> m_frameCpu;
    double m_longest = 0;
};

/// The Live page over a feed, in a window, with one room open.
class LiveWindow
{
public:
    LiveWindow(core::feed::LiveFeed &feed, const QString &folder);
    ~LiveWindow();
    void open(const QString &conversationId);
    [[nodiscard]] bool showsEnd() const; // of the open room

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bench
