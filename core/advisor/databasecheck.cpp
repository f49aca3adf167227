// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/databasecheck.h"

#include <utility>

namespace core::advisor {

DatabaseCheck::DatabaseCheck(Target target, const LookOptions &options, QObject *parent)
    : QObject(parent),
      m_target(std::move(target)),
      m_options(options)
{ }

DatabaseCheck::~DatabaseCheck()
{
    m_cancel.cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void DatabaseCheck::start()
{
    if (m_thread.joinable())
        return;
    // What the thread says arrives here later; it never outlives this object.
    const auto tell
        = [this](auto what) { QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection); };
    m_thread = std::jthread([this, tell] {
        Listener listener;
        listener.indexes = [this, tell](const QVector<IndexAdvice> &indexes) {
            tell([this, indexes] {
                if (!m_finished)
                    emit indexesFound(indexes);
            });
        };
        listener.query = [this, tell](const QueryFinding &query, int number, int count) {
            tell([this, query, number, count] {
                if (!m_finished)
                    emit queryFound(query, number, count);
            });
        };
        tell([this, report = lookAt(m_target, m_options, listener, m_cancel)] { finish(report); });
    });
}

void DatabaseCheck::cancel()
{
    m_cancel.cancel();
    if (!m_thread.joinable())
        finish(failure(Error::Kind::Cancelled));
}

void DatabaseCheck::finish(const Result<DatabaseReport> &report)
{
    if (std::exchange(m_finished, true))
        return;
    deleteLater();
    emit finished(report);
}

} // namespace core::advisor
