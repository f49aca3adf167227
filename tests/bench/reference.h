// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

#include <cstdint>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bench {

/// The same questions asked of the same archive file by a plain C program: statements prepared once, every
/// column read, strings made as QString. What the product's layers cost is measured against it.
class Reference
{
public:
    explicit Reference(const std::string &archive);
    ~Reference();
    Reference(const Reference &) = delete;
    Reference &operator=(const Reference &) = delete;

    enum class Check {
        None, // the index alone decides
        Bytes, // the bytes occur in the text
        Words, // whole words in this order, whatever separates them and whatever their case and accents
    };

    /// Number of rows read. `beforeMs` is the keyset key; the largest number for the first page.
    int listPage(std::int64_t beforeMs, int limit);
    /// With the conversation's own row, which says how many messages there are.
    int messagePage(std::int64_t conversation, std::int64_t beforeMs, int limit);
    /// Half before the time, half from it on; where one side is short the other one fills the page.
    int messagesAround(std::int64_t conversation, std::int64_t atMs, int limit);
    /// Newest rows of a MATCH expression with what a hit shows of its conversation and customer.
    int search(const std::string &match, Check check, const std::string &wanted, int limit);
    /// The OR of the words that begin so, or the index's own prefix search beyond 256; newest rows.
    int prefix(const std::string &word, int limit);
    /// Number of a sender; 0 when the archive has none.
    [[nodiscard]] std::int64_t sender(const std::string &word);

    struct Place
    {
        std::int64_t row = 0;
        std::int64_t firstMs = 0;
        std::int64_t lastMs = 0;
        QString id;
    };
    [[nodiscard]] std::vector<Place> someConversations(int count);

private:
    int rows(sqlite3_stmt *statement);
    int rowsBefore(std::int64_t conversation, std::int64_t beforeMs, int limit);
    int rowsFrom(std::int64_t conversation, std::int64_t fromMs, int limit);
    void readColumns(sqlite3_stmt *statement);
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_list = nullptr;
    sqlite3_stmt *m_conversation = nullptr;
    sqlite3_stmt *m_before = nullptr;
    sqlite3_stmt *m_after = nullptr;
    sqlite3_stmt *m_words = nullptr;
    sqlite3_stmt *m_message = nullptr;
    std::vector<sqlite3_stmt *> m_shards; // newest first
    std::string m_folded;
    QVector<QString> m_strings; // kept, so that making them is not optimised away
};

struct RawImport
{
    std::int64_t rows = 0;
    double seconds = 0;
};
/// Reads the backend's file in order and writes rows, summary and text index with the same tokenizer, in
/// plain C: the rate an import is compared with.
[[nodiscard]] RawImport rawImport(const std::string &backendFile, const std::string &target);

} // namespace bench
