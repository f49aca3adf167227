// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/cozeclient.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

/// The program, running.
struct Program
{
    explicit Program(const QStringList &arguments)
    {
        process.start(QStringLiteral(AGENTCONSOLE_SAMPLE_SHOP), arguments);
    }
    ~Program()
    {
        process.terminate(); // so that it takes its temporary database away
        if (!process.waitForFinished())
            process.kill();
        process.waitForFinished();
    }
    /// The next line of its standard output, as JSON; empty when none comes.
    QJsonObject line()
    {
        const bool came = QTest::qWaitFor([this] { return process.canReadLine(); }, 20'000);
        return came ? QJsonDocument::fromJson(process.readLine()).object() : QJsonObject();
    }
    /// Whether this comes on standard error.
    [[nodiscard]] bool complains(const QByteArray &word)
    {
        return QTest::qWaitFor(
            [&] {
                complaints += process.readAllStandardError();
                return complaints.contains(word);
            },
            20'000);
    }
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, 20'000);
    }

    QProcess process;
    QByteArray complaints;
};

} // namespace

class tst_sampleshopprogram final : public QObject
{
    Q_OBJECT
private slots:
    void whatItWritesSignsIn()
    {
        const QTemporaryDir folder;
        const QString keys = folder.filePath(u"my keys"_s);
        Program program({u"--json"_s, u"--keys"_s, keys, u"--pace"_s, u"0"_s});
        const QJsonObject started = program.line();
        QCOMPARE(started[u"type"_s].toString(), u"started"_s);
        QCOMPARE(started[u"bots"_s].toArray().size(), 7);
        QCOMPARE(contentOf(keys + u"/base-url"_s), started[u"baseUrl"_s].toString());
        for (const QString &name : QDir(keys).entryList(QDir::Files)) {
            const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
            QVERIFY2(!(QFileInfo(keys + u'/' + name).permissions() & others), qPrintable(name));
        }

        JwtApp app;
        app.clientId = contentOf(keys + u"/client-id"_s);
        app.publicKeyId = contentOf(keys + u"/public-key-id"_s);
        app.privateKey = Secret(contentOf(keys + u"/private-key.pem"_s));
        QCOMPARE(app.clientId, started[u"clientId"_s].toString());
        const auto region = Region::custom(contentOf(keys + u"/base-url"_s));
        QVERIFY(region);
        net::HttpClient http;
        TokenCache tokens(http, nullptr);
        tokens.setCredential({*region, app});
        CozeClient client(http, tokens);
        client.setRegion(*region);
        ChatRequest request;
        request.botId = started[u"bots"_s][1][u"id"_s].toString();
        request.userId = u"tester"_s;
        request.text = u"Hello there"_s;
        std::optional<Result<ChatOutcome>> outcome;
        const auto job = client.chat(request);
        connect(job, &ChatJob::finished, job, [&](const Result<ChatOutcome> &result) { outcome = result; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome, 20'000);
        QVERIFY(*outcome);
        QCOMPARE((*outcome)->text(), u"Hello there"_s);

        ::kill(pid_t(program.process.processId()), SIGTERM);
        const QJsonObject stopped = program.line();
        QCOMPARE(stopped[u"type"_s].toString(), u"stopped"_s);
        QCOMPARE(stopped[u"chats"_s].toInt(), 1);
        QCOMPARE(stopped[u"tokenExchanges"_s].toInt(), 1);
        QVERIFY(program.ends());
        QCOMPARE(program.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.process.exitCode(), 0);
        QCOMPARE(program.process.readAllStandardError(), QByteArray());
    }
    void theBackendIsOnTheSamePort()
    {
        const QTemporaryDir folder;
        const QString keys = folder.filePath(u"keys"_s);
        const QString file = folder.filePath(u"shop.db"_s);
        QString password;
        for (int run = 0; run < 2; ++run) {
            Program program({u"--json"_s, u"--keys"_s, keys, u"--database"_s, file, u"--traffic"_s, u"0"_s});
            const QJsonObject started = program.line();
            QCOMPARE(started[u"backendUrl"_s], started[u"baseUrl"_s]);
            QVERIFY(started[u"liveUrl"_s].toString().startsWith(u"ws://127.0.0.1:"_s));
            QCOMPARE(started[u"database"_s].toString(), file);
            QVERIFY(QFileInfo::exists(file));
            if (run == 0)
                password = contentOf(keys + u"/backend-password"_s);
            QVERIFY(!password.isEmpty());
            QCOMPARE(contentOf(keys + u"/backend-password"_s), password);
            QVERIFY(!QJsonDocument(started).toJson().contains(password.toUtf8()));

            QNetworkAccessManager http;
            QNetworkRequest request(QUrl(started[u"backendUrl"_s].toString() + u"/api/auth/login"_s));
            request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
            const QJsonObject body{{u"username"_s, started[u"user"_s]}, {u"password"_s, password}};
            QNetworkReply *reply = http.post(request, QJsonDocument(body).toJson());
            QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
            QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
            ::kill(pid_t(program.process.processId()), SIGTERM);
            QVERIFY(program.line()[u"rows"_s].toInt() > 0 || run == 1);
            QVERIFY(program.ends());
            QCOMPARE(program.process.exitCode(), 0);
        }
        QVERIFY(!QFileInfo::exists(file + u"-wal"_s)); // closed in good order
    }
    void aDatabaseOfNoNameGoesWithTheProgram()
    {
        Program program({u"--json"_s});
        const QString file = program.line()[u"database"_s].toString();
        QVERIFY(QFileInfo::exists(file));
        ::kill(pid_t(program.process.processId()), SIGTERM);
        QVERIFY(program.ends());
        QVERIFY(!QFileInfo::exists(file));
    }
    void standardInputPlaysFaults()
    {
        Program program({u"--json"_s});
        const QUrl health(program.line()[u"backendUrl"_s].toString() + u"/health"_s);
        QNetworkAccessManager http;
        program.process.write("pause\nnonsense\n");
        QVERIFY(program.complains("\"nonsense\"")); // both were read
        QNetworkReply *reply = http.get(QNetworkRequest(health));
        QNetworkReply *coze = http.get(QNetworkRequest(health.resolved(QUrl(u"/v1/bots"_s))));
        QTRY_VERIFY_WITH_TIMEOUT(coze->isFinished(), 20'000);
        QVERIFY(!reply->isFinished());
        program.process.write("res");
        program.process.write("ume\n");
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        program.process.write("restart 0.1\nrestart soon\n");
        QVERIFY(program.complains("soon"));
        program.process.closeWriteChannel();
        const auto answers = [&] {
            QNetworkReply *again = http.get(QNetworkRequest(health));
            return QTest::qWaitFor([again] { return again->isFinished(); }, 20'000)
                && again->error() == QNetworkReply::NoError;
        };
        QTRY_VERIFY_WITH_TIMEOUT(answers(), 20'000);
    }
    void aFloodIsAskedForByNumbers()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"shop.db"_s);
        for (int run = 0; run < 2; ++run) {
            Program program({u"--json"_s, u"--database"_s, file, u"--traffic"_s, u"0"_s});
            QVERIFY(!program.line().isEmpty());
            // The first run makes the database; of the second one every row is the flood's.
            program.process.write(run == 0 ? "flood 0 200 1 60 store\nflood 3 200 1\nflood 3 200 1 60 keep\n"
                                           : "flood 3 200 1 60 store\n");
            if (run == 0) {
                for (const char *wrong : {"flood 0 200", "flood 3 200 1\"", "60 keep"})
                    QVERIFY2(program.complains(wrong), wrong);
            } else {
                const QJsonObject flooded = program.line();
                QCOMPARE(flooded[u"type"_s].toString(), u"flooded"_s);
                QCOMPARE(flooded[u"messages"_s].toInt(), 200);
            }
            ::kill(pid_t(program.process.processId()), SIGTERM);
            const QJsonObject stopped = program.line();
            QCOMPARE(stopped[u"type"_s].toString(), u"stopped"_s);
            if (run == 1)
                QCOMPARE(stopped[u"rows"_s].toInt(), 200 + 3); // messages and conversations
            QVERIFY(program.ends());
        }
    }
    void aKeyOutlivesARestart()
    {
        const QTemporaryDir folder;
        QString first;
        for (int run = 0; run < 2; ++run) {
            Program program({u"--json"_s, u"--keys"_s, folder.path()});
            const QString id = program.line()[u"publicKeyId"_s].toString();
            QVERIFY(!id.isEmpty());
            if (run == 0)
                first = id;
            QCOMPARE(id, first);
            ::kill(pid_t(program.process.processId()), SIGINT);
            QVERIFY(program.ends());
            QCOMPARE(program.process.exitCode(), 0);
        }
    }
    void whatCannotBeDoneIsOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("word");
        QTest::addRow("an unknown option") << QStringList{u"--bogus"_s} << 2 << u"bogus"_s;
        QTest::addRow("a word") << QStringList{u"start"_s} << 2 << u"start"_s;
        QTest::addRow("a port that is none") << QStringList{u"--port"_s, u"70000"_s} << 2 << u"70000"_s;
        QTest::addRow("a pace that is none") << QStringList{u"--pace"_s, u"fast"_s} << 2 << u"fast"_s;
        QTest::addRow("traffic that is none") << QStringList{u"--traffic"_s, u"-1"_s} << 2 << u"-1"_s;
        QTest::addRow("oddities that are none") << QStringList{u"--oddities"_s, u"some"_s} << 2 << u"some"_s;
        QTest::addRow("a database that cannot be made")
            << QStringList{u"--database"_s, u"/proc/none/shop.db"_s} << 1 << u"database"_s;
        QTest::addRow("a folder that cannot be made")
            << QStringList{u"--keys"_s, u"/proc/none/here"_s} << 1 << u"folder"_s;
    }
    void whatCannotBeDoneIsOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, word);
        Program program(arguments);
        QVERIFY(program.ends());
        QCOMPARE(program.process.exitCode(), exitCode);
        QCOMPARE(program.process.readAllStandardOutput(), QByteArray());
        const QByteArray said = program.process.readAllStandardError();
        QCOMPARE(said.count('\n'), 1);
        QVERIFY2(QString::fromUtf8(said).contains(word), said.constData());
    }
    void aBrokenKeyIsNotReplaced()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"private-key.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("my diary\n");
        file.close();
        Program program({u"--keys"_s, folder.path()});
        QVERIFY(program.ends());
        QCOMPARE(program.process.exitCode(), 1);
        QCOMPARE(contentOf(file.fileName()), u"my diary"_s);
    }
    void aTakenPortIsNamed()
    {
        Program first({u"--json"_s});
        const int port = first.line()[u"port"_s].toInt();
        QVERIFY(port > 0);
        Program second({u"--port"_s, QString::number(port)});
        QVERIFY(second.ends());
        QCOMPARE(second.process.exitCode(), 1);
        QVERIFY(second.process.readAllStandardError().contains(QByteArray::number(port)));
    }
    void helpNamesEveryOption()
    {
        Program program({u"--help"_s});
        QVERIFY(program.ends());
        QCOMPARE(program.process.exitCode(), 0);
        const QByteArray help = program.process.readAllStandardOutput();
        for (const char *option : {"--port", "--json", "--keys", "--pace", "--database", "--traffic",
                 "--oddities", "--help", "--version"})
            QVERIFY2(help.contains(option), option);
    }
};

QTEST_GUILESS_MAIN(tst_sampleshopprogram)
#include "tst_sampleshopprogram.moc"
