// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exporting/targetfile.h"
#include "core/exporting/writer.h"

namespace core::exporting {

/// One JSON object a line, with the names that `import` reads (architecture 4); what is not known is left
/// out.
class JsonLinesWriter final : public Writer
{
public:
    explicit JsonLinesWriter(const QString &path);

    [[nodiscard]] Result<Done> open() override;
    [[nodiscard]] Result<Done> add(
        const chat::Conversation &conversation, const chat::Message &message, bool begins) override;
    [[nodiscard]] Result<Done> finish() override;

private:
    TargetFile m_file;
    QByteArray m_line;
};

} // namespace core::exporting
