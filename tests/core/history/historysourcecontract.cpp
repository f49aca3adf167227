// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/historysourcecontract.h"

#include <QSignalSpy>

#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using core::chat::Conversation;
using core::chat::Message;

namespace tests {

namespace {

constexpr qint64 kStart = 1'699'999'200'000; // a whole hour
constexpr qint64 kMinute = 60'000;
constexpr int kLong = 120; // messages of "long"
// Numbers: some stores know no other ids of messages and customers.
const QString kAnn = u"11"_s;
const QString kBob = u"12"_s;
const QString kEve = u"13"_s;

Message message(const QString &conversation, const QString &id, int minute, const QString &content,
    const QString &sender = u"user"_s, const QString &lang = u"en"_s)
{
    Message m;
    m.conversationId = conversation;
    m.id = id;
    m.source = u"files"_s;
    m.sentAtMs = kStart + minute * kMinute;
    m.content = content;
    m.sender = sender;
    m.lang = lang;
    return m;
}

void belongTo(QVector<Message> &messages, const QString &shop, const QString &bot, const QString &customer)
{
    for (Message &m : messages) {
        m.shopId = shop;
        m.botId = bot;
        m.customerId = customer;
    }
}

QStringList idsOf(const QVector<Message> &rows)
{
    QStringList ids;
    for (const Message &m : rows)
        ids.append(m.id);
    return ids;
}

QStringList idsOf(const SearchPage &page)
{
    QStringList ids;
    for (const SearchHit &hit : page.hits)
        ids.append(hit.message.conversationId + u'/' + hit.message.id);
    return ids;
}

QStringList idsOf(const ConversationPage &page)
{
    QStringList ids;
    for (const Conversation &c : page.rows)
        ids.append(c.id);
    return ids;
}

QStringList longIds(int first, int count)
{
    QStringList ids;
    for (int i = first; i < first + count; ++i)
        ids.append(QString::number(1000 + i));
    return ids;
}

} // namespace

QString HistorySourceContract::nameOf(const QString &id)
{
    return id.isEmpty() ? QString() : u"Name of "_s + id;
}

QString HistorySourceContract::addressOf(const QString &id)
{
    return id.isEmpty() ? QString() : id + u"@example.org"_s;
}

QVector<Message> HistorySourceContract::sample()
{
    QVector<Message> tea{message(u"tea"_s, u"1"_s, 0, u"Where is my green tea?"_s),
        message(u"tea"_s, u"2"_s, 1, u"It is on its way, café au lait too."_s, u"bot"_s),
        message(u"tea"_s, u"3"_s, 200, u"Refund please, I want my money back"_s)};
    belongTo(tea, u"s1"_s, u"b1"_s, kAnn);
    QVector<Message> cup{message(u"cup"_s, u"4"_s, 10, u"我要退款，谢谢"_s, u"user"_s, u"zh"_s),
        message(u"cup"_s, u"5"_s, 11, u"好的，退款已处理 👍"_s, u"assistant"_s, u"zh"_s)};
    belongTo(cup, u"s2"_s, u"b1"_s, kBob);
    QVector<Message> again{
        message(u"again"_s, u"6"_s, 300, u"I want a refund of order 100%_x now"_s, u"agent"_s)};
    belongTo(again, u"s1"_s, u"b2"_s, kAnn);
    QVector<Message> many;
    for (int i = 0; i < kLong; ++i)
        many.append(message(u"long"_s, QString::number(1000 + i), 20 + i / 2,
            u"This is line %1 of the story"_s.arg(i), i % 2 ? u"bot"_s : u"user"_s));
    belongTo(many, u"s2"_s, u"b2"_s, kEve);
    return tea + cup + again + many;
}

void HistorySourceContract::conversationsComeNewestFirstPageByPage()
{
    fill(sample());
    QStringList seen;
    std::optional<Position> after;
    do {
        const auto page = answer(store().conversations({}, after, 3));
        QVERIFY(page);
        QVERIFY(page->rows.size() <= 3);
        seen += idsOf(*page);
        after = page->next;
    } while (after);
    QCOMPARE(seen, (QStringList{u"again"_s, u"tea"_s, u"long"_s, u"cup"_s}));
}

void HistorySourceContract::conversationsAreFiltered_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    QTest::addRow("by shop") << u"shop:s1"_s << QStringList{u"again"_s, u"tea"_s};
    QTest::addRow("by a shop's name") << u"shop:\"Name of s2\""_s << QStringList{u"long"_s, u"cup"_s};
    QTest::addRow("by bot") << u"bot:b1"_s << QStringList{u"tea"_s, u"cup"_s};
    QTest::addRow("by customer") << u"customer:11"_s << QStringList{u"again"_s, u"tea"_s};
    QTest::addRow("by address") << u"customer:12@example.org"_s << QStringList{u"cup"_s};
    QTest::addRow("by two columns") << u"shop:s1 bot:b1"_s << QStringList{u"tea"_s};
    QTest::addRow("by one of two shops")
        << u"shop:s1 OR shop:s2"_s << QStringList{u"again"_s, u"tea"_s, u"long"_s, u"cup"_s};
    QTest::addRow("by no shop of that name") << u"shop:none"_s << QStringList();
    QTest::addRow("without a shop") << u"-shop:s1"_s << QStringList{u"long"_s, u"cup"_s};
    QTest::addRow("by a word, ordered by the hit") << u"refund"_s << QStringList{u"again"_s, u"tea"_s};
    QTest::addRow("by sender") << u"from:agent"_s << QStringList{u"again"_s};
    QTest::addRow("by language") << u"lang:zh"_s << QStringList{u"cup"_s};
    QTest::addRow("by a word in a shop") << u"line shop:s2"_s << QStringList{u"long"_s};
}

