// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/binaryassembler.h"
#include "core/live/enginepacket.h"
#include "core/live/eventjson.h"
#include "core/live/shopevents.h"
#include "core/live/socketpacket.h"
#include "core/live/wiretext.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace core::live;
using namespace Qt::StringLiterals;

namespace {

void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void expectEvent(const SocketPacket &packet)
{
    const auto array = jsonArray(packet.json);
    expect(array.has_value(), "an event that Qt cannot read");
    expect(!array->isEmpty(), "an event without a name");
    expect(!isReservedName(packet.name), "an event with a reserved name");
    Event event;
    event.name = packet.name;
    event.json = packet.json;
    expect(event.args().size() == array->size() - 1, "an event lost arguments");
    for (const auto name :
        {"message_received"_L1, "typing_indicator"_L1, "presence_update"_L1, "authenticated"_L1}) {
        event.name = name;
        static_cast<void>(decodeShopEvent(event));
    }
    static_cast<void>(lastText(packet.json));
}

} // namespace

/// Whatever a server sends is a packet with sound parts or an error that says why not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    expect(shownText(text, true).toUtf8().size() <= 4096, "a shown text is too long");
    expect(shownText(text, false).toUtf8().size() <= 4096, "a shown text is too long");
    if (engineType(text) == EngineType::Open)
        static_cast<void>(readEngineOpen(text.mid(1).toUtf8()));
    if (engineType(text) != EngineType::Message)
        return 0;
    const auto packet = decodePacket(QStringView(text).sliced(1));
    if (!packet) {
        expect(!packet.error().detail.isEmpty(), "an error that says nothing");
        return 0;
    }
    expect(packet->id < 1'000'000'000'000'000, "an id of more than 15 digits");
    expect(packet->attachments <= 10, "too many attachments");
    expect(packet->nspace.startsWith(u'/'), "a namespace that is none");
    if (packet->type == SocketPacket::Type::Event || packet->type == SocketPacket::Type::BinaryEvent)
        expectEvent(*packet);
    if (packet->type == SocketPacket::Type::ConnectError)
        static_cast<void>(refusalFrom(packet->json));
    BinaryAssembler assembler;
    if (packet->attachments > 0 && assembler.begin(*packet)) {
        for (int left = packet->attachments - 1; left > 0; --left)
            expect(!*assembler.take("x"), "whole too early");
        expect(assembler.take("x")->has_value(), "never whole");
    }
    return 0;
}
