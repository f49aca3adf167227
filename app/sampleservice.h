// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/coze/credential.h"

#include <QObject>
#include <QThread>

namespace app {

namespace sampleshop {
class SampleShop;
}

/// The sample shop on a thread of its own, so that neither its key nor its bots cost the window a frame.
/// GUI thread.
class SampleService final : public QObject
{
    Q_OBJECT
public:
    explicit SampleService(QObject *parent = nullptr);
    ~SampleService() override; // drops everybody and waits for the thread

    void start(); // opened() or failed() follows

signals:
    void opened(const core::coze::Credential &credential);
    void failed(const core::Error &error);

private:
    QThread m_thread;
};

} // namespace app
