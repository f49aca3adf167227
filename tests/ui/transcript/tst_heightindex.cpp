// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/heightindex.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

class tst_HeightIndex final : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithAPlainList()
    {
        QRandomGenerator random(7);
        for (const qint64 rows : {1, 63, 64, 65, 128, 1'000}) {
            ui::HeightIndex index;
            index.reset(rows, 40);
            std::vector<int> plain(std::size_t(rows), 40);
            for (int i = 0; i < 300; ++i) {
                const qint64 row = random.bounded(int(rows));
                const int height = random.bounded(0, 400);
                index.setHeight(row, height);
                plain[std::size_t(row)] = height;
            }
            qint64 y = 0;
            for (qint64 row = 0; row < rows; ++row) {
                QCOMPARE(index.top(row), y);
                QCOMPARE(index.height(row), plain[std::size_t(row)]);
                if (index.height(row) > 0) {
                    QCOMPARE(index.rowAt(y), row);
                    QCOMPARE(index.rowAt(y + index.height(row) - 1), row);
                }
                y += plain[std::size_t(row)];
            }
            QCOMPARE(index.total(), y);
        }
    }

    void endsAreClamped()
    {
        ui::HeightIndex index;
        index.reset(0, 40);
        QCOMPARE(index.rowAt(10), -1);
        QCOMPARE(index.total(), 0);
        index.reset(100, 40);
        QCOMPARE(index.rowAt(-5), 0);
        QCOMPARE(index.rowAt(1'000'000), 99);
        index.setHeight(100, 7); // no such row
        QCOMPARE(index.total(), 4'000);
    }

    void tenMillionRowsCostLittleTime()
    {
        ui::HeightIndex index;
        QBENCHMARK_ONCE
        {
            index.reset(10'000'000, 60);
            for (qint64 row = 0; row < 10'000'000; row += 10'007)
                index.setHeight(row, 90);
        }
        QCOMPARE(index.rowAt(index.top(9'999'999)), 9'999'999);
    }

    void meanIsThatOfMeasuredRows()
    {
        ui::HeightIndex index;
        index.reset(10, 50);
        QCOMPARE(index.meanHeight(), 50);
        index.setHeight(1, 100);
        index.setHeight(2, 200);
        index.setHeight(2, 300);
        QCOMPARE(index.meanHeight(), 200);
    }
};

QTEST_GUILESS_MAIN(tst_HeightIndex)
#include "tst_heightindex.moc"
