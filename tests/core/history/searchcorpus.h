// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/textmatch.h"
#include "tests/core/history/archivefile.h"

#include <QRandomGenerator>

namespace tests {

/// A row of an archive with everything that a query may ask about, read with one plain statement.
struct PlainRow
{
    qint64 id = 0;
    qint64 conv = 0;
    qint64 ts = 0;
    QString sender, lang, shop, shopName, bot, botName;
    QString conversationId, customerId, customerEmail, customerName, messageId;
    bool marked = false;
    std::string content;
};
/// Newest first.
[[nodiscard]] QVector<PlainRow> plainRows(core::history::Database &db);

/// What a query means, row by row and without any index.
class PlainMeaning
{
public:
    explicit PlainMeaning(const core::history::Query &query);
    [[nodiscard]] bool holds(const PlainRow &row) const;

private:
    core::history::Query m_query;
    core::history::TextMatcher m_matcher;
    QString m_name; // the only word, which may be an id
};

/// Messages in many scripts, in two sources, in batches whose times overlap; some are changed, removed
/// and marked afterwards. The same seed gives the same archive.
class SearchCorpus
{
public:
    SearchCorpus(ArchiveFile &file, quint32 seed, int messages);

    /// Any query a person might write about it: parts of its texts, filters, exclusions, alternatives.
    [[nodiscard]] QString query(QRandomGenerator &random) const;

private:
    [[nodiscard]] QString sentence(QRandomGenerator &random) const;
    [[nodiscard]] core::history::IncomingMessage message(QRandomGenerator &random, int number) const;
    [[nodiscard]] QString textTerm(QRandomGenerator &random) const;
    [[nodiscard]] QString filterTerm(QRandomGenerator &random) const;

    QStringList m_words;
    QStringList m_texts;
};

} // namespace tests
