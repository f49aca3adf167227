// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/shopjson.h"

#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcShop, "agentconsole.shop", QtInfoMsg)

namespace core::shop {

namespace {

constexpr qsizetype kLoggedBytes = 2000;
constexpr qint64 kActive = 1; // of an account's status

Error::Kind kindOf(int status)
{
    switch (status) {
    case 401:
        return Error::Kind::Unauthorized;
    case 403:
        return Error::Kind::Forbidden;
    case 404:
        return Error::Kind::NotFound;
    default:
        return status < 400 ? Error::Kind::Protocol : Error::Kind::Remote;
    }
}

/// 0 when there is none.
Result<qint64> timeIn(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return 0;
    const auto time
        = value.isDouble() ? numberToTimestamp(value.toInteger()) : parseTimestamp(value.toString());
    if (!time)
        return failure(Error::Kind::Protocol, u"a row has a time that cannot be read"_s);
    return *time;
}

Result<QString> idIn(const QJsonObject &object)
{
    const QString id = textIn(object[u"id"_s]);
    if (id.isEmpty())
        return failure(Error::Kind::Protocol, u"a row has no id"_s);
    return id;
}

bool flagIn(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : value.toInteger() != 0;
}

template <class Page, class Row>
Result<Page> pageFrom(const QJsonObject &object, Result<Row> (*rowFrom)(const QJsonObject &))
{
    const QJsonValue list = object[u"list"_s];
    if (!list.isArray())
        return failure(Error::Kind::Protocol, u"the answer has no list"_s);
    Page page;
    const QJsonArray rows = list.toArray();
    page.rows.reserve(rows.size());
    for (const QJsonValue &one : rows) {
        const Result<Row> row = rowFrom(one.toObject());
        if (!row)
            return tl::make_unexpected(row.error());
        page.rows.append(*row);
    }
    page.total = object[u"total"_s].toInteger(rows.size());
    page.pageNo = int(object[u"pageNo"_s].toInteger(1));
    return page;
}

} // namespace

Result<QJsonObject> objectIn(const net::HttpReply &reply, const QString &path, const QString &secret)
{
    const int status = reply.head.status;
    const auto words = [&] {
        const QByteArray first = reply.body.first(std::min(reply.body.size(), kLoggedBytes));
        return net::redacted(QString::fromUtf8(first), secret);
    };
    if (status < 200 || status >= 300) {
        qCDebug(lcShop).noquote() << status << path << words();
        return tl::make_unexpected(
            Error{kindOf(status), u"the shop's server answered %1 to %2"_s.arg(status).arg(path), status});
    }
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!document.isObject()) {
        qCDebug(lcShop).noquote() << "no JSON object:" << path << words();
        return failure(Error::Kind::Protocol, u"the answer to %1 is no JSON object"_s.arg(path));
    }
    return document.object();
}

QString textIn(const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString();
    // One of the two is no answer for a number that 64 bits do not hold.
    const qint64 number = value.toInteger(0);
    return number == value.toInteger(1) ? QString::number(number) : QString();
}

Result<HistoryRow> historyRowFrom(const QJsonObject &object)
{
    const Result<QString> id = idIn(object);
    const Result<qint64> created = timeIn(object[u"createdAt"_s]);
    const Result<qint64> updated = timeIn(object[u"updatedAt"_s]);
    if (!id)
        return tl::make_unexpected(id.error());
    if (!created || !updated)
        return tl::make_unexpected(created ? updated.error() : created.error());
    HistoryRow row;
    row.id = *id;
    row.inboxUserId = textIn(object[u"inboxUserId"_s]);
    row.conversationId = textIn(object[u"conversationId"_s]);
    row.shopId = textIn(object[u"shopId"_s]);
    row.botId = textIn(object[u"botId"_s]);
    row.content = textIn(object[u"content"_s]);
    row.sender = textIn(object[u"sender"_s]);
    row.sessionId = textIn(object[u"sessionId"_s]);
    row.replyId = textIn(object[u"replyId"_s]);
    row.createdAtMs = *created;
    if (*updated != 0)
        row.updatedAtMs = *updated;
    row.deleted = flagIn(object[u"deleted"_s]);
    return row;
}

Result<HistoryPage> historyPageFrom(const QJsonObject &object)
{
    return pageFrom<HistoryPage>(object, &historyRowFrom);
}

Result<Visitor> visitorFrom(const QJsonObject &object)
{
    const Result<QString> id = idIn(object);
    const Result<qint64> created = timeIn(object[u"createdAt"_s]);
    if (!id || !created)
        return tl::make_unexpected(id ? created.error() : id.error());
    return Visitor{*id, textIn(object[u"shopId"_s]), textIn(object[u"shopName"_s]),
        textIn(object[u"userEmail"_s]), textIn(object[u"userName"_s]), *created};
}

Result<VisitorPage> visitorPageFrom(const QJsonObject &object)
{
    return pageFrom<VisitorPage>(object, &visitorFrom);
}

Result<Agent> agentFrom(const QJsonObject &object)
{
    const Result<QString> id = idIn(object);
    if (!id)
        return tl::make_unexpected(id.error());
    return Agent{*id, textIn(object[u"username"_s]), textIn(object[u"nickname"_s]),
        textIn(object[u"email"_s]), object[u"status"_s].toInteger(kActive) == kActive};
}

Result<Health> healthFrom(const QJsonObject &object)
{
    const QJsonValue status = object[u"status"_s];
    if (!status.isString())
        return failure(Error::Kind::Protocol, u"the answer to /health has no status"_s);
    return Health{status.toString(), textIn(object[u"mode"_s]), object[u"uptime"_s].toDouble()};
}

Result<BotAnswer> botAnswerFrom(const QJsonObject &object)
{
    const QJsonValue response = object[u"response"_s];
    if (!response.isString())
        return failure(Error::Kind::Protocol, u"the bot's answer has no text"_s);
    const QString text = response.toString();
    return BotAnswer{textIn(object[u"conversationId"_s]), text, isCannedApology(text)};
}

} // namespace core::shop
