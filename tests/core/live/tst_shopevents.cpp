// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/shopevents.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::live;

namespace {

ShopEvent decoded(const QString &name, const QByteArray &args)
{
    Event event;
    event.name = name;
    event.json = "[\"" + name.toUtf8() + '"' + (args.isEmpty() ? "" : ",") + args + ']';
    return decodeShopEvent(event);
}

} // namespace

class tst_shopevents final : public QObject
{
    Q_OBJECT
private slots:
    void messagesAreRead_data();
    void messagesAreRead();
    void item54ArgumentsThatMeanNothingAreNoEvent_data();
    void item54ArgumentsThatMeanNothingAreNoEvent();
    void typingAndPresence();
    void roomsAndSignIn();
    void unknownNames();
};

void tst_shopevents::messagesAreRead_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<MessageReceived>("message");
    const auto row = [](const char *name, const QByteArray &argument, const MessageReceived &message) {
        QTest::addRow("%s", name) << argument << message;
    };
    const MessageReceived usual{u"conv_1"_s, u"hi"_s, u"3"_s, u"mina"_s, u"admin"_s, 1772352000123};
    row("as documented",
        R"({"conversationId":"conv_1","content":"hi","sender":{"userId":"3","userName":"mina","role":"admin"},)"
        R"("timestamp":"2026-03-01T08:00:00.123Z"})",
        usual);
    row("ids as numbers", R"({"conversationId":9223372036854775807,"content":"hi","sender":{"userId":12}})",
        {u"9223372036854775807"_s, u"hi"_s, u"12"_s, {}, {}, std::nullopt});
    row("more keys and arguments",
        R"({"new":[{"content":"no"}],"conversationId":"c","content":"","sender":null},"offset",7)",
        {u"c"_s, {}, {}, {}, {}, std::nullopt});
    row("a key twice", R"({"conversationId":"c","content":"a","content":"b"})",
        {u"c"_s, u"b"_s, {}, {}, {}, std::nullopt});
    row("a time that is none", R"({"conversationId":"c","content":"a","timestamp":"yesterday"})",
        {u"c"_s, u"a"_s, {}, {}, {}, std::nullopt});
    row("a time in milliseconds", R"({"conversationId":"c","content":"a","timestamp":1772352000123})",
        {u"c"_s, u"a"_s, {}, {}, {}, 1772352000123});
    row("wrong types beside",
        R"({"conversationId":"c","content":"a","sender":{"userId":{},"userName":5,"role":[1]}})",
        {u"c"_s, u"a"_s, {}, {}, {}, std::nullopt});
    row("item62 odd characters", R"({"conversationId":"c","content":"a\u0000b\u2028 😀 مرحبا"})",
        {u"c"_s, u"a\0b\u2028 😀 مرحبا"_s, {}, {}, {}, std::nullopt});
    row("item62 half a pair", R"({"conversationId":"c","content":"\ud800 and \uDC00","sender":{"userId":4}})",
        {u"c"_s, QString(QChar(0xd800)) + u" and "_s + QChar(0xdc00), u"4"_s, {}, {}, std::nullopt});
    row("item63 a large id beside half a pair",
        R"({"conversationId":9223372036854775807,"content":"\ud800"})",
        {u"9223372036854775807"_s, QString(QChar(0xd800)), {}, {}, {}, std::nullopt});
    row("large", R"({"conversationId":"c","content":")" + QByteArray(500'000, 'x') + "\"}",
        {u"c"_s, QString(500'000, u'x'), {}, {}, {}, std::nullopt});
}

void tst_shopevents::messagesAreRead()
{
    QFETCH(QByteArray, argument);
    QFETCH(MessageReceived, message);
    const ShopEvent event = decoded(u"message_received"_s, argument);
    QVERIFY(std::holds_alternative<MessageReceived>(event));
    QCOMPARE(std::get<MessageReceived>(event), message);
}

void tst_shopevents::item54ArgumentsThatMeanNothingAreNoEvent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("args");
    for (const char *args :
        {"", "null", "7", "\"text\"", "[]", "[{\"conversationId\":\"c\",\"content\":\"x\"}]", "{}",
            R"({"conversationId":"c"})", R"({"content":"x"})", R"({"conversationId":"","content":"x"})",
            R"({"conversationId":["c"],"content":"x"})", R"({"conversationId":1.5,"content":"x"})",
            R"({"conversationId":"c","content":7})", R"({"conversationId":"c","content":null})"})
        QTest::addRow("item54 message_received %s", args) << u"message_received"_s << QByteArray(args);
    for (const char *args :
        {"", "true", "{}", R"({"userId":"1","status":"away"})", R"({"userId":"1","status":1})"})
        QTest::addRow("item54 presence_update %s", args) << u"presence_update"_s << QByteArray(args);
    for (const auto name :
        {"typing_indicator"_L1, "authenticated"_L1, "joined_conversation"_L1, "left_conversation"_L1}) {
        for (const char *args : {"", "null", "\"conv_1\"", "[{}]"})
            QTest::addRow("item54 %s %s", name.data(), args) << QString(name) << QByteArray(args);
    }
}

