// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/mirrorplace.h"

#include "core/history/sourcereader.h"
#include "core/sync/postgresrows.h"

#include <QCryptographicHash>

#include <algorithm>
#include <charconv>
#include <map>

using namespace Qt::StringLiterals;

namespace core::sync {

using history::SourceReader;

namespace {

constexpr std::string_view kIdentityPlace = "postgres is ";
constexpr std::size_t kSampled = 250;

std::string_view wordAfter(std::string_view text, std::string_view key)
{
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = text.substr(at + key.size());
    return rest.substr(0, rest.find(' '));
}

std::int64_t numberAfter(std::string_view text, std::string_view key)
{
    const std::string_view word = wordAfter(text, key);
    std::int64_t number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
}

std::string placeOf(const std::string &fact)
{
    return std::string(kIdentityPlace) + fact;
}

bool isKnownAs(const std::vector<history::ImportPosition> &positions, const std::string &fact)
{
    return !fact.empty() && std::any_of(positions.begin(), positions.end(), [&](const auto &position) {
        return position.file == placeOf(fact);
    });
}

bool hasSystem(const std::vector<history::ImportPosition> &positions)
{
    return std::any_of(positions.begin(), positions.end(),
        [](const auto &position) { return position.file.starts_with(placeOf("system")); });
}

struct Known
{
    SourceReader::Source source;
    std::vector<history::ImportPosition> positions;
};

Result<std::vector<Known>> knownMirrors(SourceReader &archive)
{
    const auto sources = archive.sources(kMirrorKind);
    if (!sources)
        return tl::make_unexpected(sources.error());
    std::vector<Known> known;
    for (const SourceReader::Source &source : *sources) {
        auto positions = archive.positions(source.number);
        if (!positions)
            return tl::make_unexpected(positions.error());
        known.push_back({source, std::move(*positions)});
    }
    return known;
}

/// Most of the database's oldest messages lie in the source, with the same times.
Result<bool> isKin(SourceReader &archive, int source, const std::vector<PostgresRows::Row> &sample)
{
    if (sample.empty())
        return false;
    const auto rows = archive.rows(
        source, sample.front().number, sample.back().number, SourceReader::Order::Rising, 2 * kSampled);
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::map<std::int64_t, std::int64_t> times;
    for (const SourceReader::Row &row : *rows)
        times[row.id] = row.sentAtMs;
    std::size_t same = 0;
    std::size_t wanted = 0;
    for (const PostgresRows::Row &row : sample) {
        if (!row.reason.empty() || row.message.deleted)
            continue;
        ++wanted;
        const auto known = times.find(row.number);
        same += known != times.end() && known->second == row.message.sentAtMs ? 1 : 0;
    }
    return wanted > 0 && same * 2 >= wanted;
}

Result<int> kinOf(
    SourceReader &archive, const std::vector<Known> &known, PostgresRows &rows, const CancelToken &cancel)
{
    const auto ends = rows.ends(cancel);
    if (!ends)
        return tl::make_unexpected(ends.error());
    std::vector<PostgresRows::Row> sample;
    if (auto read
        = rows.between(ends->lowest, ends->highest, kSampled, sample, PostgresRows::Looks::No, cancel);
        !read)
        return tl::make_unexpected(read.error());
    for (std::size_t i = 0; i < known.size(); ++i) {
        const auto kin = isKin(archive, known[i].source.number, sample);
        if (!kin)
            return tl::make_unexpected(kin.error());
        if (*kin)
            return int(i);
    }
    return -1;
}

/// Number among `known`, -1 without one.
Result<int> mirrorAmong(SourceReader &archive, const std::vector<Known> &known,
    const DatabaseIdentity &identity, PostgresRows &rows, const CancelToken &cancel)
{
    const auto find = [&known](auto matches) {
        const auto found = std::find_if(known.begin(), known.end(), matches);
        return found == known.end() ? -1 : int(found - known.begin());
    };
    if (!identity.system.empty()) {
        const int same = find([&](const Known &one) { return isKnownAs(one.positions, identity.system); });
        if (same >= 0)
            return same;
        return find([&](const Known &one) {
            return !hasSystem(one.positions) && isKnownAs(one.positions, identity.first);
        });
    }
    const int same = find([&](const Known &one) { return isKnownAs(one.positions, identity.first); });
    return same >= 0 || known.empty() ? same : kinOf(archive, known, rows, cancel);
}

QString freeName(const std::vector<QString> &taken, const QString &database)
{
    const auto isTaken = [&taken](const QString &name) {
        return std::find(taken.begin(), taken.end(), name) != taken.end();
    };
    if (!isTaken(kMirrorKind))
        return kMirrorKind;
    QString name = database;
    for (int n = 2; isTaken(name); ++n)
        name = u"%1 (%2)"_s.arg(database, QString::number(n));
    return name;
}

/// Makes the source when there is none, and notes what it is known by.
Result<ChosenSource> note(
    const QString &archivePath, const Known *found, const DatabaseIdentity &identity, const QString &database)
{
    std::vector<std::string> facts;
    for (const std::string &fact : {identity.system, identity.first}) {
        if (!fact.empty() && !(found && isKnownAs(found->positions, fact)))
            facts.push_back(fact);
    }
    if (found && facts.empty())
        return ChosenSource{found->source.number, found->source.name};
    auto writer = history::ArchiveWriter::open(archivePath);
    if (!writer)
        return tl::make_unexpected(writer.error());
    ChosenSource chosen;
    if (found) {
        chosen = {found->source.number, found->source.name};
    } else {
        std::vector<QString> taken;
        for (const auto &kind : {u"file"_s, u"backend"_s, u"rest"_s, u"live"_s, kMirrorKind}) {
            const auto sources = (*writer)->sources(kind);
            if (!sources)
                return tl::make_unexpected(sources.error());
            for (const auto &[number, name] : *sources)
                taken.push_back(name);
        }
        chosen.name = freeName(taken, database);
        const auto number = (*writer)->source(chosen.name, kMirrorKind);
        if (!number)
            return tl::make_unexpected(number.error());
        chosen.number = *number;
    }
    for (const std::string &fact : facts) {
        std::vector<history::IncomingMessage> none;
        if (auto written = (*writer)->write(chosen.number, none, {placeOf(fact), {}, true}); !written)
            return tl::make_unexpected(written.error());
    }
    return chosen;
}

} // namespace

std::string MirrorPlace::toText() const
{
    std::string text = "from=" + std::to_string(from) + " last=" + std::to_string(last)
        + " changed=" + std::to_string(changedMs) + " looked=" + std::to_string(lookedMs)
        + " complete=" + (isComplete ? "1" : "0");
    if (!gaps.ranges().empty())
        text += " gaps=" + gaps.toText();
    return text;
}

MirrorPlace MirrorPlace::fromText(std::string_view text)
{
    MirrorPlace place;
    place.from = numberAfter(text, "from=");
    place.last = numberAfter(text, "last=");
    place.changedMs = numberAfter(text, "changed=");
    place.lookedMs = numberAfter(text, "looked=");
    place.isComplete = numberAfter(text, "complete=") != 0;
    place.gaps = IdRanges::fromText(wordAfter(text, "gaps="));
    return place;
}

Result<DatabaseIdentity> identify(PostgresRows &rows, const CancelToken &cancel)
{
    DatabaseIdentity identity;
    const auto &schema = rows.schema();
    const auto known = rows.connection().execute(
        "SELECT d.oid::bigint, has_function_privilege('pg_control_system()', 'EXECUTE'), "
        "(SELECT m.id::text || ' ' || coalesce(m.conversation_id::text, '') || ' ' || coalesce(m."
            + schema.created.name + "::text, '') FROM " + schema.messages.sql
            + " m ORDER BY m.id LIMIT 1) FROM pg_database d WHERE d.datname = current_database()",
        {}, cancel);
    if (!known)
        return tl::make_unexpected(known.error());
    const std::string number = std::to_string(known->number(0, 0));
    if (known->number(0, 1) != 0) {
        const auto system = rows.connection().execute(
            "SELECT system_identifier::text FROM pg_control_system()", {}, cancel);
        if (system && system->size() > 0)
            identity.system = "system:" + std::string(system->bytes(0, 0)) + ' ' + number;
        else if (!system && rows.connection().isLost())
            return tl::make_unexpected(system.error());
    }
    if (!known->isNull(0, 2)) {
        const std::string first
            = schema.database.toStdString() + ' ' + number + ' ' + std::string(known->bytes(0, 2));
        identity.first = "first:"
            + QCryptographicHash::hash(
                QByteArrayView(first.data(), qsizetype(first.size())), QCryptographicHash::Sha256)
                  .toHex()
                  .toStdString();
    }
    if (identity.system.empty() && identity.first.empty())
        identity.first = "empty:" + schema.database.toStdString() + ' ' + number;
    return identity;
}

Result<ChosenSource> findMirror(const QString &archivePath, PostgresRows &rows, const CancelToken &cancel)
{
    const auto identity = identify(rows, cancel);
    if (!identity)
        return tl::make_unexpected(identity.error());
    auto archive = SourceReader::open(archivePath);
    if (!archive && archive.error().kind != Error::Kind::NotFound)
        return tl::make_unexpected(archive.error());
    std::vector<Known> known;
    int found = -1;
    if (archive) {
        auto mirrors = knownMirrors(**archive);
        if (!mirrors)
            return tl::make_unexpected(mirrors.error());
        known = std::move(*mirrors);
        const auto mirror = mirrorAmong(**archive, known, *identity, rows, cancel);
        if (!mirror)
            return tl::make_unexpected(mirror.error());
        found = *mirror;
    }
    archive = failure(Error::Kind::NotFound); // closed before it is written
    return note(
        archivePath, found < 0 ? nullptr : &known[std::size_t(found)], *identity, rows.schema().database);
}

Result<MirrorPositions> mirrorPositions(const QString &archivePath, int source)
{
    auto archive = SourceReader::open(archivePath);
    if (!archive)
        return tl::make_unexpected(archive.error());
    const auto positions = (*archive)->positions(source);
    if (!positions)
        return tl::make_unexpected(positions.error());
    MirrorPositions found;
    for (const history::ImportPosition &position : *positions) {
        if (position.file == kFollowedPlace)
            found.followed = MirrorPlace::fromText(position.place);
        else if (position.file == kLoadedPlace)
            found.loaded = IdRanges::fromText(position.place);
    }
    return found;
}

Result<bool> lacksIndex(const QString &archivePath)
{
    auto archive = SourceReader::open(archivePath);
    if (!archive)
        return tl::make_unexpected(archive.error());
    return (*archive)->isIndexed().map([](bool isIndexed) { return !isIndexed; });
}

Result<std::vector<MirrorState>> mirrorsIn(const QString &archivePath)
{
    auto archive = SourceReader::open(archivePath);
    if (!archive && archive.error().kind == Error::Kind::NotFound)
        return std::vector<MirrorState>();
    if (!archive)
        return tl::make_unexpected(archive.error());
    const auto known = knownMirrors(**archive);
    if (!known)
        return tl::make_unexpected(known.error());
    std::vector<MirrorState> states;
    for (const Known &one : *known) {
        MirrorState &state = states.emplace_back();
        state.source = one.source.name;
        state.messages = one.source.messages;
        for (const history::ImportPosition &position : one.positions) {
            if (position.file != kFollowedPlace)
                continue;
            const MirrorPlace place = MirrorPlace::fromText(position.place);
            state.isComplete = place.isComplete;
            state.upToMs = place.lookedMs;
        }
    }
    return states;
}

} // namespace core::sync
