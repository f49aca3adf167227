// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/shop/shopfixture.h"

#include <QTest>

class tst_shopstream final : public QObject
{
    Q_OBJECT
};

QTEST_GUILESS_MAIN(tst_shopstream)
#include "tst_shopstream.moc"
