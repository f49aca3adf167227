// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/copyparser.h"

#include <QtEndian>

namespace core::postgres {

namespace {

constexpr std::string_view kSignature{"PGCOPY\n\377\r\n\0", 11};

} // namespace

std::int64_t Connection::CopyRow::number(std::size_t column) const
{
    const std::string_view data = columns[column];
    switch (data.size()) {
    case 1:
        return data.front();
    case 2:
        return qFromBigEndian<qint16>(data.data());
    case 4:
        return qFromBigEndian<qint32>(data.data());
    case 8:
        return qFromBigEndian<qint64>(data.data());
    default:
        return 0;
    }
}

CopyParser::Outcome CopyParser::take(std::string_view data)
{
    if (!m_hasHeader && data.size() >= kSignature.size() + 8
        && data.substr(0, kSignature.size()) == kSignature) {
        m_hasHeader = true;
        const auto extension = std::size_t(qFromBigEndian<quint32>(data.data() + kSignature.size() + 4));
        data.remove_prefix(std::min(data.size(), kSignature.size() + 8 + extension));
    }
    while (data.size() >= 2) {
        const auto columns = qFromBigEndian<qint16>(data.data());
        data.remove_prefix(2);
        if (columns < 0)
            return Outcome::GoOn; // the trailer
        m_row.columns.clear();
        for (int i = 0; i < columns; ++i) {
            if (data.size() < 4)
                return Outcome::Malformed;
            const auto length = qFromBigEndian<qint32>(data.data());
            data.remove_prefix(4);
            if (length >= 0 && std::size_t(length) > data.size())
                return Outcome::Malformed;
            m_row.columns.push_back(length < 0 ? std::string_view() : data.substr(0, std::size_t(length)));
            data.remove_prefix(length < 0 ? 0 : std::size_t(length));
        }
        if (!m_visit(m_row))
            return Outcome::Stopped;
    }
    return data.empty() ? Outcome::GoOn : Outcome::Malformed;
}

} // namespace core::postgres
