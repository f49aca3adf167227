// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/rows.h"

#include <QtEndian>

#include <libpq-fe.h>

#include <bit>

namespace core::postgres {

namespace {

constexpr Oid kFloat4 = 700;
constexpr Oid kFloat8 = 701;

} // namespace

Rows::Rows(pg_result *result) : m_result(result) { }

void Rows::Clear::operator()(pg_result *result) const
{
    PQclear(result);
}

int Rows::size() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

int Rows::columns() const
{
    return m_result ? PQnfields(m_result.get()) : 0;
}

bool Rows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

std::int64_t Rows::number(int row, int column) const
{
    const char *data = PQgetvalue(m_result.get(), row, column);
    switch (PQgetlength(m_result.get(), row, column)) {
    case 1:
        return *data;
    case 2:
        return qFromBigEndian<qint16>(data);
    case 4:
        return qFromBigEndian<qint32>(data);
    case 8:
        return qFromBigEndian<qint64>(data);
    default:
        return 0;
    }
}

double Rows::real(int row, int column) const
{
    if (isNull(row, column))
        return 0;
    const char *data = PQgetvalue(m_result.get(), row, column);
    switch (PQftype(m_result.get(), column)) {
    case kFloat4:
        return double(std::bit_cast<float>(qFromBigEndian<quint32>(data)));
    case kFloat8:
        return std::bit_cast<double>(qFromBigEndian<quint64>(data));
    default:
        return double(number(row, column));
    }
}

std::string_view Rows::bytes(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), std::size_t(PQgetlength(m_result.get(), row, column))};
}

QString Rows::text(int row, int column) const
{
    const std::string_view view = bytes(row, column);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

qint64 Rows::affected() const
{
    return m_result ? QByteArray(PQcmdTuples(m_result.get())).toLongLong() : 0;
}

} // namespace core::postgres
