// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lab/sessionstore.h"

#include "core/base/fileerror.h"
#include "core/history/archivewriter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace core::lab {

namespace {

const auto kSource = u"test"_s;

history::IncomingMessage incoming(const chat::Message &message, const QString &title, bool deleted)
{
    history::IncomingMessage in;
    in.id = message.id.toStdString();
    in.conversationId = message.conversationId.toStdString();
    in.botId = message.botId.toStdString();
    in.customerName = title.toStdString();
    in.sender = message.sender.toStdString();
    in.lang = message.lang.toStdString();
    in.content = message.content.toStdString();
    in.sentAtMs = message.sentAtMs;
    in.deleted = deleted;
    return in;
}

Result<Done> write(
    const QString &archive, const QVector<chat::Message> &messages, const QString &title, bool deleted)
{
    auto writer = history::ArchiveWriter::open(archive);
    if (!writer)
        return tl::make_unexpected(writer.error());
    const auto source = (*writer)->source(kSource, u"file"_s);
    if (!source)
        return tl::make_unexpected(source.error());
    std::vector<history::IncomingMessage> batch;
    for (const chat::Message &message : messages)
        batch.push_back(incoming(message, title, deleted));
    (*writer)->beginImport();
    return (*writer)->write(*source, batch, {"sessions", "", false}).map([](const history::WriteOutcome &) {
        return Done{};
    });
}

Result<Done> append(const QString &path, const QByteArray &line)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return tl::make_unexpected(writeError(file, path));
    // A line that a crash cut ends here, so that it cannot swallow this one.
    const qint64 size = file.size();
    char last = '\n';
    if (size > 0 && file.seek(size - 1))
        file.getChar(&last);
    const QByteArray bytes = (last == '\n' ? QByteArray() : QByteArray("\n")) + line + '\n';
    if (!file.seek(size) || file.write(bytes) != bytes.size() || !file.flush()) {
        const Error error = writeError(file, path);
        file.resize(size);
        return tl::make_unexpected(error);
    }
    return Done{};
}

} // namespace

SessionStore::SessionStore(QString folder, QObject *parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_archive(std::make_unique<history::Archive>(archivePath()))
{
    m_pool.setMaxThreadCount(1);
}

SessionStore::~SessionStore()
{
    m_pool.waitForDone();
}

QString SessionStore::archivePath() const
{
    return QDir(m_folder).filePath(u"sessions.db"_s);
}

/// Ids may come from a file that a person moved here; no id leads out of the folder.
QString SessionStore::turnFile(const QString &sessionId) const
{
    const QByteArray name
        = QCryptographicHash::hash(sessionId.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QDir(m_folder).filePath(QString::fromLatin1(name) + u".jsonl"_s);
}

history::ConversationRef SessionStore::refOf(const QString &sessionId)
{
    return {sessionId, kSource, 0};
}

QFuture<Result<Done>> SessionStore::open()
{
    if (const auto made = makeFolder(m_folder); !made) {
        QPromise<Result<Done>> promise;
        promise.start();
        promise.addResult(made);
        promise.finish();
        return promise.future();
    }
    return m_archive->open();
}

QFuture<Result<Done>> SessionStore::save(
    const TurnRecord &turn, const QVector<chat::Message> &messages, const QString &title)
{
    return QtConcurrent::run(&m_pool,
        [turn, messages, title, archive = archivePath(), file = turnFile(turn.sessionId)]() -> Result<Done> {
            // The turn first: without its messages nobody sees it, messages without their turn would lack
            // their story.
            if (auto done = append(file, toJsonLine(turn)); !done)
                return done;
            return write(archive, messages, title, false);
        });
}

QFuture<Result<QVector<TurnRecord>>> SessionStore::turns(const QString &sessionId)
{
    return QtConcurrent::run(&m_pool, [path = turnFile(sessionId)]() -> Result<QVector<TurnRecord>> {
        QVector<TurnRecord> turns;
        QFile file(path);
        if (!file.exists())
            return turns;
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::File, file.errorString());
        while (!file.atEnd()) {
            if (auto turn = turnFromJson(file.readLine().trimmed()))
                turns.append(std::move(*turn));
        }
        return turns;
    });
}

QFuture<Result<SessionStore::Removed>> SessionStore::remove(const QString &sessionId)
{
    auto removed = std::make_shared<Removed>();
    history::Query query;
    query.add(history::Query::filter(history::Term::Kind::Conversation, sessionId));
    const auto walked = m_archive->walkGrouped(
        query, [removed](const chat::Conversation &conversation, const chat::Message &message) {
            removed->title = conversation.customerName;
            removed->messages.append(message);
            return true;
        });
    return QtConcurrent::run(&m_pool, [removed, walked, archive = archivePath()]() -> Result<Removed> {
        if (const auto done = walked.result(); !done)
            return tl::make_unexpected(done.error());
        return write(archive, removed->messages, removed->title, true).map([removed](Done) {
            return *removed;
        });
    });
}

QFuture<Result<Done>> SessionStore::restore(const Removed &removed)
{
    return QtConcurrent::run(&m_pool, [removed, archive = archivePath()] {
        return write(archive, removed.messages, removed.title, false);
    });
}

} // namespace core::lab
