// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/pastedaddress.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

/// Of Prisma's documentation, "PostgreSQL: arguments"; those that libpq has too are not here.
const QStringList kForeign{u"schema"_s, u"connection_limit"_s, u"pool_timeout"_s, u"socket_timeout"_s,
    u"pgbouncer"_s, u"statement_cache_size"_s, u"sslaccept"_s, u"sslidentity"_s};

QString withScheme(QString text)
{
    if (text.startsWith("jdbc:"_L1))
        text.remove(0, 5);
    static const QRegularExpression driver(u"^(postgres(?:ql)?)\\+\\w+://"_s);
    text.replace(driver, u"\\1://"_s);
    const bool isWords = text.contains(u'=') && !text.contains(u'?'); // host=… dbname=…
    return text.isEmpty() || text.contains("://"_L1) || isWords ? text : u"postgresql://"_s + text;
}

} // namespace

Result<Address> addressFromPasted(const QString &pasted, bool plainTextAllowed)
{
    const QString text = withScheme(pasted.trimmed());
    const qsizetype question = text.contains("://"_L1) ? text.indexOf(u'?') : -1;
    if (question < 0)
        return Address::parse(text, {}, plainTextAllowed);
    QStringList kept;
    QString schema;
    for (const QString &parameter : text.mid(question + 1).split(u'&', Qt::SkipEmptyParts)) {
        const QString name = parameter.section(u'=', 0, 0);
        if (name == "schema"_L1)
            schema = QUrl::fromPercentEncoding(parameter.section(u'=', 1).toUtf8());
        if (!kForeign.contains(name))
            kept.append(parameter);
    }
    const QString rest = kept.isEmpty() ? QString() : u'?' + kept.join(u'&');
    auto address = Address::parse(text.left(question) + rest, {}, plainTextAllowed);
    static const QRegularExpression plain(u"^\\w+$"_s);
    if (address && schema != "public"_L1 && plain.match(schema).hasMatch()
        && address->value(u"options"_s).isEmpty())
        address->set(u"options"_s, u"-csearch_path="_s + schema);
    return address;
}

Address completedFrom(Address replica, const Address &primary)
{
    for (const QString &keyword : {u"user"_s, u"dbname"_s, u"sslrootcert"_s, u"options"_s}) {
        if (replica.value(keyword).isEmpty() && !primary.value(keyword).isEmpty())
            replica.set(keyword, primary.value(keyword));
    }
    // The stronger wins: who checks the primary's certificate means the replica's too.
    if (primary.value(u"sslmode"_s).startsWith("verify"_L1)
        && !replica.value(u"sslmode"_s).startsWith("verify"_L1) && !replica.isLocal())
        replica.set(u"sslmode"_s, primary.value(u"sslmode"_s));
    if (replica.password().isEmpty())
        replica.setPassword(primary.password());
    return replica;
}

} // namespace core::postgres
