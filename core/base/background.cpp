// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/background.h"

#include <QThread>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace core {

void yieldToOthers()
{
#ifdef Q_OS_LINUX
    constexpr int kNice = 10;
    setpriority(PRIO_PROCESS, 0, kNice); // of the thread: QThread's priorities do nothing here
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

} // namespace core
