// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/address.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QUrl>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

const QStringList kTlsModes{
    u"disable"_s, u"allow"_s, u"prefer"_s, u"require"_s, u"verify-ca"_s, u"verify-full"_s};
constexpr int kRequire = 3; // in kTlsModes; what stands before it may end without encryption

bool isLocalHost(const QString &host)
{
    if (host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@'))
        return true; // a Unix socket
    static const QRegularExpression loopback(u"^(localhost|127(\\.\\d{1,3}){3}|::1|(0{1,4}:){7}0{0,3}1)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return loopback.match(host).hasMatch();
}

/// The host that a section of the service file names; libpq reads the same two files, in this order.
QString hostOfService(const QString &service)
{
    QStringList files{qEnvironmentVariable("PGSERVICEFILE", QDir::home().filePath(u".pg_service.conf"_s))};
    if (qEnvironmentVariableIsSet("PGSYSCONFDIR"))
        files.append(QDir(qEnvironmentVariable("PGSYSCONFDIR")).filePath(u"pg_service.conf"_s));
    for (const QString &name : std::as_const(files)) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
            continue;
        bool isInside = false;
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine()).trimmed();
            if (line.startsWith(u'['))
                isInside = line == u'[' + service + u']';
            else if (isInside && line.startsWith("host="_L1))
                return line.mid(5).trimmed();
        }
    }
    return {};
}

QStringList listOf(const QString &value)
{
    return value.split(u',');
}

} // namespace

Result<Address> Address::parse(const QString &text, const Secret &password, bool plainTextAllowed)
{
    char *problem = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.trimmed().toUtf8().constData(), &problem), &PQconninfoFree);
    if (!options) {
        PQfreemem(problem); // it may quote the password
        return failure(Error::Kind::InvalidInput,
            u"an address looks like postgresql://user@host:5432/database, its parameters are those of libpq"_s);
    }
    Address address;
    address.m_password = password;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString keyword = QString::fromUtf8(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (keyword == "password"_L1)
            address.m_password = Secret(value);
        else if (value.contains(u';') && keyword != "user"_L1)
            return failure(Error::Kind::InvalidInput, u"%1 must not hold a semicolon"_s.arg(keyword));
        else
            address.m_values[keyword] = value;
    }
    if (plainTextAllowed || address.isLocal())
        return address;
    const QString given = address.value(u"sslmode"_s);
    const QString wanted = given.isEmpty() ? qEnvironmentVariable("PGSSLMODE") : given;
    if (wanted == "disable"_L1) {
        return failure(Error::Kind::Tls,
            u"sslmode=disable would send everything in clear text over the network; remove it, or set net.allowPlainText"_s);
    }
    address.m_values[u"sslmode"_s] = kTlsModes.value(std::max(kRequire, int(kTlsModes.indexOf(wanted))));
    return address;
}

bool Address::isLocal() const
{
    QString hosts = value(u"hostaddr"_s).isEmpty() ? value(u"host"_s) : value(u"hostaddr"_s);
    const QString service
        = m_values.contains(u"service"_s) ? value(u"service"_s) : qEnvironmentVariable("PGSERVICE");
    if (hosts.isEmpty() && !service.isEmpty())
        hosts = hostOfService(service);
    if (hosts.isEmpty())
        hosts = qEnvironmentVariable("PGHOSTADDR", qEnvironmentVariable("PGHOST"));
    const QStringList list = listOf(hosts);
    return std::all_of(list.begin(), list.end(), isLocalHost);
}

QString Address::toText() const
{
    QStringList places;
    const QStringList hosts = listOf(value(u"host"_s).isEmpty() ? value(u"hostaddr"_s) : value(u"host"_s));
    const QStringList ports = listOf(value(u"port"_s));
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        const QString port = ports.size() == 1 ? ports.first() : ports.value(i);
        const QString host = hosts[i].contains(u':') ? u'[' + hosts[i] + u']' : hosts[i];
        if (!host.isEmpty() || !port.isEmpty())
            places.append(port.isEmpty() ? host : host + u':' + port);
    }
    QString text = value(u"user"_s);
    if (!text.isEmpty() && !places.isEmpty())
        text += u'@';
    text += places.join(u',');
    if (!value(u"dbname"_s).isEmpty())
        text += u'/' + value(u"dbname"_s);
    return text.isEmpty() ? value(u"service"_s) : text;
}

QString Address::toUrl() const
{
    const auto encoded
        = [](const QString &part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); };
    QString url = u"postgresql://"_s;
    QMap<QString, QString> rest = m_values;
    if (const QString user = rest.take(u"user"_s); !user.isEmpty())
        url += encoded(user) + u'@';
    const QStringList hosts = listOf(rest.value(u"host"_s));
    const QStringList ports = listOf(rest.value(u"port"_s));
    const bool fits = std::none_of(hosts.begin(), hosts.end(),
                          [](const QString &host) { return host.startsWith(u'/') || host.startsWith(u'@'); })
        && ports.size() <= hosts.size() && !rest.value(u"host"_s).isEmpty();
    if (fits) {
        QStringList places;
        for (qsizetype i = 0; i < hosts.size(); ++i) {
            const QString port = ports.size() == 1 ? ports.first() : ports.value(i);
            const QString host = hosts[i].contains(u':') ? u'[' + hosts[i] + u']' : encoded(hosts[i]);
            places.append(port.isEmpty() ? host : host + u':' + port);
        }
        url += places.join(u',');
        rest.remove(u"host"_s);
        rest.remove(u"port"_s);
    }
    url += u'/' + encoded(rest.take(u"dbname"_s));
    QStringList parameters;
    for (auto it = rest.cbegin(); it != rest.cend(); ++it)
        parameters.append(it.key() + u'=' + encoded(it.value()));
    return parameters.isEmpty() ? url : url + u'?' + parameters.join(u'&');
}

} // namespace core::postgres
