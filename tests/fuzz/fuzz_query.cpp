// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/query.h"

#include <cstdint>
#include <cstdlib>

using core::history::Query;

/// Any text is a query, and what it says can be written down and read back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const Query query = Query::parse(text);
    const QString written = query.toText();
    const Query again = Query::parse(written);
    // A day such as `today` may become another one between the two readings.
    const auto sameTerms = [&] {
        if (again.groups.size() != query.groups.size())
            return false;
        for (qsizetype i = 0; i < query.groups.size(); ++i) {
            if (again.groups[i].size() != query.groups[i].size())
                return false;
            for (qsizetype j = 0; j < query.groups[i].size(); ++j) {
                const auto &a = query.groups[i][j];
                const auto &b = again.groups[i][j];
                if (a.kind != b.kind || a.negated != b.negated || a.key != b.key || a.text != b.text)
                    return false;
            }
        }
        return true;
    };
    if (!sameTerms() || again.toText() != written) {
        qCritical("read %s, wrote %s, read back %s", qPrintable(text), qPrintable(written),
            qPrintable(again.toText()));
        std::abort();
    }
    (void)query.needsScan();
    return 0;
}
