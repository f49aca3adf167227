// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"
#include "core/sync/fileimport.h"

#include <QString>

namespace core::sync {

/// Number and name of the source in the archive that a file's messages belong to.
struct ChosenSource
{
    int number = 0;
    QString name;
};

/// A file belongs where its messages are known already: most of a sample under the same time. JSON Lines and
/// CSV files that are known nowhere share `files`, databases of the backend `backend`; a file whose ids are
/// taken by other messages there is another shop's and gets a source named after it.
///
/// `wanted` overrules all that. Errors: those of the writer.
[[nodiscard]] Result<ChosenSource> chooseSource(history::ArchiveWriter &writer, FileKind kind,
    const QString &file, const QString &wanted, const std::vector<history::IncomingMessage> &sample);

/// A file's name without `.gz` and its suffix.
[[nodiscard]] QString sourceNameOf(const QString &file);

} // namespace core::sync
