// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"
#include "tests/support/scriptedserver.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace tests {

using Client = ScriptedServer::Client;

constexpr int kPatienceMs = 20'000; // of a test for what must come

// What the service writes.

[[nodiscard]] QByteArray compact(const QJsonObject &object);
[[nodiscard]] QByteArray frame(const QByteArray &event, const QByteArray &data);
/// `conversation.chat.<status>` of chat c1 in conversation v1, with `more` on top.
[[nodiscard]] QByteArray chatFrame(const QString &status, const QJsonObject &more = {});
[[nodiscard]] QByteArray messageFrame(const QByteArray &event, const QJsonObject &message);
[[nodiscard]] QByteArray deltaFrame(const QString &text, const QString &messageId = QStringLiteral("m1"));
[[nodiscard]] QByteArray completedFrame(const QString &text, const QString &messageId = QStringLiteral("m1"),
    const QString &type = QStringLiteral("answer"));
[[nodiscard]] QByteArray doneFrame();
/// Frames of a turn that answers `words` one by one.
[[nodiscard]] QByteArrayList turnFrames(const QStringList &words);
[[nodiscard]] QJsonObject chatObject(const QString &status, const QJsonObject &more = {});
[[nodiscard]] QJsonObject answerObject(const QString &text, const QString &id = QStringLiteral("m1"));
[[nodiscard]] QByteArray ok(const QJsonValue &data = QJsonObject());
[[nodiscard]] QByteArray refusal(qint64 code, const QString &message = QStringLiteral("no"));
[[nodiscard]] QByteArray dateHeader(qint64 msSince1970);

// What signs in.

[[nodiscard]] const core::Secret &rsaKey(); // made once, 2048 bits
[[nodiscard]] core::coze::JwtApp jwtApp();
/// Header and claims of a JWT whose signature is good; nothing otherwise.
[[nodiscard]] std::optional<std::pair<QJsonObject, QJsonObject>> openedJwt(const QByteArray &jwt);

/// Both clocks of a token cache, by hand.
struct FakeClock
{
    qint64 now = 1'790'000'000'000;
    qint64 monotonic = 5'000;

    void pass(qint64 ms);
    [[nodiscard]] core::coze::TokenCache::Clock hands();
};

class MemoryVault final : public core::coze::TokenVault
{
public:
    QFuture<core::Result<core::Secret>> read(const QString &name) override;
    QFuture<core::Result<core::Done>> write(const QString &name, const core::Secret &value) override;
    QFuture<core::Result<core::Done>> remove(const QString &name) override;

    QMap<QString, core::Secret> stored;
};

/// A client of the service whose other side a test writes, one handler for each path.
class CozeFixture
{
public:
    explicit CozeFixture(core::coze::TokenVault *vault = nullptr);

    void signInPersonally();
    /// Signs in by JWT; the server exchanges for `czs_1`, `czs_2` … which end in `lifeS`.
    void signInByJwt(int lifeS = 3600);
    [[nodiscard]] core::coze::Region region() const;

    void on(const QByteArray &path, ScriptedServer::Handler handler);
    /// A stream of these frames, each written by itself.
    void streams(const QByteArrayList &frames);
    /// A chat that is begun without a stream, says `states` one after the other when asked, and then stays
    /// with the last; its messages are `messages`.
    void follows(const QStringList &states, const QJsonArray &messages = {});
    /// A chat that has ended, whatever became of its stream: it gave this answer.
    void remembers(const QString &answer);
    [[nodiscard]] int asked(const QByteArray &path) const;
    [[nodiscard]] QList<SentRequest> sent(const QByteArray &path) const;

    FakeClock clock;
    ScriptedServer server;
    core::net::HttpClient http;
    core::coze::TokenCache tokens;
    core::coze::CozeClient client;

private:
    std::map<QByteArray, ScriptedServer::Handler> m_routes;
};

[[nodiscard]] core::coze::ChatRequest question(const QString &text = QStringLiteral("Where is my parcel?"));
[[nodiscard]] core::coze::ChatRequest polledQuestion();
[[nodiscard]] QJsonObject bodyOf(const SentRequest &request);

/// Everything a chat says, and when it is over.
class Heard : public QObject
{
public:
    explicit Heard(const QPointer<core::coze::ChatJob> &chat);
    [[nodiscard]] bool wait();
    [[nodiscard]] bool isOver() const { return finished > 0; }
    /// Of a turn that gave an outcome; empty otherwise.
    [[nodiscard]] core::coze::ChatOutcome outcome() const;
    /// Of a turn that did not; kind Database (which never comes from a network) otherwise.
    [[nodiscard]] core::Error error() const;
    [[nodiscard]] QByteArray described() const; // all but times, for comparing

    QPointer<core::coze::ChatJob> job;
    QList<QPair<QString, QString>> began;
    QList<core::coze::RawEvent> events;
    QMap<QString, QString> deltas, reasoning; // by message
    QVector<core::coze::Answer> answers;
    QVector<core::coze::TraceStep> steps;
    QStringList followUps;
    QByteArray audio;
    int finished = 0;
    std::optional<core::Result<core::coze::ChatOutcome>> result;

private:
    QEventLoop m_loop;
};

using Chats = std::vector<std::unique_ptr<Heard>>;
/// So many chats at once; the questions are their numbers.
[[nodiscard]] Chats begun(CozeFixture &coze, int count, bool stream = true);

/// Runs the event loop until `done` says so after an event, at most kPatienceMs.
[[nodiscard]] bool waitUntil(const std::function<bool()> &done);

template <class T>
[[nodiscard]] core::Result<T> await(const QFuture<core::Result<T>> &future)
{
    QEventLoop loop;
    QFutureWatcher<core::Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer patience;
    QObject::connect(&patience, &QTimer::timeout, &loop, &QEventLoop::quit);
    patience.start(kPatienceMs);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (future.resultCount() == 0)
        return core::failure(core::Error::Kind::Database, QStringLiteral("no result came"));
    return future.result();
}

} // namespace tests
