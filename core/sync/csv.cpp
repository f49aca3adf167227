// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/csv.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestRow = std::size_t(64) << 20;
constexpr std::size_t kLongestHeader = 1 << 20;
// Looking again behind a quote that never closes costs a pass over what follows, so only so often.
constexpr int kMostRecoveries = 16;

/// A cursor over the text of one row.
class RowScanner
{
public:
    RowScanner(std::string_view text, char separator, bool atEnd, CsvRow &row)
        : m_text(text),
          m_separator(separator),
          m_atEnd(atEnd),
          m_row(row)
    { }

    void scan()
    {
        m_row.state = CsvRow::State::Incomplete;
        m_row.lines = 0;
        m_row.quoted.clear();
        std::size_t count = 0;
        while (true) {
            if (m_row.cells.size() == count)
                m_row.cells.emplace_back();
            std::string &cell = m_row.cells[count++];
            cell.clear();
            const bool quoted = m_at < m_text.size() && m_text[m_at] == '"';
            m_row.quoted.push_back(quoted);
            const After after = quoted ? readQuoted(cell) : readPlain(cell);
            if (after == After::Cell)
                continue;
            m_row.cells.resize(count);
            if (after == After::Row)
                finish(CsvRow::State::Complete);
            return;
        }
    }

private:
    enum class After { Cell, Row, Stop };

    void finish(CsvRow::State state)
    {
        m_row.state = state;
        m_row.bytes = m_at;
    }

    /// Behind a cell: a separator, a line end or the end of everything; Stop when it is none of these.
    After afterCell()
    {
        if (m_at == m_text.size())
            return m_atEnd ? After::Row : After::Stop;
        if (m_text[m_at] == m_separator) {
            ++m_at;
            return After::Cell;
        }
        if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
            ++m_at;
        if (m_text[m_at] != '\n')
            return After::Stop;
        ++m_at;
        ++m_row.lines;
        return After::Row;
    }

    After readPlain(std::string &cell)
    {
        std::size_t end = m_at;
        while (end < m_text.size() && m_text[end] != m_separator && m_text[end] != '\n')
            ++end;
        if (end == m_text.size()) {
            if (!m_atEnd)
                return After::Stop;
            cell = m_text.substr(m_at);
            m_at = m_text.size();
            return After::Row;
        }
        const bool returns = m_text[end] == '\n' && end > m_at && m_text[end - 1] == '\r';
        cell = m_text.substr(m_at, end - m_at - (returns ? 1 : 0));
        m_at = end;
        return afterCell();
    }

    After readQuoted(std::string &cell)
    {
        ++m_at;
        while (true) {
            const auto quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos)
                return After::Stop;
            cell += m_text.substr(m_at, quote - m_at);
            m_at = quote + 1;
            if (m_at == m_text.size() && !m_atEnd)
                return After::Stop;
            if (m_at < m_text.size() && m_text[m_at] == '"') {
                cell += '"';
                ++m_at;
                continue;
            }
            m_row.lines += std::count(cell.begin(), cell.end(), '\n');
            if (m_at + 1 == m_text.size() && m_text[m_at] == '\r' && !m_atEnd)
                return After::Stop;
            const After after = afterCell();
            return after == After::Stop && m_at < m_text.size() ? breakRow() : after;
        }
    }

    After breakRow()
    {
        const auto end = m_text.find('\n', m_at);
        if (end == std::string_view::npos && !m_atEnd)
            return After::Stop;
        m_at = end == std::string_view::npos ? m_text.size() : end + 1;
        m_row.lines += end == std::string_view::npos ? 0 : 1;
        m_row.reason = "characters follow a closing quote";
        finish(CsvRow::State::Broken);
        return After::Stop;
    }

    std::string_view m_text;
    char m_separator;
    bool m_atEnd;
    CsvRow &m_row;
    std::size_t m_at = 0;
};

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::optional<CsvHeader> headerWith(char separator, std::string_view text, bool atEnd)
{
    CsvRow row;
    readCsvRow(text, separator, atEnd, row);
    if (row.state != CsvRow::State::Complete)
        return std::nullopt;
    CsvHeader header{separator, {}, row.bytes, row.lines};
    bool conversation = false;
    bool content = false;
    for (const std::string &cell : row.cells) {
        const auto name = fieldNamed(trimmed(cell));
        conversation = conversation || (name && name->field == Field::ConversationId);
        content = content || (name && name->field == Field::Content);
        header.columns.push_back(name);
    }
    return conversation && content ? std::optional(header) : std::nullopt;
}

} // namespace

void readCsvRow(std::string_view text, char separator, bool atEnd, CsvRow &row)
{
    RowScanner(text, separator, atEnd, row).scan();
}

std::optional<CsvHeader> readCsvHeader(std::string_view text, bool atEnd)
{
    const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    for (const char separator : {',', ';', '\t'}) {
        if (auto header = headerWith(separator, text.substr(mark), atEnd)) {
            header->bytes += mark;
            return header;
        }
    }
    return std::nullopt;
}

