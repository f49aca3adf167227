// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shopsession.h"

#include "ui/pages/historypage.h"

namespace app {

ShopSession::ShopSession(core::workspace::Workspace opened, bool isSample)
    : workspace(std::move(opened)),
      sample(isSample),
      archive(std::make_unique<core::history::Archive>(workspace.archivePath()))
{ }

ShopSession::~ShopSession()
{
    delete page;
}

} // namespace app
