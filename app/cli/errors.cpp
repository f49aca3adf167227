// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/errors.h"

#include "app/cli/console.h"

#include <QDir>
#include <QStringList>

using namespace Qt::StringLiterals;
using core::Error;

namespace app::cli {

namespace {

constexpr qint64 kChatRuns = 4016;

QString plainSentence(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return u"Stopped."_s;
    case Error::Kind::NotFound:
        return u"Not found."_s;
    case Error::Kind::InvalidInput:
        return u"That cannot be read. Check what was given."_s;
    case Error::Kind::Unsupported:
        return u"This version cannot read it. Use a newer version of the program, or another file."_s;
    case Error::Kind::ReadOnly:
        return u"The place does not allow writing. Change its permissions or choose another one."_s;
    case Error::Kind::DiskFull:
        return u"The disk is full. Make room and try again; nothing was lost."_s;
    case Error::Kind::Busy:
        return u"Another program is writing there. Wait until it has finished and try again."_s;
    case Error::Kind::Corrupt:
        return u"The file is damaged. Restore it from a copy, or remove it and import again."_s;
    case Error::Kind::Database:
        return u"The archive could not be read. Try again; if it stays, remove archive.db and import again."_s;
    case Error::Kind::File:
        return u"The file could not be opened, read or written. Check its name and permissions."_s;
    case Error::Kind::Network:
        return u"The service cannot be reached. Check the network and the address."_s;
    case Error::Kind::Tls:
        return u"The other side could not prove who it is; nothing was sent. Check the address and the date."_s;
    case Error::Kind::Timeout:
        return u"The service did not answer in time. Try again."_s;
    case Error::Kind::Unauthorized:
        return u"The key or token is missing, wrong, revoked or of another region. Set it with: workspace secret set"_s;
    case Error::Kind::Forbidden:
        return u"This account lacks a permission for it. Check the token's permissions and its workspace."_s;
    case Error::Kind::RateLimited:
        return u"The service asks to slow down, or a quota is used up. Try again later."_s;
    case Error::Kind::Protocol:
        return u"The answer was cut or cannot be understood. Try again."_s;
    case Error::Kind::Remote:
        return u"The service refused it."_s;
    }
    return {};
}

} // namespace

QString noWorkspaceAt(const QString &folder)
{
    return u"There is no workspace in %1. Make one with: agent-console-cli --workspace %1 workspace init"_s
        .arg(QDir::toNativeSeparators(folder));
}

QString sentenceFor(const Error &error, const QString &subject)
{
    if (error.kind == Error::Kind::NotFound && !error.detail.isEmpty() && error.code == 0)
        return error.detail.endsWith(u'.') || error.detail.contains(u". "_s)
            ? error.detail
            : u"There is no %1."_s.arg(error.detail);
    QString text = subject.isEmpty() ? QString() : subject + u": "_s;
    text += error.code == kChatRuns
        ? u"A chat is still running in this conversation. Wait until it has ended and try again."_s
        : plainSentence(error.kind);
    if (error.kind != Error::Kind::Cancelled)
        text += inBrackets(error);
    return text;
}

QString inBrackets(const Error &error)
{
    QStringList own;
    if (error.code != 0)
        own.append(u"code %1"_s.arg(error.code));
    if (!error.detail.isEmpty())
        own.append(error.detail);
    if (!error.logId.isEmpty())
        own.append(u"log id "_s + error.logId);
    return own.isEmpty() ? QString() : u" ("_s + own.join(u", "_s) + u')';
}

int exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return exitcode::kInterrupted;
    case Error::Kind::NotFound:
        return exitcode::kNotFound;
    case Error::Kind::Network:
    case Error::Kind::Tls:
    case Error::Kind::Timeout:
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::RateLimited:
    case Error::Kind::Remote:
        return exitcode::kRefused;
    default:
        return error.code == kChatRuns ? exitcode::kRefused : exitcode::kFailed;
    }
}

QString wordFor(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return u"cancelled"_s;
    case Error::Kind::NotFound:
        return u"notFound"_s;
    case Error::Kind::InvalidInput:
        return u"invalidInput"_s;
    case Error::Kind::Unsupported:
        return u"unsupported"_s;
    case Error::Kind::ReadOnly:
        return u"readOnly"_s;
    case Error::Kind::DiskFull:
        return u"diskFull"_s;
    case Error::Kind::Busy:
        return u"busy"_s;
    case Error::Kind::Corrupt:
        return u"corrupt"_s;
    case Error::Kind::Database:
        return u"database"_s;
    case Error::Kind::File:
        return u"file"_s;
    case Error::Kind::Network:
        return u"network"_s;
    case Error::Kind::Tls:
        return u"tls"_s;
    case Error::Kind::Timeout:
        return u"timeout"_s;
    case Error::Kind::Unauthorized:
        return u"unauthorized"_s;
    case Error::Kind::Forbidden:
        return u"forbidden"_s;
    case Error::Kind::RateLimited:
        return u"rateLimited"_s;
    case Error::Kind::Protocol:
        return u"protocol"_s;
    case Error::Kind::Remote:
        return u"remote"_s;
    }
    return {};
}

} // namespace app::cli
