// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Error;
using core::workspace::Workspace;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void writeTo(const QString &file, const QByteArray &content)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(content), content.size());
}

} // namespace

class tst_Workspace final : public QObject
{
    Q_OBJECT
private slots:
    void createMakesTheFolderAndKeepsAnExistingOne()
    {
        QTemporaryDir home;
        const QString folder = home.filePath(u"shops/first"_s);
        auto made = Workspace::create(folder);
        QVERIFY(made);
        QVERIFY(made->set(u"backend.user"_s, u"reader"_s));
        const auto again = Workspace::create(folder);
        QVERIFY(again);
        QCOMPARE(again->value(u"backend.user"_s).toString(), u"reader"_s);
        QVERIFY(again->archivePath().startsWith(folder));
        QVERIFY(again->rejectsFolder().startsWith(folder));
    }

    void aFolderWithOtherThingsIsLeftAlone()
    {
        QTemporaryDir home;
        writeTo(home.filePath(u"holiday.txt"_s), "sun");
        const auto made = Workspace::create(home.path());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::File);
        QCOMPARE(QDir(home.path()).entryList(QDir::Files), QStringList{u"holiday.txt"_s});
    }

    void aMissingWorkspaceIsNotFound()
    {
        QTemporaryDir home;
        const auto opened = Workspace::open(home.filePath(u"nothing"_s));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::NotFound);
        QVERIFY(!QDir(home.filePath(u"nothing"_s)).exists());
    }

    void aBrokenFileIsRefusedAndLeftAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("cut in the middle") << QByteArray("{\"source.kind\": \"fi");
        QTest::addRow("an array") << QByteArray("[1]");
        QTest::addRow("empty") << QByteArray("");
        QTest::addRow("not UTF-8") << QByteArray("\xFF\xFE{}");
    }
    void aBrokenFileIsRefusedAndLeftAsItIs()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir home;
        const QString file = home.filePath(u"workspace.json"_s);
        writeTo(file, content);
        const auto opened = Workspace::open(home.path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::InvalidInput);
        QVERIFY(!Workspace::create(home.path()));
        QCOMPARE(contentOf(file), content);
    }

    void everyKeyTakesWhatItShould_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonValue>("stored"); // undefined: refused
        const QJsonValue no(QJsonValue::Undefined);
        QTest::addRow("a kind of source") << u"source.kind"_s << u"postgres"_s << QJsonValue(u"postgres"_s);
        QTest::addRow("an unknown kind") << u"source.kind"_s << u"mongo"_s << no;
        QTest::addRow("a switch on") << u"shop.allowWrites"_s << u"true"_s << QJsonValue(true);
        QTest::addRow("a switch off") << u"shop.allowWrites"_s << u"no"_s << QJsonValue(false);
        QTest::addRow("a switch halfway") << u"shop.allowWrites"_s << u"maybe"_s << no;
        QTest::addRow("a database") << u"postgres.url"_s << u"postgresql://reader@db.example.com:5432/shop"_s
                                    << QJsonValue(u"postgresql://reader@db.example.com:5432/shop"_s);
        QTest::addRow("a password in the address")
            << u"postgres.url"_s << u"postgresql://reader:hunter2@db.example.com/shop"_s << no;
        QTest::addRow("a password in the parameters")
            << u"postgres.url"_s << u"postgresql://db.example.com/shop?password=hunter2"_s << no;
        const auto databases
            = {std::pair("a database on a socket", u"postgresql:///shop?host=/var/run/postgresql"_s),
                std::pair("a service", u"postgresql://?service=shop"_s),
                std::pair("only a scheme", u"postgres://"_s),
                std::pair("several hosts", u"postgresql://reader@a:5432,b:5433,[::1]:5434/shop"_s),
                std::pair("a socket as host", u"postgresql://%2Fvar%2Frun%2Fpostgresql/shop"_s),
                std::pair("parameters", u"postgresql://db/shop?sslmode=verify-full&sslrootcert=system"_s),
                std::pair("an empty password", u"postgresql://reader:@db/shop"_s)};
        for (const auto &[name, text] : databases)
            QTest::addRow("%s", name) << u"postgres.url"_s << text << QJsonValue(text);
        const auto refused = {std::pair("a password and several hosts", u"postgresql://r:hunter2@a,b/shop"_s),
            std::pair("a password with a slash in it", u"postgresql://r:1/hunter2@a/shop"_s),
            std::pair("a password with a question mark", u"postgresql://r:hunter2?@a/shop"_s),
            std::pair("a key's password", u"postgresql:///shop?sslpassword=hunter2"_s),
            std::pair("a password written with escapes", u"postgresql:///shop?%70assword=hunter2"_s),
            std::pair("a client secret", u"postgresql:///shop?oauth_client_secret=hunter2"_s),
            std::pair("words instead of an address", u"host=db password=hunter2"_s),
            std::pair("a port in words", u"postgresql://db:hunter2/shop"_s),
            std::pair("an address of IPv6 that does not end", u"postgresql://[::1/shop"_s),
            std::pair("a parameter without a value", u"postgresql://db/shop?hunter2"_s),
            std::pair("half an escape", u"postgresql://db/sh%4"_s),
            std::pair("a line break", u"postgresql://db/shop\nhunter2"_s)};
        for (const auto &[name, text] : refused)
            QTest::addRow("%s", name) << u"postgres.url"_s << text << no;
        QTest::addRow("a web address for a database")
            << u"postgres.replicaUrl"_s << u"https://db.example.com"_s << no;
        QTest::addRow("no address") << u"backend.url"_s << u"shop"_s << no;
        QTest::addRow("a socket") << u"live.url"_s << u"wss://live.example.com"_s
                                  << QJsonValue(u"wss://live.example.com"_s);
        QTest::addRow("a relative path") << u"live.path"_s << u"socket.io"_s << no;
        QTest::addRow("months") << u"archive.keepMonths"_s << u"24"_s << QJsonValue(24);
        QTest::addRow("hours") << u"live.joinedHours"_s << u"48"_s << QJsonValue(48);
        QTest::addRow("no hour at all") << u"live.joinedHours"_s << u"0"_s << no;
        QTest::addRow("negative months") << u"archive.keepMonths"_s << u"-1"_s << no;
        QTest::addRow("months in words") << u"archive.keepMonths"_s << u"two"_s << no;
        QTest::addRow("an access token") << u"coze.clientId"_s << u"pat_hunter2"_s << no;
        QTest::addRow("a private key")
            << u"coze.publicKeyId"_s << u"-----BEGIN PRIVATE KEY-----hunter2"_s << no;
        QTest::addRow("nothing is the default")
            << u"live.path"_s << QString() << QJsonValue(u"/socket.io/"_s);
        QTest::addRow("an unknown key") << u"coze.secret"_s << u"x"_s << no;
    }
    void everyKeyTakesWhatItShould()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QJsonValue, stored);
        QTemporaryDir home;
        auto workspace = Workspace::create(home.path());
        QVERIFY(workspace);
        const QByteArray before = contentOf(home.filePath(u"workspace.json"_s));
        const auto set = workspace->set(key, text);
        QCOMPARE(bool(set), !stored.isUndefined());
        if (set) {
            QCOMPARE(workspace->value(key), stored);
            QCOMPARE(Workspace::open(home.path())->value(key), stored);
        } else {
            QCOMPARE(set.error().kind, Error::Kind::InvalidInput);
            QVERIFY2(!set.error().detail.contains("hunter2"_L1), qPrintable(set.error().detail));
            QCOMPARE(contentOf(home.filePath(u"workspace.json"_s)), before);
        }
    }

    void keysOfANewerProgramAreKept()
    {
        QTemporaryDir home;
        writeTo(home.filePath(u"workspace.json"_s), R"({"future.key":{"a":[1,2]},"source.kind":"file"})");
        auto workspace = Workspace::open(home.path());
        QVERIFY(workspace);
        QVERIFY(workspace->set(u"backend.user"_s, u"reader"_s));
        const auto stored = QJsonDocument::fromJson(contentOf(home.filePath(u"workspace.json"_s))).object();
        QCOMPARE(stored.value("future.key"_L1).toObject().value("a"_L1).toArray().size(), 2);
        QCOMPARE(stored.value("source.kind"_L1).toString(), u"file"_s);
    }

    void aChangeByAnotherProgramIsKept()
    {
        QTemporaryDir home;
        auto mine = Workspace::create(home.path());
        auto other = Workspace::open(home.path());
        QVERIFY(other->set(u"backend.user"_s, u"other"_s));
        QVERIFY(mine->set(u"source.kind"_s, u"file"_s));
        QCOMPARE(Workspace::open(home.path())->value(u"backend.user"_s).toString(), u"other"_s);
    }

    void aValueOfTheWrongTypeReadsAsTheDefault()
    {
        QTemporaryDir home;
        writeTo(home.filePath(u"workspace.json"_s), R"({"shop.allowWrites":"yes"})");
        QCOMPARE(Workspace::open(home.path())->value(u"shop.allowWrites"_s), QJsonValue(false));
    }

    void everyKeyHasAValue()
    {
        QTemporaryDir home;
        const auto workspace = Workspace::create(home.path());
        QCOMPARE(Workspace::keys().size(), 19);
        for (const QString &key : Workspace::keys())
            QVERIFY2(workspace->values().contains(key), qPrintable(key));
    }
};

QTEST_GUILESS_MAIN(tst_Workspace)
#include "tst_workspace.moc"
