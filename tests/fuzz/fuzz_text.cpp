// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/indexexpression.h"
#include "core/history/schema.h"
#include "core/history/textmatch.h"
#include "core/history/tokenizer.h"

#include <sqlite3.h>

#include <cstdint>
#include <cstdlib>

using namespace core::history;

namespace {

void check(bool good, const char *what)
{
    if (!good) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

/// An index of one message in memory.
class Index
{
public:
    Index()
    {
        check(sqlite3_open(":memory:", &m_db) == SQLITE_OK && registerTokenizer(m_db), "no tokenizer");
        run(createShardSql(0).c_str());
        run("CREATE TABLE word(word TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID");
        run("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'fts_0', 'row')");
        pool = std::make_unique<StatementPool>(m_db);
    }

    void set(std::string_view text)
    {
        run("INSERT INTO fts_0(fts_0) VALUES('delete-all'); DELETE FROM word");
        Statement insert = pool->take("INSERT INTO fts_0(rowid, text, mark) VALUES(1, ?1, '')");
        check(insert.bind(1, text).run(), "the text cannot be indexed");
        run("INSERT INTO word SELECT term, 1 FROM temp.terms");
    }

    bool finds(const std::string &match)
    {
        Statement search = pool->take("SELECT rowid FROM fts_0 WHERE fts_0 MATCH ?1");
        const bool found = search.bind(1, std::string_view(match)).next();
        check(!search.failed(), "the expression is not understood");
        return found;
    }

    std::unique_ptr<StatementPool> pool;

private:
    void run(const char *sql) { check(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }

    sqlite3 *m_db = nullptr;
};

void checkUnits(std::string_view text)
{
    qsizetype before = 0;
    for (const TextUnit &unit : textUnits(text)) {
        check(unit.begin >= before && unit.end > unit.begin && unit.end <= qsizetype(text.size()),
            "units overlap or leave the text");
        check(!unit.folded.empty(), "a unit is empty");
        before = unit.end;
    }
}

} // namespace

/// The first line is a query, the rest a message: what the matcher finds, the index finds too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static Index index;
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const std::size_t line = std::min(input.find('\n'), input.find("||"));
    const std::string_view asked = input.substr(0, line);
    std::string_view text = line == input.npos ? input : input.substr(line + 1);
    while (!text.empty() && text.front() == '\xFF') // the importers let no such byte pass
        text.remove_prefix(1);
    checkUnits(text);
    index.set(text);

    const QString shown = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const Query query = Query::parse(QString::fromUtf8(asked.data(), qsizetype(asked.size())));
    for (const auto &group : query.groups) {
        for (const Term &term : group) {
            if (!term.isText())
                continue;
            Query alone;
            alone.add(term);
            alone.groups[0][0].negated = false;
            const TextMatcher matcher(alone);
            const bool hit = matcher.matches(text);
            (void)matcher.snippet(shown);
            if (term.kind == Term::Kind::Contains)
                continue;
            const auto expression = indexExpressionOf(*index.pool, term);
            check(expression.has_value(), "no expression");
            const bool found = index.finds(expression->match);
            check(!hit || found, "the index misses a hit");
            check(hit || !found || !expression->exact, "the index finds too much and says it is exact");
        }
    }
    return 0;
}
