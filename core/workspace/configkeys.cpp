// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/configkeys.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::workspace {

const std::vector<ConfigKey> &configKeys()
{
    using Type = ConfigKey::Type;
    const QStringList database{u"postgresql"_s, u"postgres"_s};
    const QStringList web{u"https"_s, u"http"_s};
    static const std::vector<ConfigKey> keys{
        {u"source.kind"_s, Type::Choice, u"none"_s, {u"none"_s, u"file"_s, u"postgres"_s, u"backend"_s}},
        {u"source.file"_s, Type::Text, QString(), {}},
        {u"shop.allowWrites"_s, Type::Switch, false, {}},
        {u"postgres.url"_s, Type::Database, QString(), database},
        {u"postgres.replicaUrl"_s, Type::Database, QString(), database},
        {u"postgres.mode"_s, Type::Choice, u"archive"_s, {u"archive"_s, u"direct"_s}},
        {u"backend.url"_s, Type::Url, QString(), web},
        {u"backend.user"_s, Type::Text, QString(), {}},
        {u"live.url"_s, Type::Url, QString(), {u"https"_s, u"http"_s, u"wss"_s, u"ws"_s}},
        {u"live.path"_s, Type::Path, u"/socket.io/"_s, {}},
        {u"live.joinedHours"_s, Type::Number, 24, {u"1"_s, u"8760"_s, u"hours from 1 to 8760"_s}},
        {u"coze.region"_s, Type::Choice, u"com"_s, {u"com"_s, u"cn"_s, u"custom"_s}},
        {u"coze.baseUrl"_s, Type::Url, QString(), web},
        {u"coze.auth"_s, Type::Choice, u"pat"_s, {u"pat"_s, u"jwt"_s}},
        {u"coze.clientId"_s, Type::Text, QString(), {}},
        {u"coze.publicKeyId"_s, Type::Text, QString(), {}},
        {u"archive.keepMonths"_s, Type::Number, 0,
            {u"0"_s, u"1200"_s, u"months from 0 (keep everything) to 1200"_s}},
        {u"redis.url"_s, Type::Url, QString(), {u"redis"_s, u"rediss"_s}},
        {u"net.allowPlainText"_s, Type::Switch, false, {}},
    };
    return keys;
}

const ConfigKey *configKey(const QString &name)
{
    const auto &keys = configKeys();
    const auto found
        = std::find_if(keys.begin(), keys.end(), [&](const ConfigKey &key) { return key.name == name; });
    return found == keys.end() ? nullptr : &*found;
}

namespace {

tl::unexpected<Error> refused(const ConfigKey &key, const QString &allowed)
{
    return failure(Error::Kind::InvalidInput, u"%1 takes %2"_s.arg(key.name, allowed));
}

/// Things that open doors must not lie in a file that people copy around.
bool looksLikeSecret(const QString &text)
{
    return text.startsWith("pat_"_L1) || text.contains("-----BEGIN"_L1);
}

bool namesSecret(const QString &parameter)
{
    const QString name = parameter.toLower();
    return name.contains("password"_L1) || name.contains("passwd"_L1) || name.contains("token"_L1)
        || name.contains("secret"_L1) || name.startsWith("scram_"_L1);
}

bool carriesPassword(const QUrl &url)
{
    if (!url.password().isEmpty())
        return true;
    const auto items = QUrlQuery(url).queryItems();
    return std::any_of(items.begin(), items.end(), [](const auto &item) { return namesSecret(item.first); });
}

const auto kNoPassword = u"an address without a password; secrets are kept in the key ring"_s;

Result<QJsonValue> checkedUrl(const ConfigKey &key, const QString &text)
{
    const QString schemes = key.allowed.join("://, "_L1) + "://"_L1;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !key.allowed.contains(url.scheme()))
        return refused(key, u"an address that begins with one of %1"_s.arg(schemes));
    if (carriesPassword(url))
        return refused(key, kNoPassword);
    return QJsonValue(text);
}

bool isPort(QStringView text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return text.isEmpty() || (isNumber && port > 0 && port <= 65'535);
}

/// "name", "name:5432", "[::1]:5432", "%2Fvar%2Frun", ":5433" or nothing.
bool isHost(QStringView text)
{
    qsizetype end = text.startsWith(u'[') ? text.indexOf(u']') + 1 : text.indexOf(u':');
    if (text.startsWith(u'[') && end < 2)
        return false;
    end = end < 0 ? text.size() : end;
    return end == text.size() || (text[end] == u':' && isPort(text.mid(end + 1)));
}

bool isEscaped(QStringView text)
{
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        bool isHex = false;
        const QStringView digits = text.mid(at + 1, 2);
        if (digits.size() < 2 || digits.toInt(&isHex, 16) == 0 || !isHex)
            return false;
    }
    return true;
}

