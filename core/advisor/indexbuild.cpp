// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/indexbuild.h"

#include <utility>

namespace core::advisor {

namespace {

constexpr int kPatienceMs = 1'000; // of somebody who closes the program

} // namespace

IndexBuild::IndexBuild(Target target, BuildOptions options, QObject *parent)
    : QObject(parent),
      m_target(std::move(target)),
      m_options(std::move(options))
{ }

IndexBuild::~IndexBuild()
{
    m_cancel.cancel();
    if (!m_thread.joinable())
        return;
    if (!m_done.tryAcquire(1, kPatienceMs))
        m_abandon.cancel();
    m_thread.join();
}

void IndexBuild::start()
{
    if (m_thread.joinable())
        return;
    // What the thread says arrives here later; it never outlives this object.
    const auto tell
        = [this](auto what) { QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection); };
    m_thread = std::jthread([this, tell] {
        BuildListener listener;
        listener.looked
            = [this, tell](const DatabaseReport &before) { tell([this, before] { emit looked(before); }); };
        listener.progress
            = [this, tell](const BuildProgress &now) { tell([this, now] { emit progress(now); }); };
        listener.built
            = [this, tell](const BuiltIndex &index) { tell([this, index] { emit built(index); }); };
        const BuildOutcome outcome = buildIndexes(m_target, m_options, listener, m_cancel, m_abandon);
        m_done.release();
        tell([this, outcome] { finish(outcome); });
    });
}

void IndexBuild::cancel()
{
    m_cancel.cancel();
    if (m_thread.joinable())
        return;
    BuildOutcome outcome;
    outcome.error = Error{Error::Kind::Cancelled, {}};
    finish(outcome);
}

void IndexBuild::finish(const BuildOutcome &outcome)
{
    if (std::exchange(m_finished, true))
        return;
    deleteLater();
    emit finished(outcome);
}

} // namespace core::advisor
