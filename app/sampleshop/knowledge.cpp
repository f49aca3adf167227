// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/knowledge.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app::sampleshop {

namespace {

const QStringList &topics()
{
    static const QStringList names{u"refund"_s, u"shipping"_s, u"size"_s, u"order"_s};
    return names;
}

QHash<QString, QJsonObject> readKnowledge()
{
    QHash<QString, QJsonObject> read;
    for (const QString &language :
        {u"ar"_s, u"de"_s, u"en"_s, u"es"_s, u"ja"_s, u"ko"_s, u"pt"_s, u"ru"_s, u"th"_s, u"zh"_s}) {
        QFile file(u":/shop/%1.json"_s.arg(language));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the knowledge of the sample shop is missing: %s", qUtf8Printable(file.fileName()));
        read.insert(language, QJsonDocument::fromJson(file.readAll()).object());
    }
    return read;
}

/// One file of the folder knowledge; shops on several threads share them.
QJsonObject knowledgeIn(const QString &language)
{
    static const QHash<QString, QJsonObject> knowledge = readKnowledge();
    return knowledge.value(language);
}

QString languageOfScript(const QString &text)
{
    QString found;
    for (const uint character : text.toUcs4()) {
        switch (QChar::script(character)) {
        case QChar::Script_Hangul:
            return u"ko"_s;
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
            return u"ja"_s; // also among Chinese characters
        case QChar::Script_Han:
            found = u"zh"_s;
            break;
        case QChar::Script_Arabic:
            return u"ar"_s;
        case QChar::Script_Thai:
            return u"th"_s;
        case QChar::Script_Cyrillic:
            return u"ru"_s;
        default:
            break;
        }
    }
    return found;
}

int hits(const QJsonValue &words, const QString &folded, bool whole)
{
    int count = 0;
    const QString padded = u' ' + folded + u' ';
    const QJsonArray list = words.toArray();
    for (const auto &word : list) {
        const QString text = word.toString();
        count += whole ? padded.contains(u' ' + text + u' ') : folded.contains(text);
    }
    return count;
}

/// Lower case, everything that is no letter or number as one blank.
QString folded(const QString &text)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{N}\\p{M}]+"_s);
    return text.toCaseFolded().replace(other, u" "_s).trimmed();
}

/// How much a text in Latin letters looks like this language.
int likeness(const QString &text, const QString &plain, const QJsonObject &known)
{
    int count = hits(known[u"smallWords"_s], plain, true);
    const QString letters = known[u"letters"_s].toString();
    for (const QChar letter : letters)
        count += text.contains(letter, Qt::CaseInsensitive) ? 2 : 0; // other languages do not write it
    for (const QString &topic : topics())
        count += hits(known[topic][u"words"_s], plain, false);
    return count;
}

} // namespace

QString languageOf(const QString &text)
{
    if (QString byScript = languageOfScript(text); !byScript.isEmpty())
        return byScript;
    QString best = u"en"_s;
    int most = 0;
    const QString plain = folded(text);
    for (const QString &language : {u"en"_s, u"es"_s, u"de"_s, u"pt"_s}) {
        const int count = likeness(text, plain, knowledgeIn(language));
        if (count > most) {
            most = count;
            best = language;
        }
    }
    return best;
}

KnownAnswer answerTo(const QString &question)
{
    KnownAnswer answer;
    answer.language = languageOf(question);
    const QJsonObject known = knowledgeIn(answer.language);
    const QString plain = folded(question);
    answer.topic = u"other"_s;
    int most = 0;
    for (const QString &topic : topics()) {
        const int count = hits(known[topic][u"words"_s], plain, false);
        if (count > most) {
            most = count;
            answer.topic = topic;
        }
    }
    static const QRegularExpression orderNumber(u"[0-9]{3,}"_s);
    const QRegularExpressionMatch match = orderNumber.match(question);
    const QString number = match.hasMatch() ? match.captured() : u"1042"_s;
    const QJsonObject entry = known[answer.topic].toObject();
    answer.source = entry[u"source"_s].toString();
    answer.text = entry[u"answer"_s].toString().replace("{order}"_L1, number);
    const QJsonArray list = entry[u"followUps"_s].toArray();
    for (const auto &one : list)
        answer.followUps.append(one.toString());
    return answer;
}

} // namespace app::sampleshop
