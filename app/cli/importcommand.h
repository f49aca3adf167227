// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/sync/fileimport.h"

#include <functional>

namespace app::cli {

/// Brings files into the archive, one after the other.
class ImportCommand final : public Command
{
public:
    /// Brings one file in and answers when it is done; asks `cancel` often.
    using Importer = std::function<core::Result<core::sync::ImportSummary>(
        const core::sync::FileImport::Options &,
        const std::function<void(const core::sync::ImportProgress &)> &progress, core::CancelToken cancel)>;

    ImportCommand(Context &context, Importer importer);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QString synopsis() const override;
    [[nodiscard]] QVector<Option> options() const override;
    [[nodiscard]] QString notes() const override;
    [[nodiscard]] int execute(const Arguments &arguments, Console &console) override;

private:
    [[nodiscard]] bool importOne(const core::workspace::Workspace &workspace, const QString &file,
        const QString &source, Console &console);
    void report(const core::sync::ImportSummary &summary, Console &console) const;

    Importer m_importer;
};

} // namespace app::cli
