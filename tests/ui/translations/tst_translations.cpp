// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms; // one, unless the message has plurals
    bool plural = false;
    bool unfinished = false;
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.unfinished = xml.attributes().hasAttribute("type"_L1);
    if (!message.plural) {
        message.forms.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement()) {
        if (xml.name() == "numerusform"_L1)
            message.forms.append(xml.readElementText());
        else
            xml.skipCurrentElement();
    }
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

QList<Message> messagesOf(const QString &code)
{
    QList<Message> messages;
    QFile file(QDir(QStringLiteral(AGENTCONSOLE_TS_DIR)).filePath(u"agentconsole_%1.ts"_s.arg(code)));
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "message"_L1)
                messages.append(readMessage(xml, context));
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// Placeholders and tags in the order of the alphabet, each as often as it stands in the text.
QStringList fixedPartsOf(const QString &text, bool withCount)
{
    static const QRegularExpression part(u"%L?(?:[0-9]{1,2}|n)|</?[a-z]+>"_s);
    QStringList parts;
    for (const QRegularExpressionMatch &match : part.globalMatch(text)) {
        const QString found = match.captured();
        if (withCount || !found.endsWith(u'n'))
            parts.append(found);
    }
    parts.sort();
    return parts;
}

qsizetype mnemonicsIn(QString text)
{
    return text.remove(u"&&"_s).count(u'&');
}

} // namespace

class tst_translations : public QObject
{
    Q_OBJECT
private slots:
    void everyMessageIsTranslated_data() { languages(); }
    void everyMessageIsTranslated();
    void placeholdersAndMarkupStay_data() { languages(); }
    void placeholdersAndMarkupStay();
    void everyPluralHasItsForms_data() { languages(); }
    void everyPluralHasItsForms();
    void everyLanguageHasTheSameMessages_data() { languages(); }
    void everyLanguageHasTheSameMessages();
    void atMostOneMnemonicIsGiven_data() { languages(); }
    void atMostOneMnemonicIsGiven();
    void theProgramCarriesThem_data();
    void theProgramCarriesThem();

private:
    static void languages();
};

void tst_translations::languages()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("pluralForms");
    // Forms that stand for one number each, from the first on: there the number may be a word.
    QTest::addColumn<int>("formsOfOneNumber");
    QTest::addRow("English, plurals only") << u"en"_s << 2 << 0;
    QTest::addRow("Chinese") << u"zh_CN"_s << 1 << 0;
    QTest::addRow("Arabic") << u"ar"_s << 6 << 3;
}

void tst_translations::everyMessageIsTranslated()
{
    QFETCH(QString, code);
    const QList<Message> messages = messagesOf(code);
    QVERIFY(messages.size() > 400);
    for (const Message &message : messages) {
        if (code == "en"_L1 && !message.plural)
            continue; // the source is the translation
        QVERIFY2(!message.unfinished, qPrintable(message.context + u": "_s + message.source));
        for (const QString &form : message.forms)
            QVERIFY2(!form.isEmpty(), qPrintable(message.context + u": "_s + message.source));
    }
}

void tst_translations::placeholdersAndMarkupStay()
{
    QFETCH(QString, code);
    QFETCH(int, formsOfOneNumber);
    const QList<Message> messages = messagesOf(code);
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        for (qsizetype i = 0; i < message.forms.size(); ++i) {
            const QString &form = message.forms.at(i);
            if (form.isEmpty())
                continue; // told by everyMessageIsTranslated()
            const bool counted = !message.plural || i >= formsOfOneNumber || form.contains("%n"_L1)
                || form.contains("%Ln"_L1);
            QVERIFY2(fixedPartsOf(form, true) == fixedPartsOf(message.source, counted),
                qPrintable(message.source + u" -> "_s + form));
        }
    }
}

void tst_translations::everyPluralHasItsForms()
{
    QFETCH(QString, code);
    QFETCH(int, pluralForms);
    int plurals = 0;
    for (const Message &message : messagesOf(code)) {
        plurals += message.plural ? 1 : 0;
        QVERIFY2(message.forms.size() == (message.plural ? pluralForms : 1),
            qPrintable(message.context + u": "_s + message.source));
    }
    QVERIFY(plurals > 10);
}

void tst_translations::everyLanguageHasTheSameMessages()
{
    QFETCH(QString, code);
    const auto keysOf = [](const QString &language) {
        QStringList keys;
        for (const Message &message : messagesOf(language))
            keys.append(message.context + u": "_s + message.source);
        keys.sort();
        return keys;
    };
    QCOMPARE(keysOf(code), keysOf(u"en"_s));
}

void tst_translations::atMostOneMnemonicIsGiven()
{
    QFETCH(QString, code);
    for (const Message &message : messagesOf(code)) {
        for (const QString &form : message.forms)
            QVERIFY2(mnemonicsIn(form) <= mnemonicsIn(message.source), qPrintable(form));
    }
}

void tst_translations::theProgramCarriesThem_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("words");
    QTest::addRow("English, one") << u"en"_s << 1 << u"1 mark"_s;
    QTest::addRow("English, many") << u"en"_s << 5 << u"5 marks"_s;
    QTest::addRow("Chinese, one") << u"zh_CN"_s << 1 << u"1 个标记"_s;
    QTest::addRow("Chinese, many") << u"zh_CN"_s << 5 << u"5 个标记"_s;
    QTest::addRow("Arabic, none") << u"ar"_s << 0 << u"لا علامات"_s;
    QTest::addRow("Arabic, one") << u"ar"_s << 1 << u"علامة واحدة"_s;
    QTest::addRow("Arabic, two") << u"ar"_s << 2 << u"علامتان"_s;
    QTest::addRow("Arabic, few") << u"ar"_s << 5 << u"5 علامات"_s;
    QTest::addRow("Arabic, many") << u"ar"_s << 15 << u"15 علامة"_s;
    QTest::addRow("Arabic, a hundred") << u"ar"_s << 100 << u"100 علامة"_s;
}

void tst_translations::theProgramCarriesThem()
{
    QFETCH(QString, code);
    QFETCH(int, number);
    QTranslator translator;
    QVERIFY(translator.load(QLocale(code), u"agentconsole"_s, u"_"_s, u":/i18n"_s));
    QString words = translator.translate("ui::ConversationListModel", "%n mark(s)", nullptr, number);
    words.replace("%n"_L1, QString::number(number));
    QTEST(words, "words");
}

QTEST_GUILESS_MAIN(tst_translations)
#include "tst_translations.moc"
