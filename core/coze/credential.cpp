// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/credential.h"

#include <QCryptographicHash>

namespace core::coze {

QString Credential::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString &part) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    };
    add(region.api.toString());
    if (const auto *personal = std::get_if<PersonalToken>(&way)) {
        add(QStringLiteral("pat"));
        add(personal->token.reveal());
    } else {
        const auto &app = std::get<JwtApp>(way);
        for (const QString &part : {app.clientId, app.publicKeyId, app.privateKey.reveal(), app.accountId,
                 app.enterpriseId, app.sessionName, QString::number(app.durationSeconds)})
            add(part);
        for (const QString &bot : app.botIds)
            add(bot);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace core::coze
