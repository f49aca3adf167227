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
        {u"postgres.url"_s, Type::Url, QString(), database},
        {u"postgres.replicaUrl"_s, Type::Url, QString(), database},
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

bool carriesPassword(const QUrl &url)
{
    if (!url.password().isEmpty())
        return true;
    const auto items = QUrlQuery(url).queryItems();
    return std::any_of(items.begin(), items.end(), [](const auto &item) {
        const QString name = item.first.toLower();
        return name.contains("password"_L1) || name.contains("passwd"_L1) || name.contains("token"_L1)
            || name.contains("secret"_L1);
    });
}

Result<QJsonValue> checkedUrl(const ConfigKey &key, const QString &text)
{
    const QString schemes = key.allowed.join("://, "_L1) + "://"_L1;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !key.allowed.contains(url.scheme()))
        return refused(key, u"an address that begins with one of %1"_s.arg(schemes));
    if (carriesPassword(url))
        return refused(key, u"an address without a password; secrets are kept in the key ring"_s);
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
    case ConfigKey::Type::Path:
        if (!text.startsWith(u'/'))
            return refused(key, u"a path that begins with /"_s);
        return QJsonValue(text);
    }
    return refused(key, u"nothing"_s);
}

} // namespace core::workspace
