// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/accountapi.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace app::sampleshop {

namespace {

constexpr auto kWorkspaceId = "7400000000000000801"_L1;
constexpr auto kUserId = "7400000000000000802"_L1;
constexpr int kPageSize = 20;
constexpr int kLargestPage = 50;

ApiAnswer noWorkspace(const QString &id)
{
    return id.isEmpty() ? ApiAnswer::refuse(code::kBadParameter, u"the workspace's id is required"_s)
                        : ApiAnswer::refuse(code::kNotFound, u"there is no workspace %1"_s.arg(id));
}

QJsonArray pageOf(const QJsonArray &all, const ApiCall &call, const QString &numberKey)
{
    const int size = call.number(u"page_size"_s, kPageSize, kLargestPage);
    const int from = (call.number(numberKey, 1, 1'000'000) - 1) * size;
    QJsonArray page;
    for (int i = from; i < from + size && i < int(all.size()); ++i)
        page.append(all.at(i));
    return page;
}

QJsonObject toJson(const ShopShelf::File &file)
{
    return {{u"id"_s, file.id}, {u"file_name"_s, file.name}, {u"bytes"_s, file.bytes},
        {u"created_at"_s, file.createdAtSecs}};
}

} // namespace

ApiAnswer AccountApi::bots(const ApiCall &call) const
{
    if (const QString id = call.parameter(u"workspace_id"_s); id != kWorkspaceId)
        return noWorkspace(id);
    const QString status = call.parameter(u"publish_status"_s);
    QJsonArray all;
    for (const BotCard &bot : m_shelf.bots()) {
        const bool wanted = status == "all"_L1
            || bot.isPublished == (status.isEmpty() || status.startsWith("published"_L1));
        if (wanted)
            all.append(bot.listed());
    }
    return ApiAnswer::data(
        QJsonObject{{u"items"_s, pageOf(all, call, u"page_num"_s)}, {u"total"_s, all.size()}});
}

ApiAnswer AccountApi::publishedBots(const ApiCall &call) const
{
    if (const QString id = call.parameter(u"space_id"_s); id != kWorkspaceId)
        return noWorkspace(id);
    QJsonArray all;
    for (const BotCard &bot : m_shelf.bots()) {
        if (bot.isPublished)
            all.append(bot.listedTheOldWay());
    }
    return ApiAnswer::data(
        QJsonObject{{u"space_bots"_s, pageOf(all, call, u"page_index"_s)}, {u"total"_s, all.size()}});
}

ApiAnswer AccountApi::show(const QString &botId, bool published) const
{
    const BotCard *bot = m_shelf.bot(botId);
    if (!bot)
        return ApiAnswer::refuse(code::kNoBot, u"the sample shop has no bot %1"_s.arg(botId));
    if (published && !bot->isPublished)
        return ApiAnswer::refuse(code::kNotPublished, u"bot %1 is not published"_s.arg(botId));
    return ApiAnswer::data(bot->details());
}

ApiAnswer AccountApi::bot(const ApiCall &call) const
{
    return show(call.ids.value(0), call.parameter(u"is_published"_s) != "false"_L1);
}

ApiAnswer AccountApi::onlineBot(const ApiCall &call) const
{
    return show(call.parameter(u"bot_id"_s), true);
}

ApiAnswer AccountApi::publish(const ApiCall &call)
{
    const QString id = call.body[u"bot_id"_s].toString();
    BotCard *bot = m_shelf.bot(id);
    if (!bot)
        return ApiAnswer::refuse(code::kNoBot, u"the sample shop has no bot %1"_s.arg(id));
    const QJsonArray connectors = call.body[u"connector_ids"_s].toArray();
    if (connectors.isEmpty())
        return ApiAnswer::refuse(code::kBadParameter, u"connector_ids is required"_s);
    bot->isPublished = bot->isPublished || connectors.contains(u"1024"_s); // the API channel
    ++bot->version;
    bot->updatedAtSecs = QDateTime::currentSecsSinceEpoch();
    return ApiAnswer::data(QJsonObject{{u"bot_id"_s, id}, {u"version"_s, QString::number(bot->version)}});
}

ApiAnswer AccountApi::workspaces(const ApiCall &call) const
{
    const QJsonArray all{QJsonObject{{u"id"_s, kWorkspaceId}, {u"name"_s, u"Sample shop"_s},
        {u"icon_url"_s, QString()}, {u"role_type"_s, u"owner"_s}, {u"workspace_type"_s, u"personal"_s},
        {u"description"_s, u"Invented data for trying things out"_s}, {u"owner_uid"_s, kUserId}}};
    return ApiAnswer::data(
        QJsonObject{{u"workspaces"_s, pageOf(all, call, u"page_num"_s)}, {u"total_count"_s, all.size()}});
}

ApiAnswer AccountApi::me(const ApiCall &) const
{
    return ApiAnswer::data(QJsonObject{{u"user_id"_s, kUserId}, {u"user_name"_s, u"sample_shop"_s},
        {u"nick_name"_s, u"Sample shop"_s}, {u"avatar_url"_s, QString()}});
}

ApiAnswer AccountApi::upload(const ApiCall &call)
{
    static const QRegularExpression boundaryPattern(uR"re(boundary="?([^";]+)"?)re"_s);
    static const QRegularExpression fieldPattern(uR"re([; ]name="?file"?[;\r\s])re"_s);
    static const QRegularExpression namePattern(uR"re([; ]filename="([^"]*)")re"_s);
    const HttpRequest &request = *call.request;
    const QByteArray boundary
        = boundaryPattern.match(QString::fromLatin1(request.header("Content-Type"))).captured(1).toLatin1();
    const qsizetype headEnd = request.body.indexOf("\r\n\r\n");
    const QString partHead = QString::fromUtf8(request.body.first(std::max<qsizetype>(headEnd, 0)));
    const QByteArray tail = "\r\n--" + boundary + "--";
    const qsizetype tailAt = request.bodyEnd.lastIndexOf(tail);
    const auto name = namePattern.match(partHead);
    if (boundary.isEmpty() || headEnd < 0 || tailAt < 0 || !name.hasMatch()
        || !fieldPattern.match(partHead).hasMatch())
        return ApiAnswer::refuse(
            code::kBadParameter, u"an upload is a multipart form with one part named file"_s);
    const qint64 bytes = request.bodySize - (headEnd + 4) - (request.bodyEnd.size() - tailAt);
    if (bytes <= 0)
        return ApiAnswer::refuse(code::kEmptyFile, u"the file is empty"_s);
    const ShopShelf::File file{m_memory.newId(), name.captured(1), bytes, QDateTime::currentSecsSinceEpoch()};
    m_shelf.add(file);
    return ApiAnswer::data(toJson(file));
}

ApiAnswer AccountApi::file(const ApiCall &call) const
{
    const auto file = m_shelf.file(call.parameter(u"file_id"_s));
    return file ? ApiAnswer::data(toJson(*file))
                : ApiAnswer::refuse(code::kNotFound, u"there is no such file"_s);
}

} // namespace app::sampleshop
