// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/databasesettings.h"

#include "core/postgres/pastedaddress.h"

using namespace Qt::StringLiterals;

namespace app {

using core::Error;
using core::Result;
using core::postgres::Address;
using core::workspace::Workspace;

namespace {

Result<Address> addressIn(const Workspace &workspace, const QString &key)
{
    return core::postgres::addressFromPasted(
        workspace.value(key).toString(), workspace.value(u"net.allowPlainText"_s).toBool())
        .map_error([&key](Error error) {
            error.detail = u"%1: %2"_s.arg(key, error.detail);
            return error;
        });
}

} // namespace

Result<DatabaseAddresses> databaseAddresses(const Workspace &workspace, const core::Secret &password)
{
    if (workspace.value(u"postgres.url"_s).toString().isEmpty())
        return core::failure(Error::Kind::InvalidInput, u"postgres.url is not set"_s);
    auto primary = addressIn(workspace, u"postgres.url"_s);
    if (!primary)
        return tl::make_unexpected(primary.error());
    primary->setPassword(password);
    DatabaseAddresses addresses{*primary, std::nullopt};
    if (workspace.value(u"postgres.replicaUrl"_s).toString().isEmpty())
        return addresses;
    const auto replica = addressIn(workspace, u"postgres.replicaUrl"_s);
    if (!replica)
        return tl::make_unexpected(replica.error());
    addresses.replica = completedFrom(*replica, *primary);
    return addresses;
}

bool hasDatabaseSource(const Workspace &workspace)
{
    return workspace.value(u"source.kind"_s).toString() == "postgres"_L1
        && !workspace.value(u"postgres.url"_s).toString().isEmpty();
}

bool readsDatabaseDirectly(const Workspace &workspace)
{
    return hasDatabaseSource(workspace) && workspace.value(u"postgres.mode"_s).toString() == "direct"_L1;
}

Result<core::Secret> passwordOrNone(const Result<core::Secret> &read)
{
    if (!read && read.error().kind != Error::Kind::Cancelled)
        return core::Secret();
    return read;
}

QString databaseSecretName()
{
    return u"postgres-password"_s;
}

} // namespace app