void HistorySourceContract::conversationsAreFiltered()
{
    QFETCH(QString, query);
    QFETCH(QStringList, expected);
    fill(sample());
    const auto page = answer(store().conversations(Query::parse(query), {}, 10));
    QVERIFY(page);
    QCOMPARE(idsOf(*page), expected);
    QVERIFY(!page->next);
}

void HistorySourceContract::aSummarySaysWhatTheMessagesSay()
{
    fill(sample());
    const auto tea = answer(store().conversation({u"tea"_s, {}, 0}));
    QVERIFY(tea);
    QCOMPARE(tea->source, u"files"_s);
    QCOMPARE(tea->shopId, u"s1"_s);
    QCOMPARE(tea->shopName, nameOf(u"s1"_s));
    QCOMPARE(tea->botName, nameOf(u"b1"_s));
    QCOMPARE(tea->customerId, kAnn);
    QCOMPARE(tea->customerName, nameOf(kAnn));
    QCOMPARE(tea->customerEmail, addressOf(kAnn));
    QVERIFY(!tea->guest);
    QCOMPARE(tea->lang, u"en"_s);
    QCOMPARE(tea->preview, u"Refund please, I want my money back"_s);
    QCOMPARE(tea->lastSender, u"user"_s);
    QCOMPARE(tea->firstAtMs, kStart);
    QCOMPARE(tea->lastAtMs, kStart + 200 * kMinute);
    QCOMPARE(tea->messageCount, 3);
    QCOMPARE(tea->customerMessageCount, 2);
    QCOMPARE(tea->marks, 0);
    const auto byRow = answer(store().conversation(refOf(*tea)));
    QVERIFY(byRow);
    QCOMPARE(*byRow, *tea);
}

