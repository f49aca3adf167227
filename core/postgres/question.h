// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/schema.h"

#include <QFuture>
#include <QPromise>

#include <optional>
#include <utility>

namespace core::postgres {

/// What waits for an answer from one server or another. Asked by one thread at a time, as often as needed;
/// answered once.
class Question
{
public:
    Question() = default;
    virtual ~Question() = default;
    Q_DISABLE_COPY_MOVE(Question)

    /// Keeps the answer; tells its error, nothing when it succeeded.
    [[nodiscard]] virtual std::optional<Error> ask(Connection &connection, const Schema &schema) = 0;
    virtual void keep(const Error &error) = 0;
    virtual void deliver() = 0; // what was kept last
};

/// `Answer` is the Result that `ask(Connection &, const Schema &)` gives.
template <class Answer, class Ask>
class QuestionOf final : public Question
{
public:
    explicit QuestionOf(Ask ask) : m_ask(std::move(ask)) { m_promise.start(); }
    [[nodiscard]] QFuture<Answer> future() { return m_promise.future(); }

    [[nodiscard]] std::optional<Error> ask(Connection &connection, const Schema &schema) override
    {
        m_answer.emplace(m_ask(connection, schema));
        return *m_answer ? std::nullopt : std::optional(m_answer->error());
    }
    void keep(const Error &error) override { m_answer.emplace(tl::make_unexpected(error)); }
    void deliver() override
    {
        m_promise.addResult(std::move(*m_answer));
        m_promise.finish();
    }

private:
    Ask m_ask;
    std::optional<Answer> m_answer;
    QPromise<Answer> m_promise;
};

} // namespace core::postgres