void tst_shopevents::item54ArgumentsThatMeanNothingAreNoEvent()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, args);
    const ShopEvent event = decoded(name, args);
    QVERIFY(std::holds_alternative<UnknownEvent>(event));
    QCOMPARE(std::get<UnknownEvent>(event).name, name);
    QVERIFY(std::get<UnknownEvent>(event).known);
}

void tst_shopevents::typingAndPresence()
{
    const auto typing = std::get<TypingIndicator>(
        decoded(u"typing_indicator"_s, R"({"userId":12,"userName":"ana","isTyping":true})"));
    QCOMPARE(typing.userId, u"12"_s);
    QCOMPARE(typing.userName, u"ana"_s);
    QVERIFY(typing.isTyping);
    QVERIFY(!std::get<TypingIndicator>(decoded(u"typing_indicator"_s, R"({"userId":"12","isTyping":"yes"})"))
                 .isTyping);
    const auto presence = std::get<PresenceUpdate>(decoded(u"presence_update"_s,
        R"({"userId":"12","status":"offline","timestamp":"2026-03-01T08:00:00.123Z"})"));
    QCOMPARE(presence.userId, u"12"_s);
    QVERIFY(!presence.online);
    QCOMPARE(presence.atMs, 1772352000123);
    QVERIFY(std::get<PresenceUpdate>(decoded(u"presence_update"_s, R"({"status":"online"})")).online);
}

void tst_shopevents::roomsAndSignIn()
{
    const QByteArray room = R"({"conversationId":"conv_1"})";
    QCOMPARE(
        std::get<JoinedConversation>(decoded(u"joined_conversation"_s, room)).conversationId, u"conv_1"_s);
    QCOMPARE(std::get<LeftConversation>(decoded(u"left_conversation"_s, room)).conversationId, u"conv_1"_s);
    const auto who = std::get<Authenticated>(
        decoded(u"authenticated"_s, R"({"userId":"3","userName":"mina","role":"admin"})"));
    QCOMPARE(who.userId, u"3"_s);
    QCOMPARE(who.userName, u"mina"_s);
    QCOMPARE(who.role, u"admin"_s);
    QCOMPARE(std::get<Authenticated>(decoded(u"authenticated"_s, "{}")).role, QString());
}

void tst_shopevents::unknownNames()
{
    const ShopEvent event = decoded(u"never_heard_of"_s, R"({"conversationId":"c","content":"x"})");
    QCOMPARE(std::get<UnknownEvent>(event).name, u"never_heard_of"_s);
    QVERIFY(!std::get<UnknownEvent>(event).known);
}

QTEST_GUILESS_MAIN(tst_shopevents)
#include "tst_shopevents.moc"
