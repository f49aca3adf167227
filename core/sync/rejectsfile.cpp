// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/rejectsfile.h"

#include "core/base/fileerror.h"

#include <QDir>
#include <QFileInfo>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

void appendJsonText(QByteArray &to, std::string_view text)
{
    to += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            to += '\\';
            to += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            to += "\\u00" + QByteArray::number(byte, 16).rightJustified(2, '0');
        } else {
            to += c;
        }
    }
    to += '"';
}

/// Cutting the raw bytes may have split the last character.
std::string_view wholeCharacters(std::string_view text)
{
    std::size_t end = text.size();
    std::size_t tail = 0;
    while (end > 0 && tail < 3 && (static_cast<unsigned char>(text[end - 1]) & 0xC0) == 0x80) {
        --end;
        ++tail;
    }
    return end > 0 && static_cast<unsigned char>(text[end - 1]) >= 0xC0 ? text.substr(0, end - 1) : text;
}

QByteArray lineOf(const Reject &reject)
{
    QByteArray line = "{\"line\":" + QByteArray::number(qint64(reject.line)) + ",\"reason\":";
    appendJsonText(line, reject.reason);
    const bool cut = reject.rawBytes > std::int64_t(reject.raw.size());
    const std::string_view text = cut ? wholeCharacters(reject.raw) : std::string_view(reject.raw);
    if (simdjson::validate_utf8(text.data(), text.size())) {
        line += ",\"raw\":";
        appendJsonText(line, text);
    } else {
        line += ",\"rawBase64\":\"" + QByteArray::fromStdString(reject.raw).toBase64() + '"';
    }
    if (cut)
        line += ",\"rawBytes\":" + QByteArray::number(qint64(reject.rawBytes));
    return line + "}\n";
}

} // namespace

RejectsFile::RejectsFile(const QString &folder, const QString &importedFile)
    : m_path(QDir(folder).filePath(QFileInfo(importedFile).fileName() + u".rejects.jsonl"_s))
{ }

Result<Done> RejectsFile::add(const Reject &reject)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_file) {
        if (auto made = makeFolder(QFileInfo(m_path).absolutePath()); !made)
            return made;
        m_file = std::make_unique<QSaveFile>(m_path);
        if (!m_file->open(QIODevice::WriteOnly))
            return tl::make_unexpected(writeError(*m_file, m_path));
    }
    if (m_count++ == 0)
        m_firstReason
            = u"line %1: %2"_s.arg(QString::number(reject.line), QString::fromStdString(reject.reason));
    const QByteArray line = lineOf(reject);
    if (m_file->write(line) != line.size())
        return tl::make_unexpected(writeError(*m_file, m_path));
    return Done{};
}

Result<QString> RejectsFile::commit()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_file)
        return QString();
    if (!m_file->commit())
        return tl::make_unexpected(writeError(*m_file, m_path));
    return m_path;
}

qint64 RejectsFile::count() const
{
    const std::scoped_lock lock(m_mutex);
    return m_count;
}

QString RejectsFile::firstReason() const
{
    const std::scoped_lock lock(m_mutex);
    return m_firstReason;
}

} // namespace core::sync
