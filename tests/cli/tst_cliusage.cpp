// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/program.h"
#include "tests/cli/clirun.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::CliRun;

class tst_CliUsage final : public QObject
{
    Q_OBJECT
private slots:
    void wrongUsageEndsWithTwoAndSaysHow_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QStringList &words, const QString &sentence) {
            QTest::addRow("%s", name) << words << sentence;
        };
        row("no command", {}, u"Which command?"_s);
        row("an unknown command", {u"fly"_s}, u"There is no command fly."_s);
        row("an unknown global option", {u"--fast"_s, u"stats"_s}, u"There is no option --fast."_s);
        row("an unknown option", {u"stats"_s, u"--fast"_s}, u"There is no option --fast."_s);
        row("a short option", {u"stats"_s, u"-x"_s}, u"There is no option -x."_s);
        row("an option without its value", {u"search"_s, u"a"_s, u"--limit"_s}, u"--limit needs N."_s);
        row("a switch with a value", {u"search"_s, u"a"_s, u"--count=3"_s}, u"--count takes no value."_s);
        row("a limit of nothing", {u"conversations"_s, u"--limit"_s, u"0"_s},
            u"--limit takes a whole number"_s);
        row("a limit in words", {u"conversations"_s, u"--limit"_s, u"all"_s},
            u"--limit takes a whole number"_s);
        row("a cursor of something else", {u"search"_s, u"a"_s, u"--after"_s, u"yes"_s},
            u"--after takes the cursor"_s);
        row("no query", {u"search"_s}, u"search needs a query or a filter."_s);
        row("an impossible day", {u"search"_s, u"a"_s, u"--from"_s, u"2025-02-30"_s},
            u"--from takes a day"_s);
        row("a mark of maybe", {u"search"_s, u"a"_s, u"--mark"_s, u"maybe"_s}, u"--mark takes yes or no"_s);
        row("messages of nothing", {u"messages"_s}, u"messages needs the id of one conversation."_s);
        row("two places", {u"messages"_s, u"a"_s, u"--after"_s, u"1"_s, u"--before"_s, u"2"_s},
            u"Only one of"_s);
        row("customers of nothing", {u"customers"_s}, u"customers needs"_s);
        row("export to nowhere", {u"export"_s, u"--format"_s, u"csv"_s}, u"export needs --output FILE."_s);
        row("export as something", {u"export"_s, u"--format"_s, u"doc"_s, u"--output"_s, u"o"_s},
            u"--format takes jsonl, csv, html or xlsx."_s);
        row("stats by moon", {u"stats"_s, u"--by"_s, u"moon"_s}, u"--by takes day, shop, bot or hour."_s);
        row("import of nothing", {u"import"_s}, u"import needs at least one file."_s);
        row("a chat with nobody", {u"chat"_s, u"Hello"_s}, u"chat needs --bot ID"_s);
        row("a chat about nothing", {u"chat"_s, u"--bot"_s, u"1"_s, u" "_s}, u"chat needs a TEXT"_s);
        row("an unknown action with bots", {u"bots"_s, u"delete"_s, u"1"_s}, u"bots takes list"_s);
        row("a word after token", {u"token"_s, u"show"_s}, u"token takes no words."_s);
        row("a secret of another name", {u"workspace"_s, u"secret"_s, u"set"_s, u"pin"_s},
            u"NAME is one of"_s);
        row("a secret as an argument", {u"workspace"_s, u"secret"_s, u"set"_s, u"coze-pat"_s, u"pat_1"_s},
            u"secret takes: set NAME"_s);
        row("workspace alone", {u"workspace"_s}, u"workspace takes init, show, set"_s);
        row("an unknown key", {u"workspace"_s, u"set"_s, u"color"_s, u"red"_s}, u"there is no key color"_s);
        row("a wrong value", {u"workspace"_s, u"set"_s, u"coze.region"_s, u"mars"_s},
            u"coze.region takes one of com"_s);
    }
    void wrongUsageEndsWithTwoAndSaysHow()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, sentence);
        CliRun run;
        run.json(words);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QString());
        QVERIFY2(run.err.startsWith(sentence), qPrintable(run.err));
        QVERIFY(run.err.contains("Usage: agent-console-cli"_L1));
    }

    void helpListsEveryCommandAndEachHasItsOwn()
    {
        CliRun run;
        QCOMPARE(run({u"--help"_s}), 0);
        const QString help = run.out;
        for (const char *name : {"workspace", "import", "conversations", "messages", "search", "customers",
                 "export", "stats", "chat", "bots", "token", "db"}) {
            QVERIFY2(help.contains("\n  "_L1 + QLatin1StringView(name)), name);
            QCOMPARE(run({QLatin1StringView(name), u"--help"_s}), 0);
            QVERIFY(run.out.startsWith("Usage: agent-console-cli"_L1));
            QVERIFY(run.err.isEmpty());
        }
    }

    void versionIsOneLine()
    {
        CliRun run;
        QCOMPARE(run({u"--version"_s}), 0);
        QVERIFY(run.out.startsWith("agent-console-cli "_L1) && run.out.count(u'\n') == 1);
    }

    void globalOptionsMayStandAfterTheCommand()
    {
        CliRun run;
        QCOMPARE(run({u"workspace"_s, u"show"_s, u"--json"_s}), 0);
        QVERIFY(run.out.startsWith(u'{'));
    }

    void aMissingWorkspaceSaysHowToMakeOne_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addRow("conversations") << QStringList{u"conversations"_s};
        QTest::addRow("messages") << QStringList{u"messages"_s, u"a"_s};
        QTest::addRow("search") << QStringList{u"search"_s, u"a"_s};
        QTest::addRow("customers") << QStringList{u"customers"_s, u"a"_s};
        QTest::addRow("export") << QStringList{u"export"_s, u"--output"_s, u"/nonexistent/o.csv"_s};
        QTest::addRow("stats") << QStringList{u"stats"_s};
        QTest::addRow("import") << QStringList{u"import"_s, u"a.jsonl"_s};
        QTest::addRow("chat") << QStringList{u"chat"_s, u"--bot"_s, u"1"_s, u"Hello"_s};
        QTest::addRow("bots") << QStringList{u"bots"_s};
        QTest::addRow("token") << QStringList{u"token"_s};
        QTest::addRow("secret set") << QStringList{u"workspace"_s, u"secret"_s, u"set"_s, u"coze-pat"_s};
        QTest::addRow("test") << QStringList{u"workspace"_s, u"test"_s};
        QTest::addRow("show") << QStringList{u"workspace"_s, u"show"_s};
        QTest::addRow("set") << QStringList{u"workspace"_s, u"set"_s, u"source.kind"_s, u"file"_s};
    }
    void aMissingWorkspaceSaysHowToMakeOne()
    {
        QFETCH(QStringList, words);
        CliRun run;
        const QString missing = run.folder.filePath(u"nothing"_s);
        QCOMPARE(run(QStringList{u"--workspace"_s, missing} + words), 3);
        QVERIFY2(run.err.contains(missing) && run.err.contains("workspace init"_L1), qPrintable(run.err));
        QVERIFY(!QDir(missing).exists());
    }

    void theWorkspaceIsMadeShownAndChanged()
    {
        CliRun run;
        const QString place = run.folder.filePath(u"new"_s);
        const QStringList at{u"--workspace"_s, place};
        auto rows = run.json(at + QStringList{u"workspace"_s, u"init"_s});
        QCOMPARE(rows.constFirst(), QJsonObject({{u"workspace"_s, place}, {u"created"_s, true}}));
        rows = run.json(at + QStringList{u"workspace"_s, u"init"_s});
        QCOMPARE(rows.constFirst().value("created"_L1), QJsonValue(false));
        rows = run.json(at + QStringList{u"workspace"_s, u"set"_s, u"archive.keepMonths"_s, u"12"_s});
        QCOMPARE(rows.constFirst(), QJsonObject({{u"key"_s, u"archive.keepMonths"_s}, {u"value"_s, 12}}));
        rows = run.json(at + QStringList{u"workspace"_s, u"show"_s});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.constFirst().value("archive.keepMonths"_L1).toInt(), 12);
        QCOMPARE(rows.constFirst().value("coze.region"_L1).toString(), u"com"_s);
    }

    void aWrongValueIsNotRepeated()
    {
        CliRun run;
        run({u"workspace"_s, u"set"_s, u"postgres.url"_s, u"postgresql://a:hunter2@b/c"_s});
        QCOMPARE(run.code, 2);
        QVERIFY(!run.err.contains("hunter2"_L1));
    }

    void theEnvironmentNamesTheWorkspace()
    {
        qputenv("AGENT_CONSOLE_WORKSPACE", "/some/where");
        QCOMPARE(app::cli::defaultWorkspace(), u"/some/where"_s);
        qunsetenv("AGENT_CONSOLE_WORKSPACE");
        QCOMPARE(app::cli::defaultWorkspace(), core::workspace::Workspace::defaultFolder());
    }

    void progressIsForTerminalsOnly()
    {
        CliRun run;
        run.history->add(tests::MemoryHistory::talk(u"a"_s, 3));
        QCOMPARE(run({u"stats"_s}), 0);
        QCOMPARE(run.err, QString());
        run.errIsTerminal = true;
        QCOMPARE(run({u"stats"_s}), 0);
        QVERIFY(run.err.contains("messages read"_L1));
    }
};

QTEST_GUILESS_MAIN(tst_CliUsage)
#include "tst_cliusage.moc"
