// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/searchcorpus.h"

#include "core/base/timestamp.h"
#include "core/history/textmatch.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core::history;

namespace tests {

namespace {

constexpr int minutesOfCorpus = 20'000;

template <class List>
auto anyOf(const List &list, QRandomGenerator &random)
{
    return list[random.bounded(int(list.size()))];
}

bool same(const QString &a, const QString &b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

bool filterHolds(const Term &term, const PlainRow &row)
{
    using Kind = Term::Kind;
    switch (term.kind) {
    case Kind::Sender:
        return same(term.text, row.sender);
    case Kind::Bot:
        return term.text == row.bot || same(term.text, row.botName);
    case Kind::Shop:
        return term.text == row.shop || same(term.text, row.shopName);
    case Kind::Lang:
        return same(term.text, row.lang)
            || (term.text.endsWith(u'*')
                && (same(term.text.chopped(1), row.lang)
                    || row.lang.startsWith(term.text.chopped(1) + u'-', Qt::CaseInsensitive)));
    case Kind::Conversation:
        return term.text == row.conversationId;
    case Kind::Customer:
        return term.text == row.customerId || same(term.text, row.customerEmail)
            || same(term.text, row.customerName);
    case Kind::Mark:
        return row.marked == (term.text == "yes"_L1);
    case Kind::Time:
        return row.ts >= term.fromMs && row.ts < term.toMs;
    default:
        return false;
    }
}

QString onlyWordOf(const Query &query)
{
    QVector<Term> texts;
    for (const auto &group : query.groups) {
        for (const Term &term : group) {
            if (term.isText())
                texts.append(group.size() == 1 && !term.negated ? term : Term());
        }
    }
    return texts.size() == 1 && texts[0].kind == Term::Kind::Words ? texts[0].text : QString();
}

} // namespace

QVector<PlainRow> plainRows(Database &db)
{
    Statement statement = db.prepare(
        "SELECT m.id, m.conv, m.ts, s.word, l.tag, h.ext, h.name, b.ext, b.name, c.ext, k.ext, k.email, "
        "k.name,"
        " CAST(m.ext AS TEXT), coalesce((SELECT marked FROM note WHERE msg = m.id), 0), m.content"
        " FROM msg m JOIN conv c ON c.id = m.conv JOIN sender s ON s.id = m.sender JOIN lang l ON l.id = "
        "m.lang"
        " LEFT JOIN shop h ON h.id = coalesce(m.shop, c.shop) LEFT JOIN bot b ON b.id = coalesce(m.bot, "
        "c.bot)"
        " LEFT JOIN customer k ON k.id = c.customer ORDER BY m.ts DESC, m.id DESC");
    QVector<PlainRow> rows;
    while (statement.next()) {
        PlainRow row;
        row.id = statement.integer(0);
        row.conv = statement.integer(1);
        row.ts = statement.integer(2);
        QString *const texts[] = {&row.sender, &row.lang, &row.shop, &row.shopName, &row.bot, &row.botName,
            &row.conversationId, &row.customerId, &row.customerEmail, &row.customerName, &row.messageId};
        int column = 3;
        for (QString *text : texts)
            *text = statement.string(column++);
        row.marked = statement.integer(14) != 0;
        row.content = std::string(statement.text(15));
        rows.append(row);
    }
    if (statement.failed())
        qFatal("%s", qPrintable(statement.error().detail));
    return rows;
}

PlainMeaning::PlainMeaning(const Query &query) : m_query(query), m_matcher(query), m_name(onlyWordOf(query))
{ }

bool PlainMeaning::holds(const PlainRow &row) const
{
    const auto anyFilter = [&](int index) {
        const auto &group = m_query.groups[index];
        return std::any_of(group.cbegin(), group.cend(),
            [&](const Term &term) { return !term.isText() && filterHolds(term, row) != term.negated; });
    };
    for (int i = 0; i < m_query.groups.size(); ++i) {
        const auto &group = m_query.groups[i];
        const bool text = std::any_of(group.cbegin(), group.cend(), [](const Term &t) { return t.isText(); });
        if (!text && !anyFilter(i))
            return false;
    }
    if (m_matcher.matches(row.content, anyFilter))
        return true;
    const bool number = std::all_of(m_name.cbegin(), m_name.cend(), [](QChar c) { return c.isDigit(); });
    if (m_name.isEmpty())
        return false;
    return m_name == row.conversationId
        || ((m_name.size() >= 6 || !number) && (m_name == row.messageId || m_name == row.customerId));
}

SearchCorpus::SearchCorpus(ArchiveFile &file, quint32 seed, int messages)
{
    m_words = QStringList{u"refund"_s, u"refunded"_s, u"Order"_s, u"order"_s, u"where"_s, u"is"_s, u"my"_s,
        u"Crème"_s, u"brûlée"_s, u"STRASSE"_s, u"straße"_s, u"a"_s, u"42"_s, u"100123"_s, u"foo@bar.com"_s,
        u"10%_x"_s, u"re\u200Bfund"_s, u"退款"_s, u"我要退款"_s, u"退。款"_s, u"订单"_s, u"手机iPhone15"_s,
        u"カタログ"_s, u"ｶﾀ"_s, u"ガラス"_s, u"か\u3099"_s, u"환불"_s, u"환불해주세요"_s,
        u"\u1112\u116A\u11AB불"_s, u"คืนเงิน"_s, u"ขอคืน"_s, u"ကျေးဇူး"_s, u"पैसा"_s, u"वापस"_s, u"استرداد"_s,
        u"الْكِتَابُ"_s, u"أحمد"_s, u"שָׁלוֹם"_s, u"возврат"_s, u"Ёлка"_s, u"Ὀδυσσεύς"_s, u"👍"_s, u"👍🏽"_s,
        u"👩\u200D👧"_s, u"❤\uFE0F"_s, u"🇩🇪"_s, u"𠮷野"_s, u"?!"_s, u"..."_s, u"-"_s, u"\"so\""_s, u"NEAR"_s,
        u"OR"_s, u"DROP"_s, QString(u"nul"_s + QChar(0) + u"byte"_s), u"longword"_s.repeated(15)};
    // More words with one beginning than a prefix query names one by one.
    for (int i = 0; i < 400; ++i)
        m_words.append(u"q%1"_s.arg(i, 3, 10, QChar(u'0')));

    QRandomGenerator random(seed);
    std::vector<IncomingMessage> all;
    for (int i = 0; i < messages; ++i) {
        all.push_back(message(random, i));
        m_texts.append(QString::fromStdString(all.back().content));
    }
    const auto third = std::ptrdiff_t(all.size() / 3);
    file.write({all.begin() + third, all.end() - third});
    file.write({all.begin(), all.begin() + third}, u"other"_s);
    file.write({all.end() - third, all.end()});
    std::vector<IncomingMessage> later;
    for (const IncomingMessage &old : all) {
        if (random.bounded(12) == 0) {
            later.push_back(old);
            later.back().deleted = random.bounded(2) == 0;
            later.back().content = sentence(random).toStdString();
        }
    }
    file.write(std::move(later));

    const auto db = Database::open(file.path(), Database::Role::Editor);
    if (!db
        || !(*db)->execute("INSERT INTO note(msg, source, conv_ext, msg_ext, marked, comment, updated)"
                           " SELECT m.id, c.source, c.ext, m.ext, m.id % 3 > 0, 'x', 0"
                           " FROM msg m JOIN conv c ON c.id = m.conv WHERE m.id % 17 = 0"))
        qFatal("the corpus cannot be marked");
}

QString SearchCorpus::sentence(QRandomGenerator &random) const
{
    static const QStringList separators = {u" "_s, u" "_s, u" "_s, u", "_s, u""_s, u"。"_s, u"\n"_s};
    QString text;
    for (int i = random.bounded(1, 9); i > 0; --i) {
        // Squared, so that some words are frequent.
        const double place = random.generateDouble();
        text += m_words[int(place * place * place * m_words.size())] + anyOf(separators, random);
    }
    return text;
}

IncomingMessage SearchCorpus::message(QRandomGenerator &random, int number) const
{
    static const QStringList senders = {u"user"_s, u"user"_s, u"bot"_s, u"agent"_s, u"Robot"_s};
    static const QStringList languages = {u"en"_s, u"zh"_s, u"zh-Hant"_s, u"zhx"_s, QString()};
    const int conversation = random.bounded(40);
    auto made = incoming(u"conv-%1"_s.arg(conversation), QString::number(100'000 + number),
        random.bounded(minutesOfCorpus), sentence(random), anyOf(senders, random));
    made.lang = anyOf(languages, random).toStdString();
    if (conversation % 4 != 0) {
        const int shop = random.bounded(10) == 0 ? 9 : conversation % 3;
        made.shopId = std::to_string(shop);
        made.shopName = "Tea House " + made.shopId;
        made.botId = std::to_string(700 + conversation % 5);
        made.customerId = std::to_string(900'000 + conversation % 7);
        made.customerName = "Ann " + made.customerId;
        made.customerEmail = "ann" + made.customerId + "@example.com";
    }
    return made;
}

QString SearchCorpus::textTerm(QRandomGenerator &random) const
{
    const QString word = anyOf(m_words, random);
    const QString text = anyOf(m_texts, random);
    const int from = random.bounded(std::max(1, int(text.size())));
    const int size = random.bounded(1, 14);
    switch (random.bounded(9)) {
    case 0:
        return word.left(random.bounded(1, 5));
    case 1:
        return word;
    case 2:
        return text.mid(from, random.bounded(1, 4)).trimmed();
    case 3:
        return u'"' + text.mid(from, size).remove(u'"').remove(u'\\') + u'"';
    case 4:
        return u'"' + word + u' ' + anyOf(m_words, random) + u'"';
    case 5:
        return u"contains:\""_s + text.mid(from, random.bounded(1, 6)).remove(u'"').remove(u'\\') + u'"';
    case 6:
        return u"q"_s;
    case 7:
        return random.bounded(2) == 0 ? u"conv-7"_s : u"900003"_s;
    default:
        return random.bounded(3) == 0 ? QString::number(100'000 + random.bounded(500)) : word.toUpper();
    }
}

QString SearchCorpus::filterTerm(QRandomGenerator &random) const
{
    static const QStringList filters
        = {u"from:user"_s, u"from:BOT"_s, u"from:robot"_s, u"from:nobody"_s, u"lang:zh"_s, u"lang:zh*"_s,
            u"lang:EN"_s, u"lang:xx"_s, u"shop:1"_s, u"shop:9"_s, u"shop:\"tea house 2\""_s, u"bot:701"_s,
            u"conv:conv-3"_s, u"conv:conv-8"_s, u"conv:none"_s, u"customer:900001"_s,
            u"customer:ANN900002@example.com"_s, u"customer:\"ann 900004\""_s, u"mark:yes"_s, u"mark:no"_s};
    if (random.bounded(4) != 0)
        return anyOf(filters, random);
    const QString day
        = core::formatTimestamp(atMinute(random.bounded(minutesOfCorpus))).left(random.bounded(2) ? 10 : 16);
    return anyOf(QStringList{u"after:"_s, u"before:"_s, u"on:"_s}, random) + day;
}

QString SearchCorpus::query(QRandomGenerator &random) const
{
    QStringList parts;
    for (int i = random.bounded(1, 4); i > 0; --i) {
        const QString sign = random.bounded(5) == 0 ? u"-"_s : QString();
        parts.append(sign + (random.bounded(3) == 0 ? filterTerm(random) : textTerm(random)));
        if (i > 1 && random.bounded(4) == 0)
            parts.append(u"OR"_s);
    }
    return parts.join(u' ');
}

} // namespace tests
