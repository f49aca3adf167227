// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"

#include "app/cli/botscommand.h"
#include "app/cli/chatcommand.h"
#include "app/cli/conversationscommand.h"
#include "app/cli/customerscommand.h"
#include "app/cli/dbcommand.h"
#include "app/cli/exportcommand.h"
#include "app/cli/messagescommand.h"
#include "app/cli/searchcommand.h"
#include "app/cli/sendcommand.h"
#include "app/cli/statscommand.h"
#include "app/cli/synccommand.h"
#include "app/cli/tokencommand.h"
#include "app/cli/watchcommand.h"
#include "app/cli/workspacecommand.h"

namespace app::cli {

std::vector<std::unique_ptr<Command>> allCommands(Context &context, ImportCommand::Importer importer)
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<WorkspaceCommand>(context));
    commands.push_back(std::make_unique<ImportCommand>(context, std::move(importer)));
    commands.push_back(std::make_unique<ConversationsCommand>(context));
    commands.push_back(std::make_unique<MessagesCommand>(context));
    commands.push_back(std::make_unique<SearchCommand>(context));
    commands.push_back(std::make_unique<CustomersCommand>(context));
    commands.push_back(std::make_unique<ExportCommand>(context));
    commands.push_back(std::make_unique<StatsCommand>(context));
    commands.push_back(std::make_unique<SyncCommand>(context));
    commands.push_back(std::make_unique<WatchCommand>(context));
    commands.push_back(std::make_unique<SendCommand>(context));
    commands.push_back(std::make_unique<ChatCommand>(context));
    commands.push_back(std::make_unique<BotsCommand>(context));
    commands.push_back(std::make_unique<TokenCommand>(context));
    commands.push_back(std::make_unique<DbCommand>(context));
    return commands;
}

} // namespace app::cli
