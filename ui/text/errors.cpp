// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/errors.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Errors
{
    Q_DECLARE_TR_FUNCTIONS(ui::Errors)
};

} // namespace

QString headingFor(const core::Error &error)
{
    using Kind = core::Error::Kind;
    switch (error.kind) {
    case Kind::Cancelled:
        return {};
    case Kind::NotFound:
        return Errors::tr("It is not here any more");
    case Kind::InvalidInput:
        return Errors::tr("This file cannot be understood");
    case Kind::Unsupported:
        return Errors::tr("This file needs another version");
    case Kind::ReadOnly:
        return Errors::tr("This place cannot be written to");
    case Kind::DiskFull:
        return Errors::tr("The disk is full");
    case Kind::Busy:
        return Errors::tr("Another program is using the archive");
    case Kind::Corrupt:
        return Errors::tr("The archive is damaged");
    case Kind::Database:
        return Errors::tr("The archive did not answer");
    case Kind::File:
        return Errors::tr("The file cannot be opened");
    case Kind::Network:
        return Errors::tr("No connection");
    case Kind::Tls:
        return Errors::tr("The connection is not safe");
    case Kind::Timeout:
        return Errors::tr("No answer in time");
    case Kind::Unauthorized:
        return Errors::tr("The key or token was refused");
    case Kind::Forbidden:
        return Errors::tr("The account may not do this");
    case Kind::RateLimited:
        return Errors::tr("The service asks to slow down");
    case Kind::Protocol:
        return Errors::tr("The answer could not be understood");
    case Kind::Remote:
        return Errors::tr("The service reports an error");
    }
    return {};
}

namespace {

QString serviceWords(const core::Error &error)
{
    using Kind = core::Error::Kind;
    switch (error.kind) {
    case Kind::Cancelled:
        return {};
    case Kind::NotFound:
        return Errors::tr("The service does not know it. Check the id, the region and the account.");
    case Kind::InvalidInput:
        return Errors::tr("The request cannot be sent like this. Change it, then try again.");
    case Kind::Busy:
        return Errors::tr(
            "A chat is still running in this conversation. Wait for it or stop it, then ask again.");
    case Kind::Network:
        return Errors::tr(
            "The service cannot be reached. Check the network and the address, then try again.");
    case Kind::Tls:
        return Errors::tr(
            "The other side could not prove who it is, so nothing was sent. Check the address and "
            "this computer's date.");
    case Kind::Timeout:
        return Errors::tr("The service did not answer in time. Try again.");
    case Kind::Unauthorized:
        return Errors::tr(
            "The key or token is missing, wrong, revoked or of another region. Replace it on the "
            "Connections page.");
    case Kind::Forbidden:
        return Errors::tr(
            "This account lacks a permission for it. Check the token's permissions, its workspace and "
            "its region.");
    case Kind::RateLimited:
        return Errors::tr("The service asks to slow down, or a quota is used up. Try again later.");
    case Kind::Protocol:
        return Errors::tr(
            "The answer was cut or is of an unknown kind. Try again; copy the report when it stays.");
    default:
        return Errors::tr("The service refused it.");
    }
}

} // namespace

namespace {

QString withDetails(const QString &words, const core::Error &error)
{
    if (words.isEmpty())
        return words;
    QStringList own;
    if (error.code != 0)
        own.append(Errors::tr("code %1").arg(error.code));
    if (!error.detail.isEmpty())
        own.append(error.detail);
    if (!error.logId.isEmpty())
        own.append(Errors::tr("log id %1").arg(error.logId));
    return own.isEmpty() ? words : Errors::tr("%1 (%2)", "sentence; details").arg(words, own.join(u", "_s));
}

QString shopWords(const core::Error &error)
{
    using Kind = core::Error::Kind;
    switch (error.kind) {
    case Kind::Cancelled:
        return {};
    case Kind::NotFound:
        return Errors::tr("It is not there. Check the address or the file.");
    case Kind::InvalidInput:
        return Errors::tr("It cannot be used like this. Correct it, then test again.");
    case Kind::Unsupported:
        return Errors::tr("The other side is of another version than this program knows.");
    case Kind::Busy:
        return Errors::tr("Another program has locked it. Try again in a moment.");
    case Kind::Corrupt:
        return Errors::tr("The file is damaged. Choose a copy of it.");
    case Kind::File:
        return Errors::tr("The file cannot be read. Check that it is there and that you may read it.");
    case Kind::Network:
        return Errors::tr("The server cannot be reached. Check the network and the address, then try again.");
    case Kind::Timeout:
        return Errors::tr("The server did not answer in time. Try again.");
    case Kind::Unauthorized:
        return Errors::tr("User or password is missing or refused. Type the password of the backend again.");
    case Kind::Forbidden:
        return Errors::tr("The server lets nobody in from here. Ask who looks after it.");
    case Kind::RateLimited:
        return Errors::tr("The server asks to slow down. Try again later.");
    case Kind::Protocol:
        return Errors::tr(
            "Something else answers there than the shop's server. Check the address and the path.");
    case Kind::Remote:
        return Errors::tr("The server refused it.");
    default:
        return serviceWords(error);
    }
}

} // namespace

