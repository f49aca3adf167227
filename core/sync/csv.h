// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/bytesource.h"
#include "core/sync/messagereader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::sync {

/// One row of a CSV text at the front of a buffer.
struct CsvRow
{
    enum class State {
        Complete,
        Incomplete, // the buffer ends before the row does
        Broken, // `reason`; `bytes` and `lines` reach to the end of the line it was seen on
    };
    State state = State::Incomplete;
    std::vector<std::string> cells;
    std::vector<bool> quoted; // which of them stand in quotes
    std::size_t bytes = 0; // with the line end
    std::int64_t lines = 0; // line ends in it
    const char *reason = "";
};

/// Reads the first row of `text` (RFC 4180: LF or CR LF ends a row, also inside quotes it is kept).
/// `atEnd`: nothing follows `text`, so its end also ends a row. Cells of `row` are reused.
void readCsvRow(std::string_view text, char separator, bool atEnd, CsvRow &row);

/// Which column holds which field.
struct CsvHeader
{
    char separator = ',';
    std::vector<std::optional<FieldName>> columns;
    std::size_t bytes = 0;
    std::int64_t lines = 0;
};
/// Nothing when the first row does not name a conversation and a content, whatever of `,` `;` and tab is
/// between them. `text` may begin with a byte order mark.
[[nodiscard]] std::optional<CsvHeader> readCsvHeader(std::string_view text, bool atEnd);

/// Takes off the apostrophe that our export puts before a cell which a spreadsheet would run as a formula:
/// one of `'`… followed by `=`, `+`, `-`, `@`, tab or CR.
[[nodiscard]] std::string_view withoutFormulaGuard(std::string_view cell);

/// CSV, plain or gzip. Blank lines are skipped.
class CsvReader final : public MessageReader
{
public:
    /// Errors: InvalidInput (no usable header), File.
    [[nodiscard]] static Result<std::unique_ptr<CsvReader>> open(
        std::unique_ptr<ByteSource> source, std::string identity);

    [[nodiscard]] Result<Step> next(history::IncomingMessage &message, Reject &reject) override;
    [[nodiscard]] std::string place() const override;
    void skipDone(const std::string &place) override;
    [[nodiscard]] std::string identity() const override { return m_identity; }
    [[nodiscard]] qint64 bytesDone() const override { return m_window.source().bytesDone(); }
    [[nodiscard]] qint64 bytesTotal() const override { return m_window.source().bytesTotal(); }

private:
    CsvReader(std::unique_ptr<ByteSource> source, std::string identity);
    [[nodiscard]] Result<bool> nextRow();
    void breakOff();
    [[nodiscard]] bool isCutOff() const;
    [[nodiscard]] std::string refusal(history::IncomingMessage &message);

    ByteWindow m_window;
    std::string m_identity;
    CsvHeader m_header;
    CsvRow m_row;
    Record m_record;
    MessageBuilder m_builder;
    std::size_t m_used = 0;
    std::int64_t m_rowLine = 0; // where m_row begins
    std::int64_t m_nextLine = 1;
    std::int64_t m_doneLine = 0;
    bool m_atEnd = false;
    bool m_damageTold = false;
    int m_recoveries = 0;
};

} // namespace core::sync
