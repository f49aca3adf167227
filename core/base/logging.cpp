// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"

Q_LOGGING_CATEGORY(lcHistory, "agentconsole.history", QtInfoMsg)
Q_LOGGING_CATEGORY(lcImport, "agentconsole.import", QtInfoMsg)
Q_LOGGING_CATEGORY(lcExport, "agentconsole.export", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWorkspace, "agentconsole.workspace", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCoze, "agentconsole.coze", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "agentconsole.ui", QtInfoMsg)
