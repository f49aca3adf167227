// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sources.h"

#include "app/cli/context.h"
#include "app/cli/jsonline.h"

using namespace Qt::StringLiterals;
using namespace core::history;

namespace app::cli {

core::Result<bool> hasSeveralSources(HistorySource &source, const core::CancelToken &cancel)
{
    const auto facets = await(source.facets(cancel));
    if (!facets)
        return tl::make_unexpected(facets.error());
    return facets->sources.size() > 1;
}

tl::expected<std::optional<Position>, QString> cursorIn(const Arguments &arguments)
{
    if (!arguments.has(u"after"_s))
        return std::nullopt;
    const auto position = fromCursor(arguments.value(u"after"_s));
    if (!position)
        return tl::make_unexpected(u"--after takes the cursor that the page before ended with."_s);
    return position;
}

void sayNext(const std::optional<Position> &next, bool json, Console &console)
{
    if (!next || !console.isOpen())
        return;
    if (json)
        console.line(JsonLine().add("next", toCursor(*next)).text());
    else
        console.say(u"There is more: --after %1"_s.arg(toCursor(*next)));
}

} // namespace app::cli
