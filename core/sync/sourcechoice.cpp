// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sourcechoice.h"

#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <iterator>

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

SourceSorter::SourceSorter(history::ArchiveWriter &writer, FileKind kind, QString file, QString wanted)
    : m_writer(writer),
      m_kind(kind),
      m_file(std::move(file)),
      m_wanted(std::move(wanted))
{ }

Result<int> SourceSorter::firstSource(const Messages &messages)
{
    return messages.empty() ? home(messages) : sourceOf(messages.front(), messages);
}

Result<std::vector<history::SourceBatch>> SourceSorter::sort(Messages messages)
{
    std::vector<int> sources(messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const bool like = i > 0 && messages[i].source == messages[i - 1].source;
        const auto source = like ? Result<int>(sources[i - 1]) : sourceOf(messages[i], messages);
        if (!source)
            return tl::make_unexpected(source.error());
        sources[i] = *source;
    }
    std::vector<history::SourceBatch> batches;
    if (std::adjacent_find(sources.begin(), sources.end(), std::not_equal_to<>()) == sources.end()) {
        if (!messages.empty())
            batches.push_back({sources.front(), std::move(messages)});
        return batches;
    }
    for (std::size_t i = 0; i < messages.size(); ++i) {
        auto batch = std::find_if(batches.begin(), batches.end(),
            [&](const history::SourceBatch &known) { return known.source == sources[i]; });
        if (batch == batches.end())
            batch = batches.insert(batch, {sources[i], {}});
        batch->messages.push_back(std::move(messages[i]));
    }
    return batches;
}

bool SourceSorter::goesHome(const history::IncomingMessage &message) const
{
    return !m_wanted.isEmpty() || message.source.empty();
}

Result<int> SourceSorter::sourceOf(const history::IncomingMessage &message, const Messages &among)
{
    return goesHome(message) ? home(among) : named(message.source);
}

Result<int> SourceSorter::home(const Messages &messages)
{
    if (m_home != 0)
        return m_home;
    Messages sample;
    std::copy_if(messages.begin(), messages.end(), std::back_inserter(sample),
        [this](const history::IncomingMessage &message) { return goesHome(message); });
    const auto chosen = chooseSource(m_writer, m_kind, m_file, m_wanted, sample);
    if (!chosen)
        return tl::make_unexpected(chosen.error());
    m_home = chosen->number;
    m_named.emplace(chosen->name.toStdString(), m_home);
    if (!m_names.contains(chosen->name))
        m_names.append(chosen->name);
    return m_home;
}

Result<int> SourceSorter::named(const std::string &name)
{
    if (const auto known = m_named.find(name); known != m_named.end())
        return known->second;
    const QString text = QString::fromStdString(name);
    const auto number = m_writer.source(text, name == "backend" ? u"backend"_s : u"file"_s);
    if (!number)
        return number;
    m_names.append(text);
    return m_named.emplace(name, *number).first->second;
}

} // namespace core::sync
