// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/sampleshop.h"
#include "core/coze/cozeclient.h"
#include "core/coze/servicecheck.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using app::sampleshop::SampleShop;
using Kind = SampleShop::Bot;

namespace {

/// A shop whose bots do not pause, and a client signed in to it.
struct Shop
{
    explicit Shop(double pace = 0)
    {
        shop.setPace(pace);
        started = shop.start().has_value();
        signIn(shop.credential());
        CozeClient::Patience patience;
        patience.firstPoll = patience.poll = 20ms;
        client.setPatience(patience);
        client.setJitter([] { return 0.0; });
    }
    void signIn(const Credential &credential)
    {
        tokens.setCredential(credential);
        client.setRegion(credential.region);
    }
    [[nodiscard]] ChatRequest ask(Kind bot, const QString &text) const
    {
        ChatRequest request;
        request.botId = shop.botId(bot);
        request.userId = u"tester"_s;
        request.text = text;
        return request;
    }

    SampleShop shop;
    bool started = false;
    net::HttpClient http;
    TokenCache tokens{http, nullptr};
    CozeClient client{http, tokens};
};

/// Waits for one turn and keeps what it told.
struct Turn
{
    explicit Turn(const QPointer<ChatJob> &started) : job(started)
    {
        QObject::connect(job, &ChatJob::began, job, [this](const QString &conversation, const QString &chat) {
            conversationId = conversation;
            chatId = chat;
        });
        QObject::connect(
            job, &ChatJob::delta, job, [this](const QString &, const QString &text) { deltas.append(text); });
        QObject::connect(
            job, &ChatJob::rawEvent, job, [this](const RawEvent &event) { events.append(event.name); });
        QObject::connect(job, &ChatJob::finished, job, [this](const Result<ChatOutcome> &result) {
            outcome = result;
            ++finished;
        });
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return finished > 0; }, 30'000);
    }
    [[nodiscard]] const ChatOutcome &answer() const { return **outcome; }

    QPointer<ChatJob> job;
    QString conversationId;
    QString chatId;
    QStringList deltas;
    QStringList events;
    std::optional<Result<ChatOutcome>> outcome;
    int finished = 0;
};

/// The answer of a call; an error when it does not come.
template <class T>
Result<T> await(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        return failure(Error::Kind::Timeout, u"no answer came"_s);
    return future.result();
}

} // namespace

class tst_sampleshop final : public QObject
{
    Q_OBJECT
private slots:
    void theAssistantStreamsItsAnswer()
    {
        Shop shop;
        QVERIFY(shop.started);
        Turn turn(shop.client.chat(shop.ask(Kind::Assistant, u"Where is my order 4711?"_s)));
        QVERIFY(turn.wait());
        QVERIFY2(*turn.outcome, qPrintable(turn.outcome->error().detail));
        QCOMPARE(turn.answer().status, ChatStatus::Completed);
        QVERIFY(turn.deltas.size() > 10);
        QCOMPARE(turn.deltas.join(QString()), turn.answer().text());
        QVERIFY(turn.answer().text().contains("**#4711**"_L1));
        QCOMPARE(turn.answer().followUps.size(), 3);
        QCOMPARE(turn.answer().steps.size(), 1);
        QCOMPARE(turn.answer().steps[0].type, MessageType::Knowledge);
        QVERIFY(!turn.answer().logId.isEmpty());
        QCOMPARE(shop.shop.counters().chatsRunning, 0);
        QCOMPARE(shop.shop.counters().tokenExchanges, 1);
    }
};

QTEST_GUILESS_MAIN(tst_sampleshop)
#include "tst_sampleshop.moc"
