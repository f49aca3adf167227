// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"
#include "core/lab/testchat.h"
#include "ui/testpage/composer.h"

#include <QFuture>
#include <QObject>

namespace ui {

/// Uploads the pictures of one question, one after the other.
///
/// finished() exactly once, then it deletes itself; deleting it earlier aborts in silence. GUI thread.
class PictureUpload final : public QObject
{
    Q_OBJECT
public:
    PictureUpload(
        core::coze::CozeClient &client, QList<Composer::Picture> pictures, QObject *parent = nullptr);
    ~PictureUpload() override;

    void start();
    void cancel(); // finished() follows at once with Cancelled

signals:
    void progress(int percent); // of the picture that is on its way
    void finished(const core::Result<QVector<core::lab::TestChat::Attached>> &done);

private:
    void next();
    void finish(const core::Result<QVector<core::lab::TestChat::Attached>> &done);

    core::coze::CozeClient &m_client;
    QList<Composer::Picture> m_pictures;
    QVector<core::lab::TestChat::Attached> m_done;
    QFuture<core::Result<core::coze::UploadedFile>> m_running;
    bool m_finished = false;
};

} // namespace ui
