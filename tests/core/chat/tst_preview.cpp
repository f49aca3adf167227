// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/message.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::chat;

class tst_preview final : public QObject
{
    Q_OBJECT
private slots:
    void blanksAreOneAndNoneAtTheEnds_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("preview");
        QTest::newRow("plain") << u"two words"_s << u"two words"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("blanks only") << u"   "_s << QString();
        QTest::newRow("in front") << u"  two words"_s << u"two words"_s;
        QTest::newRow("behind") << u"two words "_s << u"two words"_s;
        QTest::newRow("between") << u"two  words"_s << u"two words"_s;
        QTest::newRow("lines") << u"two\r\nwords\n"_s << u"two words"_s;
        QTest::newRow("other letters") << u"größer 今日は"_s << u"größer 今日は"_s;
    }
    void blanksAreOneAndNoneAtTheEnds()
    {
        QFETCH(QString, content);
        QFETCH(QString, preview);
        QCOMPARE(previewOf(content, 40), preview);
    }
    /// A mark that falls away in front keeps a text off the short way.
    void plainTextIsCutAsAnyOther()
    {
        const QString text = u"ab c de  fgh, i jkl. "_s.repeated(4);
        for (qsizetype from = 0; from < 21; ++from) {
            for (qsizetype size = 0; size <= 30; ++size) {
                const QString part = text.mid(from, size);
                for (int units = 1; units <= 31; ++units)
                    QCOMPARE(previewOf(part, units), previewOf(QChar(0x200e) + part, units));
            }
        }
    }
    void lettersOfSeveralUnitsStayWhole()
    {
        QCOMPARE(previewOf(u"ab\U0001F600cd", 3), u"ab"_s);
        QCOMPARE(previewOf(u"abe\u0301f", 3), u"ab"_s); // e and its accent are one
    }
};

QTEST_GUILESS_MAIN(tst_preview)
#include "tst_preview.moc"
