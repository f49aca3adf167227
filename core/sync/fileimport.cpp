// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/fileimport.h"

#include "core/sync/importrun.h"

#include <QTimer>

#include <thread>

using namespace std::chrono_literals;

namespace core::sync {

struct FileImport::Private
{
    Options options;
    CancelToken cancel;
    ImportRun::Live live;
    QTimer ticker;
    std::jthread thread; // last: it uses what stands above

    [[nodiscard]] ImportProgress progress() const
    {
        ImportProgress now;
        now.read = live.read;
        now.bytesTotal = live.bytesTotal;
        // A chunk counts half when it is parsed and whole when it is stored: the bar moves during both.
        now.bytesDone = (std::max<qint64>(live.bytesParsed, live.bytesStored) + live.bytesStored) / 2;
        now.tidying = live.tidying;
        return now;
    }
};

FileImport::FileImport(Options options, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    qRegisterMetaType<Result<ImportSummary>>();
    d->options = std::move(options);
    connect(&d->ticker, &QTimer::timeout, this, [this] { emit progress(d->progress()); });
}

FileImport::~FileImport()
{
    d->cancel.cancel();
}

void FileImport::start()
{
    if (d->thread.joinable())
        return;
    d->ticker.start(100ms);
    d->thread = std::jthread([this] {
        // The run must be gone, and the archive's lock with it, before anybody hears that it is finished.
        const auto summary = ImportRun(d->options, d->live, d->cancel).run([this] {
            QMetaObject::invokeMethod(this, &FileImport::readable);
        });
        QMetaObject::invokeMethod(this, [this, summary] {
            d->ticker.stop();
            emit progress(d->progress());
            emit finished(summary);
            deleteLater();
        });
    });
}

void FileImport::cancel()
{
    d->cancel.cancel();
}

} // namespace core::sync
