// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Line
{
    QString place; // file and line number
    QJsonObject object;
};

struct Thread
{
    QString name;
    QString address;
    QString shop;
    QStringList senders;
    QString lastAt; // ISO 8601 UTC, so that text order is time order
};

bool isDigits(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

/// What the first start promises about the conversations that come with the program.
class tst_SampleData final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyLineHasTheImportKeys();
    void messageIdsAreUnique();
    void timesRiseWithinAConversation();
    void aCustomerKeepsNameAndAddress();
    void addressesLeadNowhere();
    void thereAreEnoughConversations();
    void thereAreEnoughConversationsInEachLanguage_data();
    void thereAreEnoughConversationsInEachLanguage();
    void scriptsAndKindsArePresent_data();
    void scriptsAndKindsArePresent();
    void peopleTakeOverAndSomeoneWaits();

private:
    [[nodiscard]] qsizetype conversationsIn(const QString &lang) const;

    QVector<Line> m_lines;
    QHash<QString, Thread> m_threads;
};

void tst_SampleData::initTestCase()
{
    QDirIterator files(u":/sample"_s, {u"*.jsonl"_s}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (int number = 1; !file.atEnd(); ++number) {
            const QByteArray bytes = file.readLine();
            const QString place = u"%1:%2"_s.arg(files.fileName()).arg(number);
            QJsonParseError error;
            const auto document = QJsonDocument::fromJson(bytes, &error);
            QVERIFY2(document.isObject(), qPrintable(place + u": "_s + error.errorString()));
            QVERIFY2(bytes.endsWith('\n'), qPrintable(place));
            m_lines.append({place, document.object()});
        }
    }
    for (const Line &line : std::as_const(m_lines)) {
        Thread &thread = m_threads[line.object[u"conversationId"].toString()];
        thread.name = line.object[u"userName"].toString();
        thread.address = line.object[u"userEmail"].toString();
        thread.shop = line.object[u"shopId"].toString();
        thread.senders.append(line.object[u"sender"].toString());
        thread.lastAt = line.object[u"createdAt"].toString();
    }
}

void tst_SampleData::everyLineHasTheImportKeys()
{
    const QSet<QString> known{u"id"_s, u"conversationId"_s, u"shopId"_s, u"botId"_s, u"inboxUserId"_s,
        u"userName"_s, u"userEmail"_s, u"sender"_s, u"content"_s, u"createdAt"_s, u"lang"_s, u"updatedAt"_s};
    const QSet<QString> senders{u"user"_s, u"bot"_s, u"agent"_s};
    static const QRegularExpression instant(uR"(^2025-(0[3-9]|1[01])-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$)"_s);
    for (const Line &line : std::as_const(m_lines)) {
        const QJsonObject &o = line.object;
        const std::string text = line.place.toStdString();
        const char *place = text.c_str();
        for (const QString &key : o.keys())
            QVERIFY2(known.contains(key), qPrintable(line.place + u": "_s + key));
        QVERIFY2(o[u"id"].toInteger() > 0, place);
        QVERIFY2(o[u"inboxUserId"].toInteger() > 0, place);
        QVERIFY2(o[u"conversationId"].toString().startsWith(u"conv_"_s), place);
        QVERIFY2(isDigits(o[u"shopId"].toString()), place);
        QVERIFY2(isDigits(o[u"botId"].toString()) && o[u"botId"].toString().size() == 19, place);
        QVERIFY2(senders.contains(o[u"sender"].toString()), place);
        QVERIFY2(!o[u"content"].toString().trimmed().isEmpty(), place);
        QVERIFY2(!o[u"lang"].toString().isEmpty(), place);
        QVERIFY2(instant.match(o[u"createdAt"].toString()).hasMatch(), place);
        if (o.contains(u"updatedAt"_s))
            QVERIFY2(o[u"updatedAt"].toString() > o[u"createdAt"].toString(), place);
    }
}

