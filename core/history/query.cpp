// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/query.h"

#include "core/history/textmatch.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

using Kind = Term::Kind;

struct Key
{
    QLatin1StringView word;
    Kind kind;
};
constexpr std::array keys = {Key{"contains"_L1, Kind::Contains}, Key{"from"_L1, Kind::Sender},
    Key{"bot"_L1, Kind::Bot}, Key{"shop"_L1, Kind::Shop}, Key{"lang"_L1, Kind::Lang},
    Key{"conv"_L1, Kind::Conversation}, Key{"customer"_L1, Kind::Customer}, Key{"mark"_L1, Kind::Mark},
    Key{"before"_L1, Kind::Time}, Key{"after"_L1, Kind::Time}, Key{"on"_L1, Kind::Time}};

constexpr qint64 openStart = std::numeric_limits<qint64>::min();
constexpr qint64 openEnd = std::numeric_limits<qint64>::max();

Term termOf(Kind kind, const QString &text)
{
    Term term;
    term.kind = kind;
    term.text = text;
    return term;
}

bool hasUnits(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return !textUnits({utf8.constData(), std::size_t(utf8.size())}).empty();
}

QStringView bareWord(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    return text.sliced(from, end - from);
}

struct Quoted
{
    QString text;
    qsizetype end = 0; // behind the closing quote
};
/// What stands in quotes at `from`; nothing when it is empty or the quote does not close.
std::optional<Quoted> quoted(QStringView text, qsizetype from)
{
    if (from >= text.size() || text[from] != u'"')
        return std::nullopt;
    QString content;
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        const bool escapes
            = text[i] == u'\\' && i + 1 < text.size() && (text[i + 1] == u'"' || text[i + 1] == u'\\');
        if (text[i] == u'"')
            return content.isEmpty() ? std::nullopt : std::optional(Quoted{content, i + 1});
        content += escapes ? text[++i] : text[i];
    }
    return std::nullopt;
}

std::optional<Term> timeTerm(const QString &key, const QString &value)
{
    const auto span = parseTimeSpan(value, QDateTime::currentMSecsSinceEpoch());
    if (!span)
        return std::nullopt;
    Term term = termOf(Kind::Time, value);
    term.key = key;
    term.fromMs = key == "before"_L1 ? openStart : span->fromMs;
    term.toMs = key == "before"_L1 ? span->fromMs : key == "after"_L1 ? openEnd : span->toMs;
    return term;
}

std::optional<Term> filterTerm(const Key &key, const QString &value)
{
    // However many blanks: written down as words, they would be one.
    if (key.kind == Kind::Time)
        return timeTerm(key.word, value.simplified());
    if (key.kind != Kind::Mark)
        return termOf(key.kind, value);
    const QString answer = value.simplified().toLower();
    if (answer != "yes"_L1 && answer != "no"_L1)
        return std::nullopt;
    return termOf(Kind::Mark, answer);
}

/// Reads terms one after the other; what is no operator is a word.
class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) { skipBlanks(); }

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

    bool takeOr()
    {
        const bool isOr = bareWord(m_text, m_at) == u"OR";
        const qsizetype start = m_at;
        if (isOr)
            moveTo(m_at + 2);
        if (isOr && !atEnd())
            return true;
        m_at = start;
        return false;
    }

    Term takeTerm()
    {
        const bool negated = m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
        m_at += negated ? 1 : 0;
        Term term = takePositive();
        term.negated = negated;
        return term;
    }

