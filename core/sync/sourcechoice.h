// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"
#include "core/sync/fileimport.h"

#include <QString>
#include <QStringList>

#include <unordered_map>

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

/// Takes the messages of an import apart by source: `wanted` overrules what a line names, what names none
/// goes where chooseSource() puts it when the first of these comes.
class SourceSorter
{
public:
    SourceSorter(history::ArchiveWriter &writer, FileKind kind, QString file, QString wanted);

    /// Number of the source of the first of `messages`, the same one whenever the file is imported.
    [[nodiscard]] Result<int> firstSource(const std::vector<history::IncomingMessage> &messages);
    /// Batches in order of appearance, messages in their order.
    [[nodiscard]] Result<std::vector<history::SourceBatch>> sort(
        std::vector<history::IncomingMessage> messages);
    /// All that occurred, in order of appearance.
    [[nodiscard]] const QStringList &names() const { return m_names; }

private:
    using Messages = std::vector<history::IncomingMessage>;
    [[nodiscard]] bool goesHome(const history::IncomingMessage &message) const;
    [[nodiscard]] Result<int> home(const Messages &messages);
    [[nodiscard]] Result<int> named(const std::string &name);
    [[nodiscard]] Result<int> sourceOf(const history::IncomingMessage &message, const Messages &among);

    history::ArchiveWriter &m_writer;
    FileKind m_kind;
    QString m_file;
    QString m_wanted;
    int m_home = 0; // 0 until a message needs it
    std::unordered_map<std::string, int> m_named;
    QStringList m_names;
};

/// A file's name without `.gz` and its suffix.
[[nodiscard]] QString sourceNameOf(const QString &file);

} // namespace core::sync
