// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/search.h"
#include "core/history/searchstatements.h"
#include "tests/core/history/searchcorpus.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QtConcurrent/QtConcurrentRun>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using tests::ArchiveFile;
using tests::incoming;
using tests::PlainMeaning;
using tests::PlainRow;
using tests::SearchCorpus;

namespace {

using Matches = QVector<SearchMatch>;

QString written(const Matches &matches)
{
    QStringList list;
    for (const SearchMatch &match : matches)
        list.append(u"%1@%2"_s.arg(match.position.row).arg(match.position.atMs));
    return list.join(u' ');
}

using PageFunction = Result<SearchMatches> (*)(
    StatementPool &, const Query &, std::optional<Position>, int, const CancelToken &);

/// All pages behind each other.
Matches paged(StatementPool &pool, PageFunction function, const Query &query, int limit)
{
    Matches all;
    std::optional<Position> after;
    for (;;) {
        const auto page = function(pool, query, after, limit, {});
        if (!page)
            qFatal("%s", qPrintable(page.error().detail));
        for (const SearchMatch &match : page->rows)
            all.append(match);
        if (!page->more)
            return all;
        after = page->rows.back().position;
    }
}

/// The contents of a JSON Lines file, packed or not, one for each line that has one. Long ones are cut.
QStringList textsOf(const QString &path)
{
    QStringList texts;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!file)
        return texts;
    QByteArray bytes;
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    for (int size = 0; (size = gzread(file, buffer.data(), unsigned(buffer.size()))) > 0;)
        bytes.append(buffer.constData(), size);
    gzclose(file);
    for (const QByteArray &line : bytes.split('\n')) {
        const QString text = QJsonDocument::fromJson(line).object().value("content"_L1).toString();
        if (!text.isEmpty())
            texts.append(text.left(20'000));
    }
    return texts;
}

/// An archive with its rows and a connection for reading.
struct Opened
{
    explicit Opened(const QString &path)
    {
        auto opened = Database::open(path, Database::Role::Reader);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        db = std::move(*opened);
        pool = std::make_unique<StatementPool>(db->handle());
        rows = tests::plainRows(*db);
    }

    [[nodiscard]] Matches expected(const QString &query)
    {
        const auto known = m_known.constFind(query);
        return known != m_known.cend() ? *known : *m_known.insert(query, scanned(Query::parse(query)));
    }

    [[nodiscard]] Matches scanned(const Query &query) const
    {
        const PlainMeaning meaning(query);
        Matches matches;
        for (const PlainRow &row : rows) {
            if (meaning.holds(row))
                matches.append({{row.ts, row.id}, row.conv});
        }
        return matches;
    }

    [[nodiscard]] Matches found(const QString &query, int limit = 50) const
    {
        return paged(*pool, searchMessages, Query::parse(query), limit);
    }

    std::unique_ptr<Database> db;
    std::unique_ptr<StatementPool> pool;
    QVector<PlainRow> rows;

private:
    QHash<QString, Matches> m_known;
};

} // namespace

class tst_Search final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const SearchCorpus corpus(m_file, 1, 800);
        m_archive = std::make_unique<Opened>(m_file.path());
        QVERIFY(m_archive->rows.size() > 600);
        QRandomGenerator random(2);
        for (int i = 0; i < 240; ++i)
            m_queries.append(corpus.query(random));
        m_queries += QStringList{QString(), u"refund"_s, u"退款"_s, u"退"_s, u"q"_s, u"qu OR q1"_s,
            u"-q from:user"_s, u"mark:yes"_s, u"mark:yes refund"_s, u"-mark:yes -refund"_s,
            u"conv:conv-3 conv:conv-4"_s, u"customer:900001 OR customer:900002"_s, u"conv:conv-1 OR refund"_s,
            u"-shop:1 -lang:zh*"_s, u"-from:nobody refund"_s, u"refund OR from:nobody"_s,
            u"-\"refund order\" refund"_s, u"before:2000-01-01"_s, u"after:2030-01-01 refund"_s, u"👍 -🇩🇪"_s};
    }

    void aMatchNeverMisses()
    {
        QRandomGenerator random(3);
        int hits = 0;
        for (const QString &text : std::as_const(m_queries)) {
            const Query query = Query::parse(text);
            const Matches expected = m_archive->expected(text);
            const Matches found
                = paged(*m_archive->pool, searchMessages, query, random.bounded(6) == 0 ? 7 : 300);
            if (found != expected)
                qWarning() << "query" << text;
            QCOMPARE(written(found), written(expected));
            QVERIFY(found == expected);
            hits += int(found.size());
        }
        QVERIFY(hits > 5000); // else the queries ask for nothing
    }

    void countsAreThoseOfAFullScan()
    {
        for (const QString &text : std::as_const(m_queries)) {
            const Query query = Query::parse(text);
            const qint64 expected = m_archive->expected(text).size();
            const auto all = countMatches(*m_archive->pool, query, 10'000, {});
            QVERIFY(all);
            if (all->value != expected)
                qWarning() << "query" << text;
            QCOMPARE(all->value, expected);
            QVERIFY(all->exact);
            const auto some = countMatches(*m_archive->pool, query, 10, {});
            QVERIFY(some);
            QCOMPARE(some->value, std::min(expected, qint64(10)));
            QCOMPARE(some->exact, expected < 10);
        }
    }

    void conversationsComeByTheirNewestHit()
    {
        for (int i = 0; i < m_queries.size(); i += 3) {
            const Query query = Query::parse(m_queries[i]);
            Matches expected;
            QSet<qint64> seen;
            for (const SearchMatch &match : m_archive->expected(m_queries[i])) {
                if (!seen.contains(match.conversation))
                    expected.append(match);
                seen.insert(match.conversation);
            }
            const Matches found = paged(*m_archive->pool, searchConversations, query, 6);
            if (found != expected)
                qWarning() << "query" << m_queries[i];
            QCOMPARE(written(found), written(expected));
        }
    }

    void findGoesFromHitToHit()
    {
        for (int i = 0; i < m_queries.size(); i += 5) {
            const Query query = Query::parse(m_queries[i]);
            const qint64 conversation = m_archive->rows[i % m_archive->rows.size()].conv;
            QVector<Position> expected;
            for (const SearchMatch &match : m_archive->expected(m_queries[i])) {
                if (match.conversation == conversation)
                    expected.append(match.position);
            }
            for (const bool forward : {false, true}) {
                QVector<Position> found;
                Position at = forward ? Position{0, 0} : Position{std::numeric_limits<qint64>::max(), 0};
                for (;;) {
                    const auto next
                        = searchInConversation(*m_archive->pool, conversation, query, at, forward, {});
                    QVERIFY(next);
                    if (!*next)
                        break;
                    found.append(at = **next);
                }
                if (forward)
                    std::reverse(found.begin(), found.end());
                if (found != expected)
                    qWarning() << "query" << m_queries[i] << forward;
                QVERIFY(found == expected);
            }
        }
    }

    void anIdFindsWhatItNames_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("ids"); // of messages, newest first
        QTest::addRow("conversation") << u"conv_8f"_s << u"c b a"_s;
        QTest::addRow("message") << u"123456789"_s << u"y 123456789"_s;
        QTest::addRow("short number is a text") << u"55"_s << u"y"_s;
        QTest::addRow("customer") << u"777000"_s << u"z"_s;
        QTest::addRow("id that is no number") << u"msg-x"_s << u"msg-x"_s;
        QTest::addRow("beside another word it is a text") << u"conv_8f hello"_s << QString();
        QTest::addRow("with a filter it is still an id") << u"conv_8f from:bot"_s << u"b"_s;
    }
    void anIdFindsWhatItNames()
    {
        QFETCH(QString, query);
        QFETCH(QString, ids);
        ArchiveFile file;
        auto customer = incoming(u"k1"_s, u"z"_s, 9, u"nothing"_s);
        customer.customerId = "777000";
        file.write({incoming(u"conv_8f"_s, u"a"_s, 0, u"hello"_s),
            incoming(u"conv_8f"_s, u"b"_s, 1, u"hi"_s, u"bot"_s),
            incoming(u"conv_8f"_s, u"c"_s, 2, u"well"_s), incoming(u"k2"_s, u"123456789"_s, 3, u"x"_s),
            incoming(u"k2"_s, u"55"_s, 4, u"x"_s), incoming(u"k2"_s, u"y"_s, 5, u"55 and 123456789"_s),
            incoming(u"k2"_s, u"msg-x"_s, 6, u"x"_s), customer});
        const Opened archive(file.path());
        QStringList found;
        for (const SearchMatch &match : archive.found(query)) {
            for (const PlainRow &row : archive.rows) {
                if (row.id == match.position.row)
                    found.append(row.messageId);
            }
        }
        QCOMPARE(found.join(u' '), ids);
    }

    void hostileQueriesAreOrdinaryText_data()
    {
        QTest::addColumn<QString>("query");
        for (const QString &query : {u"'; DROP TABLE msg; --"_s, u"\" OR 1=1"_s, u"text:refund"_s,
                 u"NEAR(refund order)"_s, u"refund*"_s, u"^refund"_s, u"{refund}"_s, u"(refund"_s,
                 u"refund)"_s, u"\"\"\""_s, u"%"_s, u"_"_s, u"*"_s, u"\\"_s, u"NOT refund"_s,
                 u"refund AND order"_s, QString(u"refund"_s + QChar(0) + u"order"_s), QString(QChar(0xFFFF)),
                 QString(QChar(0xD800)), u"a "_s.repeated(300), u"退"_s.repeated(500), u"x"_s.repeated(5000),
                 u"\"refund order\" "_s.repeated(40)})
            QTest::addRow("%s", query.left(20).toUtf8().constData()) << query;
    }
    void hostileQueriesAreOrdinaryText()
    {
        QFETCH(QString, query);
        QCOMPARE(written(m_archive->found(query)), written(m_archive->expected(query)));
    }

    void realAndHostileTextsAreFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addRow("conversations in 27 languages") << u"small-sample.jsonl.gz"_s;
        QTest::addRow("hostile texts") << u"hostile-sample.jsonl"_s;
    }
    void realAndHostileTextsAreFound()
    {
        QFETCH(QString, file);
        const QStringList texts = textsOf(QStringLiteral(AGENTCONSOLE_SHARED_DATA) + u'/' + file);
        if (texts.isEmpty())
            QSKIP("the shared data is not here");
        std::vector<IncomingMessage> batch;
        for (const QString &text : texts)
            batch.push_back(incoming(u"c"_s, QString::number(batch.size() + 1), int(batch.size()), text));
        ArchiveFile archiveFile;
        archiveFile.write(std::move(batch));
        const Opened archive(archiveFile.path());
        QCOMPARE(archive.rows.size(), texts.size());
        QRandomGenerator random(4);
        for (int i = 0; i < 25; ++i) {
            const QString &text = texts[random.bounded(int(texts.size()))];
            const auto from = random.bounded(int(std::min(text.size(), qsizetype(400))) + 1);
            const QString part = text.mid(from, random.bounded(1, 12)).remove(u'"').remove(u'\\');
            for (const QString &query : {part, u'"' + part + u'"', u"contains:\""_s + part + u'"'}) {
                const Matches expected = archive.scanned(Query::parse(query));
                const Matches found = archive.found(query, 1000);
                if (found != expected)
                    qWarning() << "query" << query;
                QCOMPARE(written(found), written(expected));
            }
        }
    }

    void noStatementScansMessages()
    {
        for (const std::string &sql : searchsql::all(0)) {
            Statement plan = m_archive->pool->take("EXPLAIN QUERY PLAN " + sql);
            while (plan.next()) {
                const QString step = plan.string(3);
                QVERIFY2(!step.contains("SCAN msg"_L1) || sql == searchsql::countRows, qPrintable(step));
                QVERIFY2(
                    !step.contains("SCAN conv"_L1) && !step.contains("SCAN customer"_L1), qPrintable(step));
                QVERIFY2(!step.contains("TEMP B-TREE FOR ORDER"_L1),
                    qPrintable(QString::fromStdString(sql) + step));
            }
            QVERIFY2(!plan.failed(), sql.c_str());
        }
    }

    void cancelStopsASearchThatFindsNothing()
    {
        const CancelToken before;
        CancelToken(before).cancel();
        const auto stopped = searchMessages(*m_archive->pool, Query::parse(u"contains:zzzz"), {}, 50, before);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);

        CancelToken during;
        m_archive->db->setCancel(during);
        std::atomic_bool begun = false;
        const auto work = QtConcurrent::run([&] {
            for (;;) {
                const auto page
                    = searchMessages(*m_archive->pool, Query::parse(u"contains:zzzz"), {}, 50, during);
                begun = true;
                if (!page)
                    return page.error().kind;
            }
        });
        QTRY_VERIFY(begun);
        QElapsedTimer timer;
        timer.start();
        during.cancel();
        QCOMPARE(work.result(), Error::Kind::Cancelled);
        QVERIFY(timer.elapsed() < 500);
        m_archive->db->setCancel({});
    }

    void cleanupTestCase() { m_archive.reset(); }

private:
    ArchiveFile m_file;
    std::unique_ptr<Opened> m_archive;
    QStringList m_queries;
};

QTEST_GUILESS_MAIN(tst_Search)
#include "tst_search.moc"
