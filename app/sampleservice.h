// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/coze/credential.h"

#include <QObject>
#include <QThread>

namespace app {

namespace sampleshop {
class SampleShop;
}

/// How one gets into the sample shop that has just opened.
struct SampleDoors
{
    core::coze::Credential coze;
    QString backendUrl;
    QString liveUrl;
    QString user;
    core::Secret password;
    QString database; // its SQLite file, which grows
};

/// The sample shop on a thread of its own, so that neither its key nor its customers cost the window a frame.
/// GUI thread.
class SampleService final : public QObject
{
    Q_OBJECT
public:
    /// Keeps the shop's database in `database`, so that its customers go on where they were; empty: a file
    /// that goes with the shop.
    explicit SampleService(QString database, QObject *parent = nullptr);
    ~SampleService() override; // drops everybody and waits for the thread

    void start(); // opened() or failed() follows

signals:
    void opened(const app::SampleDoors &doors);
    void failed(const core::Error &error);

private:
    QString m_database;
    QThread m_thread;
};

} // namespace app
