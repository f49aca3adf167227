// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shopsession.h"

#include "ui/pages/historypage.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace app {

ShopSession::ShopSession(core::workspace::Workspace opened, bool isSample)
    : workspace(std::move(opened)),
      sample(isSample),
      secrets(isSample ? core::workspace::makeSessionSecrets() : core::workspace::makeSecretStore(workspace)),
      sampleShop(isSample ? std::make_unique<SampleService>(QDir(workspace.folder()).filePath(u"shop.db"_s))
                          : nullptr),
      archive(std::make_unique<core::history::Archive>(workspace.archivePath()))
{ }

ShopSession::~ShopSession()
{
    delete page;
}

} // namespace app
