// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/archivefile.h"

#include "core/chat/message.h"
#include "core/history/schema.h"
#include "core/history/segments.h"
#include "core/history/textmatch.h"
#include "core/history/tokenizer.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace tests {

namespace {

QStringList rowsOf(Database &db, const QString &sql)
{
    QStringList found;
    const std::string text = sql.toStdString();
    Statement rows = db.prepare(text);
    while (rows.next()) {
        QStringList cells;
        for (int i = 0; i < rows.columns(); ++i)
            cells.append(rows.isNull(i) ? u"∅"_s : rows.string(i));
        found.append(cells.join(u'|'));
    }
    if (rows.failed())
        found.append(u"failed: "_s + rows.error().detail);
    return found;
}

void expectNone(Database &db, const QString &what, const QString &sql, QStringList &faults)
{
    const QStringList rows = rowsOf(db, sql);
    if (!rows.isEmpty())
        faults.append(u"%1: %2"_s.arg(what, rows.mid(0, 3).join(u"; "_s)));
}

/// What can be said in SQL: every query gives the rows that contradict the messages.
void checkTables(Database &db, QStringList &faults)
{
    expectNone(
        db, u"integrity"_s, u"SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"_s, faults);
    expectNone(db, u"messages without conversation"_s,
        u"SELECT id FROM msg WHERE conv NOT IN (SELECT id FROM conv)"_s, faults);
    expectNone(db, u"conversation counts"_s,
        u"SELECT c.id FROM conv c LEFT JOIN (SELECT conv, count(*) n, min(ts) a, max(ts) b FROM msg GROUP BY "
        u"conv) m"
        " ON m.conv = c.id WHERE (c.n, c.first_ts, c.last_ts) IS NOT (m.n, m.a, m.b)"_s,
        faults);
    expectNone(db, u"customer messages"_s,
        u"SELECT c.id FROM conv c WHERE n_user <> (SELECT count(*) FROM msg m JOIN sender s ON s.id = "
        u"m.sender"
        " WHERE m.conv = c.id AND s.word IN ('user', 'customer'))"_s,
        faults);
    expectNone(db, u"marks"_s,
        u"SELECT c.id FROM conv c WHERE marks <> (SELECT count(*) FROM note n JOIN msg m ON m.id = n.msg"
        " WHERE m.conv = c.id AND n.marked)"_s,
        faults);
    expectNone(db, u"notes of nothing"_s,
        u"SELECT id FROM note WHERE msg IS NOT NULL AND msg NOT IN (SELECT id FROM msg)"_s, faults);
    for (const auto &[table, column] : {std::pair(u"sender"_s, u"m.sender"_s),
             std::pair(u"lang"_s, u"m.lang"_s), std::pair(u"shop"_s, u"ifnull(m.shop, c.shop)"_s),
             std::pair(u"bot"_s, u"ifnull(m.bot, c.bot)"_s), std::pair(u"source"_s, u"c.source"_s)}) {
        expectNone(db, table + u" counts"_s,
            u"SELECT t.id FROM %1 t LEFT JOIN (SELECT %2 k, count(*) n FROM msg m JOIN conv c ON c.id = "
            u"m.conv"
            " GROUP BY k) r ON r.k = t.id WHERE t.n <> ifnull(r.n, 0)"_s.arg(table, column),
            faults);
    }
    expectNone(db, u"source totals"_s,
        u"SELECT s.id FROM source s WHERE conversations <> (SELECT count(*) FROM conv WHERE source = s.id)"
        " OR customers <> (SELECT count(*) FROM customer WHERE source = s.id)"_s,
        faults);
    expectNone(db, u"customers"_s,
        u"SELECT k.id FROM customer k WHERE (conversations, last_ts) IS NOT"
        " (SELECT count(*), max(last_ts) FROM conv WHERE customer = k.id)"_s,
        faults);
    expectNone(db, u"names in conversations"_s,
        u"SELECT c.id FROM conv c JOIN customer k ON k.id = c.customer WHERE c.customer_name <> k.name"_s,
        faults);
    const QString hours
        = u"SELECT CAST(floor(m.ts / 3600000.0) AS INTEGER) h, ifnull(m.shop, c.shop) s,"
          " ifnull(m.bot, c.bot) b, m.sender w, count(*) n FROM msg m JOIN conv c ON c.id = m.conv"
          " GROUP BY h, s, b, w"_s;
    expectNone(db, u"hours"_s,
        u"SELECT hour FROM (SELECT hour, shop, bot, sender, n FROM hour EXCEPT %1)"_s.arg(hours), faults);
    expectNone(db, u"hours missing"_s,
        u"SELECT h FROM (%1 EXCEPT SELECT hour, shop, bot, sender, n FROM hour)"_s.arg(hours), faults);
}

void checkSegments(Database &db, QStringList &faults)
{
    const auto segments = readSegments(db);
    qint64 covered = 0;
    qint64 lastId = 0;
    for (const Segment &segment : *segments) {
        if (segment.firstId <= lastId || shardOf(segment.firstId) != shardOf(segment.lastId))
            faults.append(u"segment %1 overlaps or crosses a shard"_s.arg(segment.id));
        lastId = segment.lastId;
        qint64 before = segment.minTs;
        Statement rows = db.prepare("SELECT ts FROM msg WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        rows.bind(1, segment.firstId).bind(2, segment.lastId);
        for (; rows.next(); ++covered) {
            if (rows.integer(0) < before || rows.integer(0) > segment.maxTs)
                faults.append(u"segment %1 is out of order"_s.arg(segment.id));
            before = rows.integer(0);
        }
    }
    if (covered != *db.number("SELECT count(*) FROM msg"))
        faults.append(u"messages outside segments"_s);
}

/// Last message, its preview and sender, and the main language of each conversation.
void checkEnds(Database &db, QStringList &faults)
{
    Statement rows = db.prepare(
        "SELECT c.id, c.preview, c.last_sender, m.content, m.sender FROM conv c JOIN msg m ON m.id ="
        " (SELECT id FROM msg WHERE conv = c.id ORDER BY ts DESC, id DESC LIMIT 1)");
    while (rows.next()) {
        if (rows.string(1) != core::chat::previewOf(rows.string(3)) || rows.integer(2) != rows.integer(4))
            faults.append(u"end of conversation %1"_s.arg(rows.integer(0)));
    }
    QMap<qint64, QMap<QString, int>> tally;
    Statement languages
        = db.prepare("SELECT m.conv, l.tag FROM msg m JOIN sender s ON s.id = m.sender"
                     " JOIN lang l ON l.id = m.lang WHERE s.word IN ('user','customer') AND l.id > 0");
    while (languages.next())
        ++tally[languages.integer(0)][languages.string(1)];
    Statement stored = db.prepare("SELECT c.id, l.tag FROM conv c JOIN lang l ON l.id = c.lang");
    while (stored.next()) {
        const auto counts = tally.value(stored.integer(0));
        const auto most = std::max_element(counts.cbegin(), counts.cend());
        if (stored.string(1) != (most == counts.cend() ? QString() : most.key()))
            faults.append(u"language of conversation %1"_s.arg(stored.integer(0)));
    }
}

using Postings = QMap<std::string, QSet<qint64>>;

Postings wantedPostings(Database &db)
{
    Postings wanted;
    Statement rows
        = db.prepare("SELECT m.id, m.content, m.sender, m.lang, ifnull(m.shop, c.shop), ifnull(m.bot, c.bot)"
                     " FROM msg m JOIN conv c ON c.id = m.conv");
    while (rows.next()) {
        const qint64 id = rows.integer(0);
        if (!hasShard(db.handle(), shardOf(id)))
            continue; // left for later
        const auto units = textUnits(rows.text(1));
        for (const TextUnit &unit : units) {
            if (unit.kind == TextUnit::Kind::Word)
                wanted[std::string(indexToken(unit.folded))].insert(id);
        }
        const std::pair<char, int> marks[]
            = {{kSenderMark, 2}, {kLanguageMark, 3}, {kShopMark, 4}, {kBotMark, 5}};
        for (const auto &[kind, column] : marks)
            wanted[markToken(kind, rows.integer(column))].insert(id);
    }
    return wanted;
}

/// Each word and marker finds exactly the messages that hold it, in every shard, and the word list is
/// complete.
void checkIndex(Database &db, QStringList &faults)
{
    const Postings wanted = wantedPostings(db);
    const auto segments = readSegments(db);
    QSet<qint64> shards;
    for (const Segment &segment : *segments) {
        if (const qint64 shard = shardOf(segment.firstId); hasShard(db.handle(), shard))
            shards.insert(shard);
    }
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        QSet<qint64> found;
        for (const qint64 shard : std::as_const(shards)) {
            const std::string table = shardTable(shard);
            Statement rows = db.prepare("SELECT rowid FROM " + table + " WHERE " + table + " MATCH ?1");
            const std::string expression = matchToken(it.key());
            rows.bind(1, expression);
            while (rows.next())
                found.insert(rows.integer(0));
            if (rows.failed())
                faults.append(u"index: "_s + rows.error().detail);
        }
        if (found != it.value())
            faults.append(u"index of %1: %2 found, %3 wanted"_s.arg(QString::fromStdString(it.key()))
                              .arg(found.size())
                              .arg(it.value().size()));
        const bool mark = it.key().starts_with('\xFF');
        Statement word = db.prepare("SELECT 1 FROM word WHERE word = ?1");
        if (!mark && !word.bind(1, it.key()).next())
            faults.append(u"word list lacks %1"_s.arg(QString::fromStdString(it.key())));
    }
}

} // namespace

