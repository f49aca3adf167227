// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/chatevent.h"
#include "core/net/sseparser.h"

#include <cstdio>
#include <cstdlib>
#include <random>

using core::net::SseEvent;
using core::net::SseParser;

namespace {

constexpr qsizetype kMost = 200; // bytes of an event, so that the limit is met too

/// Everything the parser says of these pieces; nothing when it refuses them.
std::optional<std::vector<SseEvent>> parsed(const QByteArray &bytes, std::minstd_rand *cuts)
{
    SseParser parser(kMost);
    std::vector<SseEvent> all;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype left = bytes.size() - at;
        const qsizetype count = cuts ? std::min<qsizetype>(left, qsizetype((*cuts)() % 7)) : left;
        const auto events = parser.feed(QByteArrayView(bytes).sliced(at, count));
        if (!events)
            return std::nullopt;
        all.insert(all.end(), events->begin(), events->end());
        at += count;
    }
    const auto last = parser.finish();
    if (!last)
        return std::nullopt;
    all.insert(all.end(), last->begin(), last->end());
    return all;
}

void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

} // namespace

/// Any split of the same bytes gives the same events, and whatever an event holds, it can be decoded. Seeds
/// are single lines: `|` stands for LF and `^` for CR.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    bytes.replace('|', '\n').replace('^', '\r');
    const auto whole = parsed(bytes, nullptr);
    std::minstd_rand cuts(std::uint_fast32_t(qHash(bytes, 1)));
    for (int i = 0; i < 3; ++i) {
        const auto cut = parsed(bytes, &cuts);
        expect(cut.has_value() == whole.has_value(), "one split is refused, another one is not");
        expect(!whole || *cut == *whole, "two splits give different events");
    }
    for (const SseEvent &event : whole.value_or(std::vector<SseEvent>())) {
        expect(event.data.size() <= kMost, "an event is longer than the limit");
        static_cast<void>(core::coze::decode(event));
    }
    return 0;
}
