// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/sampleshop.h"
#include "core/coze/cozeclient.h"

#include <QTest>

namespace tests {

inline core::Secret commonKey()
{
    static const core::Secret key = [] {
        app::sampleshop::SampleShop shop;
        return shop.start() ? std::get<core::coze::JwtApp>(shop.credential().way).privateKey : core::Secret();
    }();
    return key;
}

/// A shop whose bots do not pause, and a client signed in to it.
struct Shop
{
    enum class Key { Common, Own }; // making one takes a while
    explicit Shop(double pace = 0, Key key = Key::Common)
    {
        if (key == Key::Common)
            static_cast<void>(shop.setKey(commonKey()));
        shop.setPace(pace);
        started = shop.start().has_value();
        signIn(shop.credential());
        core::coze::CozeClient::Patience patience;
        patience.firstPoll = patience.poll = std::chrono::milliseconds(20);
        client.setPatience(patience);
        client.setJitter([] { return 0.0; });
    }
    void signIn(const core::coze::Credential &credential)
    {
        tokens.setCredential(credential);
        client.setRegion(credential.region);
    }
    [[nodiscard]] core::coze::ChatRequest ask(app::sampleshop::SampleShop::Bot bot, const QString &text) const
    {
        core::coze::ChatRequest request;
        request.botId = shop.botId(bot);
        request.userId = QStringLiteral("tester");
        request.text = text;
        return request;
    }

    app::sampleshop::SampleShop shop;
    bool started = false;
    core::net::HttpClient http;
    core::coze::TokenCache tokens{http, nullptr};
    core::coze::CozeClient client{http, tokens};
};

/// Waits for one turn and keeps what it told.
struct Turn
{
    explicit Turn(const QPointer<core::coze::ChatJob> &started) : job(started)
    {
        QObject::connect(
            job, &core::coze::ChatJob::began, job, [this](const QString &conversation, const QString &chat) {
                conversationId = conversation;
                chatId = chat;
            });
        QObject::connect(job, &core::coze::ChatJob::delta, job,
            [this](const QString &, const QString &text) { deltas.append(text); });
        QObject::connect(job, &core::coze::ChatJob::rawEvent, job,
            [this](const core::coze::RawEvent &event) { events.append(event.name); });
        QObject::connect(job, &core::coze::ChatJob::finished, job,
            [this](const core::Result<core::coze::ChatOutcome> &result) {
                outcome = result;
                ++finished;
            });
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return finished > 0; }, 30'000);
    }
    [[nodiscard]] const core::coze::ChatOutcome &answer() const { return **outcome; }
    [[nodiscard]] core::Error error() const { return *outcome ? core::Error{} : outcome->error(); }

    QPointer<core::coze::ChatJob> job;
    QString conversationId;
    QString chatId;
    QStringList deltas;
    QStringList events;
    std::optional<core::Result<core::coze::ChatOutcome>> outcome;
    int finished = 0;
};

/// The answer of a call; an error when it does not come.
template <class T>
[[nodiscard]] core::Result<T> await(QFuture<core::Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        return core::failure(core::Error::Kind::Timeout, QStringLiteral("no answer came"));
    return future.result();
}

/// For a message beside a check.
template <class T>
[[nodiscard]] QByteArray why(const core::Result<T> &result)
{
    return result ? QByteArray("no error") : result.error().detail.toUtf8();
}

} // namespace tests
