// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/csv.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace core::sync;

namespace {

void check(bool good, const char *what)
{
    if (!good) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

} // namespace

/// Rows follow each other to the end of any text, and a row is the same wherever the buffer ended before.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::vector<char> exact(data, data + size); // nothing behind its end may be read
    std::string_view rest(exact.data(), exact.size());
    (void)readCsvHeader(rest, true);
    std::size_t cut = size;
    CsvRow row;
    while (!rest.empty()) {
        readCsvRow(rest, ',', true, row);
        if (row.state == CsvRow::State::Incomplete)
            break; // a quote that never closes
        check(row.bytes > 0 && row.bytes <= rest.size(), "no way forward");
        check(row.reason != nullptr && !row.cells.empty(), "an empty answer");
        cut = (cut * 31 + row.bytes) % (rest.size() + 1);
        CsvRow part;
        readCsvRow(rest.substr(0, cut), ',', false, part);
        const bool sameAsWhole = part.state == row.state && part.bytes == row.bytes && part.lines == row.lines
            && part.cells == row.cells;
        check(part.state == CsvRow::State::Incomplete || sameAsWhole,
            "a row depends on where the buffer ended");
        for (const std::string &cell : row.cells)
            check(withoutFormulaGuard(cell).size() + 1 >= cell.size(), "a guard of more than one character");
        rest.remove_prefix(row.bytes);
    }
    return 0;
}
