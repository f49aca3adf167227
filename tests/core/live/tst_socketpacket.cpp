// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/binaryassembler.h"
#include "core/live/enginepacket.h"
#include "core/live/eventjson.h"
#include "core/live/socketpacket.h"
#include "core/live/wiretext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::live;
using Type = SocketPacket::Type;

class tst_socketpacket final : public QObject
{
    Q_OBJECT
private slots:
    void readsPackets_data();
    void readsPackets();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void theUnusualIsReadTheSlowWay_data();
    void theUnusualIsReadTheSlowWay();
    void aNameIsNotTakenForAnotherOne();
    void writesPackets();
    void whatIsWrittenIsRead();
    void takesRefusalsApart_data();
    void takesRefusalsApart();
    void engineTypesAreAsciiDigits();
    void openPacketsHaveDefaults_data();
    void openPacketsHaveDefaults();
    void attachmentsAreAssembled();
    void placeholdersAreFoundInOrder();
    void shownTextsAreShortAndWithoutSecrets_data();
    void shownTextsAreShortAndWithoutSecrets();
};

void tst_socketpacket::readsPackets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SocketPacket>("packet");
    const auto row = [](const QString &text, const SocketPacket &packet) {
        QTest::addRow("%s", qPrintable(text)) << text << packet;
    };
    row(u"0"_s, {Type::Connect, u"/"_s});
    row(uR"(0{"sid":"s"})"_s, {Type::Connect, u"/"_s, -1, 0, R"({"sid":"s"})"});
    row(uR"(0/desk,{"sid":"s"})"_s, {Type::Connect, u"/desk"_s, -1, 0, R"({"sid":"s"})"});
    row(u"0/desk"_s, {Type::Connect, u"/desk"_s});
    row(u"0/,"_s, {Type::Connect, u"/"_s});
    row(u"1"_s, {Type::Disconnect, u"/"_s});
    row(u"1/desk,"_s, {Type::Disconnect, u"/desk"_s});
    row(uR"(2["a",1])"_s, {Type::Event, u"/"_s, -1, 0, R"(["a",1])", u"a"_s});
    row(uR"(27["a"])"_s, {Type::Event, u"/"_s, 7, 0, R"(["a"])", u"a"_s});
    row(uR"(2/desk,31["x"])"_s, {Type::Event, u"/desk"_s, 31, 0, R"(["x"])", u"x"_s});
    row(uR"(2/a["]b,["x"])"_s, {Type::Event, u"/a[\"]b"_s, -1, 0, R"(["x"])", u"x"_s});
    row(uR"(2999999999999999["x"])"_s, {Type::Event, u"/"_s, 999999999999999, 0, R"(["x"])", u"x"_s});
    row(uR"(2["你","/a,1"])"_s, {Type::Event, u"/"_s, -1, 0, R"(["你","/a,1"])", u"你"_s});
    row(u"37[]"_s, {Type::Ack, u"/"_s, 7, 0, "[]"});
    row(uR"(4"m")"_s, {Type::ConnectError, u"/"_s, -1, 0, R"("m")"});
    row(uR"(52-/desk,3["f"])"_s, {Type::BinaryEvent, u"/desk"_s, 3, 2, R"(["f"])", u"f"_s});
    row(u"61-7[1]"_s, {Type::BinaryAck, u"/"_s, 7, 1, "[1]"});
}

void tst_socketpacket::readsPackets()
{
    QFETCH(QString, text);
    QFETCH(SocketPacket, packet);
    const auto read = decodePacket(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, packet);
}

void tst_socketpacket::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"", "7", "x", " 2[\"a\"]", "2", "2{}", "2[]", "2[null]", "2[[1]]", "2[\"a\"", "2[\"a\"]]",
            "2[\"a\"] x", "2-1[\"a\"]", "2 7[\"a\"]", "2\"a\"", "21000000000000000[\"a\"]", "2[\"connect\"]",
            "2/desk", "2[\"\\q\"]", "2[\"a\",01]", "2[\"a\",1.]", "2[\"a\",.5]", "2[\"a\",1e]",
            "2[\"a\",\"\\ud800\\q\"]", "2[\"a\",\"\\ud800\",1.]", "2[\"a\",-]", "2[\"a\",NaN]",
            "2[\"a\",\"\t\"]", "0[]", "0\"s\"", "01", "0null", "0{}x", "1{}", "11", "1[]", "3", "3{}", "3[",
            "4[]", "4null", "4\"a\",\"b\"", "4\"a", "41", "5[\"f\"]", "5-[\"f\"]", "50-[\"f\"]",
            "511-[\"f\"]", "5+1-[\"f\"]", "51.0-[\"f\"]", "51000000000000-[\"f\"]", "6[]", "61-{}"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
    QTest::addRow("a full-width digit") << u"２[\"a\"]"_s;
    QTest::addRow("an id in other digits") << u"2٣[\"a\"]"_s;
}

