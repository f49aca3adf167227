// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/backendfile.h"
#include "core/sync/bytesource.h"
#include "core/sync/csv.h"
#include "core/sync/fileimport.h"
#include "core/sync/jsonlines.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

constexpr std::size_t kLookedAt = 256 * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kSqliteMagic("SQLite format 3\0", 16);

bool looksLikeUtf16(std::string_view start)
{
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
        return true;
    const bool pairs = start.size() >= 4;
    return pairs
        && ((start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0)
            || (start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0));
}

/// A file cut out of a longer one begins in the middle of a line, so a later line may tell.
bool hasLineWithObject(std::string_view text)
{
    while (!text.empty()) {
        const auto first = text.find_first_not_of(" \t\r\n");
        if (first != std::string_view::npos && text[first] == '{')
            return true;
        const auto end = text.find('\n');
        if (end == std::string_view::npos)
            return false;
        text.remove_prefix(end + 1);
    }
    return false;
}

} // namespace

Result<FileKind> recognise(const QString &file)
{
    auto source = ByteSource::open(file);
    if (!source)
        return tl::make_unexpected(source.error());
    ByteWindow window(std::move(*source));
    bool atEnd = false;
    while (!atEnd && window.view().size() < kLookedAt) {
        const auto grown = window.grow();
        if (!grown)
            return tl::make_unexpected(grown.error());
        atEnd = !*grown;
    }
    std::string_view text = window.view();
    if (text.starts_with(kSqliteMagic))
        return FileKind::BackendSqlite;
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return failure(Error::Kind::InvalidInput, u"the file is empty"_s);
    if (looksLikeUtf16(text))
        return failure(Error::Kind::InvalidInput, u"the file is UTF-16; save it as UTF-8 and import that"_s);
    if (text[first] == '{')
        return FileKind::JsonLines;
    if (readCsvHeader(text, atEnd))
        return FileKind::Csv;
    return hasLineWithObject(text) ? FileKind::JsonLines : FileKind::Unknown;
}

std::string identityOf(const QString &file, std::string_view kind)
{
    QFile start(file);
    QByteArray bytes;
    if (start.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        bytes = start.read(64 * 1024);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return std::string(kind) + ' ' + std::to_string(start.size()) + ' ' + hash.toStdString();
}

Result<std::unique_ptr<MessageReader>> openReader(const QString &file, FileKind kind)
{
    if (kind == FileKind::BackendSqlite) {
        auto backend = BackendFile::open(file);
        if (!backend)
            return tl::make_unexpected(backend.error());
        return std::unique_ptr<MessageReader>(std::move(*backend));
    }
    if (kind == FileKind::Unknown)
        return failure(Error::Kind::InvalidInput,
            u"the file is neither JSON Lines, nor CSV with the columns conversationId and content, nor a database of the shop's backend"_s);
    auto source = ByteSource::open(file);
    if (!source)
        return tl::make_unexpected(source.error());
    if (kind == FileKind::JsonLines)
        return std::make_unique<JsonLinesReader>(std::move(*source), identityOf(file, "jsonl"));
    auto csv = CsvReader::open(std::move(*source), identityOf(file, "csv"));
    if (!csv)
        return tl::make_unexpected(csv.error());
    return std::unique_ptr<MessageReader>(std::move(*csv));
}

} // namespace core::sync
