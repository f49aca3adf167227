// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/livewindow.h"

#include "tests/bench/shopprocess.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/live/livepage.h"
#include "ui/theme.h"
#include "ui/transcript/transcriptview.h"

#include <QDir>
#include <QMainWindow>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bench {

bool FrameWatch::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const bool isFrame = event->type() == QEvent::UpdateRequest;
    QElapsedTimer timer;
    timer.start();
    const double cpu = threadCpuSeconds();
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    m_longest = std::max(m_longest, ms);
    if (isFrame) {
        m_frames.push_back(ms);
        m_frameCpu.push_back((threadCpuSeconds() - cpu) * 1000);
    }
    return done;
}

void FrameWatch::reset()
{
    m_frames.clear();
    m_frameCpu.clear();
    m_longest = 0;
}

struct LiveWindow::Private
{
    Private(core::feed::LiveFeed &feed, const QString &folder)
        : store(QDir(folder).filePath(u"window.ini"_s), QSettings::IniFormat),
          settings(store),
          actions(&window),
          page(new ui::LivePage({feed, actions, settings, theme, folder}, &window))
    {
        window.setCentralWidget(page);
        window.resize(1400, 900);
        window.show();
    }
    ~Private() { delete page; }

    QSettings store;
    ui::AppSettings settings;
    ui::Theme theme;
    QMainWindow window;
    ui::Actions actions;
    ui::LivePage *page;
};

LiveWindow::LiveWindow(core::feed::LiveFeed &feed, const QString &folder)
    : d(std::make_unique<Private>(feed, folder))
{ }

LiveWindow::~LiveWindow() = default;

void LiveWindow::open(const QString &conversationId)
{
    d->page->openRoom(conversationId);
}

bool LiveWindow::showsEnd() const
{
    const auto *transcript = d->page->findChild<ui::TranscriptView *>(u"liveTranscript"_s);
    return transcript && transcript->isOpen() && transcript->isAtEnd();
}

} // namespace bench
