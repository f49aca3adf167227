// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checkprinter.h"

#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "core/base/timestamp.h"

#include <cmath>

using namespace Qt::StringLiterals;
using core::CheckStep;
using State = CheckStep::State;

namespace app::cli {

namespace {

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

QString sentenceFor(const QString &remark)
{
    if (remark == "unreadableRows"_L1)
        return u"rows of signed-in customers cannot be read over REST"_s;
    if (remark == "noEvent"_L1)
        return u"no event within the time of the test"_s;
    if (remark == "firstPart"_L1)
        return u"the first part of a long file"_s;
    if (remark == "estimated"_L1)
        return u"about, by the row numbers"_s;
    if (remark == "mayWrite"_L1)
        return u"this account may write; nothing is written unless shop.allowWrites is true"_s;
    if (remark == "notEncrypted"_L1)
        return u"not encrypted"_s;
    if (remark == "onThisMachine"_L1)
        return u"not encrypted, and does not leave this machine"_s;
    if (remark == "notVerified"_L1)
        return u"nobody checks that it is the right server; sslmode=verify-full does"_s;
    if (remark == "notReplica"_L1)
        return u"no replica but a primary"_s;
    if (remark == "writable"_L1)
        return u"this account may write to it; it is only read"_s;
    if (remark == "notWritable"_L1)
        return u"this account may not write to it, which is fine"_s;
    return remark;
}

} // namespace

QString plainFinding(const CheckStep &step)
{
    QStringList parts;
    if (!step.detail.isEmpty())
        parts.append(step.detail);
    for (const auto &[name, count] : step.counts)
        parts.append(
            name + u' ' + (name == "newest"_L1 ? core::formatTimestamp(count) : QString::number(count)));
    const QString found = parts.join(u", "_s);
    if (step.remark.isEmpty())
        return found;
    const QString remark = sentenceFor(step.remark);
    return found.isEmpty() ? remark : u"%1 (%2)"_s.arg(found, remark);
}

void CheckPrinter::print(const QString &service, const CheckStep &step) const
{
    const QString state = wordFor(step.state);
    if (state.isEmpty())
        return;
    if (m_json) {
        JsonLine line;
        line.add("service", service).add("step", step.name).add("state", state);
        line.add("elapsedMs", std::round(step.elapsedMs * 10) / 10).add("detail", plainFinding(step));
        m_console.line(line.add("error", step.error).text());
    } else {
        const QString text = step.error ? step.error->detail : plainFinding(step);
        m_console.line(u"%1 %2 %3 %4 ms  %5"_s
                           .arg(service.leftJustified(8), step.name.leftJustified(12), state.leftJustified(8),
                               QString::number(step.elapsedMs, 'f', 1).rightJustified(8), harmless(text))
                           .trimmed());
    }
    m_console.flush();
}

void CheckPrinter::printSettings(
    const QString &service, const core::Result<QString> &found, double elapsedMs) const
{
    CheckStep step{u"settings"_s, found ? State::Passed : State::Failed, elapsedMs};
    if (found)
        step.detail = *found;
    else
        step.error = found.error();
    print(service, step);
}

} // namespace app::cli
