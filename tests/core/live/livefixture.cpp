// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/live/livefixture.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core::live;

namespace tests {

Policy quickPolicy()
{
    Policy policy;
    policy.attempt = 500ms;
    policy.connectAnswer = 300ms;
    policy.ack = 300ms;
    policy.firstDelay = 10ms;
    policy.longestDelay = 40ms;
    policy.jitter = 0;
    policy.closePatience = 300ms;
    policy.random = [] { return 0.5; };
    return policy;
}

QFuture<core::Result<QJsonObject>> ready(const core::Result<QJsonObject> &payload)
{
    QPromise<core::Result<QJsonObject>> promise;
    promise.start();
    promise.addResult(payload);
    promise.finish();
    return promise.future();
}

LiveFixture::LiveFixture(Policy how) : policy(std::move(how))
{
    endpoint.url = QUrl(u"ws://127.0.0.1:%1"_s.arg(server.port()));
}

LiveFixture::~LiveFixture() = default;

void LiveFixture::make()
{
    session = std::make_unique<LiveSession>(endpoint, policy);
    LiveSession *made = session.get();
    QObject::connect(
        made, &LiveSession::statusChanged, made, [this](const Status &now) { statuses.append(now); });
    QObject::connect(
        made, &LiveSession::eventReceived, made, [this](const Event &event) { events.append(event); });
    QObject::connect(made, &LiveSession::online, made, [this](bool recovered) { onlines.append(recovered); });
    QObject::connect(made, &LiveSession::frame, made, [this](const Frame &frame) { frames.append(frame); });
    QObject::connect(
        made, &LiveSession::namespaceRefused, made, [this](const QString &name, const core::Error &error) {
            refusedSpaces.append({name, error});
        });
}

void LiveFixture::start()
{
    if (!session)
        make();
    session->start();
}

bool LiveFixture::goOnline()
{
    start();
    return waitFor(State::Online);
}

bool LiveFixture::waitUntil(const std::function<bool()> &isThere, int ms) const
{
    QSignalSpy spy(session.get(), &LiveSession::statusChanged);
    QElapsedTimer clock;
    clock.start();
    while (!isThere() && clock.elapsed() < ms)
        spy.wait(int(ms - clock.elapsed()));
    return isThere();
}

bool LiveFixture::waitFor(State state, int ms) const
{
    return waitUntil([&] { return session->status().state == state; }, ms);
}

bool LiveFixture::waitForAttempts(int attempts, int ms) const
{
    return waitUntil([&] { return session->counters().attempts >= attempts; }, ms);
}

bool LiveFixture::waitForOnlines(int count, int ms) const
{
    return waitUntil([&] { return session->counters().connects >= count; }, ms);
}

QStringList LiveFixture::names() const
{
    QStringList all;
    for (const Event &event : events)
        all.append(event.name);
    return all;
}

int LiveFixture::times(State state) const
{
    int count = 0;
    State before = State::Idle;
    for (const Status &status : statuses) {
        count += status.state == state && before != state ? 1 : 0;
        before = status.state;
    }
    return count;
}

bool LiveFixture::endedWith(EndReason reason) const
{
    const auto hasEnded = [&] {
        return std::any_of(statuses.begin(), statuses.end(),
            [&](const Status &status) { return status.state == State::Waiting && status.reason == reason; });
    };
    return waitUntil(hasEnded, 5000);
}

} // namespace tests
