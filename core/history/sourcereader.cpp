// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/sourcereader.h"

#include "core/history/database.h"
#include "core/history/shardindex.h"

namespace core::history {

struct SourceReader::Private
{
    std::unique_ptr<Database> db;
};

SourceReader::SourceReader(std::unique_ptr<Private> p) : d(std::move(p)) { }

SourceReader::~SourceReader() = default;

Result<std::unique_ptr<SourceReader>> SourceReader::open(const QString &archivePath)
{
    auto db = Database::open(archivePath, Database::Role::Reader);
    if (!db)
        return tl::make_unexpected(db.error());
    auto p = std::make_unique<Private>();
    p->db = std::move(*db);
    return std::unique_ptr<SourceReader>(new SourceReader(std::move(p)));
}

Result<std::vector<SourceReader::Source>> SourceReader::sources(const QString &kind)
{
    const std::string word = kind.toStdString();
    std::vector<Source> found;
    Statement rows = d->db->prepare("SELECT id, name, n FROM source WHERE kind = ?1 ORDER BY id");
    rows.bind(1, word);
    while (rows.next())
        found.push_back({int(rows.integer(0)), rows.string(1), rows.integer(2)});
    if (rows.failed())
        return tl::make_unexpected(rows.error());
    return found;
}

Result<bool> SourceReader::isIndexed()
{
    const ReadTransaction transaction(*d->db);
    return leftShards(*d->db).map([](const std::vector<LeftShard> &left) { return left.empty(); });
}

Result<std::vector<ImportPosition>> SourceReader::positions(int source)
{
    std::vector<ImportPosition> found;
    Statement rows = d->db->prepare("SELECT file, place, finished FROM import WHERE source = ?1");
    rows.bind(1, std::int64_t(source));
    while (rows.next())
        found.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2) != 0});
    if (rows.failed())
        return tl::make_unexpected(rows.error());
    return found;
}

Result<std::vector<SourceReader::Row>> SourceReader::rows(
    int source, std::int64_t low, std::int64_t high, Order order, std::size_t limit)
{
    // CROSS JOIN keeps the order of the tables: the walk along msg_ext is what bounds the work.
    constexpr auto kSelect = "SELECT m.ext, c.ext, m.content, m.ts, m.updated FROM msg m CROSS JOIN conv c "
                             "WHERE m.ext BETWEEN ?1 AND ?2 AND c.id = m.conv AND c.source = ?3 "
                             "ORDER BY m.ext";
    std::vector<Row> found;
    Statement rows = d->db->prepare(kSelect + std::string(order == Order::Falling ? " DESC" : ""));
    rows.bind(1, low).bind(2, high).bind(3, std::int64_t(source));
    while (rows.next()) {
        if (found.size() >= limit && rows.integer(0) != found.back().id)
            break;
        Row &row = found.emplace_back();
        row.id = rows.integer(0);
        row.conversationId = rows.text(1);
        row.content = rows.text(2);
        row.sentAtMs = rows.integer(3);
        row.updatedAtMs = rows.isNull(4) ? row.sentAtMs : rows.integer(4);
    }
    if (rows.failed())
        return tl::make_unexpected(rows.error());
    return found;
}

} // namespace core::history
