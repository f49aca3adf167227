// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/rest.h"

#include "app/sampleshop/backend/schema.h"

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

Reply refusal(const RestCall &call, int status, const QString &error, const QString &message, Path path)
{
    QJsonObject body{{u"error"_s, error}, {u"message"_s, message}, {u"statusCode"_s, status},
        {u"timestamp"_s, isoTime(call.nowMs)}};
    if (path == Path::Named)
        body[u"path"_s] = call.path;
    return {status, body, false};
}

Reply badRequest(const RestCall &call, const QString &message)
{
    return refusal(call, 400, u"Bad Request"_s, message);
}

Reply databaseRefusal(const RestCall &call, const core::Error &error)
{
    return refusal(
        call, 500, u"PrismaClientKnownRequestError"_s, u"\nInvalid invocation:\n\n\n%1"_s.arg(error.detail));
}

Reply invalidArgument(const RestCall &call, const QString &what)
{
    return refusal(call, 500, u"PrismaClientValidationError"_s, u"\nInvalid invocation:\n\n\n%1"_s.arg(what));
}

Reply bigNumberRefusal(const RestCall &call)
{
    return refusal(call, 500, u"TypeError"_s, u"Do not know how to serialize a BigInt"_s);
}

std::optional<qint64> leadingNumber(const QString &text)
{
    const QString trimmed = text.trimmed();
    qsizetype at = trimmed.startsWith(u'-') || trimmed.startsWith(u'+') ? 1 : 0;
    const qsizetype first = at;
    while (at < trimmed.size() && trimmed[at] >= u'0' && trimmed[at] <= u'9')
        ++at;
    bool isNumber = false;
    const qint64 number = trimmed.first(at).toLongLong(&isNumber);
    return at > first && isNumber ? std::optional(number) : std::nullopt;
}

} // namespace app::sampleshop::backend
