// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/knowledge.h"
#include "app/sampleshop/shopbots.h"
#include "app/sampleshop/shopmemory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace app::sampleshop;

class tst_shopbots final : public QObject
{
    Q_OBJECT
private slots:
    void questionsAreAnsweredInTheirLanguage_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("topic");
        const auto row = [](const char *language, const char *topic, const QString &question) {
            QTest::addRow("%s, %s", language, topic)
                << question << QString::fromLatin1(language) << QString::fromLatin1(topic);
        };
        row("en", "order", u"Where is my order 1042?"_s);
        row("en", "refund", u"How do I get a refund?"_s);
        row("en", "shipping", u"How long does shipping take?"_s);
        row("en", "size", u"What size do I need?"_s);
        row("en", "other", u"Hello"_s);
        row("zh", "order", u"我的订单到哪了?"_s);
        row("zh", "refund", u"退货多久能退款?"_s);
        row("zh", "shipping", u"运费是多少?"_s);
        row("zh", "size", u"我该买多大的尺码?"_s);
        row("zh", "other", u"你好"_s);
        row("ja", "order", u"注文はまだ届いていません"_s);
        row("ja", "refund", u"返品したいです"_s);
        row("ja", "shipping", u"配送は何日かかりますか?"_s);
        row("ja", "size", u"サイズを教えてください"_s);
        row("ja", "other", u"こんにちは"_s);
        row("ko", "order", u"제 주문은 어디에 있나요?"_s);
        row("ko", "refund", u"환불하고 싶어요"_s);
        row("ko", "shipping", u"배송은 며칠 걸리나요?"_s);
        row("ko", "size", u"사이즈를 모르겠어요"_s);
        row("ko", "other", u"안녕하세요"_s);
        row("ar", "order", u"أين طلبي؟"_s);
        row("ar", "refund", u"أريد استرداد نقودي"_s);
        row("ar", "shipping", u"كم يستغرق الشحن؟"_s);
        row("ar", "size", u"كيف أعرف مقاسي؟"_s);
        row("ar", "other", u"مرحبا"_s);
        row("es", "order", u"¿Dónde está mi pedido?"_s);
        row("es", "refund", u"¿Cómo puedo devolver los zapatos?"_s);
        row("es", "shipping", u"¿Cuánto tarda el envío?"_s);
        row("es", "size", u"¿Qué talla es la mía?"_s);
        row("es", "other", u"Hola, gracias"_s);
        row("de", "order", u"Wo ist meine Bestellung?"_s);
        row("de", "refund", u"Wann bekomme ich mein Geld zurück?"_s);
        row("de", "shipping", u"Wie lange dauert der Versand?"_s);
        row("de", "size", u"Welche Größe passt mir?"_s);
        row("de", "other", u"Hallo, ich bin da"_s);
        row("ru", "order", u"Где мой заказ?"_s);
        row("ru", "refund", u"Как оформить возврат?"_s);
        row("ru", "shipping", u"Сколько стоит доставка?"_s);
        row("ru", "size", u"Какой размер мне нужен?"_s);
        row("ru", "other", u"Здравствуйте"_s);
        row("pt", "order", u"Onde está o meu pedido?"_s);
        row("pt", "refund", u"Como faço para receber um reembolso?"_s);
        row("pt", "shipping", u"Quanto tempo demora o envio?"_s);
        row("pt", "size", u"Qual é o meu tamanho?"_s);
        row("pt", "other", u"Olá, você está aí?"_s);
        row("th", "order", u"พัสดุของฉันถึงไหนแล้ว"_s);
        row("th", "refund", u"อยากคืนสินค้า"_s);
        row("th", "shipping", u"จัดส่งกี่วัน"_s);
        row("th", "size", u"ควรเลือกไซส์ไหน"_s);
        row("th", "other", u"สวัสดี"_s);
    }
    void questionsAreAnsweredInTheirLanguage()
    {
        QFETCH(QString, question);
        QFETCH(QString, language);
        QFETCH(QString, topic);
        const KnownAnswer answer = answerTo(question);
        QCOMPARE(answer.language, language);
        QCOMPARE(answer.topic, topic);
        QCOMPARE(languageOf(answer.text), language);
        QVERIFY(answer.text.contains("**"_L1)); // Markdown
        QCOMPARE(answer.followUps.size(), 3);
        QCOMPARE(answer.source.isEmpty(), topic == "other"_L1);
        for (const QString &followUp : answer.followUps)
            QCOMPARE(languageOf(followUp), language);
    }
    void anOrderNumberComesBack()
    {
        QVERIFY(answerTo(u"Where is order 998877?"_s).text.contains("#998877"_L1));
        QVERIFY(!answerTo(u"Where is my order?"_s).text.contains("{order}"_L1));
    }
    void aTextIsCutWhereNobodySeesIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("pieces");
        QTest::addRow("words") << u"one two\nthree"_s << 3;
        QTest::addRow("Chinese, by twos") << u"一二三四五"_s << 3;
        QTest::addRow("a family is one character") << u"👨‍👩‍👧‍👦 ok"_s << 2;
        QTest::addRow("a Thai vowel stays with its letter") << u"ที่นี่"_s << 1;
        QTest::addRow("accents apart from their letters") << u"e\u0301 a"_s << 2;
        QTest::addRow("nothing") << QString() << 0;
    }
    void aTextIsCutWhereNobodySeesIt()
    {
        QFETCH(QString, text);
        QFETCH(int, pieces);
        const QStringList cut = piecesOf(text);
        QCOMPARE(cut.join(QString()), text);
        QCOMPARE(cut.size(), pieces);
        for (const QString &piece : cut)
            QVERIFY(!piece.toUtf8().contains('?')); // no half of a pair
    }
    void tokensFollowTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("tokens");
        QTest::addRow("nothing") << QString() << qint64(0);
        QTest::addRow("blanks") << u" \n\t "_s << qint64(0);
        QTest::addRow("a short word") << u"cat"_s << qint64(1);
        QTest::addRow("a long word") << u"refundable"_s << qint64(3);
        QTest::addRow("a sentence") << u"Where is it?"_s << qint64(5);
        QTest::addRow("Chinese") << u"退款多久"_s << qint64(4);
    }
    void tokensFollowTheText()
    {
        QFETCH(QString, text);
        QFETCH(qint64, tokens);
        QCOMPARE(tokensIn(text), tokens);
    }
    void everyBotSaysWhoseItIs()
    {
        QSet<QString> ids;
        for (const BotCard &bot : sampleBots()) {
            ids.insert(bot.id);
            QVERIFY2(bot.name.startsWith("Sample shop"_L1), qPrintable(bot.name));
            QVERIFY2(bot.prompt.contains("sample shop"_L1), qPrintable(bot.name));
            QVERIFY2(!bot.suggestedQuestions.isEmpty(), qPrintable(bot.name));
        }
        QCOMPARE(ids.size(), sampleBots().size());
    }
    void theSlowBotHasOneStall()
    {
        int stalls = 0;
        for (const Step &step : scriptOf(BotKind::Slow, {u"Hm?"_s}).steps)
            stalls += step.pause > std::chrono::seconds(3);
        QCOMPARE(stalls, 1);
    }
    void theLoadBotReadsItsOrders_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<int>("deltas");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("everyMs");
        QTest::addColumn<bool>("isStamped");
        QTest::addRow("a number") << u"500"_s << 500 << 6 << 0 << false;
        QTest::addRow("with a word") << u"Stream 7 deltas, please"_s << 7 << 6 << 0 << false;
        QTest::addRow("a pace") << u"200 every 5 ms"_s << 200 << 6 << 5 << false;
        QTest::addRow("a length") << u"20 of 1000 characters"_s << 20 << 1000 << 0 << false;
        QTest::addRow("all of it") << u"20 of 8 stamped pieces every 3 ms"_s << 20 << 8 << 3 << true;
        QTest::addRow("too many") << u"99999999"_s << 1'000'000 << 6 << 0 << false;
        QTest::addRow("no number") << u"as you like"_s << 100 << 6 << 0 << false;
    }
    void theLoadBotReadsItsOrders()
    {
        QFETCH(QString, question);
        const Script script = scriptOf(BotKind::Load, {question});
        QCOMPARE(script.steps.size(), 1);
        const Burst burst = std::get<Burst>(script.steps[0].action);
        QTEST(burst.deltas, "deltas");
        QTEST(burst.length, "length");
        QTEST(int(burst.every.count()), "everyMs");
        QTEST(burst.isStamped, "isStamped");
    }
    void oldConversationsAreForgotten()
    {
        ShopMemory memory;
        const auto running = memory.addConversation(u"7"_s, {});
        running->runningChat = u"1"_s;
        for (int i = 0; i < 2000; ++i) {
            const auto conversation = memory.addConversation(u"7"_s, {});
            auto chat = std::make_shared<StoredChat>();
            chat->value.id = memory.newId();
            chat->value.conversationId = conversation->value.id;
            memory.addChat(chat);
        }
        const auto kept = memory.conversations(u"7"_s, {});
        QVERIFY(kept.size() <= 300);
        QVERIFY(memory.chatCount() <= 300);
        QCOMPARE(kept.first(), running); // somebody is talking in it
        for (int i = 0; i < 5000; ++i)
            memory.addMessage(*kept.last(), {});
        QVERIFY(kept.last()->messages.size() <= 2000);
    }
    void idsAreLargerThanADoubleCanHold()
    {
        ShopMemory memory;
        QString last = memory.newId();
        for (int i = 0; i < 1000; ++i) {
            const QString next = memory.newId();
            QCOMPARE(next.size(), 19);
            QVERIFY(next > last);
            last = next;
        }
    }
};

QTEST_GUILESS_MAIN(tst_shopbots)
#include "tst_shopbots.moc"