void tst_SampleData::messageIdsAreUnique()
{
    QSet<qint64> ids;
    for (const Line &line : std::as_const(m_lines)) {
        const qint64 id = line.object[u"id"].toInteger();
        QVERIFY2(!ids.contains(id), qPrintable(line.place));
        ids.insert(id);
    }
}

void tst_SampleData::timesRiseWithinAConversation()
{
    QHash<QString, QString> last;
    for (const Line &line : std::as_const(m_lines)) {
        QString &before = last[line.object[u"conversationId"].toString()];
        const QString at = line.object[u"createdAt"].toString();
        QVERIFY2(before < at, qPrintable(line.place));
        before = at;
    }
}

void tst_SampleData::aCustomerKeepsNameAndAddress()
{
    QHash<qint64, QPair<QString, QString>> customers;
    for (const Line &line : std::as_const(m_lines)) {
        const qint64 id = line.object[u"inboxUserId"].toInteger();
        const QPair who(line.object[u"userName"].toString(), line.object[u"userEmail"].toString());
        QVERIFY2(customers.value(id, who) == who, qPrintable(line.place));
        customers.insert(id, who);
    }
    QVERIFY2(customers.size() < m_threads.size(), "some customers come back");
}

void tst_SampleData::addressesLeadNowhere()
{
    static const QRegularExpression link(uR"((?:https?://|@)([A-Za-z0-9.-]+\.[a-z]{2,}))"_s);
    qsizetype guests = 0;
    for (const Thread &thread : std::as_const(m_threads)) {
        const bool guest = thread.address.startsWith(u"session_"_s);
        QVERIFY2(guest || thread.address.endsWith(u"@example.com"_s), qPrintable(thread.address));
        QCOMPARE(thread.name.isEmpty(), guest);
        guests += guest ? 1 : 0;
    }
    QVERIFY(guests > 0);
    for (const Line &line : std::as_const(m_lines)) {
        auto hits = link.globalMatch(line.object[u"content"].toString());
        while (hits.hasNext()) {
            const QString host = hits.next().captured(1);
            QVERIFY2(host == u"example.com"_s || host.endsWith(u".example.com"_s),
                qPrintable(line.place + u": "_s + host));
        }
    }
}

void tst_SampleData::thereAreEnoughConversations()
{
    QVERIFY2(m_threads.size() >= 210, qPrintable(QString::number(m_threads.size())));
    const double mean = double(m_lines.size()) / double(m_threads.size());
    QVERIFY2(mean >= 5 && mean <= 8, qPrintable(QString::number(mean)));
    QSet<QString> shops;
    QSet<QString> bots;
    for (const Line &line : std::as_const(m_lines)) {
        shops.insert(line.object[u"shopId"].toString());
        bots.insert(line.object[u"botId"].toString());
    }
    QCOMPARE(shops.size(), 3);
    QCOMPARE(bots.size(), 4);
}

qsizetype tst_SampleData::conversationsIn(const QString &lang) const
{
    QSet<QString> found;
    for (const Line &line : m_lines) {
        if (line.object[u"sender"].toString() == u"user"_s && line.object[u"lang"].toString() == lang)
            found.insert(line.object[u"conversationId"].toString());
    }
    return found.size();
}

void tst_SampleData::thereAreEnoughConversationsInEachLanguage_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<int>("atLeast");

    QTest::addRow("English") << u"en"_s << 30;
    QTest::addRow("Chinese") << u"zh"_s << 40;
    QTest::addRow("traditional Chinese") << u"zh-Hant"_s << 5;
    QTest::addRow("Japanese") << u"ja"_s << 10;
    QTest::addRow("Korean") << u"ko"_s << 10;
    QTest::addRow("Arabic") << u"ar"_s << 10;
    QTest::addRow("Hebrew") << u"he"_s << 2;
    QTest::addRow("Persian") << u"fa"_s << 2;
    QTest::addRow("Spanish") << u"es"_s << 8;
    QTest::addRow("French") << u"fr"_s << 8;
    QTest::addRow("German") << u"de"_s << 8;
    QTest::addRow("Portuguese") << u"pt"_s << 5;
    QTest::addRow("Russian") << u"ru"_s << 5;
    QTest::addRow("Hindi") << u"hi"_s << 2;
    QTest::addRow("Thai") << u"th"_s << 2;
}

