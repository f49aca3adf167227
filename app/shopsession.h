// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleservice.h"
#include "core/history/archive.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"
#include "ui/importnotices.h"
#include "ui/imports.h"

#include <QPointer>

#include <memory>

namespace ui {
class HistoryPage;
}

namespace app {

/// One opened workspace: the archive, what imports into it and the page that shows it. The page goes first.
struct ShopSession
{
    ShopSession(core::workspace::Workspace opened, bool isSample);
    ~ShopSession();
    Q_DISABLE_COPY_MOVE(ShopSession)

    core::workspace::Workspace workspace;
    bool sample;
    bool readOnly = false;
    std::unique_ptr<core::workspace::SecretStore> secrets;
    std::unique_ptr<SampleService> sampleShop; // of the sample
    std::unique_ptr<core::history::Archive> archive;
    std::unique_ptr<ui::Imports> imports;
    std::unique_ptr<ui::ImportNotices> notices;
    QPointer<ui::HistoryPage> page; // owned by the window, but must not outlive the archive
};

} // namespace app