void tst_socketpacket::refusesWhatIsNone()
{
    QFETCH(QString, text);
    const auto read = decodePacket(text);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Protocol);
    QVERIFY(!read.error().detail.isEmpty());
}

void tst_socketpacket::theUnusualIsReadTheSlowWay_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("name");
    QTest::addRow("half a pair in an argument") << uR"(["a","\ud800 \uDC00x"])"_s << u"a"_s;
    QTest::addRow("half a pair in the name") << uR"(["a\ud800"])"_s << QString(u"a"_s + QChar(0xd800));
    QTest::addRow("a number beyond 64 bits") << u"[\"a\",123456789012345678901234,-0.5e+3]"_s << u"a"_s;
    QTest::addRow("escapes beside half a pair") << uR"(["a","\ud800","\"\\\/\b\f\n\r\t\u00e4"])"_s << u"a"_s;
    QTest::addRow("more than the kept parser takes")
        << QString(u"[\"a\",\""_s + QString(400'000, u'x') + u"\"]"_s) << u"a"_s;
}

void tst_socketpacket::theUnusualIsReadTheSlowWay()
{
    QFETCH(QString, json);
    QFETCH(QString, name);
    const auto read = decodePacket(QString(u'2' + json));
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->name, name);
}

void tst_socketpacket::aNameIsNotTakenForAnotherOne()
{
    for (int i = 0; i < 100; ++i) {
        const QString name = QString::number(i % 37) + u"-name"_s;
        QCOMPARE(decodePacket(QString(u"2[\""_s + name + u"\"]"_s))->name, name);
    }
    QCOMPARE(decodePacket(uR"(2[""])")->name, QString());
}

void tst_socketpacket::writesPackets()
{
    QCOMPARE(encodeConnect(u"/"_s, {}), QByteArray("40"));
    QCOMPARE(encodeConnect(u"/desk"_s, {{u"token"_s, u"t"_s}}), QByteArray(R"(40/desk,{"token":"t"})"));
    QCOMPARE(encodeDisconnect(u"/"_s), QByteArray("41"));
    QCOMPARE(encodeDisconnect(u"/desk"_s), QByteArray("41/desk,"));
    QCOMPARE(encodeEvent(u"/desk"_s, 3, u"x"_s, {1}), QByteArray(R"(42/desk,3["x",1])"));
    QCOMPARE(encodeAck(u"/"_s, 3, {}), QByteArray("433[]"));
}

void tst_socketpacket::whatIsWrittenIsRead()
{
    const QJsonArray args{u"\"\\\n\u2028 😀"_s, QJsonObject{{u"k"_s, QJsonArray{1, QJsonValue()}}}};
    const QByteArray text = encodeEvent(u"/ä"_s, 12, u"näme"_s, args);
    const auto read = decodePacket(QString::fromUtf8(text).mid(1));
    QVERIFY(read);
    QCOMPARE(read->name, u"näme"_s);
    QCOMPARE(read->nspace, u"/ä"_s);
    QCOMPARE(read->id, 12);
    QJsonArray whole = args;
    whole.prepend(u"näme"_s);
    QCOMPARE(jsonArray(read->json).value(), whole);
}

void tst_socketpacket::takesRefusalsApart_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Refusal>("refusal");
    QTest::addRow("text and data") << QByteArray(R"({"message":"m","data":{"k":1}})")
                                   << Refusal{u"m"_s, R"({"k":1})"};
    QTest::addRow("data is null") << QByteArray(R"({"message":"m","data":null})") << Refusal{u"m"_s, "null"};
    QTest::addRow("bare text") << QByteArray(R"("m\n")") << Refusal{u"m\n"_s, {}};
    QTest::addRow("no text") << QByteArray(R"({"message":7})") << Refusal{};
    QTest::addRow("nothing") << QByteArray() << Refusal{};
}

void tst_socketpacket::takesRefusalsApart()
{
    QFETCH(QByteArray, json);
    QFETCH(Refusal, refusal);
    QCOMPARE(refusalFrom(json), refusal);
}

