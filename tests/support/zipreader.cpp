// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/zipreader.h"

#include <QFile>
#include <QtEndian>

#include <zlib.h>

namespace tests {

namespace {

template <class Number>
Number at(const QByteArray &bytes, qsizetype offset)
{
    if (offset < 0 || offset + qsizetype(sizeof(Number)) > bytes.size())
        return 0;
    return qFromLittleEndian<Number>(bytes.constData() + offset);
}

QByteArray inflated(const QByteArray &packed, quint32 size, quint32 checksum)
{
    QByteArray out(size, Qt::Uninitialized);
    z_stream stream{};
    QByteArray in = packed;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const bool whole
        = inflateInit2(&stream, -MAX_WBITS) == Z_OK && inflate(&stream, Z_FINISH) == Z_STREAM_END;
    inflateEnd(&stream);
    const auto sum = crc32(0, reinterpret_cast<const Bytef *>(out.constData()), uInt(out.size()));
    return whole && sum == checksum ? out : QByteArray();
}

} // namespace

QMap<QString, QByteArray> zipContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray zip = file.readAll();
    QMap<QString, QByteArray> files;
    const qsizetype end = zip.lastIndexOf(QByteArrayView("PK\x05\x06"));
    if (end < 0)
        return {};
    qsizetype entry = at<quint32>(zip, end + 16);
    for (int i = at<quint16>(zip, end + 10); i > 0; --i) {
        const auto method = at<quint16>(zip, entry + 10);
        const auto checksum = at<quint32>(zip, entry + 16);
        const auto packedSize = at<quint32>(zip, entry + 20);
        const auto size = at<quint32>(zip, entry + 24);
        const auto nameSize = at<quint16>(zip, entry + 28);
        const qsizetype local = at<quint32>(zip, entry + 42);
        const QString name = QString::fromUtf8(zip.mid(entry + 46, nameSize));
        const qsizetype data = local + 30 + at<quint16>(zip, local + 26) + at<quint16>(zip, local + 28);
        const QByteArray packed = zip.mid(data, packedSize);
        files.insert(name, method == 0 ? packed : inflated(packed, size, checksum));
        entry += 46 + nameSize + at<quint16>(zip, entry + 30) + at<quint16>(zip, entry + 32);
    }
    return files;
}

} // namespace tests
