// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/bytesource.h"
#include "core/chat/language.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_Language final : public QObject
{
    Q_OBJECT
private slots:
    void detected_data();
    void detected();
    void givenLanguagesAreFoundAgain();
};

void tst_Language::detected_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tag");
    const auto row = [](const char *name, const QString &text, const QString &tag) {
        QTest::newRow(name) << text << tag;
    };
    row("English", u"Could you please tell me when my parcel will arrive?"_s, u"en"_s);
    row("German", u"Können Sie mir bitte sagen, wann mein Paket ankommt?"_s, u"de"_s);
    row("French", u"Bonjour, je voudrais savoir quand ma commande sera livrée."_s, u"fr"_s);
    row("Spanish", u"Buenos días, quisiera saber cuándo llegará mi pedido."_s, u"es"_s);
    row("Italian", u"Buongiorno, vorrei sapere quando arriverà il mio pacco."_s, u"it"_s);
    row("Russian", u"Здравствуйте, подскажите, пожалуйста, когда придёт моя посылка?"_s, u"ru"_s);
    row("Ukrainian", u"Добрий день, підкажіть, будь ласка, коли прийде моє замовлення?"_s, u"uk"_s);
    row("Arabic", u"مرحبا، أريد أن أعرف متى سيصل طلبي من فضلك"_s, u"ar"_s);
    row("Persian", u"سلام، می‌خواهم بدانم سفارش من چه زمانی می‌رسد"_s,
        u"fa"_s);
    row("Hindi", u"नमस्ते, कृपया बताइए कि मेरा सामान कब तक पहुँचेगा"_s, u"hi"_s);
    row("Hebrew by its script", u"שלום, מתי תגיע החבילה שלי?"_s, u"he"_s);
    row("Greek by its script", u"Πότε θα έρθει το δέμα μου;"_s, u"el"_s);
    row("Thai by its script", u"พัสดุของฉันจะมาถึงเมื่อไหร่"_s, u"th"_s);
    row("Tamil by its script", u"என் பொதி எப்போது வரும்?"_s, u"ta"_s);
    row("Chinese", u"请问我的包裹什么时候到"_s, u"zh"_s);
    row("Chinese in traditional characters", u"請問我的包裹什麼時候會到"_s, u"zh-Hant"_s);
    row("Chinese that both orthographies write alike", u"可以退款吗"_s, u"zh"_s);
    row("Chinese with a brand name", u"我想买 iPhone 的手机壳"_s, u"zh"_s);
    row("Japanese", u"荷物はいつ届きますか"_s, u"ja"_s);
    row("Japanese with many ideographs", u"返品手続希望致します"_s, u"ja"_s);
    row("Japanese in half-width letters", u"ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ"_s, u"ja"_s);
    row("Korean", u"제 택배는 언제 도착하나요"_s, u"ko"_s);
    row("too few ideographs", u"退款"_s, {});
    row("too few letters", u"ok thanks"_s, {});
    row("digits and punctuation", u"1234567890 +-*/ 0987654321"_s, {});
    row("emoji only", u"😀😀😀😀😀😀😀😀😀😀😀😀😀"_s, {});
    row("empty", {}, {});
    row("letters that are no language", u"xkq zzvw qqpf jjkx wvxz kqzx"_s, {});
    row("English that names two ideographs", u"the character 退款 means a refund in this context"_s, u"en"_s);
}

void tst_Language::detected()
{
    QFETCH(QString, text);
    QFETCH(QString, tag);
    QCOMPARE(QString::fromStdString(core::chat::detectLanguage(text.toStdString())), tag);
}

void tst_Language::givenLanguagesAreFoundAgain()
{
    const QString path = QStringLiteral(AGENTCONSOLE_SHARED_DATA "/small-sample.jsonl.gz");
    if (!QFile::exists(path))
        QSKIP("no shared conversations here");
    auto source = core::sync::ByteSource::open(path);
    QVERIFY(source);
    core::sync::LineReader lines(std::move(*source));
    core::sync::LineReader::Line line;
    int texts = 0;
    int same = 0;
    int wrong = 0;
    while (lines.next(line).value_or(false)) {
        const auto object
            = QJsonDocument::fromJson(QByteArray(line.text.data(), qsizetype(line.text.size()))).object();
        const QString given = object.value("lang"_L1).toString();
        const QString content = object.value("content"_L1).toString();
        // A source's tag of romanised Hindi is beyond any script rule.
        if (content.size() < 40 || given.contains("Latn"_L1))
            continue;
        ++texts;
        const QString found = QString::fromStdString(core::chat::detectLanguage(content.toStdString()));
        same += found == given ? 1 : 0;
        wrong += found != given && !found.isEmpty() ? 1 : 0;
    }
    QVERIFY(texts > 500);
    QVERIFY2(same * 100 >= texts * 90, qPrintable(u"%1 of %2 found"_s.arg(same).arg(texts)));
    QVERIFY2(wrong * 100 <= texts * 5, qPrintable(u"%1 of %2 wrong"_s.arg(wrong).arg(texts)));
}

QTEST_GUILESS_MAIN(tst_Language)
#include "tst_language.moc"
