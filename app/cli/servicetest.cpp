// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/servicetest.h"

#include "app/cli/errors.h"
#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"

#include <QPointer>

#include <cmath>

using namespace Qt::StringLiterals;
using core::Error;
using core::Result;
using core::coze::CheckStep;
using core::coze::ServiceCheck;
using Kind = CheckStep::Kind;
using State = CheckStep::State;

namespace app::cli {

namespace {

QString wordFor(Kind kind)
{
    switch (kind) {
    case Kind::Reach:
        return u"reach"_s;
    case Kind::Tls:
        return u"tls"_s;
    case Kind::SignIn:
        return u"signIn"_s;
    case Kind::Permissions:
        return u"permissions"_s;
    case Kind::FirstBot:
        break;
    }
    return u"firstBot"_s;
}

QString wordFor(State state)
{
    switch (state) {
    case State::Passed:
        return u"passed"_s;
    case State::Failed:
        return u"failed"_s;
    case State::Skipped:
        return u"skipped"_s;
    case State::Waiting:
    case State::Running:
        break;
    }
    return {};
}

} // namespace

ServiceTest::ServiceTest(Context &context, const core::workspace::Workspace &workspace)
    : m_context(context),
      m_session(context, workspace)
{ }

void ServiceTest::print(const Row &row, Console &console) const
{
    if (m_context.json) {
        JsonLine line;
        line.add("service", u"coze"_s).add("step", row.step).add("state", row.state);
        line.add("elapsedMs", std::round(row.elapsedMs * 10) / 10).add("detail", row.detail);
        console.line(line.add("error", row.error).text());
    } else {
        const QString text = row.error ? row.error->detail : row.detail;
        console.line(u"%1 %2 %3 ms  %4"_s
                         .arg(row.step.leftJustified(12), row.state.leftJustified(8),
                             QString::number(row.elapsedMs, 'f', 1).rightJustified(8), harmless(text))
                         .trimmed());
    }
    console.flush();
}

int ServiceTest::run(Console &console)
{
    QElapsedTimer clock;
    clock.start();
    const auto connected = m_session.connect();
    const auto credential = connected ? m_session.await(m_session.service().credential())
                                      : tl::make_unexpected(connected.error());
    if (!credential && credential.error().kind == Error::Kind::Cancelled) {
        console.say(m_session.sentence(credential.error()));
        return exitcode::kInterrupted;
    }
    Row settings{u"settings"_s, u"failed"_s, double(clock.nsecsElapsed()) / 1e6, {}, {}};
    if (!credential) {
        settings.error = credential.error();
        print(settings, console);
        for (const Kind kind : {Kind::Reach, Kind::Tls, Kind::SignIn, Kind::Permissions, Kind::FirstBot})
            print({wordFor(kind), wordFor(State::Skipped), 0, {}, {}}, console);
        console.say(m_session.sentence(credential.error()));
        return exitCodeFor(credential.error());
    }
    settings.state = wordFor(State::Passed);
    settings.detail = u"%1, %2 from %3"_s.arg(credential->region.api.toString(), m_session.secretName(),
        app::cli::wordFor(m_session.secrets().placeOf(m_session.secretName())));
    print(settings, console);
    const auto checked = check(*credential, console);
    if (checked)
        return exitcode::kDone;
    console.say(m_session.sentence(checked.error()));
    return exitCodeFor(checked.error());
}

Result<core::Done> ServiceTest::check(const core::coze::Credential &credential, Console &console)
{
    const QPointer<ServiceCheck> check = new ServiceCheck(m_session.service().http(), credential);
    QEventLoop loop;
    std::optional<Result<core::Done>> outcome;
    Error problem{Error::Kind::Cancelled, {}};
    QObject::connect(check, &ServiceCheck::stepChanged, &loop, [&](int index) {
        const CheckStep &step = check->steps().at(index);
        if (step.error)
            problem = *step.error;
        if (const QString state = wordFor(step.state); !state.isEmpty())
            print({wordFor(step.kind), state, step.elapsedMs, step.detail, step.error}, console);
    });
    QObject::connect(check, &ServiceCheck::finished, &loop, [&](bool passed) {
        outcome = passed ? Result<core::Done>(core::Done{}) : tl::make_unexpected(problem);
        loop.quit();
    });
    check->start();
    m_session.wait(loop);
    if (!outcome) {
        check->cancel(); // prints the steps that did not come
        outcome = tl::make_unexpected(problem);
    }
    delete check;
    return *outcome;
}

} // namespace app::cli
