// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exporting/targetfile.h"
#include "core/exporting/writer.h"

namespace core::exporting {

/// RFC 4180 with the names that `import` reads in the first line; UTF-8, no byte order mark.
///
/// A cell that a spreadsheet would take for a formula gets one apostrophe in front, and so does a cell that
/// looks as if it had one already; the importer takes exactly one away.
class CsvWriter final : public Writer
{
public:
    explicit CsvWriter(const QString &path);

    [[nodiscard]] Result<Done> open() override;
    [[nodiscard]] Result<Done> add(
        const chat::Conversation &conversation, const chat::Message &message, bool begins) override;
    [[nodiscard]] Result<Done> finish() override;

private:
    TargetFile m_file;
    QByteArray m_line;
};

} // namespace core::exporting
