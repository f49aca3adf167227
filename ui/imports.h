// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/fileimport.h"

#include <QPointer>
#include <QStringList>

namespace ui {

/// Brings files into one archive, one after the other. Destroying it cancels the one that runs.
class Imports final : public QObject
{
    Q_OBJECT
public:
    struct Target
    {
        QString archivePath;
        QString rejectsFolder;
    };
    explicit Imports(Target target, QObject *parent = nullptr);
    ~Imports() override;

    void add(const QStringList &files);
    void cancel(); // the running one and all that wait
    [[nodiscard]] bool isRunning() const { return !m_job.isNull(); }

signals:
    void started(const QString &file);
    void progress(const QString &file, const core::sync::ImportProgress &progress);
    void readable();
    void finished(const QString &file, const core::Result<core::sync::ImportSummary> &summary);
    void allFinished(); // nothing waits any more

private:
    void next();

    Target m_target;
    QStringList m_waiting;
    QPointer<core::sync::FileImport> m_job;
};

} // namespace ui