namespace {

QString databaseWords(const core::Error &error)
{
    using Kind = core::Error::Kind;
    switch (error.kind) {
    case Kind::NotFound:
        return Errors::tr("There is no such database on this server. Check its name.");
    case Kind::Unsupported:
        return Errors::tr("This is not the database of the shop's backend, or one of another version.");
    case Kind::Busy:
        return Errors::tr("The database is busy or takes no more connections. Try again in a moment.");
    case Kind::Database:
        return Errors::tr("The database refused it.");
    case Kind::Network:
        return Errors::tr(
            "The database cannot be reached. Check the network, the host and the port, then try again.");
    case Kind::Timeout:
        return Errors::tr("The database did not answer in time. Try again.");
    case Kind::Tls:
        return Errors::tr("The connection to the database could not be made safe, so nothing was sent. Check "
                          "the certificate and the name of the server.");
    case Kind::Unauthorized:
        return Errors::tr("The database does not let this user in. Check user and password.");
    case Kind::Forbidden:
        return Errors::tr(
            "This account may not read the shop's tables. Ask whoever looks after the database for SELECT on "
            "them.");
    case Kind::ReadOnly:
        return Errors::tr("The database is only read. Writing has to be allowed for this workspace first.");
    case Kind::Protocol:
        return Errors::tr("Something else than PostgreSQL answers there. Check the host and the port.");
    default:
        return shopWords(error);
    }
}

} // namespace

QString databaseSentenceFor(const core::Error &error)
{
    return withDetails(databaseWords(error), error);
}

QString serviceSentenceFor(const core::Error &error)
{
    return withDetails(serviceWords(error), error);
}

QString shopSentenceFor(const core::Error &error)
{
    return withDetails(shopWords(error), error);
}

QString sentenceFor(const core::Error &error)
{
    using Kind = core::Error::Kind;
    switch (error.kind) {
    case Kind::Cancelled:
        return {};
    case Kind::NotFound:
        return Errors::tr("What you asked for is no longer in the archive. Press F5 to read the list again.");
    case Kind::InvalidInput:
        return Errors::tr("Nothing in it looks like chat messages. Choose a JSON Lines, CSV or SQLite file "
                          "with messages, gzipped or not.");
    case Kind::Unsupported:
        return Errors::tr("It was made for another version of this program, or has other columns than it "
                          "expects. It was left untouched. Update the program or choose another file.");
    case Kind::ReadOnly:
        return Errors::tr("You can go on reading. To change something, give yourself the right to write to "
                          "the folder or copy it to another place.");
    case Kind::DiskFull:
        return Errors::tr("Nothing was lost. Free some space, then try again.");
    case Kind::Busy:
        return Errors::tr("Only one program can write at a time. Wait until it is done or close it, then try "
                          "again.");
    case Kind::Corrupt:
        return Errors::tr("Parts of it cannot be read. Move the file away and import your history files "
                          "again; they are not affected.");
    case Kind::Database:
        return Errors::tr("Try again. When it happens again, copy the details and send them to whoever looks "
                          "after your program.");
    case Kind::File:
        return Errors::tr("Check that it is still there and that you may read it, then try again.");
    default:
        return serviceSentenceFor(error);
    }
}

} // namespace ui
