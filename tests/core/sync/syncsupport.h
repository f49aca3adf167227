// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/messagereader.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <zlib.h>

#include <vector>

namespace synctest {

struct ReadFile
{
    std::vector<core::history::IncomingMessage> messages;
    std::vector<core::sync::Reject> rejects;
    qint64 alreadyDone = 0;
    std::optional<core::Error> error;
    std::string place;
};

inline QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

inline QByteArray gzip(const QByteArray &bytes)
{
    z_stream z{};
    deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&z, uLong(bytes.size()))) + 64, '\0');
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    z.avail_in = uInt(bytes.size());
    z.next_out = reinterpret_cast<Bytef *>(packed.data());
    z.avail_out = uInt(packed.size());
    deflate(&z, Z_FINISH);
    packed.truncate(qsizetype(z.total_out));
    deflateEnd(&z);
    return packed;
}

/// Everything a file gives, at most `most` messages.
inline ReadFile readAll(core::sync::MessageReader &reader, std::size_t most = SIZE_MAX)
{
    using Step = core::sync::MessageReader::Step;
    ReadFile all;
    while (all.messages.size() < most) {
        core::history::IncomingMessage message;
        core::sync::Reject reject;
        const auto step = reader.next(message, reject);
        if (!step) {
            all.error = step.error();
            break;
        }
        if (*step == Step::End)
            break;
        if (*step == Step::Message)
            all.messages.push_back(std::move(message));
        else if (*step == Step::Rejected)
            all.rejects.push_back(std::move(reject));
        else
            ++all.alreadyDone;
    }
    all.place = reader.place();
    return all;
}

inline ReadFile readFile(const QString &file)
{
    const auto kind = core::sync::recognise(file);
    if (!kind)
        return {{}, {}, 0, kind.error(), {}};
    auto reader = core::sync::openReader(file, *kind);
    if (!reader)
        return {{}, {}, 0, reader.error(), {}};
    return readAll(**reader);
}

} // namespace synctest