private:
    Term takePositive()
    {
        if (const auto phrase = quoted(m_text, m_at)) {
            moveTo(phrase->end);
            return termOf(hasUnits(phrase->text) ? Kind::Phrase : Kind::Contains, phrase->text);
        }
        for (const Key &key : keys) {
            if (auto term = takeKey(key))
                return *term;
        }
        const QStringView word = bareWord(m_text, m_at);
        moveTo(m_at + word.size());
        // An OR that joins nothing is a word; in lower case it stays one wherever it is written.
        return termOf(Kind::Words, word == u"OR" ? u"or"_s : word.toString());
    }

    std::optional<Term> takeKey(const Key &key)
    {
        const qsizetype colon = m_at + key.word.size();
        if (colon + 1 >= m_text.size() || m_text[colon] != u':'
            || m_text.sliced(m_at, key.word.size()).compare(key.word, Qt::CaseInsensitive) != 0)
            return std::nullopt;
        const auto inQuotes = quoted(m_text, colon + 1);
        const QStringView bare = bareWord(m_text, colon + 1);
        const QString value = inQuotes ? inQuotes->text : bare.toString();
        if (value.isEmpty() || (!inQuotes && value.startsWith("\"\""_L1)))
            return std::nullopt;
        auto term = filterTerm(key, value);
        if (term)
            moveTo(inQuotes ? inQuotes->end : colon + 1 + bare.size());
        return term;
    }

    void moveTo(qsizetype at)
    {
        m_at = at;
        skipBlanks();
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

/// Punctuation beside words says nothing; alone it is what the person looks for.
void settlePunctuation(Query &query)
{
    const auto isPunctuation = [](const Term &t) { return t.kind == Kind::Words && !hasUnits(t.text); };
    bool onlyPunctuation = true;
    for (const auto &group : std::as_const(query.groups)) {
        onlyPunctuation = onlyPunctuation && std::all_of(group.cbegin(), group.cend(), [&](const Term &t) {
            return !t.isText() || isPunctuation(t);
        });
    }
    for (auto &group : query.groups) {
        if (!onlyPunctuation)
            group.removeIf(isPunctuation);
        for (Term &term : group) {
            if (isPunctuation(term))
                term.kind = Kind::Contains;
        }
    }
    query.groups.removeIf([](const QVector<Term> &group) { return group.isEmpty(); });
}

bool holdsBlank(QStringView text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

QString inQuotes(QString text)
{
    return u'"' + text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) + u'"';
}

QString termText(const Term &term)
{
    const QString sign = term.negated ? u"-"_s : QString();
    if (term.kind == Kind::Words) {
        // Blanks come only from code, never from parse(): the nearest that can be written is a phrase.
        return sign + (holdsBlank(term.text) ? inQuotes(term.text) : term.text);
    }
    if (term.kind == Kind::Phrase)
        return sign + inQuotes(term.text);
    const auto *const key = std::find_if(keys.begin(), keys.end(),
        [&term](const Key &k) { return k.kind == term.kind && (term.key.isEmpty() || k.word == term.key); });
    const bool bare = !holdsBlank(term.text) && !term.text.startsWith(u'"');
    return sign + key->word + u':' + (bare ? term.text : inQuotes(term.text));
}

QString instantText(qint64 ms)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return at.time() == QTime(0, 0) ? at.date().toString(Qt::ISODate) : at.toString(Qt::ISODateWithMs);
}

} // namespace

Query Query::parse(QStringView text)
{
    Query query;
    Reader reader(text);
    while (!reader.atEnd()) {
        if (!query.groups.isEmpty() && reader.takeOr())
            query.groups.last().append(reader.takeTerm());
        else
            query.groups.append(QVector<Term>{reader.takeTerm()});
    }
    settlePunctuation(query);
    return query;
}

QString Query::toText() const
{
    QStringList parts;
    for (const auto &group : groups) {
        QStringList alternatives;
        for (const Term &term : group) {
            if (!term.text.isEmpty())
                alternatives.append(termText(term));
        }
        if (!alternatives.isEmpty())
            parts.append(alternatives.join(" OR "_L1));
    }
    return parts.join(u' ');
}

bool Query::hasText() const
{
    return std::any_of(groups.cbegin(), groups.cend(), [](const auto &group) {
        return std::any_of(group.cbegin(), group.cend(), [](const Term &t) { return t.isText(); });
    });
}

bool Query::needsScan() const
{
    const auto isIndexed = [](const Term &t) {
        return !t.negated && t.isText() && t.kind != Kind::Contains && hasUnits(t.text);
    };
    return hasText() && std::none_of(groups.cbegin(), groups.cend(), [&](const auto &group) {
        return std::all_of(group.cbegin(), group.cend(), isIndexed);
    });
}

Term Query::filter(Term::Kind kind, const QString &value, bool negated)
{
    const bool indexed = kind != Kind::Words && kind != Kind::Phrase;
    Term term = termOf(indexed || hasUnits(value) ? kind : Kind::Contains, value);
    term.negated = negated;
    if (kind == Kind::Mark)
        term.text = value.toLower();
    return term;
}

Term Query::span(qint64 fromMs, qint64 toMs)
{
    Term term = termOf(Kind::Time, {});
    term.key = u"on"_s;
    term.fromMs = fromMs;
    term.toMs = toMs;
    if (fromMs == openStart && toMs == openEnd)
        return term;
    if (toMs == openEnd) {
        term.key = u"after"_s;
        term.text = instantText(fromMs);
    } else if (fromMs == openStart) {
        term.key = u"before"_s;
        term.text = instantText(toMs);
    } else {
        const QDateTime last = QDateTime::fromMSecsSinceEpoch(toMs - 1, Qt::UTC);
        const QDateTime first = QDateTime::fromMSecsSinceEpoch(fromMs, Qt::UTC);
        const bool days = first.time() == QTime(0, 0) && last.time() == QTime(23, 59, 59, 999);
        const Qt::DateFormat format = days ? Qt::ISODate : Qt::ISODateWithMs;
        const QString begin = days ? first.date().toString(format) : first.toString(format);
        const QString end = days ? last.date().toString(format) : last.toString(format);
        term.text = begin == end ? begin : begin + ".."_L1 + end;
    }
    return term;
}

} // namespace core::history
