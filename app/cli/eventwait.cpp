// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/eventwait.h"

#include <QEventLoop>
#include <QTimer>

namespace app::cli {

using namespace std::chrono_literals;

bool waitInLoop(QEventLoop &loop, const core::CancelToken &cancel, std::chrono::milliseconds most)
{
    QTimer watch; // a signal handler may set the token and do no more
    QObject::connect(&watch, &QTimer::timeout, &loop, [&cancel, &loop] {
        if (cancel.isCancelled())
            loop.quit();
    });
    watch.start(20ms);
    if (most > 0ms)
        QTimer::singleShot(most, &loop, &QEventLoop::quit);
    loop.exec();
    return !cancel.isCancelled();
}

} // namespace app::cli
