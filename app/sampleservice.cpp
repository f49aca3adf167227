// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleservice.h"

#include "app/sampleshop/sampleshop.h"
#include "app/sampleshop/shopbackend.h"

using namespace Qt::StringLiterals;

namespace app {

SampleService::SampleService(QString database, QObject *parent)
    : QObject(parent),
      m_database(std::move(database))
{
    qRegisterMetaType<SampleDoors>();
    m_thread.setObjectName(u"sampleShop"_s);
}

SampleService::~SampleService()
{
    m_thread.quit();
    m_thread.wait();
}

void SampleService::start()
{
    auto *worker = new QObject; // carries what runs on the thread
    worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    connect(&m_thread, &QThread::started, worker, [this, worker] {
        auto *shop = new sampleshop::SampleShop(worker);
        sampleshop::ShopBackend &backend = shop->backend();
        backend.setDatabase(m_database);
        if (const auto done = shop->start(); !done) {
            emit failed(done.error());
            return;
        }
        const auto account = backend.account();
        emit opened({shop->credential(), backend.url(), backend.liveUrl(), account.username, account.password,
            backend.databasePath()});
    });
    m_thread.start();
}

} // namespace app
