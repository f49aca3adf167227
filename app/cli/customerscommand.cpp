// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/customerscommand.h"

#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "app/cli/sources.h"

using namespace Qt::StringLiterals;

namespace app::cli {

QString CustomersCommand::name() const
{
    return u"customers"_s;
}

QString CustomersCommand::summary() const
{
    return u"Finds customers by the beginning or a part of their name or address, or by id."_s;
}

QString CustomersCommand::synopsis() const
{
    return u"TEXT [--limit N]"_s;
}

QVector<Option> CustomersCommand::options() const
{
    return {{u"limit"_s, u"N"_s, u"at most so many (50, up to 1000)"_s}};
}

int CustomersCommand::execute(const Arguments &arguments, Console &console)
{
    const auto limit = numberIn(arguments, u"limit"_s, 50, 1, kPageRows);
    if (!limit)
        return wrongUsage(console, limit.error());
    const QString text = arguments.plain().join(u' ');
    if (text.isEmpty())
        return wrongUsage(console, u"customers needs a part of a name or address."_s);
    const auto source = history();
    if (!source)
        return failed(console, source.error());
    const auto several = hasSeveralSources(**source, m_context.cancel);
    if (!several)
        return failed(console, several.error());
    const auto customers = await((*source)->customers(text, *limit, m_context.cancel));
    if (!customers)
        return failed(console, customers.error());
    QVector<QStringList> rows;
    for (const auto &customer : *customers) {
        if (m_context.json)
            console.line(jsonOf(customer, *several).text());
        else
            rows.append({customer.id, customer.guest ? u"guest"_s : customer.name, customer.email,
                QString::number(customer.conversations),
                customer.lastSeenMs ? shortTime(*customer.lastSeenMs) : QString()});
    }
    if (!m_context.json) {
        const QStringList heading{u"Customer"_s, u"Name"_s, u"Address"_s, u"Conversations"_s, u"Last seen"_s};
        for (const QString &line : table(heading, rows))
            console.line(line);
    }
    return exitcode::kDone;
}

} // namespace app::cli
