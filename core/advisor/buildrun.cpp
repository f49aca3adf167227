// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/buildrun.h"

#include "core/advisor/postgresbuild.h"
#include "core/advisor/sqlitebuild.h"
#include "core/advisor/undoscript.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace core::advisor {

namespace {

Result<std::unique_ptr<IndexBuilder>> openBuilder(const Target &target, const CancelToken &cancel)
{
    if (const auto *file = std::get_if<SqliteTarget>(&target))
        return openSqliteBuilder(file->file);
    return openPostgresBuilder(std::get<PostgresTarget>(target).address, cancel);
}

std::optional<Error> objection(const DatabaseReport &report, const QVector<IndexAdvice> &wanted)
{
    if (report.isReplica)
        return Error{Error::Kind::ReadOnly, u"this server is a replica"_s};
    for (const IndexAdvice &advice : wanted) {
        if (advice.isPartitioned) {
            return Error{Error::Kind::Forbidden,
                u"%1 is partitioned: nobody can write to it while an index is made"_s.arg(advice.table)};
        }
        if (!advice.canBuild && report.engine == Engine::PostgreSql)
            return Error{
                Error::Kind::Forbidden, u"%1 does not own the table %2"_s.arg(report.account, advice.table)};
        if (!advice.canBuild)
            return Error{Error::Kind::ReadOnly, u"the file may not be written"_s};
    }
    return std::nullopt;
}

class BuildRun
{
public:
    BuildRun(const Target &target, const BuildOptions &options, const BuildListener &listener,
        const CancelToken &cancel, const CancelToken &abandon)
        : m_target(target),
          m_options(options),
          m_listener(listener),
          m_cancel(cancel),
          m_abandon(abandon)
    { }

    BuildOutcome run()
    {
        if (!m_options.allowsWriting) {
            m_outcome.error = Error{Error::Kind::ReadOnly, u"writing is not allowed"_s};
            return m_outcome;
        }
        if (const auto done = make(); !done)
            m_outcome.error = done.error();
        return m_outcome;
    }

private:
    Result<Done> make()
    {
        auto before = lookAt(m_target, m_options.look, {}, m_cancel);
        if (!before)
            return tl::make_unexpected(before.error());
        m_outcome.before = *before;
        if (m_listener.looked)
            m_listener.looked(*before);
        const QVector<IndexAdvice> wanted = before->wanted();
        if (const auto why = objection(*before, wanted))
            return tl::make_unexpected(*why);
        if (wanted.isEmpty())
            return Done{};

        auto builder = openBuilder(m_target, m_cancel);
        if (!builder)
            return tl::make_unexpected(builder.error());
        UndoScript undo(m_options.undoFile, before->engine, before->place, QDateTime::currentDateTimeUtc());
        for (int i = 0; i < int(wanted.size()); ++i) {
            const auto made = makeOne(**builder, wanted.at(i), i + 1, int(wanted.size()), undo);
            m_outcome.undoFile = undo.statements().isEmpty() ? QString() : undo.file();
            if (!made)
                return made;
        }
        builder->reset();
        auto after = lookAt(m_target, m_options.look, {}, m_cancel);
        if (!after)
            return tl::make_unexpected(after.error());
        m_outcome.after = std::move(*after);
        return Done{};
    }

    Result<Done> makeOne(
        IndexBuilder &builder, const IndexAdvice &advice, int number, int count, UndoScript &undo)
    {
        if (m_cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        if (auto noted = undo.add(advice.undo); !noted)
            return noted;
        const auto report = [&](BuildProgress::Phase phase, qint64 done, qint64 total) {
            if (m_listener.progress)
                m_listener.progress({advice.id, advice.name, number, count, phase, done, total});
        };
        QElapsedTimer clock;
        clock.start();
        report(BuildProgress::Phase::Building, 0, 0);
        const auto bytes = builder.build(advice, report, m_cancel);
        if (!bytes) {
            m_outcome.failed = advice.name;
            report(BuildProgress::Phase::Removing, 0, 0);
            if (!builder.removeRest(advice, m_abandon))
                m_outcome.leftBehind = advice.undo;
            else if (const auto forgotten = undo.removeLast(); !forgotten)
                return forgotten;
            return tl::make_unexpected(bytes.error());
        }
        const BuiltIndex built{
            advice.id, advice.name, advice.table, double(clock.nsecsElapsed()) / 1e9, *bytes, advice.undo};
        m_outcome.built.append(built);
        if (m_listener.built)
            m_listener.built(built);
        return Done{};
    }

    const Target &m_target;
    const BuildOptions &m_options;
    const BuildListener &m_listener;
    const CancelToken &m_cancel;
    const CancelToken &m_abandon;
    BuildOutcome m_outcome;
};

} // namespace

BuildOutcome buildIndexes(const Target &target, const BuildOptions &options, const BuildListener &listener,
    const CancelToken &cancel, const CancelToken &abandon)
{
    return BuildRun(target, options, listener, cancel, abandon).run();
}

} // namespace core::advisor
