// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>
#include <QUrlQuery>

#include <optional>

namespace app::sampleshop::backend {

/// One request to the backend, taken apart. A plain value: it goes to the database's thread and back.
struct RestCall
{
    QByteArray method;
    QString path;
    QUrlQuery query;
    QStringList ids; // what stands for the {} of the route
    QJsonObject body; // empty when there is none
    qint64 nowMs = 0;
    bool hasOddities = true;

    [[nodiscard]] QString parameter(const QString &name) const
    {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    }
    [[nodiscard]] QString text(const QString &name) const { return body[name].toString(); } // of the body
};

/// What goes back: the object itself, without an envelope (shop-backend 2).
struct Reply
{
    int status = 200;
    QJsonValue body;
    bool isTaken = false; // somebody else answers

    [[nodiscard]] static Reply of(const QJsonValue &body) { return {200, body, false}; }
};

enum class Path { Named, Missing }; // some errors do not name it
[[nodiscard]] Reply refusal(
    const RestCall &call, int status, const QString &error, const QString &message, Path path = Path::Named);
[[nodiscard]] Reply badRequest(const RestCall &call, const QString &message);
/// A status 500 with a text of the database, as the backend lets them out.
[[nodiscard]] Reply databaseRefusal(const RestCall &call, const core::Error &error);
[[nodiscard]] Reply invalidArgument(const RestCall &call, const QString &what);
/// "Do not know how to serialize a BigInt".
[[nodiscard]] Reply bigNumberRefusal(const RestCall &call);

/// As JavaScript's parseInt(): leading digits count, the rest is ignored.
[[nodiscard]] std::optional<qint64> leadingNumber(const QString &text);

} // namespace app::sampleshop::backend
