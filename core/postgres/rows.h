// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <string_view>

struct pg_result;

namespace core::postgres {

/// The rows of one answer, in PostgreSQL's binary form. Views live as long as it does. Of one thread.
///
/// Numbers: int2, int4, int8, oid, bool (0 or 1). Texts: text, varchar, name, json. Times must be asked for
/// as numbers (Schema has the expressions). Asking a column for something it does not hold gives 0 or "".
class Rows
{
public:
    Rows() = default;
    explicit Rows(pg_result *result);

    [[nodiscard]] int size() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] std::int64_t number(int row, int column) const;
    [[nodiscard]] double real(int row, int column) const; // float4, float8 too
    [[nodiscard]] std::string_view bytes(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const; // UTF-8 decoded
    [[nodiscard]] qint64 affected() const; // rows that a statement changed

private:
    struct Clear
    {
        void operator()(pg_result *result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

} // namespace core::postgres
