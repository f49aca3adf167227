// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/errors.h"

#include "app/cli/console.h"

#include <QDir>

using namespace Qt::StringLiterals;
using core::Error;

namespace app::cli {

namespace {

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
    if (error.kind == Error::Kind::NotFound && !error.detail.isEmpty())
        return error.detail.endsWith(u'.') || error.detail.contains(u". "_s)
            ? error.detail
            : u"There is no %1."_s.arg(error.detail);
    QString text = subject.isEmpty() ? QString() : subject + u": "_s;
    text += plainSentence(error.kind);
    if (!error.detail.isEmpty() && error.kind != Error::Kind::Cancelled)
        text += u" ("_s + error.detail + u')';
    return text;
}

int exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return exitcode::kInterrupted;
    case Error::Kind::NotFound:
        return exitcode::kNotFound;
    default:
        return exitcode::kFailed;
    }
}

} // namespace app::cli
