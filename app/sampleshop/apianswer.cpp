// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/apianswer.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app::sampleshop {

int ApiCall::number(const QString &name, int otherwise, int most) const
{
    const int asked = parameter(name).toInt();
    return std::min(asked > 0 ? asked : otherwise, most);
}

ApiAnswer ApiAnswer::data(const QJsonValue &data)
{
    return top({{u"data"_s, data}});
}

ApiAnswer ApiAnswer::top(const QJsonObject &fields)
{
    ApiAnswer answer;
    answer.fields = fields;
    return answer;
}

ApiAnswer ApiAnswer::refuse(qint64 code, const QString &message, int status)
{
    ApiAnswer answer;
    answer.status = status;
    answer.code = code;
    answer.message = message;
    return answer;
}

ApiAnswer ApiAnswer::taken()
{
    ApiAnswer answer;
    answer.isTaken = true;
    return answer;
}

QByteArray ApiAnswer::bytes(const QString &logId) const
{
    if (!page.isEmpty())
        return page;
    QJsonObject whole = fields;
    if (!isPlain) {
        whole[u"code"_s] = code;
        whole[u"msg"_s] = message;
        whole[u"detail"_s] = QJsonObject{{u"logid"_s, logId}};
    }
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

} // namespace app::sampleshop
