// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/archivefile.h"
#include "tests/support/withoutprivileges.h"
#include "tests/core/history/historysourcecontract.h"

#include "core/history/archive.h"

#include <QFile>
#include <QSignalSpy>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using core::chat::Message;
using tests::ArchiveFile;
using tests::incoming;

namespace {

IncomingMessage incomingOf(const Message &m)
{
    IncomingMessage in;
    in.id = m.id.toStdString();
    in.conversationId = m.conversationId.toStdString();
    in.shopId = m.shopId.toStdString();
    in.botId = m.botId.toStdString();
    in.customerId = m.customerId.toStdString();
    in.sender = m.sender.toStdString();
    in.lang = m.lang.toStdString();
    in.content = m.content.toStdString();
    in.sentAtMs = m.sentAtMs;
    return in;
}

} // namespace

class tst_Archive final : public tests::HistorySourceContract
{
    Q_OBJECT
protected:
    void fill(const QVector<Message> &messages) override
    {
        m_archive.reset();
        m_file = std::make_unique<ArchiveFile>();
        std::vector<IncomingMessage> batch;
        for (const Message &m : messages) {
            IncomingMessage &in = batch.emplace_back(incomingOf(m));
            in.shopName = nameOf(m.shopId).toStdString();
            in.botName = nameOf(m.botId).toStdString();
            in.customerName = nameOf(m.customerId).toStdString();
            in.customerEmail = addressOf(m.customerId).toStdString();
        }
        m_file->write(batch);
        m_archive = std::make_unique<Archive>(m_file->path());
        const auto opened = answer(m_archive->open());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
    }
    HistorySource &store() override { return *m_archive; }

private slots:
    void aLongConversationKnowsEveryRank()
    {
        QVector<Message> messages;
        for (int i = 0; i < 2600; ++i) {
            Message m;
            m.conversationId = u"giant"_s;
            m.id = QString::number(i);
            m.sentAtMs = 1'700'000'000'000 + i / 3 * 1000;
            m.sender = u"user"_s;
            m.content = u"x"_s;
            messages.append(m);
        }
        fill(messages);
        const ConversationRef ref{u"giant"_s, {}, 0};
        const auto last = answer(store().messages(ref, {}, 40));
        QVERIFY(last);
        QCOMPARE(last->firstRank, 2560);
        auto first = last->rows.constFirst();
        for (qint64 rank = 2560; rank > 1000; rank -= 40) {
            const MessageAnchor before{MessageAnchor::Kind::Before, {first.sentAtMs, first.row}, {}, 0};
            const auto page = answer(store().messages(ref, before, 40));
            QVERIFY(page);
            QCOMPARE(page->firstRank, rank - 40);
            first = page->rows.constFirst();
            QCOMPARE(first.id, QString::number(rank - 40));
        }
        for (const qint64 rank : {0, 1, 511, 512, 513, 1023, 1024, 2047, 2048, 2599}) {
            const auto at = answer(store().messages(ref, {MessageAnchor::Kind::AtRank, {}, {}, rank}, 3));
            QVERIFY(at);
            QCOMPARE(at->rows.constFirst().id, QString::number(rank));
            const MessageAnchor around{MessageAnchor::Kind::AroundMessage, {}, QString::number(rank), 0};
            const auto page = answer(store().messages(ref, around, 5));
            QVERIFY(page);
            QCOMPARE(page->anchorRank, rank);
            QCOMPARE(page->rows.at(rank - page->firstRank).id, QString::number(rank));
        }
    }

    void ordersByTimeHoweverItWasImported()
    {
        fill({});
        for (int i = 9; i >= 0; --i)
            m_file->write({incoming(u"c%1"_s.arg(i % 3), u"%1"_s.arg(i), i, u"word"_s)});
        QStringList ids;
        const auto page = answer(store().search(Query::parse(u"word"), {}, 100));
        QVERIFY(page);
        for (const SearchHit &hit : page->hits)
            ids.append(hit.message.id);
        QCOMPARE(ids.join(u' '), u"9 8 7 6 5 4 3 2 1 0"_s);
    }