std::string_view withoutFormulaGuard(std::string_view cell)
{
    const auto first = cell.find_first_not_of('\'');
    if (first == 0 || first == std::string_view::npos)
        return cell;
    return std::string_view("=+-@\t\r").find(cell[first]) == std::string_view::npos ? cell : cell.substr(1);
}

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, std::string identity)
    : m_window(std::move(source)),
      m_identity(std::move(identity))
{ }

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::unique_ptr<ByteSource> source, std::string identity)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(source), std::move(identity)));
    while (true) {
        if (auto header = readCsvHeader(reader->m_window.view(), reader->m_atEnd)) {
            reader->m_header = std::move(*header);
            reader->m_used = reader->m_header.bytes;
            reader->m_nextLine = 1 + reader->m_header.lines;
            return reader;
        }
        if (reader->m_atEnd || reader->m_window.view().size() > kLongestHeader)
            return failure(Error::Kind::InvalidInput,
                u"the first line does not name the columns conversationId and content"_s);
        const auto grown = reader->m_window.grow();
        if (!grown)
            return tl::make_unexpected(grown.error());
        reader->m_atEnd = !*grown;
    }
}

/// A row that does not end: only its first line is given up, so that one stray quote loses one line.
void CsvReader::breakOff()
{
    const std::string_view view = m_window.view();
    const auto end = m_recoveries++ < kMostRecoveries ? view.find('\n') : std::string_view::npos;
    m_row.state = CsvRow::State::Broken;
    m_row.reason = m_atEnd ? "a quote is not closed" : "the row is longer than 64 MiB";
    m_row.bytes = end == std::string_view::npos ? view.size() : end + 1;
    m_row.lines = std::count(view.begin(), view.begin() + std::ptrdiff_t(m_row.bytes), '\n');
}

Result<bool> CsvReader::nextRow()
{
    m_window.consume(std::exchange(m_used, 0));
    while (true) {
        readCsvRow(m_window.view(), m_header.separator, m_atEnd, m_row);
        if (m_row.state != CsvRow::State::Incomplete)
            break;
        if (m_atEnd || m_window.view().size() > kLongestRow) {
            breakOff();
            break;
        }
        const auto grown = m_window.grow();
        if (!grown)
            return grown;
        m_atEnd = !*grown;
    }
    if (m_window.view().empty())
        return false;
    m_used = m_row.bytes;
    m_rowLine = m_nextLine;
    m_nextLine += m_row.lines;
    return true;
}

/// True for the unfinished last row of a damaged file, perhaps an empty one.
bool CsvReader::isCutOff() const
{
    if (!m_atEnd || m_window.source().damage().empty())
        return false;
    const std::string_view row = m_window.view().substr(0, m_used);
    return m_row.state != CsvRow::State::Complete || !row.ends_with('\n');
}

std::string CsvReader::refusal(history::IncomingMessage &message)
{
    if (m_row.state == CsvRow::State::Broken)
        return m_row.reason;
    if (m_row.cells.size() != m_header.columns.size())
        return std::string("the row has ")
            .append(std::to_string(m_row.cells.size()))
            .append(" cells instead of ")
            .append(std::to_string(m_header.columns.size()));
    const std::string_view raw = m_window.view().substr(0, m_row.bytes);
    if (!simdjson::validate_utf8(raw.data(), raw.size()))
        return "the row is not UTF-8";
    m_record.clear();
    for (std::size_t i = 0; i < m_row.cells.size(); ++i) {
        if (!m_header.columns[i])
            continue;
        const std::string_view text = withoutFormulaGuard(m_row.cells[i]);
        // CSV cannot tell an empty text from none; only a message may be empty, and a conversation that
        // our export writes as an empty cell in quotes.
        const Field field = m_header.columns[i]->field;
        const bool given
            = !text.empty() || field == Field::Content || (field == Field::ConversationId && m_row.quoted[i]);
        if (Cell *cell = m_record.put(*m_header.columns[i], given ? Cell::Kind::Text : Cell::Kind::Null))
            cell->text = text;
    }
    return m_builder.build(m_record, m_rowLine, message);
}

Result<MessageReader::Step> CsvReader::next(history::IncomingMessage &message, Reject &reject)
{
    while (true) {
        const auto more = nextRow();
        if (!more)
            return tl::make_unexpected(more.error());
        if (isCutOff() && !std::exchange(m_damageTold, true)) {
            m_used = m_window.view().size();
            reject = rejectOf(*more ? m_rowLine : m_nextLine, m_window.source().damage(), m_window.view());
            return Step::Rejected;
        }
        if (!*more)
            return Step::End;
        const bool blank = m_row.cells.size() == 1 && trimmed(m_row.cells.front()).empty();
        if (m_row.state != CsvRow::State::Complete || !blank)
            break;
    }
    std::string reason = refusal(message);
    if (!reason.empty()) {
        reject = rejectOf(m_rowLine, std::move(reason), m_window.view().substr(0, m_row.bytes));
        return Step::Rejected;
    }
    return m_rowLine <= m_doneLine ? Step::AlreadyDone : Step::Message;
}

std::string CsvReader::place() const
{
    return std::to_string(std::max(m_rowLine, m_doneLine));
}

void CsvReader::skipDone(const std::string &place)
{
    std::from_chars(place.data(), place.data() + place.size(), m_doneLine);
}

} // namespace core::sync
