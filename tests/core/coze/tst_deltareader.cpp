// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/chatevent.h"
#include "core/coze/deltareader.h"
#include "core/coze/json.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::coze;

class tst_deltareader final : public QObject
{
    Q_OBJECT
private slots:
    void readsWhatTheSlowWayReads_data();
    void readsWhatTheSlowWayReads();
    void leavesTheUnusualToTheSlowWay_data();
    void leavesTheUnusualToTheSlowWay();
    void oneMessageDoesNotColourTheNext();
};

void tst_deltareader::readsWhatTheSlowWayReads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addRow("all of it") << QByteArray(
        R"({"id":"7400000000000000201","conversation_id":"c","chat_id":"h","bot_id":"b","section_id":"s",)"
        R"("role":"assistant","type":"answer","content":"退\n\"款\" \ud83d\ude00","content_type":"text","reasoning_content":"why"})");
    QTest::addRow("nothing") << QByteArray("{}");
    QTest::addRow("null texts") << QByteArray(R"({"id":"1","content":null,"type":null})");
    QTest::addRow("unknown fields") << QByteArray(R"({"id":"1","new":{"deep":[1,2]},"content":"x"})");
    QTest::addRow("an unknown type") << QByteArray(R"({"id":"1","type":"Something_New","content":"x"})");
    QTest::addRow("another case of type") << QByteArray(R"({"id":"1","type":"ANSWER","content":"x"})");
    QTest::addRow("a key twice") << QByteArray(R"({"id":"1","id":"2","content":"a","content":"b"})");
    QTest::addRow("blanks") << QByteArray(" { \"id\" : \"1\" , \"content\" : \" \" } \r\n");
}

void tst_deltareader::readsWhatTheSlowWayReads()
{
    QFETCH(QByteArray, json);
    const auto read = readDelta(json);
    QVERIFY(read);
    QCOMPARE(*read, messageFrom(QJsonDocument::fromJson(json).object()));
}

void tst_deltareader::leavesTheUnusualToTheSlowWay_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addRow("an id as a number") << QByteArray(R"({"id":7400000000000000201,"content":"x"})");
    QTest::addRow("a time") << QByteArray(R"({"id":"1","created_at":1700000000,"content":"x"})");
    QTest::addRow("half a surrogate pair") << QByteArray(R"({"id":"1","content":"\ud83d"})");
    QTest::addRow("no object") << QByteArray("[1]");
    QTest::addRow("no JSON") << QByteArray("[DONE]");
    QTest::addRow("cut") << QByteArray(R"({"id":"1","content":"x)");
    QTest::addRow("empty") << QByteArray();
}

void tst_deltareader::leavesTheUnusualToTheSlowWay()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readDelta(json));
    const ChatEvent event = decode({"conversation.message.delta", json, {}, {}});
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        QVERIFY(std::get_if<UnknownEvent>(&event));
        return;
    }
    const auto *delta = std::get_if<MessageDelta>(&event);
    QVERIFY(delta);
    QCOMPARE(delta->message, messageFrom(document.object()));
}

void tst_deltareader::oneMessageDoesNotColourTheNext()
{
    QCOMPARE(readDelta(R"({"id":"1","chat_id":"h","content":"a","reasoning_content":"r"})")->chatId, u"h"_s);
    const auto next = readDelta(R"({"id":"2","content":"b"})");
    QVERIFY(next);
    QCOMPARE(next->id, u"2"_s);
    QVERIFY(next->chatId.isEmpty());
    QVERIFY(next->reasoning.isEmpty());
}

QTEST_GUILESS_MAIN(tst_deltareader)
#include "tst_deltareader.moc"
