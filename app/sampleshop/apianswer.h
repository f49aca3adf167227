// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/httpconnection.h"
#include "app/sampleshop/tokenissuer.h"

#include <QJsonObject>

namespace app::sampleshop {

/// One request to the API, signed in and taken apart.
struct ApiCall
{
    HttpConnection *connection = nullptr;
    const HttpRequest *request = nullptr;
    QStringList ids; // what stands for the {} of the path, in their order
    QJsonObject body; // empty when there is none
    Identity identity;
    QString logId;
    QByteArray headers; // for an answer that is streamed

    [[nodiscard]] QString parameter(const QString &name) const { return request->parameter(name); }
    /// A positive number of the query, at most `most`.
    [[nodiscard]] int number(const QString &name, int otherwise, int most) const;
};

/// What goes back; the envelope of coze-api 7.1 is made of it.
struct ApiAnswer
{
    int status = 200;
    qint64 code = 0;
    QString message;
    QJsonObject fields; // beside `code` and `msg`, mostly `data`
    bool isPlain = false; // `fields` alone are the answer: sign-in
    QByteArray page; // an HTML page instead of all this
    bool isTaken = false; // the call's connection is being answered by somebody else

    [[nodiscard]] static ApiAnswer data(const QJsonValue &data);
    [[nodiscard]] static ApiAnswer top(const QJsonObject &fields);
    [[nodiscard]] static ApiAnswer done() { return {}; }
    [[nodiscard]] static ApiAnswer refuse(qint64 code, const QString &message, int status = 200);
    [[nodiscard]] static ApiAnswer taken();

    [[nodiscard]] QByteArray bytes(const QString &logId) const;
};

namespace code { // coze-api 7.2
constexpr qint64 kBadParameter = 4000;
constexpr qint64 kNoChat = 4001;
constexpr qint64 kNoConversation = 4002;
constexpr qint64 kTooMuchMetaData = 4003;
constexpr qint64 kTooManyMessages = 4004;
constexpr qint64 kNoMessage = 4005;
constexpr qint64 kNoBot = 4006;
constexpr qint64 kNeedsHistory = 4007;
constexpr qint64 kAtCapacity = 4009;
constexpr qint64 kNotPublished = 4015;
constexpr qint64 kBusy = 4016;
constexpr qint64 kBadToken = 4100;
constexpr qint64 kNoPermission = 4101;
constexpr qint64 kNotCancellable = 4104;
constexpr qint64 kNotFound = 4200;
constexpr qint64 kEmptyFile = 4300;
} // namespace code

} // namespace app::sampleshop
