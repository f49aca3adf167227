// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sourcechoice.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

constexpr std::size_t kSampled = 256;

/// Evenly spread over the messages.
std::vector<history::IncomingMessage> sampleOf(const std::vector<history::IncomingMessage> &messages)
{
    std::vector<history::IncomingMessage> sample;
    const std::size_t step = std::max<std::size_t>(1, messages.size() / kSampled);
    for (std::size_t i = 0; i < messages.size() && sample.size() < kSampled; i += step)
        sample.push_back(messages[i]);
    return sample;
}

} // namespace

QString sourceNameOf(const QString &file)
{
    QString name = QFileInfo(file).fileName();
    if (name.endsWith(".gz"_L1, Qt::CaseInsensitive))
        name.chop(3);
    const QString base = QFileInfo(name).completeBaseName();
    return base.isEmpty() ? name : base;
}

Result<ChosenSource> chooseSource(history::ArchiveWriter &writer, FileKind kind, const QString &file,
    const QString &wanted, const std::vector<history::IncomingMessage> &sample)
{
    const QString kindName = kind == FileKind::BackendSqlite ? u"backend"_s : u"file"_s;
    const auto named = [&](const QString &name) -> Result<ChosenSource> {
        return writer.source(name, kindName).map([&](int number) { return ChosenSource{number, name}; });
    };
    if (!wanted.isEmpty())
        return named(wanted);

    const QString common = kind == FileKind::BackendSqlite ? u"backend"_s : u"files"_s;
    const auto existing = writer.sources(kindName);
    if (!existing)
        return tl::make_unexpected(existing.error());
    const auto probes = sampleOf(sample);
    ChosenSource best;
    int bestSameTime = 0;
    QStringList taken;
    for (const auto &[number, name] : *existing) {
        const auto kin = writer.kinship(number, probes);
        if (!kin)
            return tl::make_unexpected(kin.error());
        const bool same = kin->known > 0 && kin->sameTime * 2 >= kin->known;
        if (same && kin->sameTime > bestSameTime) {
            best = {number, name};
            bestSameTime = kin->sameTime;
        } else if (kin->known > 0 && !same) {
            taken.append(name);
        }
    }
    if (bestSameTime > 0)
        return best;
    if (!taken.contains(common))
        return named(common);
    const QString own = sourceNameOf(file);
    QString name = own;
    for (int n = 2; taken.contains(name); ++n)
        name = u"%1 (%2)"_s.arg(own, QString::number(n));
    return named(name);
}

} // namespace core::sync
