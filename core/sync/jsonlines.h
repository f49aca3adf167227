// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/bytesource.h"
#include "core/sync/messagereader.h"

#include <string>
#include <string_view>

namespace core::sync {

/// Reads one line that holds one JSON object into `record`; the answer is empty, or why it is refused.
///
/// Strict JSON in UTF-8: nothing may follow the object, the last of equal keys wins, unknown keys are
/// skipped (but must be well-formed), nesting ends at 256 levels. A byte order mark in front is skipped.
[[nodiscard]] std::string parseJsonLine(std::string_view line, Record &record);

/// JSON Lines, plain or gzip. Blank lines are skipped.
class JsonLinesReader final : public MessageReader
{
public:
    JsonLinesReader(std::unique_ptr<ByteSource> source, std::string identity);

    [[nodiscard]] Result<Step> next(history::IncomingMessage &message, Reject &reject) override;
    [[nodiscard]] std::string place() const override;
    void skipDone(const std::string &place) override;
    [[nodiscard]] std::string identity() const override { return m_identity; }
    [[nodiscard]] qint64 bytesDone() const override { return m_lines.source().bytesDone(); }
    [[nodiscard]] qint64 bytesTotal() const override { return m_lines.source().bytesTotal(); }

private:
    [[nodiscard]] std::string refusal(const LineReader::Line &line, history::IncomingMessage &message);

    LineReader m_lines;
    std::string m_identity;
    Record m_record;
    MessageBuilder m_builder;
    std::int64_t m_line = 0;
    std::int64_t m_doneLine = 0;
};

} // namespace core::sync
