// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/fallbacksource.h"
#include "tests/core/history/historysourcecontract.h"
#include "tests/support/memoryhistory.h"
#include "tests/support/patience.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core::history;
using core::Error;
using core::Result;
using tests::MemoryHistory;

namespace {

const Error kGone{Error::Kind::Network, u"connection refused"_s};

/// A direct store and an archive in memory; the direct one can be told to fail.
struct Desk
{
    explicit Desk(bool startsOffline = false)
    {
        FallbackSource::Options options;
        options.isReachable = [this] { return isReachable.load(); };
        options.knock = [this] {
            ++knocks;
            return knocking();
        };
        options.knockEvery = 20ms;
        options.startsOffline = startsOffline;
        source = std::make_unique<FallbackSource>(direct, archive, options);
    }
    [[nodiscard]] QFuture<Result<core::Done>> knocking()
    {
        QPromise<Result<core::Done>> promise;
        promise.start();
        promise.addResult(isReachable ? Result<core::Done>(core::Done{}) : tl::make_unexpected(kGone));
        promise.finish();
        return promise.future();
    }
    void fill()
    {
        direct.add(MemoryHistory::talk(u"both"_s, 6));
        archive.add(MemoryHistory::talk(u"both"_s, 4)); // the mirror is behind
    }
    void breakDirect(const Error &error = kGone)
    {
        isReachable = false;
        direct.failWith(error);
    }
    void repair()
    {
        direct.failWith(std::nullopt);
        isReachable = true;
    }
    template <class T>
    [[nodiscard]] static Result<T> answer(QFuture<Result<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }
    [[nodiscard]] qint64 messages() const
    {
        const auto totals = answer(source->totals());
        return totals ? totals->messages : -1;
    }

    MemoryHistory archive;
    MemoryHistory direct;
    std::atomic_bool isReachable = true;
    std::atomic_int knocks = 0;
    std::unique_ptr<FallbackSource> source;
};

} // namespace

/// Both stores keep the contract through it.
class tst_FallbackContract final : public tests::HistorySourceContract
{
    Q_OBJECT
public:
    explicit tst_FallbackContract(bool isOffline) : m_isOffline(isOffline) { }

protected:
    void fill(const QVector<core::chat::Message> &messages) override
    {
        m_desk = std::make_unique<Desk>();
        for (const auto &m : messages)
            (m_isOffline ? m_desk->archive : m_desk->direct)
                .add(m, {nameOf(m.shopId), nameOf(m.botId), nameOf(m.customerId), addressOf(m.customerId)});
        if (m_isOffline)
            m_desk->breakDirect();
    }
    HistorySource &store() override { return *m_desk->source; }

private:
    bool m_isOffline;
    std::unique_ptr<Desk> m_desk;
};

class tst_FallbackSource final : public QObject
{
    Q_OBJECT
private slots:
    void theDirectStoreAnswersWhileItCan()
    {
        Desk desk;
        desk.fill();
        QCOMPARE(desk.messages(), 6);
        QVERIFY(!desk.source->isOffline());
        QCOMPARE(desk.archive.calls(u"totals"_s), 0);
    }

    void theArchiveAnswersWhileItCannot()
    {
        Desk desk;
        desk.fill();
        QSignalSpy offline(desk.source.get(), &FallbackSource::offlineChanged);
        QSignalSpy changed(desk.source.get(), &HistorySource::changed);
        desk.breakDirect();
        QCOMPARE(desk.messages(), 4); // the question that found out is answered too
        QVERIFY(desk.source->isOffline());
        QTRY_COMPARE(offline.size(), 1);
        QCOMPARE(offline.constFirst().constFirst().toBool(), true);
        QCOMPARE(changed.size(), 1); // other rows are to be read
        const int asked = desk.direct.calls(u"totals"_s);
        QCOMPARE(desk.messages(), 4);
        QCOMPARE(desk.direct.calls(u"totals"_s), asked); // nobody waits for it again
    }

    void itComesBackByItself()
    {
        Desk desk;
        desk.fill();
        QSignalSpy offline(desk.source.get(), &FallbackSource::offlineChanged);
        desk.breakDirect();
        QCOMPARE(desk.messages(), 4);
        QTRY_VERIFY(desk.knocks > 1);
        QVERIFY(desk.source->isOffline());
        desk.repair();
        QTRY_COMPARE(offline.size(), 2);
        QCOMPARE(offline.constLast().constFirst().toBool(), false);
        QCOMPARE(desk.messages(), 6);
        const int knocks = desk.knocks;
        QTest::qWait(100);
        QCOMPARE(desk.knocks.load(), knocks);
    }

    void theConnectionItselfMayTell()
    {
        Desk desk;
        desk.fill();
        desk.source->setReachable(false);
        QCOMPARE(desk.messages(), 4);
        desk.source->setReachable(true);
        QCOMPARE(desk.messages(), 6);
    }