IncomingMessage incoming(const QString &conversation, const QString &id, int minutes, const QString &content,
    const QString &sender)
{
    IncomingMessage message;
    message.conversationId = conversation.toStdString();
    message.id = id.toStdString();
    message.sentAtMs = atMinute(minutes);
    message.content = content.toStdString();
    message.sender = sender.toStdString();
    return message;
}

ArchiveFile::ArchiveFile()
{
    if (!m_dir.isValid())
        qFatal("no temporary folder");
}

WriteOutcome ArchiveFile::write(std::vector<IncomingMessage> batch, const QString &source)
{
    auto writer = ArchiveWriter::open(path());
    if (!writer)
        qFatal("open: %s", qPrintable(writer.error().detail));
    (*writer)->beginImport();
    const auto number = (*writer)->source(source, u"file"_s);
    if (!number)
        qFatal("source: %s", qPrintable(number.error().detail));
    const auto outcome = (*writer)->write(*number, batch, {});
    if (!outcome)
        qFatal("write: %s", qPrintable(outcome.error().detail));
    return *outcome;
}

void ArchiveFile::tidy()
{
    auto writer = ArchiveWriter::open(path());
    if (!writer || !(*writer)->tidy({}))
        qFatal("tidy failed");
}

QStringList ArchiveFile::rows(const QString &sql) const
{
    auto db = Database::open(path(), Database::Role::Reader);
    return db ? rowsOf(**db, sql) : QStringList{u"open: "_s + db.error().detail};
}

QStringList ArchiveFile::faultsOf(const QString &path)
{
    QStringList faults;
    auto db = Database::open(path, Database::Role::Reader);
    if (!db)
        return {u"open: "_s + db.error().detail};
    checkTables(**db, faults);
    checkSegments(**db, faults);
    checkEnds(**db, faults);
    checkIndex(**db, faults);
    return faults;
}

} // namespace tests
