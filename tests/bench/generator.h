// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// One generated message, in the backend's terms. Empty text means NULL.
struct Row
{
    std::int64_t id = 0;
    std::string conversation;
    std::string shop;
    std::string bot;
    std::int64_t customer = 0; // 0: NULL
    std::string sender;
    std::string content;
    std::int64_t sentAtMs = 0; // rising with the id
    bool deleted = false;
};

/// Makes the same shop history for the same number of messages on every machine.
///
/// Three years of twelve shops, six scripts with a Zipf vocabulary and skewed lengths, about a dozen
/// messages a conversation, and one conversation that holds an eighth of everything.
class Generator
{
public:
    explicit Generator(std::int64_t messages);

    [[nodiscard]] bool next(Row &row);
    [[nodiscard]] std::int64_t messages() const { return m_messages; }
    [[nodiscard]] static std::string giantConversation() { return "conv_giant"; }

private:
    struct Open
    {
        std::string id;
        int shop = 0;
        int language = 0;
        std::int64_t customer = 0;
        int left = 0;
        bool botNext = false;
    };
    std::uint64_t random();
    int below(int bound);
    int zipf(int bound);
    void open(Open &conversation);
    void write(std::string &text, int language);

    std::int64_t m_messages;
    std::int64_t m_done = 0;
    std::int64_t m_conversations = 0;
    std::uint64_t m_state = 0x9E3779B97F4A7C15ULL;
    std::vector<Open> m_open;
    std::vector<std::vector<std::string>> m_words; // by language
    bool m_giantBotNext = false;
};

/// Writes a SQLite file as the shop's backend would: its tables, its indexes, three time formats, NULLs
/// and soft-deleted rows. Answers the number of rows that are not deleted, or -1 with a message on stderr.
std::int64_t writeBackendFile(const std::string &path, std::int64_t messages);

} // namespace bench
