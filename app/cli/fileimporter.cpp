// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/fileimporter.h"

#include <QEventLoop>
#include <QPointer>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;
using core::Error;
using core::Result;
using core::sync::FileImport;
using core::sync::ImportProgress;
using core::sync::ImportSummary;

namespace app::cli {

Result<ImportSummary> importFile(const FileImport::Options &options,
    const std::function<void(const ImportProgress &)> &progress, core::CancelToken cancel)
{
    Result<ImportSummary> outcome = core::failure(Error::Kind::Cancelled);
    QEventLoop loop;
    const QPointer<FileImport> job = new FileImport(options); // deletes itself when it has finished
    QObject::connect(job, &FileImport::progress, &loop, progress);
    QObject::connect(job, &FileImport::finished, &loop, [&](const Result<ImportSummary> &summary) {
        outcome = summary;
        loop.quit();
    });
    // A signal handler can only set a flag, so the flag is looked at.
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (cancel.isCancelled() && job) {
            look.stop();
            job->cancel();
        }
    });
    look.start(50ms);
    // Started from the loop, so that a job which fails at once finds it running.
    QMetaObject::invokeMethod(job, &FileImport::start, Qt::QueuedConnection);
    loop.exec();
    return outcome;
}

} // namespace app::cli
