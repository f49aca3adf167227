// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/targetfile.h"

#include "core/base/fileerror.h"

namespace core::exporting {

namespace {

constexpr qsizetype kPieceBytes = 256 * 1024;

} // namespace

TargetFile::TargetFile(const QString &path) : m_file(path) { }

Result<Done> TargetFile::open()
{
    m_buffer.reserve(kPieceBytes + 16 * 1024);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return problem();
    return Done{};
}

Result<Done> TargetFile::write(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    return m_buffer.size() < kPieceBytes ? Done{} : flush();
}

Result<Done> TargetFile::commit()
{
    if (const auto flushed = flush(); !flushed)
        return flushed;
    if (!m_file.commit())
        return problem();
    return Done{};
}

Result<Done> TargetFile::flush()
{
    if (m_file.write(m_buffer) != m_buffer.size())
        return problem();
    m_buffer.resize(0); // keeps the memory
    return Done{};
}

tl::unexpected<Error> TargetFile::problem() const
{
    return tl::make_unexpected(writeError(m_file, m_file.fileName()));
}

} // namespace core::exporting