void tst_SampleData::thereAreEnoughConversationsInEachLanguage()
{
    QFETCH(QString, lang);
    QFETCH(int, atLeast);
    const qsizetype found = conversationsIn(lang);
    QVERIFY2(found >= atLeast, qPrintable(QString::number(found)));
}

void tst_SampleData::scriptsAndKindsArePresent_data()
{
    QTest::addColumn<QString>("pattern");

    QTest::addRow("Han") << uR"(\p{Han}{4})"_s;
    QTest::addRow("hiragana") << uR"(\p{Hiragana}{3})"_s;
    QTest::addRow("katakana of half width") << uR"([\x{FF66}-\x{FF9D}]{2})"_s;
    QTest::addRow("letters of full width") << uR"([\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}])"_s;
    QTest::addRow("hangul") << uR"(\p{Hangul}{3})"_s;
    QTest::addRow("Cyrillic") << uR"(\p{Cyrillic}{3})"_s;
    QTest::addRow("an order number inside Arabic text") << uR"(\p{Arabic}.*#\d{5}.*\p{Arabic})"_s;
    QTest::addRow("an order number inside Hebrew text") << uR"(\p{Hebrew}.*#\d{5}.*\p{Hebrew})"_s;
    QTest::addRow("Devanagari") << uR"(\p{Devanagari}{3})"_s;
    QTest::addRow("Thai") << uR"(\p{Thai}{4})"_s;
    QTest::addRow("an emoji joined from several") << uR"(\x{1F468}\x{200D}\x{1F469}\x{200D})"_s;
    QTest::addRow("a flag") << uR"([\x{1F1E6}-\x{1F1FF}]{2})"_s;
    QTest::addRow("a bulleted list") << uR"((?m)^- .+\n- )"_s;
    QTest::addRow("a numbered list") << uR"((?m)^1\. .+\n2\. )"_s;
    QTest::addRow("bold") << uR"(\*\*[^*]+\*\*)"_s;
    QTest::addRow("a code fence") << uR"((?m)^```)"_s;
    QTest::addRow("a table") << uR"((?m)^\|-+\|)"_s;
    QTest::addRow("a named link") << uR"(\]\(https://example\.com/)"_s;
    QTest::addRow("a long text") << uR"((?s)^.{600,})"_s;
    QTest::addRow("a very short text") << uR"(^.{1,2}$)"_s;
    QTest::addRow("an English apology") << uR"(^Sorry, )"_s;
}

void tst_SampleData::scriptsAndKindsArePresent()
{
    QFETCH(QString, pattern);
    const QRegularExpression expression(pattern);
    QVERIFY2(expression.isValid(), qPrintable(expression.errorString()));
    QVERIFY(std::any_of(m_lines.cbegin(), m_lines.cend(), [&expression](const Line &line) {
        return expression.match(line.object[u"content"].toString()).hasMatch();
    }));
}

void tst_SampleData::peopleTakeOverAndSomeoneWaits()
{
    qsizetype handedOver = 0;
    qsizetype waiting = 0;
    for (const Thread &thread : std::as_const(m_threads)) {
        handedOver += thread.senders.contains(u"agent"_s) ? 1 : 0;
        waiting += thread.senders.constLast() == u"user"_s ? 1 : 0;
    }
    QVERIFY2(handedOver >= 15, qPrintable(QString::number(handedOver)));
    QVERIFY2(waiting >= 5, qPrintable(QString::number(waiting)));
}

QTEST_GUILESS_MAIN(tst_SampleData)
#include "tst_sampledata.moc"
