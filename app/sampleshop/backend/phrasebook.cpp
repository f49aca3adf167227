// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/phrasebook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

QStringList listIn(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const auto &one : array)
        list.append(one.toString());
    return list;
}

Phrasebook read(const QString &language)
{
    QFile file(u":/customers/%1.json"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the customers of the sample shop are missing: %s", qUtf8Printable(file.fileName()));
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Phrasebook book;
    book.language = language;
    book.names = listIn(object[u"names"_s]);
    book.agent = object[u"agent"_s].toString();
    for (const auto &[key, list] :
        std::initializer_list<std::pair<QString, QStringList &>>{{u"greeting"_s, book.greeting},
            {u"order"_s, book.order}, {u"refund"_s, book.refund}, {u"shipping"_s, book.shipping},
            {u"size"_s, book.size}, {u"complaint"_s, book.complaint}, {u"thanks"_s, book.thanks},
            {u"human"_s, book.human}, {u"handoff"_s, book.handoff}, {u"agentLines"_s, book.agentLines}})
        list = listIn(object[key]);
    return book;
}

} // namespace

const QVector<Phrasebook> &phrasebooks()
{
    static const QVector<Phrasebook> books = [] {
        QVector<Phrasebook> all;
        for (const QString &language :
            {u"zh"_s, u"en"_s, u"ja"_s, u"es"_s, u"ar"_s, u"de"_s, u"ko"_s, u"ru"_s, u"pt"_s, u"th"_s})
            all.append(read(language));
        return all;
    }();
    return books;
}

} // namespace app::sampleshop::backend
