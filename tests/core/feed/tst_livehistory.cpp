// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/livehistory.h"
#include "tests/support/memoryhistory.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;
using namespace core::history;
using core::feed::LiveHistory;
using tests::MemoryHistory;
using namespace Qt::StringLiterals;

namespace {

const ConversationRef kTalk{u"conv_1"_s, {}, 0};

template <class T>
Result<T> await(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(Error::Kind::Timeout);
    return future.result();
}

QStringList idsOf(const MessagePage &page)
{
    QStringList ids;
    for (const chat::Message &message : page.rows)
        ids.append(message.id);
    return ids;
}

} // namespace

/// The archive's rows followed by the provisional ones must read like one conversation.
class tst_LiveHistory : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void aroundPagesHoldTheirMessage_data() { reads_data(); }
    void aroundPagesHoldTheirMessage();
    void aConversationTheArchiveDoesNotKnow();
    void theSummaryCountsThem();
    void changesAreAnnouncedOnceForMany();
    void otherConversationsGoStraightToTheArchive();
};

void tst_LiveHistory::reads_data()
{
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("extra");
    for (const auto &[stored, extra] : {std::pair(0, 1), std::pair(0, 5), std::pair(1, 1), std::pair(5, 3),
             std::pair(12, 1), std::pair(12, 9)})
        QTest::addRow("%d stored and %d provisional", stored, extra) << stored << extra;
}

void tst_LiveHistory::reads()
{
    QFETCH(int, stored);
    QFETCH(int, extra);
    const auto talk = MemoryHistory::talk(kTalk.id, stored + extra);
    MemoryHistory archive;
    MemoryHistory whole;
    whole.add(talk);
    archive.add(talk.mid(0, stored));
    LiveHistory live(archive);
    for (const chat::Message &message : talk.mid(stored))
        live.put(message);
    const auto all = await(live.messages(kTalk, {MessageAnchor::Kind::First, {}, {}, 0}, 100));
    const auto same = await(whole.messages(kTalk, {MessageAnchor::Kind::First, {}, {}, 0}, 100));
    QVERIFY(all && same);
    QCOMPARE(idsOf(*all), idsOf(*same));

    using Kind = MessageAnchor::Kind;
    for (int limit = 1; limit <= stored + extra + 1; ++limit) {
        const auto compare = [&](const MessageAnchor &ours, const MessageAnchor &theirs) {
            const auto page = await(live.messages(kTalk, ours, limit));
            const auto expected = await(whole.messages(kTalk, theirs, limit));
            QVERIFY(page && expected);
            QCOMPARE(idsOf(*page), idsOf(*expected));
            QCOMPARE(page->total, expected->total);
            QCOMPARE(page->hasBefore, expected->hasBefore);
            QCOMPARE(page->hasAfter, expected->hasAfter);
            if (!page->rows.isEmpty())
                QCOMPARE(page->firstRank, expected->firstRank);
        };
        compare({Kind::First, {}, {}, 0}, {Kind::First, {}, {}, 0});
        compare({Kind::Last, {}, {}, 0}, {Kind::Last, {}, {}, 0});
        for (int i = 0; i < stored + extra; ++i) {
            const Position ours{all->rows.at(i).sentAtMs, all->rows.at(i).row};
            const Position theirs{same->rows.at(i).sentAtMs, same->rows.at(i).row};
            compare({Kind::Before, ours, {}, 0}, {Kind::Before, theirs, {}, 0});
            compare({Kind::After, ours, {}, 0}, {Kind::After, theirs, {}, 0});
            compare({Kind::AtRank, {}, {}, i}, {Kind::AtRank, {}, {}, i});
        }
    }
}

void tst_LiveHistory::aroundPagesHoldTheirMessage()
{
    QFETCH(int, stored);
    QFETCH(int, extra);
    const auto talk = MemoryHistory::talk(kTalk.id, stored + extra);
    MemoryHistory archive;
    archive.add(talk.mid(0, stored));
    LiveHistory live(archive);
    for (const chat::Message &message : talk.mid(stored))
        live.put(message);
    for (int i = 0; i < talk.size(); ++i) {
        const auto page
            = await(live.messages(kTalk, {MessageAnchor::Kind::AroundMessage, {}, talk.at(i).id, 0}, 4));
        QVERIFY(page);
        QCOMPARE(page->anchorRank, i);
        QVERIFY(idsOf(*page).contains(talk.at(i).id));
        for (int row = 0; row < page->rows.size(); ++row)
            QCOMPARE(page->rows.at(row).id, talk.at(int(page->firstRank) + row).id);
        QCOMPARE(page->total, stored + extra);
    }
}

void tst_LiveHistory::aConversationTheArchiveDoesNotKnow()
{
    MemoryHistory archive;
    LiveHistory live(archive);
    QCOMPARE(await(live.conversation(kTalk)).error().kind, Error::Kind::NotFound);
    live.put(MemoryHistory::talk(kTalk.id, 1).first());
    const auto about = await(live.conversation(kTalk));
    QVERIFY(about);
    QCOMPARE(about->id, kTalk.id);
    QCOMPARE(about->messageCount, 1);
}

void tst_LiveHistory::theSummaryCountsThem()
{
    const auto talk = MemoryHistory::talk(kTalk.id, 5);
    MemoryHistory archive;
    archive.add(talk.mid(0, 3));
    LiveHistory live(archive);
    live.put(talk.at(3));
    live.put(talk.at(4));
    auto about = await(live.conversation(kTalk));
    QCOMPARE(about->messageCount, 5);
    QCOMPARE(about->lastAtMs, talk.at(4).sentAtMs);
    live.remove(kTalk.id, talk.at(4).id);
    about = await(live.conversation(kTalk));
    QCOMPARE(about->messageCount, 4);
}

void tst_LiveHistory::changesAreAnnouncedOnceForMany()
{
    MemoryHistory archive;
    LiveHistory live(archive);
    QSignalSpy changed(&live, &HistorySource::changed);
    for (const chat::Message &message : MemoryHistory::talk(kTalk.id, 200))
        live.put(message);
    QVERIFY(changed.wait());
    QCOMPARE(changed.size(), 1);
}

void tst_LiveHistory::otherConversationsGoStraightToTheArchive()
{
    MemoryHistory archive;
    archive.add(MemoryHistory::talk(u"other"_s, 3));
    LiveHistory live(archive);
    live.put(MemoryHistory::talk(kTalk.id, 1).first());
    QCOMPARE(await(live.messages({u"other"_s, {}, 0}, {}, 10))->total, 3);
}

QTEST_GUILESS_MAIN(tst_LiveHistory)
#include "tst_livehistory.moc"
