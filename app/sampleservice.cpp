// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleservice.h"

#include "app/sampleshop/sampleshop.h"

using namespace Qt::StringLiterals;

namespace app {

SampleService::SampleService(QObject *parent) : QObject(parent)
{
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
        if (const auto done = shop->start(); !done)
            emit failed(done.error());
        else
            emit opened(shop->credential());
    });
    m_thread.start();
}

} // namespace app
