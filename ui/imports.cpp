// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/imports.h"

namespace ui {

using core::sync::FileImport;

Imports::Imports(Target target, QObject *parent) : QObject(parent), m_target(std::move(target)) { }

Imports::~Imports()
{
    if (m_job)
        m_job->disconnect(this);
    delete m_job; // cancels and waits
}

void Imports::add(const QStringList &files)
{
    m_waiting += files;
    if (!m_job)
        next();
}

void Imports::cancel()
{
    m_waiting.clear();
    if (m_job)
        m_job->cancel();
}

void Imports::next()
{
    if (m_waiting.isEmpty())
        return;
    const QString file = m_waiting.takeFirst();
    m_job = new FileImport({m_target.archivePath, file, {}, m_target.rejectsFolder}, this);
    connect(m_job, &FileImport::progress, this,
        [this, file](const core::sync::ImportProgress &now) { emit progress(file, now); });
    connect(m_job, &FileImport::readable, this, &Imports::readable);
    connect(m_job, &FileImport::finished, this,
        [this, file](const core::Result<core::sync::ImportSummary> &summary) {
            m_job.clear(); // it deletes itself
            emit finished(file, summary);
            if (!m_job)
                next();
            if (!m_job)
                emit allFinished();
        });
    emit started(file);
    m_job->start();
}

} // namespace ui
