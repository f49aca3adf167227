// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/jsonlines.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace core::sync;

/// Whatever the line holds: it is refused with a reason, or another parser finds a JSON object in it too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::vector<char> exact(data, data + size); // nothing behind its end may be read
    const std::string_view line(exact.data(), exact.size());
    static Record record;
    const std::string reason = parseJsonLine(line, record);
    if (!reason.empty())
        return 0;
    QByteArray text(exact.data(), qsizetype(exact.size()));
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    QJsonParseError error;
    const bool object = QJsonDocument::fromJson(text, &error).isObject();
    // Qt keeps numbers as doubles only; ours keep all their digits.
    if (!object && error.error != QJsonParseError::IllegalNumber) {
        std::fprintf(stderr, "taken, but no JSON: %.*s\n", int(size), exact.data());
        std::abort();
    }
    static MessageBuilder builder;
    core::history::IncomingMessage message;
    // An empty conversation is a person's way to say "none"; every message has a name of its own.
    if (builder.build(record, 1, message).empty() && message.id.empty())
        std::abort();
    return 0;
}
