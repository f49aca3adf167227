// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lab/sessionstore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::lab;

namespace {

TurnRecord turn(const QString &session, const QString &id)
{
    TurnRecord turn;
    turn.id = id;
    turn.sessionId = session;
    turn.question = u"Where is order "_s + id;
    turn.questionId = u"question-"_s + id;
    return turn;
}

chat::Message message(const QString &session, const QString &id, const QString &text)
{
    chat::Message m;
    m.id = id;
    m.conversationId = session;
    m.source = SessionStore::refOf(session).source;
    m.sender = u"user"_s;
    m.content = text;
    m.sentAtMs = 1'764'000'000'000;
    return m;
}

template <class T>
T waitFor(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
        qFatal("no answer came");
    return future.result();
}

QStringList turnFiles(const QString &folder)
{
    return QDir(folder).entryList({u"*.jsonl"_s}, QDir::Files);
}

} // namespace

class tst_sessionstore final : public QObject
{
    Q_OBJECT
private slots:
    void turnsComeBackInTheOrderTheyWereAsked();
    void textsAreFoundInAnyScript();
    void aLineThatACrashCutCostsOnlyItself();
    void aRemovedSessionComesBackWhole();
    void anIdLeadsOutOfNoFolder();
    void aPlaceThatCannotBeWrittenIsAnError();
};

void tst_sessionstore::turnsComeBackInTheOrderTheyWereAsked()
{
    QTemporaryDir folder;
    {
        SessionStore store(folder.filePath(u"tests"_s));
        QVERIFY(waitFor(store.open()));
        for (int i = 0; i < 20; ++i) // not waited for: the next save begins while one runs
            (void)store.save(turn(u"s"_s, QString::number(i)),
                {message(u"s"_s, u"m%1"_s.arg(i), u"text %1"_s.arg(i))}, u"A title"_s);
    }
    SessionStore store(folder.filePath(u"tests"_s));
    QVERIFY(waitFor(store.open()));
    const auto turns = waitFor(store.turns(u"s"_s));
    QVERIFY(turns);
    QCOMPARE(turns->size(), 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(turns->at(i).id, QString::number(i));
    const auto about = waitFor(store.archive().conversation(SessionStore::refOf(u"s"_s)));
    QVERIFY(about);
    QCOMPARE(about->messageCount, 20);
    QCOMPARE(about->customerName, u"A title"_s);
}

void tst_sessionstore::textsAreFoundInAnyScript()
{
    QTemporaryDir folder;
    SessionStore store(folder.path());
    QVERIFY(waitFor(store.open()));
    const QStringList texts{u"我要退款"_s, u"أين طلبي"_s, u"Where is my parcel"_s};
    for (int i = 0; i < texts.size(); ++i)
        QVERIFY(waitFor(store.save(
            turn(u"s%1"_s.arg(i), u"t"_s), {message(u"s%1"_s.arg(i), u"m"_s, texts[i])}, texts[i])));
    for (const QString &query : {u"退款"_s, u"طلبي"_s, u"parc"_s}) {
        const auto hits = waitFor(store.archive().search(history::Query::parse(query), std::nullopt, 10));
        QVERIFY(hits);
        QCOMPARE(hits->hits.size(), 1);
    }
}

void tst_sessionstore::aLineThatACrashCutCostsOnlyItself()
{
    QTemporaryDir folder;
    SessionStore store(folder.path());
    QVERIFY(waitFor(store.open()));
    for (const QString &id : {u"1"_s, u"2"_s})
        QVERIFY(waitFor(store.save(turn(u"s"_s, id), {message(u"s"_s, u"m"_s + id, id)}, id)));
    const QStringList files = turnFiles(folder.path());
    QCOMPARE(files.size(), 1);
    QFile file(folder.filePath(files.first()));
    QVERIFY(file.resize(file.size() - 9));
    QVERIFY(waitFor(store.save(turn(u"s"_s, u"3"_s), {message(u"s"_s, u"m3"_s, u"3"_s)}, u"3"_s)));
    const auto turns = waitFor(store.turns(u"s"_s));
    QVERIFY(turns);
    QCOMPARE(turns->size(), 2);
    QCOMPARE(turns->at(0).id, u"1"_s);
    QCOMPARE(turns->at(1).id, u"3"_s);
}

void tst_sessionstore::aRemovedSessionComesBackWhole()
{
    QTemporaryDir folder;
    SessionStore store(folder.path());
    QVERIFY(waitFor(store.open()));
    for (const QString &session : {u"a"_s, u"b"_s})
        QVERIFY(waitFor(store.save(
            turn(session, u"t"_s), {message(session, u"m"_s, u"refund"_s)}, u"Title "_s + session)));
    const auto removed = waitFor(store.remove(u"a"_s));
    QVERIFY(removed);
    auto list = waitFor(store.archive().conversations({}, std::nullopt, 10));
    QVERIFY(list);
    QCOMPARE(list->rows.size(), 1);
    QCOMPARE(list->rows.first().id, u"b"_s);
    QVERIFY(waitFor(store.restore(*removed)));
    list = waitFor(store.archive().conversations({}, std::nullopt, 10));
    QCOMPARE(list->rows.size(), 2);
    const auto about = waitFor(store.archive().conversation(SessionStore::refOf(u"a"_s)));
    QVERIFY(about);
    QCOMPARE(about->customerName, u"Title a"_s);
    QCOMPARE(waitFor(store.turns(u"a"_s))->size(), 1);
}

void tst_sessionstore::anIdLeadsOutOfNoFolder()
{
    QTemporaryDir folder;
    SessionStore store(folder.filePath(u"inner"_s));
    QVERIFY(waitFor(store.open()));
    const QString evil = u"../../outside"_s;
    QVERIFY(waitFor(store.save(turn(evil, u"t"_s), {message(evil, u"m"_s, u"x"_s)}, u"x"_s)));
    QCOMPARE(waitFor(store.turns(evil))->size(), 1);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"inner"_s});
}

void tst_sessionstore::aPlaceThatCannotBeWrittenIsAnError()
{
    QTemporaryDir folder;
    QFile inTheWay(folder.filePath(u"tests"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    SessionStore store(folder.filePath(u"tests"_s));
    QVERIFY(!waitFor(store.open()));
    QVERIFY(!waitFor(store.save(turn(u"s"_s, u"t"_s), {message(u"s"_s, u"m"_s, u"x"_s)}, u"x"_s)));
}

QTEST_GUILESS_MAIN(tst_sessionstore)
#include "tst_sessionstore.moc"
