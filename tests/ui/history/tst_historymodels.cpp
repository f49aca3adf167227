// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/models/hitlistmodel.h"
#include "ui/models/relaxations.h"
#include "ui/models/switchermodel.h"
#include "ui/pages/historysession.h"
#include "ui/pages/placehistory.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::history;
using core::chat::Message;
using tests::MemoryHistory;
using namespace ui;

namespace {

Message message(const QString &conversation, const QString &id, const QString &text, qint64 atMs)
{
    Message m;
    m.id = id;
    m.conversationId = conversation;
    m.source = u"files"_s;
    m.sender = u"user"_s;
    m.role = core::chat::Role::Customer;
    m.content = text;
    m.lang = u"en"_s;
    m.customerId = u"77"_s;
    m.sentAtMs = atMs;
    return m;
}

void fill(MemoryHistory &history, int conversations)
{
    for (int i = 0; i < conversations; ++i)
        history.add(message(u"c%1"_s.arg(i), u"m%1"_s.arg(i), u"refund number %1"_s.arg(i),
                        1'700'000'000'000 + i * 1000),
            {{}, {}, u"Customer %1"_s.arg(i), {}});
}

} // namespace

class tst_HistoryModels : public QObject
{
    Q_OBJECT
private slots:
    void pagesComeOnDemand();
    void aStaleAnswerIsDropped();
    void oldRowsStayUntilTheNewOnesAreThere();
    void anOutrunRequestIsCancelled();
    void aFailedFirstPageSaysSo();
    void aFailedLaterPageStopsAndCanBeRetried();
    void lookingCountsNewRowsAndMovesNone();
    void lookingRefreshesKnownRows();
    void hitsHaveSnippetsAndSentences();
    void dyingWithARequestUnderWay();
    void widerQueries_data();
    void widerQueries();
    void switcherFindsEverything();
    void switcherKeepsToCommands();
    void switcherDropsLateAnswers();
    void placesGoBackAndForward();
    void sessionSurvivesBytes();
};

void tst_HistoryModels::pagesComeOnDemand()
{
    MemoryHistory history;
    fill(history, PagedListModel::kPageSize + 30);
    history.holdAnswers();
    ConversationListModel model(history);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    history.answerNext();
    QTRY_COMPARE(model.rowCount(), PagedListModel::kPageSize);
    model.fetchMore({}); // the tester may have asked already
    QCOMPARE(history.waiting(), 1);
    QVERIFY(!model.canFetchMore({})); // not twice
    history.answerAll();
    QTRY_COMPARE(model.rowCount(), PagedListModel::kPageSize + 30);
    QVERIFY(model.isComplete());
    QCOMPARE(model.index(0).data(TitleRole).toString(), u"Customer 229"_s);
    QCOMPARE(model.rowOf({u"c0"_s, u"files"_s, 0}), PagedListModel::kPageSize + 29);
}

void tst_HistoryModels::aStaleAnswerIsDropped()
{
    MemoryHistory history;
    fill(history, 5);
    history.holdAnswers();
    HitListModel model(history);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery(Query::parse(u"refund"));
    model.setQuery(Query::parse(u"nothing-like-that"));
    QSignalSpy ready(&model, &PagedListModel::firstPageReady);
    history.answerNext(); // of the first query
    QTest::qWait(20);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(ready.count(), 0);
    history.answerAll();
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(model.rowCount(), 0);
}

void tst_HistoryModels::oldRowsStayUntilTheNewOnesAreThere()
{
    MemoryHistory history;
    fill(history, 12);
    HitListModel model(history);
    model.setQuery(Query::parse(u"refund"));
    QTRY_COMPARE(model.rowCount(), 12);
    history.holdAnswers();
    model.setQuery(Query::parse(u"refund 11"));
    QVERIFY(model.isFirstPageLoading());
    QCOMPARE(model.rowCount(), 12);
    history.answerAll();
    QTRY_COMPARE(model.rowCount(), 1);
}

void tst_HistoryModels::anOutrunRequestIsCancelled()
{
    MemoryHistory history;
    fill(history, 3);
    history.holdAnswers();
    HitListModel model(history);
    model.setQuery(Query::parse(u"a"));
    model.setQuery(Query::parse(u"b"));
    QSignalSpy ready(&model, &PagedListModel::firstPageReady);
    history.answerLast(); // the newer question is answered first
    QTRY_COMPARE(ready.count(), 1);
    history.answerAll();
    QTest::qWait(20);
    QCOMPARE(ready.count(), 1);
    QVERIFY(!model.hasFailed()); // "cancelled" is no failure to show
}

