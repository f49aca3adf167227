// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sampleshop/backendfixture.h"

#include "app/sampleshop/backend/botchat.h"
#include "app/sampleshop/backend/customers.h"
#include "app/sampleshop/knowledge.h"

#include <QSet>

using namespace Qt::StringLiterals;
using app::sampleshop::ShopBackend;
using app::sampleshop::backend::Customers;
using app::sampleshop::backend::Deed;
using tests::Backend;
using tests::LiveClient;

namespace {

/// Some hours of what customers do.
QVector<Deed> deedsOf(quint32 seed, int count, bool hasOddities = true)
{
    Customers customers(seed);
    customers.setOddities(hasOddities);
    customers.setTraffic(20, 0);
    QVector<Deed> deeds;
    while (deeds.size() < count) {
        if (const auto deed = customers.takeDue(*customers.nextMs()))
            deeds.append(*deed);
    }
    return deeds;
}

} // namespace

class tst_shopcustomers final : public QObject
{
    Q_OBJECT
private slots:
    void theyWriteInAtLeastEightLanguages()
    {
        QSet<QString> languages;
        QSet<QString> recognised;
        for (const Deed &deed : deedsOf(1, 400)) {
            languages.insert(deed.language);
            if (deed.kind == Deed::Kind::Writes)
                recognised.insert(app::sampleshop::languageOf(deed.text));
            QVERIFY(!deed.text.contains(u"{order}"_s));
        }
        QCOMPARE(languages.size(), 10);
        QCOMPARE(recognised, languages);
    }
    void everyPhraseIsOfItsLanguage()
    {
        for (const auto &book : app::sampleshop::backend::phrasebooks()) {
            QVERIFY2(!book.names.isEmpty() && !book.handoff.isEmpty() && book.agentLines.size() > 1,
                qPrintable(book.language));
            for (const QStringList &list : {book.greeting, book.order, book.refund, book.shipping, book.size,
                     book.complaint, book.human}) {
                QVERIFY2(!list.isEmpty(), qPrintable(book.language));
                for (const QString &phrase : list) {
                    const bool isNamedByItsScript = book.language != u"ja"_s;
                    const QString found = app::sampleshop::languageOf(phrase);
                    QVERIFY2(
                        found == book.language || !isNamedByItsScript, qPrintable(phrase + u' ' + found));
                }
            }
            for (const QString &phrase : book.order)
                QCOMPARE(app::sampleshop::answerTo(phrase).topic, u"order"_s);
            for (const QString &phrase : book.refund)
                QVERIFY2(app::sampleshop::answerTo(phrase).topic == u"refund"_s
                        || app::sampleshop::answerTo(phrase).topic == u"order"_s,
                    qPrintable(phrase));
        }
    }
    void theSameSeedGivesTheSameDeeds()
    {
        QCOMPARE(deedsOf(42, 300), deedsOf(42, 300));
        QVERIFY(deedsOf(42, 300) != deedsOf(43, 300));
    }
    void timesRiseAndAnswersComeAfterOneToFourSeconds()
    {
        const QVector<Deed> deeds = deedsOf(7, 1000);
        QHash<QString, qint64> asked;
        int answers = 0;
        for (qsizetype i = 0; i < deeds.size(); ++i) {
            const Deed &deed = deeds[i];
            QVERIFY(i == 0 || deed.atMs >= deeds[i - 1].atMs);
            if (deed.kind == Deed::Kind::Writes)
                asked[deed.conversationId] = deed.atMs;
            if (deed.kind != Deed::Kind::BotAnswers)
                continue;
            const qint64 took = deed.atMs - asked[deed.conversationId];
            QVERIFY2(took >= 1000 && took <= 4010, QByteArray::number(took).constData());
            ++answers;
        }
        QVERIFY(answers > 300);
        // Twenty messages a minute, those that open a conversation aside.
        qint64 messages = 0;
        for (const Deed &deed : deeds)
            messages += deed.kind != Deed::Kind::Opens;
        const double perMinute = double(messages) * 60'000 / double(deeds.last().atMs);
        QVERIFY2(perMinute > 15 && perMinute < 25, QByteArray::number(perMinute).constData());
    }
    void everythingThatGoesWrongHappens()
    {
        const QVector<Deed> deeds = deedsOf(3, 2000);
        QHash<QString, QVector<Deed>> conversations;
        for (const Deed &deed : deeds)
            conversations[deed.conversationId].append(deed);
        int apologies = 0, repeated = 0, wrong = 0, handoffs = 0, people = 0, waiting = 0, signedIn = 0;
        for (const QVector<Deed> &deedsThere : std::as_const(conversations)) {
            for (qsizetype i = 0; i < deedsThere.size(); ++i) {
                const Deed &deed = deedsThere[i];
                const bool isBot = deed.kind == Deed::Kind::BotAnswers;
                const bool isApology = app::sampleshop::backend::cannedApologies().contains(deed.text);
                apologies += isApology;
                repeated += isBot && i > 0 && deedsThere[i - 1].text == deed.text;
                wrong += isBot && !isApology && app::sampleshop::languageOf(deed.text) != deed.language;
                handoffs += deed.kind == Deed::Kind::SystemTells;
                people += deed.kind == Deed::Kind::AgentAnswers;
            }
            waiting += deedsThere.last().kind == Deed::Kind::Writes;
            signedIn += deedsThere.first().isSignedIn;
        }
        QVERIFY(apologies > 5 && repeated > 5 && wrong > 5 && handoffs > 5 && people > 5 && waiting > 5);
        QVERIFY(signedIn > 5);
        for (const Deed &deed : deedsOf(3, 1000, false))
            QVERIFY(!app::sampleshop::backend::cannedApologies().contains(deed.text));
    }
    void aShopIsFilledAndLives()
    {
        QStringList first;
        for (int run = 0; run < 2; ++run) {
            Backend shop([](ShopBackend &backend) {
                backend.setSeed(5);
                backend.setEarlierConversations(36);
                backend.setTraffic(30'000);
            });
            QVERIFY(shop.started);
            QTRY_VERIFY_WITH_TIMEOUT(shop.backend().counters().rows > 600, 30'000);
            QVERIFY(shop.backend().counters().visitorMessages > 0);
            shop.backend().setTraffic(0);
            const QStringList rows = shop.rows(
                "SELECT conversation_id, sender, content FROM coze_chat_history ORDER BY id LIMIT 350");
            QCOMPARE(rows.size(), 350);
            if (run == 0)
                first = rows;
            QCOMPARE(rows, first);
            QVERIFY(shop.rows("SELECT 1 FROM coze_conversation").size() > 36);
            // As in the backend, ids rise with the times.
            QCOMPARE(
                shop.rows(
                    "SELECT count(*) FROM coze_chat_history a JOIN coze_chat_history b ON b.id = a.id + 1 "
                    "WHERE b.create_time < a.create_time"),
                QStringList{u"0"_s});
            QCOMPARE(
                shop.rows(
                    "SELECT count(*) FROM coze_chat_history h JOIN coze_conversation c ON "
                    "c.conversation_id = h.conversation_id WHERE h.inbox_user_id IS NOT c.inbox_user_id"),
                QStringList{u"0"_s});
        }
    }
    void answersAreToldLiveAndQuestionsAreNot()
    {
        Backend shop([](ShopBackend &backend) { backend.setSeed(9); });
        LiveClient client(shop);
        QVERIFY(client.signsIn(shop.token));
        // The same customers without a clock say where it will happen.
        Customers customers(9);
        customers.setPace(0);
        customers.setTraffic(30'000, 0);
        QSet<QString> rooms;
        while (rooms.size() < 40) {
            if (const auto deed = customers.takeDue(*customers.nextMs()))
                rooms.insert(deed->conversationId);
        }
        for (const QString &room : std::as_const(rooms))
            client.emitEvent({u"join_conversation"_s, room});
        QVERIFY(client.waitsFor("joined_conversation", rooms.size()));
        shop.backend().setTraffic(30'000);
        QVERIFY(client.waitsFor("message_received", 10));
        shop.backend().setTraffic(0);
        for (const QJsonObject &message : client.events("message_received"))
            QVERIFY(message[u"sender"_s][u"role"_s].toString() != u"customer"_s);
        QVERIFY(!shop.rows("SELECT 1 FROM coze_chat_history WHERE sender = 'user'").isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_shopcustomers)
#include "tst_shopcustomers.moc"
