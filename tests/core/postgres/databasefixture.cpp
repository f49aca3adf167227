// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/postgres/databasefixture.h"

namespace tests {

Database::Options DatabaseFixture::options() const
{
    Database::Options made;
    made.primary = addressOf(*primary);
    made.replica = addressOf(*replica);
    made.allowsWriting = true;
    made.limits.statement = 20s;
    made.lookEvery = 100ms;
    return made;
}

void DatabaseFixture::initTestCase()
{
    if (!PostgresServer::isInstalled())
        QSKIP("PostgreSQL is not installed");
    PostgresServer::Options settings;
    settings.settings = {u"max_standby_streaming_delay = 0"_s}; // conflicts end reads at once
    primary = std::make_unique<PostgresServer>(settings);
    makeShopTables(*primary);
    replica = primary->makeReplica();
}

void DatabaseFixture::init()
{
    primary->start();
    replica->start();
    replica->holdReplay(false);
    replica->waitUntilCaughtUp(*primary);
}

} // namespace tests