/// Several hosts, none at all, sockets: what libpq takes is no URL to QUrl. The parts are cut as libpq cuts
/// them, and an @ in a later part is refused: it may stand behind a password with a slash in it.
Result<QJsonValue> checkedDatabase(const ConfigKey &key, const QString &text)
{
    const auto wrong = [&key](const QString &why) {
        return refused(key,
            u"an address as PostgreSQL's own programs take it, such as postgresql://USER@HOST:5432/DATABASE"_s
                + why);
    };
    const auto scheme = std::find_if(key.allowed.begin(), key.allowed.end(),
        [&text](const QString &allowed) { return text.startsWith(allowed + u"://"_s); });
    if (scheme == key.allowed.end())
        return wrong({});
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; })
        || !isEscaped(text))
        return wrong(u"; % stands before two hexadecimal digits"_s);
    QStringView rest = QStringView(text).mid(scheme->size() + 3);
    const qsizetype slash = rest.indexOf(u'/');
    if (const qsizetype at = rest.left(slash < 0 ? rest.size() : slash).indexOf(u'@'); at >= 0) {
        const qsizetype colon = rest.left(at).indexOf(u':');
        if (colon >= 0 && colon + 1 < at)
            return refused(key, kNoPassword);
        rest = rest.mid(at + 1);
    }
    const qsizetype question = rest.indexOf(u'?');
    const QStringView place = question < 0 ? rest : rest.left(question);
    const qsizetype path = place.indexOf(u'/');
    const auto hosts = (path < 0 ? place : place.left(path)).split(u',');
    if (place.contains(u'@') || !std::all_of(hosts.begin(), hosts.end(), isHost))
        return wrong(u"; a port is a number, and an @ in a name is written %40"_s);
    if (question < 0)
        return QJsonValue(text);
    for (const QStringView parameter : rest.mid(question + 1).split(u'&')) {
        const qsizetype equals = parameter.indexOf(u'=');
        if (equals < 1 || parameter.indexOf(u'=', equals + 1) >= 0)
            return wrong(u"; parameters are written NAME=VALUE&NAME=VALUE"_s);
        if (namesSecret(QUrl::fromPercentEncoding(parameter.left(equals).toUtf8())))
            return refused(key, kNoPassword);
    }
    return QJsonValue(text);
}

Result<QJsonValue> checkedSwitch(const ConfigKey &key, const QString &text)
{
    const QString word = text.toLower();
    if (word == "true"_L1 || word == "yes"_L1 || word == "on"_L1 || word == "1"_L1)
        return QJsonValue(true);
    if (word == "false"_L1 || word == "no"_L1 || word == "off"_L1 || word == "0"_L1)
        return QJsonValue(false);
    return refused(key, u"true or false"_s);
}

} // namespace

Result<QJsonValue> checkedValue(const ConfigKey &key, const QString &text)
{
    if (text.isEmpty())
        return key.fallback;
    if (looksLikeSecret(text))
        return refused(key, u"no secret; secrets are kept in the key ring"_s);
    switch (key.type) {
    case ConfigKey::Type::Text:
        return QJsonValue(text);
    case ConfigKey::Type::Choice:
        if (!key.allowed.contains(text))
            return refused(key, u"one of %1"_s.arg(key.allowed.join(", "_L1)));
        return QJsonValue(text);
    case ConfigKey::Type::Switch:
        return checkedSwitch(key, text);
    case ConfigKey::Type::Number: {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (!isNumber || number < key.allowed.at(0).toInt() || number > key.allowed.at(1).toInt())
            return refused(key, u"a whole number of %1"_s.arg(key.allowed.at(2)));
        return QJsonValue(number);
    }
    case ConfigKey::Type::Url:
        return checkedUrl(key, text);
    case ConfigKey::Type::Database:
        return checkedDatabase(key, text);
    case ConfigKey::Type::Path:
        if (!text.startsWith(u'/'))
            return refused(key, u"a path that begins with /"_s);
        return QJsonValue(text);
    }
    return refused(key, u"nothing"_s);
}

} // namespace core::workspace