void HistorySourceContract::everyAnchorGivesItsPage_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<int>("firstRank");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("anchorRank");
    using Kind = MessageAnchor::Kind;
    const auto row
        = [](const char *name, Kind kind, const QString &id, qint64 value, int first, int size, int anchor) {
              QTest::addRow("%s", name) << int(kind) << id << value << first << size << anchor;
          };
    const auto time = [](int minute) { return kStart + minute * kMinute; };
    row("first", Kind::First, {}, 0, 0, 10, -1);
    row("last", Kind::Last, {}, 0, kLong - 10, 10, -1);
    row("around a message", Kind::AroundMessage, u"1050"_s, 0, 45, 10, 50);
    row("around one near the beginning", Kind::AroundMessage, u"1002"_s, 0, 0, 10, 2);
    row("around one near the end", Kind::AroundMessage, u"1118"_s, 0, kLong - 10, 10, 118);
    row("around a time", Kind::AroundTime, {}, time(40), 35, 10, 40);
    row("around a time between two messages", Kind::AroundTime, {}, time(40) + 1, 37, 10, 42);
    row("around a time before all", Kind::AroundTime, {}, 0, 0, 10, 0);
    row("around a time after all", Kind::AroundTime, {}, time(9999), kLong - 10, 10, kLong - 1);
    row("at a rank", Kind::AtRank, {}, 77, 77, 10, -1);
    row("at a rank near the end", Kind::AtRank, {}, 117, 117, 3, -1);
}

void HistorySourceContract::everyAnchorGivesItsPage()
{
    QFETCH(int, kind);
    QFETCH(QString, id);
    QFETCH(qint64, value);
    QFETCH(int, firstRank);
    QFETCH(int, size);
    QFETCH(int, anchorRank);
    fill(sample());
    const MessageAnchor anchor{MessageAnchor::Kind(kind), {}, id, value};
    const auto page = answer(store().messages({u"long"_s, u"files"_s, 0}, anchor, 10));
    QVERIFY(page);
    QCOMPARE(idsOf(page->rows), longIds(firstRank, size));
    QCOMPARE(page->firstRank, firstRank);
    QCOMPARE(page->anchorRank, anchorRank);
    QCOMPARE(page->total, kLong);
    QCOMPARE(page->hasBefore, firstRank > 0);
    QCOMPARE(page->hasAfter, firstRank + size < kLong);
}

void HistorySourceContract::pagesFollowEachOtherWithoutGap()
{
    fill(sample());
    const ConversationRef ref{u"long"_s, {}, 0};
    const auto last = answer(store().messages(ref, {}, 50));
    QVERIFY(last);
    const auto place = [](const Message &m) { return Position{m.sentAtMs, m.row}; };
    const auto before = answer(
        store().messages(ref, {MessageAnchor::Kind::Before, place(last->rows.constFirst()), {}, 0}, 50));
    QVERIFY(before);
    QCOMPARE(idsOf(before->rows), longIds(20, 50));
    QCOMPARE(before->firstRank, 20);
    const auto rest = answer(
        store().messages(ref, {MessageAnchor::Kind::Before, place(before->rows.constFirst()), {}, 0}, 50));
    QVERIFY(rest);
    QCOMPARE(idsOf(rest->rows), longIds(0, 20));
    QVERIFY(!rest->hasBefore);
    const auto after = answer(
        store().messages(ref, {MessageAnchor::Kind::After, place(rest->rows.constLast()), {}, 0}, 50));
    QVERIFY(after);
    QCOMPARE(idsOf(after->rows), longIds(20, 50));
    QCOMPARE(after->firstRank, 20);
}

void HistorySourceContract::unknownThingsAreNotFound()
{
    fill(sample());
    const auto kindOf
        = [](const auto &result) { return result ? std::nullopt : std::optional(result.error().kind); };
    const ConversationRef nowhere{u"nowhere"_s, {}, 0};
    QCOMPARE(kindOf(answer(store().conversation(nowhere))), Error::Kind::NotFound);
    QCOMPARE(kindOf(answer(store().conversation({u"tea"_s, u"elsewhere"_s, 0}))), Error::Kind::NotFound);
    QCOMPARE(kindOf(answer(store().messages(nowhere, {}, 10))), Error::Kind::NotFound);
    const MessageAnchor missing{MessageAnchor::Kind::AroundMessage, {}, u"77"_s, 0};
    QCOMPARE(kindOf(answer(store().messages({u"tea"_s, {}, 0}, missing, 10))), Error::Kind::NotFound);
    QCOMPARE(kindOf(answer(store().activity(nowhere, 4))), Error::Kind::NotFound);
    QCOMPARE(kindOf(answer(store().setNote({u"tea"_s, {}, 0}, u"77"_s, true, {}))), Error::Kind::NotFound);
}

