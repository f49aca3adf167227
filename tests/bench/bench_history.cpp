// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/allocator.h"
#include "core/base/cpupause.h"
#include "core/history/archive.h"
#include "core/history/schema.h"
#include "core/history/tokenizer.h"
#include "core/sync/fileimport.h"
#include "tests/bench/generator.h"
#include "tests/bench/reference.h"
#include "tests/bench/report.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <limits>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace {

constexpr int kPage = 200; // rows, what the window asks for
constexpr int kHits = 50;

/// Watches for the answer instead of sleeping: waking a sleeper is the system's work, not the store's.
template <class T>
T answer(QFuture<core::Result<T>> future)
{
    for (int spins = 0; spins < 100'000 && !future.isFinished(); ++spins)
        core::pauseCpu();
    core::Result<T> result = future.takeResult();
    if (!result) {
        std::fprintf(stderr, "failed: %s\n", qPrintable(result.error().detail));
        std::exit(1);
    }
    return std::move(*result);
}

std::optional<core::sync::ImportSummary> import(const QString &archive, const QString &file)
{
    std::optional<core::sync::ImportSummary> summary;
    QEventLoop loop;
    auto *job = new core::sync::FileImport({archive, file, {}, {}});
    QObject::connect(job, &core::sync::FileImport::finished, &loop,
        [&](const core::Result<core::sync::ImportSummary> &result) {
            if (result)
                summary = *result;
            else
                std::fprintf(stderr, "import: %s\n", qPrintable(result.error().detail));
            loop.quit();
        });
    job->start();
    loop.exec();
    return summary;
}

/// Pieces of real texts in the archive, so that every search finds something.
struct Terms
{
    QStringList words, phrases, one, two, three, prefixes;
};

bool isHan(QChar c)
{
    return c.unicode() >= 0x4E00 && c.unicode() < 0x9FA6;
}

/// The words of a text as the index has them; nothing when it holds anything but whole Latin words.
QStringList latinWords(const QString &text)
{
    QStringList words;
    for (const TextUnit &unit : textUnits(text.toStdString())) {
        if (unit.kind != TextUnit::Kind::Word || unit.folded.size() < 4 || unit.glued
            || !std::all_of(
                unit.folded.begin(), unit.folded.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
            return {};
        words.append(QString::fromStdString(unit.folded));
    }
    return words;
}

Terms termsFrom(Archive &archive, int count)
{
    Terms terms;
    std::optional<Position> after;
    while (terms.words.size() < count || terms.three.size() < count) {
        const SearchPage page = answer(archive.search({}, after, 1000));
        for (const SearchHit &hit : page.hits) {
            const QString &text = hit.message.content;
            const QStringList parts = text.split(u' ');
            const QStringList pair
                = parts.size() > 3 ? latinWords(parts[1] + u' ' + parts[2]) : QStringList();
            if (pair.size() == 2 && terms.words.size() < count) {
                terms.words.append(pair[0]);
                terms.phrases.append(pair.join(u' '));
                terms.prefixes.append(pair[0].left(3));
            }
            if (text.size() > 4 && isHan(text[0]) && isHan(text[1]) && isHan(text[2])
                && terms.three.size() < count) {
                terms.one.append(text.left(1));
                terms.two.append(text.left(2));
                terms.three.append(text.left(3));
            }
        }
        if (!page.next)
            break;
        // Terms come from all over the history, not only from its newest hour.
        after = Position{page.next->atMs - 2'000'000'000, page.next->row};
    }
    return terms;
}

Query phrase(const QString &text)
{
    return Query::parse(u'"' + text + u'"');
}

class Bench
{
public:
    struct Choice
    {
        QString folder; // archives that are there already are used again
        bool keep = false;
        QString part; // of the measurements; empty: all
    };
    Bench(Choice choice, bench::Report &report) : m_choice(std::move(choice)), m_report(report) { }

    bool run(qint64 messages);
    QHash<QString, QList<double>> medians; // by what, one a size

private:
    void importing(qint64 messages);
    void pages();
    void searching();
    void correctness();
    void compare(const QString &what, double goal, int rounds, const std::function<qsizetype(int)> &product,
        const std::function<qsizetype(int)> &reference);
    QString label(const QString &what) const { return m_size + u' ' + what; }

    [[nodiscard]] bool does(const QString &part) const
    {
        return m_choice.part.isEmpty() || m_choice.part == part;
    }

    Choice m_choice;
    bench::Report &m_report;
    QString m_size;
    QString m_archiveFile;
    std::unique_ptr<Archive> m_archive;
    std::unique_ptr<bench::Reference> m_reference;
};

void Bench::compare(const QString &what, double goal, int rounds,
    const std::function<qsizetype(int)> &product, const std::function<qsizetype(int)> &reference)
{
    for (int i = 0; i < rounds; ++i) {
        const qsizetype ours = product(i);
        const qsizetype theirs = reference(i);
        if (ours != theirs) {
            std::fprintf(stderr, "%s, round %d: %lld rows against the reference's %lld\n", qPrintable(what),
                i, (long long)ours, (long long)theirs);
            std::exit(1);
        }
    }
    const bench::Pair pair = bench::alternate(
        rounds, [&](int i) { (void)product(i); }, [&](int i) { (void)reference(i); });
    medians[what].append(pair.product);
    m_report.add(label(what), pair.ratio(), u"x"_s, goal, false,
        u"%1 us against %2 us, p95 %3 us"_s.arg(pair.product, 0, 'f', 1)
            .arg(pair.reference, 0, 'f', 1)
            .arg(pair.productP95, 0, 'f', 1));
}

void Bench::importing(qint64 messages)
{
    const QString backend = m_choice.folder + u"/backend-%1.db"_s.arg(messages);
    const qint64 kept = bench::writeBackendFile(backend.toStdString(), messages);
    const bench::RawImport raw
        = bench::rawImport(backend.toStdString(), (m_choice.folder + u"/raw.db"_s).toStdString());
    const auto summary = import(m_archiveFile, backend);
    if (!summary || summary->imported != kept) {
        std::fprintf(stderr, "the import brought %lld of %lld messages\n",
            summary ? (long long)summary->imported : 0, (long long)kept);
        std::exit(1);
    }
    const double rate = double(summary->imported) / summary->seconds;
    const double rawRate = double(raw.rows) / raw.seconds;
    m_report.add(label(u"import with summary and search index"_s), rate, u"msg/s"_s, 60'000, true);
    m_report.add(label(u"import rate against the raw pipeline"_s), rate / rawRate, u"x"_s, 0.7, true,
        u"raw %1 msg/s"_s.arg(rawRate, 0, 'f', 0));
    const double size = double(QFileInfo(m_archiveFile).size()) / double(QFileInfo(backend).size());
    m_report.add(label(u"archive size against the backend's file"_s), size, u"x"_s, 0.65, false,
        u"%1 MB"_s.arg(double(QFileInfo(m_archiveFile).size()) / 1e6, 0, 'f', 0));
    QFile::remove(m_choice.folder + u"/raw.db"_s);
    QFile::remove(backend);
}

void Bench::pages()
{
    const auto places = m_reference->someConversations(400);
    const auto at = [&places](int round) -> const bench::Reference::Place & {
        return places[std::size_t(round * 37) % places.size()];
    };
    const ConversationRef giant = refOf(answer(
        m_archive->conversation({QString::fromStdString(bench::Generator::giantConversation()), {}, 0})));
    const Totals totals = answer(m_archive->totals());
    const qint64 span = *totals.lastAtMs - *totals.firstAtMs;
    const auto depth = [&](int round) { return *totals.firstAtMs + span / 400 * (1 + round * 53 % 399); };

    compare(
        u"list page, any depth"_s, 1.3, 400,
        [&](int i) {
            return answer(m_archive->conversations({}, Position{depth(i), 0}, kPage)).rows.size();
        },
        [&](int i) { return m_reference->listPage(depth(i), kPage); });
    compare(
        u"open a conversation"_s, 1.3, 400,
        [&](int i) {
            return answer(
                m_archive->messages({at(i).id, {}, at(i).row}, {MessageAnchor::Kind::Last, {}, {}, 0}, kPage))
                .rows.size();
        },
        [&](int i) {
            return m_reference->messagePage(at(i).row, std::numeric_limits<qint64>::max(), kPage);
        });
    compare(
        u"open the giant conversation"_s, 1.3, 200,
        [&](int) {
            return answer(m_archive->messages(giant, {MessageAnchor::Kind::Last, {}, {}, 0}, kPage))
                .rows.size();
        },
        [&](int) { return m_reference->messagePage(giant.row, std::numeric_limits<qint64>::max(), kPage); });
    compare(
        u"previous page in the giant"_s, 1.3, 400,
        [&](int i) {
            return answer(
                m_archive->messages(giant, {MessageAnchor::Kind::Before, {depth(i), 0}, {}, 0}, kPage))
                .rows.size();
        },
        [&](int i) { return m_reference->messagePage(giant.row, depth(i), kPage); });
    compare(
        u"jump to a date in the giant"_s, 1.3, 400,
        [&](int i) {
            return answer(
                m_archive->messages(giant, {MessageAnchor::Kind::AroundTime, {}, {}, depth(i)}, kPage))
                .rows.size();
        },
        [&](int i) { return m_reference->messagesAround(giant.row, depth(i), kPage); });
}

void Bench::searching()
{
    const Terms terms = termsFrom(*m_archive, 200);
    const auto search
        = [this](const Query &query) { return answer(m_archive->search(query, {}, kHits)).hits.size(); };
    const auto utf8 = [](const QString &text) { return text.toStdString(); };
    const auto token = [&utf8](const QString &text) { return matchToken(utf8(text)); };
    const auto found = [this](const std::string &match) {
        return m_reference->search(match, bench::Reference::Check::None, {}, kHits);
    };
    const std::string bot = matchToken(markToken(kSenderMark, m_reference->sender("bot")));
    const int rounds = int(qMin(terms.words.size(), terms.three.size()));

    compare(
        u"search a word"_s, 1.5, rounds, [&](int i) { return search(phrase(terms.words[i])); },
        [&](int i) { return found(token(terms.words[i])); });
    compare(
        u"search a phrase of two words"_s, 1.5, rounds,
        [&](int i) { return search(phrase(terms.phrases[i])); },
        [&](int i) {
            const QStringList pair = terms.phrases[i].split(u' ');
            return m_reference->search(token(pair[0]) + " AND " + token(pair[1]),
                bench::Reference::Check::Words, utf8(terms.phrases[i]), kHits);
        });
    compare(
        u"search 1 Han character"_s, 1.5, rounds, [&](int i) { return search(Query::parse(terms.one[i])); },
        [&](int i) { return found(token(terms.one[i])); });
    compare(
        u"search 2 Han characters"_s, 1.5, rounds, [&](int i) { return search(Query::parse(terms.two[i])); },
        [&](int i) { return found(token(terms.two[i])); });
    compare(
        u"search 3 Han characters"_s, 1.5, rounds,
        [&](int i) { return search(Query::parse(terms.three[i])); },
        [&](int i) {
            return m_reference->search(token(terms.three[i].left(2)) + " AND " + token(terms.three[i].mid(1)),
                bench::Reference::Check::Bytes, utf8(terms.three[i]), kHits);
        });
    compare(
        u"search 2 Han characters from:bot"_s, 1.5, rounds,
        [&](int i) { return search(Query::parse(terms.two[i] + u" from:bot"_s)); },
        [&](int i) { return found(token(terms.two[i]) + " AND " + bot); });
    compare(
        u"word prefix while typing"_s, 3, rounds,
        [&](int i) { return search(Query::parse(terms.prefixes[i])); },
        [&](int i) { return m_reference->prefix(utf8(terms.prefixes[i]), kHits); });
}

void Bench::correctness()
{
    const Terms terms = termsFrom(*m_archive, 12);
    QStringList queries = terms.words + terms.phrases + terms.one + terms.two + terms.three + terms.prefixes;
    for (const QString &pair : terms.phrases)
        queries.append(u'"' + pair + u'"');
    queries += {u"🙂"_s, u"b OR c -d"_s, u"contains:\"a p\""_s, u"#1"_s};
    qint64 wrong = 0;
    for (const QString &text : queries) {
        const Query query = Query::parse(text);
        const TextMatcher matcher(query);
        qint64 scanned = 0;
        (void)answer(m_archive->walk({}, [&](const core::chat::Message &message) {
            scanned += matcher.matches(message.content.toStdString()) ? 1 : 0;
            return true;
        }));
        const qint64 found = answer(m_archive->count(query, std::numeric_limits<qint64>::max())).value;
        if (found != scanned)
            std::fprintf(stderr, "%s: %lld found, %lld by scan\n", qPrintable(text), (long long)found,
                (long long)scanned);
        wrong += qAbs(found - scanned);
    }
    m_report.add(label(u"hits missed or added against a full scan, %1 queries"_s.arg(queries.size())),
        double(wrong), u"hits"_s, 0);
}

bool Bench::run(qint64 messages)
{
    m_size = messages % 1'000'000 == 0 ? u"%1M"_s.arg(messages / 1'000'000) : u"%1k"_s.arg(messages / 1000);
    m_archiveFile = m_choice.folder + u"/archive-%1.db"_s.arg(messages);
    if (!QFile::exists(m_archiveFile))
        importing(messages);
    m_archive = std::make_unique<Archive>(m_archiveFile);
    (void)answer(m_archive->open());
    m_reference = std::make_unique<bench::Reference>(m_archiveFile.toStdString());
    if (does(u"pages"_s))
        pages();
    if (does(u"search"_s))
        searching();
    if (does(u"correctness"_s) && messages <= 200'000)
        correctness();
    m_reference.reset();
    m_archive.reset();
    if (!m_choice.keep)
        QFile::remove(m_archiveFile);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    core::tuneAllocator(); // as the program does
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption size(u"messages"_s,
        u"Largest history, in messages; a tenth of it is measured too."_s, u"number"_s, u"1000000"_s);
    const QCommandLineOption json(u"json"_s, u"Write the figures there as well."_s, u"file"_s);
    const QCommandLineOption keep(u"archives"_s,
        u"Keep the archives in this folder, and use those that are there instead of importing."_s,
        u"folder"_s);
    const QCommandLineOption part(
        u"part"_s, u"Measure this part only: pages, search or correctness."_s, u"name"_s);
    parser.addHelpOption();
    parser.addOptions({size, json, keep, part});
    parser.process(application);
    const qint64 messages = parser.value(size).toLongLong();
    if (messages < 20'000) {
        std::fprintf(stderr, "--messages takes a number from 20000 on.\n");
        return 2;
    }

    QTemporaryDir folder;
    bench::Report report;
    const QString archives = parser.isSet(keep) ? parser.value(keep) : folder.path();
    QDir().mkpath(archives);
    Bench bench({archives, parser.isSet(keep), parser.value(part)}, report);
    bench.run(messages / 10);
    bench.run(messages);
    for (auto what = bench.medians.cbegin(); what != bench.medians.cend(); ++what) {
        if (what->size() == 2)
            report.add(u"ten times the messages: "_s + what.key(), what->at(1) / what->at(0), u"x"_s, 2.5);
    }
    report.print();
    return parser.isSet(json) && !report.writeJson(parser.value(json)) ? 1 : 0;
}
