// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/pictureupload.h"

#include "core/base/deliver.h"

#include <QBuffer>
#include <QFile>
#include <QPointer>

namespace ui {

using core::lab::TestChat;

PictureUpload::PictureUpload(
    core::coze::CozeClient &client, QList<Composer::Picture> pictures, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_pictures(std::move(pictures))
{ }

PictureUpload::~PictureUpload()
{
    m_running.cancel();
}

void PictureUpload::start()
{
    next();
}

void PictureUpload::cancel()
{
    m_running.cancel();
    finish(core::failure(core::Error::Kind::Cancelled));
}

void PictureUpload::next()
{
    if (m_done.size() == m_pictures.size()) {
        finish(m_done);
        return;
    }
    const Composer::Picture &picture = m_pictures[m_done.size()];
    std::shared_ptr<QIODevice> device;
    if (picture.file.isEmpty()) {
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(picture.bytes);
        device = buffer;
    } else {
        device = std::make_shared<QFile>(picture.file);
    }
    if (!device->open(QIODevice::ReadOnly)) {
        finish(core::failure(core::Error::Kind::File, device->errorString()));
        return;
    }
    const QString name = picture.file.isEmpty() ? picture.name + QStringLiteral(".png") : picture.name;
    m_running = m_client.upload(device, name, [watched = QPointer(this)](qint64 sent, qint64 total) {
        if (watched && total > 0)
            emit watched->progress(int(sent * 100 / total));
    });
    core::deliver(m_running, this, [this, name](const core::Result<core::coze::UploadedFile> &uploaded) {
        if (!uploaded) {
            finish(tl::make_unexpected(uploaded.error()));
            return;
        }
        m_done.append({{core::coze::Attachment::Kind::Image, uploaded->id}, name});
        next();
    });
}

void PictureUpload::finish(const core::Result<QVector<TestChat::Attached>> &done)
{
    if (std::exchange(m_finished, true))
        return;
    emit finished(done);
    deleteLater();
}

} // namespace ui