void tst_socketpacket::engineTypesAreAsciiDigits()
{
    QCOMPARE(engineType(u"0{}"), EngineType::Open);
    QCOMPARE(engineType(u"2probe"), EngineType::Ping);
    QCOMPARE(engineType(u"4"), EngineType::Message);
    QCOMPARE(engineType(u"6"), EngineType::Noop);
    for (const auto text : {u"", u"7", u"b0", u"２", u"٢", u"2\u001e2"})
        QVERIFY(!engineType(text));
}

void tst_socketpacket::openPacketsHaveDefaults_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<EngineOpen>("open");
    const auto ms = [](int value) { return std::chrono::milliseconds(value); };
    QTest::addRow("all") << QByteArray(
        R"({"sid":"x","pingInterval":300,"pingTimeout":200,"maxPayload":1000})")
                         << EngineOpen{ms(300), ms(200), 1000};
    QTest::addRow("nothing but the id") << QByteArray(R"({"sid":"x"})") << EngineOpen{};
    QTest::addRow("a limit that is none") << QByteArray(R"({"sid":"x","maxPayload":-1})") << EngineOpen{};
    QTest::addRow("half a millisecond")
        << QByteArray(R"({"sid":"x","pingInterval":0.5,"pingTimeout":200})") << EngineOpen{};
}

void tst_socketpacket::openPacketsHaveDefaults()
{
    QFETCH(QByteArray, json);
    QFETCH(EngineOpen, open);
    QCOMPARE(readEngineOpen(json).value(), open);
}

void tst_socketpacket::attachmentsAreAssembled()
{
    BinaryAssembler assembler;
    QVERIFY(!assembler.take("unannounced"));
    const auto packet = decodePacket(uR"(52-["f",{"_placeholder":true,"num":1}])");
    QVERIFY(packet);
    QVERIFY(assembler.begin(*packet));
    QVERIFY(assembler.isWaiting());
    QVERIFY(!*assembler.take("a"));
    const auto whole = assembler.take("b");
    QVERIFY(whole && *whole);
    QCOMPARE((*whole)->attachments, (QList<QByteArray>{"a", "b"}));
    QVERIFY(!assembler.isWaiting());
    QVERIFY(assembler.begin(*packet));
    assembler.clear();
    QVERIFY(!assembler.take("late"));
}

void tst_socketpacket::placeholdersAreFoundInOrder()
{
    const auto array = jsonArray(R"([{"_placeholder":true,"num":2},[{"a":{"_placeholder":true,"num":0}}],)"
                                 R"({"_placeholder":true},{"_placeholder":false,"num":5},{"num":1}])");
    QCOMPARE(placeholders(array.value()), (std::vector<int>{2, 0, -1}));
}

void tst_socketpacket::shownTextsAreShortAndWithoutSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("incoming");
    QTest::addColumn<QString>("shown");
    QTest::addRow("plain") << uR"(42["a",{"text":"b"}])"_s << true << uR"(42["a",{"text":"b"}])"_s;
    QTest::addRow("the engine's id") << uR"(0{"sid":"abc","pingInterval":1})"_s << true
                                     << uR"(0{"sid":"…","pingInterval":1})"_s;
    QTest::addRow("a sign-in") << uR"(40{"token":"abc","sessionId":"m","n":1})"_s << false
                               << uR"(40{"token":"…","sessionId":"…","n":"…"})"_s;
    QTest::addRow("escaped quotes") << uR"(42["a",{"password":"a\"b\\","c":1}])"_s << true
                                    << uR"(42["a",{"password":"…","c":1}])"_s;
    QTest::addRow("cut value") << uR"(42["a",{"token":"abc)"_s << true << uR"(42["a",{"token":"…")"_s;
    QTest::addRow("other case and blanks")
        << uR"(42[{"AccessToken" : 12 }])"_s << true << uR"(42[{"AccessToken":"…" }])"_s;
}

void tst_socketpacket::shownTextsAreShortAndWithoutSecrets()
{
    QFETCH(QString, text);
    QFETCH(bool, incoming);
    QFETCH(QString, shown);
    QCOMPARE(shownText(text, incoming), shown);
    const QString large = text.chopped(text.endsWith(u']') ? 1 : 0) + QString(100'000, u'你');
    const QString cut = shownText(large, incoming);
    QVERIFY(cut.toUtf8().size() <= 4096);
    QVERIFY(!cut.contains("abc"_L1));
}

QTEST_GUILESS_MAIN(tst_socketpacket)
#include "tst_socketpacket.moc"
