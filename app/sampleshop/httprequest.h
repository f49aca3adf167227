// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

namespace app::sampleshop {

/// What a client sent. A plain value.
struct HttpRequest
{
    QByteArray method;
    QString path; // decoded, begins with a slash
    QUrlQuery query;
    QList<QPair<QByteArray, QByteArray>> headers; // as sent
    QByteArray body; // whole; of multipart forms the first 64 KiB
    QByteArray bodyEnd; // the last KiB of a multipart form
    qint64 bodySize = 0;

    [[nodiscard]] QByteArray header(QByteArrayView name) const; // case does not matter
    [[nodiscard]] QString parameter(const QString &name) const; // of the query, decoded
};

} // namespace app::sampleshop
