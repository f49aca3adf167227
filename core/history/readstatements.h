// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

/// Every statement that the archive's readers run beside searches, so that a test can look at their plans.
namespace core::history::readsql {

#define AGENTCONSOLE_CONV_ROW                                                                                \
    "SELECT c.id, c.source, c.ext, c.shop, c.bot, c.first_ts, c.last_ts, c.n, c.n_user, c.last_sender, "     \
    "c.lang,"                                                                                                \
    " c.preview, c.customer_name, c.marks, k.ext, k.email, c.customer"                                       \
    " FROM conv c LEFT JOIN customer k ON k.id = c.customer "
#define AGENTCONSOLE_MSG_ROW                                                                                 \
    "SELECT m.id, m.conv, m.ts, m.sender, m.lang, m.ext, m.updated, m.shop, m.bot, m.reply, m.content"       \
    " FROM msg m "

inline constexpr auto conversationById = AGENTCONSOLE_CONV_ROW "WHERE c.id = ?1";
inline constexpr auto conversationByExt
    = AGENTCONSOLE_CONV_ROW "WHERE c.ext = ?1 AND c.source = (SELECT id FROM source WHERE name = ?2)";
inline constexpr auto conversationsByExt = AGENTCONSOLE_CONV_ROW "WHERE c.ext = ?1";
inline constexpr auto conversationWithoutId
    = AGENTCONSOLE_CONV_ROW "WHERE c.ext IS NULL AND c.source = (SELECT id FROM source WHERE name = ?2)";
inline constexpr auto conversationsWithoutId = AGENTCONSOLE_CONV_ROW "WHERE c.ext IS NULL";

inline constexpr auto conversationsDown
    = AGENTCONSOLE_CONV_ROW "WHERE (c.last_ts, c.id) < (?1, ?2) ORDER BY c.last_ts DESC, c.id DESC";
inline constexpr auto conversationsOfShopDown = AGENTCONSOLE_CONV_ROW
    "WHERE c.shop = ?3 AND (c.last_ts, c.id) < (?1, ?2) ORDER BY c.last_ts DESC, c.id DESC";
inline constexpr auto conversationsOfBotDown = AGENTCONSOLE_CONV_ROW
    "WHERE c.bot = ?3 AND (c.last_ts, c.id) < (?1, ?2) ORDER BY c.last_ts DESC, c.id DESC";
inline constexpr auto conversationsOfCustomerDown = AGENTCONSOLE_CONV_ROW
    "WHERE c.customer = ?3 AND (c.last_ts, c.id) < (?1, ?2) ORDER BY c.last_ts DESC, c.id DESC";

inline constexpr auto messagesUp
    = AGENTCONSOLE_MSG_ROW "WHERE m.conv = ?1 AND (m.ts, m.id) > (?2, ?3) ORDER BY m.ts, m.id LIMIT ?4";
inline constexpr auto messagesDown = AGENTCONSOLE_MSG_ROW
    "WHERE m.conv = ?1 AND (m.ts, m.id) < (?2, ?3) ORDER BY m.ts DESC, m.id DESC LIMIT ?4";
inline constexpr auto placeOfMessage = "SELECT ts, id FROM msg WHERE ext = ?2 AND conv = ?1";
inline constexpr auto placeFromTime
    = "SELECT ts, id FROM msg WHERE conv = ?1 AND ts >= ?2 ORDER BY ts, id LIMIT 1";
inline constexpr auto placeAfter = "SELECT ts, id FROM msg WHERE conv = ?1 AND (ts, id) > (?2, ?3)"
                                   " ORDER BY ts, id LIMIT 1 OFFSET ?4"; // at most kRung rows
inline constexpr auto placesUp = "SELECT ts, id FROM msg WHERE conv = ?1 ORDER BY ts, id";
inline constexpr auto countBetween
    = "SELECT count(*) FROM msg WHERE conv = ?1 AND (ts, id) > (?2, ?3) AND (ts, id) < (?4, ?5)";
inline constexpr auto countTimes = "SELECT count(*) FROM msg WHERE conv = ?1 AND ts >= ?2 AND ts < ?3";

inline constexpr auto conversationFacts
    = "SELECT c.ext, c.source, c.shop, c.bot, c.customer_name, k.ext, c.n, c.first_ts, c.last_ts FROM conv c"
      " LEFT JOIN customer k ON k.id = c.customer WHERE c.id = ?1";
inline constexpr auto anyNote = "SELECT EXISTS(SELECT 1 FROM note)";
inline constexpr auto noteOf = "SELECT marked, comment FROM note WHERE msg = ?1";
inline constexpr auto senderWord = "SELECT word FROM sender WHERE id = ?1";
inline constexpr auto languageTag = "SELECT tag FROM lang WHERE id = ?1";
inline constexpr auto shopNames = "SELECT ext, name FROM shop WHERE id = ?1";
inline constexpr auto botNames = "SELECT ext, name FROM bot WHERE id = ?1";
inline constexpr auto sourceName = "SELECT name FROM source WHERE id = ?1";

#define AGENTCONSOLE_CUSTOMER_ROW                                                                            \
    "SELECT k.id, k.ext, k.source, k.name, k.email, k.shop, k.conversations, k.last_ts FROM customer k "
inline constexpr auto customersById = AGENTCONSOLE_CUSTOMER_ROW "WHERE k.ext = ?1 LIMIT ?2";
inline constexpr auto customersByName
    = AGENTCONSOLE_CUSTOMER_ROW "WHERE k.name >= ?1 AND k.name < ?3 LIMIT ?2";
inline constexpr auto customersByEmail
    = AGENTCONSOLE_CUSTOMER_ROW "WHERE k.email >= ?1 AND k.email < ?3 LIMIT ?2";
inline constexpr auto customersByPart
    = AGENTCONSOLE_CUSTOMER_ROW "WHERE instr(lower(k.name), ?1) OR instr(lower(k.email), ?1)";

inline constexpr auto shopFacets = "SELECT ext, name, n FROM shop WHERE n > 0 ORDER BY n DESC, ext";
inline constexpr auto botFacets = "SELECT ext, name, n FROM bot WHERE n > 0 ORDER BY n DESC, ext";
inline constexpr auto languageFacets
    = "SELECT tag, '', n FROM lang WHERE n > 0 AND tag <> '' ORDER BY n DESC, tag";
inline constexpr auto senderFacets = "SELECT word, '', n FROM sender WHERE n > 0 ORDER BY n DESC, word";
inline constexpr auto sourceFacets = "SELECT name, '', n FROM source WHERE n > 0 ORDER BY n DESC, name";
inline constexpr auto totals = "SELECT sum(n), sum(conversations), sum(customers) FROM source";
inline constexpr auto marks = "SELECT count(*) FROM note WHERE marked AND msg IS NOT NULL";
inline constexpr auto lastTime = "SELECT last_ts FROM conv ORDER BY last_ts DESC LIMIT 1";
inline constexpr auto firstOfSegment = "SELECT ts FROM msg WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT 1";
inline constexpr auto volumes
    = "SELECT hour, shop, bot, sender, n FROM hour WHERE hour >= ?1 AND hour < ?2 ORDER BY hour";

inline constexpr auto shopsNamed = "SELECT id FROM shop WHERE ext = ?1 OR name = ?1 COLLATE NOCASE";
inline constexpr auto botsNamed = "SELECT id FROM bot WHERE ext = ?1 OR name = ?1 COLLATE NOCASE";
inline constexpr auto customersNamed = "SELECT id FROM customer WHERE ext = ?1"
                                       " UNION ALL SELECT id FROM customer WHERE email = ?1"
                                       " UNION ALL SELECT id FROM customer WHERE name = ?1";

#undef AGENTCONSOLE_CONV_ROW
#undef AGENTCONSOLE_MSG_ROW
#undef AGENTCONSOLE_CUSTOMER_ROW

/// Those that fill a page of conversations or messages: never a scan of messages, never a sorter.
[[nodiscard]] inline std::vector<std::string> pages()
{
    return {conversationById, conversationByExt, conversationsByExt, conversationWithoutId,
        conversationsWithoutId, conversationsDown, conversationsOfShopDown, conversationsOfBotDown,
        conversationsOfCustomerDown, noteOf, messagesUp, messagesDown, placeOfMessage, placeFromTime,
        placeAfter, placesUp, countBetween, countTimes, conversationFacts, senderWord, languageTag, shopNames,
        botNames, sourceName, customersById, customersByName, customersByEmail, customersNamed, lastTime,
        firstOfSegment, totals, marks, volumes};
}
/// Those that may look at all of a small table.
[[nodiscard]] inline std::vector<std::string> overviews()
{
    return {customersByPart, shopFacets, botFacets, languageFacets, senderFacets, sourceFacets, shopsNamed,
        botsNamed};
}

} // namespace core::history::readsql
