// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/indexexpression.h"

#include "core/history/searchstatements.h"
#include "core/history/textmatch.h"
#include "core/history/tokenizer.h"

#include <algorithm>
#include <optional>

namespace core::history {

namespace {

constexpr int maxContinuations = 256;
constexpr std::size_t maxTokens = 48; // of one term; more narrow nothing and the text is checked anyway

using Kind = TextUnit::Kind;

bool joins(const std::vector<TextUnit> &units, std::size_t i)
{
    return i > 0 && units[i].glued && units[i].kind == Kind::Cjk && units[i - 1].kind == Kind::Cjk;
}

/// Words that begin with `start`: an OR of all of them; nothing when there are too many.
Result<std::optional<std::string>> continuations(StatementPool &pool, const std::string &start)
{
    const std::string end = start + '\xFF';
    Statement words = pool.take(searchsql::wordsFrom);
    words.bind(1, std::string_view(start)).bind(2, std::string_view(end)).bind(3, maxContinuations + 1);
    std::vector<std::string> tokens;
    while (words.next())
        tokens.push_back(matchToken(words.text(0)));
    if (words.failed())
        return tl::make_unexpected(words.error());
    if (tokens.size() > std::size_t(maxContinuations))
        return std::nullopt;
    if (tokens.empty())
        return std::optional(
            matchToken(start)); // no such word: finds nothing, and says so in the index's own terms
    return std::optional(joinedExpressions(tokens, " OR "));
}

} // namespace

std::string joinedExpressions(const std::vector<std::string> &parts, const char *with)
{
    std::string all;
    std::size_t count = 0;
    for (const std::string &part : parts) {
        if (part.empty())
            continue;
        if (count++ > 0)
            all += with;
        all += part;
    }
    return count > 1 ? '(' + all + ')' : all;
}

Result<IndexExpression> indexExpressionOf(StatementPool &pool, const Term &term)
{
    const QByteArray utf8 = term.text.toUtf8();
    const auto units = textUnits({utf8.constData(), std::size_t(utf8.size())});
    std::vector<std::string> tokens;
    bool cut = false;
    bool wide = false;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool last = i + 1 == units.size();
        if (joins(units, i)) {
            tokens.push_back(matchToken(units[i - 1].folded + units[i].folded));
        } else if (units[i].kind == Kind::Cjk && !last && joins(units, i + 1)) {
            continue; // its pair says more
        } else {
            const std::string word(indexToken(units[i].folded));
            cut = cut || word.size() < units[i].folded.size();
            const bool open = last && term.kind == Term::Kind::Words && units[i].kind == Kind::Word;
            if (!open || word.size() < units[i].folded.size()) {
                tokens.push_back(matchToken(word));
                continue;
            }
            auto begun = continuations(pool, word);
            if (!begun)
                return tl::make_unexpected(begun.error());
            wide = !*begun;
            if (!wide)
                tokens.insert(tokens.begin(), std::move(**begun));
            else if (tokens.empty()) // else the whole words before it narrow better
                tokens.push_back(matchToken(word) + " *");
        }
    }
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    if (tokens.size() > maxTokens)
        tokens.resize(maxTokens);
    const bool single = units.size() == 1 || (units.size() == 2 && joins(units, 1));
    return IndexExpression{joinedExpressions(tokens, " AND "), single && !cut, wide && units.size() == 1};
}

} // namespace core::history
