// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/asking.h"

namespace core::postgres {

namespace {

std::optional<Error> commit(Connection &connection, const std::function<void(bool isCommitted)> &committing)
{
    // After an error that nobody told, COMMIT would roll back and call it a success; this statement fails.
    if (const auto good = connection.execute("SELECT 1"); !good)
        return good.error();
    const auto committed = connection.execute("COMMIT"); // not cancelled: nobody knew what that did
    committing(committed.has_value());
    return committed ? std::nullopt : std::optional(committed.error());
}

} // namespace

Asked ask(Question &question, SchemaCache &schemas, Connection &connection, const CancelToken &cancel,
    bool mayRepeat)
{
    Asked asked;
    // It has only this chance, and the connection may have been lost while nobody used it.
    if (const auto alive = mayRepeat ? Result<Rows>() : connection.execute("SELECT 1", {}, cancel); !alive) {
        question.keep(alive.error());
        asked.error = alive.error();
        return asked;
    }
    for (;;) {
        const auto schema = schemas.get(connection, cancel);
        if (!schema) {
            question.keep(schema.error());
            asked.error = schema.error();
            return asked;
        }
        const bool isFirst = !std::exchange(asked.wasAsked, true);
        asked.error = question.ask(connection, **schema);
        if (!asked.error || asked.error->kind != Error::Kind::Unsupported)
            return asked;
        schemas.forget(*schema);
        if (!isFirst || !mayRepeat || connection.isLost())
            return asked;
    }
}

Asked askInTransaction(Question &question, SchemaCache &schemas, Connection &connection,
    const CancelToken &cancel, const std::function<void(bool isCommitted)> &committing)
{
    const auto schema = schemas.get(connection, cancel);
    const auto begun = schema ? connection.execute("BEGIN", {}, cancel)
                              : Result<Rows>(tl::make_unexpected(schema.error()));
    if (!begun) {
        question.keep(begun.error());
        return {begun.error(), false};
    }
    std::optional<Error> error = question.ask(connection, **schema);
    if (error && error->kind == Error::Kind::Unsupported)
        schemas.forget(*schema);
    if (!error) {
        error = commit(connection, committing);
        if (error)
            question.keep(*error);
    }
    if (error && !connection.isLost() && !connection.execute("ROLLBACK"))
        connection.abandon();
    return {error, true};
}

} // namespace core::postgres
