// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/errors.h"

#include <QCoreApplication>

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
    }
    return {};
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
    }
    return {};
}

} // namespace ui