void HistorySourceContract::searchFinds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    const QString x = u"again/6"_s;
    const QString refund = u"tea/3"_s;
    QTest::addRow("a word, newest first") << u"refund"_s << QStringList{x, refund};
    QTest::addRow("the beginning of a word") << u"ref"_s << QStringList{x, refund};
    QTest::addRow("two words") << u"refund order"_s << QStringList{x};
    QTest::addRow("without a word") << u"refund -order"_s << QStringList{refund};
    QTest::addRow("one of two words") << u"green OR please"_s << QStringList{refund, u"tea/1"_s};
    QTest::addRow("a phrase") << u"\"green tea\""_s << QStringList{u"tea/1"_s};
    QTest::addRow("no phrase across words") << u"\"tea green\""_s << QStringList();
    QTest::addRow("without accents") << u"cafe"_s << QStringList{u"tea/2"_s};
    QTest::addRow("two characters") << u"退款"_s << QStringList{u"cup/5"_s, u"cup/4"_s};
    QTest::addRow("one character") << u"谢"_s << QStringList{u"cup/4"_s};
    QTest::addRow("an emoji") << u"👍"_s << QStringList{u"cup/5"_s};
    QTest::addRow("characters inside words") << u"contains:\"0%_x\""_s << QStringList{x};
    QTest::addRow("by sender") << u"from:assistant"_s << QStringList{u"cup/5"_s};
    QTest::addRow("in a conversation") << u"refund conv:tea"_s << QStringList{refund};
    QTest::addRow("of a customer") << u"customer:11 from:user"_s << QStringList{refund, u"tea/1"_s};
    QTest::addRow("by language and shop") << u"lang:ZH shop:s2"_s << QStringList{u"cup/5"_s, u"cup/4"_s};
    QTest::addRow("nothing marked") << u"mark:yes"_s << QStringList();
    QTest::addRow("a conversation's id") << u"cup"_s << QStringList{u"cup/5"_s, u"cup/4"_s};
    QTest::addRow("nothing") << u"unheard"_s << QStringList();
}

void HistorySourceContract::searchFinds()
{
    QFETCH(QString, query);
    QFETCH(QStringList, expected);
    fill(sample());
    const auto page = answer(store().search(Query::parse(query), {}, 100));
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QCOMPARE(idsOf(*page), expected);
    const auto count = answer(store().count(Query::parse(query), 1000));
    QVERIFY(count);
    QCOMPARE(count->value, expected.size());
    QVERIFY(count->exact);
}

void HistorySourceContract::hitsComeNewestFirstPageByPage()
{
    fill(sample());
    QStringList seen;
    qint64 before = std::numeric_limits<qint64>::max();
    std::optional<Position> after;
    do {
        const auto page = answer(store().search({}, after, 50));
        QVERIFY(page);
        for (const SearchHit &hit : page->hits) {
            QVERIFY(hit.message.sentAtMs <= before);
            before = hit.message.sentAtMs;
            QVERIFY(!hit.customerName.isEmpty());
        }
        seen += idsOf(*page);
        after = page->next;
    } while (after);
    QCOMPARE(seen.size(), sample().size());
    seen.removeDuplicates();
    QCOMPARE(seen.size(), sample().size());
}