void tst_HistoryModels::aFailedFirstPageSaysSo()
{
    MemoryHistory history;
    fill(history, 3);
    history.failWith(core::Error{core::Error::Kind::Corrupt, u"malformed"_s});
    ConversationListModel model(history);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(KindRole).toInt(), int(RowKind::Failure));
    QVERIFY(!model.index(0).data(Qt::AccessibleTextRole).toString().isEmpty());
    history.failWith({});
    model.retry();
    QTRY_COMPARE(model.rowCount(), 3);
    QVERIFY(!model.hasFailed());
}

void tst_HistoryModels::aFailedLaterPageStopsAndCanBeRetried()
{
    MemoryHistory history;
    fill(history, PagedListModel::kPageSize + 5);
    history.holdAnswers();
    ConversationListModel model(history);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    history.answerNext();
    QTRY_COMPARE(model.rowCount(), PagedListModel::kPageSize);
    model.fetchMore({});
    history.failWith(core::Error{core::Error::Kind::Database, u"locked"_s});
    history.answerAll();
    QTRY_COMPARE(model.rowCount(), PagedListModel::kPageSize + 1);
    QVERIFY(!model.canFetchMore({}));
    const int asked = history.calls(u"conversations"_s);
    model.fetchMore({});
    QCOMPARE(history.calls(u"conversations"_s), asked);
    history.failWith({});
    model.retry();
    QTRY_COMPARE(model.rowCount(), PagedListModel::kPageSize + 5);
}

void tst_HistoryModels::lookingCountsNewRowsAndMovesNone()
{
    MemoryHistory history;
    fill(history, 4);
    ConversationListModel model(history);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 4);
    QSignalSpy above(&model, &PagedListModel::rowsAbove);
    history.add(message(u"new1"_s, u"n1"_s, u"hello"_s, 1'800'000'000'000));
    history.add(message(u"new2"_s, u"n2"_s, u"hello"_s, 1'800'000'001'000));
    model.look();
    QTRY_COMPARE(above.count(), 1);
    QCOMPARE(above.constFirst().constFirst().value<qsizetype>(), 2);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.conversationAt(0)->id, u"c3"_s);
}

void tst_HistoryModels::lookingRefreshesKnownRows()
{
    MemoryHistory history;
    fill(history, 2);
    HitListModel model(history);
    model.setQuery(Query::parse(u"refund"));
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(MarksRole).toLongLong(), 0);
    QVERIFY(history.setNote({u"c1"_s, u"files"_s, 0}, u"m1"_s, true, {}).result().has_value());
    model.look();
    QTRY_COMPARE(model.index(0).data(MarksRole).toLongLong(), 1);
}

void tst_HistoryModels::hitsHaveSnippetsAndSentences()
{
    MemoryHistory history;
    history.add(message(u"c"_s, u"m"_s, u"Where is my refund for the shoes?"_s, 1'700'000'000'000),
        {{}, {}, u"Ana"_s, {}});
    HitListModel model(history);
    model.setQuery(Query::parse(u"refund"));
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex row = model.index(0);
    const QString preview = row.data(PreviewRole).toString();
    const auto ranges = row.data(HighlightsRole).value<QVector<TextMatcher::Range>>();
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(preview.mid(ranges.constFirst().begin, ranges.constFirst().length), u"refund"_s);
    const QString sentence = row.data(Qt::AccessibleTextRole).toString();
    for (const QString &part : {u"Ana"_s, u"Customer"_s, u"English"_s, u"refund"_s})
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
}

void tst_HistoryModels::dyingWithARequestUnderWay()
{
    MemoryHistory history;
    fill(history, 3);
    history.holdAnswers();
    {
        ConversationListModel model(history);
        model.setQuery({});
    }
    history.answerAll();
    QTest::qWait(10); // nothing is called on what is gone
}

void tst_HistoryModels::widerQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("wider");
    QTest::newRow("two words and a date")
        << u"尺码 表 after:2026-11-01"_s
        << QStringList{u"尺码 表"_s, u"尺码 OR 表 after:2026-11-01"_s, u"尺码 OR 表"_s};
    QTest::newRow("a word with a language")
        << u"refund lang:zh"_s << QStringList{u"refund"_s, u"contains:refund lang:zh"_s};
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("one filter") << u"lang:zh"_s << QStringList();
}

