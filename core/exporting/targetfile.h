// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSaveFile>

namespace core::exporting {

/// A file that appears under its name only when it is complete. Writes in large pieces.
class TargetFile
{
public:
    explicit TargetFile(const QString &path);

    [[nodiscard]] Result<Done> open();
    [[nodiscard]] Result<Done> write(QByteArrayView bytes);
    [[nodiscard]] Result<Done> commit();

private:
    [[nodiscard]] Result<Done> flush();
    [[nodiscard]] tl::unexpected<Error> problem() const;

    QSaveFile m_file;
    QByteArray m_buffer;
};

} // namespace core::exporting
