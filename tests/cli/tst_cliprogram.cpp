// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTime>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

void start(QProcess &process, const QString &workspace, const QStringList &words)
{
    process.start(
        QStringLiteral(AGENTCONSOLE_CLI), QStringList{u"--workspace"_s, workspace, u"--json"_s} + words);
}

Outcome run(const QString &workspace, const QStringList &words)
{
    QProcess process;
    start(process, workspace, words);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject firstObject(const QByteArray &lines)
{
    return QJsonDocument::fromJson(lines.left(lines.indexOf('\n'))).object();
}

void writeTo(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// `count` messages in conversations of ten.
QByteArray talks(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        const QTime time = QTime(0, 0).addSecs(i);
        const QJsonObject message{{u"id"_s, i + 1}, {u"conversationId"_s, u"c%1"_s.arg(i / 10)},
            {u"sender"_s, i % 2 == 0 ? u"user"_s : u"bot"_s},
            {u"content"_s, u"message number %1 about a refund"_s.arg(i)},
            {u"createdAt"_s, u"2025-01-01T%1Z"_s.arg(time.toString(u"HH:mm:ss"_s))}};
        lines += QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

} // namespace

class tst_CliProgram final : public QObject
{
    Q_OBJECT
private slots:
    void aFileGoesInOnceAndIsFound()
    {
        QTemporaryDir folder;
        const QString workspace = folder.filePath(u"w"_s);
        const QString file = folder.filePath(u"talk.anything"_s);
        writeTo(file, talks(30) + "no JSON at all\n");
        QCOMPARE(run(workspace, {u"import"_s, file}).code, 3);
        QCOMPARE(run(workspace, {u"workspace"_s, u"init"_s}).code, 0);
        auto outcome = run(workspace, {u"import"_s, file, folder.filePath(u"missing"_s)});
        QCOMPARE(outcome.code, 1); // the second file; the first one is in
        QJsonObject summary = firstObject(outcome.out);
        QCOMPARE(summary.value("read"_L1).toInt(), 31);
        QCOMPARE(summary.value("imported"_L1).toInt(), 30);
        QCOMPARE(summary.value("rejected"_L1).toInt(), 1);
        QVERIFY(contentOf(summary.value("rejectsFile"_L1).toString()).contains("31"));
        QVERIFY(outcome.err.contains("missing"));
        outcome = run(workspace, {u"import"_s, file});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(firstObject(outcome.out).value("imported"_L1).toInt(), 0);
        outcome = run(workspace, {u"search"_s, u"\"number 17\""_s});
        QCOMPARE(firstObject(outcome.out).value("id"_L1).toString(), u"18"_s);
        outcome = run(workspace, {u"conversations"_s});
        QCOMPARE(outcome.out.count('\n'), 3);
        QVERIFY(!outcome.out.contains("\"source\""));
    }

    void anExportedFileMakesTheSameArchive_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addRow("jsonl") << u"jsonl"_s;
        QTest::addRow("csv") << u"csv"_s;
    }
    void anExportedFileMakesTheSameArchive()
    {
        QFETCH(QString, format);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"odd"_s);
        writeTo(file,
            contentOf(QStringLiteral(AGENTCONSOLE_TEST_DATA "/oddtalk.jsonl"))
                + talks(20).replace("\"c0\"", "\"t\""));
        QVector<QByteArray> exports;
        QString next = file;
        for (int round = 0; round < 2; ++round) {
            const QString workspace = folder.filePath(u"w%1"_s.arg(round));
            QCOMPARE(run(workspace, {u"workspace"_s, u"init"_s}).code, 0);
            const auto imported = run(workspace, {u"import"_s, next});
            QCOMPARE(firstObject(imported.out).value("imported"_L1).toInt(), 24);
            next = folder.filePath(u"out%1"_s.arg(round));
            QCOMPARE(run(workspace, {u"export"_s, u"--format"_s, format, u"--output"_s, next}).code, 0);
            const QString plain = folder.filePath(u"plain%1"_s.arg(round));
            QCOMPARE(run(workspace, {u"export"_s, u"--format"_s, u"jsonl"_s, u"--output"_s, plain}).code, 0);
            exports.append(contentOf(plain));
        }
        QVERIFY(
            exports.at(0).contains("\"content\":\"a\\r\\nb,\\\"c\\\"\\t\\u0000\\u0001 退款 👍🏽\""));
        QVERIFY(exports.at(0).contains("\"content\":\"''=2 \""));
        QVERIFY(exports.at(0).contains("\"userName\":\"=Ada\""));
        QCOMPARE(exports.at(1), exports.at(0));
    }

    void aStoppedImportGoesOnWhereItWas_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addRow("Ctrl+C") << SIGINT;
        QTest::addRow("a kill") << SIGKILL;
    }
    void aStoppedImportGoesOnWhereItWas()
    {
        QFETCH(int, signal);
        constexpr int kMessages = 30'000;
        QTemporaryDir folder;
        const QString workspace = folder.filePath(u"w"_s);
        const QString file = folder.filePath(u"talk.jsonl"_s);
        writeTo(file, talks(kMessages));
        QCOMPARE(run(workspace, {u"workspace"_s, u"init"_s}).code, 0);
        QProcess process;
        start(process, workspace, {u"import"_s, file});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(workspace + u"/archive.db"_s), 30'000);
        QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
        QVERIFY(process.waitForFinished(60'000));
        if (signal == SIGINT) {
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 130);
        }
        QCOMPARE(run(workspace, {u"import"_s, file}).code, 0);
        const auto counted = run(workspace, {u"search"_s, u"refund"_s, u"--count"_s});
        QCOMPARE(firstObject(counted.out).value("count"_L1).toInt(), kMessages);
    }

    void aReaderThatLeavesIsNoFailure()
    {
        QTemporaryDir folder;
        const QString workspace = folder.filePath(u"w"_s);
        writeTo(folder.filePath(u"talk"_s), talks(5000));
        QCOMPARE(run(workspace, {u"workspace"_s, u"init"_s}).code, 0);
        QCOMPARE(run(workspace, {u"import"_s, folder.filePath(u"talk"_s)}).code, 0);
        QProcess shell;
        shell.start(u"/bin/bash"_s,
            {u"-c"_s,
                u"\"$0\" --workspace \"$1\" --json search refund --limit 5000 | head -n 1; echo ${PIPESTATUS[0]}"_s,
                QStringLiteral(AGENTCONSOLE_CLI), workspace});
        QVERIFY(shell.waitForFinished(60'000));
        const auto lines = shell.readAllStandardOutput().split('\n');
        QCOMPARE(lines.value(0).left(6), QByteArray("{\"id\":"));
        QCOMPARE(lines.value(1), QByteArray("0"));
        QCOMPARE(shell.readAllStandardError(), QByteArray());
    }

    void aFullDiskBehindTheOutputIsAFailure()
    {
        QTemporaryDir folder;
        QCOMPARE(run(folder.filePath(u"w"_s), {u"workspace"_s, u"init"_s}).code, 0);
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        start(process, folder.filePath(u"w"_s), {u"workspace"_s, u"show"_s});
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("could not be written"));
    }
};

QTEST_GUILESS_MAIN(tst_CliProgram)
#include "tst_cliprogram.moc"
