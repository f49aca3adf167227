// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"
#include "core/history/database.h"
#include "core/history/dictionary.h"
#include "core/history/externalid.h"
#include "core/history/firsterror.h"

namespace core::history {

/// Keeps people's notes with their messages while rows go, come back and move within one batch.
///
/// A note whose message is gone waits with `msg` NULL under (source, conversation, id).
class NoteKeeper
{
public:
    NoteKeeper(Database &db, std::int64_t source) : m_db(db), m_source(source) { }

    [[nodiscard]] bool begin(FirstError &error);
    /// The message goes. `marks` of its conversation falls when it was marked.
    [[nodiscard]] bool detach(std::int64_t message, std::int64_t &marks, FirstError &error);
    /// The message is (again) there.
    [[nodiscard]] bool attach(std::int64_t message, std::string_view conversation, const ExternalId &id,
        std::int64_t &marks, FirstError &error);
    /// Takes the note that came with a message, unless the message `row` has one. `given`: whether it did.
    [[nodiscard]] bool give(std::int64_t row, const IncomingMessage &message, std::int64_t &marks,
        bool &given, FirstError &error);

private:
    struct Waiting
    {
        std::int64_t note = 0;
        bool marked = false;
    };
    [[nodiscard]] bool readWaiting(FirstError &error);

    Database &m_db;
    std::int64_t m_source;
    bool m_any = false; // most archives hold no note: then nothing is asked
    StringMap<Waiting> m_waiting; // by conversation, NUL, id
};

} // namespace core::history