void tst_HistoryModels::widerQueries()
{
    QFETCH(QString, query);
    QFETCH(QStringList, wider);
    const Query parsed = Query::parse(query);
    const auto offers = relaxationsOf(parsed);
    for (const Relaxation &offer : offers)
        QVERIFY(offer.query != parsed);
    QCOMPARE(offers.size(), wider.size());
    for (const QString &text : std::as_const(wider)) {
        const Query wanted = Query::parse(text);
        QVERIFY2(std::any_of(offers.cbegin(), offers.cend(),
                     [&](const Relaxation &offer) { return offer.query.toText() == wanted.toText(); }),
            qPrintable(text));
    }
}

void tst_HistoryModels::switcherFindsEverything()
{
    MemoryHistory history;
    history.add(message(u"room-7"_s, u"123456789"_s, u"refund please"_s, 1'700'000'000'000),
        {{}, {}, u"Ana Lima"_s, {}});
    QAction command(u"E&xport…"_s);
    SwitcherModel model(history, {u"refund shoes"_s}, {&command}, Dates(QTimeZone::utc()));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto has = [&model](SwitcherEntry::Kind kind) {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.entryAt(row)->kind == kind)
                return true;
        }
        return false;
    };
    model.setText(u"Ana"_s);
    QTRY_VERIFY(has(SwitcherEntry::Kind::Conversation));
    model.setText(u"room-7"_s);
    QTRY_VERIFY(has(SwitcherEntry::Kind::Conversation));
    model.setText(u"123456789"_s);
    QTRY_VERIFY(has(SwitcherEntry::Kind::Message));
    model.setText(u"shoes"_s);
    QTRY_VERIFY(has(SwitcherEntry::Kind::Query));
    model.setText(u"xport"_s);
    QTRY_VERIFY(has(SwitcherEntry::Kind::Command));
}

void tst_HistoryModels::switcherKeepsToCommands()
{
    MemoryHistory history;
    fill(history, 3);
    QAction first(u"&Mark"_s);
    QAction second(u"E&xport…"_s);
    QAction third(u"Mark as Seen"_s);
    third.setEnabled(false);
    SwitcherModel model(history, {u"mark"_s}, {&first, &second, &third}, Dates(QTimeZone::utc()));
    model.setText(u"> mark"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.entryAt(0)->action.data(), &first);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"Mark"_s));
}

void tst_HistoryModels::switcherDropsLateAnswers()
{
    MemoryHistory history;
    fill(history, 3);
    history.holdAnswers();
    SwitcherModel model(history, {}, {}, Dates(QTimeZone::utc()));
    model.setText(u"Customer"_s);
    model.setText(u">"_s);
    history.answerAll();
    QTest::qWait(20);
    QCOMPARE(model.rowCount(), 0);
}

void tst_HistoryModels::placesGoBackAndForward()
{
    PlaceHistory places;
    QVERIFY(!places.back());
    const Place first{u"a"_s, u"c1"_s, {}, {}};
    const Place other{u"a"_s, u"c2"_s, {}, {}};
    const Place laterInOther{u"a"_s, u"c2"_s, {}, u"m5"_s};
    places.visit(first);
    places.visit(other);
    places.visit(laterInOther); // the same stop
    QCOMPARE(places.back(), std::optional(first));
    QVERIFY(!places.canGoBack());
    QCOMPARE(places.forward(), std::optional(laterInOther));
    static_cast<void>(places.back());
    places.visit({u"b"_s, {}, {}, {}});
    QVERIFY(!places.canGoForward());
}

void tst_HistoryModels::sessionSurvivesBytes()
{
    HistorySession session{u"lang:zh 退款"_s, u"c"_s, u"files"_s, u"m"_s, "state", 120, true, false, true};
    QCOMPARE(HistorySession::fromBytes(session.toBytes()), session);
    QCOMPARE(HistorySession::fromBytes("rubbish"), HistorySession());
    QCOMPARE(HistorySession::fromBytes(session.toBytes().left(20)), HistorySession());
}

QTEST_MAIN(tst_HistoryModels)
#include "tst_historymodels.moc"
