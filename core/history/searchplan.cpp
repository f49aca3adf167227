// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/searchplan.h"

#include "core/history/indexexpression.h"
#include "core/history/schema.h"
#include "core/history/searchstatements.h"
#include "core/history/tokenizer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

/// Up to so many messages of conversations are read one by one rather than by the index.
constexpr std::int64_t fewMessages = 50'000;
/// An exclusion by marker lists the other values; beyond that the row is asked.
constexpr std::size_t maxMarkers = 64;

using Kind = Filter::Kind;

bool sameText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isLanguage(const QString &tag, const QString &wanted)
{
    if (!wanted.endsWith(u'*'))
        return sameText(tag, wanted);
    const QString family = wanted.chopped(1);
    return sameText(tag, family) || tag.startsWith(family + u'-', Qt::CaseInsensitive);
}

bool isWholeNumber(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The only text term when it is a bare word by itself: it may name an id. Group and term, or nothing.
const Term *nameIn(const Query &query, int &group)
{
    const Term *only = nullptr;
    for (int i = 0; i < query.groups.size(); ++i) {
        for (const Term &term : query.groups[i]) {
            if (!term.isText())
                continue;
            if (only || query.groups[i].size() > 1)
                return nullptr;
            only = &term;
            group = i;
        }
    }
    return only && !only->negated && only->kind == Term::Kind::Words ? only : nullptr;
}

class Planner
{
public:
    explicit Planner(StatementPool &pool) : m_pool(pool) { }

    Result<SearchPlan> run(const Query &query, std::int64_t conversation)
    {
        if (conversation != 0) {
            Filter only;
            only.kind = Kind::Conversation;
            only.ids = {conversation};
            addFilters({}, {only}, false);
        }
        readName(query);
        for (int i = 0; i < query.groups.size(); ++i)
            addGroup(query.groups[i], i == m_nameGroup);
        if (m_error)
            return tl::make_unexpected(*m_error);
        chooseDrive();
        m_plan.whole.prepare();
        m_plan.rest.prepare();
        m_plan.filtersOfText.prepare();
        if (m_error)
            return tl::make_unexpected(*m_error);
        return std::move(m_plan);
    }

private:
    struct Resolved
    {
        Filter filter;
        std::vector<std::int64_t> otherIds; // values of its kind besides
    };

    struct Wide
    {
        std::string match;
        QVector<Term> texts;
        std::vector<Filter> filters;
        bool exact = false;
    };

    void readName(const Query &query)
    {
        int group = -1;
        const Term *const term = nameIn(query, group);
        if (!term || term->text.size() > 200)
            return;
        const std::string name = term->text.toStdString();
        m_named.assign(3, Filter());
        m_named[0].kind = Kind::Conversation;
        for (const auto &conversation : conversations(searchsql::conversationsByName, name)) {
            m_named[0].ids.push_back(conversation.id);
            m_namedConversations.push_back(conversation);
        }
        m_named[1].kind = Kind::Customer;
        m_named[2].kind = Kind::Message;
        if (term->text.size() >= 6 || !isWholeNumber(term->text)) {
            m_named[1].ids = ids(searchsql::customersById, name);
            for (const std::int64_t customer : m_named[1].ids)
                append(m_namedConversations, conversationsOf(customer));
            readNamedMessages(*term, name);
        }
        std::erase_if(m_named, [](const Filter &filter) { return filter.ids.empty(); });
        for (Filter &filter : m_named)
            std::sort(filter.ids.begin(), filter.ids.end());
        if (!m_named.empty())
            m_nameGroup = group;
    }

    void readNamedMessages(const Term &term, const std::string &name)
    {
        Statement messages = m_pool.take(searchsql::messagesById);
        bool number = false;
        const qint64 id = term.text.toLongLong(&number);
        if (number && QString::number(id) == term.text)
            messages.bind(1, std::int64_t(id));
        else
            messages.bind(1, std::string_view(name));
        while (messages.next()) {
            m_named[2].ids.push_back(messages.integer(0));
            m_namedMessages.push_back({messages.integer(1), messages.integer(0)});
        }
        take(messages);
    }

    void addGroup(const QVector<Term> &group, bool named)
    {
        std::vector<Filter> filters = named ? m_named : std::vector<Filter>();
        QVector<Term> texts;
        std::vector<std::string> matches;
        std::string excluded;
        bool indexed = true;
        bool exact = true;
        bool wide = false;
        bool always = false;
        for (const Term &term : group) {
            if (term.isText()) {
                texts.append(term);
                const IndexExpression expression = expressionOf(term);
                if (term.negated && expression.exact && !expression.wide && group.size() == 1)
                    excluded = expression.match;
                indexed = indexed && !term.negated && !expression.match.empty();
                exact = exact && expression.exact;
                wide = wide || expression.wide;
                matches.push_back(expression.match);
                continue;
            }
            Resolved resolved = resolve(term);
            const bool unknown = resolved.filter.kind != Kind::Mark && resolved.filter.kind != Kind::Time
                && resolved.filter.ids.empty();
            always = always || (unknown && resolved.filter.negated);
            if (unknown)
                continue;
            if (resolved.filter.kind == Kind::Time && group.size() == 1 && !term.negated) {
                m_plan.fromMs = std::max(m_plan.fromMs, resolved.filter.fromMs);
                m_plan.toMs = std::min(m_plan.toMs, resolved.filter.toMs);
                return;
            }
            const std::string markers = markersOf(resolved);
            indexed = indexed && !markers.empty();
            matches.push_back(markers);
            filters.push_back(std::move(resolved.filter));
        }
        if (always)
            return;
        if (texts.isEmpty() && filters.empty()) {
            m_nothing = true;
            return;
        }
        if (indexed && wide) {
            m_wide.push_back({joinedExpressions(matches, " OR "), texts, filters, exact});
        } else if (indexed) {
            m_matches.push_back(joinedExpressions(matches, " OR "));
            m_narrowText = m_narrowText || !texts.isEmpty();
            if (!texts.isEmpty())
                m_textMatches.push_back(m_matches.back());
            else
                m_plan.filtersOfText.add(texts, filters);
        } else if (!excluded.empty()) {
            m_excluded.push_back(excluded);
        }
        addFilters(texts, std::move(filters), (indexed && exact) || !excluded.empty());
    }

    /// `decided`: the index needs no second look.
    void addFilters(const QVector<Term> &texts, std::vector<Filter> filters, bool decided)
    {
        const bool narrows
            = texts.isEmpty() && std::all_of(filters.cbegin(), filters.cend(), [](const Filter &f) {
                  return !f.negated && (f.kind == Kind::Conversation || f.kind == Kind::Customer);
              });
        if (narrows && !m_narrow)
            m_narrow = filters;
        const bool onlyMarked
            = texts.isEmpty() && filters.size() == 1 && filters[0].kind == Kind::Mark && !filters[0].negated;
        m_onlyMarked = m_onlyMarked || onlyMarked;
        if (!decided) {
            m_plan.rest.add(texts, filters);
            m_plan.filtersOfText.add(texts, filters);
        }
        m_plan.whole.add(texts, std::move(filters));
    }

    /// Beside narrower text the few rows found are cheaper to check than the index is to merge.
    void placeWide()
    {
        for (Wide &group : m_wide) {
            if (!m_narrowText)
                m_matches.push_back(std::move(group.match));
            else if (group.exact) {
                m_plan.filtersOfText.add(group.texts, group.filters);
                m_plan.rest.add(group.texts, std::move(group.filters));
            }
        }
        m_plan.wide = !m_wide.empty() && !m_narrowText;
    }

    void chooseDrive()
    {
        placeWide();
        if (!m_matches.empty()) {
            m_plan.match = joinedExpressions(m_matches, " AND ");
            if (!m_textMatches.empty() && m_textMatches.size() < m_matches.size())
                m_plan.textMatch = joinedExpressions(m_textMatches, " AND ");
            if (!m_excluded.empty())
                m_plan.match += " NOT " + joinedExpressions(m_excluded, " OR ");
            if (!m_plan.textMatch.empty() && !m_excluded.empty())
                m_plan.textMatch += " NOT " + joinedExpressions(m_excluded, " OR ");
        }
        if (m_nothing || m_plan.fromMs >= m_plan.toMs) {
            m_plan.drive = SearchPlan::Drive::Nothing;
        } else if (m_narrow && narrowed()) {
            m_plan.drive = SearchPlan::Drive::Conversations;
        } else if (m_onlyMarked) {
            m_plan.drive = SearchPlan::Drive::Messages;
            readMarked();
        } else if (!m_plan.match.empty()) {
            m_plan.drive = SearchPlan::Drive::Index;
            m_plan.conversations = std::move(m_namedConversations);
            m_plan.messages = std::move(m_namedMessages);
        }
        const auto byId = [](const auto &a, const auto &b) { return a.id < b.id; };
        auto &list = m_plan.conversations;
        std::sort(list.begin(), list.end(), byId);
        list.erase(
            std::unique(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.id == b.id; }),
            list.end());
        std::sort(m_plan.messages.begin(), m_plan.messages.end());
    }

    /// Whether the conversations asked for are the shorter way; if so the plan has them.
    bool narrowed()
    {
        std::vector<SearchPlan::Conversation> list;
        std::int64_t messages = 0;
        for (const Filter &filter : *m_narrow) {
            for (const std::int64_t id : filter.ids) {
                append(list,
                    filter.kind == Kind::Customer ? conversationsOf(id)
                                                  : conversations(searchsql::conversationById, id));
            }
        }
        for (const auto &conversation : list)
            messages += conversation.messages;
        if (!m_plan.match.empty() && messages > fewMessages)
            return false;
        m_plan.conversations = std::move(list);
        return true;
    }

    void readMarked()
    {
        Statement statement = m_pool.take(searchsql::marked);
        while (statement.next())
            m_plan.messages.push_back({statement.integer(1), statement.integer(0)});
        take(statement);
    }

    IndexExpression expressionOf(const Term &term)
    {
        if (term.kind == Term::Kind::Contains)
            return {};
        auto expression = indexExpressionOf(m_pool, term);
        if (expression)
            return std::move(*expression);
        m_error = expression.error();
        return {};
    }

    Resolved resolve(const Term &term)
    {
        Resolved resolved;
        Filter &filter = resolved.filter;
        filter.negated = term.negated;
        const std::string name = term.text.toStdString();
        const auto byWord = [&](Statement &row) { return sameText(row.string(1), term.text); };
        const auto byNames = [&](Statement &row) {
            return row.string(1) == term.text || (!row.text(2).empty() && sameText(row.string(2), term.text));
        };
        switch (term.kind) {
        case Term::Kind::Sender:
            choose(resolved, Kind::Sender, searchsql::senders, byWord);
            break;
        case Term::Kind::Lang:
            choose(resolved, Kind::Lang, searchsql::languages,
                [&](Statement &row) { return isLanguage(row.string(1), term.text); });
            break;
        case Term::Kind::Shop:
            choose(resolved, Kind::Shop, searchsql::shops, byNames);
            break;
        case Term::Kind::Bot:
            choose(resolved, Kind::Bot, searchsql::bots, byNames);
            break;
        case Term::Kind::Conversation:
            filter.kind = Kind::Conversation;
            for (const auto &conversation : conversations(searchsql::conversationsByName, name))
                filter.ids.push_back(conversation.id);
            break;
        case Term::Kind::Customer:
            filter.kind = Kind::Customer;
            filter.ids = ids(searchsql::customersByName, name);
            break;
        case Term::Kind::Mark:
            filter.kind = Kind::Mark;
            filter.negated = term.negated != (term.text == "no"_L1);
            break;
        default:
            filter.kind = Kind::Time;
            filter.fromMs = term.fromMs;
            filter.toMs = term.toMs;
        }
        std::sort(filter.ids.begin(), filter.ids.end());
        return resolved;
    }

    template <class Wanted>
    void choose(Resolved &resolved, Kind kind, std::string_view sql, Wanted wanted)
    {
        resolved.filter.kind = kind;
        if (kind == Kind::Shop || kind == Kind::Bot)
            resolved.otherIds.push_back(0);
        Statement statement = m_pool.take(sql);
        while (statement.next())
            (wanted(statement) ? resolved.filter.ids : resolved.otherIds).push_back(statement.integer(0));
        take(statement);
    }

    /// The marker tokens that stand for a filter; empty when it has none, or too many.
    static std::string markersOf(const Resolved &resolved)
    {
        char mark = 0;
        switch (resolved.filter.kind) {
        case Kind::Sender:
            mark = kSenderMark;
            break;
        case Kind::Lang:
            mark = kLanguageMark;
            break;
        case Kind::Shop:
            mark = kShopMark;
            break;
        case Kind::Bot:
            mark = kBotMark;
            break;
        default:
            return {};
        }
        const auto &list = resolved.filter.negated ? resolved.otherIds : resolved.filter.ids;
        if (list.size() > maxMarkers)
            return {};
        std::vector<std::string> tokens;
        tokens.reserve(std::size_t(list.size()));
        for (const std::int64_t id : list)
            tokens.push_back(matchToken(markToken(mark, id)));
        return joinedExpressions(tokens, " OR ");
    }

    template <class Value>
    std::vector<SearchPlan::Conversation> conversations(std::string_view sql, const Value &key)
    {
        std::vector<SearchPlan::Conversation> list;
        Statement statement = m_pool.take(sql);
        if constexpr (std::is_integral_v<Value>)
            statement.bind(1, key);
        else
            statement.bind(1, std::string_view(key));
        while (statement.next()) {
            list.push_back(
                {statement.integer(0), statement.integer(1), statement.integer(2), statement.integer(3)});
        }
        take(statement);
        return list;
    }

    std::vector<SearchPlan::Conversation> conversationsOf(std::int64_t customer)
    {
        return conversations(searchsql::conversationsOfCustomer, customer);
    }

    std::vector<std::int64_t> ids(std::string_view sql, const std::string &name)
    {
        std::vector<std::int64_t> found;
        Statement statement = m_pool.take(sql);
        statement.bind(1, std::string_view(name));
        while (statement.next())
            found.push_back(statement.integer(0));
        take(statement);
        return found;
    }

    void take(const Statement &statement)
    {
        if (statement.failed())
            m_error = statement.error();
    }

    template <class T>
    static void append(std::vector<T> &to, const std::vector<T> &more)
    {
        to.insert(to.end(), more.cbegin(), more.cend());
    }

    StatementPool &m_pool;
    SearchPlan m_plan;
    std::optional<Error> m_error;
    bool m_nothing = false;
    bool m_onlyMarked = false;
    std::vector<std::string> m_matches; // joined with AND
    std::vector<std::string> m_textMatches; // those of them that are about the text
    std::vector<Wide> m_wide;
    bool m_narrowText = false;
    std::vector<std::string> m_excluded;
    std::optional<std::vector<Filter>> m_narrow;
    int m_nameGroup = -1;
    std::vector<Filter> m_named; // what the only word names, as alternatives to its text
    std::vector<SearchPlan::Conversation> m_namedConversations;
    std::vector<Position> m_namedMessages;
};

} // namespace

Result<SearchPlan> SearchPlan::make(StatementPool &pool, const Query &query, std::int64_t conversation)
{
    return Planner(pool).run(query, conversation);
}

} // namespace core::history