    void itMayShowFirstWhatIsHere()
    {
        Desk desk(true);
        desk.fill();
        QCOMPARE(desk.messages(), 4);
        QCOMPARE(desk.direct.calls(u"totals"_s), 0);
        QTRY_VERIFY(!desk.source->isOffline());
        QCOMPARE(desk.messages(), 6);
    }

    void whatCannotBeReachedIsToldFromWhatIsSlow_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isReachable");
        QTest::addColumn<bool>("isOffline");
        using Kind = Error::Kind;
        const auto row = [](const char *name, Kind kind, bool isReachable, bool isOffline) {
            QTest::newRow(name) << int(kind) << isReachable << isOffline;
        };
        row("a slow statement", Kind::Timeout, true, false);
        row("a silent server", Kind::Timeout, false, true);
        row("a refused password", Kind::Unauthorized, true, true);
        row("a wrong certificate", Kind::Tls, true, true);
        row("no right to a table", Kind::Forbidden, false, false);
        row("missing columns", Kind::Unsupported, false, false);
        row("a conversation that is not there", Kind::NotFound, false, false);
        row("stopped by a person", Kind::Cancelled, false, false);
        row("too many connections", Kind::Busy, false, true);
    }
    void whatCannotBeReachedIsToldFromWhatIsSlow()
    {
        QFETCH(int, kind);
        QFETCH(bool, isReachable);
        QFETCH(bool, isOffline);
        Desk desk;
        desk.fill();
        desk.direct.failWith(Error{Error::Kind(kind), u"why"_s});
        desk.isReachable = isReachable;
        QCOMPARE(desk.messages(), isOffline ? 4 : -1);
        QCOMPARE(desk.source->isOffline(), isOffline);
    }

    void anEmptyArchiveIsNoAnswer()
    {
        Desk desk;
        desk.direct.add(MemoryHistory::talk(u"c"_s, 2));
        desk.breakDirect();
        for (int i = 0; i < 2; ++i) {
            const auto page = Desk::answer(desk.source->search({}, {}, 10));
            QVERIFY(!page);
            QCOMPARE(page.error(), kGone);
        }
    }

    void rowsOfOneStoreAreNotAskedOfTheOther()
    {
        Desk desk;
        desk.archive.add(MemoryHistory::talk(u"another"_s, 3));
        desk.fill();
        const auto first = Desk::answer(desk.source->conversations({}, {}, 10));
        QVERIFY(first);
        const auto ref = refOf(first->rows.constFirst());
        QVERIFY(ref.row != 0);
        desk.breakDirect();
        (void)desk.messages();
        const auto there = Desk::answer(desk.source->conversation(ref));
        QVERIFY(there);
        QCOMPARE(there->id, u"both"_s);
        QCOMPARE(there->messageCount, 4);
    }

    void aWalkIsNotBegunAgain()
    {
        Desk desk;
        desk.fill();
        int rows = 0;
        desk.direct.beforeEachRow([&] {
            if (++rows == 3)
                desk.breakDirect();
        });
        QVector<QString> seen;
        const auto visit = [&seen](const core::chat::Message &m) {
            seen.append(m.id);
            return true;
        };
        (void)Desk::answer(desk.source->walk({}, visit));
        const qsizetype handed = seen.size();
        seen.clear();
        desk.direct.failWith(kGone);
        QVERIFY(Desk::answer(desk.source->walk({}, visit))); // nothing was handed out: the archive may
        QCOMPARE(seen.size(), 4);
        QVERIFY(handed >= 3);
    }

    void searchesMayBeTheArchives()
    {
        Desk desk;
        desk.fill();
        desk.source->setSearchesArchive(true);
        const Query words = Query::parse(u"message"_s);
        (void)Desk::answer(desk.source->search(words, {}, 10));
        (void)Desk::answer(desk.source->count(words, 10));
        (void)Desk::answer(desk.source->conversations(words, {}, 10));
        QCOMPARE(desk.direct.calls(u"search"_s) + desk.direct.calls(u"count"_s), 0);
        QCOMPARE(desk.archive.calls(u"search"_s), 1);
        QCOMPARE(desk.archive.calls(u"conversations"_s), 1);
        (void)Desk::answer(desk.source->conversations({}, {}, 10)); // the newest are the direct store's
        QCOMPARE(desk.direct.calls(u"conversations"_s), 1);
    }

    void answersOnTheirWayMayComeAfterItsEnd()
    {
        Desk desk;
        desk.fill();
        desk.direct.holdAnswers();
        auto totals = desk.source->totals();
        desk.breakDirect();
        desk.source.reset();
        desk.direct.answerAll();
        const auto answer = Desk::answer(totals);
        QVERIFY(!answer);
        QCOMPARE(desk.archive.calls(u"totals"_s), 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    tst_FallbackContract online(false);
    tst_FallbackContract offline(true);
    tst_FallbackSource own;
    int failed = 0;
    for (QObject *test :
        {static_cast<QObject *>(&online), static_cast<QObject *>(&offline), static_cast<QObject *>(&own)})
        failed += QTest::qExec(test, argc, argv);
    return failed;
}

#include "tst_fallbacksource.moc"