void HistorySourceContract::countStopsAtItsCap()
{
    fill(sample());
    const auto capped = answer(store().count(Query::parse(u"line"), 50));
    QVERIFY(capped);
    QCOMPARE(capped->value, 50);
    QVERIFY(!capped->exact);
    const auto all = answer(store().count({}, 10'000));
    QVERIFY(all);
    QCOMPARE(all->value, sample().size());
    QVERIFY(all->exact);
}

void HistorySourceContract::findGoesFromHitToHit()
{
    fill(sample());
    const ConversationRef ref{u"tea"_s, {}, 0};
    const Query query = Query::parse(u"from:user");
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    const auto first = answer(store().findInConversation(ref, query, {least, least}, true));
    QVERIFY(first && *first);
    QCOMPARE((*first)->atMs, kStart);
    const auto second = answer(store().findInConversation(ref, query, **first, true));
    QVERIFY(second && *second);
    QCOMPARE((*second)->atMs, kStart + 200 * kMinute);
    const auto none = answer(store().findInConversation(ref, query, **second, true));
    QVERIFY(none && !*none);
    const auto back = answer(store().findInConversation(ref, query, **second, false));
    QVERIFY(back && *back);
    QCOMPARE(**back, **first);
}

void HistorySourceContract::customersAreFoundByNameAddressAndId()
{
    fill(sample());
    const auto idsFor = [this](const QString &text) {
        QStringList ids;
        const auto found = answer(store().customers(text, 10));
        for (const chat::Customer &customer : found.value_or(QVector<chat::Customer>()))
            ids.append(customer.id);
        return ids;
    };
    QCOMPARE(idsFor(u"name OF"_s), (QStringList{kAnn, kEve, kBob}));
    QCOMPARE(idsFor(u"of 12"_s), QStringList{kBob});
    QCOMPARE(idsFor(u"13@"_s), QStringList{kEve});
    QCOMPARE(idsFor(u"nobody"_s), QStringList());
    const auto ann = answer(store().customers(kAnn, 10));
    QVERIFY(ann);
    QCOMPARE(ann->size(), 1);
    QCOMPARE(ann->constFirst().conversations, 2);
    QCOMPARE(ann->constFirst().lastSeenMs, kStart + 300 * kMinute);
    QCOMPARE(ann->constFirst().email, addressOf(kAnn));
}

void HistorySourceContract::overviewsAddUp()
{
    fill(sample());
    const auto totals = answer(store().totals());
    QVERIFY(totals);
    QCOMPARE(totals->messages, sample().size());
    QCOMPARE(totals->conversations, 4);
    QCOMPARE(totals->customers, 3);
    QCOMPARE(totals->firstAtMs, kStart);
    QCOMPARE(totals->lastAtMs, kStart + 300 * kMinute);
    QCOMPARE(totals->indexedMessages, totals->messages);

    const auto facets = answer(store().facets());
    QVERIFY(facets);
    QStringList lines;
    for (const auto *list : {&facets->shops, &facets->languages, &facets->sources}) {
        for (const Facet &facet : *list)
            lines.append(u"%1 %2"_s.arg(facet.id).arg(facet.messages));
    }
    QCOMPARE(lines, (QStringList{u"s2 122"_s, u"s1 4"_s, u"en 124"_s, u"zh 2"_s, u"files 126"_s}));
    QCOMPARE(facets->shops.constFirst().name, nameOf(u"s2"_s));
    QCOMPARE(facets->senders.constFirst().messages, 63);

    const auto sum = [](const QVector<VolumeRow> &rows) {
        return std::accumulate(rows.begin(), rows.end(), qint64(0),
            [](qint64 n, const VolumeRow &row) { return n + row.messages; });
    };
    const auto all = answer(store().volumes(0, std::numeric_limits<qint64>::max() / 2));
    QVERIFY(all);
    QCOMPARE(sum(*all), sample().size());
    const auto hour = answer(store().volumes(kStart + 3 * 60 * kMinute, kStart + 4 * 60 * kMinute));
    QVERIFY(hour);
    QCOMPARE(hour->size(), 1);
    QCOMPARE(hour->constFirst().shopId, u"s1"_s);
    QCOMPARE(hour->constFirst().sender, u"user"_s);
    QCOMPARE(hour->constFirst().messages, 1);
}

void HistorySourceContract::activityCountsEveryMessageOnce()
{
    fill(sample());
    for (const int buckets : {1, 7, 60, 500}) {
        const auto activity = answer(store().activity({u"long"_s, {}, 0}, buckets));
        QVERIFY(activity);
        QCOMPARE(activity->buckets.size(), buckets);
        QCOMPARE(std::accumulate(activity->buckets.begin(), activity->buckets.end(), qint64(0)), kLong);
        QCOMPARE(activity->firstAtMs, kStart + 20 * kMinute);
    }
    const auto tea = answer(store().activity({u"tea"_s, {}, 0}, 2));
    QVERIFY(tea);
    QCOMPARE(tea->buckets, (QVector<qint64>{2, 1}));
}

void HistorySourceContract::walksGoOldestFirstAndStop()
{
    fill(sample());
    QStringList seen;
    const auto done = answer(store().walk(Query::parse(u"refund OR tea"), [&](const Message &m) {
        seen.append(m.conversationId + u'/' + m.id);
        return true;
    }));
    QVERIFY(done);
    QCOMPARE(seen, (QStringList{u"tea/1"_s, u"tea/3"_s, u"again/6"_s}));
    int visited = 0;
    QVERIFY(answer(store().walk({}, [&](const Message &) { return ++visited < 5; })));
    QCOMPARE(visited, 5);
}

void HistorySourceContract::groupedWalksGoConversationByConversation()
{
    fill(sample());
    QStringList seen;
    const auto visit = [&](const Conversation &c, const Message &m) {
        seen.append(c.id + u'/' + m.id);
        return true;
    };
    QVERIFY(answer(store().walkGrouped(Query::parse(u"-conv:long"), visit)));
    QCOMPARE(seen, (QStringList{u"again/6"_s, u"tea/1"_s, u"tea/2"_s, u"tea/3"_s, u"cup/4"_s, u"cup/5"_s}));
    seen.clear();
    QVERIFY(answer(store().walkGrouped(Query::parse(u"refund"), visit)));
    QCOMPARE(seen, (QStringList{u"again/6"_s, u"tea/3"_s}));
    seen.clear();
    QVERIFY(answer(store().walkGrouped(Query::parse(u"shop:s1 from:user"), visit)));
    QCOMPARE(seen, (QStringList{u"tea/1"_s, u"tea/3"_s}));
}

void HistorySourceContract::notesAreKeptAndTaken()
{
    fill(sample());
    const ConversationRef ref{u"tea"_s, {}, 0};
    QSignalSpy changed(&store(), &HistorySource::changed);
    QVERIFY(answer(store().setNote(ref, u"2"_s, true, u"good answer"_s)));
    QVERIFY(!changed.isEmpty() || changed.wait());
    QCOMPARE(answer(store().conversation(ref))->marks, 1);
    const auto marked = answer(store().search(Query::parse(u"mark:yes"), {}, 10));
    QVERIFY(marked);
    QCOMPARE(idsOf(*marked), QStringList{u"tea/2"_s});
    QCOMPARE(marked->hits.constFirst().message.comment, u"good answer"_s);
    QVERIFY(marked->hits.constFirst().message.marked);

    QVERIFY(answer(store().setNote(ref, u"2"_s, false, u"only a comment"_s)));
    QCOMPARE(answer(store().conversation(ref))->marks, 0);
    QCOMPARE(answer(store().messages(ref, {}, 10))->rows.at(1).comment, u"only a comment"_s);
    QVERIFY(answer(store().setNote(ref, u"2"_s, false, {})));
    QCOMPARE(answer(store().messages(ref, {}, 10))->rows.at(1).comment, QString());
    QCOMPARE(answer(store().totals())->marks, 0);
}

void HistorySourceContract::aCancelledQuestionIsAnsweredSo()
{
    fill(sample());
    CancelToken cancel;
    cancel.cancel();
    const auto page = answer(store().search({}, {}, 10, cancel));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::Cancelled);
    const auto walked = answer(store().walk(
        {}, [](const Message &) { return true; }, cancel));
    QVERIFY(!walked);
    QCOMPARE(walked.error().kind, Error::Kind::Cancelled);
}

} // namespace tests
