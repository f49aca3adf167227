// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/undoscript.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::advisor::Engine;
using core::advisor::UndoScript;

class tst_UndoScript final : public QObject
{
    Q_OBJECT
private slots:
    void itNamesWhatWasMade()
    {
        QTemporaryDir home;
        const QString file = home.filePath(u"undo.sql"_s);
        const QDateTime now(QDate(2026, 11, 26), QTime(9, 30), Qt::UTC);
        UndoScript script(file, Engine::PostgreSql, u"a place\nDROP TABLE x;"_s, now);
        QVERIFY(!QFile::exists(file));
        QVERIFY(script.add(u"DROP INDEX IF EXISTS \"a\";"_s));
        QVERIFY(script.add(u"DROP INDEX IF EXISTS \"b\";"_s));
        QVERIFY(script.removeLast());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArrayList lines = written.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        // What comes from outside stays a comment.
        for (int i = 0; i < 3; ++i)
            QVERIFY(lines.at(i).startsWith("-- "));
        QVERIFY(lines.at(0).contains("2026-11-26T09:30:00Z"));
        QVERIFY(lines.at(1).contains("a place DROP TABLE x;"));
        QCOMPARE(lines.at(3), QByteArray("DROP INDEX IF EXISTS \"a\";"));
        QVERIFY(script.removeLast());
        QVERIFY(!QFile::exists(file));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        QTemporaryDir home;
        UndoScript script(home.filePath(u"no/undo.sql"_s), Engine::Sqlite, u"file"_s, QDateTime());
        QVERIFY(!script.add(u"DROP INDEX a;"_s));
        QVERIFY(script.statements().isEmpty());
        UndoScript nowhere(QString(), Engine::Sqlite, u"file"_s, QDateTime());
        QVERIFY(nowhere.add(u"DROP INDEX a;"_s));
    }
};

QTEST_GUILESS_MAIN(tst_UndoScript)
#include "tst_undoscript.moc"
