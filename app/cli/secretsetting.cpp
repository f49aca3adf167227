// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/secretsetting.h"

#include "app/cli/cozesession.h"
#include "app/cli/errors.h"
#include "app/cli/jsonline.h"
#include "core/coze/jwt.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::Error;
using core::Result;
using core::Secret;
using core::workspace::SecretStore;

namespace app::cli {

namespace {

bool isVisibleAscii(QChar c)
{
    return c.unicode() > 0x20 && c.unicode() < 0x7F;
}

} // namespace

Result<Secret> acceptableSecret(const QString &name, const QByteArray &given)
{
    const auto refuse = [](const QString &why) { return core::failure(Error::Kind::InvalidInput, why); };
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(given);
    if (decoder.hasError())
        return refuse(u"it is no UTF-8 text"_s);
    if (text.endsWith(u'\n'))
        text.chop(text.endsWith("\r\n"_L1) ? 2 : 1);
    if (text.isEmpty())
        return refuse(u"nothing came on standard input"_s);
    if (text.contains(QChar::Null))
        return refuse(u"it holds a null character"_s);
    Secret secret(text);
    if (name == "coze-private-key"_L1) {
        if (const auto key = core::coze::SigningKey::fromPem(secret); !key)
            return tl::make_unexpected(key.error());
        return secret;
    }
    if (text.contains(u'\n') || text.contains(u'\r'))
        return refuse(u"it has more than one line"_s);
    if (name == "coze-pat"_L1 && !std::all_of(text.cbegin(), text.cend(), isVisibleAscii))
        return refuse(u"a token has letters, digits and signs only, no blanks"_s);
    return secret;
}

SecretSetting::SecretSetting(Context &context, const core::workspace::Workspace &workspace)
    : m_context(context),
      m_workspace(workspace)
{ }

int SecretSetting::set(const QString &name, Console &console)
{
    const auto given = m_context.readInput(true, m_context.cancel);
    if (!given) {
        console.say(sentenceFor(given.error()));
        return exitCodeFor(given.error());
    }
    const auto secret = acceptableSecret(name, *given);
    if (!secret) {
        console.say(
            u"This cannot be the secret %1: %2. Nothing was changed."_s.arg(name, secret.error().detail));
        return exitcode::kFailed;
    }
    CozeSession session(m_context, m_workspace);
    SecretStore &secrets = session.secrets();
    const auto stored = session.await(secrets.write(name, *secret));
    const QString variable = SecretStore::environmentVariable(name);
    if (!stored && stored.error().kind == Error::Kind::Cancelled) {
        console.say(sentenceFor(stored.error()));
        return exitcode::kInterrupted;
    }
    if (!stored || !secrets.keepsOverRestarts()) {
        const QString why = stored ? u"No key ring can be reached, so nothing was stored."_s
                                   : u"Nothing was stored: %1."_s.arg(stored.error().detail);
        console.say(u"%1 Give the secret in the environment as %2 instead."_s.arg(why, variable));
        return exitcode::kRefused;
    }
    const SecretStore::Place place = secrets.placeOf(name);
    if (place == SecretStore::Place::Environment)
        console.say(u"%1 is set in the environment and wins over the key ring."_s.arg(variable));
    if (m_context.json) {
        JsonLine line;
        line.add("secret", name).add("storedIn", u"keyRing"_s).add("usedFrom", wordFor(place));
        console.line(line.text());
    } else {
        console.line(u"Stored %1 in the key ring."_s.arg(name));
    }
    return exitcode::kDone;
}

} // namespace app::cli