    void anotherProgramsWriteIsNoticed()
    {
        fill(sample());
        QSignalSpy changed(m_archive.get(), &HistorySource::changed);
        QVERIFY(answer(store().totals()));
        m_file->write({incoming(u"late"_s, u"1"_s, 9000, u"news"_s)});
        QVERIFY(!changed.isEmpty() || changed.wait());
        QCOMPARE(answer(store().conversations({}, {}, 1))->rows.constFirst().id, u"late"_s);
    }

    void aNoteFindsItsGapWhileAnImportRuns()
    {
        fill(sample());
        auto writer = ArchiveWriter::open(m_file->path());
        QVERIFY(writer);
        const int source = *(*writer)->source(u"files"_s, u"file"_s);
        const auto note = store().setNote({u"tea"_s, {}, 0}, u"1"_s, true, u"now"_s);
        for (int i = 0; !note.isFinished(); ++i) {
            std::vector<IncomingMessage> batch;
            for (int k = 0; k < 3000; ++k)
                batch.push_back(incoming(u"bulk"_s, u"%1"_s.arg(i * 3000 + k), i, u"text %1"_s.arg(k)));
            QVERIFY((*writer)->write(source, batch, {}));
            QVERIFY2(i < 200, "the note waits for ever");
        }
        QVERIFY(note.result());
        QCOMPARE(answer(store().conversation({u"tea"_s, {}, 0}))->marks, 1);
    }

    void destructionAnswersWhatWaits()
    {
        fill(sample());
        QVector<QFuture<Result<SearchPage>>> questions;
        for (int i = 0; i < 50; ++i)
            questions.append(store().search(Query::parse(u"contains:e"), {}, 100));
        m_archive.reset();
        for (const auto &question : std::as_const(questions)) {
            QVERIFY(question.isFinished());
            QVERIFY(question.result() || question.result().error().kind == Error::Kind::Cancelled);
        }
    }

    void aRunningWalkIsCancelled()
    {
        fill(sample());
        CancelToken cancel;
        const auto walked = answer(store().walk(
            {},
            [&](const Message &) {
                cancel.cancel();
                return true;
            },
            cancel));
        QVERIFY(!walked);
        QCOMPARE(walked.error().kind, Error::Kind::Cancelled);
    }

    void aFolderThatCannotBeWrittenCanBeRead()
    {
        fill(sample());
        m_archive.reset();
        QVERIFY(
            QFile::setPermissions(m_file->path(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(m_file->folder(),
            QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
                | QFile::ExeOther));
        {
            const tests::WithoutPrivileges nobody;
            m_archive = std::make_unique<Archive>(m_file->path());
            const auto opened = answer(m_archive->open());
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
            QCOMPARE(answer(store().totals())->messages, sample().size());
            const auto page = answer(store().search(Query::parse(u"refund"), {}, 10));
            QVERIFY(page);
            QCOMPARE(page->hits.size(), 2);
            const auto note = answer(store().setNote({u"tea"_s, {}, 0}, u"1"_s, true, {}));
            QVERIFY(!note);
            QVERIFY(note.error().kind == Error::Kind::ReadOnly || note.error().kind == Error::Kind::File);
            const auto writer = ArchiveWriter::open(m_file->path());
            QVERIFY(!writer);
            QCOMPARE(writer.error().kind, Error::Kind::ReadOnly);
            m_archive.reset();
        }
        QVERIFY(
            QFile::setPermissions(m_file->folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

private:
    std::unique_ptr<ArchiveFile> m_file;
    std::unique_ptr<Archive> m_archive;
};

QTEST_GUILESS_MAIN(tst_Archive)
#include "tst_archive.moc"
